/** A24: what counts as under way, and who is served first. Answers by hand, minutes. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { fixed, link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

function ready(world: World): Record<string, number> {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
  return Object.fromEntries(program.world.elements.map((element, e) => [element.id, outcome.ready[e]]));
}

describe('A24 rest is not under way', () => {
  /** Lorries of 30 km/h, ten hours of driving a day; 600 km from their base to the load, 30 km with it. */
  const lorries = (part: Partial<World> = {}, loads = 2) =>
    worldOf([move('m', 'a', 'b', { massKg: loads * 10_000 }, { kind: 'supply', modes: ['road'] })], {
      places: ['base', 'a', 'b'].map((id) => place(id)),
      links: [link('far', 'base', 'a', 'road', 600), link('near', 'a', 'b', 'road', 30)],
      liftTypes: [
        liftType('lorry', {
          mode: 'road',
          speedMh: 30_000,
          payload: payload({ massKg: 10_000 }),
          useRateMinPerDay: 600,
        }),
      ],
      liftPools: [pool('p', 'lorry', 'base', 1)],
      ...part,
    });

  test('A24.1 the night that a column rests on its way to the load is in its day of driving already', () => {
    // 1,200 min of driving to the load and 60 with it take 1260 x 2.4 from the call; 60 back and 60 with the second load follow.
    expect(ready(lorries())).toEqual({ m: 1260 * 2.4 + 120 });
  });

  test('A24.2 a quota pays for driving, not for the night', () => {
    const quotas = [{ owner: 'X', minutes: 1261 }];
    const world = lorries({ liftPools: [pool('p', 'lorry', 'base', 1, { quotas })] });
    const requirements = world.requirements.map((r) => ({ ...r, owner: 'X' }));
    // A minute is left when the first is there, so the second goes.
    expect(ready({ ...world, requirements })).toEqual({ m: 1260 * 2.4 + 120 });
  });

  test('A24.3 nor does the night count twice on the way home', () => {
    const load = (id: string, readyToLoadMin: number) =>
      move(id, 'base', 'a', { massKg: 10_000 }, { kind: 'supply', modes: ['road'], readyToLoadMin });
    const times = ready(worldOf([load('m', 0), load('n', 5800)], { ...lorries(), requirements: [], elements: [] }));
    // 1,200 min of driving with a night and 55 min of halts; it is to hand after 1200 x 2.4 = 2880, and home 2880 after that.
    expect(times).toEqual({ m: 1200 + 895, n: 5800 + 1200 + 895 });
  });

  test('A24.4 nor is the time that an aircraft spends on the ground for fuel', () => {
    const airfield = { runwayM: 3000, parkingWide: 0, parkingNarrow: 9 };
    const jet = liftType('jet', {
      mode: 'air',
      speedMh: 900_000,
      payload: payload({ pax: 100 }),
      useRateMinPerDay: 600,
      rangeM: 3_000_000,
    });
    const world = worldOf([move('m', 'a', 'b', { pax: 200 }, { kind: 'people', modes: ['air'] })], {
      places: [place('a', { airfield, lat: 0, lon: 0 }), place('b', { airfield, lat: 0, lon: 80 })],
      liftTypes: [jet],
      liftPools: [pool('p', 'jet', 'a', 1)],
    });
    // 8,906 km at 900 km/h are 594 min, with two stops of 90. The first rests until 594 x 2.4 = 1426; then back and out.
    expect(ready(world)).toEqual({ m: 1426 + 2 * (594 + 180) });
  });

  test('A24.5 where a mode runs slowly the driving takes longer, and the rest is that of its days', () => {
    const slow = { id: 'e', mode: 'road' as const, permille: fixed(900) };
    // 1,334 min of driving for 1,200: two nights of 840 and a halt of 15; then 67 with a halt of 15.
    expect(ready(lorries({ efficiencies: [slow] }, 1))).toEqual({ m: 1334 + 1695 + 82 });
  });
});
