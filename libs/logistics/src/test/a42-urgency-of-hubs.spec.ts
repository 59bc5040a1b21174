/** A42: how urgent an order is of a stock that only passes on. Kilograms and minutes; one lorry of 20 t at a, an hour to b and to c. */
import { compile } from '../operation/compile.ts';
import { Run } from '../operation/run.ts';
import { begin, runUntil } from '../operation/simulation.ts';
import { minutesUntilOut } from '../operation/supply/stock-out.ts';
import type { World } from '../operation/world.ts';
import type { Replenishment, Stock } from '../supply/stock.ts';
import { EMPTY_WORLD, liftType, link, payload, place, pool } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const T = 1000;
const stock = (id: string, at: string, tonnes: number): Stock => ({
  ...{ id, place: at, class: 'I', kind: 'supply', amountKg: tonnes * T, capacityKg: -1, reserveKg: 0 },
});
/** Orders 20 t as soon as there is no more than what there is at the start. */
const rule = (of: string, from: string, tonnes: number): Replenishment => ({
  ...{ id: `r-${of}`, stock: of, from, reorderPointKg: tonnes * T, orderUpToKg: (tonnes + 20) * T, lotKg: 20 * T },
  ...{ priority: 50, modes: ['road'] },
});
const draws = (of: string, tonnesPerDay: number) => ({ id: `c-${of}`, stock: of, steps: [{ fromMin: 0, kgPerDay: tonnesPerDay * T }] }); // prettier-ignore

/** A hub at b, from which a front orders, beside a stock at c that lasts five days. */
function world(hubT: number, frontT: number, part: Partial<World> = {}): World {
  return {
    ...EMPTY_WORLD,
    places: [place('a'), place('b'), place('c')],
    links: [link('ab', 'a', 'b', 'road', 60), link('ac', 'a', 'c', 'road', 60)],
    liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 20 * T }) })],
    liftPools: [pool('p', 'lorry', 'a', 1)],
    stocks: [stock('depot', 'a', 1000), stock('front', 'b', frontT), stock('hub', 'b', hubT), stock('camp', 'c', 50)],
    consumers: [draws('front', 10), draws('camp', 10)],
    replenishments: [rule('hub', 'depot', hubT), rule('front', 'hub', -1), rule('camp', 'depot', 50)],
    ...part,
  };
}

function runTo(of: World, minute: number) {
  const program = compile(of);
  const run = new Run(program);
  begin(run, 1, 0, 0);
  runUntil(run, minute, 0, () => undefined);
  const number = (id: string) => program.world.stocks.findIndex((row) => row.id === id);
  return {
    received: (id: string) => run.state.stockReceived[number(id)] / T,
    lasts: (id: string) => minutesUntilOut(run, number(id)) / DAY,
  };
}

describe('A42.1 a hub is as urgent as those it passes on to', () => {
  test('of one whose front has a day left the order goes before that of a camp with five', () => {
    const { received } = runTo(world(0, 10), 61);
    expect([received('hub'), received('camp')]).toEqual([20, 0]);
  });

  test('of one whose front has six days left it goes behind it', () => {
    const { received } = runTo(world(0, 60), 61);
    expect([received('hub'), received('camp')]).toEqual([0, 20]);
  });
});

describe('A42.2 how long a stock lasts', () => {
  test.each([
    ['what a hub has lasts at the rate of the front, and then the front lives on its own', 20, 30, 2 + 3],
    ['an empty hub lasts as long as the front', 0, 30, 3],
  ])('%s', (_, hubT, frontT, days) => {
    expect(runTo(world(hubT, frontT), 0).lasts('hub')).toBe(days);
  });

  test('the first of several counts, and all of them draw on the hub', () => {
    const of = world(20, 60);
    const two = {
      ...of,
      stocks: [...of.stocks, stock('rear', 'b', 10)],
      consumers: [...of.consumers, draws('rear', 10)],
      replenishments: [...of.replenishments, rule('rear', 'hub', -1)],
    };
    // 20 t at 20 t a day, then the day of the rear.
    expect(runTo(two, 0).lasts('hub')).toBe(1 + 1);
  });

  test('what is drawn at the hub itself empties it together with the others', () => {
    const of = world(30, 60);
    expect(runTo({ ...of, consumers: [...of.consumers, draws('hub', 5)] }, 0).lasts('hub')).toBe(2);
  });

  test('a depot behind a hub, two that order from each other, and one that nobody draws on', () => {
    // Two orders of 20 t have left; what is left lasts at the 20 t a day of both, and then each five days more.
    expect(runTo(world(20, 30), 0).lasts('depot')).toBe(960 / 20 + 5);
    const of = world(20, 30);
    const round = { ...of, replenishments: [...of.replenishments, rule('depot', 'hub', -1)] };
    // What the camp draws comes by the depot from the hub too.
    expect(runTo(round, 0).lasts('hub')).toBe(1 + 3);
    expect(runTo({ ...of, consumers: [] }, 0).lasts('hub')).toBe(Infinity);
  });
});
