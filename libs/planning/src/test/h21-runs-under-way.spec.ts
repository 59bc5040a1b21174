/** H21: plans that begin with a state of now while works are built, batches made, people trained or a brigade formed. */
import { showReplication } from '../assessment/show-replication.ts';
import { prepare } from '../run/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { issuesOf, runOf, smallScenario } from '../testing/small-scenario.ts';

const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const days = (fixed: number) => ({ fixed, unit: 'd' as const });
const stock = (id: string, amountT: number) => ({
  ...{ id, place: 'HUB-East', amountT },
  class: id === 'wire' ? ('IV' as const) : ('V' as const),
});
const START = { id: 'start', kind: 'national-approval' as const, title: 'Start', opensAt: cf(2) };
const SECTOR = { id: 'line', name: 'Line', lat: 50, lon: 22, holdTime: days(10) };

/** Explosive is made of powder, ten days a batch and five in the second stage; a brigade takes howitzers and forms for twenty. */
const document = (part: Partial<ScenarioDocument> = {}): ScenarioDocument =>
  smallScenario({
    forceElements: [],
    gates: [START],
    sectors: [SECTOR],
    stocks: [stock('powder', 100), stock('explosive', 0), stock('howitzers', 50), stock('wire', 100)],
    productionLines: [
      {
        ...{ id: 'batches', title: 'Batches', stock: 'explosive', batchT: 4, startsWhen: 'start' },
        inputs: [{ stock: 'powder', amountT: 10 }],
        stages: [
          { batches: 1, batchTime: days(10) },
          { batches: 2, batchTime: days(5) },
        ],
      },
    ],
    trainingProgrammes: [
      { id: 'course', title: 'Course', seats: 10, courseLength: days(4), courses: 1, passRate: 1, startsWhen: 'start' },
    ],
    formations: [
      {
        ...{ id: 'brigade', title: 'Brigade', formUp: days(20) },
        ...{ trainees: [{ programme: 'course', persons: 10 }], equipment: [{ stock: 'howitzers', amountT: 20 }] },
      },
    ],
    fortificationWorks: [
      {
        ...{ id: 'trench', title: 'Trench', sector: 'line', lengthKm: 5, stageKm: 2, stageTime: days(6) },
        ...{ startsWhen: 'start', holdGain: 0, stock: 'wire', tPerKm: 5 },
      },
    ],
    ...part,
  });

/** The amount of a stock after so many days. */
function levelAt(part: Partial<ScenarioDocument>, id: string, day: number): number {
  const { stocks, clock } = runOf(document(part));
  return stocks.find((row) => row.id === id)!.levelT.p50[(day * 1440) / clock.stepMin];
}

const shownOf = (part: Partial<ScenarioDocument> = {}) => {
  const prepared = prepare(JSON.parse(JSON.stringify(document(part))));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues));
  return showReplication(prepared.value, 1, 0);
};

test('H21.1 the shown replication tells since when a run of a row is under way, over the stages of a line and the rest of works', () => {
  const { runs } = shownOf();
  const days = (min: number | null) => (min === null ? null : min / 1440);
  const sinceAt = (id: string, day: number) => {
    const at = runs!.row.findLastIndex((row, i) => row === id && runs!.atMin[i] <= day * 1440);
    return at < 0 ? undefined : days(runs!.sinceMin[at]);
  };
  expect([0, 2, 11, 13, 18, 21.9, 22.1].map((day) => sinceAt('batches', day))).toEqual([
    undefined,
    ...[2, 2, 12, 17, 17, null],
  ]);
  const brigade = runs!.row.flatMap((row, i) =>
    row === 'brigade' ? [[runs!.atMin[i], runs!.sinceMin[i]].map(days)] : [],
  );
  expect(brigade).toEqual([
    [6, 6],
    [26, null],
  ]);
  // Two whole stages and half of one: 6, 6 and 3 days.
  expect([7, 13, 16.9, 17.1].map((day) => sinceAt('trench', day))).toEqual([2, 8, 14, null]);
});

