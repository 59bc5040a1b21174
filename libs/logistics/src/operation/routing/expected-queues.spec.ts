/** What is expected at capacities: each consignment takes back what it has added, whatever it looked at before it chose. */
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../../testing/tiny-worlds.ts';
import { compile } from '../compile.ts';
import { Run } from '../run.ts';
import { begin, runUntil } from '../simulation.ts';

test('freight that leaves a port by train, with lorries as another way, is expected at its clearance as what it is', () => {
  const lift = { load: fixed(60), unload: fixed(60) };
  const seaport = { berths: 5 };
  const rail = { ramps: 5, gauges: [1435] as const };
  const of = worldOf([move('m', 'o', 'd', { massKg: 2_000_000 }, { kind: 'supply', modes: ['sea', 'rail', 'road'] })], {
    places: [
      place('o', { seaport }),
      place('p', { seaport: { ...seaport, clearanceVehiclesPerDay: 500 }, rail }),
      place('d', { rail }),
    ],
    links: [
      link('sea', 'o', 'p', 'sea', 100),
      link('rail', 'p', 'd', 'rail', 300, { gauge: 1435 }),
      link('road', 'p', 'd', 'road', 300),
    ],
    liftTypes: [
      liftType('ship', { ...lift, mode: 'sea', speedMh: 30_000, payload: payload({ massKg: 500_000 }) }),
      liftType('train', { ...lift, mode: 'rail', speedMh: 55_000, payload: payload({ massKg: 500_000 }) }),
      liftType('lorries', {
        ...lift,
        mode: 'road',
        speedMh: 50_000,
        payload: payload({ massKg: 200_000 }),
        roadVehicles: 20,
      }),
    ],
    liftPools: [pool('ships', 'ship', 'o', 1), pool('trains', 'train', 'p', 1), pool('lorries', 'lorries', 'p', 1)],
  });
  const run = new Run(compile(of));
  begin(run, 1, 0, 0);
  runUntil(run, run.program.world.endMin, 0, () => undefined);
  expect(run.state.consignmentArrivedAt.every((at) => at > 0)).toBe(true);
  expect([...run.state.resourceExpected].filter((left) => left !== 0)).toEqual([]);
});
