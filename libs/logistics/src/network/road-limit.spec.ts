import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const rail = { ramps: 1, gauges: [1435] as const };
const train = liftType('train', {
  mode: 'rail',
  speedMh: 50_000,
  payload: payload({ vehicles: 40, wagonTenths: 4000 }),
});

/**
 * Barracks a, railheads b and c, hub d. By road from a to d 200 km, over b and c 30 and 20 km with 300 km of railway between; and a ring of road
 * around the railway. Columns march 25 km/h for 12 h a day or so: the road is far quicker than the train, which has to be loaded.
 */
const world = (longestRoadM: number | undefined, part: Partial<World> = {}) =>
  worldOf(
    [
      move(
        'm',
        'a',
        'd',
        { vehicles: 10, wagonTenths: 100 },
        { kind: 'wheeled', modes: ['rail', 'road'], longestRoadM },
      ),
    ],
    {
      places: [place('a'), place('b', { rail }), place('c', { rail }), place('d')],
      links: [
        link('ad', 'a', 'd', 'road', 200),
        link('ab', 'a', 'b', 'road', 30),
        link('bc', 'b', 'c', 'rail', 300),
        link('cd', 'c', 'd', 'road', 20),
      ],
      liftTypes: [train],
      liftPools: [pool('p', 'train', 'b', 1)],
      ...part,
    },
  );

/** Places at which the legs of each option end, best first. */
function waysOf(w: World): string[] {
  const { optionLanes, laneTo, world: compiled } = compile(w);
  return Array.from({ length: optionLanes.start.length - 1 }, (_, o) =>
    Array.from(
      optionLanes.items.slice(optionLanes.start[o], optionLanes.start[o + 1]),
      (lane) => compiled.places[laneTo[lane]].id,
    ).join(''),
  );
}

describe('limit of the way by road', () => {
  it('leaves the best ways as they are without one', () => {
    expect(waysOf(world(undefined))[0]).toBe('d');
  });
  it.each([
    [250_000, 'd'],
    [200_000, 'd'],
    [199_999, 'bcd'],
    [30_000, 'bcd'],
  ])('at %d m goes %s', (limit, way) => {
    expect(waysOf(world(limit))[0]).toBe(way);
    expect(new Simulator(compile(world(limit))).replicate(1, 0, { sampleMin: 1440 }).ready[0]).toBeGreaterThan(0);
  });
  it('has no way where every one drives further, and says how far it may', () => {
    expect(() => compile(world(29_999))).toThrow('by road at most 30 km at a stretch');
  });
});
