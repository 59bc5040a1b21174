/** B03: a line of the requirements that asks for persons besides a number of elements: in the plans, in the run, and among single points of failure. */
import { filledOf } from '../assessment/line-fill.ts';
import { OPEN_MIN } from '../command/command.ts';
import { loadSolver, matchForces, type Solve } from '../matching/index.ts';
import { cf, island, unit } from '../testing/island.ts';
import { runOf } from '../testing/small-scenario.ts';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const line = (part: object = {}) => ({
  id: 'line',
  title: 'Line',
  component: 'land' as const,
  capability: 'infantry',
  count: 1,
  by: cf(20),
  ...part,
});
const sized = (id: string, pax: number, part: object = {}) => unit(id, { cargo: { pax }, ...part });

describe('B03 persons of a line in the plans', () => {
  const forceElements = [sized('company', 100), sized('battalion', 600, { nation: 'HAL' }), sized('ship', 0)];
  const of = (part: object) => matchForces(island({ forceElements, requirements: [line(part)] }), new Map(), solve);

  test('B03.1 one company for 5,000 persons leaves no place empty and 4,900 persons missing; the reason says so', () => {
    const { lines, plans } = of({ persons: 5000, elements: ['company'] });
    expect(plans.map(({ kind, unfilled, shortPersons }) => [kind, unfilled, shortPersons])).toEqual([
      ['planner', 0, 4900],
      ['greedy', 0, 4300],
      ['solver', 0, 4300],
    ]);
    expect(lines[0]).toMatchObject({ shortPersons: 4300, reasons: ['4300 of 5000 persons are missing.'] });
  });

  test('B03.2 more elements than places where one is too small, and no more than are of use', () => {
    const chosen = (part: object) => of(part).plans[2].assignments.map(({ element }) => element);
    expect(chosen({ persons: 100 })).toHaveLength(1);
    expect(chosen({ persons: 600 })).toEqual(['battalion']);
    expect(chosen({ persons: 700 })).toEqual(['battalion', 'company']);
    // Who brings nobody fills a place and makes up for no persons.
    expect(chosen({ persons: 800 })).toEqual(['battalion', 'company']);
    expect(chosen({ persons: 700, count: 3 })).toEqual(['battalion', 'company', 'ship']);
  });

  test('B03.3 missing persons cost their share of all places: by hand, of priority 99', () => {
    const price = of({ persons: 1400, count: 2, priority: 99, elements: ['company'] }).plans;
    // One place of two at 1,000, and 1,300 of 1,400 persons of two places.
    expect(price[0].cost).toBeCloseTo(1000 + (1300 / 1400) * 2000, 6);
    // Both and the ship: half of the persons, a nation more; the ship is of no use.
    expect(price[2]).toMatchObject({ unfilled: 0, shortPersons: 700, splits: 1 });
    expect(price[2].cost).toBeCloseTo(1000 + 0.1, 6);
  });

  test('B03.4 a first part that asks for persons has them from the seats of its whole', () => {
    const requirements = [
      line({ count: 2, by: cf(60) }),
      line({ id: 'first', persons: 600, by: cf(10), partOf: 'line' }),
    ];
    const { plans } = matchForces(island({ forceElements, requirements }), new Map(), solve);
    expect(plans[2]).toMatchObject({ unfilled: 0, shortPersons: 0 });
    expect(plans[2].assignments).toContainEqual({ line: 'first', element: 'battalion' });
  });

  test('B03.9 a line that can never have its persons takes what no other line has a place for, by the rule too', () => {
    const battalions = ['a', 'b', 'c', 'd', 'e'].map((id) => sized(id, 600));
    const requirements = [
      line({ id: 'hopeless', persons: 10_000, priority: 10 }),
      line({ id: 'modest', count: 2, priority: 20 }),
    ];
    const [, greedy] = matchForces(island({ forceElements: battalions, requirements }), new Map(), solve).plans;
    const linesOf = greedy.assignments.map((one) => one.line).sort();
    expect(linesOf).toEqual(['hopeless', 'hopeless', 'hopeless', 'modest', 'modest']);
    expect(greedy).toMatchObject({ unfilled: 0, shortPersons: 10_000 - 3 * 600 });
  });
});

describe('B03 persons of a line in a run', () => {
  const DAY = 1440;
  const run = (persons: number | undefined, elements: string[], part: object = {}) =>
    runOf(
      island({
        forceElements: [sized('a', 100), sized('b', 600, { earliest: cf(30) }), sized('c', 500, { earliest: cf(40) })],
        requirements: [line({ elements, ...(persons === undefined ? {} : { persons }), ...part })],
      }),
    );

  test('B03.5 the line is full once the persons of who holds its seats suffice', () => {
    const metDay = (persons: number | undefined, elements: string[]) => {
      const { metAt } = run(persons, elements).requirements[0];
      return metAt.p50 === null ? null : metAt.p50 / DAY;
    };
    expect(metDay(undefined, ['a', 'b'])).toBe(0);
    expect(metDay(100, ['a', 'b'])).toBe(0);
    expect(metDay(101, ['a', 'b'])).toBe(30);
    expect(metDay(1200, ['a', 'b', 'c'])).toBe(40);
    expect(metDay(1201, ['a', 'b', 'c'])).toBeNull();
  });

  test('B03.6 the result tells persons against persons, and nothing where none are asked for', () => {
    const { persons } = run(700, ['a', 'b']).requirements[0];
    expect(persons?.needed).toBe(700);
    expect([...new Set(persons?.employable.p50)]).toEqual([100, 700]);
    expect(run(undefined, ['a', 'b']).requirements[0].persons).toBeNull();
  });

  test('B03.7 who takes over brings its own persons; a change of hands in one minute is judged by who stays', () => {
    const held = (fromMin: number, untilMin: number, element: number) => ({ fromMin, untilMin, element });
    const filled = (persons: number) =>
      filledOf([[held(0, 10, 0), held(10, 20, 1)], [held(15, OPEN_MIN, 2)]], {
        count: 1,
        persons,
        personsOf: (element) => [300, 100, 200][element],
      });
    expect(filled(300)).toEqual([
      { fromMin: 0, untilMin: 10 },
      { fromMin: 15, untilMin: 20 },
    ]);
    expect(filled(200)).toEqual([
      { fromMin: 0, untilMin: 10 },
      { fromMin: 15, untilMin: OPEN_MIN },
    ]);
    expect(filled(301)).toEqual([]);
  });

  test('B03.8 an element without which the persons do not suffice is a single point of failure', () => {
    const elementsNamed = (persons: number) =>
      run(persons, ['a', 'b', 'c'])
        .commander.singlePoints.filter(({ kind }) => kind === 'element')
        .map(({ id }) => id)
        .sort();
    expect(elementsNamed(500)).toEqual([]);
    expect(elementsNamed(700)).toEqual(['b']);
    expect(elementsNamed(1200)).toEqual(['a', 'b', 'c']);
  });
});
