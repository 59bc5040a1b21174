/** A15: who is first in one minute, bans behind a queue, speed by length of leg, least loads, pieces and ends of a stretch, by hand. Minutes. */
import { compile, WorldError } from '../operation/compile.ts';
import { keyOf, UNOPENED } from '../operation/dispatch/dispatch-strategy.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import type { LiftType } from '../lift/lift.ts';
import type { MovementRequirement } from '../movement/requirement.ts';
import { EMPTY_WORLD, fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;

function simulate(world: World) {
  const program = compile(world);
  const simulator = new Simulator(program);
  return { program, outcome: simulator.replicate(1, 0, { sampleMin: DAY }), bound: simulator.criticalPath(1, 0) };
}
const readyOf = (world: World): Record<string, number> => {
  const { program, outcome } = simulate(world);
  return Object.fromEntries(program.world.elements.map(({ id }, e) => [id, outcome.ready[e]]));
};
const boundOf = (world: World, id: string) => {
  const { program, bound } = simulate(world);
  return bound[program.world.elements.findIndex((element) => element.id === id)];
};

const rail = { rail: { ramps: 9, gauges: [1435] as const } };
/** Trains of so many wagons over 60 km in 60 min, an hour each to load and to unload. */
const railway = (
  moves: readonly ReturnType<typeof move>[],
  type: Partial<LiftType> = {},
  part: Partial<World> = {},
): World =>
  worldOf(moves, {
    places: [place('a', rail), place('b', rail), place('y')],
    links: [link('l', 'a', 'b', 'rail', 60), link('k', 'y', 'a', 'road', 30)],
    liftTypes: [
      liftType('train', {
        mode: 'rail',
        speedMh: 60_000,
        payload: payload({ wagonTenths: 600 }),
        load: fixed(60),
        unload: fixed(60),
        ...type,
      }),
    ],
    liftPools: [pool('p', 'train', 'a', 1)],
    ...part,
  });
const train = (id: string, part: Partial<MovementRequirement> = {}) =>
  move(id, 'a', 'b', { vehicles: 60, wagonTenths: 600, massKg: 600_000 }, { modes: ['rail'], ...part });

describe('A15 one minute', () => {
  test('A15.1 of two trainloads released together the more urgent goes first, whatever they are called', () => {
    // Load 60, way 60, unload 60; back after 60 for the other: 180 and 420.
    expect(readyOf(railway([train('a', { priority: 9 }), train('z', { priority: 1 })]))).toEqual({ a: 420, z: 180 });
    expect(readyOf(railway([train('a', { priority: 1 }), train('z', { priority: 9 })]))).toEqual({ a: 180, z: 420 });
  });

  test('A15.2 a source that is short at minute 0 serves by priority, not by the name of who asks', () => {
    const received = (priorities: readonly [t: number, u: number]) => {
      const stock = (id: string, amountKg: number) => ({ id, place: 'a', class: 'I', kind: 'supply' as const, amountKg, capacityKg: -1, reserveKg: 0 }); // prettier-ignore
      const rule = (id: string, to: string, priority: number) => ({ id, stock: to, from: 's', reorderPointKg: 10, orderUpToKg: 90, lotKg: 1, priority, modes: ['road' as const] }); // prettier-ignore
      const { program, outcome } = simulate({
        ...EMPTY_WORLD,
        places: [place('a')],
        stocks: [stock('s', 100), stock('t', 0), stock('u', 0)],
        replenishments: [rule('r1', 't', priorities[0]), rule('r2', 'u', priorities[1])],
      });
      const last = outcome.samples - 1;
      const at = (id: string) =>
        outcome.stockLevel[program.world.stocks.findIndex((row) => row.id === id) * outcome.samples + last];
      return [at('t'), at('u')];
    };
    // 100 kg for two orders of 90.
    expect(received([9, 1])).toEqual([10, 90]);
    expect(received([1, 9])).toEqual([90, 10]);
  });
});

describe('A15 great numbers', () => {
  test('A15.12 no date, in thousands of years or thousands ago, reaches into another priority, opened or not', () => {
    const dates = [-2_147_483_648, -1440, 0, 1440, 2_147_483_647];
    const keys = [50, 51].map((priority) => dates.flatMap((at) => [keyOf(priority, at), keyOf(priority, at) + UNOPENED])); // prettier-ignore
    expect(Math.max(...keys[0])).toBeLessThan(Math.min(...keys[1]));
    expect(keyOf(50, 1440)).toBeLessThan(keyOf(50, 2880));
  });

  test('A15.13 five million tonnes at 20,000 a day are 250 days, and are read as they are', () => {
    const fuel: World = {
      ...EMPTY_WORLD,
      dDayMin: 2 * DAY,
      endMin: 5 * DAY,
      places: [place('d')],
      stocks: [
        { id: 's', place: 'd', class: 'III', kind: 'fuel', amountKg: 5_000_000_000, capacityKg: -1, reserveKg: 0 },
      ],
      consumers: [{ id: 'c', stock: 's', steps: [{ fromMin: 0, kgPerDay: 20_000_000 }] }],
    };
    const { outcome, program } = simulate(fuel);
    expect([outcome.stockLevel[0], outcome.stockLevel[5]]).toEqual([5_000_000_000, 4_900_000_000]);
    expect([outcome.stockDays[0], outcome.stockDays[5]]).toEqual([2500, 2450]);
    const simulator = new Simulator(program);
    const resumed = simulator.resume(simulator.checkpoint(1, 0, { sampleMin: DAY }), { sampleMin: DAY });
    expect(Array.from(resumed.stockLevel)).toEqual(Array.from(outcome.stockLevel));
  });

  test('A15.14 what limits no lift is aboard in two million tonnes at the most: the rest takes another trip', () => {
    const ship = (part: Parameters<typeof payload>[0]) =>
      worldOf([move('m', 'a', 'b', { massKg: 3_000_000_000 }, { kind: 'supply', modes: ['sea'] })], {
        places: [place('a', { seaport: { berths: 1 } }), place('b', { seaport: { berths: 1 } })],
        links: [link('l', 'a', 'b', 'sea', 30)],
        liftTypes: [liftType('ship', { mode: 'sea', speedMh: 30_000, payload: payload(part) })],
        liftPools: [pool('p', 'ship', 'a', 1)],
      });
    // Two trips of an hour and one back, and so where the mass is given as more than 32 bits hold.
    expect(readyOf(ship({ areaM2: 1000 })).m).toBe(180);
    expect(readyOf(ship({ massKg: 4_000_000_000_000 })).m).toBe(180);
  });
});

describe('A15 bans', () => {
  const daily = Array.from({ length: 7 }, (_, day) => ({ who: 'columns' as const, fromMin: day * DAY + 360, untilMin: day * DAY + 720 })); // prettier-ignore
  const road = (vehicles: number) =>
    worldOf([move('m', 'a', 'b', { vehicles, massKg: vehicles * 10_000 }, { modes: ['road'] })], {
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 30, { vehiclesPerHour: { perDay: 10 }, bans: daily })], // prettier-ignore
    });

  test('A15.3 who has waited for the road into a ban waits for its end, and the road keeps its pace', () => {
    const { outcome, bound } = simulate(road(225));
    // 10 vehicles an hour: 75 take 450 min. The first sets out at 0, the second would at 450, in the ban from 360 on: 720. The third follows
    // 450 min after it, at 1170, and is there after 90 min and the pass time of 75 vehicles.
    const alone = simulate(road(75)).outcome.ready[0];
    expect(outcome.ready[0]).toBe(1170 + alone);
    expect(bound[0]).toBeLessThanOrEqual(alone);
  });
});

