/** Tables as others publish them, and as somebody's spreadsheet has saved them again: the columns that a reader asks for, as text. */
import { toText } from './cells.ts';
import { normalise } from './header.ts';
import { refusedFile, type Imported, type ImportIssue } from './imported.ts';
import { chooseSheet } from './sheet-choice.ts';
import { readSheets } from './sheet.ts';
import { factorOf, findUnit, tellUnit } from './units.ts';

export interface PublishedColumn {
  /** As published first, then as republished. */
  readonly headings: readonly string[];
  readonly isRequired?: boolean;
  /** Of its numbers, where its heading may name another one. */
  readonly unit?: string;
}

export interface PublishedLine<Name extends string> {
  readonly cells: Readonly<Record<Name, string>>;
  /** In the file, from 1. */
  readonly row: number;
}

export interface PublishedTable<Name extends string> {
  readonly lines: readonly PublishedLine<Name>[];
  /** What a number of a column is multiplied by. */
  readonly factors: Readonly<Partial<Record<Name, number>>>;
  /** Of units in headings that are not known. */
  readonly warnings: readonly ImportIssue[];
}

export function readPublished<Name extends string>(
  bytes: Uint8Array,
  format: Readonly<Record<Name, PublishedColumn>>,
): PublishedTable<Name> | Imported {
  const read = readSheets(bytes);
  if (!read.ok) return refusedFile(read.code, read.message);
  const columns = Object.entries<PublishedColumn>(format) as [Name, PublishedColumn][];
  const names = new Map(columns.flatMap(([name, { headings }]) => headings.map((one) => [normalise(one), name])));
  const needed = columns.flatMap(([name, { isRequired }]) => (isRequired === true ? [name] : []));
  const { chosen, leftOut } = chooseSheet(read.sheets, (heading) => names.get(heading), { needed });
  const missing = needed.filter((name) => chosen?.header.columns.includes(name) !== true);
  if (chosen === undefined || missing.length > 0)
    return refusedFile(
      'table.columns',
      `The file has no column ${missing.map((name) => format[name as Name].headings[0]).join(', ')}.`,
    );
  const { sheet, header } = chosen;
  const factors: Partial<Record<Name, number>> = {};
  const warnings = [...leftOut];
  for (const [name, { unit }] of columns) {
    const at = header.columns.indexOf(name);
    if (unit === undefined || at < 0) continue;
    const named = findUnit(unit, header.headings[at].own, header.headings[at].group);
    const issue = tellUnit(name, unit, named);
    if (issue !== undefined && named.wrong !== undefined) return refusedFile(issue.code, issue.message);
    if (issue !== undefined) warnings.push(issue);
    factors[name] = factorOf(named.unit, unit);
  }
  const lines = sheet.rows.flatMap((cells, at): PublishedLine<Name>[] => {
    if (at < header.firstRow || cells.every((cell) => toText(cell) === '')) return [];
    const line = Object.fromEntries(columns.map(([name]) => [name, '']));
    header.columns.forEach((name, c) => {
      if (name !== undefined) line[name] = toText(cells[c]);
    });
    return [{ cells: line as Record<Name, string>, row: at + 1 }];
  });
  return { lines, factors, warnings };
}

const numberOf = (text: string): number | undefined => {
  const value = text === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
};

/** Also as a spreadsheet with decimal commas has saved it: positions and depths are never grouped by thousands. */
export const decimalOf = (text: string): number | undefined => numberOf(text.replace(/^([-+]?\d+),(\d+)$/, '$1.$2'));

/** Of a thing that has no thousandths: what looks like them are thousands, grouped. */
export const wholeOf = (text: string): number | undefined =>
  /^\d{1,3}([.,\s]\d{3})+$/.test(text) ? Number(text.replaceAll(/[.,\s]/g, '')) : decimalOf(text);

export function findWrongPosition(lat: number | undefined, lon: number | undefined): string | undefined {
  if (lat === undefined || lon === undefined) return 'The position is missing or not a number.';
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return 'The position is not on the Earth.';
  return undefined;
}
