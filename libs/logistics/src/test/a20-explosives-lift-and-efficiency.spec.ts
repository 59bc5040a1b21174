/** A20: explosives, lift of other kinds, what happens on the way, efficiency of railways. Answers by hand, minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { fixed, hours, link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

function run(world: World, replication = 0) {
  const program = compile(world);
  const simulator = new Simulator(program);
  const outcome = simulator.replicate(1, replication, { sampleMin: 1440, record: true });
  const index = (id: string) => program.world.elements.findIndex((element) => element.id === id);
  const chain = (id: string) => {
    const e = index(id);
    return Array.from({ length: outcome.chainStart[e + 1] - outcome.chainStart[e] }, (_, k) => {
      const i = outcome.chainStart[e] + k;
      const name = resourceName(program, outcome.chainResource[i]);
      return [CAUSES[outcome.chainCause[i]], outcome.chainTo[i] - outcome.chainFrom[i], name] as const;
    });
  };
  const bound = (id: string) => simulator.criticalPath(1, replication)[index(id)];
  return { ready: (id: string) => outcome.ready[index(id)], chain, bound, outcome };
}

describe('A20 explosives where ships are worked and where aircraft stand', () => {
  const ship = liftType('ship', {
    mode: 'sea',
    speedMh: 28_000,
    payload: payload({ massKg: 40_000 }),
    unload: hours(10),
  });
  const lorry = liftType('lorry', {
    mode: 'road',
    speedMh: 30_000,
    payload: payload({ massKg: 40_000 }),
    load: hours(1),
  });
  /** Three ships with 40 t each sail 10 h to a port of one berth, the third ten minutes behind; a lorry loads for an hour and drives for one. */
  const sea = (explosivesLimitKg?: number) =>
    worldOf(
      (['ammunition', 'ammunition', 'supply'] as const).map((kind, i) =>
        move(
          `${i}`,
          'a',
          'c',
          { massKg: 40_000 },
          { kind, modes: ['sea', 'road'], priority: i + 1, readyToLoadMin: i < 2 ? 0 : 10 },
        ),
      ),
      {
        places: [
          place('a', { seaport: { berths: 9 } }),
          place('b', { seaport: { berths: 1 }, explosivesLimitKg }),
          place('c'),
        ],
        links: [link('l', 'a', 'b', 'sea', 280), link('m', 'b', 'c', 'road', 30)],
        liftTypes: [ship, lorry],
        liftPools: [pool('p', 'ship', 'a', 3), pool('q', 'lorry', 'b', 3)],
      },
    );

  test('A20.1 a ship that may not discharge its ammunition yet waits outside, and the one behind it with supply takes the berth', () => {
    const free = run(sea());
    expect(['0', '1', '2'].map(free.ready)).toEqual([1320, 1920, 2520]);
    // The first is out at 1260, when its lorry is loaded; the berth is taken by the supply from 1200 to 1800.
    const limited = run(sea(10_000));
    expect(['0', '2', '1'].map(limited.ready)).toEqual([1320, 1920, 2520]);
    expect(limited.chain('1')).toContainEqual(['waiting-at-resource', 660, 'b/explosives']);
    expect(limited.chain('1')).toContainEqual(['waiting-at-resource', 540, 'b/berths']);
  });

  test('A20.2 a load that is larger than the limit goes in when nothing else is there', () => {
    const { ready } = run(sea(5_000));
    expect(['0', '2', '1'].map(ready)).toEqual([1320, 1920, 2520]);
  });
});

