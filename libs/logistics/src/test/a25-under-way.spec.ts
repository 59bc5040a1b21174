/** A25: what counts as under way, and who is served first. Answers by hand, minutes. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { fixed, link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

function ready(world: World): Record<string, number> {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
  return Object.fromEntries(program.world.elements.map((element, e) => [element.id, outcome.ready[e]]));
}

describe('A25 rest is not under way', () => {
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

  test('A25.1 the night that a column rests on its way to the load is in its day of driving already', () => {
    // 1,200 min of driving to the load and 60 with it take 1260 x 2.4 from the call; 60 back and 60 with the second load follow.
    expect(ready(lorries())).toEqual({ m: 1260 * 2.4 + 120 });
  });

  test('A25.2 a quota pays for driving, not for the night', () => {
    const quotas = [{ owner: 'X', minutes: 1261 }];
    const world = lorries({ liftPools: [pool('p', 'lorry', 'base', 1, { quotas })] });
    const requirements = world.requirements.map((r) => ({ ...r, owner: 'X' }));
    // A minute is left when the first is there, so the second goes.
    expect(ready({ ...world, requirements })).toEqual({ m: 1260 * 2.4 + 120 });
  });

  test('A25.3 nor does the night count twice on the way home', () => {
    const load = (id: string, readyToLoadMin: number) =>
      move(id, 'base', 'a', { massKg: 10_000 }, { kind: 'supply', modes: ['road'], readyToLoadMin });
    const times = ready(worldOf([load('m', 0), load('n', 5800)], { ...lorries(), requirements: [], elements: [] }));
    // 1,200 min of driving with a night and 55 min of halts; it is to hand after 1200 x 2.4 = 2880, and home 2880 after that.
    expect(times).toEqual({ m: 1200 + 895, n: 5800 + 1200 + 895 });
  });

  test('A25.4 nor is the time that an aircraft spends on the ground for fuel', () => {
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

  test('A25.4b nor where it is turned back: it has flown there, back and there again, and stood for fuel three times', () => {
    const airfield = { runwayM: 3000, parkingWide: 0, parkingNarrow: 9 };
    const jet = (rangeM?: number) =>
      liftType('jet', { mode: 'air', speedMh: 900_000, payload: payload({ pax: 100 }), rangeM });
    const risk = { id: 'x', modes: ['air' as const], effect: 'turn-back' as const, permille: 1000, per100Km: false, fromMin: 0, untilMin: 99_999 }; // prettier-ignore
    const minutes = (rangeM: number, risks: World['risks']) => {
      const world = worldOf([move('m', 'a', 'b', { pax: 100 }, { kind: 'people', modes: ['air'] })], {
        places: [place('a', { airfield, lat: 0, lon: 0 }), place('b', { airfield, lat: 0, lon: 80 })],
        liftTypes: [jet(rangeM)],
        liftPools: [pool('p', 'jet', 'a', 1)],
        risks,
      });
      const { poolUnderWayMin, ready: at } = new Simulator(compile(world)).replicate(1, 0, { sampleMin: 1440 });
      return [at[0], poolUnderWayMin[0]];
    };
    // Home again is 594 min too.
    expect(minutes(3_000_000, [])).toEqual([774, 2 * 594]);
    expect(minutes(3_000_000, [risk])).toEqual([3 * 774, 4 * 594]);
  });

  test('A25.5 where a mode runs slowly the driving takes longer, and the rest is that of its days', () => {
    const slow = { id: 'e', mode: 'road' as const, permille: fixed(900) };
    // 1,334 min of driving for 1,200: two nights of 840 and a halt of 15; then 67 with a halt of 15.
    expect(ready(lorries({ efficiencies: [slow] }, 1))).toEqual({ m: 1334 + 1695 + 82 });
  });
});

describe('A25 use of lift', () => {
  /** A train of 60 km/h stands at base, 60 km and two links from the load, which is 60 km from its end. */
  const world = (part: Partial<World> = {}, readyToLoadMin = [0, 0]): World =>
    worldOf(
      readyToLoadMin.map((at, i) =>
        move(
          `m${i}`,
          'a',
          'b',
          { massKg: 10_000 },
          { kind: 'supply', modes: ['rail', 'road'], readyToLoadMin: at, owner: 'X' },
        ),
      ),
      {
        places: ['base', 'half', 'a', 'b'].map((id) => place(id, { rail: { ramps: 9, gauges: [1435] } })),
        links: [
          link('l1', 'base', 'half', 'rail', 30),
          link('l2', 'half', 'a', 'rail', 30),
          link('l3', 'a', 'b', 'rail', 60),
          link('l4', 'a', 'b', 'road', 60),
        ],
        liftTypes: [liftType('train', { mode: 'rail', speedMh: 60_000, payload: payload({ massKg: 10_000 }) })],
        liftPools: [pool('p', 'train', 'base', 1, { quotas: [{ owner: 'X', minutes: 9000 }] })],
        ...part,
      },
    );
  const use = (of: World) => {
    const { poolTrips, poolMovedM, poolUnderWayMin, quotaUsedMin } = new Simulator(compile(of)).replicate(1, 0, {
      sampleMin: 1440,
    });
    return { trips: poolTrips[0], km: poolMovedM[0] / 1000, minutes: poolUnderWayMin[0], quota: quotaUsedMin[0] };
  };

  test('A25.10 the way to the load over all of its links, with cargo, back for the next, and home', () => {
    expect(use(world())).toEqual({ trips: 2, km: 60 + 60 + 60 + 60 + 120, minutes: 360, quota: 240 });
  });

  test('A25.11 of a way home on which it is called what it has driven, and back', () => {
    // At b after 120 min; called 30 min later, it turns and goes 30 + 60 km to a; then 60 to b, and home.
    expect(use(world({}, [0, 150]))).toEqual({ trips: 2, km: 120 + 30 + 30 + 60 + 60 + 120, minutes: 420, quota: 270 });
    // Called 80 min later it is sooner home first: 120 km, then 60 out, 60 on, and home.
    expect(use(world({}, [0, 210]))).toEqual({ trips: 2, km: 120 + 120 + 120 + 120, minutes: 480, quota: 270 });
  });

  test('A25.12 at the end of the run a way home counts as far as it has come', () => {
    expect(use(world({ endMin: 150 }, [0]))).toEqual({ trips: 1, km: 150, minutes: 150, quota: 120 });
  });

  test('A25.13 what moves itself is no lift', () => {
    const march = { ...world({}, [0]), liftPools: [pool('p', 'train', 'base', 1)] };
    const requirements = march.requirements.map((r) => ({ ...r, kind: 'wheeled' as const }));
    expect(use({ ...march, requirements }).km).toBe(0);
  });
});

