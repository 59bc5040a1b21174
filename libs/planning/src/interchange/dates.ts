/** Dates as people write them into cells, and written out. */
import { readDateTimeGroup } from '../scenario/date-time-group.ts';
import type { ScenarioDate } from '../scenario/quantities.ts';
import { clip, failed, findTimeUnit, readNumber, toText, type Cell, type DecimalMark, type Reading } from './cells.ts';

/** Which number of `01/06/2026` is the day; undefined where nothing in a file tells. */
export type DateOrder = 'day-first' | 'month-first' | undefined;

const TIME = String.raw`(?:[ T]+(\d{1,2}:\d{2})(?::\d{2})?)?$`;
/** With dashes the year has four digits: `01-06-26` may begin with it. */
const SLASHED = new RegExp(String.raw`^(\d{1,2})(?:\/(\d{1,2})\/(\d{4}|\d{2})|-(\d{1,2})-(\d{4}))${TIME}`);
/** Nobody who separates by points has the month first. */
const DOTTED = new RegExp(String.raw`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})${TIME}`);
const NAMED = new RegExp(String.raw`^(\d{1,2})[\s-]*([a-z]{3,9})\.?[\s-]*(\d{4}|\d{2})${TIME}`, 'i');
const MONTH_NAMED = new RegExp(String.raw`^([a-z]{3,9})\.?\s*(\d{1,2}),?\s+(\d{4})${TIME}`, 'i');
/** Whatever stands between them, nobody who has the year first has the day second. */
const YEAR_FIRST = new RegExp(
  String.raw`^(?:(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})\.?|((?:19|20)\d{2})(\d{2})(\d{2}))${TIME}`,
);
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:\d{2})?)?$/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];

/** The order that a cell cannot be read without: only months are 12 at most. */
export function dateOrderOf(cell: Cell): DateOrder {
  if (typeof cell !== 'string' || !/[/-]/.test(cell)) return undefined;
  const [, first, slashed, , dashed] = SLASHED.exec(toText(cell)) ?? [];
  if (Number(first) > 12) return 'day-first';
  return Number(slashed ?? dashed) > 12 ? 'month-first' : undefined;
}

/**
 * `CF+10`, `D-2`, `D+36h`; `2026-06-01`, `2026-06-01T12:00Z`, `01.06.2026`, `1 JUN 26`; a date-time group such as `061200ZJAN26`; a date of a
 * sheet. `01/06/2026` where the file shows which is the day.
 */
export function readDate(cell: Cell, mark: DecimalMark, order?: DateOrder): Reading<ScenarioDate> {
  const text = toText(cell);
  const relative = /^(CF|D)\s*(?:-?\s*day)?\s*(?:([-+\u2212])\s*(\d[\d.,]*)\s*([a-z]*))?$/i.exec(text);
  if (relative !== null) {
    const [, anchor, sign, digits = '0', unitText = ''] = relative;
    const unit = unitText === '' ? 'd' : findTimeUnit(unitText);
    if (unit === undefined) return failed(`"${clip(text)}" has the unit ${clip(unitText)}; min, h and d are known`);
    const number = readNumber(digits, mark);
    if (!number.ok) return number;
    const offset = number.value * (sign === undefined || sign === '+' ? 1 : -1);
    const base = { anchor: anchor.toUpperCase() as 'CF' | 'D', offset: offset === 0 ? 0 : offset };
    return { ...number, value: unit === 'd' ? base : { ...base, unit } };
  }
  return readDay(text, order);
}

function readDay(whole: string, order: DateOrder): Reading<ScenarioDate> {
  const text = whole.replace(WEEKDAY, '');
  const group = readDateTimeGroup(text);
  if (group?.ok === false) return failed(`"${clip(text)}" ${group.reason}`);
  const iso = ISO.exec(group?.instant ?? text);
  if (iso !== null) {
    const [, year, month, day, time = '00:00', seconds = '00', zone = 'Z'] = iso;
    return toInstant(text, { year, month, day, time: `${time}:${seconds}`, zone });
  }
  const plain = DOTTED.exec(text) ?? NAMED.exec(text);
  if (plain !== null) {
    const [, day, month, year, time] = plain;
    return toInstant(text, { year, month, day, time });
  }
  const turned = readMonthOrYearFirst(text);
  if (turned !== undefined) return toInstant(text, turned);
  const slashed = SLASHED.exec(text);
  if (slashed === null) return failed(`"${clip(text)}" is not a date such as CF+10, D-2, D+36h or 2026-06-01`);
  if (order === undefined)
    return failed(
      `"${clip(text)}" may have the day or the month first, and nothing in the file tells: write 2026-06-01`,
    );
  const [, first, second = slashed[4], year = slashed[5], , , time] = slashed;
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  return toInstant(text, { year, month, day, time });
}

/** `June 1, 2026`, `2026/06/01`, `2026.6.1.`, `20260601`. */
function readMonthOrYearFirst(text: string): Day | undefined {
  const named = MONTH_NAMED.exec(text);
  if (named !== null) {
    const [, month, day, year, time] = named;
    return { year, month, day, time };
  }
  const found = YEAR_FIRST.exec(text);
  if (found === null) return undefined;
  const [, year = found[5], , month = found[6], day = found[7], , , , time] = found;
  return { year, month, day, time };
}

interface Day {
  readonly year: string;
  /** A number, or the beginning of a name. */
  readonly month: string;
  readonly day: string;
  readonly time?: string;
  readonly zone?: string;
}

function toInstant(text: string, { year, month, day, time = '00:00', zone = 'Z' }: Day): Reading<ScenarioDate> {
  const number = /^\d/.test(month) ? month : MONTHS.findIndex((name) => name.startsWith(month.toLowerCase())) + 1;
  const date = [year.length === 2 ? `20${year}` : year, number, day]
    .map((one) => String(one).padStart(2, '0'))
    .join('-');
  const at = Date.parse(`${date}T${time.padStart(5, '0')}${zone}`);
  // Days that a month does not have are taken over into the next one by the parser of dates. The day is the one that is written, whatever
  // day it is then in UTC.
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at) || Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date)
    return failed(`"${clip(text)}" is no day of the calendar`);
  return { ok: true, value: { anchor: 'UTC', at: new Date(at).toISOString() } };
}

export function writeDate(date: ScenarioDate | undefined): string {
  if (date === undefined) return '';
  if (date.anchor === 'UTC') return date.at;
  const unit = date.unit === undefined || date.unit === 'd' ? '' : date.unit;
  return `${date.anchor}${date.offset < 0 ? '-' : '+'}${Math.abs(date.offset)}${unit}`;
}
