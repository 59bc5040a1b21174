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

export function toLinePieces(stored: readonly StoredLine[]): LinePiece[] {
  const pieces: LinePiece[] = [];
  for (let at = 0; at < stored.length; at += LINES_IN_PIECE) {
    const piece = stored.slice(at, at + LINES_IN_PIECE);
    pieces.push({
      outcomes: piece.map(({ line }) => LETTER_OF[line.outcome]).join(''),
      lines: JSON.stringify(piece.map(({ line }) => line)),
      sources: JSON.stringify(piece.map(({ source }) => source)),
    });
  }
  return pieces;
}
