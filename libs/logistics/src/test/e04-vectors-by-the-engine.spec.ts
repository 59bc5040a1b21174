/** E04: published vectors run by the engine itself, as far as its worlds can say them; E01 holds their closed forms. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { QUEUING_EFFICIENCY } from '../testing/airlift-formulas.ts';
import { netTrainLoad, trainDensity, usablePassingTracks } from '../testing/rail-formulas.ts';
import { dailyNeed, KG_PER_LB } from '../testing/stock-formulas.ts';
import { EMPTY_WORLD, fixed, link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const KG_PER_STON = 907.184_74;
/** Enough of what is not to limit. */
const MANY = 200;

const readyOf = (world: World) => Array.from(new Simulator(compile(world)).replicate(1, 0, { sampleMin: DAY }).ready);

/** A line that passes some trains a day, and trains enough of one net load. */
function railway(trainsPerDay: number, netSton: number, freightTrains: number, troopTrains = 0): World {
  const kg = Math.floor(netSton * KG_PER_STON);
  const terminal = { rail: { ramps: MANY, gauges: [1435] as const } };
  const freight = move('freight', 'a', 'b', { massKg: kg * freightTrains }, { kind: 'supply', modes: ['rail'] });
  const troops = move('troops', 'a', 'b', { pax: 800 * troopTrains }, { kind: 'people', modes: ['rail'], priority: 1 });
  return worldOf(troopTrains > 0 ? [freight, troops] : [freight], {
    places: [place('a', terminal), place('b', terminal)],
    links: [link('line', 'a', 'b', 'rail', 110, { gauge: 1435, trains: { perDay: trainsPerDay } })],
    liftTypes: [
      liftType('goods', { mode: 'rail', speedMh: 16_000, payload: payload({ massKg: kg }), carries: ['supply'] }),
      liftType('coaches', { mode: 'rail', speedMh: 16_000, payload: payload({ pax: 800 }), carries: ['people'] }),
    ],
    liftPools: [pool('p', 'goods', 'a', MANY), pool('q', 'coaches', 'a', MANY)],
  });
}

/** Trains that are through within so many days of the first one. */
function trainsWithin(days: number, world: (trains: number) => World, most: number): number {
  const [first] = readyOf(world(1));
  let passed = 1;
  while (passed < most && readyOf(world(passed + 1))[0] - first < days * DAY) passed++;
  return passed;
}

describe('E04 railway (TR0603)', () => {
  test('R2 and R5 a line of 15 trains a day with 419 STON each: 6,285 STON a day', () => {
    const passed = trainsWithin(1, (trains) => railway(15, 419, trains), 40);
    expect(passed * 419).toBe(6285);
  });

  test('R1 and R2 sixteen passing tracks on 110 miles at 10 mph, of which 14 count: 17 trains a day pass, not the 19 of all sixteen', () => {
    const tracks = [7, 15, 21, 27, 31, 37, 45, 53, 60, 66, 74, 81, 85, 91, 97, 103];
    const passed = (usable: number) => {
      const perDay = Math.ceil(trainDensity(usable, 10, 110));
      return trainsWithin(1, (trains) => railway(perDay, 400, trains), 40);
    };
    expect(passed(usablePassingTracks(tracks).length)).toBe(17);
    // (16 + 1) / 2 x 24 x 10 / 110 = 18.55
    expect(passed(tracks.length)).toBe(19);
  });

  test('R4 a train of 837 STON trailing carries 419 net: that much goes with one train, and a tonne more waits for the next', () => {
    const net = Math.floor(netTrainLoad(837) * KG_PER_STON);
    const one = railway(15, netTrainLoad(837), 1);
    const withMore = (massKg: number) =>
      readyOf({ ...one, requirements: one.requirements.map((r) => ({ ...r, cargo: { ...r.cargo, massKg } })) })[0];
    const first = withMore(net);
    expect(net).toBe(380_110);
    expect(withMore(net + 1000) - first).toBe(DAY / 15);
  });

  test('R6 a line of 17 trains a day with 383 STON each: 6,511; with four trains of troops before them 4,979', () => {
    expect(trainsWithin(1, (trains) => railway(17, 383, trains), 40) * 383).toBe(6511);
    const [first] = readyOf(railway(17, 383, 1));
    const after = (trains: number) => readyOf(railway(17, 383, trains, 4))[0] - first;
    expect(after(4979 / 383)).toBeLessThan(DAY);
    expect(after(4979 / 383 + 1)).toBeGreaterThanOrEqual(DAY);
  });
});

