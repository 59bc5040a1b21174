/**
 * What a thread makes of a file: its lines held against the scenario, and the document with them validated whole. The server takes it as
 * text in pieces and puts it away: a hundred thousand lines are never objects there.
 */
import {
  findFaultyText,
  may,
  TEXT_SENTENCES,
  withoutDanglingReferences,
  type Principal,
  type ScenarioDocument,
} from '@muster/planning';
import {
  previewImport,
  withNationIds,
  type Imported,
  type ImportedRow,
  type ImportIssue,
  type PreviewLine,
} from '@muster/planning/interchange';
import { checkDocument } from '../editing/document-check.task.ts';
import type { SeenChange } from '../editing/document-errors.ts';
import { judge, type Judgement } from '../editing/judgement.ts';
import { userError } from '../graphql/to-user-error.ts';
import type { Report, Task } from '../jobs/task.ts';
import { findReader, looksAtScenario, toOwner, type ReadOptions } from './file-formats.ts';
import { collect, countOf, findMissingColumns, findUnread, rejectRest, toLines } from './import-lines.ts';
import { judgeOwnership } from './line-ownership.ts';
import { toLinePieces, type LinePiece } from './line-pieces.ts';
import type { ImportCounts, ImportLine } from './import.types.ts';
import { stageAdditions, type StagedAdditions } from './staged-rows.ts';

/** Lines that the document refuses are found in rounds, each without those of the round before, until it refuses none or time is up. */
const MOST_CHECK_MS = 30_000;
/** Refused in one round. */
const MOST_ERRORS = 20_000;
/** Lines with broken text that are told. */
const MOST_BROKEN = 1000;
/** Lines that the answer to an upload shows; all of them are read with `scenarioImport`. */
const SHOWN = 100;

type RowSection = PreviewLine['section'];
type Row = ImportedRow['fields'] & { readonly id: string };

export interface PreviewTask {
  readonly format: string;
  readonly bytes: Uint8Array;
  readonly isComplete: boolean;
  /** Of a file with several sides, the one that is meant. */
  readonly side: string | undefined;
  readonly principal: Principal;
  readonly scenario: string;
  /** The whole document as JSON, in pieces. */
  readonly document: readonly string[];
  /** Keys of the rows that the caller may not read, by section. */
  readonly hidden: ReadonlyMap<string, readonly string[]>;
  /** Place of the next row of each section that has rows. */
  readonly nextOrdinals: ReadonlyMap<string, number>;
}

export interface FilePreview {
  readonly counts: ImportCounts;
  readonly warnings: readonly ImportIssue[];
  /** The first lines that cannot be taken over, and the first that would change something. */
  readonly rejected: readonly ImportLine[];
  readonly shown: readonly ImportLine[];
  readonly pieces: readonly LinePiece[];
  /** Of the document with the lines taken over; null where anything is wrong or strange about it. */
  readonly hash: string | null;
  /** The rows of such a document that the lines add, when they do nothing else. */
  readonly staged: StagedAdditions | null;
}

/** What of the work is done when each of its steps is, in hundredths. */
const DONE = { scenario: 10, file: 40, compared: 50, checked: 75, told: 90 } as const;

async function preview(task: PreviewTask, report: Report): Promise<FilePreview> {
  const reach = (step: keyof typeof DONE) => report(DONE[step], 100);
  const { isComplete, principal, hidden } = task;
  const document = JSON.parse(task.document.join('')) as ScenarioDocument;
  const seen = without(document, hidden);
  reach('scenario');
  const imported = read(task, seen);
  reach('file');
  // What the caller may not read is not there for him: a line is held against the rest, and cannot take its key.
  const found = previewImport(seen, imported, {
    isOurs: judgeOwnership(principal, task.scenario),
    ofNew: (section, fields) => toOwner(section, fields, principal.nation),
    isComplete,
  });
  reach('compared');
  const wrong = new Map<string, ImportIssue[]>();
  collect(findTaken(found, hidden), found, wrong);
  const judgement = await findWrong(document, seen, found, wrong);
  reach('checked');
  const lines = toLines(found, imported, wrong);
  const first = (...outcomes: string[]): ImportLine[] => {
    const told: ImportLine[] = [];
    for (const { line } of lines) {
      if (told.length === SHOWN) break;
      if (outcomes.includes(line.outcome)) told.push(line);
    }
    return told;
  };
  const isSound = judgement.userErrors.length + judgement.warnings.length === 0 && judgement.hash !== '';
  const textOf = onceEach((row: object) => JSON.stringify(row));
  const pieces = toLinePieces(lines, textOf);
  reach('told');
  return {
    counts: countOf(lines, imported),
    warnings: [...findUnread(imported, isComplete), ...findMissingColumns(imported, wrong), ...imported.warnings],
    rejected: first('rejected'),
    shown: first('added', 'changed', 'removed'),
    pieces,
    hash: isSound ? judgement.hash : null,
    staged: isSound ? stageAdditions(takenOf(found, wrong), task.nextOrdinals, textOf) : null,
  };
}

/** The text of a row goes into its line and into the history of it. */
function onceEach(toText: (row: object) => string): (row: object) => string {
  const known = new Map<object, string>();
  return (row) => {
    let text = known.get(row);
    if (text === undefined) known.set(row, (text = toText(row)));
    return text;
  };
}

