/** A61: the longest way by road at a stretch holds for who changes the way as well, and for a route that is planned leg by leg. By hand, minutes. */
import { checkPlan, type PlannedLeg } from '../check/index.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { fixed, link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const rail = { rail: { ramps: 1, gauges: [1435] as const } };
const train = (speedMh: number) =>
  liftType('train', { mode: 'rail', speedMh, payload: payload({ vehicles: 40, wagonTenths: 4000 }) });

/**
 * From a by road 30 km to the ramp b; on to d by rail over c and 20 km of road, or 40 km of road at once. By rail one comes to b as well, over the long
 * way by e. The link from b to c is closed from the fifth minute to 6000.
 */
const world = (longestRoadM: number | undefined): World =>
  worldOf(
    [move('m', 'a', 'd', { vehicles: 1, wagonTenths: 10 }, { kind: 'wheeled', modes: ['rail', 'road'], longestRoadM })],
    {
      places: [place('a', rail), place('b', rail), place('c', rail), place('d'), place('e')],
      links: [
        link('ab', 'a', 'b', 'road', 30),
        link('bc', 'b', 'c', 'rail', 60),
        link('cd', 'c', 'd', 'road', 20),
        link('bd', 'b', 'd', 'road', 40),
        link('ae', 'a', 'e', 'rail', 600),
        link('eb', 'e', 'b', 'rail', 600),
      ],
      liftTypes: [train(60_000)],
      liftPools: [pool('p', 'train', 'b', 1)],
      disruptions: [
        {
          ...{ id: 'cut', link: 'bc', atMin: 5, permille: 0, duration: fixed(5995) },
          ...{ probabilityPermille: 1000, stockLossPermille: 0 },
        },
      ],
    },
  );

function waysAndReady(longestRoadM: number | undefined) {
  const program = compile(world(longestRoadM));
  const { optionLanes, laneTo } = program;
  const ways = Array.from({ length: optionLanes.start.length - 1 }, (_, o) =>
    Array.from(
      optionLanes.items.slice(optionLanes.start[o], optionLanes.start[o + 1]),
      (lane) => program.world.places[laneTo[lane]].id,
    ).join(''),
  );
  const { ready } = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
  return { ways, ready: ready[0] };
}

describe('A61 stretch by road', () => {
  test('A61.1 who has driven 30 km to a ramp does not drive on for 40 where 50 is the most: it waits for the train', () => {
    const limited = waysAndReady(50_000);
    expect(limited.ways).toEqual(expect.arrayContaining(['bcd', 'bd']));
    // Open again at 6000, an hour by train and 20 km at 30 km/h.
    expect(limited.ready).toBe(6000 + 60 + 40);
    // With 70 it drives through, with the halt of its march.
    expect(waysAndReady(70_000).ready).toBe(waysAndReady(undefined).ready);
  });

  test('A61.2 two planned legs by road are one stretch', () => {
    const leg = (mode: PlannedLeg['mode'], from: string, to: string): PlannedLeg => ({ mode, from, to });
    const check = (limit: number | undefined, ...legs: PlannedLeg[]) =>
      checkPlan(world(limit), [{ requirement: 'm', legs }])
        .filter(({ code }) => code !== 'plan.closed')
        .map(({ code, field, message }) => [code, field, message]);
    const twice = [leg('road', 'a', 'b'), leg('road', 'b', 'd')];
    expect(check(50_000, ...twice)).toEqual([
      ['plan.road-limit', 'legs.0', 'From a to d it is 70 km by road; m goes 50 km at a stretch.'],
    ]);
    expect([check(70_000, ...twice), check(undefined, ...twice)]).toEqual([[], []]);
    expect(check(50_000, leg('road', 'a', 'b'), leg('rail', 'b', 'c'), leg('road', 'c', 'd'))).toEqual([]);
    // A leg that is too long by itself is told once more as a part.
    expect(check(35_000, ...twice).map(([code, field]) => [code, field])).toEqual([
      ['plan.road-limit', 'legs.1'],
      ['plan.road-limit', 'legs.0'],
    ]);
  });
});
