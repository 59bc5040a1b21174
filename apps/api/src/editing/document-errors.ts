/** What is wrong with a document, told to who caused it: in terms of the input, and without what may not be read. */
import type { Issue, ScenarioDocument } from '@muster/planning';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { SectionName } from '../scenarios/section.ts';
import type { CheckedDocument } from './document-check.task.ts';
import type { EditPolicy } from './edit-policy.ts';

/** Where in the input the fields of a row stand; undefined for rows that the input does not hold. */
export type PathOf = (section: string, key: string) => readonly string[] | undefined;

/**
 * Everything that is wrong with the document, with the place in the input where it holds the row, and the row where it does not. Of rows
 * that the caller may not read only the fact is told that one of them stands against the change.
 */
export async function toUserErrors(
  document: ScenarioDocument,
  { errors: issues, total }: CheckedDocument,
  pathOf: PathOf | undefined,
  policy: EditPolicy,
): Promise<UserError[]> {
  const rows = issues.map(({ path }) => findRow(document, path));
  const known = rows.filter((row) => row !== undefined);
  const readable = new Map((await policy.mayReadRows(known)).map((is, i) => [known[i], is]));
  const told = issues.map((issue, i) => {
    const row = rows[i];
    return row !== undefined && readable.get(row) === false ? HIDDEN_ISSUE : toUserError(issue, row, pathOf);
  });
  if (total > told.length)
    told.push(userError('issues.more', [], `${total} issues in all; the first ${told.length} are told.`));
  return told;
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

function toUserError(
  { code, path, message }: Issue,
  row: DocumentRow | undefined,
  pathOf: PathOf | undefined,
): UserError {
  const steps = path.split('.');
  if (row === undefined) return userError(code, pathOf?.('head', '') ? ['input', ...steps] : [], message);
  const start = pathOf?.(row.section, row.key);
  if (start !== undefined) return userError(code, [...start, ...steps.slice(2)], message);
  return userError(code, [], `${row.section} ${row.key}: ${message}`);
}
