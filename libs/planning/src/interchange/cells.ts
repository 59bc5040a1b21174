/** What people write into cells: numbers with comma or point, yes and no, durations; and the same written out. */
import type { DurationSpec } from '../scenario/quantities.ts';

/** A value as a sheet holds it. */
export type Cell = string | number | boolean | Date | null | undefined;

export type Reading<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** Why it might mean something else. */
      readonly doubt?: string;
    }
  | { readonly ok: false; readonly reason: string };

const read = <T>(value: T): Reading<T> => ({ ok: true, value });
export const failed = (reason: string): Reading<never> => ({ ok: false, reason });

export function toText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return (cell.includes('\u00a0') ? cell.replaceAll('\u00a0', ' ') : cell).trim();
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
  return String(cell);
}

const ERRORS = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;

/** Why a sheet has no value in a cell that is not empty; undefined when it has one. */
export function findSheetError(cell: Cell): string | undefined {
  if (typeof cell !== 'string' || !cell.includes('#')) return undefined;
  const text = toText(cell);
  return ERRORS.test(text) ? `the sheet has the error ${text} in place of a value` : undefined;
}

/**
 * What a file shows to be its decimal mark; undefined where nothing in it tells. Who separates by commas writes none into a number that he does
 * not quote: `separator`.
 */
export type DecimalMark = 'comma' | 'point' | 'separator' | undefined;

const COMMA_DECIMAL = /^[-+]?(\d+,(\d{1,2}|\d{4,})|\d{4,},\d+|0,\d+|[1-9]\d{0,2}(\.\d{3})+,\d+)$/;
const POINT_DECIMAL = /^[-+]?(\d+\.(\d{1,2}|\d{4,})|\d{4,}\.\d+|0\.\d+|[1-9]\d{0,2}(,\d{3})+\.\d+)$/;

/** As programs write numbers: it means the same in every file. With three digits behind the point it may be thousands. */
const PLAIN_NUMBER = /^-?\d+(?:\.(?:\d{1,2}|\d{4,15}))?$/;

/** A date of the calendar or a time of day, whose marks are not of numbers. */
const CALENDAR = /\d-\d|:/;

/**
 * The mark that a cell cannot be read without: `12,5` and `1.250,5` have a comma, `1,250` may be either. Of a date or a duration its numbers
 * count: `CF+2,5`, `triangular 2,5/3/9 d`.
 */
export function decimalMarkOf(cell: Cell): DecimalMark {
  if (typeof cell !== 'string' || !/[.,]/.test(cell)) return undefined;
  if (PLAIN_NUMBER.test(cell)) return 'point';
  const text = toDigits(cell);
  const numbers = /[a-z/;]/i.test(text) ? (CALENDAR.test(text) ? [] : (text.match(/\d[\d.,]*/g) ?? [])) : [text];
  const isComma = numbers.some((one) => COMMA_DECIMAL.test(one));
  const isPoint = numbers.some((one) => POINT_DECIMAL.test(one));
  return isComma === isPoint ? undefined : isComma ? 'comma' : 'point';
}

/** Without what groups thousands; the minus of typesetting is one too. */
const toDigits = (cell: Cell) =>
  toText(cell)
    .replaceAll(/[\s'\u2019\u202f\u2009]/g, '')
    .replaceAll('\u2212', '-');

/**
 * `1 234,5`, `1.234,5`, `1,234.5` and `1234.5`. `1,234` and `1.234` are read as the rest of the file is; where nothing tells, the comma groups
 * thousands, the point has decimals behind it, and the reading says so.
 */
export function readNumber(cell: Cell, mark: DecimalMark): Reading<number> {
  if (typeof cell === 'number') return Number.isFinite(cell) ? read(cell) : failed('is not a number');
  if (typeof cell === 'string' && cell.length <= 16 && PLAIN_NUMBER.test(cell)) return read(Number(cell));
  const text = toDigits(cell);
  const sign = /^[-+]?[1-9]\d{0,2}([.,])\d{3}$/.exec(text)?.[1];
  let plain = text;
  if (COMMA_DECIMAL.test(text) || (sign === ',' && mark === 'comma'))
    plain = text.replaceAll('.', '').replace(',', '.');
  else if (/^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text)) plain = text.replaceAll(',', '');
  else if (/^[-+]?[1-9]\d{0,2}(\.\d{3}){2,}$/.test(text) || (sign === '.' && mark === 'comma'))
    plain = text.replaceAll('.', '');
  const isNumber = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(plain);
  const value = Number(plain);
  if (!isNumber || !Number.isFinite(value)) return failed(`"${clip(toText(cell))}" is not a number`);
  if (sign === undefined || mark === 'comma' || mark === 'point') return read(value);
  // Unquoted by all likelihood; a comma is quoted in any case.
  if (mark === 'separator' && sign === '.') return read(value);
  const name = sign === ',' ? 'comma' : 'point';
  const doubt = `"${text}" is read as ${value}: nothing in the file tells whether its ${name} groups thousands`;
  return { ok: true, value, doubt };
}

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'oui', 'ja', 'ναι', 'evet', 'так']);
const NO = new Set(['no', 'n', 'false', '0', '-', 'non', 'nein', 'όχι', 'hayır', 'ні']);

export function readBoolean(cell: Cell): Reading<boolean> {
  const text = toText(cell).toLowerCase();
  if (YES.has(text)) return read(true);
  return NO.has(text) ? read(false) : failed(`"${clip(text)}" is neither yes nor no`);
}

