/** A16: who is let in of those who ask in one minute, whole pieces on lift, what lift waits for, and every meeting of a condition, by hand. Minutes. */
import { CAUSES } from '../operation/explanation/cause.ts';
import { compile, WorldError } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Condition, World } from '../operation/world.ts';
import type { LiftType } from '../lift/lift.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;

function simulate(world: World) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  const ready = Object.fromEntries(program.world.elements.map(({ id }, e) => [id, outcome.ready[e]]));
  return { program, outcome, ready };
}
const rail = (ramps: number) => ({ rail: { ramps, gauges: [1435] as const } });

describe('A16 who is let in', () => {
  /** Columns of 25 from a and b meet at the border in minute 80: 60 under way, 5 pass time, 15 halt. */
  const border = (first: number, second: number) =>
    simulate(
      worldOf(
        ['a', 'b'].map((from, i) =>
          move(from, from, 'c', { vehicles: 25, massKg: 250_000 }, { modes: ['road'], priority: [first, second][i] }),
        ),
        {
          places: [place('a'), place('b'), place('x', { crossing: { rail: [], road: { perDay: 10 } } }), place('c')],
          links: [link('ax', 'a', 'x', 'road', 30), link('bx', 'b', 'x', 'road', 30), link('xc', 'x', 'c', 'road', 30)],
        },
      ),
    ).ready;

  test('A16.1 of two columns at the border in one minute the more urgent crosses first, whatever they are called', () => {
    // One crosses at 80, the other after 144; 60 min of road behind it.
    expect(border(1, 9)).toEqual({ a: 140, b: 284 });
    expect(border(9, 1)).toEqual({ a: 284, b: 140 });
  });

  /** Trains over 60, 90 and 120 km at 60 km/h to one ramp, an hour each to unload: the third comes when the first has just left. */
  const ramp = (priorities: readonly number[]) =>
    simulate(
      worldOf(
        priorities.map(
          (priority, i) =>
          move(`m${i}`, `a${i}`, 'd', { vehicles: 10, wagonTenths: 100, massKg: 100_000 }, { modes: ['rail'], priority }), // prettier-ignore
        ),
        {
          places: [...priorities.map((_, i) => place(`a${i}`, rail(1))), place('d', rail(1))],
          links: priorities.map((_, i) => link(`l${i}`, `a${i}`, 'd', 'rail', 60 + 30 * i)),
          liftTypes: [liftType('train', { mode: 'rail', speedMh: 60_000, payload: payload({ wagonTenths: 300 }), unload: fixed(60) })], // prettier-ignore
          liftPools: priorities.map((_, i) => pool(`p${i}`, 'train', `a${i}`, 1)),
        },
      ),
    ).ready;

  test('A16.2 what becomes free in a minute goes to the most urgent who asks in it, or to who has waited', () => {
    expect(ramp([5, 5, 1])).toEqual({ m0: 120, m1: 240, m2: 180 });
    expect(ramp([5, 1, 5])).toEqual({ m0: 120, m1: 180, m2: 240 });
    // Equally urgent by priority and date: the longer way had to begin earlier, so its latest start is earlier.
    expect(ramp([5, 5, 5])).toEqual({ m0: 120, m1: 240, m2: 180 });
  });

  test('A16.3 a sample in the same minute changes nobody', () => {
    const world = worldOf([move('m', 'a', 'b', { vehicles: 25, massKg: 250_000 }, { modes: ['road'] })], {
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 30, { vehiclesPerHour: { perDay: 10 } })],
    });
    const program = compile(world);
    const ready = (sampleMin: number) => new Simulator(program).replicate(1, 0, { sampleMin }).ready[0];
    expect(ready(1)).toBe(ready(DAY));
  });
});

