/** Rows of the document as CSV and as workbooks. Texts that a spreadsheet would take for a formula are made harmless. */
import Papa from 'papaparse';
import * as XLSX from '@e965/xlsx';
import { harmless, harmlessInText } from './formula-marks.ts';
import { toFields, type Row, type TableFormat } from './table-format.ts';

export type Value = string | number | undefined;

export interface OutTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** Says where a file comes from: scenario and version, seed, engine, marking. */
export type Provenance = readonly string[];

/** What other spreadsheets separate by. */
const SEPARATOR = /[;|\t]/;

export function toOutTable(format: TableFormat, rows: readonly Row[]): OutTable {
  return {
    title: format.title,
    columns: format.columns.map(({ name }) => name),
    rows: rows.map((row) => {
      const fields = toFields(format, row);
      return format.columns.map(({ name, write }) => (fields[name] === undefined ? undefined : write(fields[name])));
    }),
  };
}

/** UTF-8 with its mark, so that spreadsheets read names of every alphabet; the provenance stands in the first lines, behind `#`. */
export function writeCsv({ columns, rows }: OutTable, provenance: Provenance = []): string {
  const lines = provenance.map((line) => [harmlessInText(`# ${line.replaceAll(/[\r\n]/g, ' ')}`)]);
  const body = rows.map((row) => row.map((value) => harmlessInText(value) ?? ''));
  const text = Papa.unparse([...lines, columns.map(harmless), ...body] as string[][], {
    newline: '\r\n',
    quotes: (value: unknown) => typeof value === 'string' && SEPARATOR.test(value),
  });
  return `\ufeff${text}\r\n`;
}

export function writeWorkbook(tables: readonly OutTable[], provenance: Provenance = []): Uint8Array {
  const workbook = XLSX.utils.book_new();
  for (const { title, columns, rows } of tables) {
    const sheet = XLSX.utils.aoa_to_sheet([
      columns.map(harmless),
      ...rows.map((row) => row.map((value) => harmless(value) ?? null)),
    ]);
    XLSX.utils.book_append_sheet(workbook, sheet, title.slice(0, 31));
  }
  const about = XLSX.utils.aoa_to_sheet([['About this file'], ...provenance.map((line) => [harmless(line)])]);
  XLSX.utils.book_append_sheet(workbook, about, 'About');
  return new Uint8Array(XLSX.write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

/** A workbook to fill in: the columns, a line as an example, and what each column means. */
export function writeTemplate(formats: readonly TableFormat[]): Uint8Array {
  const workbook = XLSX.utils.book_new();
  for (const { title, columns, example } of formats) {
    const sheet = XLSX.utils.aoa_to_sheet([
      columns.map(({ name }) => name),
      columns.map(({ name }) => example[name] ?? null),
    ]);
    XLSX.utils.book_append_sheet(workbook, sheet, title.slice(0, 31));
  }
  const help = formats.flatMap(({ title, columns, loses }) => [
    [title, '', '', `Not in this table: ${loses}`],
    ...columns.map(({ name, description, isRequired }) => [
      '',
      name,
      isRequired === true ? 'required' : '',
      description,
    ]),
  ]);
  const sheet = XLSX.utils.aoa_to_sheet([['Table', 'Column', '', 'Meaning'], ...help]);
  XLSX.utils.book_append_sheet(workbook, sheet, 'Columns');
  return new Uint8Array(XLSX.write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}