describe('A15 speed by length of leg', () => {
  const legs = [
    { upToM: 100_000, payloadPermille: 1000, speedPermille: 500 },
    { upToM: 10_000_000, payloadPermille: 1000, speedPermille: 1000 },
  ];

  test('A15.4 the length of the whole leg counts, not that of a link on it', () => {
    const three = railway([train('m')], { legs, load: fixed(0), unload: fixed(0) }, {
      places: [place('a', rail), place('x'), place('y'), place('b', rail)],
      links: [link('ax', 'a', 'x', 'rail', 90), link('xy', 'x', 'y', 'rail', 90), link('yb', 'y', 'b', 'rail', 90)],
    }); // prettier-ignore
    // 270 km at 60 km/h; each link alone would be at 30.
    expect(readyOf(three).m).toBe(270);
    expect(boundOf(three, 'm')).toBe(270);
  });

  test('A15.5 a limit of the link above the speed of a short leg changes nothing, one below it counts', () => {
    const limited = (speedMh: number) =>
      railway([train('m')], { legs, load: fixed(0), unload: fixed(0) }, {
        links: [link('l', 'a', 'b', 'rail', 90, { speedMh })],
      }); // prettier-ignore
    // 90 km at 30 km/h, and at 20.
    expect(readyOf(limited(50_000)).m).toBe(180);
    expect(boundOf(limited(50_000), 'm')).toBe(180);
    expect(readyOf(limited(20_000)).m).toBe(270);
  });
});

