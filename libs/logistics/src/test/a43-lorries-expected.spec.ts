/** A43: the choice of a road counts the lorries of a company that are expected there, not the company. Minutes. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import { link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

/**
 * Companies of 20 lorries, 300 t each, from a to b: 30 km by x, where 40 vehicles pass an hour, or 60 km by y, where nothing limits. A company by x is in the
 * way of the next for half an hour; by y it drives an hour longer.
 */
function readyOf(count: number): number[] {
  const loads = Array.from({ length: count }, (_, i) =>
    move(`m${i}`, 'a', 'b', { massKg: 300_000 }, { kind: 'supply', modes: ['road'], priority: i + 1 }),
  );
  const world = worldOf(loads, {
    places: [place('a'), place('b'), ...['x', 'y'].map((id) => place(id, { crossing: { rail: [], road: { perDay: 1e6 } } }))],
    links: [
      link('ax', 'a', 'x', 'road', 15, { vehiclesPerHour: { perDay: 40 } }),
      link('xb', 'x', 'b', 'road', 15),
      link('ay', 'a', 'y', 'road', 30),
      link('yb', 'y', 'b', 'road', 30),
    ],
    liftTypes: [liftType('company', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 300_000 }), roadVehicles: 20 })],
    liftPools: [pool('p', 'company', 'a', count)],
  }); // prettier-ignore
  return Array.from(new Simulator(compile(world)).replicate(1, 0, { sampleMin: 1440 }).ready);
}

test('A43.1 companies that would wait longer by the short road than the long one takes go by that', () => {
  const ready = readyOf(12).sort((a, b) => a - b);
  // An hour of driving, and 4 min until the last lorry has passed.
  expect(ready[0]).toBe(64);
  // Those by the long road have a halt of 15 min after the first hour. All by the short one, the last would be there at 394.
  expect(ready.filter((at) => at === 120 + 15 + 4).length).toBeGreaterThan(2);
  expect(ready[11]).toBeLessThan(300);
});
