/** I01: comparing runs and stopping them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compareRuns,
  estimateOf,
  isPreciseEnough,
  prepare,
  runChunk,
  toRunResult,
  type RunResult,
  type Snapshot,
} from '../run/index.ts';

const example = JSON.parse(
  readFileSync(join(__dirname, '../../../../docs/examples/three-places.json'), 'utf8'),
) as Record<string, unknown> & { movements: Record<string, unknown>[] };

function snapshotOf(document: unknown): Snapshot {
  const prepared = prepare(document);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues));
  return prepared.value;
}

const result = (document: unknown, seed: number, n: number): RunResult => {
  const snapshot = snapshotOf(document);
  return toRunResult(snapshot, seed, n, [runChunk(snapshot, seed, 0, n)]);
};

const first = example.movements[0].id as string;
const shifted = {
  ...example,
  movements: example.movements.map((m, i) => (i === 0 ? { ...m, readyToLoad: { anchor: 'CF', offset: 1 } } : m)),
};
const plain = {
  ...example,
  movements: example.movements.map((m, i) => (i === 0 ? { ...m, readyToLoad: { anchor: 'CF', offset: 0 } } : m)),
};

describe('I01 comparison', () => {
  test('I01.1 a line that is ready to load a day later ends a day later in every replication: no luck in the difference', () => {
    const comparison = compareRuns(result(plain, 1, 20), result(shifted, 1, 20), 'CF');
    expect(comparison).toMatchObject({ replications: 20, commonDraws: true, onlyInBase: [], onlyInOther: [] });
    const line = comparison.times.find((time) => time.kind === 'element' && time.id === first)!;
    expect(line.daysLater).toEqual({ mean: 1, low: 1, high: 1 });
    expect([line.earlier, line.later]).toEqual([0, 20]);
    expect(comparison.times[0].daysLater.mean).toBe(1);
  });

  test('I01.2 a run differs from itself by nothing; another seed says that the draws are not shared', () => {
    const a = result(example, 1, 10);
    expect(
      compareRuns(a, a, 'D').times.every((time) => time.daysLater.mean === 0 && time.earlier + time.later === 0),
    ).toBe(true);
    expect(compareRuns(a, result(example, 2, 8), 'D')).toMatchObject({ replications: 8, commonDraws: false });
  });

  test('I01.2b what never happens is no gain, whichever day is counted from and whichever run is longer', () => {
    const never = (dDay: number, end: number) =>
      result({ ...example, gates: [{ id: 'g', kind: 'order', title: 'g', duration: { fixed: 500 } }], movements: [{ ...example.movements[0], releasedBy: 'g' }], clock: { ...(example.clock as object), dDay: { anchor: 'CF', offset: dDay }, end: { anchor: 'CF', offset: end } } }, 1, 5); // prettier-ignore
    for (const anchor of ['CF', 'D'] as const)
      for (const [one, other] of [
        [never(20, 60), never(30, 60)],
        [never(20, 60), never(20, 80)],
      ])
        expect(
          compareRuns(one, other, anchor).times.filter(
            ({ daysLater, earlier, later }) => daysLater.mean !== 0 || earlier + later > 0,
          ),
        ).toEqual([]);
  });

  test('I01.2c what comes in one run only comes later in the other, and not before its end', () => {
    const clock = (dDay: number) => ({ ...(example.clock as object), dDay: { anchor: 'CF', offset: dDay }, end: { anchor: 'CF', offset: 60 } }); // prettier-ignore
    const late = (dDay: number, ready: number) =>
      result({ ...example, clock: clock(dDay), movements: [{ ...example.movements[0], requiredAt: undefined, readyToLoad: { anchor: 'CF', offset: ready } }] }, 1, 5); // prettier-ignore
    // From D-day the run of the second ends on day 30, before the first is there: no earlier than that one.
    const { times } = compareRuns(late(20, 55), late(30, 400), 'D');
    for (const row of times.filter(({ kind }) => kind === 'element')) {
      expect([row.baseShare, row.otherShare, row.daysLater.mean, row.earlier]).toEqual([1, 0, 0, 0]);
    }
    expect(times.some(({ kind }) => kind === 'element')).toBe(true);
  });

  test('I01.3b nobody with a date is on time with no probability', () => {
    const undated = { ...example, movements: example.movements.map(({ requiredAt: _, ...row }) => row) };
    expect(result(undated, 1, 5).closures.find(({ key }) => key.kind === 'all')).toMatchObject({ requiredMin: null, onTime: null }); // prettier-ignore
  });

  test('I01.3 what only one of the runs has is named', () => {
    const fewer = { ...example, movements: example.movements.slice(1) };
    const { onlyInBase, onlyInOther } = compareRuns(result(example, 1, 5), result(fewer, 1, 5), 'CF');
    expect(onlyInBase).toContain(`element/${first}`);
    expect(onlyInOther).toEqual([]);
  });

  test('I01.5 one pair proves nothing: its interval is the length of the run, both ways', () => {
    const { times } = compareRuns(result(plain, 1, 1), result(shifted, 1, 1), 'CF');
    expect(times.find(({ kind, id }) => kind === 'element' && id === first)!.daysLater).toEqual({
      mean: 1,
      low: -30,
      high: 30,
    });
  });
});

/** Two trips of one train that loads for up to ten days, in a run of eight: most of the replications never close. */
const tooShort = {
  ...example,
  clock: { ...(example.clock as object), end: { anchor: 'CF', offset: 8 } },
  liftTypes: (example.liftTypes as object[]).map((type) => ({ ...type, load: { uniform: [0, 10] } })),
};