describe('A20 lift', () => {
  const airfield = { runwayM: 3000, parkingWide: 0, parkingNarrow: 9 };
  const north = { lat: 52.6966, lon: 20 };

  test('A20.3 eight hours a day: a flight of 31 min there and back every 186 min, though the cycle takes 62', () => {
    const world = (useRateMinPerDay?: number) =>
      worldOf([move('m', 'a', 'b', { pax: 400 }, { kind: 'people', modes: ['air'] })], {
        places: [place('a', { airfield, lat: 50, lon: 20 }), place('b', { airfield, ...north })],
        liftTypes: [
          liftType('jet', { mode: 'air', speedMh: 600_000, payload: payload({ pax: 100 }), useRateMinPerDay }),
        ],
        liftPools: [pool('p', 'jet', 'a', 1)],
      });
    expect(run(world()).ready('m')).toBe(7 * 31);
    // The first way is 31 min and costs 93; from then on 62 min under way cost 186.
    expect(run(world(480)).ready('m')).toBe(93 + 2 * 186 + 62);
  });

  /** Loads of 100 t over 60 km, an hour each way; one train of X for X alone, one of a pool in which X and Y have hours. */
  const pooled = (hoursOfX: number) =>
    worldOf(
      [
        move('x', 'a', 'b', { massKg: 400_000 }, { kind: 'supply', modes: ['rail'], priority: 1, owner: 'X' }),
        move('y', 'a', 'b', { massKg: 100_000 }, { kind: 'supply', modes: ['rail'], priority: 2, owner: 'Y' }),
      ],
      {
        places: ['a', 'b'].map((id) => place(id, { rail: { ramps: 9, gauges: [1435] } })),
        links: [link('l', 'a', 'b', 'rail', 60)],
        liftTypes: [liftType('train', { mode: 'rail', speedMh: 60_000, payload: payload({ massKg: 100_000 }) })],
        liftPools: [
          pool('own', 'train', 'a', 1, { owner: 'X', reservedForOwner: true }),
          pool('common', 'train', 'a', 1, {
            quotas: [
              { owner: 'X', minutes: hoursOfX * 60 },
              { owner: 'Y', minutes: 600 },
            ],
          }),
        ],
      },
    );

  test('A20.4 own lift first, then the pool while there are hours; priority orders the pool', () => {
    // Two hours: X goes twice by the pool, and Y after it. One hour: once, and Y goes before the last load of X.
    const two = run(pooled(2));
    expect([two.ready('x'), two.ready('y')]).toEqual([180, 300]);
    const one = run(pooled(1));
    expect([one.ready('x'), one.ready('y')]).toEqual([300, 180]);
  });

  /** A half load of vehicles at the port, and fuel for the same way that comes by train on the fifth day. */
  const waiting = (kind: 'fuel' | 'wheeled') =>
    worldOf(
      [
        move('m', 'p', 'q', { vehicles: 50 }, { modes: ['sea'] }),
        move('n', 'a', 'q', kind === 'fuel' ? { massKg: 1000 } : { vehicles: 50 }, { kind, modes: ['sea', 'rail'] }),
      ],
      {
        places: [
          place('a', { rail: { ramps: 9, gauges: [1435] } }),
          place('p', { rail: { ramps: 9, gauges: [1435] }, seaport: { berths: 9 } }),
          place('q', { seaport: { berths: 9 } }),
        ],
        links: [link('k', 'a', 'p', 'rail', 120), link('l', 'p', 'q', 'sea', 280)],
        liftTypes: [
          liftType('train', { mode: 'rail', speedMh: 1000, payload: payload({ massKg: 1_000_000 }) }),
          liftType('roro', { mode: 'sea', speedMh: 28_000, payload: payload({ vehicles: 100 }), carries: ['wheeled'], minimumLoadPermille: 800 }), // prettier-ignore
          liftType('tanker', {
            mode: 'sea',
            speedMh: 28_000,
            payload: payload({ massKg: 1_000_000 }),
            carries: ['fuel'],
          }),
        ],
        liftPools: [pool('r', 'train', 'a', 1), pool('s', 'roro', 'p', 1), pool('t', 'tanker', 'p', 1)],
      },
    );

  test('A20.5 a ship waits for a fuller load, but not for cargo that it does not carry', () => {
    expect(run(waiting('wheeled')).ready('m')).toBe(5 * 1440 + 600);
    expect(run(waiting('fuel')).ready('m')).toBe(600);
  });
});

