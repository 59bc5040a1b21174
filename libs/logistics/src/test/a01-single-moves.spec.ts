/** A01: single moves with answers by hand. Times in minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { hours, link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

function run(world: World, replication = 0) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, replication, { sampleMin: 720 });
  const chain = (e: number) => {
    const list: [string, number][] = [];
    for (let i = outcome.chainStart[e]; i < outcome.chainStart[e + 1]; i++)
      list.push([CAUSES[outcome.chainCause[i]], outcome.chainTo[i] - outcome.chainFrom[i]]);
    return list;
  };
  return { outcome, chain, program };
}

describe('A01 single moves', () => {
  test('A01.1 a serial of 20 vehicles marches 30 km: one hour and its pass time', () => {
    const world = worldOf([move('m', 'a', 'b', { vehicles: 20, massKg: 200_000 })], {
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 30)],
    });
    const { outcome, chain } = run(world);
    // 20 vehicles / 10 per km = 2 km of road space at 30 km/h = 4 min. Each drives an hour, which needs no halt.
    expect(outcome.ready[0]).toBe(64);
    expect(chain(0)).toEqual([['moving', 64]]);
  });

  test.each([
    // The first halt comes after the first hour; waiting for the head is no driving.
    { km: 31, vehicles: 20, moving: 62 + 4, halts: 15 },
    // A day of 10 h has 15 min and four times 10; a single vehicle passes at once, a serial of 75 in a quarter of an hour.
    { km: 300, vehicles: 1, moving: 600, halts: 55 },
    { km: 300, vehicles: 75, moving: 600 + 15, halts: 55 },
    // One minute more belongs to the next day, after 14 h of rest.
    { km: 300.5, vehicles: 1, moving: 601, halts: 55 + 840 - 55 + 0 },
  ])('A01.1a $vehicles vehicles over $km km', ({ km, vehicles, moving, halts }) => {
    const { outcome, chain } = run(
      worldOf([move('m', 'a', 'b', { vehicles, massKg: 10_000 * vehicles })], {
        places: [place('a'), place('b')],
        links: [link('l', 'a', 'b', 'road', km)],
      }),
    );
    expect(chain(0)).toEqual([
      ['moving', moving],
      ['march-halt', halts],
    ]);
    expect(outcome.ready[0]).toBe(moving + halts);
  });

  test('A01.1b on a slow road a serial passes slowly: 75 vehicles at 10 km/h take 45 min', () => {
    const { outcome } = run(
      worldOf([move('m', 'a', 'b', { vehicles: 75, massKg: 750_000 })], {
        places: [place('a'), place('b')],
        links: [link('l', 'a', 'b', 'road', 10, { speedMh: 10_000 })],
      }),
    );
    expect(outcome.ready[0]).toBe(60 + 45);
  });

  test('A01.2 one train: loads 10 h, runs 220 km at 22 km/h, unloads 8 h', () => {
    const rail = { rail: { ramps: 1, gauges: [1435] as const } };
    const world = worldOf(
      [move('m', 'a', 'b', { vehicles: 20, massKg: 200_000, wagonTenths: 200 }, { modes: ['rail'] })],
      {
        places: [place('a', rail), place('b', rail)],
        links: [link('l', 'a', 'b', 'rail', 220)],
        liftTypes: [
          liftType('train', {
            mode: 'rail',
            speedMh: 22_000,
            payload: payload({ wagonTenths: 300 }),
            load: hours(10),
            unload: hours(8),
          }),
        ],
        liftPools: [pool('p', 'train', 'a', 1)],
      },
    );
    const { outcome, chain } = run(world);
    expect(outcome.ready[0]).toBe((10 + 10 + 8) * 60);
    expect(chain(0)).toEqual([
      ['loading', 600],
      ['moving', 600],
      ['discharge', 480],
    ]);
  });

  test('A01.3 two train loads and one train: the second waits for the train to come back', () => {
    const rail = { rail: { ramps: 1, gauges: [1435] as const } };
    const world = worldOf(
      [move('m', 'a', 'b', { vehicles: 40, massKg: 400_000, wagonTenths: 600 }, { modes: ['rail'] })],
      {
        places: [place('a', rail), place('b', rail)],
        links: [link('l', 'a', 'b', 'rail', 220)],
        liftTypes: [
          liftType('train', {
            mode: 'rail',
            speedMh: 22_000,
            payload: payload({ wagonTenths: 300 }),
            load: hours(10),
            unload: hours(8),
          }),
        ],
        liftPools: [pool('p', 'train', 'a', 1)],
      },
    );
    const { outcome, chain } = run(world);
    // 28 h for the first load, 10 h back, 28 h for the second.
    expect(outcome.ready[0]).toBe(66 * 60);
    expect(chain(0).reduce((sum, [, minutes]) => sum + minutes, 0)).toBe(66 * 60);
    expect(chain(0)[0]).toEqual(['waiting-for-lift', 38 * 60]);
  });

  test('A01.4 (A4) shuttle of one C-130J over 300 km: cycle 4.632 h', () => {
    const airfield = { airfield: { runwayM: 3000, parkingWide: 0, parkingNarrow: 2 } };
    // Two positions 300 km apart along a meridian.
    const places = [place('a', { ...airfield, lat: 50, lon: 20 }), place('b', { ...airfield, lat: 52.6966, lon: 20 })];
    const type = liftType('c130', {
      mode: 'air',
      speedMh: 530_000,
      payload: payload({ pax: 100 }),
      load: hours(1.75),
      unload: hours(1.75),
    });
    const world = worldOf([move('m', 'a', 'b', { pax: 300 }, { kind: 'people', modes: ['air'] })], {
      places,
      liftTypes: [type],
      liftPools: [pool('p', 'c130', 'a', 1)],
    });
    const { outcome } = run(world);
    // Three sorties: two full cycles of 4.632 h and a last one without the way back.
    const oneWay = Math.ceil((300 / 530) * 60);
    expect(outcome.ready[0]).toBe(2 * (2 * oneWay + 210) + oneWay + 210);
    expect((2 * (2 * oneWay + 210)) / 120).toBeCloseTo(4.632, 1);
  });

  test('A01.5 a requirement goes around places that it may not enter, and has no route where there is no way around', () => {
    const parts = {
      places: [place('a'), place('short'), place('long'), place('b')],
      links: [
        link('a-short', 'a', 'short', 'road', 10),
        link('short-b', 'short', 'b', 'road', 10),
        link('a-long', 'a', 'long', 'road', 20),
        link('long-b', 'long', 'b', 'road', 20),
      ],
    };
    const what = { vehicles: 20, massKg: 200_000 };
    const minutes = (avoidPlaces: readonly string[]) =>
      run(worldOf([move('m', 'a', 'b', what, { avoidPlaces })], parts)).outcome.ready[0];
    // 20 km and the pass time of 4 min; 40 km, the same, and the halt after the first hour.
    expect(minutes([])).toBe(44);
    expect(minutes(['short'])).toBe(84 + 15);
    expect(() => minutes(['short', 'long'])).toThrow('around 2 places that it may not enter');
    expect(() => minutes(['b'])).toThrow('around 1 place that it may not enter');
  });

  describe('an idle asset goes back to its base', () => {
    const rail = { rail: { ramps: 1, gauges: [1435] as const } };
    const train = liftType('train', {
      mode: 'rail',
      speedMh: 22_000,
      payload: payload({ wagonTenths: 300 }),
      load: hours(10),
      unload: hours(8),
    });
    // a --220 km-- b --220 km-- c; the train is based at a and is free at b after 28 h, at home again after 38 h.
    const after = (from: string, readyHours: number) => {
      const first = move('1', 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'] });
      const second = move(
        '2',
        from,
        'b',
        { wagonTenths: 300, massKg: 1 },
        { modes: ['rail'], readyToLoadMin: readyHours * 60 },
      );
      const world = worldOf([first, second], {
        places: [place('a', rail), place('b', rail), place('c', rail)],
        links: [link('l', 'a', 'b', 'rail', 220), link('m', 'b', 'c', 'rail', 220)],
        liftTypes: [train],
        liftPools: [pool('p', 'train', 'a', 1)],
      });
      return run(world).outcome.ready[1] / 60;
    };

    test('A01.6 at home by the time it is called: no way to the load', () => {
      expect(after('a', 38)).toBe(38 + 28);
      expect(after('a', 30)).toBe(30 + 8 + 28);
    });

    test('A01.7 called elsewhere on its way home: it turns back', () => {
      // At 33 h it is half way home: 5 h back to b, 10 h to c, then 28 h.
      expect(after('c', 33)).toBe(33 + 5 + 10 + 28);
      // At home: 20 h to c.
      expect(after('c', 40)).toBe(40 + 20 + 28);
    });
  });

  test('A01.8 lift of the owner goes first unless that of others is there more than a day sooner', () => {
    const rail = { rail: { ramps: 1, gauges: [1435] as const } };
    const world = (ownKm: number) =>
      worldOf([move('m', 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'], owner: 'X' })], {
        places: [place('a', rail), place('b', rail), place('far', rail)],
        links: [link('l', 'a', 'b', 'rail', 220), link('m', 'far', 'a', 'rail', ownKm)],
        liftTypes: [liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }) })],
        liftPools: [pool('host', 'train', 'a', 1), pool('own', 'train', 'far', 1, { owner: 'X' })],
      });
    expect(run(world(22 * 23)).outcome.ready[0]).toBe((23 + 10) * 60);
    expect(run(world(22 * 25)).outcome.ready[0]).toBe(10 * 60);
  });
});
