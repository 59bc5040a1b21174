/** G08: stocks by events against books that are kept minute by minute. The failing seed is in the message. */
import { compile } from '../operation/compile.ts';
import { STOCK_ACCOUNT } from '../operation/outcome.ts';
import { Simulator } from '../operation/simulator.ts';
import { PlainStocks } from '../testing/plain-stocks.ts';
import { ROAD_MIN, stockWorld } from '../testing/stock-world.ts';
import { seedsFrom } from './seeds.ts';

const SAMPLE_MIN = 45;

/** What the engine and the plain books say of a world, in one form. */
function bothOf(seed: number) {
  const program = compile(stockWorld(seed));
  const { world } = program;
  const placeOf = (id: string) => world.stocks.find((stock) => stock.id === id)!.place;
  const leads = new Map(
    [...world.replenishments, ...world.deliveries].map(({ id, stock }) => [id, placeOf(stock) === 'a' ? 0 : ROAD_MIN]),
  );
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: SAMPLE_MIN });
  const plain = new PlainStocks(world, (line) => leads.get(line)!);
  const levels: number[][] = world.stocks.map(() => []);
  for (let now = 0; now <= world.endMin; now++) {
    plain.step(now);
    if (now % SAMPLE_MIN === 0) plain.stocks.forEach(({ level }, s) => levels[s].push(level));
  }
  const account = (s: number, name: (typeof STOCK_ACCOUNT)[number]) =>
    outcome.stockAccountKg[s * STOCK_ACCOUNT.length + STOCK_ACCOUNT.indexOf(name)];
  const engine = world.stocks.map(({ id }, s) => ({
    id,
    levels: Array.from(outcome.stockLevel.slice(s * outcome.samples, (s + 1) * outcome.samples)),
    received: account(s, 'received'),
    issued: account(s, 'issued'),
    consumed: account(s, 'consumed'),
    lost: account(s, 'lost'),
    onTheWay: account(s, 'onTheWay'),
    unmet: outcome.stockUnmetKg[s],
    heldBack: outcome.stockHeldBackKg[s],
    least: outcome.stockLeastKg[s],
    outAt: outcome.stockOutAt[s],
  }));
  const books = plain.stocks.map(({ spec, received, issued, consumed, lost, unmet, heldBack, least, outAt }, s) => ({
    ...{ id: spec.id, levels: levels[s], received, issued, consumed, lost },
    onTheWay: plain.lines.filter(({ to }) => to.spec === spec).reduce((sum, { onOrder }) => sum + onOrder, 0),
    ...{ unmet, heldBack, least, outAt },
  }));
  const pushed = plain.deliveries.filter(({ spec }) => spec.way);
  const dates = (of: (one: (typeof pushed)[number]) => readonly number[]) =>
    pushed.flatMap((one) => Array.from({ length: one.spec.times }, (_, i) => of(one)[i] ?? -1));
  return {
    world,
    engine: {
      stocks: engine,
      met: world.conditions.map(({ id, type }, c) => [id, type === 'stock' ? outcome.conditionFirstMetAt[c] : -1]),
      dueAt: Array.from(outcome.instalmentAt),
      doneAt: Array.from(outcome.instalmentDoneAt),
    },
    books: {
      stocks: books,
      met: world.conditions.map(({ id }, c) => [id, plain.metAt[c]]),
      dueAt: dates(({ at }) => at),
      doneAt: dates(({ doneAt }) => doneAt),
    },
  };
}

describe('G08 stocks by events and by the minute', () => {
  test('G08.1 levels, accounts, least levels, when each ran out, and when instalments came are the same', () => {
    const seen = { issued: 0, lost: 0, out: 0, held: 0, instalments: 0 };
    for (const seed of seedsFrom(80_001, 60)) {
      const { engine, books } = bothOf(seed);
      try {
        expect(engine).toEqual(books);
      } catch (error) {
        throw new Error(`stock world ${seed}: ${(error as Error).message}`, { cause: error });
      }
      for (const { issued, lost, outAt, heldBack } of books.stocks) {
        if (issued > 0) seen.issued++;
        if (lost > 0) seen.lost++;
        if (outAt > 0) seen.out++;
        if (heldBack > 0) seen.held++;
      }
      seen.instalments += books.doneAt.filter((at) => at >= 0).length;
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
  });
});