describe('A16 whole pieces', () => {
  /** Tanks of 60 t over 60 km in 60 min, an hour each to load and unload. */
  const tanks = (count: number, types: readonly Partial<LiftType>[], pools = 1) =>
    worldOf([move('m', 'a', 'b', { vehicles: count, wagonTenths: 10 * count, massKg: count * 60_000 }, { kind: 'tracked', modes: ['rail'] })], {
      places: [place('a', rail(9)), place('b', rail(9))],
      links: [link('l', 'a', 'b', 'rail', 60)],
      liftTypes: types.map((type, i) => liftType(type.id ?? `t${i}`, { mode: 'rail', speedMh: 60_000, payload: payload({ massKg: 100_000 }), load: fixed(60), unload: fixed(60), ...type })),
      liftPools: types.map((type, i) => pool(`p${i}`, type.id ?? `t${i}`, 'a', pools)),
    }); // prettier-ignore

  test('A16.4 a train of 100 t takes one tank of 60 t, not one and two thirds', () => {
    const { program, ready } = simulate(tanks(10, [{}]));
    expect(Array.from({ length: 10 }, (_, c) => program.consignmentCargo[5 * c + 4])).toEqual(new Array(10).fill(1));
    // Nine cycles of 240, then 180.
    expect(ready.m).toBe(9 * 240 + 180);
  });

  test('A16.5 parts are whole vehicles with the mass of these, and add up', () => {
    // 11 of 60 t in loads of up to three: 2, 3, 3, 3.
    const { program } = simulate(tanks(11, [{ payload: payload({ massKg: 190_000 }) }]));
    const parts = Array.from(program.consignmentReq, (_, c) =>
      Array.from(program.consignmentCargo.subarray(5 * c, 5 * c + 5)),
    );
    expect(parts).toEqual([2, 3, 3, 3].map((n) => [0, n * 60_000, 0, n * 10, n])); // prettier-ignore
  });

  test('A16.6 lift of two sizes: the larger takes as many whole ones as it can, and none is divided for the smaller', () => {
    const { program, ready } = simulate(tanks(3, [{ id: 'one', payload: payload({ massKg: 60_000 }) }, { id: 'two', payload: payload({ massKg: 130_000 }) }])); // prettier-ignore
    expect(program.consignmentReq.length).toBe(3);
    // All three leave at 0: two on the one, one on the other.
    expect(ready.m).toBe(180);
  });

  test('A16.7 a leg so long that what is left of the payload is less than a piece is not flown with it', () => {
    const long = { legs: [{ upToM: 50_000, payloadPermille: 1000, speedPermille: 1000 }, { upToM: 1e7, payloadPermille: 500, speedPermille: 1000 }] }; // prettier-ignore
    expect(() => compile(tanks(2, [{ id: 'weak', ...long }]))).toThrow(WorldError);
    expect(() => compile(tanks(2, [{ id: 'weak', ...long }]))).toThrow(/no lift takes a piece of m \(60.0 t .*: weak takes 50 t/);
    // Another type carries all; the weak one stands idle.
    const { outcome, program, ready } = simulate(tanks(2, [{ id: 'weak', ...long }, { id: 'strong' }]));
    expect(ready.m).toBe(240 + 180);
    const trips = Object.fromEntries(program.world.liftPools.map(({ type }, p) => [type, outcome.poolTrips[p]]));
    expect(trips).toEqual({ weak: 0, strong: 2 });
  }); // prettier-ignore

  /** Four near ports that the ship which fits them cannot reach from a, or that it is too small for, and one far port. */
  const coast = (near: object, far: object, ships: readonly LiftType[], massKg: number) =>
    worldOf([move('m', 'a', 'z', { vehicles: 1, massKg }, { modes: ['sea', 'road'] })], {
      places: [
        place('a', { seaport: { berths: 1, maxDraughtM: 5 } }),
        ...[1, 2, 3, 4].map((i) => place(`q${i}`, { seaport: { berths: 1, ...near } })),
        place('r', { seaport: { berths: 1, ...far } }),
        place('z'),
      ],
      links: [
        ...[1, 2, 3, 4].flatMap((i) => [link(`s${i}`, 'a', `q${i}`, 'sea', 30), link(`w${i}`, `q${i}`, 'z', 'road', 30)]), // prettier-ignore
        link('sr', 'a', 'r', 'sea', 300),
        link('wr', 'r', 'z', 'road', 30),
      ],
      liftTypes: ships,
      liftPools: ships.map(({ id }) => pool(`p-${id}`, id, 'a', 1)),
    });
  const ship = (id: string, part: Partial<LiftType>) =>
    liftType(id, { mode: 'sea', speedMh: 30_000, payload: payload({ massKg: 1_000_000 }), ...part });
  // 10 h at sea, 60 min of road.
  const BY_R = 600 + 60;

  test('A16.8 the way by the fifth port is found where the ship that fits the nearer four cannot load', () => {
    const ships = [ship('flat', { draughtM: 4, lengthM: 150 }), ship('short', { draughtM: 9, lengthM: 90 })];
    expect(simulate(coast({ maxLengthM: 100 }, { maxLengthM: 200 }, ships, 10_000)).ready.m).toBe(BY_R);
  });

  test('A16.9 the way by the fifth port is found where the ship that fits the nearer four is too small for the piece', () => {
    const ships = [
      ship('small', { draughtM: 4, lengthM: 90, payload: payload({ massKg: 20_000 }) }),
      ship('large', { draughtM: 4, lengthM: 150 }),
    ];
    const near = { maxLengthM: 100 };
    expect(simulate(coast(near, {}, ships, 60_000)).ready.m).toBe(BY_R);
    // A light one takes the near way: 60 at sea.
    expect(simulate(coast(near, {}, ships, 20_000)).ready.m).toBe(60 + 60);
  });

  test('A16.10 every line without a route is named, not the first of those that ask for the same', () => {
    const world = worldOf([move('m', 'a', 'b', { vehicles: 1 }), move('n', 'a', 'b', { vehicles: 1 })], { places: [place('a'), place('b')] }); // prettier-ignore
    expect(() => compile(world)).toThrow(/no route for m .*; no route for n /);
  });
});

describe('A16 held cargo', () => {
  const held = (back?: number): World =>
    worldOf(
      [
        move('m', 'a', 'b', { vehicles: 30, wagonTenths: 300, massKg: 300_000 }, { modes: ['rail'] }),
        move('n', 'y', 'b', { vehicles: 10, wagonTenths: 100, massKg: 100_000 }, { modes: ['road', 'rail'], via: ['a'] }, { releasedBy: 'go' }),
      ],
      {
        places: [place('a', rail(9)), place('b', rail(9)), place('y')],
        links: [link('l', 'a', 'b', 'rail', 60), link('k', 'y', 'a', 'road', 30)],
        liftTypes: [liftType('train', { mode: 'rail', speedMh: 60_000, payload: payload({ wagonTenths: 600 }), load: fixed(60), unload: fixed(60), minimumLoadPermille: 1000 })],
        liftPools: [pool('p', 'train', 'a', 1)],
        conditions: [
          { id: 'go', type: 'date', atMin: 0, revokedMin: 10, restoredBy: back === undefined ? undefined : 'back' },
          ...(back === undefined ? [] : [{ id: 'back', type: 'date', atMin: back } as const]),
        ],
      },
    ); // prettier-ignore

  test('A16.11 lift does not wait for cargo that is held for good', () => {
    expect(simulate(held()).ready).toEqual({ m: 10 + 180, n: -1 });
  });

  test('A16.12 what is held and goes on later comes with the next train', () => {
    // The train left at 10 and is back at a at 250, where n has stood since before; nothing else is to come.
    expect(simulate(held(100)).ready).toEqual({ m: 190, n: 250 + 180 });
  });
});

describe('A16 meetings of a condition', () => {
  const fallsAndStands = (id: string, falls: number, stands: number): Condition[] => [
    { id, type: 'date', atMin: 0, revokedMin: falls, restoredBy: `${id}-back` },
    { id: `${id}-back`, type: 'date', atMin: stands },
  ];
  const world = worldOf(
    [move('m', 'a', 'b', { vehicles: 1, massKg: 10_000 }, { modes: ['road'] }, { releasedBy: 'decided' })],
    {
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 5)],
      conditions: [
        ...fallsAndStands('x', 40, 200),
        ...fallsAndStands('y', 300, 400),
        { id: 'both', type: 'all', of: ['x', 'y'] },
        { id: 'decided', type: 'after', of: 'both', duration: fixed(50), cause: 'decision' },
      ],
    },
  );

  test('A16.13 every meeting is in the log, and the chain of an element rests on the one that held then', () => {
    const { program, outcome, ready } = simulate(world);
    const both = program.world.conditions.findIndex(({ id }) => id === 'both');
    const rows = Array.from({ length: outcome.meetingStart[both + 1] - outcome.meetingStart[both] }, (_, i) => {
      const row = outcome.meetingStart[both] + i;
      return [outcome.meetingFrom[row], outcome.meetingUntil[row]];
    });
    expect(rows).toEqual([[0, 40], [200, 300], [400, -1]]); // prettier-ignore
    // Decided at 250; 10 min of road.
    expect(ready.m).toBe(260);
    const chain = Array.from({ length: outcome.chainStart[1] }, (_, i) => [
      CAUSES[outcome.chainCause[i]],
      outcome.chainFrom[i],
      outcome.chainTo[i],
    ]);
    expect(chain).toEqual([
      // Withdrawn at 40, restored by a date.
      ['planned-date', 0, 40],
      ['hold-by-withdrawal', 40, 200],
      ['decision', 200, 250],
      ['moving', 250, 260],
    ]);
  });

  test('A16.14 a restart from a checkpoint between two meetings reaches the same', () => {
    const simulator = new Simulator(compile({ ...world, dDayMin: 250 }));
    const whole = simulator.replicate(1, 0, { sampleMin: DAY });
    expect(simulator.resume(simulator.checkpoint(1, 0, { sampleMin: DAY }), { sampleMin: DAY })).toEqual(whole);
  });
});

