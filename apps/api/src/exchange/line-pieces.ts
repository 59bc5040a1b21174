/** The lines of an upload as text in pieces: a row for each line would be written, read and forgotten a hundred thousand times. */
import type { ImportedRow } from '@muster/planning/interchange';
import type { ImportLine } from './import.types.ts';

/** A line, and the row that was read from the file where there is one. */
export interface StoredLine {
  readonly line: ImportLine;
  readonly source: ImportedRow | null;
}

/** A page of lines is looked for in few of them. */
export const LINES_IN_PIECE = 250;

/** A letter for each outcome: which lines are on a page is told without reading them. */
export const LETTER_OF: Readonly<Record<string, string>> = {
  added: 'a',
  changed: 'c',
  unchanged: 'u',
  removed: 'd',
  rejected: 'r',
  ignored: 'i',
};

export interface LinePiece {
  /** A letter for each line. */
  readonly outcomes: string;
  /** JSON lists of the lines and of what was read from the file. */
  readonly lines: string;
  readonly sources: string;
}

/** What was read is what the row becomes: it is not written twice. */
const AS_LINE = 'true';

type TextOf = (row: object) => string;

/** @param textOf of a row as JSON; asked for each row, which others have asked for too */
export function toLinePieces(stored: readonly StoredLine[], textOf: TextOf): LinePiece[] {
  const pieces: LinePiece[] = [];
  for (let at = 0; at < stored.length; at += LINES_IN_PIECE) {
    const piece = stored.slice(at, at + LINES_IN_PIECE);
    pieces.push({
      outcomes: piece.map(({ line }) => LETTER_OF[line.outcome]).join(''),
      lines: `[${piece.map(({ line }) => toLineText(line, textOf)).join(',')}]`,
      sources: `[${piece.map((one) => (isAsLine(one) ? AS_LINE : JSON.stringify(one.source))).join(',')}]`,
    });
  }
  return pieces;
}

function toLineText({ after, ...line }: ImportLine, textOf: TextOf): string {
  if (after === null) return JSON.stringify({ ...line, after });
  return `${JSON.stringify(line).slice(0, -1)},"after":${textOf(after as object)}}`;
}

/** Of a new row of which the file says all that there is. */
function isAsLine({ line: { outcome, after }, source }: StoredLine): boolean {
  if (outcome !== 'added' || source === null || source.isSome === true || source.ofNew !== undefined) return false;
  const { fields } = source;
  const row = after as Readonly<Record<string, unknown>>;
  for (const key in fields) if (fields[key] !== row[key]) return false;
  return Object.keys(row).length === Object.keys(fields).length;
}

/** The lines of a piece as they were. */
export function fromLinePiece(
  lines: readonly ImportLine[],
  sources: readonly (ImportedRow | true | null)[],
): StoredLine[] {
  return lines.map((line, at): StoredLine => {
    const source = sources[at];
    if (source !== true) return { line, source };
    const {
      section,
      key,
      line: of,
      after,
    } = line as ImportLine & Pick<ImportedRow, 'section' | 'line'> & { key: string };
    return { line, source: { section, id: key, line: of, fields: after as ImportedRow['fields'] } };
  });
}
