/** A46: a choice of route counts lift that is reserved for an owner as his alone. Answers by hand, minutes. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { LiftPool } from '../lift/lift.ts';
import { liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

/** By road 300 km at 60 km/h, with 15 min after the first hour and 10 min after the third, and as much back; by rail 300 km at 30 km/h. */
const ROAD = 325;
const CYCLE = 650;
const RAIL = 600;

/** When the loads of each owner are at b: each of 10 t, from a, and one lorry and one train are there for all. */
function arrivals(loads: readonly (readonly [owner: string, count: number])[], more: readonly LiftPool[]) {
  const rail = { rail: { ramps: 9, gauges: [1435] as const } };
  const carries = payload({ massKg: 10_000 });
  const rows = loads.flatMap(([owner, count], priority) =>
    Array.from({ length: count }, (_, i) =>
      move(`${owner}${i}`, 'a', 'b', { massKg: 10_000 }, { kind: 'supply', modes: ['road', 'rail'], owner, priority }),
    ),
  );
  const world = worldOf(rows, {
    places: [place('a', rail), place('b', rail)],
    links: [link('l', 'a', 'b', 'road', 300), link('r', 'a', 'b', 'rail', 300)],
    liftTypes: [
      liftType('lorry', { mode: 'road', speedMh: 60_000, payload: carries }),
      liftType('train', { mode: 'rail', speedMh: 30_000, payload: carries }),
      liftType('truck', { mode: 'road', speedMh: 60_000, payload: carries }),
    ],
    liftPools: [pool('lorries', 'lorry', 'a', 1), pool('trains', 'train', 'a', 1), ...more],
  });
  const program = compile(world);
  const { ready } = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
  return loads.map(([owner]) =>
    [...ready].filter((_, e) => program.world.elements[e].id.startsWith(owner)).sort((a, b) => a - b),
  );
}

const reserved = (type: string, owner: string, count = 19) =>
  pool('own', type, 'a', count, { owner, reservedForOwner: true });

/** A choice reckons rail, with its terminals, 1,080 min longer. The second load waits 600 min for the lorry, the third would wait 1,200 and goes by rail. */
const SHARED = [ROAD, RAIL, ROAD + CYCLE];

test.each(['lorry', 'truck'])(
  'A46.1 nineteen lorries of another owner make no road for him, whether of the same type or another (%s)',
  (type) => {
    expect(arrivals([['x', 3]], [])).toEqual([SHARED]);
    expect(arrivals([['x', 3]], [reserved(type, 'o')])).toEqual([SHARED]);
  },
);

test('A46.2 nor where that owner moves too: his loads have his lorries, and what of them falls to the one for all is a twentieth', () => {
  const both = [
    ['o', 3],
    ['x', 3],
  ] as const;
  expect(arrivals(both, [reserved('lorry', 'o')])).toEqual([[ROAD, ROAD, ROAD], SHARED]);
});

test('A46.3 an owner counts on his own: all his loads go by road', () => {
  expect(arrivals([['o', 3]], [])).toEqual([SHARED]);
  expect(arrivals([['o', 3]], [reserved('truck', 'o')])).toEqual([[ROAD, ROAD, ROAD]]);
});

test('A46.4 with two lorries of his own, a third of his work falls to the one for all, and another goes by rail', () => {
  // His six loads choose first, by id: a third of 3,600 min is more than the 1,080 of rail, a twentieth is not.
  const both = [
    ['o', 6],
    ['x', 1],
  ] as const;
  const turns = [ROAD, ROAD, ROAD, ROAD + CYCLE, ROAD + CYCLE, ROAD + CYCLE];
  expect(arrivals(both, [reserved('lorry', 'o', 2)])).toEqual([turns, [RAIL]]);
  expect(arrivals(both, [reserved('lorry', 'o')])).toEqual([turns.map(() => ROAD), [ROAD]]);
});
