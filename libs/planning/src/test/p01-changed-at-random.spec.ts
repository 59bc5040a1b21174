/**
 * P01: the invented scenario, changed at random: gates refused, withdrawn and restored, contributions with other policies and caveats, tours and reliefs, dates
 * moved, rows taken away. Whatever the plan, what a run says of it is of one piece.
 */
import fc from 'fast-check';
import { composeAt, totalBy } from '../result/composition.ts';
import { amberStrait } from '../reference/index.ts';
import { prepare, runChunk, toRunResult, type RunResult, type Snapshot } from '../run/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { runWithoutBounds } from '../testing/run-without-bounds.ts';
import { seedOf, timesOf } from './seeds.ts';

type Change = (document: ScenarioDocument) => ScenarioDocument;

const REPLICATIONS = 3;
const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const rowsOf = (document: ScenarioDocument, section: keyof ScenarioDocument) =>
  (document[section] ?? []) as unknown as readonly { readonly id: string }[];

/** One row of a section, chosen by a number, gets other fields. */
const patch =
  <K extends keyof ScenarioDocument>(
    section: K,
    pick: number,
    part: (row: { readonly id: string }) => object,
  ): Change =>
  (document) => {
    const rows = rowsOf(document, section);
    return {
      ...document,
      [section]: rows.map((row, i) => (i === pick % rows.length ? { ...row, ...part(row) } : row)),
    };
  };

const day = fc.integer({ min: 0, max: 200 });
const pick = fc.nat(1000);
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(pick, day, fc.option(day)).map(([at, withdrawn, restored]) =>
    patch('gates', at, () => ({
      withdrawnAt: cf(withdrawn),
      ...(restored === null ? {} : { restoredAt: cf(withdrawn + 1 + restored) }),
    })),
  ),
  pick.map((at) => patch('gates', at, () => ({ refusal: 1 }))),
  fc
    .tuple(pick, fc.integer({ min: 0, max: 60 }))
    .map(([at, fixed]) => patch('gates', at, () => ({ duration: { fixed } }))),
  fc
    .tuple(pick, fc.constantFrom('continue', 'hold', 'return'), fc.constantFrom('stay', 'return'))
    .map(([at, breachPolicy, withdrawalPolicy]) =>
      patch('contributions', at, () => ({ breachPolicy, withdrawalPolicy })),
    ),
  pick.map((at) => patch('contributions', at, () => ({ status: 'withdrawn' }))),
  fc
    .tuple(pick, day)
    .map(([at, until]) =>
      patch('contributions', at, () => ({ caveats: [{ kind: 'until', rule: 'only', until: cf(until) }] })),
    ),
  fc
    .tuple(pick, fc.integer({ min: 1, max: 120 }))
    .map(([at, tourDays]) => patch('forceElements', at, () => ({ tourDays }))),
  fc.tuple(pick, pick, fc.integer({ min: 1, max: 60 })).map(([at, other, tourDays]): Change => (document) => {
    const rows = rowsOf(document, 'forceElements');
    const relievedBy = rows[other % rows.length].id;
    return patch('forceElements', at, ({ id }) => (id === relievedBy ? {} : { tourDays, relievedBy }))(document);
  }),
  fc.tuple(pick, day).map(([at, earliest]) => patch('forceElements', at, () => ({ earliest: cf(earliest) }))),
  pick.map((at) => patch('forceElements', at, () => ({ status: 'withdrawn' }))),
  fc.tuple(pick, fc.constantFrom(0, 1, 3)).map(([at, count]) => patch('requirements', at, () => ({ count }))),
  fc
    .integer({ min: 1, max: 150 })
    .map((d): Change => (document) => ({ ...document, clock: { ...document.clock, dDay: cf(d) } })),
  fc
    .constantFrom<keyof ScenarioDocument>(
      'monitors',
      'packages',
      'trainingProgrammes',
      'productionLines',
      'commitments',
      'risks',
      'stocks',
    )
    .map((section): Change => (document) => ({ ...document, [section]: [] })),
  fc.tuple(pick, fc.constantFrom(0, 0.5)).map(([at, factor]): Change => (document) => ({
    ...document,
    disruptions: [
      ...(document.disruptions ?? []),
      {
        id: 'struck',
        title: 'Struck',
        kind: 'damage' as const,
        place: document.places[at % document.places.length].id,
        at: { anchor: 'D' as const, offset: 0 },
        factor,
        duration: { fixed: 10 },
        stockLossShare: 0.5,
      },
    ],
  })),
);

