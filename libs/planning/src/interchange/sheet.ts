/**
 * Tables of cells out of CSV files and workbooks (XLSX, ODS), as other people make them: byte-order marks, semicolons, comma decimals, merged cells, dates
 * counted from 1904, titles above the header, headers of two rows. Nothing is thrown on input.
 */
import Papa from 'papaparse';
import * as XLSX from '@e965/xlsx';
import { openFolder } from './zip.ts';
import type { Cell, DecimalMark } from './cells.ts';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** What the separator tells of the decimal mark where no cell shows one. */
  readonly otherwise: DecimalMark;
  /** Formulas without a value: empty in truth, or never computed by the program that wrote the file. */
  readonly emptyFormulas?: number;
  /** Who sent the workbook may not know that it is there. */
  readonly isHidden?: boolean;
}

export type Sheets =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** A sheet has more cells than this only by mistake. */
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 200;
/** What a sheet spans, empty cells counted. */
const MOST_CELLS = 2_000_000;
/** Of text, which is counted before it is cut into cells: 200,000 rows of 20 columns. */
const MOST_TEXT_CELLS = 4_000_000;
/** What a workbook unpacks to: a table of 200,000 short rows. */
export const MOST_UNPACKED_BYTES = 32 * 1024 * 1024;

export function readSheets(bytes: Uint8Array): Sheets {
  if (bytes.length === 0) return { ok: false, code: 'file.empty', message: 'The file is empty.' };
  // PK: the workbook is a packed folder. D0 CF: a folder of another kind, in which a length that is wrong has no bound.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbook(bytes);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return OLD;
  const text = decode(bytes);
  if (text === undefined) return { ok: false, code: 'file.encoding', message: NO_TEXT };
  return /^\ufeff?\s*</.test(text) ? MARKUP : readCsv(text);
}

const NO_TEXT =
  'The file is neither UTF-8 nor UTF-16 text nor a workbook: save it as "CSV UTF-8", so that its names keep their letters.';

/** UTF-8 or UTF-16; text that is neither is refused, because guessing an alphabet damages names. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How much of a file without a mark is looked at: its header. */
const BYTES_LOOKED_AT = 2000;
/** Fewer zero bytes are broken letters of a line, which is refused by itself. */
const LEAST_SHARE_OF_ZEROS = 0.05;

/** By its mark. Without one, the zero bytes tell: Latin letters, separators and line ends of UTF-16 have theirs all on one side. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const header = bytes.subarray(0, BYTES_LOOKED_AT);
  const zeros = [0, 0];
  header.forEach((byte, at) => (zeros[at % 2] += byte === 0 ? 1 : 0));
  const isFew = zeros[0] + zeros[1] < LEAST_SHARE_OF_ZEROS * header.length;
  if (isFew || (zeros[0] > 0 && zeros[1] > 0)) return 'utf-8';
  return zeros[1] > 0 ? 'utf-16le' : 'utf-16be';
}

function readCsv(text: string): Sheets {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const hinted = /^sep=(.)\r?\n/i.exec(body);
  const delimiter = hinted?.[1] ?? guessDelimiter(body);
  if (hasMore(body, delimiter, MOST_TEXT_CELLS)) return tooLarge(`${MOST_TEXT_CELLS} cells`);
  const cut = cutLines(hinted === null ? body : body.slice(hinted[0].length), delimiter);
  if (!cut.ok) return cut;
  return {
    ok: true,
    sheets: [{ name: 'CSV', rows: cut.rows, otherwise: delimiter === ',' ? 'separator' : undefined }],
  };
}

type CutLines = { readonly ok: true; readonly rows: string[][] } | Extract<Sheets, { readonly ok: false }>;

/** Lines of separated values as cells; the separator is guessed where none is given. */
function cutLines(text: string, delimiter?: string): CutLines {
  // One more than there may be.
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, preview: MOST_ROWS + 1 });
  // What comes behind such a mark would be one cell, and all its lines lost.
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined)
    return {
      ok: false,
      code: 'csv.quotes',
      message: `A quotation mark that is opened is not closed, near line ${(broken.row ?? 0) + 1}.`,
    };
  return data.length > MOST_ROWS ? tooLarge(`${MOST_ROWS} rows`) : { ok: true, rows: data };
}

/** Whether the text has more cells than so many. Separators inside of quotes count too. */
function hasMore(text: string, delimiter: string, most: number): boolean {
  const [separator, lineFeed] = [delimiter.charCodeAt(0), 10];
  let cells = 1;
  for (let at = 0; at < text.length && cells <= most; at++) {
    const code = text.charCodeAt(at);
    if (code === separator || code === lineFeed) cells += 1;
  }
  return cells > most;
}

/** The separator that stands most often outside of quotes in the first lines, the same number of times in each. */
function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 10);
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(delimiter).length - 1);
    return counts.reduce((sum, count) => sum + count, 0) + (counts.every((count) => count === counts[0]) ? 0.5 : 0);
  };
  return [',', ';', '\t', '|'].map((one) => [one, score(one)] as const).sort((a, b) => b[1] - a[1])[0][0];
}

