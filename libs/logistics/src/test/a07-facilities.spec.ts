/** A07: berths by ship, pace of work, airfield fuel and explosive limits, with answers by hand. Minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import { Run } from '../operation/run.ts';
import { begin, runUntil } from '../operation/simulation.ts';
import type { World } from '../operation/world.ts';
import type { Seaport } from '../network/network.ts';
import { hours, link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

function run(world: World) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
  const index = (id: string) => program.world.elements.findIndex((element) => element.id === id);
  const chain = (id: string) => {
    const e = index(id);
    return Array.from({ length: outcome.chainStart[e + 1] - outcome.chainStart[e] }, (_, k) => {
      const i = outcome.chainStart[e] + k;
      const name = resourceName(program, outcome.chainResource[i]);
      return [CAUSES[outcome.chainCause[i]], outcome.chainTo[i] - outcome.chainFrom[i], name] as const;
    });
  };
  return { ready: (id: string) => outcome.ready[index(id)], chain, outcome, program };
}

describe('A07 facilities', () => {
  const ship = (id: string, lengthM: number) =>
    liftType(id, { mode: 'sea', speedMh: 28_000, payload: payload({ massKg: 6_000_000 }), unload: hours(10), lengthM });
  /** Ships of 6,000 t sail 280 km (600 min) from a port with berths for all to one with the berths that are asked about. */
  const sea = (port: Seaport, ships: readonly ('big' | 'small')[]) =>
    worldOf(
      ships.map((type, i) =>
        move(`${i}`, `from-${type}`, 'to', { massKg: 6_000_000 }, { kind: 'supply', modes: ['sea'], priority: i + 1 }),
      ),
      {
        places: [
          place('from-big', { seaport: { berths: 9 } }),
          place('from-small', { seaport: { berths: 9, maxLengthM: 120 } }),
          place('to', { seaport: port }),
        ],
        links: [link('l', 'from-big', 'to', 'sea', 280), link('m', 'from-small', 'to', 'sea', 280)],
        liftTypes: [ship('big', 200), ship('small', 100)],
        liftPools: [
          pool('p', 'big', 'from-big', ships.filter((type) => type === 'big').length),
          pool('q', 'small', 'from-small', ships.filter((type) => type === 'small').length),
        ],
      },
    );
  const groups = {
    berths: 2,
    berthGroups: [
      { id: 'long', berths: 1 },
      { id: 'short', berths: 1, maxLengthM: 120 },
    ],
  };

  test('A07.1 two long ships share the one long berth, though a short one is free; the ledger names the group', () => {
    const alike = run(sea({ berths: 2 }, ['big', 'big']));
    expect([alike.ready('0'), alike.ready('1')]).toEqual([1200, 1200]);
    const { ready, chain } = run(sea(groups, ['big', 'big']));
    expect([ready('0'), ready('1')]).toEqual([1200, 1800]);
    expect(chain('1')).toContainEqual(['waiting-at-resource', 600, 'to/berths:long']);
  });

  test('A07.2 a short ship takes the short berth and leaves the long one to the long ship, then any that is free', () => {
    const one = run(sea(groups, ['small', 'big']));
    expect([one.ready('0'), one.ready('1')]).toEqual([1200, 1200]);
    const two = run(sea(groups, ['small', 'small']));
    expect([two.ready('0'), two.ready('1')]).toEqual([1200, 1200]);
    const three = run(sea(groups, ['small', 'small', 'small']));
    expect([three.ready('0'), three.ready('1'), three.ready('2')]).toEqual([1200, 1200, 1800]);
  });

  test('A07.2b ships that find the port closed spread over its berths, and go in together when it opens', () => {
    const world = {
      ...sea(groups, ['small', 'small']),
      disruptions: [
        {
          id: 'storm',
          place: 'to',
          atMin: 0,
          permille: 0,
          probabilityPermille: 1000,
          duration: { kind: 'fixed' as const, value: 2000 },
          stockLossPermille: 0,
        },
      ],
    };
    const { ready } = run(world);
    expect([ready('0'), ready('1')]).toEqual([2600, 2600]);
  });

  const damaged = (at: { place: string } | { resource: string }, permille: number): World['disruptions'] => [
    {
      ...{ id: 'd', ...at, atMin: 0, permille, probabilityPermille: 1000, stockLossPermille: 0 },
      duration: { kind: 'fixed' as const, value: 30 * 1440 },
    },
  ];

  test('A07.2c a damaged port works as its groups do: three of one berth at half of the pace, and not one ship at a time', () => {
    const three = { berths: 3, berthGroups: ['x', 'y', 'z'].map((id) => ({ id, berths: 1 })) };
    const at = (disruptions: World['disruptions']) => {
      const { ready } = run({ ...sea(three, ['big', 'big', 'big']), disruptions });
      return ['0', '1', '2'].map(ready);
    };
    expect(at([])).toEqual([1200, 1200, 1200]);
    expect(at(damaged({ place: 'to' }, 500))).toEqual([1800, 1800, 1800]);
    // The same where only the berths in all are named, and one group alone slows only who is there.
    expect(at(damaged({ resource: 'to/berths' }, 500))).toEqual([1800, 1800, 1800]);
    expect(at(damaged({ resource: 'to/berths:x' }, 500)).sort()).toEqual([1200, 1200, 1800]);
  });

  test('A07.2d a ship does not take a berth that hardly works while another is free', () => {
    const two = { berths: 2, berthGroups: ['x', 'y'].map((id) => ({ id, berths: 1 })) };
    const world = { ...sea(two, ['big']), disruptions: damaged({ resource: 'to/berths:x' }, 50) };
    expect(run(world).ready('0')).toBe(1200);
  });

  test('A07.3 a port whose groups are all too short has no route for the ship', () => {
    const port = { berths: 1, berthGroups: [{ id: 'short', berths: 1, maxLengthM: 120 }] };
    expect(() => compile(sea(port, ['big']))).toThrow('no route');
  });

  test('A07.4 6,000 t at 300 t an hour take 20 h, the 10 h of the ship notwithstanding, and the berth is named', () => {
    const { ready, chain } = run(sea({ berths: 1, workTPerHour: 300 }, ['big']));
    expect(ready('0')).toBe(600 + 1200);
    expect(chain('0').at(-1)).toEqual(['discharge', 1200, 'to/berths']);
    // Twice the pace is the pace of the ship: nothing is to be named.
    expect(
      run(sea({ berths: 1, workTPerHour: 600 }, ['big']))
        .chain('0')
        .at(-1),
    ).toEqual(['discharge', 600, null]);
    const byGroup = { berths: 1, workTPerHour: 100, berthGroups: [{ id: 'crane', berths: 1, workTPerHour: 300 }] };
    expect(run(sea(byGroup, ['big'])).ready('0')).toBe(1800);
  });

  test('A07.4a a narrow spot more makes no airfield slower: who fits both takes a wide one when no narrow one is free', () => {
    const field = (parkingWide: number, parkingNarrow: number) => ({
      airfield: { runwayM: 3000, parkingWide, parkingNarrow },
    });
    const last = (wide: number, narrow: number, parking?: 'wide') =>
      run(
        worldOf([move('m', 'a', 'b', { pax: 1000 }, { kind: 'people', modes: ['air'] })], {
          places: [
            place('a', { ...field(20, 20), lat: 50, lon: 20 }),
            place('b', { ...field(wide, narrow), lat: 52.6966, lon: 20 }),
          ],
          liftTypes: [
            liftType('jet', {
              mode: 'air',
              speedMh: 600_000,
              payload: payload({ pax: 100 }),
              unload: hours(2),
              parking,
            }),
          ],
          liftPools: [pool('p', 'jet', 'a', 10)],
        }),
      ).ready('m');
    // Ten land after 31 min and are discharged for two hours each.
    for (const narrow of [0, 1, 5, 10]) expect(last(10, narrow)).toBe(31 + 120);
    expect(last(0, 1)).toBe(31 + 10 * 120);
    // Four spots of either kind: four, four and two.
    expect(last(2, 2)).toBe(31 + 3 * 120);
    // Wide-bodied ones have the two wide spots only.
    expect(last(2, 2, 'wide')).toBe(31 + 5 * 120);
  });

  test('A07.5 fuel: 12 t for each turn, 24 t a day issued: a turn every 12 h', () => {
    const airfield = { runwayM: 3000, parkingWide: 0, parkingNarrow: 9 };
    const world = (fuelTPerDay: number | undefined) =>
      worldOf([move('m', 'a', 'b', { pax: 300 }, { kind: 'people', modes: ['air'] })], {
        places: [
          place('a', { airfield, lat: 50, lon: 20 }),
          place('b', { airfield: { ...airfield, fuelTPerDay }, lat: 52.6966, lon: 20 }),
        ],
        liftTypes: [
          // 300 km at 600 km/h are half an hour: 24 t an hour burn 12 t.
          liftType('jet', { mode: 'air', speedMh: 600_000, payload: payload({ pax: 100 }), fuelKgPerHour: 23_900 }),
        ],
        liftPools: [pool('p', 'jet', 'a', 3)],
      });
    const way = run(world(undefined)).ready('m');
    expect(way).toBe(31);
    const { ready, chain } = run(world(24));
    expect(ready('m')).toBe(way + 2 * 720);
    expect(chain('m')).toContainEqual(['waiting-at-resource', 1440, 'b/fuel']);
    // The fuel that an origin does not count costs nothing.
    expect(run(world(1_000_000)).ready('m')).toBe(way);
  });

  /** Ammunition of 40 t gross (10 t net) a train, by rail to a yard and by road to the guns; lorries take 20 t. */
  const ammunition = (
    explosivesLimitKg: number | undefined,
    lorries: number,
    kind: 'ammunition' | 'supply' = 'ammunition',
  ) =>
    worldOf([move('m', 'a', 'c', { massKg: 80_000 }, { kind, modes: ['rail', 'road'] })], {
      places: [
        place('a', { rail: { ramps: 2, gauges: [1435] } }),
        place('b', { rail: { ramps: 2, gauges: [1435] }, explosivesLimitKg }),
        place('c'),
      ],
      links: [link('l', 'a', 'b', 'rail', 220), link('m', 'b', 'c', 'road', 30)],
      liftTypes: [
        liftType('train', {
          mode: 'rail',
          speedMh: 22_000,
          payload: payload({ massKg: 40_000 }),
          unload: hours(2),
          carries: [kind],
        }),
        liftType('lorry', {
          mode: 'road',
          speedMh: 30_000,
          payload: payload({ massKg: 40_000 }),
          load: hours(1),
          carries: [kind],
        }),
      ],
      liftPools: [pool('p', 'train', 'a', 2), pool('q', 'lorry', 'b', lorries)],
    });

  test('A07.6 a yard that may hold 10 t net takes one train of ammunition at a time; the next waits until it has left', () => {
    // 10 h by rail, 2 h of discharge, 1 h of loading, 60 min on the road (a halt after the first hour comes no more).
    const free = run(ammunition(undefined, 2));
    expect(free.ready('m')).toBe((10 + 2 + 1 + 1) * 60);
    const { ready, chain } = run(ammunition(10_000, 2));
    // The second is discharged from hour 13 on, when the lorry with the first has left.
    expect(ready('m')).toBe((13 + 2 + 1 + 1) * 60);
    expect(chain('m')).toContainEqual(['waiting-at-resource', 180, 'b/explosives']);
    // Room for both, and cargo that does not explode: nobody waits.
    expect(run(ammunition(20_000, 2)).ready('m')).toBe(840);
    expect(run(ammunition(10_000, 2, 'supply')).ready('m')).toBe(840);
  });

  test('A07.7 the explosives at a place never exceed its limit, and all of it is given back', () => {
    const program = compile(ammunition(10_000, 1));
    const state = new Run(program);
    const yard = program.facilities.index.get('b/explosives')!;
    begin(state, 1, 0, 0);
    const seen = new Set<number>();
    for (let minute = 0; minute <= 3000; minute++) {
      runUntil(state, minute, 0, () => undefined);
      seen.add(state.bank.inUseOf(yard));
    }
    expect([...seen]).toEqual([0, 10_000]);
    expect(state.bank.inUseOf(yard)).toBe(0);
    expect(state.state.requirementArrived[0]).toBe(2);
  });
});
