/** G06: what whole random worlds keep when nothing in them has a chance, and when their masses and areas are told in other units. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { randomWorld } from '../testing/random-world.ts';
import { seedsFrom } from './seeds.ts';

const options = { sampleMin: 10_080 };
const seeds = (count: number) => seedsFrom(60_001, count);

/** Thousandfold units would leave 32 bits; these are as good. Lengths stay: the model has paces of its own, and so have persons in coaches. */
const FACTORS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    massKg: 2,
    areaM2: 3,
    stagingM2: 3,
    wagonTenths: 7,
  }),
);

/** The same world in units of which there are more; -1, which does not limit, stays. */
function inOtherUnits(node: unknown, factors = FACTORS): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map((one) => inOtherUnits(one, factors));
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => {
      const factor = factors.get(name);
      if (factor !== undefined && typeof value === 'number') return [name, value < 0 ? value : value * factor];
      return [name, inOtherUnits(value, factors)];
    }),
  );
}

describe('G06 chance and units', () => {
  test('G06.1 without variance a world has one answer: no seed and no replication changes an event', () => {
    for (const seed of seeds(150)) {
      const simulator = new Simulator(compile(randomWorld(seed, { deterministic: true })));
      const { hash, ready } = simulator.replicate(1, 0, options);
      const other = simulator.replicate(9, 7, options);
      expect({ seed, hash: other.hash, ready: other.ready }).toEqual({ seed, hash, ready });
    }
  });

  test('G06.2 masses, areas and lengths of trains in other units change no time', () => {
    let moved = 0;
    let limited = 0;
    for (const seed of seeds(150)) {
      // Fields handle whole tonnes, and what is used up is rounded to the kg and the minute: what is rounded would differ.
      const whole = randomWorld(seed);
      const places = whole.places.map((at) => ({
        ...at,
        airfield: at.airfield && { ...at.airfield, handlingTPerDay: undefined },
      }));
      const world: World = { ...whole, places, stocks: [], consumers: [], replenishments: [], deliveries: [] };
      const ready = (of: World) => Array.from(new Simulator(compile(of)).replicate(3, 1, options).ready);
      const before = ready(world);
      expect({ seed, ready: ready(inOtherUnits(world) as World) }).toEqual({ seed, ready: before });
      moved += before.filter((at) => at >= 0).length;
      // Told in half, it is another world: what is limited by mass or area shows it.
      const half = inOtherUnits({ ...world, liftTypes: [], places: [] }) as World;
      if (`${ready({ ...half, liftTypes: world.liftTypes, places: world.places })}` !== `${before}`) limited++;
    }
    expect(moved).toBeGreaterThan(300);
    expect(limited).toBeGreaterThan(50);
  });
});