const BROKEN: Sheets = {
  ok: false,
  code: 'workbook.broken',
  message: 'The workbook cannot be read, or was cut off on its way; save it again as .xlsx.',
};

const OLD: Sheets = {
  ok: false,
  code: 'workbook.old',
  message: 'This is a workbook of the older kind (.xls), or one with a password: save it as .xlsx without a password.',
};

/** Pages of the web go out of many programs as files that are named like workbooks. */
const MARKUP: Sheets = {
  ok: false,
  code: 'file.markup',
  message:
    'This is a page or another text with tags, whatever its name says: open it in a spreadsheet and save it as .xlsx.',
};

const NO_WORKBOOK: Sheets = {
  ok: false,
  code: 'workbook.none',
  message: 'This is a packed folder without a workbook: unpack it and send the file that is in it.',
};

/** Of Excel as XML and as binary, and of OpenDocument. */
const IS_WORKBOOK = /workbook\w*\.(?:xml|bin)$|^content\.xml$/i;

function readWorkbook(bytes: Uint8Array): Sheets {
  const folder = openFolder(bytes);
  if (folder === undefined) return BROKEN;
  if (!folder.names.some((name) => IS_WORKBOOK.test(name))) return NO_WORKBOOK;
  if (folder.unpackedBytes > MOST_UNPACKED_BYTES)
    return tooLarge(`${MOST_UNPACKED_BYTES / 1024 / 1024} MiB when it is unpacked`);
  const unpacked = folder.unpack();
  if (unpacked === undefined) return BROKEN;
  let workbook: XLSX.WorkBook;
  try {
    workbook = XLSX.read(unpacked, {
      type: 'array',
      cellDates: false,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellStyles: false,
      sheetRows: MOST_ROWS + 1,
    });
  } catch {
    return BROKEN;
  }
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sheets: Sheet[] = [];
  for (const [i, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    if (sheet?.['!ref'] === undefined) continue;
    const range = XLSX.utils.decode_range(sheet['!ref']);
    const [height, width] = [range.e.r - range.s.r + 1, Math.min(MOST_COLUMNS, range.e.c + 1)];
    if (height > MOST_ROWS) return tooLarge(`${MOST_ROWS} rows`);
    if (height * width > MOST_CELLS) return tooLarge(`${MOST_CELLS} cells`);
    const rows = readRows(sheet, range.e.r, width, is1904);
    const isHidden = (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0;
    sheets.push({ name, rows, otherwise: undefined, emptyFormulas: countEmptyFormulas(sheet), isHidden });
  }
  return sheets.length > 0
    ? { ok: true, sheets }
    : { ok: false, code: 'file.empty', message: 'The workbook has no cells.' };
}

function readRows(sheet: XLSX.WorkSheet, lastRow: number, width: number, is1904: boolean): Cell[][] {
  const rows: Cell[][] = [];
  for (let r = 0; r <= lastRow; r++) {
    const row: Cell[] = [];
    for (let c = 0; c < width; c++)
      row.push(toCell(sheet[XLSX.utils.encode_cell({ r, c })] as XLSX.CellObject, is1904));
    rows.push(row);
  }
  // A merged cell says the same of all that it covers.
  for (const { s, e } of (sheet['!merges'] ?? []).slice(0, 10_000)) {
    for (let r = s.r; r <= Math.min(e.r, lastRow); r++)
      for (let c = s.c; c <= Math.min(e.c, width - 1); c++) rows[r][c] = rows[s.r]?.[s.c];
  }
  return rows;
}

function countEmptyFormulas(sheet: XLSX.WorkSheet): number {
  let count = 0;
  for (const address in sheet) {
    const { f, v } = sheet[address] as XLSX.CellObject;
    if (f !== undefined && (v === undefined || v === '')) count++;
  }
  return count;
}

const MS_PER_DAY = 86_400_000;
const DAYS_1904 = 1462;
/** Day 0 of a sheet that counts from 1900, which believes that 1900 was a leap year. */
const EPOCH_1900 = -2_209_161_600_000;

function toCell(cell: XLSX.CellObject | undefined, is1904: boolean): Cell {
  if (cell?.t === 'e') return cell.w ?? '#VALUE!';
  if (cell === undefined || cell.t === 'z') return undefined;
  if (cell.t === 'n' && typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z)) {
    const days = (cell.v as number) + (is1904 ? DAYS_1904 : 0);
    return new Date(Math.round(EPOCH_1900 + days * MS_PER_DAY));
  }
  // Half of a tonne and half of all of them are one number in a sheet.
  if (cell.t === 'n' && typeof cell.z === 'string' && isPercentage(cell.z)) return `${(cell.v as number) * 100} %`;
  return cell.v as Cell;
}

/** What stands in quotes or behind a backslash is a text of the format. */
const isPercentage = (format: string): boolean => format.replaceAll(/"[^"]*"|\\./g, '').includes('%');

const tooLarge = (most: string): Extract<Sheets, { readonly ok: false }> => ({
  ok: false,
  code: 'file.rows',
  message: `A table has at most ${most}.`,
});