describe('A20 on the way', () => {
  test('A20.6 transit refused in mid-move: the column is let in when the border opens again, and the wait is booked as closed', () => {
    const world = worldOf([move('m', 'a', 'b', { vehicles: 20 }, { modes: ['road'] })], {
      places: [
        place('a'),
        place('x', { crossing: { rail: [], road: { perDay: 24 } }, opensWhen: 'transit' }),
        place('b'),
      ],
      links: [link('k', 'a', 'x', 'road', 60), link('l', 'x', 'b', 'road', 60)],
      conditions: [
        { id: 'transit', type: 'date', atMin: 0, revokedMin: 60, restoredBy: 'again' },
        { id: 'again', type: 'date', atMin: 600 },
      ],
    });
    const { ready, chain } = run(world);
    // Two hours, 4 min of pass time and 15 min of halt to the border; two hours and 10 min of halt behind it.
    expect(ready('m')).toBe(600 + 130);
    expect(chain('m')).toContainEqual(['closed', 600 - 139, 'x/road']);
  });

  test('A20.7 an airfield that closes while the aircraft comes: it is let in the next morning', () => {
    const airfield = { runwayM: 3000, parkingWide: 0, parkingNarrow: 1 };
    const world = (closeMin: number) =>
      worldOf([move('m', 'a', 'b', { pax: 100 }, { kind: 'people', modes: ['air'], readyToLoadMin: 1060 })], {
        places: [
          place('a', { airfield, lat: 50, lon: 20 }),
          place('b', { airfield: { ...airfield, hours: { openMin: 360, closeMin } }, lat: 52.6966, lon: 20 }),
        ],
        liftTypes: [
          liftType('jet', { mode: 'air', speedMh: 600_000, payload: payload({ pax: 100 }), unload: hours(1) }),
        ],
        liftPools: [pool('p', 'jet', 'a', 1)],
      });
    expect(run(world(1092)).ready('m')).toBe(1060 + 31 + 60);
    const late = run(world(1080));
    expect(late.ready('m')).toBe(1800 + 60);
    expect(late.chain('m')).toContainEqual(['closed', 1800 - 1091, 'b/parking-narrow']);
  });

  test('A20.8 marry-up waits for the part that comes last, and the chain is that part', () => {
    const people = move('e', 'a', 'b', { pax: 100 }, { kind: 'people', modes: ['rail'], readyToLoadMin: 0 });
    const world = (peopleFrom: number, equipmentFrom: number): World => ({
      ...worldOf([{ ...people, element: { ...people.element, marryUp: hours(12), requirements: ['e', 'f'] } }], {
        places: ['a', 'b'].map((id) => place(id, { rail: { ramps: 9, gauges: [1435] } })),
        links: [link('l', 'a', 'b', 'rail', 60)],
        liftTypes: [
          liftType('coach', {
            mode: 'rail',
            speedMh: 60_000,
            payload: payload({ pax: 100 }),
            carries: ['people'],
            unload: hours(1),
          }),
          liftType('train', {
            mode: 'rail',
            speedMh: 60_000,
            payload: payload({ vehicles: 30 }),
            carries: ['wheeled'],
            unload: hours(2),
          }),
        ],
        liftPools: [pool('p', 'coach', 'a', 1), pool('q', 'train', 'a', 1)],
      }),
      requirements: [
        { ...people.requirement, readyToLoadMin: peopleFrom },
        {
          ...move('f', 'a', 'b', { vehicles: 10, massKg: 1000 }, { modes: ['rail'] }).requirement,
          element: 'e',
          readyToLoadMin: equipmentFrom,
        },
      ],
    });
    const equipmentLast = run(world(0, 3000));
    expect(equipmentLast.ready('e')).toBe(3000 + 60 + 120 + 720);
    expect(equipmentLast.chain('e')).toEqual([
      ['planned-date', 3000, null],
      ['moving', 60, null],
      ['discharge', 120, null],
      ['marry-up', 720, null],
    ]);
    const peopleLast = run(world(3000, 0));
    expect(peopleLast.chain('e').slice(1)).toEqual([
      ['moving', 60, null],
      ['discharge', 60, null],
      ['marry-up', 720, null],
    ]);
  });

  test('A20.9 nothing, and very much: no mass at all, and a thousand million tonnes that never come to an end', () => {
    const world = (massKg: number): World =>
      worldOf([move('m', 'a', 'b', { massKg }, { kind: 'supply', modes: ['rail'] })], {
        places: ['a', 'b'].map((id) => place(id, { rail: { ramps: 9, gauges: [1435] } })),
        links: [link('l', 'a', 'b', 'rail', 60)],
        liftTypes: [liftType('train', { mode: 'rail', speedMh: 60_000, payload: payload({ massKg: 10_000_000 }) })],
        liftPools: [pool('p', 'train', 'a', 1)],
        endMin: 10 * 1440,
      });
    expect(run(world(0)).ready('m')).toBe(60);
    const much = run(world(1e12));
    expect(much.ready('m')).toBe(-1);
    expect(much.outcome.hash).toMatch(/^[0-9a-f]{16}$/);
  });

  test('A20.10 over the antimeridian: 222.6 km and not around the world', () => {
    const airfield = { runwayM: 3000, parkingWide: 0, parkingNarrow: 1 };
    const { ready } = run(
      worldOf([move('m', 'a', 'b', { pax: 100 }, { kind: 'people', modes: ['air'] })], {
        places: [place('a', { airfield, lat: 0, lon: 179 }), place('b', { airfield, lat: 0, lon: -179 })],
        liftTypes: [liftType('jet', { mode: 'air', speedMh: 222_640, payload: payload({ pax: 100 }) })],
        liftPools: [pool('p', 'jet', 'a', 1)],
      }),
    );
    expect(ready('m')).toBe(60);
  });
});

