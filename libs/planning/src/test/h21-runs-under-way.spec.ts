/** H21: plans that begin with a state of now while works are built, batches made, people trained or a brigade formed. */
import { showReplication } from '../assessment/show-replication.ts';
import { prepare } from '../run/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { runOf, smallScenario } from '../testing/small-scenario.ts';

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

test('H21.1 the shown replication tells of which rows a run is under way, over the stages of a line and the rest of works', () => {
  const { runs } = shownOf();
  const told = runs!.row.map((row, i) => `${row} ${runs!.atMin[i] / 1440} ${runs!.isUnderWay[i] ? 'on' : 'off'}`);
  const lastOf = (id: string, day: number) =>
    told.filter((line) => line.startsWith(`${id} `) && Number(line.split(' ')[1]) <= day).at(-1);
  expect([0, 2, 13, 21.9, 22.1].map((day) => lastOf('batches', day)?.split(' ')[2])).toEqual([
    undefined,
    'on',
    'on',
    'on',
    'off',
  ]);
  expect(told.filter((line) => line.startsWith('brigade'))).toEqual(['brigade 6 on', 'brigade 26 off']);
  // Two whole stages and half of one: 6, 6 and 3 days.
  expect([7, 13, 16.9, 17.1].map((day) => lastOf('trench', day)?.split(' ')[2])).toEqual(['on', 'on', 'on', 'off']);
});

describe('H21 a run that was begun begins anew and takes nothing more', () => {
  const state = (id: string, done: number, stocks: Record<string, number>, begun?: boolean) => ({
    initialState: {
      asOf: cf(10),
      gates: [{ gate: 'start', record: [{ event: 'met' as const, at: cf(2) }] }],
      stocks: Object.entries(stocks).map(([name, amountT]) => ({ stock: name, amountT })),
      support: [{ id: 'course', done: 10 }, ...(id === 'course' ? [] : [{ id, done, ...(begun && { begun }) }])],
    },
  });

  test('H21.2 of a batch: the first takes nothing, the next take theirs', () => {
    const at = (begun: boolean, day: number) => levelAt(state('batches', 0, { powder: 90 }, begun), 'powder', day);
    expect([at(false, 11), at(false, 39)]).toEqual([80, 60]);
    expect([at(true, 11), at(true, 19), at(true, 21), at(true, 39)]).toEqual([90, 90, 80, 70]);
    // It begins anew: its batch comes after all of its time.
    const made = (day: number) => levelAt(state('batches', 0, {}, true), 'explosive', day);
    expect([made(19), made(21)]).toEqual([0, 4]);
  });

  test('H21.3 of a later stage, where the one before is done', () => {
    const at = (day: number) => levelAt(state('batches', 4, { powder: 80 }, true), 'powder', day);
    expect([at(11), at(16), at(39)]).toEqual([80, 70, 70]);
  });

  test('H21.4 of a formation: it needs none of what it has, also where there is nothing left', () => {
    const of = (begun: boolean) => {
      const result = runOf(document(state('brigade', 0, { howitzers: 0 }, begun)));
      return result.progress.find(({ id }) => id === 'brigade')!.done.p50.at(-1);
    };
    expect([of(false), of(true)]).toEqual([0, 1]);
  });

  test('H21.5 of works: the stage under way, and the rest of the length where whole stages are done', () => {
    const at = (done: number, begun: boolean) => levelAt(state('trench', done, { wire: 50 }, begun), 'wire', 39);
    expect([at(2, false), at(2, true), at(4, false), at(4, true), at(5, true)]).toEqual([35, 45, 45, 50, 50]);
  });

  test('H21.6 of a course, which takes nothing: it ends after all of its time from the instant on', () => {
    const { initialState } = state('course', 0, {});
    const { progress, clock } = runOf(
      document({ initialState: { ...initialState, support: [{ id: 'course', done: 0, begun: true }] } }),
    );
    const { done } = progress.find(({ id }) => id === 'course')!;
    expect([9, 13, 15].map((day) => done.p50[(day * 1440) / clock.stepMin])).toEqual([0, 0, 10]);
  });

  test('H21.7 a state that a run tells of itself, and a plan that begins with it, use what the run uses', () => {
    const { stocks, clock } = runOf(document());
    const step = (10 * 1440) / clock.stepMin;
    const now = Object.fromEntries(stocks.map(({ id, levelT }) => [id, levelT.p50[step]]));
    expect(now).toMatchObject({ powder: 90, howitzers: 30, wire: 80 });
    const last = (part: Partial<ScenarioDocument>, id: string) => levelAt(part, id, 39);
    const whole = ['powder', 'howitzers', 'wire'].map((id) => last({}, id));
    const rows = [
      { id: 'batches', done: 0, begun: true },
      { id: 'brigade', done: 0, begun: true },
      { id: 'trench', done: 2, begun: true },
    ];
    const on = (support: typeof rows) => {
      const { initialState } = state('course', 10, now);
      return { initialState: { ...initialState, support: [...initialState.support, ...support] } };
    };
    const of = (part: Partial<ScenarioDocument>) => ['powder', 'howitzers', 'wire'].map((id) => last(part, id));
    expect(of(on(rows))).toEqual(whole);
    expect(of(on(rows.map(({ begun: _, ...row }) => row) as typeof rows))).toEqual([60, 10, 65]);
  });
});
