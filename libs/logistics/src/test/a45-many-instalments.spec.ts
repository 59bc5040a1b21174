/** A45: a delivery of many instalments takes no more consignments than are on their way at once, and all of it comes. */
import { compile } from '../operation/compile.ts';
import { itemsOf } from '../operation/program.ts';
import { Simulator } from '../operation/simulator.ts';
import { EMPTY_WORLD, liftType, link, payload, place, pool } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const TIMES = 50;
const PIECES = 27;

/** Fifty weekly instalments of 27 loads, over 60 km by lorries of one load that are to hand from a day on. */
function weekly(fromDay: number) {
  const program = compile({
    ...EMPTY_WORLD,
    endMin: 730 * DAY,
    places: [place('a'), place('b')],
    links: [link('l', 'a', 'b', 'road', 60)],
    liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 10_000 }) })],
    liftPools: [pool('p', 'lorry', 'a', 9, { availableMin: new Array<number>(9).fill(fromDay * DAY) })],
    stocks: [{ id: 's', place: 'b', class: 'I', kind: 'supply', amountKg: 0, capacityKg: -1, reserveKg: 0 }],
    deliveries: [
      {
        ...{ id: 'd', stock: 's', amountKg: PIECES * 10_000, atMin: 0, everyMin: 7 * DAY, times: TIMES },
        way: { from: { place: 'a' }, priority: 50, modes: ['road'], requiredAfterMin: DAY },
      },
    ],
  });
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  return { slots: itemsOf(program.ruleSlots, 0).length, came: Array.from(outcome.instalmentDoneAt) };
}

test('A45.1 consignments for the 14 instalments of 90 days and one more each side, not for fifty', () => {
  const { slots, came } = weekly(0);
  expect(slots).toBeLessThanOrEqual(16 * PIECES + 2);
  // Three rounds of nine lorries.
  expect(came.map((at, i) => at - i * 7 * DAY)).toEqual(new Array(TIMES).fill(came[0]));
});

test('A45.2 when lift comes after 300 days, all that has become due meanwhile comes, in the order in which it was due', () => {
  const { came } = weekly(300);
  expect(came.every((at) => at > 300 * DAY)).toBe(true);
  expect(came).toEqual([...came].sort((a, b) => a - b));
  // 42 instalments have waited: 126 rounds of nine lorries, two hours and a rest each.
  expect(came[41]).toBeLessThan(330 * DAY);
});

test('A45.3 of what a rule had on its way when its plan begins all comes, also what there are no consignments for at first', () => {
  const LOADS = 5000;
  const stock = (id: string, at: string, amountKg: number) => ({
    ...{ id, place: at, class: 'I' as const, kind: 'supply' as const, amountKg, capacityKg: -1, reserveKg: 0 },
  });
  const program = compile({
    ...EMPTY_WORLD,
    endMin: 30 * DAY,
    places: [place('a'), place('b')],
    links: [link('l', 'a', 'b', 'road', 60)],
    liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 10_000 }) })],
    liftPools: [pool('p', 'lorry', 'a', 100)],
    stocks: [stock('depot', 'a', 70_000), stock('hub', 'b', 0)],
    replenishments: [
      {
        ...{ id: 'r', stock: 'hub', from: 'depot', reorderPointKg: 5000, orderUpToKg: 10_000, lotKg: 10_000 },
        ...{ priority: 50, modes: ['road'], underWayKg: LOADS * 10_000 },
      },
    ],
  });
  expect(itemsOf(program.ruleSlots, 0).length).toBeLessThan(LOADS);
  const { stockLevel, samples } = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  // The rule has more than it wants on order and draws nothing from its source.
  expect([stockLevel[samples - 1], stockLevel[2 * samples - 1]]).toEqual([70_000, LOADS * 10_000]);
});