describe('I01 what never closes', () => {
  test('I01.6b without a date it is still no plan where it is ready in less than half of the replications', () => {
    const undated = { ...tooShort, movements: tooShort.movements.map(({ requiredAt: _, ...row }) => row) };
    const { verdict, elements } = result(undated, 1, 50);
    const { share } = elements[0].ready;
    expect(share > 0 && share < 0.5).toBe(true);
    expect(verdict).toMatchObject({
      feasible: false,
      findings: [{ code: 'element-seldom-ready', subject: first, probability: share }],
    });
  });

  test('I01.6 is no exact closure: the run goes on, and its interval has no end', () => {
    const snapshot = snapshotOf(tooShort);
    const chunks = [runChunk(snapshot, 1, 0, 50)];
    const never = chunks[0].outcomes.filter(({ ready }) => ready[0] < 0).length;
    expect([never > 30, never < 50]).toEqual([true, true]);
    const precision = { measure: 'closure', p: 0.8, halfWidthDays: 1 } as const;
    expect(isPreciseEnough(snapshot, chunks, precision)).toBe(false);
    expect(estimateOf(snapshot, chunks, precision)).toEqual({ value: null, low: null, high: null });
    expect(estimateOf(snapshot, chunks, { ...precision, p: 0.1 })).toMatchObject({
      value: expect.any(Number),
      high: null,
    });
  });

  test('I01.7 is far from its bound: the gap is not that of the few that close', () => {
    const { closure, bound } = result(tooShort, 1, 50).closures.find(({ key }) => key.kind === 'all')!;
    expect([closure.p10 === null, closure.p50]).toEqual([false, null]);
    expect(bound!.closureMin).toBeGreaterThan(0);
    expect(bound!.ratio).toBeNull();
  });
});

describe('I01 precision', () => {
  test('I01.4 a run without luck is exact after the first batch, whatever the chunks', () => {
    const snapshot = snapshotOf(example);
    const precision = { measure: 'closure', p: 0.8, halfWidthDays: 400 } as const;
    const chunks = [runChunk(snapshot, 1, 20, 50), runChunk(snapshot, 1, 0, 20)];
    expect(isPreciseEnough(snapshot, chunks, precision)).toBe(true);
    expect(isPreciseEnough(snapshot, [runChunk(snapshot, 1, 0, 49)], precision)).toBe(false);
    expect(isPreciseEnough(snapshot, chunks, { measure: 'on-time', halfWidth: 0.001 })).toBe(false);
  });
});