describe('E04 road march (ST 100-3)', () => {
  test('M1 and M2 25,000 vehicles at 10 a km and 25 km/h, which is 250 an hour: they pass within 100 h', () => {
    const columns = (vehicles: number) =>
      worldOf([move('m', 'a', 'b', { vehicles, massKg: 10_000 * vehicles }, { modes: ['road'] })], {
        places: [place('a'), place('b')],
        links: [link('road', 'a', 'b', 'road', 10, { speedMh: 25_000, vehiclesPerHour: { perDay: 10 * 25 } })],
      });
    const passMin = readyOf(columns(25_000))[0] - readyOf(columns(1))[0];
    // Each serial of 75 is through when its tail is, 18 min after its head.
    expect(Math.abs(passMin - 100 * 60)).toBeLessThanOrEqual(18);
  });

  test.each([
    [0, 70],
    [1, 82],
  ])(
    'M6 300 vehicles, 20 a km, 30 km/h, four gaps of 10 min, %i min extra for 25 vehicles: %i min',
    (extra, minutes) => {
      const march = { unitVehicles: 60, serialUnits: 5, vehiclesPerKm: 20, gapMin: 10, extraMin: (extra * 60) / 25 };
      const column = (vehicles: number) =>
        worldOf([move('m', 'a', 'b', { vehicles, massKg: 10_000 * vehicles }, { modes: ['road'] })], {
          places: [place('a'), place('b')],
          links: [link('road', 'a', 'b', 'road', 10, { speedMh: 30_000 })],
          march,
        });
      // Twenty minutes for the ten kilometres.
      expect(readyOf(column(300))[0]).toBe(20 + minutes);
    },
  );
});

describe('E04 airlift (AFPAM 10-1403)', () => {
  test('A5 three positions, 45 STON, 24 h, 2.25 h on the ground: 1,440 STON a day when they are never idle, 1,224 at 0.85', () => {
    const kg = Math.floor(45 * KG_PER_STON);
    const airfield = { runwayM: 3000, parkingWide: 0, parkingNarrow: 3 };
    const ready = readyOf(
      worldOf(
        Array.from({ length: 96 + 3 }, (_, i) =>
          move(`m${i}`, 'a', 'b', { massKg: kg }, { kind: 'supply', modes: ['air'] }),
        ),
        {
          places: [place('a', { airfield: { ...airfield, parkingNarrow: MANY } }), place('b', { airfield, lat: 52.7 })],
          liftTypes: [
            liftType('plane', { mode: 'air', speedMh: 530_000, payload: payload({ massKg: kg }), unload: fixed(135) }),
          ],
          liftPools: [pool('p', 'plane', 'a', MANY)],
        },
      ),
    ).sort((x, y) => x - y);
    const inThreeDays = ready.filter((at) => at < ready[0] + 3 * DAY).length;
    expect((inThreeDays / 3) * 45).toBe(1440);
    expect((inThreeDays / 3) * 45 * QUEUING_EFFICIENCY).toBeCloseTo(1224, 9);
  });

  test('A9 12 aircraft that a trip leaves mission capable with 0.83: 9.96 on average, with a deviation of 1.301', () => {
    const airfield = { airfield: { runwayM: 3000, parkingWide: 0, parkingNarrow: MANY } };
    const loads = Array.from({ length: 12 }, (_, i) =>
      move(`m${i}`, 'a', 'b', { massKg: 1000 }, { kind: 'supply', modes: ['air'] }),
    );
    // One trip of each and no more: who breaks down on it is repaired too late, and nobody comes back for another.
    const world = worldOf(loads, {
      endMin: 600,
      places: [place('a', airfield), place('b', { ...airfield, lat: 65 })],
      liftTypes: [
        liftType('plane', {
          mode: 'air',
          speedMh: 300_000,
          payload: payload({ massKg: 1000 }),
          breakdown: { perTrip: 1 - 0.83, repair: fixed(100 * DAY) },
        }),
      ],
      liftPools: [pool('p', 'plane', 'a', 12)],
    });
    const simulator = new Simulator(compile(world));
    const capable = Array.from({ length: 2000 }, (_, replication) => {
      const { ready } = simulator.replicate(1, replication, { sampleMin: DAY });
      return ready.filter((at) => at >= 0).length;
    });
    const mean = capable.reduce((sum, n) => sum + n, 0) / capable.length;
    const deviation = Math.sqrt(capable.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (capable.length - 1));
    // Three and a half standard errors of 2,000 draws each.
    expect(Math.abs(mean - 9.96)).toBeLessThan((3.5 * 1.301) / Math.sqrt(2000));
    expect(Math.abs(deviation - 1.301)).toBeLessThan((3.5 * 1.301) / Math.sqrt(2 * 2000));
  });
});

describe('E04 supply (ATP 4-90)', () => {
  test('S1 5,000 persons on three MRE of 5.50 lb: what they need in ten days, 124.7 t, lasts ten days', () => {
    const kgPerDay = Math.round(dailyNeed(5000, 5.5) * KG_PER_LB);
    const stock = { id: 's', place: 'hub', class: 'I', kind: 'supply' as const, capacityKg: -1, reserveKg: 0 };
    const outcome = new Simulator(
      compile({
        ...EMPTY_WORLD,
        places: [place('hub')],
        stocks: [{ ...stock, amountKg: 10 * 12_474 }],
        consumers: [{ id: 'persons', stock: 's', steps: [{ fromMin: 0, kgPerDay }] }],
      }),
    ).replicate(1, 0, { sampleMin: DAY });
    expect(Math.abs(outcome.stockOutAt[0] - 10 * DAY)).toBeLessThanOrEqual(1);
    expect(outcome.stockLevel[1]).toBe(9 * 12_474);
  });
});
