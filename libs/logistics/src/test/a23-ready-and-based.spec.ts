/** A23: what ready asks for, and where aircraft and ships are based, with answers by hand. Minutes. */
import { compile } from '../operation/compile.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Run } from '../operation/run.ts';
import { begin, runUntil } from '../operation/simulation.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Disruption, World } from '../operation/world.ts';
import type { CargoKind } from '../movement/requirement.ts';
import {
  cargo,
  EMPTY_WORLD,
  fixed,
  hours,
  link,
  liftType,
  move,
  payload,
  place,
  pool,
  worldOf,
} from '../testing/tiny-worlds.ts';

const DAY = 1440;

function run(world: World) {
  const simulator = new Simulator(compile(world));
  const outcome = simulator.replicate(1, 0, { sampleMin: DAY });
  const bound = simulator.criticalPath(1, 0);
  outcome.ready.forEach((ready, e) => {
    if (ready >= 0) expect(bound[e]).toBeLessThanOrEqual(ready);
  });
  return { outcome, program: simulator.program };
}

describe('A23 what ready asks for', () => {
  /** One battalion of 2,000 t of vehicles, 100 t of supply, 80 t of fuel and 120 t of ammunition; some streams set out late. */
  const battalion = (late: Partial<Record<CargoKind, number>>): World => {
    const streams: readonly [CargoKind, number][] = [
      ['wheeled', 1_680_000],
      ['tracked', 320_000],
      ['supply', 100_000],
      ['fuel', 80_000],
      ['ammunition', 120_000],
    ];
    const [first] = streams.map(([kind]) => move(kind, 'a', 'b', {}));
    return {
      ...EMPTY_WORLD,
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 60)],
      liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 3_000_000 }) })],
      liftPools: [pool('p', 'lorry', 'a', 9)],
      requirements: streams.map(([kind, massKg]) => ({
        ...move(kind, 'a', 'b', {}).requirement,
        kind,
        cargo: cargo({ massKg, vehicles: kind === 'wheeled' || kind === 'tracked' ? 1 : 0 }),
        element: 'bn',
        readyToLoadMin: late[kind] ?? 0,
      })),
      elements: [
        {
          ...first.element,
          id: 'bn',
          readyEquipmentPermille: 850,
          requirements: streams.map(([kind]) => kind),
        },
      ],
    };
  };

  test('A23.1 no freight stands in for vehicles: with 84 % of them it is not ready, though 86 % of all its mass has come', () => {
    const [all] = run(battalion({})).outcome.ready;
    const [late] = run(battalion({ tracked: 10 * DAY })).outcome.ready;
    expect([all < DAY, late >= 10 * DAY]).toEqual([true, true]);
  });

  test('A23.1b supply, fuel and ammunition are part of its mass only: within the share they may be late', () => {
    const [all] = run(battalion({})).outcome.ready;
    expect(run(battalion({ supply: 10 * DAY, fuel: 10 * DAY, ammunition: 10 * DAY })).outcome.ready[0]).toBe(all);
  });

  test('A23.2 a squadron whose ground party is there is not ready before its aircraft, however light these count', () => {
    const world: World = {
      ...EMPTY_WORLD,
      places: [
        place('home'),
        place('base', { lat: 51, airfield: { runwayM: 2500, parkingNarrow: 1, parkingWide: 0 } }),
      ],
      links: [link('l', 'home', 'base', 'road', 60)],
      requirements: [
        {
          ...move('party', 'home', 'base', { massKg: 200_000, vehicles: 20 }).requirement,
          element: 'sqn',
          modes: ['road'],
        },
        {
          ...move('aircraft', 'home', 'base', { massKg: 1000 }).requirement,
          kind: 'self',
          element: 'sqn',
          selfSpeedMh: 700_000,
          readyToLoadMin: 5 * DAY,
        },
      ],
      elements: [
        {
          ...move('sqn', 'home', 'base', {}).element,
          readyEquipmentPermille: 850,
          requirements: ['party', 'aircraft'],
        },
      ],
    };
    expect(run(world).outcome.ready[0]).toBeGreaterThan(5 * DAY);
  });
});

