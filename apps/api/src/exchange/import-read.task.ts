/** What a thread reads from a file. Rows go back as text in pieces, because unpacking a hundred thousand at once would hold the server up. */
import { BROKEN_TEXT, findBrokenText } from '@muster/planning';
import type { Imported, ImportIssue } from '@muster/planning/interchange';
import type { Task } from '../jobs/task.ts';
import { findReader, type ReadOptions } from './file-formats.ts';

const ROWS_IN_PIECE = 500;
/** Lines with broken text that are told. */
const MOST_BROKEN = 1000;

export interface ReadTask {
  readonly format: string;
  readonly bytes: Uint8Array;
  readonly known: ReadOptions;
}

export interface ReadFile extends Omit<Imported, 'rows'> {
  /** Each a JSON list of rows. */
  readonly pieces: readonly string[];
}

function read({ format, bytes, known }: ReadTask): ReadFile {
  const reader = findReader(format);
  if (reader === undefined) throw new Error(`there is no format ${format}`);
  const { rows: all, rejected, rejectedLines, ...rest } = reader(bytes, known);
  const broken = all.flatMap((row): ImportIssue[] => {
    const [path] = findBrokenText(row.fields, 1);
    return path === undefined
      ? []
      : [{ code: 'text.broken', row: row.line, column: String(path[0]), message: BROKEN_TEXT }];
  });
  const rows = broken.length === 0 ? all : all.filter(({ fields }) => findBrokenText(fields, 1).length === 0);
  const pieces: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS_IN_PIECE)
    pieces.push(JSON.stringify(rows.slice(at, at + ROWS_IN_PIECE)));
  return {
    ...rest,
    rejected: [...rejected, ...broken.slice(0, MOST_BROKEN)],
    rejectedLines: rejectedLines + broken.length,
    pieces,
  };
}

export const READ_TASKS = { 'import.read': read } satisfies Record<string, Task>;
