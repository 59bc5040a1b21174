/** A40: gauge changes that do not take every cargo: another way, another method, or no route and why. Minutes. */
import { checkPlan } from '../check/plan-check.ts';
import type { CargoKind } from '../movement/requirement.ts';
import type { GaugeChange } from '../network/network.ts';
import { compile, WorldError } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { hours, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const rail = (...gauges: (1435 | 1520)[]) => ({ rail: { ramps: 9, gauges } });
const train = (gauge: 1435 | 1520) =>
  liftType(`train-${gauge}`, { mode: 'rail', gauge, speedMh: 50_000, payload: payload({ massKg: 1_000_000 }) });
const change = (method: string, h: number, takes?: readonly CargoKind[]): GaugeChange => ({
  ...{ method, positions: 9, trainTime: hours(h) },
  ...(takes && { takes }),
});

/** From a to c, 1435 mm to a border and 1520 mm behind it: by x in 100 km, by y in 200 km. */
function byRail(kind: CargoKind, atX: readonly GaugeChange[], atY: readonly GaugeChange[] = []): World {
  return worldOf([move('m', 'a', 'c', { massKg: 50_000, vehicles: 1 }, { kind, modes: ['rail'] })], {
    places: [
      place('a', rail(1435)),
      place('x', { gaugeChanges: atX }),
      place('y', { gaugeChanges: atY }),
      place('c', rail(1520)),
    ],
    links: [
      ...[link('ax', 'a', 'x', 'rail', 50), link('xc', 'x', 'c', 'rail', 50, { gauge: 1520 })],
      ...[link('ay', 'a', 'y', 'rail', 100), link('yc', 'y', 'c', 'rail', 100, { gauge: 1520 })],
    ],
    liftTypes: [train(1435), train(1520)],
    liftPools: [pool('west', 'train-1435', 'a', 2), pool('east-x', 'train-1520', 'x', 1), pool('east-y', 'train-1520', 'y', 1)],
  }); // prettier-ignore
}

function ready(world: World): number {
  return new Simulator(compile(world)).replicate(1, 0, { sampleMin: 1440 }).ready[0];
}

function whyNot(world: World): readonly string[] {
  try {
    compile(world);
    return [];
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    return error.problems.map(({ code, message }) => `${code}: ${message}`);
  }
}

const FREIGHT = ['supply', 'fuel'] as const;

describe('A40.1 a gauge change takes the kinds of cargo that its row names', () => {
  test('tanks go the longer way to a change that takes them', () => {
    const cranes = change('transload', 2, FREIGHT);
    expect(ready(byRail('tracked', [cranes], [change('ramp-to-ramp', 8)]))).toBe((2 + 8 + 2) * 60);
    expect(ready(byRail('supply', [cranes], [change('ramp-to-ramp', 8)]))).toBe((1 + 2 + 1) * 60);
  });

  test('of the methods of one place each cargo takes one that takes it, though another is quicker', () => {
    const both = [change('transload', 2, FREIGHT), change('bogie-exchange', 5)];
    expect(ready(byRail('outsized', both))).toBe((1 + 5 + 1) * 60);
    expect(ready(byRail('supply', both))).toBe((1 + 2 + 1) * 60);
  });

  test('a way is reckoned with the method that the cargo takes, not with the quickest of the place', () => {
    // Tanks are put over ramp to ramp, 9 h at x and 1 h at y; the cranes of x are of no use to them.
    const atX = [change('transload', 1), change('ramp-to-ramp', 9)];
    expect(ready(byRail('tracked', atX, [change('ramp-to-ramp', 1)]))).toBe((2 + 1 + 2) * 60);
  });
});

describe('A40.2 what no change takes has no route, and the reason is told', () => {
  const cranes = byRail('ammunition', [change('transload', 2, FREIGHT), change('ramp-to-ramp', 1, ['wheeled'])]);

  test('the compiler names the place and what each method there takes', () => {
    expect(whyNot(cranes)).toEqual([
      'route.none: no route for m (ammunition): the gauge change at x takes no ammunition: transload takes supply and fuel; ramp-to-ramp takes wheeled',
    ]);
  });

  test('so does plan mode', () => {
    expect(checkPlan(cranes)).toEqual([
      {
        ...{ code: 'plan.gauge-change', requirement: 'm', field: 'modes' },
        message: 'The gauge change at x takes no ammunition: transload takes supply and fuel; ramp-to-ramp takes wheeled.',
      },
    ]); // prettier-ignore
  });
});

describe('A40.3 a fixed route that changes the gauge', () => {
  const legs = [
    { mode: 'rail', from: 'a', to: 'x' },
    { mode: 'rail', from: 'x', to: 'c' },
  ] as const;

  test('needs no ramp where it does', () => {
    expect(checkPlan(byRail('tracked', [change('ramp-to-ramp', 1)]), [{ requirement: 'm', legs }])).toEqual([]);
  });

  test('is refused where that takes no such cargo', () => {
    const found = checkPlan(byRail('tracked', [change('transload', 1, FREIGHT)], [change('ramp-to-ramp', 1)]), [
      { requirement: 'm', legs },
    ]);
    expect(found.map(({ code, field }) => `${code} ${field}`)).toEqual(['plan.gauge-change legs.0']);
  });
});

describe('A40.4 a fixed route by rail through a place with a gauge change', () => {
  const legs = [
    { mode: 'rail', from: 'a', to: 'x' },
    { mode: 'rail', from: 'x', to: 'c' },
  ] as const;
  /** Both sides of x have 1435 mm, beside the change of x. */
  const through = (ramps: number): World => {
    const world = byRail('tracked', [change('transload', 1, FREIGHT)]);
    return {
      ...world,
      places: world.places.map((row) =>
        row.id === 'c' ? { ...row, ...rail(1435, 1520) } : row.id === 'x' ? { ...row, rail: { ramps, gauges: [1435] } } : row,
      ),
      links: world.links.map((row) => ({ ...row, gauge: 1435 as const })),
    };
  }; // prettier-ignore

  test('a train that keeps its gauge passes the place, and what is reloaded there needs its ramps', () => {
    expect(ready(through(9))).toBe(2 * 60);
    expect(checkPlan(through(9), [{ requirement: 'm', legs }])).toEqual([]);
    const found = checkPlan(through(0), [{ requirement: 'm', legs }]);
    expect(found.map(({ code, field }) => `${code} ${field}`)).toContain('plan.no-terminal legs.0');
  });
});

describe('A40.5 what is too large for the wagons of its way', () => {
  test('is told of its size, not of a change on a shorter way that would not take it either', () => {
    const way = byRail('tracked', [change('transload', 2, FREIGHT)], [change('ramp-to-ramp', 8)]);
    const tank = { massKg: 90_000, vehicles: 1 };
    const heavy: World = {
      ...way,
      requirements: way.requirements.map((row) => ({ ...row, cargo: { ...row.cargo, ...tank } })),
      liftTypes: way.liftTypes.map((type) => ({ ...type, payload: { ...type.payload, massKg: 80_000 } })),
    };
    expect(checkPlan(way)).toEqual([]);
    expect(checkPlan(heavy).map(({ code }) => code)).toEqual(['plan.payload']);
  });
});
