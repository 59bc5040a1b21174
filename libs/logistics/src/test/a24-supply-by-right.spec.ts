/** A24: supply that is kept for who is first, and runs that find no end. Kilograms and minutes. */
import { compile } from '../operation/compile.ts';
import { Run } from '../operation/run.ts';
import { STOCK_ACCOUNT } from '../operation/outcome.ts';
import { begin, runUntil } from '../operation/simulation.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import type { Replenishment, Stock } from '../supply/stock.ts';
import { EMPTY_WORLD, liftType, link, payload, place, pool } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const stock = (id: string, amountT: number, part: Partial<Stock> = {}): Stock => ({
  ...{ id, place: 'a', class: 'V', kind: 'ammunition', amountKg: amountT * 1000, capacityKg: -1, reserveKg: 0 },
  ...part,
});
const rule = (id: string, upToT: number, part: Partial<Replenishment> = {}): Replenishment => ({
  ...{ id, stock: id, from: 'depot', reorderPointKg: 0, orderUpToKg: upToT * 1000, lotKg: 1000 },
  ...{ priority: 50, modes: ['road'] },
  ...part,
});

function runOf(world: World, minute: number, mostEvents?: number): Run {
  const run = new Run(compile(world));
  begin(run, 1, 0, 0);
  runUntil(run, minute, 0, () => undefined, mostEvents);
  return run;
}

