/** What a bound takes for the least work of a share. */
import type { MovementRequirement } from '../movement/requirement.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import { cargo, fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';
import { CapacityBound } from './capacity-bound.ts';

test('a line without mass changes nothing in the order of those that have some: who is ready without the train is not bounded by it', () => {
  const rail = { rail: { ramps: 1, gauges: [1435] as const } };
  const { requirement, element } = move('2-road', 'a', 'b', { vehicles: 20, massKg: 400_000 }, { modes: ['road'] });
  const lines = ['0-late', '1-light', '2-road'];
  const world = worldOf([], {
    places: [place('a', rail), place('b', rail)],
    links: [link('r', 'a', 'b', 'road', 30), link('t', 'a', 'b', 'rail', 30)],
    liftTypes: [
      liftType('train', { mode: 'rail', speedMh: 30_000, payload: payload({ massKg: 1 }), unload: fixed(600) }),
    ],
    liftPools: [pool('p', 'train', 'a', 1)],
  });
  const program = compile({
    ...world,
    elements: [{ ...element, id: 'e', readyEquipmentPermille: 900, requirements: lines }],
    requirements: [
      {
        ...requirement,
        kind: 'supply' as const,
        cargo: cargo({ massKg: 1 }),
        modes: ['rail'] as const,
        readyToLoadMin: 70_000,
      },
      { ...requirement, cargo: cargo({ vehicles: 1 }) },
      requirement,
    ].map((part, i): MovementRequirement => ({ ...part, id: lines[i], element: 'e' })),
  });
  const simulator = new Simulator(program);
  // The column of 20 vehicles is there after an hour and the 4 min in which it passes.
  expect(simulator.replicate(1, 0, { sampleMin: 1440 }).ready[0]).toBe(64);
  const { elements } = new CapacityBound(program, [{ members: [0], flow: true }]).bounds(simulator.relax(1, 0));
  expect(elements[0]).toBeGreaterThanOrEqual(60);
  expect(elements[0]).toBeLessThanOrEqual(64);
});