describe('H21 a run that is under way takes nothing more and needs what is left of its time', () => {
  const state = (id: string, done: number, stocks: Record<string, number>, begun?: number) => ({
    initialState: {
      asOf: cf(10),
      gates: [{ gate: 'start', record: [{ event: 'met' as const, at: cf(2) }] }],
      stocks: Object.entries(stocks).map(([name, amountT]) => ({ stock: name, amountT })),
      support: [
        ...(id === 'course' ? [] : [{ id: 'course', done: 10 }]),
        { id, done, ...(begun !== undefined && { begunAt: cf(begun) }) },
      ],
    },
  });

  test('H21.2 of a batch: the first takes nothing, the next take theirs', () => {
    const at = (day: number, begun?: number) => levelAt(state('batches', 0, { powder: 90 }, begun), 'powder', day);
    expect([at(11), at(39)]).toEqual([80, 60]);
    expect([at(11, 7), at(16, 7), at(18, 7), at(39, 7)]).toEqual([90, 90, 80, 70]);
    // Ten days after it was begun its batch comes; at once where they are over.
    const made = (day: number, begun: number) => levelAt(state('batches', 0, {}, begun), 'explosive', day);
    expect([made(16, 7), made(18, 7), made(19, 10), made(21, 10)]).toEqual([0, 4, 0, 4]);
    expect(made(10.5, 0)).toBe(4);
  });

  test('H21.3 of a later stage, where the one before is done', () => {
    const at = (day: number) => levelAt(state('batches', 4, { powder: 80 }, 10), 'powder', day);
    expect([at(11), at(16), at(39)]).toEqual([80, 70, 70]);
  });

  test('H21.4 of a formation: it needs none of what it has, also where there is nothing left', () => {
    const of = (begun?: number) => {
      const result = runOf(document(state('brigade', 0, { howitzers: 0 }, begun)));
      return result.progress.find(({ id }) => id === 'brigade')!.done.p50.at(-1);
    };
    expect([of(), of(6)]).toEqual([0, 1]);
  });

  test('H21.5 of works: the stage under way, and the rest of the length where whole stages are done', () => {
    const at = (done: number, begun?: number) => levelAt(state('trench', done, { wire: 50 }, begun), 'wire', 39);
    expect([at(2), at(2, 8), at(4), at(4, 8), at(5, 8)]).toEqual([35, 45, 45, 50, 50]);
  });

  test('H21.6 of a course, which takes nothing', () => {
    const doneAt = (begun: number) => {
      const { progress, clock } = runOf(document(state('course', 0, {}, begun)));
      const { done } = progress.find(({ id }) => id === 'course')!;
      return [9, 11, 12.5, 14.5].map((day) => done.p50[(day * 1440) / clock.stepMin]);
    };
    expect([doneAt(8), doneAt(10)]).toEqual([
      [0, 0, 10, 10],
      [0, 0, 0, 10],
    ]);
  });

  test('H21.7 a plan that begins with the state that a run tells of itself ends as the run does', () => {
    const { stocks, clock } = runOf(document());
    const step = (10 * 1440) / clock.stepMin;
    const now = Object.fromEntries(stocks.map(({ id, levelT }) => [id, levelT.p50[step]]));
    expect(now).toMatchObject({ powder: 90, howitzers: 30, wire: 80 });
    const rows = [
      { id: 'batches', done: 0, begunAt: cf(2) },
      { id: 'brigade', done: 0, begunAt: cf(6) },
      { id: 'trench', done: 2, begunAt: cf(8) },
    ];
    const { initialState } = state('course', 0, now);
    const support = [{ id: 'course', done: 10 }, ...rows];
    const on = runOf(document({ initialState: { ...initialState, support } }));
    const of = ({ progress, stocks: levels }: typeof on) => ({
      done: progress.map(({ id, done }) => [id, done.p50.slice(step)]),
      levels: levels.map(({ id, levelT }) => [id, levelT.p50.slice(step)]),
    });
    expect(of(on)).toEqual(of(runOf(document())));
    // Who does not say that they are under way draws on the stocks once more.
    const anew = { ...initialState, support: support.map(({ id, done }) => ({ id, done })) };
    const levelAfter = (id: string) => levelAt({ initialState: anew }, id, 39);
    expect(['powder', 'howitzers', 'wire'].map(levelAfter)).toEqual([60, 10, 65]);
  });

  test('H21.8 it has begun by the instant of the state', () => {
    expect(issuesOf(document(state('batches', 0, {}, 11)))).toEqual(['date.order initialState.support.1.begunAt']);
  });

  test('H21.9 whoever released it, or was there when it began, may be gone: it is finished all the same, and no other begins', () => {
    const { initialState } = state('trench', 0, { wire: 90 }, 8);
    const record = [...initialState.gates[0].record, { event: 'withdrawn' as const, at: cf(9) }];
    const withdrawn = { initialState: { ...initialState, gates: [{ gate: 'start', record }] } };
    const doneOf = (part: Partial<ScenarioDocument>, id: string) =>
      runOf(document(part))
        .progress.find((row) => row.id === id)!
        .done.p50.at(-1);
    expect(doneOf(withdrawn, 'trench')).toBe(2);
    expect(levelAt(withdrawn, 'wire', 39)).toBe(90);
    // A brigade has its trainees, though no course of them is counted or begins.
    const refused = [{ gate: 'start', record: [{ event: 'refused' as const, at: cf(2) }] }];
    const formed = {
      initialState: { ...initialState, gates: refused, support: [{ id: 'brigade', done: 0, begunAt: cf(6) }] },
    };
    expect(['course', 'brigade'].map((id) => doneOf(formed, id))).toEqual([0, 1]);
  });

  test('H21.10 a line whose release is withdrawn finishes the batch it has begun, and begins none of a later stage either', () => {
    const gates = [{ ...START, withdrawnAt: cf(5) }];
    expect([11, 13, 39].map((day) => levelAt({ gates }, 'explosive', day))).toEqual([0, 4, 4]);
    expect([39].map((day) => levelAt({ gates: [{ ...START, withdrawnAt: cf(14) }] }, 'explosive', day))).toEqual([8]);
  });

  test('H21.11 where all of it is done none can be under way: it is warned of', () => {
    const issues = (id: string, done: number) => issuesOf(document(state(id, done, {}, 8)));
    const all = ['state.all-done initialState.support.1.begunAt'];
    expect([issues('batches', 12), issues('brigade', 1), issues('trench', 5)]).toEqual([all, all, all]);
    expect([issues('batches', 8), issues('trench', 4), issues('course', 0)]).toEqual([[], [], []]);
    expect(issues('course', 10)).toEqual(['state.all-done initialState.support.0.begunAt']);
  });
});