describe('A20 efficiency of the railways', () => {
  /** Two trains over 220 km at 22 km/h; four paths a day. */
  const rail = (permille: number | undefined, paths?: number): World => ({
    ...worldOf(
      ['0', '1'].map((id) => move(id, 'a', 'b', { vehicles: 30 }, { modes: ['rail'] })),
      {
        places: ['a', 'b'].map((id) => place(id, { rail: { ramps: 9, gauges: [1435] } })),
        links: [link('l', 'a', 'b', 'rail', 220, { trains: paths === undefined ? undefined : { perDay: paths } })],
        liftTypes: [
          liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ vehicles: 30 }), load: hours(8) }),
        ],
        liftPools: [pool('p', 'train', 'a', 2)],
      },
    ),
    efficiencies: permille === undefined ? [] : [{ id: 'rail', mode: 'rail', permille: fixed(permille) }],
  });

  test('A20.11 half the speed: 10 h become 20; half the paths: six hours between trains become twelve; loading stays', () => {
    expect(run(rail(undefined)).ready('0')).toBe(8 * 60 + 600);
    expect(run(rail(500)).ready('0')).toBe(8 * 60 + 1200);
    expect(Math.max(run(rail(1000, 4)).ready('0'), run(rail(1000, 4)).ready('1'))).toBe(8 * 60 + 360 + 600);
    expect(Math.max(run(rail(500, 4)).ready('0'), run(rail(500, 4)).ready('1'))).toBe(8 * 60 + 720 + 1200);
    // A network that runs better than planned is none: all of it is the most.
    expect(run(rail(2000)).ready('0')).toBe(8 * 60 + 600);
  });

  test('A20.12 an empty train is slow too, other modes are not', () => {
    const one = (permille?: number) => {
      const world = rail(permille);
      return { ...world, liftPools: [pool('p', 'train', 'b', 1)] };
    };
    const both = (world: World) => Math.max(run(world).ready('0'), run(world).ready('1'));
    expect(both(one())).toBe(600 + 1080 + 600 + 1080);
    expect(both(one(500))).toBe(1200 + 1680 + 1200 + 1680);
    const other = { ...rail(undefined), efficiencies: [{ id: 'road', mode: 'road' as const, permille: fixed(100) }] };
    expect(run(other).ready('0')).toBe(1080);
  });

  test('A20.13 one draw for all trains of a replication, another in the next; no bound is above it', () => {
    const world: World = {
      ...rail(undefined),
      efficiencies: [{ id: 'rail', mode: 'rail', permille: { kind: 'uniform', min: 500, max: 1000 } }],
    };
    const times = Array.from({ length: 20 }, (_, replication) => {
      const { ready, bound } = run(world, replication);
      expect(ready('0')).toBe(ready('1'));
      expect(bound('0')).toBeLessThanOrEqual(ready('0'));
      return ready('0');
    });
    expect(new Set(times).size).toBeGreaterThan(15);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(1080);
    expect(Math.max(...times)).toBeLessThanOrEqual(1680);
  });
});
