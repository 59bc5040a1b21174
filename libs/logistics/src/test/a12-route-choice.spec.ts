/** A12: what the choice of a route reckons with beyond the way itself: driving bans, and room for explosives. Minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import type { LiftPool } from '../lift/lift.ts';
import type { Link } from '../network/network.ts';
import type { Distribution } from '../engine/distribution.ts';
import { EMPTY_WORLD, fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;

function run(world: World) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  const index = (id: string) => program.world.elements.findIndex((element) => element.id === id);
  const chain = (id: string) => {
    const e = index(id);
    return Array.from({ length: outcome.chainStart[e + 1] - outcome.chainStart[e] }, (_, k) => {
      const i = outcome.chainStart[e] + k;
      return [CAUSES[outcome.chainCause[i]], outcome.chainTo[i] - outcome.chainFrom[i], resourceName(program, outcome.chainResource[i])] as const; // prettier-ignore
    });
  };
  return { ready: (id: string) => outcome.ready[index(id)], chain };
}

describe('A12 choice of a route: driving bans', () => {
  /** From a to b 60 km over c, or 90 km over d; CF-day at midnight on Monday. */
  const road = (bans: Link['bans'], readyToLoadMin: number, kind: 'wheeled' | 'supply' = 'supply') =>
    worldOf(
      [move('m', 'a', 'b', { vehicles: kind === 'wheeled' ? 20 : 0, massKg: 20_000 }, { kind, readyToLoadMin })],
      {
        places: ['a', 'b', 'c', 'd'].map((id) => place(id)),
        links: [
          link('ac', 'a', 'c', 'road', 30),
          link('cb', 'c', 'b', 'road', 30, { bans }),
          link('ad', 'a', 'd', 'road', 45),
          link('db', 'd', 'b', 'road', 45),
        ],
        liftTypes: [liftType('lorry', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 20_000 }) })],
        liftPools: [pool('p', 'lorry', 'a', 1)],
      },
    );
  const ban = (fromMin: number, untilMin: number, who: 'lift' | 'columns' = 'lift') => [{ who, fromMin, untilMin }];

  test('A12.1 a ban that is over before the lorry comes to it changes nothing; one that holds it longer than the way around does', () => {
    expect(run(road(undefined, 0)).ready('m')).toBe(120 + 15);
    // At c after 60 min; a halt of 15 min after the first hour.
    expect(run(road(ban(0, 60), 0)).ready('m')).toBe(120 + 15);
    expect(run(road(ban(0, 600), 0)).ready('m')).toBe(180 + 15);
    // Ten minutes to wait are less than an hour more on the way.
    const short = run(road(ban(0, 70), 0));
    expect(short.chain('m')).toContainEqual(['closed', 10, 'ban/cb']);
    // The same ban has begun and ended before a later start.
    expect(run(road(ban(0, 600), 600)).ready('m')).toBe(600 + 120 + 15);
  });

  test('A12.2 a ban of columns turns a column, not the lorry', () => {
    const night = ban(0, 600, 'columns');
    expect(run(road(night, 0)).ready('m')).toBe(120 + 15);
    expect(
      run(road(night, 0, 'wheeled'))
        .chain('m')
        .map(([cause]) => cause),
    ).not.toContain('closed');
    expect(run(road(night, 0, 'wheeled')).ready('m')).toBeLessThan(600);
  });
});

