/** What the lines of an upload say: what was refused and why, what could not be read, and how many there are of each. */
import type { Imported, ImportIssue, PreviewLine } from '@muster/planning/interchange';
import type { UserError } from '../graphql/user-error.ts';
import type { ImportCounts, ImportLine } from './import.types.ts';
import type { StoredLine } from './line-pieces.ts';

const NOT_YOURS = {
  code: 'access.denied',
  message: 'A nation writes what it owns, and the coordination cell the rest; this line is for somebody else.',
};

/** Books what the document refuses to the lines that it comes from. */
export function collect(
  errors: readonly UserError[],
  lines: readonly PreviewLine[],
  wrong: Map<string, ImportIssue[]>,
): number {
  let count = 0;
  for (const { code, path, message } of errors) {
    // Which they are the next round tells.
    if (code === 'issues.more' && errors.length > 1) continue;
    const line = path[1] === 'lines' ? lines[Number(path[2])] : undefined;
    // What stands against the file as a whole stops every line that would change something.
    const concerned =
      line === undefined ? lines.filter(({ outcome }) => outcome !== 'ignored' && outcome !== 'unchanged') : [line];
    for (const { section, id, line: row } of concerned) {
      const key = `${section} ${id}`;
      const issues = wrong.get(key) ?? [];
      if (issues.length < 20) issues.push({ code, row, column: path.slice(3).join('.') || null, message });
      wrong.set(key, issues);
      count++;
    }
  }
  return count;
}

/** When time is up while the document still refuses something: nobody knows which of the other lines it would take. */
export function rejectRest(lines: readonly PreviewLine[], wrong: Map<string, ImportIssue[]>): void {
  for (const { section, id, line, outcome } of lines) {
    const key = `${section} ${id}`;
    if (outcome === 'ignored' || outcome === 'unchanged' || wrong.has(key)) continue;
    wrong.set(key, [
      {
        code: 'line.unchecked',
        row: line,
        column: null,
        message: 'So much of the file is wrong that this line could not be checked: mend the others first.',
      },
    ]);
  }
}

/** What follows from lines that could not be read, once for the file. */
export function findUnread({ rejected, rejectedLines }: Imported, isComplete: boolean): ImportIssue[] {
  const issue = (code: string, message: string): ImportIssue => ({ code, row: null, column: null, message });
  const told = countUnread(rejected);
  return [
    ...(isComplete && rejectedLines > 0
      ? [
          issue(
            'complete.unread',
            `Nothing is removed: ${rejectedLines} lines cannot be read, and each may stand for a row that would go.`,
          ),
        ]
      : []),
    ...(rejectedLines > told
      ? [issue('lines.untold', `${rejectedLines - told} more lines cannot be read; the reasons of the first are kept.`)]
      : []),
  ];
}

const countUnread = (rejected: readonly ImportIssue[]): number => new Set(rejected.map(({ row }) => row)).size;

/** Columns for want of which new rows are refused, once for the file: each of its lines says it too. */
export function findMissingColumns(
  { missing = [] }: Imported,
  wrong: ReadonlyMap<string, ImportIssue[]>,
): ImportIssue[] {
  const refused = new Set([...wrong.values()].flatMap((issues) => issues.map(({ column }) => column)));
  return missing
    .filter(({ path }) => refused.has(path))
    .map(({ name }) => ({
      code: 'column.missing',
      row: null,
      column: name,
      message: `The column ${name} is missing: without it a new row is rejected.`,
    }));
}

/** The lines of the file in its order, each with the row that was read from it where it could be; then what the file does not have. */
export function toLines(
  preview: readonly PreviewLine[],
  { rows, rejected }: Imported,
  wrong: ReadonlyMap<string, ImportIssue[]>,
): StoredLine[] {
  const unread = new Map<number | null, ImportIssue[]>();
  for (const issue of rejected) unread.set(issue.row, [...(unread.get(issue.row) ?? []), issue]);
  let index = 0;
  const known = preview.map(({ outcome, section, id, line, before, after }): StoredLine => {
    const known = wrong.get(`${section} ${id}`) ?? [];
    const reasons = outcome === 'ignored' ? [{ ...NOT_YOURS, row: line, column: null }] : known;
    const told: ImportLine = {
      outcome: known.length > 0 ? 'rejected' : outcome,
      section,
      key: id,
      line,
      before: outcome === 'ignored' ? null : before,
      after,
      reasons,
    };
    // Preview has a line for each row of the file, in its order, and after them what the file does not have.
    return { line: told, source: rows[index++] ?? null };
  });
  const unreadLines = [...unread].map(([line, reasons]): StoredLine => ({
    line: { outcome: 'rejected', section: null, key: reasons[0]?.id ?? null, line, before: null, after: null, reasons },
    source: null,
  }));
  const at = ({ line: { line } }: StoredLine) => line ?? Infinity;
  return [...known, ...unreadLines].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}

/** What came of the lines that were not rejected before; those stay what they were. */
export function countDone(
  lines: readonly PreviewLine[],
  { rejected }: ImportCounts,
  wrong: ReadonlySet<string>,
): ImportCounts {
  const counts = { added: 0, changed: 0, unchanged: 0, removed: 0, rejected, ignored: 0 };
  for (const { outcome, section, id } of lines) if (!wrong.has(`${section} ${id}`)) counts[outcome]++;
  return counts;
}

export function countOf(lines: readonly StoredLine[], { rejected, rejectedLines }: Imported): ImportCounts {
  const counts = { added: 0, changed: 0, unchanged: 0, removed: 0, rejected: 0, ignored: 0 };
  for (const { line } of lines) counts[line.outcome as keyof ImportCounts]++;
  // Those whose reasons are not kept have no line.
  counts.rejected += Math.max(0, rejectedLines - countUnread(rejected));
  return counts;
}
