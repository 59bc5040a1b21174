/** Which sheet of a workbook is the table that is asked for. Others that look like it are told: their lines would be missed by nobody. */
import { clip } from './cells.ts';
import { findHeader, normalise, type Find, type Header } from './header.ts';
import type { ImportIssue } from './imported.ts';
import type { Sheet } from './sheet.ts';

interface TableSheet {
  readonly sheet: Sheet;
  readonly header: Header;
}

export interface SheetChoice {
  readonly chosen: TableSheet | undefined;
  /** Sheets with all columns that are needed, beside the chosen one. */
  readonly leftOut: readonly ImportIssue[];
}

export interface TableWanted {
  readonly title?: string;
  /** Columns without which a sheet is not this table. */
  readonly needed: readonly string[];
  /** Of other tables, some of which have these columns too. */
  readonly otherTitles?: readonly string[];
}

const MOST_TOLD = 20;

/**
 * The sheet named as the table counts, else the one with most known columns. One that is hidden is never read: who fills in the others does not
 * see it.
 */
export function chooseSheet(
  sheets: readonly Sheet[],
  find: Find,
  { title, needed, otherTitles = [] }: TableWanted,
): SheetChoice {
  const found = sheets.flatMap((sheet): TableSheet[] => {
    const header = findHeader(sheet.rows, find);
    return header === undefined ? [] : [{ sheet, header }];
  });
  const visible = found.filter(({ sheet }) => sheet.isHidden !== true);
  const named = visible.find(({ sheet }) => title !== undefined && normalise(sheet.name) === normalise(title));
  const chosen = named ?? [...visible].sort((a, b) => countKnown(b.header) - countKnown(a.header))[0];
  const elsewhere = new Set(otherTitles.map(normalise));
  const others = found.filter(
    (one) =>
      one !== chosen &&
      !elsewhere.has(normalise(one.sheet.name)) &&
      needed.every((name) => one.header.columns.includes(name)),
  );
  return { chosen, leftOut: others.slice(0, MOST_TOLD).map(tellLeftOut) };
}

const countKnown = ({ columns }: Header): number => columns.filter((one) => one !== undefined).length;

const tellLeftOut = ({ sheet: { name, isHidden } }: TableSheet): ImportIssue => ({
  code: 'sheet.left-out',
  row: null,
  column: null,
  message: `The sheet "${clip(name)}" has lines of this table too and is not read${isHidden === true ? ', because it is hidden' : ''}: one sheet of a file is.`,
});