describe('A12 choice of a route: explosives', () => {
  /** Ammunition by rail to x, or 22 km farther to y, and on by lorry. 100 t are 25 t of explosives. */
  const world = (explosivesLimitKg?: number, kind: 'ammunition' | 'supply' = 'ammunition'): World => {
    const ramps = { rail: { ramps: 9, gauges: [1435] as const } };
    return worldOf(
      ['1', '2'].map((id, i) =>
        move(id, 'a', 'b', { massKg: 100_000, wagonTenths: 300 }, { kind, modes: ['rail', 'road'], priority: i + 1 }),
      ),
      {
        places: [place('a', ramps), place('x', { ...ramps, explosivesLimitKg }), place('y', ramps), place('b')],
        links: [
          link('ax', 'a', 'x', 'rail', 220),
          link('ay', 'a', 'y', 'rail', 242),
          link('xb', 'x', 'b', 'road', 30),
          link('yb', 'y', 'b', 'road', 30),
        ],
        liftTypes: [
          liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }) }),
          liftType('lorries', {
            mode: 'road',
            speedMh: 30_000,
            payload: payload({ massKg: 100_000 }),
            load: fixed(DAY),
          }),
        ],
        liftPools: [pool('rail', 'train', 'a', 2), pool('north', 'lorries', 'x', 1), pool('south', 'lorries', 'y', 1)],
      },
    );
  };
  const waits = (w: World) =>
    ['1', '2'].map((id) =>
      run(w)
        .chain(id)
        .some(([, , resource]) => resource === 'x/explosives'),
    );

  test('A12.3 room for one: the second train goes where its explosives may lie at once', () => {
    const { ready } = run(world(25_000));
    expect(waits(world(25_000))).toEqual([false, false]);
    expect([ready('1'), ready('2')]).toEqual([600 + DAY + 60, 660 + DAY + 60]);
  });

  test('A12.4 room for both, no limit, or other cargo: nobody goes around', () => {
    const without = run(world());
    for (const other of [world(1_000_000), world(25_000, 'supply')]) {
      const { ready } = run(other);
      expect([ready('1'), ready('2')]).toEqual([without.ready('1'), without.ready('2')]);
    }
  });
});

describe('A12 choice of a route: from one way to another', () => {
  /** By rail from a to h over p or q, on by lorry over r or s; every stretch 60 min but for what a border takes. */
  const ramps = { rail: { ramps: 9, gauges: [1435] as const } };
  const railBorder = (minutes: number) => ({ crossing: { rail: [{ gauge: 1435 as const, trains: { perDay: 1440 } }], clearance: fixed(minutes) } }); // prettier-ignore
  const roadBorder = (clearance: Distribution) => ({ crossing: { rail: [], road: { perDay: 1_000_000 }, clearance } });
  const world: World = worldOf(
    [move('m', 'a', 'z', { massKg: 20_000, wagonTenths: 10 }, { kind: 'supply', modes: ['rail', 'road'] })],
    {
      places: [
        place('a', ramps),
        place('h', ramps),
        place('p', railBorder(120)),
        place('q', railBorder(600)),
        place('r', roadBorder(fixed(600))),
        place('s', roadBorder({ kind: 'uniform', min: 0, max: 1440 })),
        place('z'),
      ],
      links: [
        ...['p', 'q'].flatMap((id) => [link(`a${id}`, 'a', id, 'rail', 30), link(`${id}h`, id, 'h', 'rail', 30)]),
        ...['r', 's'].flatMap((id) => [link(`h${id}`, 'h', id, 'road', 15), link(`${id}z`, id, 'z', 'road', 15)]),
      ],
      liftTypes: [
        liftType('train', { mode: 'rail', gauge: 1435, speedMh: 60_000, payload: payload({ wagonTenths: 300 }) }),
        liftType('lorry', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 20_000 }) }),
      ],
      liftPools: [pool('trains', 'train', 'a', 1), pool('lorries', 'lorry', 'h', 1)],
      disruptions: [
        {
          id: 'd',
          place: 'r',
          atMin: 30,
          permille: 0,
          duration: fixed(30 * DAY),
          probabilityPermille: 1000,
          stockLossPermille: 0,
        },
      ],
    },
  );

  test('A12.5 the critical path knows the ways that begin as one option and end as another', () => {
    const program = compile(world);
    const simulator = new Simulator(program);
    const clearances = Array.from({ length: 40 }, (_, replication) => {
      const { ready } = simulator.replicate(1, replication, { sampleMin: DAY });
      const [bound] = simulator.criticalPath(1, replication);
      expect(bound).toBeLessThanOrEqual(ready[0]);
      // The quicker border by rail, and by road the one that is left.
      return ready[0] - (60 + 120) - 60;
    });
    expect(Math.min(...clearances)).toBeLessThan(300);
    expect(Math.max(...clearances)).toBeGreaterThan(900);
  });

  test('A12.6 supply whose road closes while a depot issues it goes around without being issued twice', () => {
    const stock = (id: string, at: string, amountKg: number, outloadKgPerDay?: number) => ({ id, place: at, class: 'I', kind: 'supply' as const, amountKg, capacityKg: -1, reserveKg: 0, outloadKgPerDay }); // prettier-ignore
    const depot: World = {
      ...EMPTY_WORLD,
      places: ['a', 'b', 'c', 'd'].map((id) => place(id)),
      links: [
        ...[link('ac', 'a', 'c', 'road', 30), link('cb', 'c', 'b', 'road', 30)],
        ...[link('ad', 'a', 'd', 'road', 45), link('db', 'd', 'b', 'road', 45)],
      ],
      stocks: [stock('depot', 'a', 1_000_000, 10_000), stock('hub', 'b', 0)],
      replenishments: [{ id: 'r', stock: 'hub', from: 'depot', reorderPointKg: 1000, orderUpToKg: 20_000, lotKg: 1000, priority: 1, modes: ['road'] }],
      liftTypes: [liftType('lorry', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 20_000 }), carries: ['supply'] })],
      liftPools: [pool('p', 'lorry', 'a', 1)],
      disruptions: [{ id: 'd', link: 'cb', atMin: 600, permille: 0, duration: fixed(30 * DAY), probabilityPermille: 1000, stockLossPermille: 0 }],
    }; // prettier-ignore
    const program = compile(depot);
    const outcome = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
    const hub = program.world.stocks.findIndex(({ id }) => id === 'hub');
    // Two days to issue 20 t, three hours and a quarter around.
    expect(Array.from(outcome.stockLevel.subarray(hub * outcome.samples, hub * outcome.samples + 4))).toEqual([0, 0, 0, 20_000]); // prettier-ignore
  });
});