describe('A23 bases of what moves itself', () => {
  const self = (id: string, to: string, mode: 'air' | 'sea') =>
    move(
      id,
      'home',
      to,
      { massKg: 1000 },
      { kind: 'self', modes: [mode], selfSpeedMh: mode === 'air' ? 700_000 : 28_000 },
    );
  const closed = (part: Partial<Disruption>): Disruption => ({
    ...{
      id: 'd',
      atMin: 0,
      permille: 0,
      duration: fixed(30 * DAY),
      probabilityPermille: 1000,
      stockLossPermille: 0,
    },
    ...part,
  });
  const places = (field: object, port: object) => [
    place('home', { seaport: { berths: 1 } }),
    place('field', { lat: 51, airfield: { runwayM: 2500, parkingNarrow: 2, parkingWide: 0, ...field } }),
    place('port', { lat: 51, lon: 21, seaport: { berths: 2, ...port } }),
  ];

  test('A23.3 aircraft do not land at a closed airfield, nor ships in a closed port; the ledger names the place', () => {
    const moves = [self('a-squadron', 'field', 'air'), self('b-frigate', 'port', 'sea')];
    const open = run(worldOf(moves, { places: places({}, {}) })).outcome.ready;
    expect(Math.max(...open)).toBeLessThan(2 * DAY);
    for (const [e, id] of ['field', 'port'].entries()) {
      const { outcome, program } = run(
        worldOf(moves, { places: places({}, {}), disruptions: [closed({ place: id })] }),
      );
      expect(outcome.ready[e]).toBe(30 * DAY);
      expect(outcome.ready[1 - e]).toBe(open[1 - e]);
      const names = Array.from(outcome.chainResource.subarray(outcome.chainStart[e], outcome.chainStart[e + 1]), (r) =>
        resourceName(program, r),
      );
      expect(names.some((name) => name?.startsWith(`${id}/`))).toBe(true);
    }
  });

  test('A23.4 where there are only wide spots they land on these; where there are none at all, never', () => {
    const land = (spots: object) =>
      run(worldOf([self('sqn', 'field', 'air')], { places: places(spots, {}) })).outcome.ready[0];
    expect(land({ parkingNarrow: 0, parkingWide: 1 })).toBe(land({}));
    expect(land({ parkingNarrow: 0, parkingWide: 0 })).toBe(-1);
  });

  test('A23.5 ten squadrons come in by two spots: they give them back at once', () => {
    const moves = Array.from({ length: 10 }, (_, i) => self(`s${i}`, 'field', 'air'));
    const { ready } = run(worldOf(moves, { places: places({}, {}) })).outcome;
    expect(new Set(ready).size).toBe(1);
  });

  test('A23.5b on their way they count in no queue that freight reckons with: the spot is given back at once', () => {
    const moves = Array.from({ length: 10 }, (_, i) => self(`s${i}`, 'field', 'air'));
    const one = new Run(compile(worldOf(moves, { places: places({}, {}) })));
    begin(one, 1, 0, 0);
    runUntil(one, 1, 0, () => undefined);
    expect(Math.max(...one.state.resourceExpected)).toBe(0);
  });
});

describe('A23 what recurs and what runs dry', () => {
  test('A23.6 what a condition starts does not happen when its time is over', () => {
    const disruption: Disruption = {
      ...{
        id: 'd',
        when: 'late',
        permille: 0,
        duration: fixed(5 * DAY),
        probabilityPermille: 1000,
        stockLossPermille: 0,
      },
      ...{ place: 'b', everyMin: DAY, untilMin: 2 * DAY },
    };
    const trains = worldOf([move('m', 'a', 'b', { wagonTenths: 100 }, { modes: ['rail'], readyToLoadMin: 3 * DAY })], {
      places: [place('a', { rail: { ramps: 1, gauges: [1435] } }), place('b', { rail: { ramps: 1, gauges: [1435] } })],
      links: [link('l', 'a', 'b', 'rail', 60)],
      liftTypes: [
        liftType('train', { mode: 'rail', speedMh: 60_000, payload: payload({ wagonTenths: 300 }), unload: hours(1) }),
      ],
      liftPools: [pool('p', 'train', 'a', 1)],
      conditions: [{ id: 'late', type: 'date', atMin: 3 * DAY }],
    });
    expect(run({ ...trains, disruptions: [disruption] }).outcome.ready).toEqual(run(trains).outcome.ready);
  });
});
