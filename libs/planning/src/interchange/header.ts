/** The header of a table: of one row or of two, below titles, and with units in brackets or in a row of their own. */
import { toText, type Cell } from './cells.ts';
import { isUnit } from './units.ts';

type Rows = readonly (readonly Cell[])[];

/** Letters and digits of a heading, without accents, units in brackets and case. */
export function normalise(heading: string): string {
  return heading
    .replaceAll(/[([].*?[)\]]/g, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What stands above a column. */
export interface Heading {
  /** Of the column itself, the lowest first. */
  readonly own: readonly string[];
  /** What the upper of two rows says of several columns. */
  readonly group: string;
}

export interface Header {
  /** Index of the first row of data. */
  readonly firstRow: number;
  /** Name of the column of the format that each column of the sheet is; undefined for those that are not known. */
  readonly columns: readonly (string | undefined)[];
  readonly headings: readonly Heading[];
  readonly unknown: readonly string[];
  /** Headings of columns that another column is already. */
  readonly doubled: readonly string[];
}

/** Rows that may stand above the header: titles, markings, notes. Empty ones are not counted. */
const MOST_TITLE_ROWS = 20;
/** Rows in which those are looked for. */
const MOST_ROWS_LOOKED_AT = 200;

export type Find = (heading: string) => string | undefined;

/** Finds the header: of one row, or of two where the upper one groups the lower one. */
export function findHeader(rows: Rows, find: Find): Header | undefined {
  let best: Header | undefined;
  const consider = (header: Header | undefined) => {
    if (header !== undefined && countOf(header) > (best === undefined ? 0 : countOf(best))) best = header;
  };
  let titles = 0;
  for (let i = 0; i < Math.min(rows.length, MOST_ROWS_LOOKED_AT) && titles < MOST_TITLE_ROWS; i++) {
    const upper = rows[i].map(toText);
    if (upper.every((one) => one === '')) continue;
    titles++;
    consider(
      toHeader(
        i + 1,
        upper.map((one) => ({ own: [one], group: '' })),
        find,
      ),
    );
    if (i + 1 < rows.length) consider(pairUp(i + 2, upper, rows[i + 1].map(toText), find));
  }
  return best && withUnitRow(best, rows);
}

const countOf = ({ columns }: Header): number => columns.filter((one) => one !== undefined).length;

function toHeader(firstRow: number, headings: readonly Heading[], find: Find): Header {
  const taken = new Set<string>();
  const unknown: string[] = [];
  const doubled: string[] = [];
  const columns = headings.map((heading) => {
    const named = candidatesOf(heading).flatMap((one) => find(normalise(one)) ?? []);
    const name = named.find((one) => !taken.has(one));
    const last = heading.own.find((one) => one !== '') ?? heading.group;
    if (name !== undefined) taken.add(name);
    else if (last !== '') (find(normalise(last)) === undefined ? unknown : doubled).push(last);
    return name;
  });
  return { firstRow, columns, headings, unknown, doubled };
}

const candidatesOf = ({ own: [lower, ...upper], group }: Heading): string[] =>
  group === '' || lower === '' ? [lower, ...upper, group] : [`${group} ${lower}`, lower, ...upper];

/**
 * Two rows as one header. What stands below a heading that names a column by itself is a heading or a unit too; otherwise the lower row is data:
 * some of its words may be headings elsewhere.
 */
function pairUp(firstRow: number, upper: readonly string[], lower: readonly string[], find: Find): Header | undefined {
  let group = '';
  const headings = Array.from({ length: Math.max(upper.length, lower.length) }, (_, c): Heading => {
    const [above, below] = [upper[c] ?? '', lower[c] ?? ''];
    if (above !== '') group = above;
    return below === '' ? { own: [above], group: '' } : { own: [below, above], group };
  });
  const header = toHeader(firstRow, headings, find);
  const isData = headings.some(({ own: [below, above], group }, c) => {
    if (above === undefined || header.columns[c] === undefined) return false;
    const isNamed = [below, `${group} ${below}`].some((one) => find(normalise(one)) !== undefined);
    return !isNamed && !isUnit(below);
  });
  return isData ? undefined : header;
}

/** A row below the header that has units and nothing else belongs to it. */
function withUnitRow(header: Header, rows: Rows): Header {
  const units = (rows[header.firstRow] ?? []).map(toText);
  if (units.every((one) => one === '') || !units.every((one) => one === '' || isUnit(one))) return header;
  return {
    ...header,
    firstRow: header.firstRow + 1,
    headings: header.headings.map(({ own, group }, c) => ({
      own: [`(${(units[c] ?? '').replaceAll(/[()[\]]/g, '')})`, ...own],
      group,
    })),
  };
}