describe('A15 least load', () => {
  const half = (id: string) =>
    move(id, 'a', 'b', { vehicles: 30, wagonTenths: 300, massKg: 300_000 }, { modes: ['rail'] });
  const more = move('n', 'y', 'b', { vehicles: 10, wagonTenths: 100, massKg: 100_000 }, { modes: ['road', 'rail'], via: ['a'] }); // prettier-ignore
  const full = { minimumLoadPermille: 1000 };

  test('A15.6 half a train waits for what is on its way, without a longest hold and whatever it is called', () => {
    const together = readyOf(railway([half('m'), more], full));
    // Both go with the train that leaves when the column has come from y.
    expect(together.m).toBe(together.n);
    expect(together.m).toBeGreaterThan(180);
    expect(readyOf(railway([half('zz'), more], full))).toEqual({ zz: together.m, n: together.n });
    // Nothing on its way: it leaves at once.
    expect(readyOf(railway([half('m')], full))).toEqual({ m: 180 });
  });

  test('A15.7 the hold ends after its longest time', () => {
    expect(readyOf(railway([half('m'), more], { ...full, maximumHoldMin: 20 })).m).toBe(200);
  });

  test('A15.8 what was awaited is lost on the road: the train leaves then', () => {
    const lost = railway([half('m'), more], { ...full, maximumHoldMin: 10 * DAY }, {
      risks: [{ id: 'r', modes: ['road'], fromMin: 0, untilMin: 90 * DAY, permille: 1000, per100Km: false, effect: 'loss' }],
    }); // prettier-ignore
    const { m, n } = readyOf(lost);
    expect(n).toBe(-1);
    // The column is lost at the end of its 30 km: 60 min and 2 to pass. Then 180 as ever.
    expect(m).toBe(62 + 180);
  });
});

describe('A15 dates, pieces and ends', () => {
  test('A15.9 cargo that may be there on day 15 is loaded before, ten days long, and sets out in time', () => {
    const world = railway([train('m', { earliestArrivalMin: 15 * DAY })], { load: fixed(10 * DAY) });
    // There on day 15, then 60 to unload.
    expect(readyOf(world)).toEqual({ m: 15 * DAY + 60 });
  });

  test('A15.10 a tank of 60 t is no three pieces of 20 t', () => {
    const tank = (massT: number) =>
      worldOf([move('m', 'a', 'b', { vehicles: 1, massKg: 60_000 }, { kind: 'tracked', modes: ['road'] })], {
        places: [place('a'), place('b')],
        links: [link('l', 'a', 'b', 'road', 60)],
        liftTypes: [liftType('het', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: massT * 1000, vehicles: 1 }) })], // prettier-ignore
        liftPools: [pool('p', 'het', 'a', 1)],
      });
    expect(() => compile(tank(20))).toThrow(WorldError);
    expect(() => compile(tank(20))).toThrow(/no lift takes a piece of m \(60.0 t/);
    expect(simulate(tank(60)).program.consignmentReq.length).toBe(1);
  });

  test('A15.11 a ship for each port and none for both is no way', () => {
    const port = (maxDraughtM: number, maxLengthM: number) => ({ seaport: { berths: 1, maxDraughtM, maxLengthM } });
    const ship = (id: string, draughtM: number, lengthM: number) =>
      liftType(id, { mode: 'sea', speedMh: 30_000, payload: payload({ vehicles: 100 }), draughtM, lengthM });
    const sea = (ships: readonly LiftType[]) =>
      worldOf([move('m', 'a', 'b', { vehicles: 10, massKg: 100_000 }, { modes: ['sea'] })], {
        places: [place('a', port(5, 200)), place('b', port(10, 100))],
        links: [link('l', 'a', 'b', 'sea', 300)],
        liftTypes: ships,
        liftPools: ships.map(({ id }) => pool(`p-${id}`, id, 'a', 1)),
      });
    // The flat one is too long for b, the short one too deep for a.
    expect(() => compile(sea([ship('flat', 4, 150), ship('short', 9, 90)]))).toThrow(
      /no type of lift serves both ends/,
    );
    expect(simulate(sea([ship('flat', 4, 150), ship('small', 4, 90)])).outcome.ready[0]).toBe(600);
  });
});