/** The lines that change something. */
const takenOf = (lines: readonly PreviewLine[], wrong: ReadonlyMap<string, unknown>): PreviewLine[] =>
  lines.filter(
    ({ outcome, section, id }) => CHANGES.includes(outcome) && (wrong.size === 0 || !wrong.has(`${section} ${id}`)),
  );

function read({ format, bytes, side, principal, scenario, hidden }: PreviewTask, seen: ScenarioDocument): Imported {
  const reader = findReader(format);
  if (reader === undefined) throw new Error(`there is no format ${format}`);
  const { places, forceElements = [], movements = [] } = hidden.size === 0 ? seen : withoutDanglingReferences(seen);
  const isAsked = looksAtScenario(format);
  const known: ReadOptions = {
    places: isAsked ? places : [],
    units: isAsked ? forceElements : [],
    movements: isAsked ? movements.map(({ id }) => id) : [],
    nation: principal.nation,
    side,
    makesPlaces: may(principal, 'write', { kind: 'scenario', scenario }),
  };
  const { rows: all, rejected, rejectedLines, ...rest } = reader(bytes, known);
  const broken: ImportIssue[] = [];
  const rows = all.filter(({ fields, line }) => {
    const [fault] = findFaultyText(fields, 1);
    if (fault === undefined) return true;
    const { code, path } = fault;
    broken.push({ code, row: line, column: String(path[0]), message: TEXT_SENTENCES[code] });
    return false;
  });
  return {
    ...rest,
    rows: withNationIds(rows, seen.nations ?? []),
    rejected: [...rejected, ...broken.slice(0, MOST_BROKEN)],
    rejectedLines: rejectedLines + broken.length,
  };
}

/** Lines of new rows whose key a row has that the caller may not read. */
function findTaken(lines: readonly PreviewLine[], hidden: PreviewTask['hidden']) {
  if (hidden.size === 0) return [];
  const keys = new Map([...hidden].map(([section, of]) => [section, new Set(of)]));
  return lines.flatMap(({ outcome, section, id }, i) =>
    outcome === 'added' && keys.get(section)?.has(id) === true
      ? [userError('key.taken', ['input', 'lines', String(i)], 'This key cannot be used.')]
      : [],
  );
}

const NOTHING: Judgement = { userErrors: [], warnings: [], hash: '' };

/** Books what is wrong with the document to the lines, until nothing is wrong without them. */
async function findWrong(
  document: ScenarioDocument,
  seen: ScenarioDocument,
  lines: readonly PreviewLine[],
  wrong: Map<string, ImportIssue[]>,
): Promise<Judgement> {
  let known: ReadonlyMap<string, string> | undefined;
  // Of a sound file nobody asks.
  const placesOf = () => (known ??= new Map(lines.map(({ section, id }, i) => [`${section} ${id}`, String(i)])));
  const pathOf = (section: string, key: string) => {
    const places = placesOf();
    const place = wrong.has(`${section} ${key}`) ? undefined : places.get(`${section} ${key}`);
    return place === undefined ? undefined : ['input', 'lines', place];
  };
  const end = performance.now() + MOST_CHECK_MS;
  for (;;) {
    const taken = takenOf(lines, wrong);
    if (taken.length === 0) return NOTHING;
    const whole = withLines(document, taken);
    const told = taken.map(toChange);
    const toJudge = { document: whole, part: seen === document ? whole : withLines(seen, taken), told };
    const judgement = await judge(checkDocument, toJudge, MOST_ERRORS, pathOf);
    if (collect(judgement.userErrors, lines, wrong) === 0) return judgement;
    if (performance.now() < end) continue;
    rejectRest(lines, wrong);
    return NOTHING;
  }
}

const CHANGES: readonly string[] = ['added', 'changed', 'removed'];

const toChange = ({ section, id, before, after }: PreviewLine): SeenChange => ({
  section,
  key: id,
  before: before && { body: before },
  after: after && { body: after },
});

/** Rows that are there keep their place, new ones come last. */
function withLines(document: ScenarioDocument, lines: readonly PreviewLine[]): ScenarioDocument {
  const changes = new Map<RowSection, Map<string, object | null>>();
  for (const { section, id, after } of lines) {
    const ofSection = changes.get(section) ?? new Map<string, object | null>();
    changes.set(section, ofSection.set(id, after));
  }
  const changed: Record<string, unknown> = { ...document };
  for (const [section, rest] of changes) {
    const kept = ((document[section] ?? []) as readonly Row[]).flatMap((row) => {
      const after = rest.get(row.id);
      rest.delete(row.id);
      return after === undefined ? [row] : after === null ? [] : [after];
    });
    changed[section] = [...kept, ...[...rest.values()].filter((row) => row !== null)];
  }
  return changed as unknown as ScenarioDocument;
}

/** The same document where nothing is hidden. */
function without(document: ScenarioDocument, hidden: PreviewTask['hidden']): ScenarioDocument {
  if (hidden.size === 0) return document;
  const seen: Record<string, unknown> = { ...document };
  for (const [section, keys] of hidden) {
    const gone = new Set(keys);
    seen[section] = (seen[section] as readonly Row[]).filter(({ id }) => !gone.has(id));
  }
  return seen as unknown as ScenarioDocument;
}

export const PREVIEW_TASKS = { 'import.preview': preview } satisfies Record<string, Task>;
