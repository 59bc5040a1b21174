import { compile } from '../compile.ts';
import { Simulator } from '../simulator.ts';
import type { World } from '../world.ts';
import { liftType, link, payload, place, pool, worldOf } from '../../testing/tiny-worlds.ts';

const stock = (id: string, amountKg: number) => ({
  ...({ id, place: 'a', class: 'I', kind: 'supply', amountKg, capacityKg: -1, reserveKg: 0 } as const),
});
const order = (from: string, to: string) => ({
  ...{ id: `${from}-${to}`, stock: to, from, reorderPointKg: 100, orderUpToKg: 200, lotKg: 50, priority: 1 },
  modes: ['road'] as const,
});

/** Depots that may all order from each other, and a camp at the end of them that eats. */
function depots(count: number): World {
  const ids = Array.from({ length: count }, (_, i) => `d${String(i).padStart(2, '0')}`);
  return worldOf([], {
    places: [place('a'), place('b')],
    links: [link('road', 'a', 'b', 'road', 50)],
    endMin: 10 * 1440,
    liftTypes: [liftType('truck', { mode: 'road', speedMh: 50_000, payload: payload({ massKg: 50 }) })],
    liftPools: [pool('trucks', 'truck', 'a', 5)],
    // The first has enough for all, so that orders of the others set out.
    stocks: [...ids.map((id, i) => stock(id, i === 0 ? 10_000 : 60)), { ...stock('camp', 60), place: 'b' }],
    consumers: [{ id: 'eaters', stock: 'camp', steps: [{ fromMin: 0, kgPerDay: 20 }] }],
    replenishments: [
      ...ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => order(from, to))),
      ...ids.map((from) => order(from, 'camp')),
    ],
  });
}

it('is worked out for depots that all order from each other without going every way through them', () => {
  const { events } = new Simulator(compile(depots(14))).replicate(1, 0, { sampleMin: 1440 });
  expect(events).toBeGreaterThan(0);
});
