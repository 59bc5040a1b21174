/** E01: published cases and textbook answers. Each test names its source. */
import { maxFlow, maxFlowOverTime, quickestTime, repeatedFlowOverTime } from '../bounds/index.ts';
import { airfieldThroughputPerDay, closureDays, cycleTimeH, fleetSortiesPerDay, missionCapable, missionsNeeded, roundTripFlyingTimeH, stationSortiesPerDay, useRateSortiesPerDay } from '../testing/airlift-formulas.ts'; // prettier-ignore
import { extraTimeMin, passTimeMin, roadSpaceKm } from '../testing/march-formulas.ts';
import { dailyTonnage, netTrainLoad, trainDensity, usablePassingTracks } from '../testing/rail-formulas.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import { allocateProportionally } from '../supply/proportional-share.ts';
import { allocateByPriority, dailyNeed, emptyDay, KG_PER_LB, levelAt } from '../testing/stock-formulas.ts';
import { EMPTY_WORLD, place } from '../testing/tiny-worlds.ts';

describe('E01 railway (TR0603, worked examples)', () => {
  test('R1 sixteen passing tracks, two of them within 5 miles of the one before: 14 count', () => {
    const usable = usablePassingTracks([7, 15, 21, 27, 31, 37, 45, 53, 60, 66, 74, 81, 85, 91, 97, 103]);
    expect(usable).toEqual([7, 15, 21, 27, 37, 45, 53, 60, 66, 74, 81, 91, 97, 103]);
  });

  test('R2 14 passing tracks, 10 mph, 110 miles: train density 16.36, rounded up 17', () => {
    expect(trainDensity(14, 10, 110)).toBeCloseTo(16.36, 2);
    expect(Math.ceil(trainDensity(14, 10, 110))).toBe(17);
  });

  test('R4 gross trailing load 837 STON: net train load 419', () => {
    expect(netTrainLoad(837)).toBe(419);
  });

  test('R5 net train load 419, density 15: 6,285 STON a day', () => {
    expect(dailyTonnage(419, 15)).toBe(6285);
  });

  test('R6 net train load 383, density 17: 6,511; with 4 passenger trains 4,979', () => {
    expect(dailyTonnage(383, 17)).toBe(6511);
    expect(dailyTonnage(383, 17, 4)).toBe(4979);
  });
});

describe('E01 road march (ST 100-3, FM 55-15)', () => {
  test('M1 and M2 25,000 vehicles at 10 a km: 2,500 km of road, 100 h at 25 km/h', () => {
    expect(roadSpaceKm(25_000, 10)).toBe(2500);
    expect(passTimeMin(25_000, 10, 25)).toBe(6000);
  });

  test('M6 300 vehicles, 20 a km, 30 km/h, four gaps of 10 min: 70 min, 82 with extra time', () => {
    expect(passTimeMin(300, 20, 30, 40)).toBe(70);
    expect(passTimeMin(300, 20, 30, 40) + extraTimeMin(300)).toBe(82);
  });
});

describe('E01 airlift (AFPAM 10-1403)', () => {
  test('A4 shuttle of 300 km at 530 km/h, 1.75 h at each end: cycle 4.632 h; 19.43 against 8.64 sorties a day', () => {
    const leg = { km: 300, blockSpeedKmH: 530 };
    const cycle = cycleTimeH(roundTripFlyingTimeH([leg, leg]), [1.75, 1.75]);
    expect(cycle).toBeCloseTo(4.632, 3);
    expect(stationSortiesPerDay(2, 20, 1.75)).toBeCloseTo(19.43, 2);
    expect(fleetSortiesPerDay(2, 20, cycle)).toBeCloseTo(8.64, 2);
  });

  test('A5 MOG 3, 45 STON, 24 h, 2.25 h ground time, 0.85: 1,224 STON a day', () => {
    expect(airfieldThroughputPerDay(3, 45, 24, 2.25)).toBeCloseTo(1224, 9);
  });

  test('A9 12 aircraft, 0.83 mission capable each: mean 9.96, standard deviation 1.301', () => {
    expect(missionCapable(12, 0.83).mean).toBeCloseTo(9.96, 9);
    expect(missionCapable(12, 0.83).deviation).toBeCloseTo(1.301, 3);
  });

  test('missions, use rate and closure by their definitions', () => {
    expect(missionsNeeded(900, 45, 1001, 100)).toBe(20);
    expect(missionsNeeded(901, 45, 2001, 100)).toBe(21);
    expect(missionsNeeded(0, 45, 0, 0)).toBe(0);
    expect(missionsNeeded(1, 0)).toBe(Infinity);
    expect(useRateSortiesPerDay(10, 8, 4)).toBe(20);
    expect(closureDays(2, 30, 10)).toBe(5);
  });
});

