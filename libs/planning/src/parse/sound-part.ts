/**
 * What can still be judged of a document that has faults of shape: faulty fields are left out, and rows that need them; the rest is
 * checked for references, cycles and order, so that a planner reads all faults at once and not layer by layer.
 */
import { scenarioSchema, type ScenarioDocument } from '../scenario/document.ts';
import type { Issue } from '../scenario/issue.ts';
import { validateScenario } from './validation.ts';

/** A fault of shape as zod gives it. */
export interface ShapeFault {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

/** Rules that hold whatever was left out, of a row with a fault too; others are told of rows without a fault only. */
const LASTING = new Set([
  'reference.unknown',
  'reference.cycle',
  'id.duplicate',
  'distribution.order',
  'range.order',
  'link.loop',
  'hours.order',
  'caveat.contradiction',
  'caveat.rule',
  'caveat.until',
  'caveat.values',
  'contribution.duplicate',
  'gate.transition',
  'gate.withdrawn-before-met',
  'gate.withdraws-itself',
  'nation.not-participant',
  'support.twice',
]);
/** Rules that may fail only because a row elsewhere was left out. */
const BY_OTHERS = new Set([
  'cargo.empty',
  'contribution.last-lift',
  'crossing.into',
  'gate.no-latency',
  'monitor.watches',
  'pool.none',
  'replenishment.class',
  'supply.no-lift',
  'works.engineers',
]);
/** These need the clock that the document gives. */
const BY_CLOCK = new Set([
  'clock.order',
  'clock.too-long',
  'date.order',
  'command.two-superiors',
  'command.cycle',
  'caveat.held',
  'attack.early',
]);
const ANY_CLOCK = {
  cfDay: '2026-01-01T00:00:00Z',
  dDay: { anchor: 'CF', offset: 0 },
  end: { anchor: 'CF', offset: 1 },
};

/** Texts that say nothing of other rows. */
const TEXTS = ['id', 'title', 'name', 'reported'] as const;

type Row = Record<string, unknown>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param input the document as it was given, upgraded; @param faults all its faults of shape */
export function judgeSoundPart(input: unknown, faults: readonly ShapeFault[]): Issue[] {
  if (!isRow(input)) return [];
  const head = { format: 'muster-scenario/2', id: 'rest', title: 'rest' };
  const clockIsSound = isRow(input['clock']) && !faults.some(({ path }) => path[0] === 'clock');
  const rest: Row = { ...head, clock: clockIsSound ? input['clock'] : ANY_CLOCK };
  /** Index in the rest → index in the document, by section. */
  const places = new Map<string, number[]>();
  const leftOut: Record<string, string[]> = {};
  for (const [section, rows] of Object.entries(input)) {
    if (!(section in scenarioSchema.shape) || section in rest) continue;
    if (isRow(rows) && !faults.some(({ path }) => path[0] === section)) rest[section] = rows;
    if (!Array.isArray(rows)) continue;
    const kept = withoutFaults(section, rows, faults);
    places.set(
      section,
      kept.map(({ index }) => index),
    );
    rest[section] = kept.map(({ row }) => row);
    // An id that was filled in is not the one that other rows name.
    const there = new Map(kept.map(({ row, index }) => [index, isRow(row) ? row['id'] : undefined]));
    leftOut[section] = rows.flatMap((row, index) =>
      isRow(row) && typeof row['id'] === 'string' && there.get(index) !== row['id'] ? [row['id']] : [],
    );
  }
  const shape = scenarioSchema.safeParse(rest);
  if (!shape.success) return [];
  const faulty = new Set(faults.map(({ path }) => path.slice(0, 2).join('.')));
  const isSound = (path: string) => !faulty.has(path.split('.').slice(0, 2).join('.'));
  const absent = new Set(Object.values(leftOut).flat());
  /** Whether the row that is named there was left out, and so is not unknown: `PORT-Amber`, `PORT-Amber/berths`. */
  const isAbsent = (path: string) => {
    const named = path.split('.').reduce<unknown>((at, key) => (at as Row | undefined)?.[key], input);
    return typeof named === 'string' && (absent.has(named) || absent.has(named.split('/').slice(0, -1).join('/')));
  };
  return validateScenario(shape.data as ScenarioDocument, leftOut)
    .map((issue) => {
      const path = toDocumentPath(issue.path, places);
      return { ...issue, path, message: issue.message.replace(issue.path, path) };
    })
    .filter(({ code, path }) => code !== 'reference.unknown' || !isAbsent(path))
    .filter(({ code, path }) =>
      BY_CLOCK.has(code) ? clockIsSound : LASTING.has(code) || (isSound(path) && !BY_OTHERS.has(code)),
    );
}

/** Rows without the fields that have a fault. A text that a row needs is filled in; a row that needs anything else is left out. */
function withoutFaults(section: string, rows: readonly unknown[], faults: readonly ShapeFault[]) {
  const node = scenarioSchema.shape[section as keyof typeof scenarioSchema.shape];
  const faulty = new Map<number, Set<PropertyKey>>();
  for (const { path, keys } of faults) {
    if (path[0] !== section || typeof path[1] !== 'number') continue;
    const fields = faulty.get(path[1]) ?? new Set();
    (path.length > 2 ? [path[2]] : (keys ?? [])).forEach((field) => fields.add(field));
    faulty.set(path[1], fields);
  }
  return rows.flatMap((row, index) => {
    const fields = faulty.get(index);
    if (fields === undefined) return [{ row, index }];
    if (!isRow(row)) return [];
    const sound = Object.fromEntries(Object.entries(row).filter(([name]) => !fields.has(name)));
    // Unlike any other, so that no two rows look alike.
    const filled = Object.fromEntries(TEXTS.filter((name) => fields.has(name)).map((name) => [name, `row:${index}`]));
    return [sound, { ...sound, ...filled }]
      .flatMap((part) => (node.safeParse([part]).success ? [{ row: part as unknown, index }] : []))
      .slice(0, 1);
  });
}

function toDocumentPath(path: string, places: ReadonlyMap<string, readonly number[]>): string {
  const [section, index, ...more] = path.split('.');
  const place = places.get(section)?.[Number(index)];
  return place === undefined ? path : [section, place, ...more].join('.');
}
