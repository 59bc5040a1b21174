/** A64: lift that is reserved for an owner waits for a fuller load of his cargo alone. Answers by hand, minutes. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

/** A load of 5 t each for b. From near it is 30 min by road to a, from far 60; from a half an hour by rail, on trains of 10 t that wait to be full for 40 min. */
const load = (id: string, owner: string, from: 'a' | 'near' | 'far', part = {}) =>
  move(id, from, 'b', { massKg: 5_000 }, { kind: 'supply', modes: ['road', 'rail'], via: from === 'a' ? [] : ['a'], owner, ...part }); // prettier-ignore

/** When each load is at b, where owners have trains of their own at a; -1 never. */
function arrivals(loads: readonly ReturnType<typeof load>[], owners: readonly string[]) {
  const world = worldOf(loads, {
    places: [place('near'), place('far'), ...['a', 'b'].map((id) => place(id, { rail: { ramps: 9, gauges: [1435] } }))],
    links: [link('n', 'near', 'a', 'road', 30), link('f', 'far', 'a', 'road', 60), link('r', 'a', 'b', 'rail', 30)],
    liftTypes: [
      liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 10_000 }) }),
      liftType('train', { mode: 'rail', speedMh: 60_000, payload: payload({ massKg: 10_000 }), minimumLoadPermille: 1000, maximumHoldMin: 40, load: fixed(0), unload: fixed(0) }), // prettier-ignore
    ],
    liftPools: [
      pool('near', 'lorry', 'near', 9),
      pool('far', 'lorry', 'far', 9),
      ...owners.map((owner) => pool(`trains-${owner}`, 'train', 'a', 2, { owner, reservedForOwner: true })),
    ],
  });
  const { ready } = new Simulator(compile(world)).replicate(1, 0, { sampleMin: 1440 });
  return [...ready];
}

test('A64.1 what comes for another is not waited for; what comes for him is', () => {
  const [mine, theirs] = [load('m', 'x', 'a'), load('n', 'z', 'near')];
  expect(arrivals([mine, theirs], ['x', 'z'])).toEqual([30, 60]);
  expect(arrivals([mine, load('n', 'x', 'near')], ['x'])).toEqual([60, 60]);
});

test('A64.2 the longest hold counts from when his own began to wait, whoever stands before it', () => {
  // k has no train and stands first from 0. m comes at 30 and may wait until 70; n comes at 60.
  const first = load('k', 'z', 'a', { priority: -1 });
  expect(arrivals([first, load('m', 'x', 'near'), load('n', 'x', 'far')], ['x'])).toEqual([-1, 90, 90]);
});
