/** What a file says, whatever its format: rows of a section of the document, and what could not be read. */
import type { RowSection } from './table-format.ts';

export interface ImportedRow {
  readonly section: RowSection;
  readonly id: string;
  /** Line of the file or number of the feature, from 1, as a person counts them. */
  readonly line: number;
  /** Fields that the file has: null takes one away, absent ones stay as they are. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Of a table that holds some of the rows of the section: none is removed because it is not there. */
  readonly isSome?: true;
  /** What the reader assumes of a row that is not there yet, or of a group of its fields; one that is there keeps what it has. */
  readonly ofNew?: Readonly<Record<string, unknown>>;
}

export interface ImportIssue {
  /** Stable code, for example `cell.unreadable`. */
  readonly code: string;
  /** Line of the file from 1; null for the whole file. */
  readonly row: number | null;
  readonly column: string | null;
  readonly message: string;
  /** Key of the row that the line is of, where it says one. */
  readonly id?: string;
}

export interface Imported {
  readonly rows: readonly ImportedRow[];
  /** Lines that cannot be taken over, with every reason; of the first thousand. */
  readonly rejected: readonly ImportIssue[];
  /** How many lines those are, with the ones whose reasons are not kept. */
  readonly rejectedLines: number;
  /** What is taken over in part, or left out on purpose. */
  readonly warnings: readonly ImportIssue[];
  /** Columns that a new row needs and the file does not have. */
  readonly missing?: readonly MissingColumn[];
}

export interface MissingColumn {
  readonly name: string;
  /** Path in the row. */
  readonly path: string;
}

/** Issues that are kept; a file of rubbish has one on every line. */
export const MOST_ISSUES = 1000;

/** Lines that cannot be taken over: all are counted, the reasons of the first are kept. */
export class RejectedLines {
  readonly rejected: ImportIssue[] = [];
  rejectedLines = 0;

  /** One line with its reasons. */
  add(...issues: readonly ImportIssue[]): void {
    this.rejectedLines++;
    if (this.rejected.length < MOST_ISSUES) this.rejected.push(...issues);
  }

  /**
   * The rows with what was rejected. Of two with one key the second is rejected: which of them is meant nobody can say, and one would
   * silently stand over the other.
   *
   * @param column of the key, where it has a name
   */
  toImported(rows: readonly ImportedRow[], column: string | null = null): Omit<Imported, 'warnings'> {
    const linesOf = new Map<RowSection, Map<string, number>>();
    const kept = rows.filter(({ section, id, line }) => {
      let lines = linesOf.get(section);
      if (lines === undefined) linesOf.set(section, (lines = new Map()));
      const first = lines.get(id);
      if (first === undefined) lines.set(id, line);
      else this.add({ code: 'id.duplicate', row: line, column, message: `The line ${first} has the same key ${id}.` });
      return first === undefined;
    });
    return { rows: kept, rejected: this.rejected, rejectedLines: this.rejectedLines };
  }
}

export const refusedFile = (code: string, message: string): Imported => ({
  rows: [],
  rejected: [{ code, row: null, column: null, message }],
  rejectedLines: 0,
  warnings: [],
});

/** Ids as the document wants them: letters of other alphabets cannot stand in an id, so they are an issue and not replaced. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,79}$/;
