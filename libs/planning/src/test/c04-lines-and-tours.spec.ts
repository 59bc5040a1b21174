/** C04: a line of the requirements that elements come to and leave again: who has gone home fills no line, a relief takes the seat. By paper. */
import { filledOf, isFilledAt, metAtOf } from '../assessment/line-fill.ts';
import { OPEN_MIN } from '../command/command.ts';
import { takenOf } from '../figures/seats.ts';
import { element, runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const DAY = 1440;
const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const d = (offset: number) => ({ anchor: 'D' as const, offset });

/** An element that stands at the hub from the day on and leaves so many days later. */
const there = (id: string, fromDay: number, tourDays?: number, part: object = {}) =>
  element(id, {
    home: 'HUB-East',
    deployment: 'in-place',
    earliest: cf(fromDay),
    marryUp: { fixed: 0 },
    integration: { fixed: 0 },
    ...(tourDays === undefined ? {} : { tourDays }),
    ...part,
  });
const line = (part: object = {}) => ({
  id: 'line',
  title: 'Line',
  component: 'land' as const,
  capability: 'manoeuvre',
  count: 1,
  by: cf(15),
  elements: ['a'],
  ...part,
});
const run = (part: Partial<ScenarioDocument>) => runOf(smallScenario(part));
const met = (part: Partial<ScenarioDocument>) => {
  const result = run(part);
  const [row] = result.requirements;
  const at = row.metAt.p50;
  expect(result.perReplication.requirements[0].met).toEqual([at]);
  return { day: at === null ? null : at / DAY, chance: row.met.value };
};

describe('C04 seats of a line', () => {
  const [come, leave] = [
    [10, 20, -1],
    [30, OPEN_MIN, OPEN_MIN],
  ];
  test('C04.1 a seat is taken by its element, then by its relief; who never comes is not relieved', () => {
    expect(takenOf([0], come, leave)).toEqual([{ fromMin: 10, untilMin: 30, element: 0 }]);
    expect(takenOf([0, 1], come, leave)).toEqual([
      { fromMin: 10, untilMin: 30, element: 0 },
      { fromMin: 30, untilMin: OPEN_MIN, element: 1 },
    ]);
    expect(takenOf([2, 1], come, leave)).toEqual([]);
  });

  test('C04.2 a line is full while enough seats are taken at once; a change of hands in one minute is no gap', () => {
    const span = (fromMin: number, untilMin: number) => [{ fromMin, untilMin, element: 0 }];
    const asked = (count: number) => ({ count, persons: 0, personsOf: () => 0 });
    expect(filledOf([span(0, 10), span(10, 20)], asked(1))).toEqual([{ fromMin: 0, untilMin: 20 }]);
    expect(filledOf([span(0, 10), span(10, 20)], asked(2))).toEqual([]);
    expect(filledOf([span(0, 10), span(5, 20), span(8, 9)], asked(2))).toEqual([{ fromMin: 5, untilMin: 10 }]);
    expect(filledOf([], asked(0))).toEqual([{ fromMin: 0, untilMin: OPEN_MIN }]);
  });

  test('C04.3 met on its date from when on it was full, else when it first is full after it', () => {
    const filled = [
      { fromMin: 2, untilMin: 5 },
      { fromMin: 9, untilMin: 20 },
    ];
    expect([1, 4, 5, 9, 19, 20].map((byMin) => metAtOf(filled, byMin))).toEqual([2, 2, 9, 9, 9, -1]);
    expect([4, 5, 9, 20].map((minute) => isFilledAt(filled, minute))).toEqual([true, false, true, false]);
  });
});

describe('C04 lines and tours in a run', () => {
  test('C04.4 who has gone home before the date does not fill the line', () => {
    expect(met({ requirements: [line()], forceElements: [there('a', 5)] })).toEqual({ day: 5, chance: 1 });
    expect(met({ requirements: [line()], forceElements: [there('a', 5, 12)] })).toEqual({ day: 5, chance: 1 });
    expect(met({ requirements: [line()], forceElements: [there('a', 5, 8)] })).toEqual({ day: null, chance: 0 });
  });

  test('C04.5 a relief takes the seat without being named; the line has one seat', () => {
    const forceElements = [there('a', 5, 8, { relievedBy: 'b' }), there('b', 11)];
    expect(met({ requirements: [line()], forceElements })).toEqual({ day: 5, chance: 1 });
    const result = run({ requirements: [line({ count: 2 })], forceElements });
    // Both are there from day 11 to 13, and fill one seat of the two that are asked for.
    expect(result.requirements[0]).toMatchObject({ offered: 1, met: { value: 0 } });
    const most = Math.max(...result.requirements[0].employable.p50);
    expect(most).toBe(1);
    expect(result.requirements[0].employable.p50.at(-1)).toBe(1);
  });

  test('C04.6 two elements that are never there at once do not fill a line of two', () => {
    const requirements = [line({ count: 2, elements: ['a', 'b'], by: cf(30) })];
    expect(met({ requirements, forceElements: [there('a', 2, 5), there('b', 10)] })).toEqual({ day: null, chance: 0 });
    expect(met({ requirements, forceElements: [there('a', 2), there('b', 10)] })).toEqual({ day: 10, chance: 1 });
  });

  test('C04.7 days after the breach: the line counts on the day, not because it once was full', () => {
    // D-day is day 20: the element leaves on day 25.
    const { commander } = run({ requirements: [line()], forceElements: [there('a', 5, 20)] });
    expect(commander.checkpoints.map(({ name, linesDue, linesMet }) => [name, linesDue, linesMet.p50])).toEqual([
      ['D+3', 1, 1],
      ['D+7', 1, 0],
      ['D+14', 1, 0],
    ]);
  });

  test('C04.8 a sector is not reinforced by who went home before the attack', () => {
    const sectors = [
      {
        id: 's',
        name: 'S',
        lat: 50,
        lon: 22,
        holdTime: { fixed: 5 },
        intensity: [{ from: d(0), level: 'high' as const }],
        requirements: ['line'],
      },
    ];
    const inTime = (tourDays: number) =>
      run({ sectors, requirements: [line()], forceElements: [there('a', 5, tourDays)] }).sectors[0];
    // Leaves on day 18, two days before; on day 22, two days after.
    expect(inTime(13).inTime!.value).toBe(0);
    expect(inTime(17).inTime!.value).toBe(1);
    expect(inTime(17).requirements).toMatchObject([{ id: 'line', inTime: { value: 1 } }]);
  });

  test('C04.9 the cover of the multinational force falls when its persons go home', () => {
    const result = run({ forceElements: [there('a', 5, 5), there('b', 5)] });
    const cover = result.components.find(({ id }) => id === 'multinational-force')!.cover.p50;
    const at = (day: number) => cover[(day * DAY) / result.clock.stepMin];
    expect([at(4), at(7), at(12)]).toEqual([0, 1, 0.5]);
  });

  test('C04.11 persons are required once in a seat that is handed over; who is relieved on time is not absent', () => {
    const result = run({
      forceElements: [
        there('a', 5, 8, { requiredAt: cf(6), relievedBy: 'b' }),
        there('b', 11, undefined, { requiredAt: cf(12) }),
      ],
    });
    const { required, employable } = result.closures[0];
    const at = (day: number) => (day * DAY) / result.clock.stepMin;
    expect([5, 7, 12, 20].map((day) => required[at(day)])).toEqual([0, 100, 100, 100]);
    expect(employable.p50[at(20)]).toBe(100);
    expect(result.commander.checkpoints[0]).toMatchObject({
      requiredPersons: 100,
      employablePersons: { p10: 100, p90: 100 },
    });
    expect(result.commander.absences).toEqual([]);
  });

  test('C04.12 a relief adds nothing to what the multinational force plans: it takes the seat over', () => {
    const coverOf = (forceElements: ScenarioDocument['forceElements']) => {
      const { components, clock } = run({ forceElements });
      const { cover } = components.find(({ id }) => id === 'multinational-force')!;
      return [4, 6, 12, 20].map((day) => cover.p50[(day * DAY) / clock.stepMin]);
    };
    expect(coverOf([there('a', 5, 8, { relievedBy: 'b' }), there('b', 11)])).toEqual([0, 1, 1, 1]);
    expect(coverOf([there('b', 11), there('a', 5, 8, { relievedBy: 'b' })])).toEqual([0, 1, 1, 1]);
    // Two who relieve each other hold one seat.
    const circle = [there('a', 5, 8, { relievedBy: 'b' }), there('b', 11, 50, { relievedBy: 'a' })];
    expect(coverOf(circle)).toEqual([0, 1, 1, 1]);
  });

  test('C04.13 whose first holder never comes, the persons of the relief that is there count all the same', () => {
    const gates = [{ id: 'vote', title: 'V', kind: 'national-approval' as const, refusal: 1 }];
    const forceElements = [there('a', 5, 8, { relievedBy: 'b', releasedBy: 'vote' }), there('b', 11)];
    const { components, clock } = run({ gates, forceElements });
    const { cover } = components.find(({ id }) => id === 'multinational-force')!;
    expect([6, 12].map((day) => cover.p50[(day * DAY) / clock.stepMin])).toEqual([0, 1]);
  });

  test('C04.10 courses end with the tour of their instructors, go on with their relief, and works with their engineers', () => {
    // There from day 0 to day 10, courses of 4 days: the third, begun on day 8, is finished on day 12.
    const days = [4, 8, 12, 16, 20];
    const part = (present: ScenarioDocument['forceElements']): Partial<ScenarioDocument> => ({
      forceElements: present,
      trainingProgrammes: [
        {
          id: 'course',
          title: 'Course',
          instructors: ['i'],
          seats: 10,
          courseLength: { fixed: 4 },
          courses: 5,
          passRate: 1,
        },
      ],
      sectors: [
        { id: 's', name: 'S', lat: 50, lon: 22, holdTime: { fixed: 5 }, intensity: [{ from: d(0), level: 'high' }] },
      ],
      fortificationWorks: [
        {
          id: 'work',
          title: 'Work',
          sector: 's',
          engineers: ['i'],
          lengthKm: 5,
          stageKm: 1,
          stageTime: { fixed: 4 },
          holdGain: 0,
        },
      ],
    });
    const doneOf = (present: ScenarioDocument['forceElements'], id: string) => {
      const result = run(part(present));
      const { done } = result.progress.find((row) => row.id === id)!;
      return days.map((day) => done.p50[(day * DAY) / result.clock.stepMin]);
    };
    const tour = there('i', 0, 10);
    expect(doneOf([tour], 'course')).toEqual([10, 20, 30, 30, 30]);
    expect(doneOf([tour], 'work')).toEqual([1, 2, 3, 3, 3]);
    const relieved = [there('i', 0, 10, { relievedBy: 'j' }), there('j', 9)];
    expect(doneOf(relieved, 'course')).toEqual([10, 20, 30, 40, 50]);
    // The relief comes on day 13: the tour is longer, and nobody waits.
    expect(doneOf([there('i', 0, 10, { relievedBy: 'j' }), there('j', 13)], 'work')).toEqual([1, 2, 3, 4, 5]);
  });
});