describe('A12 choice of a route: whose lift it is, and from when on', () => {
  /** An hour by lorry to the port and a day by sea, or three days by rail: 480 km at 20 km/h, 1,080 at 15. */
  const world = (ships: Partial<LiftPool>): World => {
    const rail = { rail: { ramps: 9, gauges: [1435] as const } };
    const port = { seaport: { berths: 9 } };
    const cargo = { massKg: 900_000 };
    return worldOf([move('m', 'o', 'b', cargo, { kind: 'supply', modes: ['sea', 'rail', 'road'], owner: 'Y' })], {
      endMin: 400 * DAY,
      places: [place('o', rail), place('a', port), place('b', { ...rail, ...port })],
      links: [
        link('road', 'o', 'a', 'road', 60),
        link('sea', 'a', 'b', 'sea', 480),
        link('rail', 'o', 'b', 'rail', 1080),
      ],
      liftTypes: [
        liftType('lorries', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 1_000_000 }), useRateMinPerDay: 1440 }), // prettier-ignore
        liftType('ship', { mode: 'sea', speedMh: 20_000, payload: payload({ massKg: 1_000_000 }) }),
        liftType('train', { mode: 'rail', gauge: 1435, speedMh: 15_000, payload: payload({ massKg: 1_000_000 }) }),
      ],
      liftPools: [pool('l', 'lorries', 'o', 1), pool('ships', 'ship', 'a', 2, ships), pool('trains', 'train', 'o', 5)],
    });
  };
  const [bySea, byRail] = [60 + DAY, 3 * DAY];

  test('A12.7 cargo does not choose lift that is kept for another, or has no hours for it', () => {
    expect(run(world({})).ready('m')).toBe(bySea);
    expect(run(world({ owner: 'Y', reservedForOwner: true })).ready('m')).toBe(bySea);
    expect(run(world({ owner: 'X', reservedForOwner: true })).ready('m')).toBe(byRail);
    expect(run(world({ quotas: [{ owner: 'X', minutes: 10_000 }] })).ready('m')).toBe(byRail);
    expect(run(world({ quotas: [{ owner: 'Y', minutes: 10_000 }] })).ready('m')).toBe(bySea);
  });

  test('A12.8 nor lift that comes to hand much later, or after the run; a day later it may be the quicker', () => {
    const from = (day: number) => run(world({ availableMin: [day * DAY, day * DAY] })).ready('m');
    expect([from(0.5), from(300), from(500)]).toEqual([1.5 * DAY, byRail, byRail]);
  });

  test('A12.9 where all lift there is belongs to others the cargo waits for it, and says so', () => {
    const only = world({ owner: 'X', reservedForOwner: true });
    const { ready, chain } = run({ ...only, liftPools: only.liftPools.slice(0, 2) });
    expect(ready('m')).toBe(-1);
    expect(chain('m').at(-1)?.[0]).toBe('waiting-for-lift');
  });
});
