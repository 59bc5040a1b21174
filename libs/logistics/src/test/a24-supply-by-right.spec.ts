/** A24: supply that is kept for who is first, and runs that find no end. Kilograms and minutes. */
import { compile } from '../operation/compile.ts';
import { Run } from '../operation/run.ts';
import { begin, runUntil } from '../operation/simulation.ts';
import type { World } from '../operation/world.ts';
import type { Replenishment, Stock } from '../supply/stock.ts';
import { EMPTY_WORLD, place } from '../testing/tiny-worlds.ts';

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
    // The last delivery leaves 60 t in all: from then on the second has them.
    expect(received(scarce(1), 4)).toEqual([0, 0]);
  });

  test('A24.3 a run without an end says what has none', () => {
    expect(() => runOf(scarce(1_000_000), 60 * DAY, 20)).toThrow(
      /limited to 20 events; at minute \d+ there is no end of (stock|issue|delivery) (depot|first|second|d)/,
    );
  });
});