type TimeUnit = 'min' | 'h' | 'd';

const TIME_UNITS: ReadonlyMap<string, TimeUnit> = new Map(
  Object.entries<TimeUnit>({
    ...{ min: 'min', mins: 'min', minute: 'min', minutes: 'min', m: 'min' },
    ...{ h: 'h', hr: 'h', hrs: 'h', hour: 'h', hours: 'h' },
    ...{ d: 'd', day: 'd', days: 'd' },
  }),
);
export const findTimeUnit = (text: string): TimeUnit | undefined => TIME_UNITS.get(text.toLowerCase());

/** How many numbers each has, in the order in which they are written. */
const PARAMETERS = { fixed: 1, uniform: 2, triangular: 3, pert: 3, exponential: 1, lognormal: 2, gamma: 3 } as const;

/**
 * `5`, `5 d`, `36 hours`, `triangular 2/3/9 d`, `lognormal 4/0.5`, and ISO 8601 without years and months: `P1DT12H`.
 *
 * @param otherwise unit of a cell that has none
 */
export function readDuration(cell: Cell, mark: DecimalMark, otherwise = 'd'): Reading<DurationSpec> {
  const text = toText(cell);
  const iso = readIsoDuration(text);
  if (iso !== undefined) return read(iso);
  const match = /^([a-z]+)?\s*([-\d.,/\s;]+?)\s*([a-z]+)?$/i.exec(text);
  if (match === null) return failed(`"${clip(text)}" is not a duration such as 5 d or triangular 2/3/9 d`);
  const [, kindText = 'fixed', numbers, unitText = otherwise] = match;
  const kind = kindText.toLowerCase();
  const readings = numbers.split(/[/;]/).map((one) => readNumber(one, mark));
  if (!readings.every(({ ok }) => ok))
    return failed(`"${clip(text)}" is not a duration such as 5 d or triangular 2/3/9 d`);
  const doubt = readings.flatMap((one) => (one.ok && one.doubt !== undefined ? [one.doubt] : []))[0];
  const isWeeks = /^(?:w|wks?|weeks?)$/i.test(unitText);
  // Minutes or months: nobody can say.
  const unit = isWeeks ? 'd' : /^m$/i.test(unitText) ? undefined : findTimeUnit(unitText);
  if (unit === undefined) return failed(`"${clip(text)}" is in ${clip(unitText)}; min, h, d and weeks are known`);
  /** Of a logarithm and of a shape there are no weeks. */
  const isPure = (k: number) => (kind === 'lognormal' && k === 1) || (kind === 'gamma' && k === 0);
  const values = readings.flatMap((one, k) => (one.ok ? [isWeeks && !isPure(k) ? one.value * 7 : one.value] : []));
  const unitPart = unit === 'd' ? {} : { unit };
  const readAs = (value: DurationSpec): Reading<DurationSpec> => ({
    ok: true,
    value,
    ...(doubt !== undefined && { doubt }),
  });
  if (kind === 'empirical') return readAs({ empirical: values, ...unitPart });
  const wanted = PARAMETERS[kind as keyof typeof PARAMETERS];
  if (wanted === undefined) return failed(`"${clip(text)}" names the distribution ${clip(kind)}, which is not known`);
  if (values.length !== wanted && !(kind === 'gamma' && values.length === 2))
    return failed(`"${clip(text)}": ${kind} has ${wanted} number${wanted === 1 ? '' : 's'}`);
  const [first, second, third] = values;
  if (kind === 'lognormal') return readAs({ lognormal: { median: first, sigma: second }, ...unitPart });
  if (kind === 'gamma')
    return readAs({ gamma: { shape: first, mean: second, ...(third !== undefined && { shift: third }) }, ...unitPart });
  const parameter = wanted === 1 ? first : values;
  return readAs({ [kind]: parameter, ...unitPart } as unknown as DurationSpec);
}

function readIsoDuration(text: string): DurationSpec | undefined {
  const [, ...parts] = /^P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?$/i.exec(text) ?? [];
  if (!parts.some((one) => one !== undefined)) return undefined;
  const [weeks, days, hours, minutes] = parts.map((one) => Number(one ?? 0));
  const inHours = (weeks * 7 + days) * 24 + hours;
  if (minutes > 0) return { fixed: inHours * 60 + minutes, unit: 'min' };
  return hours > 0 ? { fixed: inHours, unit: 'h' } : { fixed: inHours / 24 };
}

export function writeDuration(spec: DurationSpec | undefined): string {
  if (spec === undefined) return '';
  const { unit = 'd', ...distribution } = spec;
  const [kind, parameter] = Object.entries(distribution)[0] as [string, number | number[] | Record<string, number>];
  return `${kind === 'fixed' ? '' : `${kind} `}${toNumbers(parameter).join('/')} ${unit}`;
}

/** By name: a database that keeps rows as JSON gives the keys of an object back in an order of its own. */
function toNumbers(parameter: number | readonly number[] | Readonly<Record<string, number>>): readonly number[] {
  if (typeof parameter === 'number') return [parameter];
  if (Array.isArray(parameter)) return parameter as readonly number[];
  const { median, sigma, shape, mean, shift } = parameter as Readonly<Record<string, number | undefined>>;
  return [median, sigma, shape, mean, shift].filter((value) => value !== undefined);
}

const MOST_TOLD = 40;
export const clip = (text: string, most = MOST_TOLD): string =>
  text.length > most ? `${text.slice(0, most)}...` : text;
