/** Which fields of a section become columns of its grid: short ones that most rows fill, those that tell rows apart first. */
import type { Row } from '../../../api/editing.ts';
import { isDate } from './value-text.ts';

/** Shown elsewhere: in the first column, in the last one, or in the form only. */
const ELSEWHERE = new Set(['source', 'confidence', 'notional', 'note', 'id', 'name', 'title']);

/** In this order where a section has them; the others follow as they come. */
const FIRST = [
  'nation',
  'owner',
  'component',
  'kind',
  'class',
  'mode',
  'place',
  'from',
  'to',
  'status',
  'personsMin',
  'personsMax',
  'persons',
  'amountT',
  'count',
  'capability',
  'by',
  'requiredAt',
  'home',
  'destination',
  'country',
];

const SAMPLE = 200;
const MOST_COLUMNS = 6;

export function columnsOf(rows: readonly Row[]): readonly string[] {
  const filled = new Map<string, number>();
  const sample = rows.slice(0, SAMPLE);
  for (const row of sample)
    for (const [name, value] of Object.entries(row))
      if (!ELSEWHERE.has(name) && (typeof value !== 'object' || isDate(value)))
        filled.set(name, (filled.get(name) ?? 0) + 1);
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return [...filled]
    .filter(([, count]) => count * 3 >= sample.length)
    .map(([name]) => name)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST_COLUMNS);
}

const NAME_PX = 260;
const SOURCE_PX = 190;
const COLUMN_PX = 96;

/** As many as have room beside name and source, so that nothing is cut off; two at least, which then scroll. */
export const columnsThatFit = (widthPx: number): number =>
  Math.max(2, Math.floor((widthPx - NAME_PX - SOURCE_PX) / COLUMN_PX));
