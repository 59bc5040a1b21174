/** A08: who goes first in a queue for lift: priority, opened units, latest start, latest arrival. Answers by hand, minutes. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import type { MovementRequirement } from '../movement/requirement.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const rail = { rail: { ramps: 9, gauges: [1435] as const } };
/** One train that takes one load 220 km in 600 min and goes back for the next. */
const oneTrain = {
  places: [place('a', rail), place('b', rail)],
  links: [link('l', 'a', 'b', 'rail', 220)],
  liftTypes: [liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }) })],
  liftPools: [pool('p', 'train', 'a', 1)],
};

/** A load of an element, to hand from a minute on. */
function load(id: string, readyToLoadMin: number, part: Partial<MovementRequirement> = {}): MovementRequirement {
  const element = id[0];
  return move(id, 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'], readyToLoadMin, element, ...part })
    .requirement;
}

function ready(requirements: readonly MovementRequirement[], part: Partial<World> = {}): Record<string, number> {
  const names = [...new Set(requirements.map((r) => r.element!))];
  const elements = names.map((name) => {
    const own = requirements.filter((r) => r.element === name);
    return {
      ...move(name, 'a', 'b', {}).element,
      priority: own[0].priority,
      requirements: own.map((r) => r.id),
    };
  });
  const program = compile({ ...worldOf([], { ...oneTrain, ...part }), requirements, elements });
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
  return Object.fromEntries(program.world.elements.map((element, e) => [element.id, outcome.ready[e]]));
}

describe('A08 order of lift', () => {
  test('A08.1 a unit that is opened is finished before another of its priority, though the other came first', () => {
    // Loads come as A, B, A, B; they go as A, A, B, B: arrivals at 600, 1800, 3000, 4200.
    expect(ready([load('A1', 0), load('B1', 1), load('A2', 2), load('B2', 3)])).toEqual({ A: 1800, B: 4200 });
  });

  test('A08.2 a unit of higher priority goes before the rest of an opened one', () => {
    const high = { priority: 1 };
    expect(ready([load('A1', 0), load('B1', 1, high), load('A2', 2), load('B2', 3, high)])).toEqual({
      A: 4200,
      B: 3000,
    });
  });

  test('A08.3 of units that are not opened the one with the earlier latest start goes first, however late it came', () => {
    const loads = [load('A1', 0), load('B1', 1, { requiredMin: 9000 }), load('C1', 2, { requiredMin: 5000 })];
    expect(ready(loads)).toEqual({ A: 600, B: 3000, C: 1800 });
  });

  test('A08.4 a latest arrival at the port of debarkation counts like a required date', () => {
    const loads = [
      load('A1', 0),
      load('B1', 1, { requiredMin: 9000 }),
      load('C1', 2, { requiredMin: 9000, latestArrivalMin: 5000 }),
    ];
    expect(ready(loads)).toEqual({ A: 600, B: 3000, C: 1800 });
    // One that is later than the required date asks for changes nothing.
    const loose = [...loads.slice(0, 2), load('C1', 2, { requiredMin: 9000, latestArrivalMin: 20_000 })];
    expect(ready(loose)).toEqual({ A: 600, B: 1800, C: 3000 });
  });

  test('A08.5 a load that fills up a train opens its unit as well', () => {
    const half = { cargo: { pax: 0, massKg: 1, areaM2: 0, wagonTenths: 150, vehicles: 0 } };
    // A and a half of B go first, then the rest of B, then C.
    const loads = [load('A1', 0, half), load('B1', 0, half), load('C1', 0), load('B2', 0)];
    expect(ready(loads)).toEqual({ A: 600, B: 1800, C: 3000 });
  });

  test('A08.6 an asset of one nation goes to the most urgent of that nation, not to the lane whose first is another’s', () => {
    // Lane ab: another's priority 1 before its own 9; lane ac: its own 2. The lift of the nation comes to hand at 100.
    const to = (id: string, place: string, owner: string, priority: number): MovementRequirement =>
      move(id, 'a', place, { wagonTenths: 300, massKg: 1 }, { modes: ['rail'], owner, priority }).requirement;
    const times = ready([to('X', 'b', 'DEU', 1), to('Y', 'b', 'NLD', 9), to('Z', 'c', 'NLD', 2)], {
      places: [place('a', rail), place('b', rail), place('c', rail)],
      links: [link('l', 'a', 'b', 'rail', 220), link('m', 'a', 'c', 'rail', 220)],
      liftPools: [pool('p', 'train', 'a', 1, { owner: 'NLD', reservedForOwner: true, availableMin: [100] })],
    });
    expect(times).toEqual({ X: -1, Y: 1900, Z: 700 });
  });

  test('A08.7 the date of an element is when it is complete and ready: who has long to integrate goes first', () => {
    const due = (id: string, requiredMin: number, integration: number) => {
      const { requirement, element } = move(id, 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'] });
      return { requirement, element: { ...element, requiredMin, integration: fixed(integration) } };
    };
    // Both at hand at once. B has to be there at 1000, A at 6000.
    const program = compile(worldOf([due('A', 6000, 0), due('B', 9000, 8000)], oneTrain));
    const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
    const times = Object.fromEntries(program.world.elements.map((element, e) => [element.id, outcome.ready[e]]));
    expect(times).toEqual({ B: 600 + 8000, A: 1800 });
  });

  test('A08.8 national lift serves its owner first, whatever the priority of others, and them when nothing of its owner waits', () => {
    const of = (id: string, owner: string, part: Partial<MovementRequirement> = {}): MovementRequirement =>
      load(id, 0, { owner, ...part });
    const own = { liftPools: [pool('p', 'train', 'a', 1, { owner: 'NLD', ownerFirst: true })] };
    const pooled = { liftPools: [pool('p', 'train', 'a', 1, { owner: 'NLD' })] };
    const both = [
      of('A', 'DEU', { priority: 40 }),
      of('B', 'NLD'),
      of('C', 'NLD', { priority: 20, readyToLoadMin: 100 }),
    ];
    // Pooled lift goes by priority: A, then C, then B. Its own: B, which is there, then C, then A.
    expect(ready(both, pooled)).toEqual({ A: 600, B: 3000, C: 1800 });
    expect(ready(both, own)).toEqual({ A: 3000, B: 600, C: 1800 });
    expect(ready([both[0]], own)).toEqual({ A: 600 });
  });

  test('A08.9 beside what is its owner’s it carries for others as far as there is room', () => {
    const half = { cargo: { pax: 0, massKg: 1, areaM2: 0, wagonTenths: 150, vehicles: 0 } };
    const loads = [
      load('A', 0, { owner: 'DEU', priority: 1, ...half }),
      load('B', 0, { owner: 'DEU', priority: 2, ...half }),
      load('C', 0, { owner: 'NLD', ...half }),
    ];
    const own = { liftPools: [pool('p', 'train', 'a', 1, { owner: 'NLD', ownerFirst: true })] };
    expect(ready(loads, own)).toEqual({ A: 600, B: 1800, C: 600 });
  });

  test('A08.10 one load of its owner binds one of its trains, not all that stand there', () => {
    const to = (id: string, place: string, owner: string, priority: number): MovementRequirement =>
      move(id, 'a', place, { wagonTenths: 300, massKg: 1 }, { modes: ['rail'], owner, priority }).requirement;
    const world = (count: number): Partial<World> => ({
      places: [place('a', rail), place('b', rail), place('c', rail)],
      links: [link('l', 'a', 'b', 'rail', 220), link('m', 'a', 'c', 'rail', 220)],
      liftPools: [pool('p', 'train', 'a', count, { owner: 'NLD', ownerFirst: true })],
    });
    const loads = [to('X', 'b', 'DEU', 1), to('Y', 'c', 'NLD', 50)];
    expect(ready(loads, world(1))).toEqual({ X: 1800, Y: 600 });
    expect(ready(loads, world(2))).toEqual({ X: 600, Y: 600 });
  });

  test('A08.11 what its arrival releases takes the train that stands beside it, and not the one that has just been unloaded far away', () => {
    const conditions = [{ id: 'A-there', type: 'arrived', requirements: ['A1'], permille: 1000 }] as const;
    const loads = [load('A1', 0), load('B1', 0, { releasedBy: 'A-there' })];
    // A1 arrives at 600; the other train sets out with B1 at once. The first one alone has to come back for it.
    expect(ready(loads, { conditions, liftPools: [pool('p', 'train', 'a', 2)] })).toEqual({ A: 600, B: 1200 });
    expect(ready(loads, { conditions })).toEqual({ A: 600, B: 1800 });
    // With two loads released the first one comes back for the second.
    const more = [...loads, load('C1', 0, { releasedBy: 'A-there' })];
    expect(ready(more, { conditions, liftPools: [pool('p', 'train', 'a', 2)] })).toEqual({ A: 600, B: 1200, C: 1800 });
  });
});