describe('E01 flows', () => {
  test('N1 five nodes of the OR-Tools manual: maximum flow 60', () => {
    const arcs = [[0, 1, 20], [0, 2, 30], [0, 3, 10], [1, 2, 40], [1, 4, 30], [2, 3, 10], [2, 4, 20], [3, 2, 5], [3, 4, 20]]; // prettier-ignore
    expect(maxFlow(5, arcs.map(([from, to, capacity]) => ({ from, to, capacity })), 0, 4)).toBe(60); // prettier-ignore
  });

  test('N3 Lucky Puck of Cormen, Leiserson, Rivest and Stein: maximum flow 23', () => {
    const [s, t] = [0, 5];
    const arcs = [[s, 1, 16], [s, 2, 13], [1, 3, 12], [2, 1, 4], [3, 2, 9], [2, 4, 14], [4, 3, 7], [3, t, 20], [4, t, 4]]; // prettier-ignore
    expect(maxFlow(6, arcs.map(([from, to, capacity]) => ({ from, to, capacity })), s, t)).toBe(23); // prettier-ignore
  });

  test('N5 two paths (3 a period in 2, 2 a period in 5), horizon 10: 34 by both methods; quickest time of 34 is 10', () => {
    const arcs = [
      { from: 0, to: 1, capacity: 3, transit: 2 },
      { from: 0, to: 1, capacity: 2, transit: 5 },
    ];
    expect(maxFlowOverTime(2, arcs, 0, 1, 10)).toBe(34);
    expect(repeatedFlowOverTime(2, arcs, 0, 1, 10)).toBe(34);
    expect(quickestTime(2, arcs, 0, 1, 34, 100)).toBe(10);
    expect(quickestTime(2, arcs, 0, 1, 35, 100)).toBe(11);
  });
});

describe('E01 supply', () => {
  test('S1 5,000 persons on three MRE at 5.50 lb (ATP 4-90): 12.47 t a day', () => {
    expect((dailyNeed(5000, 5.5) * KG_PER_LB) / 1000).toBeCloseTo(12.47, 2);
  });

  test('S3 depot of 1,200 t, use 100 t/d, resupply 60 t/d from day 5: 700 t at day 5, empty at day 22.5', () => {
    const stock = { amount: 1200, usePerDay: 100, resupplyPerDay: 60, resupplyFromDay: 5 };
    expect(levelAt(stock, 5)).toBe(700);
    expect(emptyDay(stock)).toBe(22.5);
    expect(levelAt(stock, 22.5)).toBe(0);
    expect(emptyDay({ ...stock, resupplyPerDay: 100 })).toBe(Infinity);
    expect(emptyDay({ ...stock, amount: 400 })).toBe(4);
  });

  test('S3 executed by the engine: 700 t at day 5, empty at day 22.5', () => {
    const world = {
      ...EMPTY_WORLD,
      endMin: 30 * 1440,
      places: [place('depot')],
      stocks: [
        { id: 's', place: 'depot', class: 'I', kind: 'supply' as const, amountKg: 1_200_000, capacityKg: -1, reserveKg: 0 },
      ],
      consumers: [{ id: 'c', stock: 's', steps: [{ fromMin: 0, kgPerDay: 100_000 }] }],
      // 60 t a day in lots of 1,500 kg every 36 minutes, until the day on which the formula says it is empty.
      deliveries: [{ id: 'd', stock: 's', amountKg: 1500, atMin: 5 * 1440, everyMin: 36, times: 700 }],
    }; // prettier-ignore
    const outcome = new Simulator(compile(world)).replicate(1, 0, { sampleMin: 1440 });
    // The first lot has just come in.
    expect(outcome.stockLevel[5]).toBe(700_000 + 1500);
    expect(outcome.stockLevel[4]).toBe(800_000);
    // The first kilogram that is wanted and not there: within two minutes of noon of day 22.
    expect(outcome.stockOutAt[0]).toBe(22.5 * 1440);
  });

  test('S4 claims of 80 and 60 on 70: strict priority 70 and 0, proportional 40 and 30', () => {
    expect(allocateByPriority(70, [80, 60])).toEqual([70, 0]);
    expect(allocateProportionally(70, [80, 60])).toEqual([40, 30]);
    expect(allocateProportionally(10, [1, 1, 1])).toEqual([1, 1, 1]);
    expect(allocateProportionally(2, [1, 1, 1])).toEqual([1, 1, 0]);
  });
});