describe('A24 supply by right', () => {
  /** 60 t in the depot and 60 t more every five days, `times` in all; the first wants 200 t in lots of 100, the second draws 12 t a day. */
  const scarce = (times: number, depot: Partial<Stock> = {}): World => ({
    ...EMPTY_WORLD,
    places: [place('a')],
    stocks: [stock('depot', 60, depot), stock('first', 0), stock('second', 0)],
    consumers: [{ id: 'c', stock: 'second', steps: [{ fromMin: 0, kgPerDay: 12_000 }] }],
    replenishments: [rule('first', 200, { priority: 1, lotKg: 100_000 }), rule('second', 60, { lotKg: 10_000 })],
    deliveries: [{ id: 'd', stock: 'depot', amountKg: 60_000, atMin: 5 * DAY, everyMin: 5 * DAY, times }].filter(
      (row) => row.times > 0,
    ),
  });
  const received = (world: World, day: number) => Array.from(runOf(world, day * DAY).state.stockReceived.slice(1));

  test('A24.1 a source keeps what it has for who is first until it is a lot', () => {
    expect(received(scarce(9), 1)).toEqual([0, 0]);
    // 120 t on day 5 are a lot, and above the reorder point: what comes then is for the second.
    expect(received(scarce(9), 6)).toEqual([120_000, 0]);
    expect(received(scarce(9), 11)).toEqual([120_000, 60_000]);
  });

  test('A24.2 what can never become a lot is kept for nobody: nothing more is to come, or there is no room for it', () => {
    expect(received(scarce(0), 1)).toEqual([0, 60_000]);
    expect(received(scarce(9, { capacityKg: 90_000 }), 1)).toEqual([0, 60_000]);
    // The last delivery makes it 90 t in all: from then on the second has what it wants of them, 60 t and on day 10 the rest.
    const little = { ...scarce(1), deliveries: scarce(1).deliveries.map((row) => ({ ...row, amountKg: 30_000 })) };
    expect(received(little, 4)).toEqual([0, 0]);
    expect(received(little, 6)).toEqual([0, 60_000]);
    expect(received(little, 11)).toEqual([0, 90_000]);
  });

  test('A24.5 a depot that does not order itself keeps nothing: the second draws it down, it orders, and the first is filled', () => {
    // 500 t are above the reorder point and no lot; without 300 of them the depot orders 1,800 t.
    const world = (atBase: number): World => ({
      ...EMPTY_WORLD,
      places: [place('a')],
      stocks: [stock('base', atBase), stock('depot', 500), stock('first', 0), stock('second', 0)],
      replenishments: [
        rule('depot', 2000, { from: 'base', reorderPointKg: 200_000 }),
        rule('first', 1000, { priority: 1, lotKg: 1_000_000 }),
        rule('second', 300, { lotKg: 10_000 }),
      ],
    });
    const filled = (atBase: number) => Array.from(runOf(world(atBase), DAY).state.stockReceived.slice(1));
    expect(filled(5000)).toEqual([1_800_000, 1_000_000, 300_000]);
    expect(filled(0)).toEqual([0, 0, 300_000]);
  });

  test('A24.6 nor is anything kept for a delivery that is not released, or not any more, or an activity that never has its inputs', () => {
    const gated = (part: { atMin: number; revokedMin?: number }): World => ({
      ...scarce(9),
      conditions: [{ id: 'g', type: 'date', ...part }],
      deliveries: scarce(9).deliveries.map((row) => ({ ...row, releasedBy: 'g' })),
    });
    expect(received(gated({ atMin: 59 * DAY }), 1)).toEqual([0, 60_000]);
    expect(received(gated({ atMin: 0, revokedMin: 2 * DAY }), 1)).toEqual([0, 0]);
    expect(received(gated({ atMin: 0, revokedMin: 2 * DAY }), 3)).toEqual([0, 60_000]);
    const plant = (inputT: number): World => ({
      ...scarce(0),
      stocks: [...scarce(0).stocks, stock('ore', 10)],
      activities: [
        {
          ...{ id: 'x', duration: { kind: 'fixed', value: 10 * DAY }, repeat: 1, yieldPermille: 1000, capacity: [] },
          ...{ inputs: [{ stock: 'ore', amountKg: inputT * 1000 }], stocks: [{ stock: 'depot', amountKg: 60_000 }] },
        },
      ],
    });
    const made = (world: World) => {
      const { state, program } = runOf(world, DAY);
      return ['first', 'second'].map((id) => state.stockReceived[program.world.stocks.findIndex((s) => s.id === id)]);
    };
    expect(made(plant(10))).toEqual([0, 0]);
    expect(made(plant(11))).toEqual([0, 60_000]);
  });

  test('A24.4 the account of a stock: received, issued, consumed, lost, on its way and lost there, to the last kilogram', () => {
    // 50 t, 10 a day used; 30 come on day 1 to 40 and find room for 20; the strike of day 3 takes half of 40; from day 4 on the north uses 1 t a minute and orders each.
    const world: World = {
      ...EMPTY_WORLD,
      endMin: 4 * DAY + 60,
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 600)],
      liftTypes: [liftType('lorry', { mode: 'road', speedMh: 50_000, payload: payload({ massKg: 5000 }) })],
      liftPools: [pool('p', 'lorry', 'a', 1)],
      stocks: [
        stock('s', 50, { capacityKg: 60_000, kind: 'supply' }),
        stock('north', 5, { place: 'b', kind: 'supply' }),
      ],
      consumers: [
        { id: 'c', stock: 's', steps: [{ fromMin: 0, kgPerDay: 10_000 }] },
        { id: 'd', stock: 'north', steps: [{ fromMin: 4 * DAY - 1, kgPerDay: 1_440_000 }] },
      ],
      replenishments: [rule('north', 5, { from: 's', lotKg: 5000, reorderPointKg: 4000 })],
      deliveries: [{ id: 'd', stock: 's', amountKg: 30_000, atMin: DAY, everyMin: 0, times: 1 }],
      disruptions: [
        {
          ...{ id: 'x', place: 'a', permille: 1000, duration: { kind: 'fixed', value: 1 }, probabilityPermille: 1000 },
          ...{ stockLossPermille: 500, atMin: 3 * DAY },
        },
      ],
    };
    const { stockAccountKg, stockLevel, samples } = new Simulator(compile(world)).replicate(1, 0, { sampleMin: DAY });
    // Stocks are in order of their ids.
    const [north, depot] = [0, 1].map((s) =>
      Object.fromEntries(STOCK_ACCOUNT.map((name, i) => [name, stockAccountKg[s * STOCK_ACCOUNT.length + i]])),
    );
    expect(stockLevel[samples + 3]).toBe(20_000);
    expect(depot).toMatchObject({ received: 30_000, lost: 10_000 + 20_000, onTheWay: 0, lostOnTheWay: 0 });
    expect(north).toMatchObject({ received: 0, consumed: 5000, issued: 0, onTheWay: depot['issued'] });
    // Four orders of a ton are on their way at once at most.
    expect(depot['issued']).toBe(4000);
  });

  test('A24.3 a run without an end says what has none', () => {
    expect(() => runOf(scarce(1_000_000), 60 * DAY, 20)).toThrow(
      /limited to 20 events; at minute \d+ there is no end of (stock|issue|delivery) (depot|first|second|d)/,
    );
  });
});