/** The scenario after as many of the changes as leave it valid. */
function changed(list: readonly Change[]): { readonly document: ScenarioDocument; readonly snapshot: Snapshot } {
  let document: ScenarioDocument = amberStrait;
  let prepared = prepare(document);
  for (const change of list) {
    const next = change(document);
    const tried = prepare(next);
    if (tried.ok) [document, prepared] = [next, tried];
  }
  if (!prepared.ok) throw new Error('the shipped scenario is not valid');
  return { document, snapshot: prepared.value };
}

/** Paths of numbers that are none, and of fields that say nothing. */
function broken(value: unknown, path: string, found: string[]): string[] {
  if (typeof value === 'number' && !Number.isFinite(value)) found.push(`${path}: ${value}`);
  else if (Array.isArray(value)) {
    if (!value.every(Number.isFinite)) value.forEach((item, i) => broken(item, `${path}.${i}`, found));
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
    Object.entries(value).forEach(([key, item]) => broken(item, path === '' ? key : `${path}.${key}`, found));
  return found;
}

function checkResult(result: RunResult, document: ScenarioDocument): void {
  expect(broken(result, '', [])).toEqual([]);
  const { clock, perReplication } = result;
  // The force: nobody is lost or counted twice, and everybody goes up the ladder.
  const persons = result.composed.reduce((sum, row) => sum + row.persons, 0);
  for (let minute = 0; minute <= clock.endMin; minute += 10 * 1440) {
    const whole = totalBy(composeAt(result.composed, result.shown.elements, minute), '').get('');
    expect(Object.values(whole ?? {}).reduce((sum, rung) => sum + rung.persons, 0)).toBe(persons);
  }
  const withdrawn = new Set((document.contributions ?? []).filter((c) => c.status === 'withdrawn').map((c) => c.id));
  const gone = (document.forceElements ?? []).filter(
    (e) => e.status === 'withdrawn' || withdrawn.has(e.contribution ?? ''),
  );
  const ids = new Set(result.elements.map(({ id }) => id));
  expect(gone.filter(({ id }) => ids.has(id))).toEqual([]);
  for (const row of result.shown.elements) {
    const ladder = [row.orderedMin, row.atDestinationMin, row.readyMin, row.employableMin].filter((at) => at !== null);
    expect(ladder).toEqual([...ladder].sort((a, b) => a - b));
    if (row.homeMin !== null && row.homeMin !== undefined) expect(row.homeMin).toBeGreaterThanOrEqual(row.leavesMin!);
  }
  // Ledgers: whole where the element is ready in every replication.
  for (const row of result.elements) {
    const times = perReplication.elements.find(({ id }) => id === row.id)!.ready;
    if (times.some((at) => at === null)) continue;
    const mean = times.reduce<number>((sum, at) => sum + at!, 0) / times.length;
    const booked = row.ledger.reduce((sum, { meanMin }) => sum + meanMin, 0);
    const fromCf = Math.abs(booked - mean) < 1e-6;
    const fromD = Math.abs(booked - times.reduce<number>((sum, at) => sum + Math.max(0, at! - clock.dDayMin), 0) / times.length) < 1e-6; // prettier-ignore
    expect({ id: row.id, whole: fromCf || fromD }).toEqual({ id: row.id, whole: true });
  }
  // Gates: none before what it requires.
  const metOf = new Map(perReplication.gates.map(({ id, met }) => [id, met]));
  for (const gate of document.gates ?? []) {
    if (gate.requiresCount !== undefined) continue;
    for (const other of gate.requires ?? []) {
      const [own, before] = [metOf.get(gate.id), metOf.get(other)];
      own?.forEach((at, r) => {
        if (at !== null && before) expect(before[r] !== null && before[r] <= at).toBe(true);
      });
    }
  }
  // Lines: no more seats than are offered; met by probability and by replication is the same.
  for (const line of result.requirements) {
    const times = perReplication.requirements.find(({ id }) => id === line.id)!.met;
    expect(line.met.value).toBeCloseTo(times.filter((at) => at !== null && at <= line.byMin).length / times.length, 9);
    for (const series of [line.released, line.inPlace, line.ready, line.employable])
      expect(Math.max(...series.p90)).toBeLessThanOrEqual(line.offered);
  }
  for (const stock of result.stocks) expect(Math.min(...stock.levelT.p10)).toBeGreaterThanOrEqual(0);
  for (const one of result.resources) {
    expect(one.utilisation).toBeGreaterThanOrEqual(0);
    expect(one.utilisation).toBeLessThanOrEqual(1);
  }
}

/** What a result says, as text, whatever the order of the rows of the document: lists of anything but numbers are sorted. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(textOf);
    return `[${(value.some((item) => typeof item === 'number') ? items : items.sort()).join()}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).map(([key, item]) => `${key}:${textOf(item)}`);
  return `{${fields.sort().join()}}`;
}

describe('P01 the invented scenario, changed at random', () => {
  test('P01.1 what a run says is of one piece', () => {
    fc.assert(
      fc.property(fc.array(changes, { minLength: 1, maxLength: 8 }), (list) => {
        const { document, snapshot } = changed(list);
        checkResult(runWithoutBounds(snapshot, 5, REPLICATIONS), document);
      }),
      { numRuns: timesOf(12), seed: seedOf(20261126) },
    );
  });

  test('P01.2 the order of the rows of a document decides nothing of it', () => {
    fc.assert(
      fc.property(fc.array(changes, { minLength: 1, maxLength: 6 }), (list) => {
        const { document, snapshot } = changed(list);
        const reversed = Object.fromEntries(
          Object.entries(document).map(([name, rows]) => [name, Array.isArray(rows) ? [...rows].reverse() : rows]),
        );
        const other = prepare(reversed);
        if (!other.ok) throw new Error(JSON.stringify(other.issues));
        const [a, b] = [snapshot, other.value].map((one) => runWithoutBounds(one, 5, REPLICATIONS));
        for (const part of Object.keys(a) as (keyof RunResult)[])
          if (part !== 'scenario' && textOf(a[part]) !== textOf(b[part]))
            throw new Error(`${part} depends on the order`);
      }),
      { numRuns: timesOf(4), seed: seedOf(20261127) },
    );
  });

  test('P01.3 nothing is ready before its bound', () => {
    fc.assert(
      fc.property(fc.array(changes, { minLength: 1, maxLength: 8 }), (list) => {
        const { snapshot } = changed(list);
        const chunk = runChunk(snapshot, 5, 0, REPLICATIONS);
        const result = toRunResult(snapshot, 5, REPLICATIONS, [chunk]);
        chunk.outcomes.forEach((outcome, r) => {
          result.perReplication.elements.forEach(({ ready }, e) => {
            const bound = chunk.bounds[r].elements[e];
            if (ready[r] !== null && outcome.ready[e] >= 0) expect(bound >= 0 && bound <= outcome.ready[e]).toBe(true);
          });
        });
        for (const { bound } of result.closures)
          if (typeof bound?.ratio === 'number') expect(bound.ratio).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: timesOf(3), seed: seedOf(20261128) },
    );
  });
});
