/** A58: what takes longer than the engine counts, and more than a run may have. Answers by hand, minutes. */
import { CapacityBound } from '../bounds/capacity-bound.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Distribution } from '../engine/distribution.ts';
import type { World } from '../operation/world.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const rail = { rail: { ramps: 1, gauges: [1435] as const } };

/** 30 km by a train that is loaded for so long, and unloaded too. */
const byTrain = (load: Distribution): World =>
  worldOf([move('m', 'a', 'b', { vehicles: 20, massKg: 1000, wagonTenths: 170 }, { modes: ['rail'] })], {
    places: [place('a', rail), place('b', rail)],
    links: [link('t', 'a', 'b', 'rail', 30)],
    liftTypes: [
      liftType('train', { mode: 'rail', speedMh: 30_000, payload: payload({ wagonTenths: 300 }), load, unload: load }),
    ],
    liftPools: [pool('p', 'train', 'a', 1)],
  });

function readyAndBound(world: World) {
  const program = compile(world);
  const simulator = new Simulator(program);
  const ready = simulator.replicate(1, 0, { sampleMin: 1440 }).ready[0];
  const { elements } = new CapacityBound(program, [{ members: [0], flow: true }]).bounds(simulator.relax(1, 0));
  return { ready, bound: elements[0] };
}

describe('A58 longer than any run', () => {
  test('A58.1 of two units of one priority that goes first which is expected to integrate for longer than any run', () => {
    // Median 10 days and sigma 5: the mean is 10 days x exp(12.5), 7,000 years; as 32 bits it would be so long after its date.
    const units = [{ integration: { kind: 'lognormal', median: 14_400, sigma: 5 } as const, requiredMin: 5000 }, { requiredMin: 4000 }]; // prettier-ignore
    const one = byTrain(fixed(0));
    const world = worldOf(
      units.map((part, i) => move(`${i}`, 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'] }, part)),
      one,
    );
    const { atDestination } = new Simulator(compile(world)).replicate(1, 0, { sampleMin: 1440 });
    expect([...atDestination]).toEqual([60, 180]);
  });

  test('A58.2 what is loaded for longer than 32 bits can count does not come within the run, and no bound says otherwise', () => {
    for (const minutes of [1e9, 1.2e9, 2.2e9, 1.44e12])
      expect(readyAndBound(byTrain(fixed(minutes)))).toEqual({ ready: -1, bound: -1 });
  });

  test('A58.3 the line that is too much for a run is told beside what is there already', () => {
    const lorries = worldOf(
      [30, 1_000_000].map((massKg, i) => move(`${i}`, 'a', 'b', { massKg }, { kind: 'supply', modes: ['road'] })),
      {
        places: [place('a'), place('b')],
        links: [link('r', 'a', 'b', 'road', 30)],
        liftTypes: [liftType('cart', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 1 }) })],
        liftPools: [pool('p', 'cart', 'a', 1)],
      },
    );
    expect(() => compile(lorries)).toThrow(
      '1 would make 1000000 consignments beside 30 of others; a run is limited to 1000000',
    );
  });
});