describe('A25 called forward', () => {
  const rail = { rail: { ramps: 9, gauges: [1435] as const } };
  /** Vehicles in loads of 30 wagons by one train, 2,200 km in 6,000 min; people in coaches, 60 km in an hour with a halt at its end. */
  const unit = (loads: number, ahead: boolean, part: Partial<World> = {}): World => {
    const { requirement, element } = move(
      'u',
      'a',
      'b',
      { vehicles: 10 * loads, wagonTenths: 300 * loads, massKg: loads },
      { modes: ['rail'] },
    );
    const people = {
      ...move('p', 'home', 'b', { pax: 40 }, { kind: 'people', modes: ['road'], element: 'u' }).requirement,
      releasedBy: 'f',
    };
    return {
      ...worldOf([], {
        places: [place('a', rail), place('b', rail), place('home')],
        links: [link('l', 'a', 'b', 'rail', 2200), link('r', 'home', 'b', 'road', 60)],
        liftTypes: [liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }) })],
        liftPools: [pool('q', 'train', 'a', 1)],
        conditions: [
          {
            id: 'f',
            type: 'arrived',
            requirements: ['u'],
            permille: 500,
            ...(ahead ? { ahead: { released: 'p', minutes: 1440 } } : {}),
          },
        ],
        ...part,
      }),
      requirements: [requirement, people],
      elements: [{ ...element, requirements: ['u', 'p'] }],
    };
  };
  /** An hour on the road is expected to take 60 x 24 / 10 min: who takes an hour comes so much earlier. */
  const EARLY = 144 - 60;
  const peopleAt = (world: World): number => {
    const program = compile(world);
    const { movements } = new Simulator(program).replicate(1, 0, { sampleMin: 1440, record: true });
    const row = movements!.requirement.findIndex((r) => r >= 0 && program.world.requirements[r].id === 'p');
    return movements!.end[row];
  };

  test('A25.6 people are there a day before the train that brings all of the equipment, not after it', () => {
    expect(ready(unit(1, false))).toEqual({ u: 6000 + 60 });
    expect(ready(unit(1, true))).toEqual({ u: 6000 });
    expect(peopleAt(unit(1, true))).toBe(6000 - 1440 - EARLY);
  });

  test('A25.7 where half comes earlier than the rest, a day before that half', () => {
    // Trains arrive at 6,000, 18,000, 30,000 and 42,000: the second is half.
    expect(peopleAt(unit(4, true))).toBe(18_000 - 1440 - EARLY);
    expect(peopleAt(unit(3, true))).toBe(18_000 - 1440 - EARLY);
  });

  test('A25.8 nobody is called forward before something has set out, and what is lost is not expected', () => {
    // The way takes less than a day: called when the train leaves.
    const short = unit(1, true, { links: [link('l', 'a', 'b', 'rail', 220), link('r', 'home', 'b', 'road', 60)] });
    expect(peopleAt(short)).toBe(60);
    const late = { ...short, liftPools: [pool('q', 'train', 'a', 1, { availableMin: [5000] })] };
    expect(peopleAt(late)).toBe(5060);
    const risk = {
      id: 'x',
      modes: ['rail' as const],
      effect: 'loss' as const,
      permille: 1000,
      per100Km: false,
      fromMin: 0,
      untilMin: 99_999,
    };
    expect(ready(unit(1, true, { risks: [risk] }))).toEqual({ u: -1 });
  });

  test('A25.8b who is held on the way is expected anew when it goes on', () => {
    // 6,000 min by rail to a port, 6,000 by sea; the hold of minute 3,000 ends at 20,000, and the ship is there at 26,000.
    const whole = unit(1, true, {
      places: [
        place('a', rail),
        place('q', { ...rail, seaport: { berths: 1 } }),
        place('b', { seaport: { berths: 1 } }),
        place('home'),
      ],
      links: [link('l', 'a', 'q', 'rail', 2200), link('s', 'q', 'b', 'sea', 2200), link('r', 'home', 'b', 'road', 60)],
      liftTypes: [
        liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }) }),
        liftType('ship', { mode: 'sea', speedMh: 22_000, payload: payload({ wagonTenths: 300 }) }),
      ],
      liftPools: [pool('q', 'train', 'a', 1), pool('s', 'ship', 'q', 1)],
    });
    const world: World = {
      ...whole,
      conditions: [
        ...whole.conditions,
        { id: 'back', type: 'date', atMin: 20_000 },
        { id: 'go', type: 'date', atMin: 0, revokedMin: 3000, restoredBy: 'back' },
      ],
      requirements: whole.requirements.map((row, i) => (i === 0 ? { ...row, modes: ['rail', 'sea'] as const } : row)),
      elements: whole.elements.map((row) => ({ ...row, releasedBy: 'go' })),
    };
    expect(ready(world)).toEqual({ u: 26_000 });
    expect(peopleAt(world)).toBe(26_000 - 1440 - EARLY);
  });

  test('A25.9 the critical path is never later', () => {
    for (const loads of [1, 3, 4]) {
      const program = compile(unit(loads, true));
      const simulator = new Simulator(program);
      const { ready: at } = simulator.replicate(1, 0, { sampleMin: 1440 });
      expect(simulator.criticalPath(1, 0)[0]).toBeLessThanOrEqual(at[0]);
    }
  });
});