describe('A16 wagons of a gauge change', () => {
  test('A16.15 a train takes its share of a day by its wagons; freight without wagons counts as 30', () => {
    const wagons = { perDay: 60 };
    const world = (what: object, kind: 'wheeled' | 'supply') =>
      worldOf([move('m', 'a', 'b', what, { kind, modes: ['rail'] })], {
        places: [
          place('a', { rail: { ramps: 1, gauges: [1435] } }),
          place('x', { gaugeChanges: [{ method: 'bogie-exchange', positions: 1, wagons }] }),
          place('b', { rail: { ramps: 1, gauges: [1520] } }),
        ],
        links: [link('l', 'a', 'x', 'rail', 60, { gauge: 1435 }), link('k', 'x', 'b', 'rail', 60, { gauge: 1520 })],
        liftTypes: ([1435, 1520] as const).map((gauge) => liftType(`t${gauge}`, { mode: 'rail', gauge, speedMh: 60_000, payload: payload({ wagonTenths: 400, massKg: 1_000_000 }) })),
        liftPools: [pool('p', 't1435', 'a', 1), pool('q', 't1520', 'x', 1)],
      }); // prettier-ignore
    // An hour on either side; 10 of 60 wagons are a sixth of a day, 40 two thirds, freight half a day.
    const ready = (what: object, kind: 'wheeled' | 'supply' = 'wheeled') => simulate(world(what, kind)).ready.m;
    expect(ready({ vehicles: 10, wagonTenths: 100, massKg: 100_000 })).toBe(60 + 240 + 60);
    expect(ready({ vehicles: 40, wagonTenths: 400, massKg: 400_000 })).toBe(60 + 960 + 60);
    expect(ready({ massKg: 400_000 }, 'supply')).toBe(60 + 720 + 60);
    const bound = new Simulator(compile(world({ vehicles: 10, wagonTenths: 100, massKg: 100_000 }, 'wheeled')));
    expect(bound.criticalPath(1, 0)[0]).toBe(360);
  });
});
