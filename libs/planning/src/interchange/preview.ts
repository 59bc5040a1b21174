/** What an import would do to a document, line by line, before anything is done. */
import type { ScenarioDocument } from '../scenario/document.ts';
import { canonicalJson } from '../scenario/snapshot.ts';
import type { Imported, ImportedRow, ImportIssue } from './imported.ts';
import { toVia, toWay, type Row, type RowSection, type Way } from './table-format.ts';

export type Outcome = 'added' | 'changed' | 'unchanged' | 'removed' | 'rejected' | 'ignored';

export interface PreviewLine {
  readonly outcome: Outcome;
  readonly section: RowSection;
  readonly id: string;
  readonly line: number | null;
  readonly before: Row | null;
  readonly after: Row | null;
}

export interface PreviewOptions {
  /** Rows that the caller may not write are listed as ignored. */
  readonly isOurs: (section: RowSection, row: Row) => boolean;
  /** What a new row has where the file says nothing, for example the nation that owns it. */
  readonly ofNew?: (section: RowSection, fields: ImportedRow['fields']) => Readonly<Record<string, unknown>>;
  /** The file is all there is: rows of the section that are ours and not in it are removed, once every line of it can be read. */
  readonly isComplete: boolean;
}

export const previewImport = (
  document: ScenarioDocument,
  imported: Imported,
  options: PreviewOptions,
): PreviewLine[] => [...previewLines(document, imported, options)];

/** The same, line by line: who reads a hundred thousand of them may do other things in between. */
export function* previewLines(
  document: ScenarioDocument,
  { rows, rejectedLines }: Pick<Imported, 'rows' | 'rejectedLines'>,
  { isOurs, ofNew, isComplete }: PreviewOptions,
): Generator<PreviewLine> {
  const existing = new Map<RowSection, Map<string, Row>>();
  const of = (section: RowSection) => {
    let byId = existing.get(section);
    if (byId === undefined) {
      byId = new Map(((document[section] ?? []) as unknown as Row[]).map((row) => [row.id, row]));
      existing.set(section, byId);
    }
    return byId;
  };
  for (const imported of rows) {
    const { section, id, line } = imported;
    const before = of(section).get(id) ?? null;
    const after =
      before === null
        ? withDefaults(ofNew?.(section, imported.fields), toNew(imported))
        : withoutRepeats(before, merge({ ...newGroups(before, imported), ...before }, imported), document);
    const isForeign = !isOurs(section, after) || (before !== null && !isOurs(section, before));
    const isSame = before !== null && canonicalJson(before) === canonicalJson(after);
    const outcome = isForeign ? 'ignored' : before === null ? 'added' : isSame ? 'unchanged' : 'changed';
    // Of what belongs to others the line shows the file alone.
    if (isForeign) yield { outcome, section, id, line, before: null, after: toNew(imported) };
    else yield { outcome, section, id, line, before, after };
  }
  // A line that could not be read may stand for any row that the file seems not to have.
  if (!isComplete || rejectedLines > 0) return;
  const kept = new Set(rows.map(({ section, id }) => `${section} ${id}`));
  for (const section of new Set(rows.filter(({ isSome }) => isSome !== true).map((row) => row.section)))
    for (const before of of(section).values())
      if (!kept.has(`${section} ${before.id}`) && isOurs(section, before))
        yield { outcome: 'removed', section, id: before.id, line: null, before, after: null };
}

/** Cells of the file replace fields, empty ones take them away, columns that the file does not have stay. */
function merge(before: Row | null, { id, fields }: ImportedRow): Row {
  if (!('way' in fields)) return assign({ ...before, id }, fields) as Row;
  // Of a way in parts too: where the file has its end alone, the rest of it stays.
  const { via, ...rest } = (before ?? {}) as { readonly via?: readonly string[] };
  const { way, ...row } = assign({ ...rest, id, way: toWay(via) }, fields) as Row & { readonly way?: Way };
  return way === undefined ? row : { ...row, via: toVia(way) };
}

/** Figures of cargo that a row has of its template are none of its own because a file repeats them. */
function withoutRepeats(before: Row, after: Row, { unitTemplates = [] }: ScenarioDocument): Row {
  const { template, cargo: own = {} } = before as { readonly template?: string; readonly cargo?: object };
  const { cargo, ...rest } = after as Row & { readonly cargo?: object };
  const of = template === undefined ? undefined : unitTemplates.find(({ id }) => id === template)?.cargo;
  if (of === undefined || cargo === undefined) return after;
  const told = Object.entries(of);
  const figures = Object.entries(cargo).filter(
    ([key, figure]) => key in own || !told.some(([name, value]) => name === key && value === figure),
  );
  return figures.length === 0 ? rest : { ...rest, cargo: Object.fromEntries(figures) };
}

/** Of most rows nothing is assumed, and a copy of each would be one of a hundred thousand. */
const toNew = (row: ImportedRow): Row =>
  row.ofNew === undefined && !('way' in row.fields)
    ? (fill({ id: row.id }, row.fields) as Row)
    : merge(assign({ id: row.id }, row.ofNew ?? {}) as Row, row);

function withDefaults(defaults: Readonly<Record<string, unknown>> | undefined, row: Row): Row {
  for (const key in defaults) if (Object.hasOwn(defaults, key)) return { ...defaults, ...row };
  return row;
}

/** Groups that a row has not yet, as of a new one: an airfield at a place that is something else needs all that an airfield has. */
const newGroups = (before: Row, { ofNew = {} }: ImportedRow): Record<string, unknown> =>
  Object.fromEntries(Object.entries(ofNew).filter(([key, value]) => isGroup(value) && before[key] === undefined));

const assign = (
  target: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> => fill({ ...target }, fields);

/** The same into an object that nobody else has. */
function fill(merged: Record<string, unknown>, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    // Taking away what is not there makes an object slow, and of a new row most columns are empty.
    if (value === null) {
      if (key in merged) delete merged[key];
    } else if (isGroup(value)) {
      const inner = assign(isGroup(merged[key]) ? merged[key] : {}, value);
      if (Object.keys(inner).length > 0) merged[key] = inner;
      else delete merged[key];
    } else merged[key] = value;
  }
  return merged;
}

/** A group of fields that is merged one by one; dates and durations are values. */
const GROUPS = ['anchor', 'fixed', 'uniform', 'triangular', 'pert', 'exponential', 'lognormal', 'gamma', 'empirical'];
const isGroup = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !GROUPS.some((key) => key in value);

export type { ImportIssue };
