/** Lines of a table to rows of the document. Every unreadable cell is told with its line and column. */
import { clip, decimalMarkOf, findSheetError, toText, type Cell, type DecimalMark } from './cells.ts';
import {
  ID,
  MOST_ISSUES,
  refusedFile,
  RejectedLines,
  type Imported,
  type ImportedRow,
  type ImportIssue,
} from './imported.ts';
import { findHeader, normalise, readSheets, type Sheet } from './sheet.ts';
import type { Column } from './column.ts';
import { columnsByHeading, toDocumentRow, type TableFormat } from './table-format.ts';

export function readTable(bytes: Uint8Array, format: TableFormat): Imported {
  const read = readSheets(bytes);
  if (!read.ok) return refusedFile(read.code, read.message);
  const names = columnsByHeading(format);
  const sheets = read.sheets.map((sheet) => ({ sheet, header: findHeader(sheet.rows, (one) => names.get(one)) }));
  // A workbook may hold notes and other tables too: the sheet named after the format counts, else the one with the most known columns.
  const known = (sheet: (typeof sheets)[number]) =>
    sheet.header?.columns.filter((one) => one !== undefined).length ?? 0;
  const chosen =
    sheets.find(({ sheet, header }) => header !== undefined && normalise(sheet.name) === normalise(format.title)) ??
    [...sheets].sort((a, b) => known(b) - known(a))[0];
  if (chosen?.header === undefined)
    return refusedFile(
      'table.header',
      `No line looks like the header of ${format.title.toLowerCase()}: ${format.columns
        .slice(0, 6)
        .map(({ name }) => name)
        .join(', ')} ...`,
    );
  const { sheet, header } = chosen;
  const columns = header.columns.map((name) => format.columns.find((column) => column.name === name));
  const missing = format.columns.filter((column) => column.isRequired === true && !columns.includes(column));
  const idColumn = columns.find((column) => column?.path === 'id');
  if (idColumn === undefined) {
    const wanted = missing.map(({ name }) => name).join(', ');
    return refusedFile('table.columns', `The table has no column for: ${wanted}.`);
  }
  const warnings: ImportIssue[] = header.unknown.slice(0, 50).map((name) => ({
    code: 'column.unknown',
    row: null,
    column: clip(name),
    message: `The column "${clip(name)}" is not known and is left out.`,
  }));
  if (sheet.emptyFormulas !== undefined && sheet.emptyFormulas > 0)
    warnings.push({
      code: 'formula.empty',
      row: null,
      column: null,
      message: `${sheet.emptyFormulas} formulas have no value in the file and are taken for empty cells: where they should have one, open the file in a spreadsheet and save it.`,
    });
  const reader = new TableReader(format, columns, findDecimalMark(sheet, header.firstRow, columns));
  const rows: ImportedRow[] = [];
  const rejected = new RejectedLines();
  for (let i = header.firstRow; i < sheet.rows.length; i++) {
    const cells = sheet.rows[i];
    if (cells.every((cell) => toText(cell) === '')) continue;
    const line = i + 1;
    const { row, issues, doubts } = reader.read(cells, line);
    if (warnings.length < MOST_ISSUES) warnings.push(...doubts);
    if (issues.length > 0 || row === undefined) {
      rejected.add(...issues);
      continue;
    }
    rows.push(row);
  }
  return {
    ...rejected.toImported(rows, idColumn.name),
    warnings,
    missing: missing.map(({ name, path }) => ({ name, path })),
  };
}

/**
 * The mark of all cells with numbers that show one; undefined where some show the one and some the other. Notes and names tell nothing. Where
 * no cell shows one it is what the separator of the file leaves.
 */
function findDecimalMark(
  { rows, otherwise }: Sheet,
  firstRow: number,
  columns: readonly (Column | undefined)[],
): DecimalMark {
  const marks = new Set<DecimalMark>();
  columns.forEach((column, c) => {
    if (column?.hasNumbers === true) for (let r = firstRow; r < rows.length; r++) marks.add(decimalMarkOf(rows[r][c]));
  });
  marks.delete(undefined);
  return marks.size === 0 ? otherwise : marks.size === 1 ? [...marks][0] : undefined;
}

interface ReadLine {
  readonly row: ImportedRow | undefined;
  readonly issues: ImportIssue[];
  /** Cells that were read, and may mean something else. */
  readonly doubts: readonly ImportIssue[];
}

class TableReader {
  constructor(
    private readonly format: TableFormat,
    private readonly columns: readonly (Column | undefined)[],
    private readonly decimalMark: DecimalMark,
  ) {}

  read(cells: Sheet['rows'][number], line: number): ReadLine {
    const issues: ImportIssue[] = [];
    const doubts: ImportIssue[] = [];
    const fields: Record<string, unknown> = {};
    this.columns.forEach((column, i) => {
      if (column === undefined) return;
      const cell: Cell = cells[i];
      if (toText(cell) === '') {
        if (column.isRequired === true)
          issues.push({ code: 'cell.missing', row: line, column: column.name, message: `${column.name} is missing.` });
        else fields[column.path] = null;
        return;
      }
      // Taken for an empty cell it would take the field away.
      const error = findSheetError(cell);
      const reading = error === undefined ? column.read(cell, this.decimalMark) : { ok: false as const, reason: error };
      if (reading.ok) {
        fields[column.path] = reading.value;
        if (reading.doubt !== undefined)
          doubts.push({
            code: 'cell.ambiguous',
            row: line,
            column: column.name,
            message: `${column.name}: ${reading.doubt}.`,
          });
      } else
        issues.push({
          code: 'cell.unreadable',
          row: line,
          column: column.name,
          message: `${column.name}: ${reading.reason}.`,
        });
    });
    const id = fields['id'];
    if (typeof id === 'string' && !ID.test(id))
      issues.push({
        code: 'id.invalid',
        row: line,
        column: this.columns.find((column) => column?.path === 'id')?.name ?? 'id',
        message: 'A key has 1 to 80 Latin letters, digits or - _ . : / and starts with a letter or digit.',
      });
    if (issues.length > 0 || typeof id !== 'string') return { row: undefined, issues, doubts };
    return {
      row: { section: this.format.section, id, line, fields: toDocumentRow(fields) },
      issues,
      doubts,
    };
  }
}
