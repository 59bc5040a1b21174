/** Lines of a table to rows of the document. Every unreadable cell is told with its line and column. */
import { clip, decimalMarkOf, findSheetError, toText, type Cell } from './cells.ts';
import {
  ID,
  MOST_ISSUES,
  refusedFile,
  RejectedLines,
  type Imported,
  type ImportedRow,
  type ImportIssue,
} from './imported.ts';
import type { Column, Told } from './column.ts';
import { dateOrderOf, type DateOrder } from './dates.ts';
import type { Header } from './header.ts';
import { chooseSheet } from './sheet-choice.ts';
import { readSheets, type Sheet } from './sheet.ts';
import { columnsByHeading, toDocumentRow, type TableFormat } from './table-format.ts';
import { TABLE_FORMATS } from './tables.ts';
import { findUnit, tellUnit, type HeadingUnit } from './units.ts';

/** Keys that a table of several sections has to know. */
export interface KnownRows {
  readonly own: ReadonlySet<string>;
  readonly elsewhere: ReadonlySet<string>;
}

const NONE: KnownRows = { own: new Set(), elsewhere: new Set() };

export function readTable(bytes: Uint8Array, format: TableFormat, known: KnownRows = NONE): Imported {
  const read = readSheets(bytes);
  if (!read.ok) return refusedFile(read.code, read.message);
  const names = columnsByHeading(format);
  const needed = format.columns.flatMap(({ name, isRequired }) => (isRequired === true ? [name] : []));
  const otherTitles = TABLE_FORMATS.flatMap(({ title }) => (title === format.title ? [] : [title]));
  const wanted = { title: format.title, needed, otherTitles };
  const { chosen, leftOut } = chooseSheet(read.sheets, (one) => names.get(one), wanted);
  if (chosen === undefined)
    return refusedFile(
      'table.header',
      `No line looks like the header of ${format.title.toLowerCase()}: ${format.columns
        .slice(0, 6)
        .map(({ name }) => name)
        .join(', ')} ...${leftOut.map(({ message }) => ` ${message}`).join('')}`,
    );
  const { sheet, header } = chosen;
  const columns = header.columns.map((name) => format.columns.find((column) => column.name === name));
  const missing = format.columns.filter((column) => column.isRequired === true && !columns.includes(column));
  const idColumn = columns.find((column) => column?.path === 'id');
  if (idColumn === undefined) {
    const names = missing.map(({ name }) => name).join(', ');
    return refusedFile('table.columns', `The table has no column for: ${names}.`);
  }
  const units = findUnits(columns, header);
  if (units.refused !== undefined) return units.refused;
  const warnings = [...leftOut, ...warnOfColumns(header), ...units.warnings, ...warnOfFormulas(sheet)];
  const reader = new TableReader(format, known, columns, findConventions(sheet, header.firstRow, columns, units.units));
  const rows: ImportedRow[] = [];
  const rejected = new RejectedLines();
  for (let i = header.firstRow; i < sheet.rows.length; i++) {
    const cells = sheet.rows[i];
    if (cells.every((cell) => toText(cell) === '')) continue;
    const line = i + 1;
    if (isExample(cells, columns, format)) {
      warnings.push(leaveExampleOut(line));
      continue;
    }
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

/** The line that a workbook to fill in comes with: who forgets to take it away means nothing by it. */
const isExample = (
  cells: readonly Cell[],
  columns: readonly (Column | undefined)[],
  { example }: TableFormat,
): boolean =>
  columns.every((column, c) => column === undefined || toText(cells[c]) === String(example[column.name] ?? ''));

const leaveExampleOut = (row: number): ImportIssue => ({
  code: 'line.example',
  row,
  column: null,
  message: 'This line is the example of the workbook to fill in, and is left out.',
});

const warnOf = (code: string, name: string, message: string): ImportIssue => ({
  code,
  row: null,
  column: clip(name),
  message,
});

const MOST_COLUMNS_TOLD = 50;

const warnOfColumns = ({ unknown, doubled }: Header): ImportIssue[] => [
  ...unknown
    .slice(0, MOST_COLUMNS_TOLD)
    .map((name) => warnOf('column.unknown', name, `The column "${clip(name)}" is not known and is left out.`)),
  ...doubled
    .slice(0, MOST_COLUMNS_TOLD)
    .map((name) =>
      warnOf(
        'column.doubled',
        name,
        `The column "${clip(name)}" is there twice: the first counts, this one is left out.`,
      ),
    ),
];

const warnOfFormulas = ({ emptyFormulas = 0 }: Sheet): ImportIssue[] =>
  emptyFormulas === 0
    ? []
    : [
        {
          code: 'formula.empty',
          row: null,
          column: null,
          message: `${emptyFormulas} formulas have no value in the file and are taken for empty cells: where they should have one, open the file in a spreadsheet and save it.`,
        },
      ];

interface NamedUnits {
  /** That the heading of each column names. */
  readonly units: readonly (string | undefined)[];
  readonly warnings: readonly ImportIssue[];
  /** Numbers of another kind than those of the column say nothing. */
  readonly refused?: Imported;
}

function findUnits(columns: readonly (Column | undefined)[], { headings }: Header): NamedUnits {
  const units: (string | undefined)[] = [];
  const warnings: ImportIssue[] = [];
  for (const [c, column] of columns.entries()) {
    const { own, group } = headings[c];
    const found: HeadingUnit = column?.unit === undefined ? {} : findUnit(column.unit, own, group);
    units.push(found.unit);
    const issue = column?.unit === undefined ? undefined : tellUnit(column.name, column.unit, found);
    if (issue === undefined) continue;
    if (found.wrong !== undefined)
      return { units, warnings, refused: { ...refusedFile(issue.code, issue.message), rejected: [issue] } };
    warnings.push(issue);
  }
  return { units, warnings };
}

/**
 * What the cells of all columns with numbers tell of the decimal mark, and of which number of a date is the day; nothing where some show the one
 * and some the other. Notes and names tell nothing. Where no cell shows a mark it is what the separator of the file leaves.
 */
function findConventions(
  { rows, otherwise }: Sheet,
  firstRow: number,
  columns: readonly (Column | undefined)[],
  units: readonly (string | undefined)[],
): readonly Told[] {
  const marks = new Set<Told['mark']>();
  const orders = new Set<DateOrder>();
  columns.forEach((column, c) => {
    if (column?.hasNumbers !== true) return;
    for (let r = firstRow; r < rows.length; r++) {
      marks.add(decimalMarkOf(rows[r][c]));
      orders.add(dateOrderOf(rows[r][c]));
    }
  });
  const mark = only(marks, otherwise);
  const dateOrder = only(orders, undefined);
  return columns.map((_, c) => ({ mark, dateOrder, unit: units[c] }));
}

function only<T>(told: Set<T | undefined>, otherwise: T | undefined): T | undefined {
  told.delete(undefined);
  return told.size === 0 ? otherwise : told.size === 1 ? [...told][0] : undefined;
}

interface ReadLine {
  readonly row: ImportedRow | undefined;
  readonly issues: ImportIssue[];
  /** Cells that were read, and may mean something else. */
  readonly doubts: readonly ImportIssue[];
}

/** A person finds the row by its key sooner than by the number of its line. */
const withKey = (issue: ImportIssue, id: unknown): ImportIssue =>
  typeof id === 'string' && ID.test(id) ? { ...issue, id } : issue;

class TableReader {
  constructor(
    private readonly format: TableFormat,
    private readonly known: KnownRows,
    private readonly columns: readonly (Column | undefined)[],
    private readonly told: readonly Told[],
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
      const reading = error === undefined ? column.read(cell, this.told[i]) : { ok: false as const, reason: error };
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
    if (issues.length > 0 || typeof id !== 'string')
      return { row: undefined, issues: issues.map((issue) => withKey(issue, id)), doubts };
    const { row, left } = this.toRow(id, line, fields);
    const notes = left.map((name): ImportIssue => ({
      code: 'cell.left-out',
      row: line,
      column: name,
      message: `${name} is left out: ${id} is a row of ${row.section}, which has none.`,
    }));
    return { row, issues, doubts: [...doubts, ...notes] };
  }

  /** A line as a row of the section that it belongs to, and the columns that it fills without need. */
  private toRow(
    id: string,
    line: number,
    fields: Readonly<Record<string, unknown>>,
  ): { row: ImportedRow; left: string[] } {
    const { section, elsewhere } = this.format;
    if (elsewhere === undefined) return { row: { section, id, line, fields: toDocumentRow(fields) }, left: [] };
    const isElsewhere =
      this.known.elsewhere.has(id) || (!this.known.own.has(id) && (fields[elsewhere.column] ?? null) !== null);
    const left: string[] = [];
    const placed: Record<string, unknown> = {};
    for (const [path, value] of Object.entries(fields)) {
      const other = elsewhere.paths[path];
      // A path that is told with itself is theirs alone.
      const to = isElsewhere ? (other === undefined ? path : other) : other === path ? null : path;
      if (to !== null) placed[to] = value;
      else if (value !== null) left.push(this.columns.find((column) => column?.path === path)?.name ?? path);
    }
    const row = { id, line, fields: toDocumentRow(placed) };
    return { row: isElsewhere ? { ...row, section: elsewhere.section, isSome: true } : { ...row, section }, left };
  }
}
