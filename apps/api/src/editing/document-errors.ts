/**
 * What is wrong with a document, told to who caused it: in terms of the input, and without what may not be read. Told is only what the part
 * that the caller sees says too. So a sentence never names a hidden row, and a reference to one is answered like a reference to nothing.
 */
import type { Issue, ScenarioDocument } from '@muster/planning';
import { userError } from '../graphql/to-user-error.ts';
import type { UserError } from '../graphql/user-error.ts';
import type { SectionName } from '../scenarios/section.ts';

/** Where in the input the fields of a row stand; undefined for rows that the input does not hold. */
export type PathOf = (section: string, key: string) => readonly string[] | undefined;

/** What a row was and becomes, or the head of the document: as far as the caller may know. */
export interface SeenChange {
  readonly section: SectionName | 'head';
  readonly key: string;
  readonly before: { readonly body: object } | null;
  readonly after: { readonly body: object } | null;
}

/** A document with what is wrong with it. */
export interface Judged {
  readonly document: ScenarioDocument;
  readonly errors: readonly Issue[];
  /** Issues in all. */
  readonly total: number;
}

/** A document with what is strange about it. */
export interface Warned {
  readonly document: ScenarioDocument;
  readonly warnings: readonly Issue[];
}

/** An import may change a hundred thousand rows. */
const MOST_WARNINGS = 100;

/** Everything that is wrong with a document that the caller may read whole. */
export function toUserErrors({ document, errors, total }: Judged, pathOf?: PathOf): UserError[] {
  const told = errors.map((issue) => toUserError(issue, findRow(document, issue.path), pathOf));
  if (total > told.length)
    told.push(userError('issues.more', [], `${total} issues in all; the first ${told.length} are told.`));
  return told;
}

/**
 * Of a document that the caller sees a part of: what both the whole and the part say, and what a change names that is not in the part. When
 * the whole says more, only the fact is told that something stands against the change.
 */
export function toUserErrorsOfPart(
  whole: Judged,
  part: Judged,
  changes: readonly SeenChange[],
  pathOf?: PathOf,
): UserError[] {
  const ofWhole = new Set(whole.errors.map((issue) => toText(whole.document, issue)));
  const changeOf = new Map(changes.map((change) => [`${change.section} ${change.key}`, change]));
  const told = part.errors.filter(
    (issue) => ofWhole.has(toText(part.document, issue)) || isNewReference(part.document, issue, changeOf),
  );
  if (told.length > 0) return told.map((issue) => toUserError(issue, findRow(part.document, issue.path), pathOf));
  return whole.errors.length > 0 ? [HIDDEN_ISSUE] : [];
}

/** What is strange about the rows of a change, in the whole and in the part of it that the caller sees. */
export function toWarnings(whole: Warned, part: Warned, changes: readonly SeenChange[], pathOf?: PathOf): UserError[] {
  if (part.warnings.length === 0) return [];
  const changed = new Set(changes.map(({ section, key }) => `${section} ${key}`));
  const ofWhole = new Set(whole.warnings.map((issue) => toText(whole.document, issue)));
  return part.warnings
    .flatMap((issue) => {
      const row = findRow(part.document, issue.path);
      const isTold =
        row !== undefined && changed.has(`${row.section} ${row.key}`) && ofWhole.has(toText(part.document, issue));
      return isTold ? [toUserError(issue, row, pathOf)] : [];
    })
    .slice(0, MOST_WARNINGS);
}

/** Whether a change names one of the rows that only the whole has; then the part has to be looked at. */
export function namesHidden(changes: readonly SeenChange[], whole: ScenarioDocument, part: ScenarioDocument): boolean {
  const named = new Set(changes.flatMap((change) => newTextsOf(change).map(({ text }) => text)));
  return Object.entries(whole).some(([section, rows]) => {
    const seen = part[section as SectionName] as unknown;
    if (!Array.isArray(rows) || rows === seen) return false;
    const keys = new Set((seen as { id: string }[]).map(({ id }) => id));
    return (rows as { id: string }[]).some(({ id }) => named.has(id) && !keys.has(id));
  });
}

