/** A02: ports, gauge change, borders, staging and reception, with answers by hand. Minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Crossing } from '../network/network.ts';
import type { World } from '../operation/world.ts';
import { fixed, hours, link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

function run(world: World) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 720 });
  const chain = (id: string) => {
    const e = program.world.elements.findIndex((element) => element.id === id);
    return Array.from({ length: outcome.chainStart[e + 1] - outcome.chainStart[e] }, (_, k) => {
      const i = outcome.chainStart[e] + k;
      return [CAUSES[outcome.chainCause[i]], outcome.chainTo[i] - outcome.chainFrom[i]] as [string, number];
    });
  };
  const ready = (id: string) => outcome.ready[program.world.elements.findIndex((element) => element.id === id)];
  return { outcome, chain, ready, program };
}

const rail = (ramps: number, ...gauges: (1435 | 1520)[]) => ({ rail: { ramps, gauges } });
const train = (gauge: 1435 | 1520) =>
  liftType(`train-${gauge}`, {
    mode: 'rail',
    gauge,
    speedMh: 20_000,
    payload: payload({ wagonTenths: 300 }),
    load: hours(10),
    unload: hours(6),
  });
const trainload = { vehicles: 20, massKg: 400_000, wagonTenths: 200 };

describe('A02 ports, gauges, borders', () => {
  test('A02.1 gauge change from ramp to ramp: train, 8 h at the change, train of the other gauge, no second loading', () => {
    const world = worldOf([move('m', 'a', 'c', trainload, { modes: ['rail'] })], {
      places: [
        place('a', rail(1, 1435)),
        place('b', { gaugeChanges: [{ method: 'ramp-to-ramp', positions: 1, trainTime: hours(8) }] }),
        place('c', rail(1, 1520)),
      ],
      links: [link('ab', 'a', 'b', 'rail', 200), link('bc', 'b', 'c', 'rail', 100, { gauge: 1520 })],
      liftTypes: [train(1435), train(1520)],
      liftPools: [pool('west', 'train-1435', 'a', 1), pool('east', 'train-1520', 'c', 1)],
    });
    const { chain, ready } = run(world);
    // 10 h load, 10 h, 8 h change, the eastern train comes 5 h from its base after it is called, 5 h, 6 h unload.
    expect(chain('m')).toEqual([
      ['loading', 600],
      ['moving', 600],
      ['gauge-change', 480],
      ['waiting-for-lift', 300],
      ['moving', 300],
      ['discharge', 360],
    ]);
    expect(ready('m')).toBe(600 + 600 + 480 + 300 + 300 + 360);
  });

  test('A02.2 border by rail: 4 trains a day let the second train in six hours after the first; formalities 90 min', () => {
    const border = {
      crossing: { rail: [{ gauge: 1435 as const, trains: { perDay: 4 } }], clearance: fixed(90) },
    };
    const world = worldOf(
      [move('m1', 'a', 'c', trainload, { modes: ['rail'] }), move('m2', 'a', 'c', trainload, { modes: ['rail'] })],
      {
        places: [place('a', rail(2, 1435)), place('b', border), place('c', rail(2, 1435))],
        links: [link('ab', 'a', 'b', 'rail', 200), link('bc', 'b', 'c', 'rail', 100)],
        liftTypes: [train(1435)],
        liftPools: [pool('west', 'train-1435', 'a', 2)],
      },
    );
    const { chain, ready } = run(world);
    expect(ready('m1')).toBe(600 + 600 + 90 + 300 + 360);
    expect(ready('m2')).toBe(ready('m1') + 360);
    expect(chain('m2')).toContainEqual(['waiting-at-resource', 360]);
    expect(chain('m2')).toContainEqual(['border', 90]);
  });

  test('A02.3 a military share of a quarter makes 4 trains a day one', () => {
    const border = { crossing: { rail: [{ gauge: 1435 as const, trains: { perDay: 4, share: 's' } }] } };
    const world = worldOf(
      [move('m1', 'a', 'c', trainload, { modes: ['rail'] }), move('m2', 'a', 'c', trainload, { modes: ['rail'] })],
      {
        places: [place('a', rail(2, 1435)), place('b', border), place('c', rail(2, 1435))],
        links: [link('ab', 'a', 'b', 'rail', 200), link('bc', 'b', 'c', 'rail', 100)],
        shares: [{ id: 's', steps: [{ fromMin: 0, permille: 250 }] }],
        liftTypes: [train(1435)],
        liftPools: [pool('west', 'train-1435', 'a', 2)],
      },
    );
    const { ready } = run(world);
    expect(ready('m2') - ready('m1')).toBe(1440);
  });

  test('A02.10 border by road: a crossing counts march units of 25, so a serial of 60 vehicles takes three of 24 places a day', () => {
    const world = worldOf(
      [
        move('m1', 'a', 'c', { vehicles: 60 }, { kind: 'wheeled', modes: ['road'], priority: 1 }),
        move('m2', 'a', 'c', { vehicles: 60 }, { kind: 'wheeled', modes: ['road'], priority: 2 }),
      ],
      {
        places: [place('a'), place('b', { crossing: { rail: [], road: { perDay: 24 } } }), place('c')],
        links: [link('ab', 'a', 'b', 'road', 30), link('bc', 'b', 'c', 'road', 30)],
      },
    );
    const { ready } = run(world);
    // 60 km at 30 km/h, a halt of 15 min after the first hour, and 12 min until the tail has passed.
    expect(ready('m1')).toBe(120 + 15 + 12);
    // Three of 24 places are three hours.
    expect(ready('m2')).toBe(ready('m1') + 180);
  });

  test('A02.14 a quota of wagons counts freight too: a supply train takes 30 of 60 a day, so the train behind it waits for half a day', () => {
    const freightTrain = (gauge: 1435 | 1520) => ({
      ...train(gauge),
      carries: ['supply', 'wheeled'] as const,
      payload: payload({ massKg: 500_000, wagonTenths: 300 }),
    });
    const supply = { massKg: 400_000 };
    const world = worldOf(
      [
        move('freight', 'a', 'b', supply, { kind: 'supply', modes: ['rail'], priority: 1 }),
        move('vehicles', 'a', 'b', trainload, { kind: 'wheeled', modes: ['rail'], priority: 2 }),
      ],
      {
        places: [
          place('a', rail(2, 1435)),
          place('x', { gaugeChanges: [{ method: 'bogie-exchange', positions: 1, wagons: { perDay: 60 } }] }),
          place('b', rail(2, 1520)),
        ],
        links: [link('ax', 'a', 'x', 'rail', 20), link('xb', 'x', 'b', 'rail', 20, { gauge: 1520 })],
        liftTypes: [freightTrain(1435), freightTrain(1520)],
        liftPools: [pool('west', 'train-1435', 'a', 2), pool('east', 'train-1520', 'x', 2)],
      },
    );
    const { ready } = run(world);
    // 10 h loading, an hour, 30 wagons at 60 a day, an hour, 6 h discharge; the vehicles need 20 wagons.
    expect(ready('freight')).toBe((10 + 1 + 12 + 1 + 6) * 60);
    expect(ready('vehicles')).toBe((10 + 1 + 12 + 8 + 1 + 6) * 60);
  });

  const bothWays = (backFrom?: string[], backShare?: string) =>
    worldOf(
      [
        move('in1', 'a', 'c', { vehicles: 25 }, { kind: 'wheeled', modes: ['road'], priority: 1 }),
        move('in2', 'a', 'c', { vehicles: 25 }, { kind: 'wheeled', modes: ['road'], priority: 2 }),
        move('out1', 'c', 'a', { vehicles: 25 }, { kind: 'wheeled', modes: ['road'], priority: 3 }),
        move('out2', 'c', 'a', { vehicles: 25 }, { kind: 'wheeled', modes: ['road'], priority: 4 }),
      ],
      {
        places: [
          place('a'),
          place('b', { crossing: { rail: [], road: { perDay: 24, backShare }, backFrom } }),
          place('c'),
        ],
        links: [link('ab', 'a', 'b', 'road', 30), link('bc', 'b', 'c', 'road', 30)],
        shares: [{ id: 'civil', steps: [{ fromMin: 0, permille: 250 }] }],
      },
    );
  // An hour to the border, another behind it with a halt of 15 min between, 5 min until the tail has passed.
  const alone = 120 + 15 + 5;

  test('A02.11 border by road: 24 march units a day in each direction, an hour apart; those who meet there do not count against each other', () => {
    const { ready } = run(bothWays(['c']));
    expect(['in1', 'in2', 'out1', 'out2'].map(ready)).toEqual([alone, alone + 60, alone, alone + 60]);
  });

  test('A02.12 a crossing that knows no direction has one quota for all who pass: four an hour apart', () => {
    const { ready } = run(bothWays());
    expect(['in1', 'in2', 'out1', 'out2'].map(ready)).toEqual([alone, alone + 60, alone + 120, alone + 180]);
  });

  test('A02.13 civilians leave by the lanes outward: a quarter is left there, four hours apart, and inward nothing changes', () => {
    const { ready } = run(bothWays(['c'], 'civil'));
    expect(['in1', 'in2', 'out1', 'out2'].map(ready)).toEqual([alone, alone + 60, alone, alone + 240]);
  });

  const ship = liftType('ship', {
    mode: 'sea',
    speedMh: 30_000,
    payload: payload({ areaM2: 1000 }),
    load: hours(24),
    unload: hours(24),
  });
  const port = (berths: number, stagingM2?: number, clearanceVehiclesPerDay?: number) => ({
    seaport: { berths, stagingM2, clearanceVehiclesPerDay },
  });
  const shipload = { vehicles: 40, massKg: 600_000, areaM2: 1000 };

  test('A02.4 two ships and one berth: the second waits for the first to be discharged', () => {
    const world = worldOf(
      [move('m1', 'p', 'q', shipload, { modes: ['sea'] }), move('m2', 'p', 'q', shipload, { modes: ['sea'] })],
      {
        places: [place('p', port(2)), place('q', port(1))],
        links: [link('pq', 'p', 'q', 'sea', 600)],
        liftTypes: [ship],
        liftPools: [pool('fleet', 'ship', 'p', 2)],
      },
    );
    const { ready, chain } = run(world);
    expect(ready('m1')).toBe((24 + 20 + 24) * 60);
    expect(ready('m2')).toBe((24 + 20 + 48) * 60);
    expect(chain('m2')).toContainEqual(['waiting-at-resource', 24 * 60]);
  });

  test('A02.5 a full staging area stops discharge until the gate has let vehicles out', () => {
    const world = worldOf(
      [
        move('m1', 'p', 'h', shipload, { modes: ['sea', 'road'] }),
        move('m2', 'p', 'h', shipload, { modes: ['sea', 'road'] }),
      ],
      {
        // Room for one shipload; the gate passes 20 vehicles a day, so a shipload of 40 takes two days to clear the way for the next.
        places: [place('p', port(2)), place('q', port(2, 1000, 20)), place('h')],
        links: [link('pq', 'p', 'q', 'sea', 600), link('qh', 'q', 'h', 'road', 30)],
        liftTypes: [ship],
        liftPools: [pool('fleet', 'ship', 'p', 2)],
      },
    );
    const { ready, chain } = run(world);
    const march = 60 + 8;
    // The serial leaves the staging area when it starts for the gate, which is free for the first serial.
    expect(ready('m1')).toBe((24 + 20 + 24) * 60 + march);
    // The second ship discharges when the area is empty, and its serial waits for the gate's daily quota.
    expect(ready('m2')).toBe((24 + 20 + 24 + 48) * 60 + march);
    expect(
      chain('m2')
        .filter(([cause]) => cause === 'waiting-at-resource')
        .reduce((sum, [, m]) => sum + m, 0),
    ).toBe(48 * 60);
  });

  test('A02.15 a shipload in line for the gate still fills the staging area', () => {
    const world = worldOf(
      ['m1', 'm2', 'm3'].map((id) => move(id, 'p', 'h', shipload, { modes: ['sea', 'road'] })),
      {
        places: [place('p', port(3)), place('q', port(3, 1000, 20)), place('h')],
        links: [link('pq', 'p', 'q', 'sea', 600), link('qh', 'q', 'h', 'road', 30)],
        liftTypes: [ship],
        liftPools: [pool('fleet', 'ship', 'p', 3)],
      },
    );
    // All before q at 44 h. The first is through the gate at 68 h; the second, ashore at 92 h, at 116 h: only then there is room for the third.
    expect(
      run(world)
        .chain('m3')
        .filter(([cause]) => cause === 'waiting-at-resource' || cause === 'discharge'),
    ).toEqual([
      ['waiting-at-resource', 72 * 60],
      ['discharge', 24 * 60],
      ['waiting-at-resource', 24 * 60],
    ]);
  });

  test('A02.6 an airfield closed until a condition: the wait is booked as closed', () => {
    const airfield = { airfield: { runwayM: 3000, parkingWide: 0, parkingNarrow: 1 } };
    const plane = liftType('plane', {
      mode: 'air',
      speedMh: 600_000,
      payload: payload({ pax: 100 }),
      load: hours(1),
      unload: hours(1),
    });
    const world = worldOf([move('m', 'a', 'b', { pax: 100 }, { kind: 'people', modes: ['air'] })], {
      places: [place('a', { ...airfield, lat: 50 }), place('b', { ...airfield, lat: 55.3945, opensWhen: 'open' })],
      conditions: [{ id: 'open', type: 'date', atMin: 600 }],
      liftTypes: [plane],
      liftPools: [pool('p', 'plane', 'a', 1)],
    });
    const { chain } = run(world);
    // 1 h load, 600 km in 60 or 61 min, then closed until minute 600, 1 h discharge.
    const closed = chain('m').find(([cause]) => cause === 'closed');
    expect(closed![1]).toBe(600 - 60 - chain('m').find(([cause]) => cause === 'moving')![1]);
    expect(chain('m').at(-1)).toEqual(['discharge', 60]);
  });

  test('A02.7 damage halves two ramps for ten days: the second train waits for the first, and the repair opens the second ramp', () => {
    const world = worldOf(
      [move('m1', 'a', 'c', trainload, { modes: ['rail'] }), move('m2', 'a', 'c', trainload, { modes: ['rail'] })],
      {
        places: [place('a', rail(2, 1435)), place('c', rail(2, 1435))],
        links: [link('ac', 'a', 'c', 'rail', 200)],
        liftTypes: [train(1435)],
        liftPools: [pool('west', 'train-1435', 'a', 2)],
        disruptions: [
          {
            id: 'd',
            place: 'c',
            atMin: 0,
            permille: 500,
            duration: fixed(600 + 600 + 100),
            probabilityPermille: 1000,
            stockLossPermille: 0,
          },
        ],
      },
    );
    const { ready, chain } = run(world);
    expect(ready('m1')).toBe(600 + 600 + 360);
    expect(ready('m2')).toBe(600 + 600 + 100 + 360);
    expect(chain('m2')).toContainEqual(['waiting-at-resource', 100]);
  });

  test('A02.7a ammunition needs ten days where other cargo needs two, and what no row names needs none', () => {
    const permissionsByKind = [
      { kinds: ['ammunition' as const, 'outsized' as const], leadTime: fixed(10 * 1440) },
      { kinds: ['ammunition' as const, 'tracked' as const], leadTime: fixed(5 * 1440) },
    ];
    const world = (permission?: Crossing['permission']) =>
      worldOf(
        (['wheeled', 'tracked', 'ammunition'] as const).map((kind) =>
          move(kind, 'a', 'c', { wagonTenths: 300, massKg: 1 }, { kind, modes: ['rail'] }),
        ),
        {
          places: [
            place('a', rail(9, 1435)),
            place('b', {
              crossing: { rail: [{ gauge: 1435 as const, trains: { perDay: 1440 } }], permission, permissionsByKind },
            }),
            place('c', rail(9, 1435)),
          ],
          links: [link('ab', 'a', 'b', 'rail', 100), link('bc', 'b', 'c', 'rail', 100)],
          liftTypes: [train(1435)],
          liftPools: [pool('west', 'train-1435', 'a', 3)],
        },
      );
    const after = 300 + 360;
    const all = run(world(fixed(2 * 1440))).ready;
    expect(['wheeled', 'tracked', 'ammunition'].map(all)).toEqual([2, 5, 10].map((day) => day * 1440 + after));
    const some = run(world()).ready;
    expect(['wheeled', 'tracked', 'ammunition'].map(some)).toEqual([
      600 + 300 + after,
      5 * 1440 + after,
      10 * 1440 + after,
    ]);
  });

  test('A02.7b a train crosses when all that is aboard may', () => {
    const permissionsByKind = [{ kinds: ['outsized' as const], leadTime: fixed(10 * 1440) }];
    const half = { wagonTenths: 150, massKg: 1 };
    // Vehicles that need no permission come to the train on the day the other half of its load is called.
    const called = 10 * 1440 - 300 - 1440;
    const world = worldOf(
      [
        move('free', 'a', 'c', half, { modes: ['rail'], priority: 1, readyToLoadMin: called }),
        move('heavy', 'a', 'c', half, { kind: 'outsized', modes: ['rail'], priority: 2 }),
      ],
      {
        places: [
          place('a', rail(1, 1435)),
          place('b', { crossing: { rail: [{ gauge: 1435 as const, trains: { perDay: 1440 } }], permissionsByKind } }),
          place('c', rail(1, 1435)),
        ],
        links: [link('ab', 'a', 'b', 'rail', 100), link('bc', 'b', 'c', 'rail', 100)],
        liftTypes: [train(1435)],
        liftPools: [pool('west', 'train-1435', 'a', 1)],
      },
    );
    const { ready } = run(world);
    expect([ready('free'), ready('heavy')]).toEqual([10 * 1440 + 300 + 360, 10 * 1440 + 300 + 360]);
  });

  test('A02.8 a permission of 20 days keeps no train at the border: it serves others, and is called a day before it could be needed', () => {
    const world = worldOf(
      [
        move('m1', 'a', 'c', trainload, { modes: ['rail'], priority: 1 }),
        move('m2', 'a', 'd', trainload, { modes: ['rail'] }),
      ],
      {
        places: [
          place('a', rail(1, 1435)),
          place('b', {
            crossing: { rail: [{ gauge: 1435 as const, trains: { perDay: 48 } }], permission: fixed(20 * 1440) },
          }),
          place('c', rail(1, 1435)),
          place('d', rail(1, 1435)),
        ],
        links: [
          link('ab', 'a', 'b', 'rail', 100),
          link('bc', 'b', 'c', 'rail', 100),
          link('ad', 'a', 'd', 'rail', 200),
        ],
        liftTypes: [train(1435)],
        liftPools: [pool('west', 'train-1435', 'a', 1)],
      },
    );
    const { ready, chain } = run(world);
    expect(ready('m2')).toBe(600 + 600 + 360);
    expect(ready('m1')).toBe(20 * 1440 + 300 + 360);
    expect(chain('m1')).toEqual([
      ['permission', 20 * 1440 - 300 - 1440],
      ['loading', 600],
      ['moving', 300],
      ['permission', 1440 - 600],
      ['moving', 300],
      ['discharge', 360],
    ]);
  });
});
