/** A60: the critical path knows how long what is made takes, whatever it is made of. Answers by hand, minutes. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Activity, Condition } from '../operation/world.ts';
import { fixed, link, move, place, worldOf } from '../testing/tiny-worlds.ts';

const course: Activity = {
  ...{ id: 'course', startsWhen: 'open', inputs: [], duration: fixed(1000), repeat: 3 },
  ...{ yieldPermille: 1000, stocks: [], capacity: [] },
};
/** A brigade is formed in 400 min of the equipment that comes at 5000, when two courses of 1000 min are over that begin at 500. */
const forming: Activity = {
  ...course,
  ...{ id: 'forming', startsWhen: 'trained', duration: fixed(400), repeat: 1, inputs: [{ stock: 's', amountKg: 1 }] },
};
const conditions: readonly Condition[] = [
  { id: 'open', type: 'date', atMin: 500 },
  { id: 'trained', type: 'done', activity: 'course', runs: 2 },
  { id: 'formed', type: 'done', activity: 'forming', runs: 1 },
];

function readyAndBound(activities: readonly Activity[], come: number, stocksFromMin?: number) {
  const world = worldOf([move('m', 'a', 'b', { vehicles: 1 }, { modes: ['road'], releasedBy: 'formed' })], {
    places: [place('a'), place('b')],
    links: [link('r', 'a', 'b', 'road', 30)],
    stocks: [{ id: 's', place: 'a', class: 'VII', kind: 'supply', amountKg: 0, capacityKg: -1, reserveKg: 0 }],
    deliveries: [{ id: 'd', stock: 's', amountKg: 1, atMin: come, everyMin: 0, times: 1 }],
    ...{ conditions, activities, stocksFromMin },
  });
  const simulator = new Simulator(compile(world));
  return [simulator.replicate(1, 0, { sampleMin: 1440 }).ready[0], simulator.relax(1, 0).ready[0]];
}

describe('A60 bounds of what is made', () => {
  test('A60.1 two courses and the forming come first; what equipment is waited for is no matter of the path', () => {
    // 30 km at 30 km/h.
    const [ready, bound] = readyAndBound([course, forming], 0);
    expect([ready, bound]).toEqual([2900 + 60, 2900 + 60]);
    expect(readyAndBound([course, forming], 5000)).toEqual([5400 + 60, bound]);
  });

  test('A60.2 a run that is under way needs what is left of it, from the instant of the state on', () => {
    expect(readyAndBound([{ ...course, begunMin: 100 }, forming], 0, 700)).toEqual([
      1100 + 1000 + 400 + 60,
      1100 + 1000 + 400 + 60,
    ]);
    expect(readyAndBound([course, { ...forming, begunMin: 100 }], 0, 700)).toEqual([701 + 60, 701 + 60]);
  });

  test('A60.3 what is made too seldom is never enough, and no bound says otherwise', () => {
    expect(readyAndBound([{ ...course, repeat: 1 }, forming], 0)).toEqual([-1, -1]);
  });
});