const HIDDEN_ISSUE = userError(
  'reference.hidden',
  [],
  'Something in this scenario that is not released to you depends on what this would change.',
);

interface DocumentRow {
  readonly section: SectionName;
  readonly key: string;
  readonly body: object;
}

function findRow(document: ScenarioDocument, path: string): DocumentRow | undefined {
  const [section, index] = path.split('.');
  const rows = document[section as SectionName];
  const body = Array.isArray(rows) ? (rows as { id: string }[])[Number(index)] : undefined;
  return body && { section: section as SectionName, key: body.id, body };
}

/** An issue by its row instead of by its place, which differs between the whole and a part. */
function toText(document: ScenarioDocument, issue: Issue): string {
  const { code, path } = issue;
  const row = findRow(document, path);
  const message = row === undefined ? issue.message : ofRow(issue);
  const place = row === undefined ? [path] : [row.section, row.key, ...path.split('.').slice(2)];
  return JSON.stringify([code, place, message]);
}

/** A sentence that begins with the place of its row tells how many rows there are, and is another one in the part that the caller sees. */
function ofRow({ path, message }: Issue): string {
  const [section, index] = path.split('.');
  const entry = `${section}, entry ${Number(index) + 1} `;
  if (message.startsWith(entry)) return `The row ${message.slice(entry.length)}`;
  const place = `${section}.${index}.`;
  return message.startsWith(place) ? message.slice(place.length) : message;
}

/** The head has no key. */
const HEAD = 'head ';

function isNewReference(
  document: ScenarioDocument,
  { code, path }: Issue,
  changeOf: ReadonlyMap<string, SeenChange>,
): boolean {
  if (code !== 'reference.unknown') return false;
  const row = findRow(document, path);
  const change = changeOf.get(row === undefined ? HEAD : `${row.section} ${row.key}`);
  if (change === undefined) return false;
  let value: unknown = row?.body ?? document;
  let place = '';
  for (const step of path.split('.').slice(row === undefined ? 0 : 2)) {
    place = placeIn(value, place, step);
    value = (value as Record<string, unknown> | undefined)?.[step];
  }
  const added = new Set(newTextsOf(change).map(toLine));
  return textsOf(value, place).some((text) => added.has(toLine(text)));
}

/** A text of a row, and the field that it stands in, whichever entry of a list that is. */
interface PlacedText {
  readonly place: string;
  readonly text: string;
}

const toLine = ({ place, text }: PlacedText): string => `${place} ${text}`;

const placeIn = (value: unknown, place: string, step: string): string =>
  `${place}.${Array.isArray(value) ? '*' : step}`;

/**
 * Texts that a change brings into a field of its row. The same text elsewhere in the row does not count: who writes a key into a note first has
 * not named the thing yet.
 */
function newTextsOf({ before, after }: SeenChange): PlacedText[] {
  const old = new Set(textsOf(before?.body).map(toLine));
  return textsOf(after?.body).filter((text) => !old.has(toLine(text)));
}

function textsOf(value: unknown, place = ''): PlacedText[] {
  if (typeof value === 'string') return [{ place, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([step, inner]) => textsOf(inner, placeIn(value, place, step)));
}

function toUserError(issue: Issue, row: DocumentRow | undefined, pathOf: PathOf | undefined): UserError {
  const { code, path } = issue;
  const message = row === undefined ? issue.message : ofRow(issue);
  const steps = path.split('.');
  if (row === undefined) return userError(code, pathOf?.('head', '') ? ['input', ...steps] : [], message);
  const start = pathOf?.(row.section, row.key);
  if (start !== undefined) return userError(code, [...start, ...steps.slice(2)], message);
  return userError(code, [], `${row.section} ${row.key}: ${message}`);
}
