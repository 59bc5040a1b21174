/** Numbers as the screens write them: thin spaces between thousands, units beside them, never more digits than are known. */
import { decimal, say, t, wordTitle } from '../i18n/text.ts';
import { currentPreferences } from '../state/preferences.ts';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const hundredth = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Thin spaces, a true minus, and no minus before a zero. */
const spaced = (text: string) => {
  const thin = text
    .replaceAll(',', '\u202f')
    .replace(/^-(?=[0.]*$)/, '')
    .replace('-', '−');
  return decimal(thin);
};

export const toCount = (value: number): string => spaced(whole.format(Math.round(value) || 0));
export const toTenth = (value: number): string => spaced(tenth.format(value));
export const toHundredth = (value: number): string => spaced(hundredth.format(value));

const PER_CENT = '\u00a0%';

/** Whole per cent; what is nearly none or nearly all is never written as none or all. */
export function toPercent(share: number): string {
  const whole = Math.round(share * 100);
  const text =
    whole === 0 && share > 0 ? '<\u202f1' : whole === 100 && share < 1 ? '>\u202f99' : String(whole).replace('-', '−');
  return `${text}${PER_CENT}`;
}

/** Days of supply: above a year there is no consumption worth a number. */
export const toDays = (days: number): string => (days >= 365 ? '> 365' : days >= 100 ? toCount(days) : toTenth(days));

const SHORT_TON_T = 0.907_184_74;
const POUND_KG = 0.453_592_37;
const NAUTICAL_MILE_KM = 1.852;
const isMetric = () => currentPreferences().units === 'metric';

/** Tonnes in the chosen unit, the unit, and both together. */
export const toMass = (tonnes: number): number => (isMetric() ? tonnes : tonnes / SHORT_TON_T);
export const massUnit = (): string => (isMetric() ? say('t') : 'ST');
export const massText = (tonnes: number): string => `${toCount(toMass(tonnes))}\u00a0${massUnit()}`;

/** Kilometres in the chosen unit, with it. */
export const distanceText = (km: number): string => amountText(km, 'km');

/** Square kilometres as they are, or square nautical miles. */
export const areaText = (km2: number): string =>
  isMetric() ? `${toCount(km2)}\u00a0${say('km²')}` : `${toCount(km2 / NAUTICAL_MILE_KM ** 2)}\u00a0NM²`;

/** What data counts, in the chosen unit: masses and distances are turned, everything else is as it came. */
export function inUnits(value: number, unit: string): { readonly value: number; readonly unit: string } {
  if (unit === 't') return { value: toMass(value), unit: massUnit() };
  if (unit === 'km') return isMetric() ? { value, unit: say(unit) } : { value: value / NAUTICAL_MILE_KM, unit: 'NM' };
  if (unit === 'kg') return isMetric() ? { value, unit: say(unit) } : { value: value / POUND_KG, unit: 'lb' };
  if (unit === 'million-eur') return { value, unit: t('million EUR') };
  return { value, unit: say(unit) };
}

/** The word for what is counted, of one or of many. */
const COUNTED: Readonly<Record<string, ((count: string) => string) | undefined>> = {
  persons: (count) => t('{count?person|persons}', { count }),
  formations: (count) => t('{count?formation|formations}', { count }),
};

export function amountText(amount: number, of: string): string {
  const { value, unit } = inUnits(amount, of);
  const count = toCount(value);
  return `${count}\u00a0${COUNTED[of]?.(count) ?? unit}`;
}

/** Capacity of a facility with its unit; a number of servers has none. */
export function capacityText(amount: number, unit: string): string {
  switch (unit) {
    case 'servers':
      return toCount(amount);
    case 'm2':
      return `${toCount(amount)}\u00a0${say('m²')}`;
    case 'per-day':
      return `${toCount(amount)}/${say('d')}`;
    case 't-per-day':
      return `${massText(amount)}/${say('d')}`;
    default:
      return amountText(amount, unit);
  }
}

/** From one value to another, the one way in which the page writes it: closed up, and apart where a sign or an anchor would run into the dash. */
export function rangeText(low: string, high: string): string {
  if (/[+−D<>]/.test(low + high)) return `${low}\u00a0–\u00a0${high}`;
  // A unit is said once.
  return low.endsWith(PER_CENT) && high.endsWith(PER_CENT)
    ? `${low.slice(0, -PER_CENT.length)}–${high}`
    : `${low}–${high}`;
}

/** The range that stands beside a figure, null where it is no wider than the figure: that says nothing. */
export const rangeBeside = (low: string, high: string): string | null => (low === high ? null : rangeText(low, high));

/** A middle with the range beside it. */
export function withRange(middle: string, low: string, high: string): string {
  const range = rangeBeside(low, high);
  return range === null ? middle : `${middle} (${range})`;
}

interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A probability with its interval. */
export const chanceText = ({ value, low, high }: Interval): string =>
  withRange(toPercent(value), toPercent(low), toPercent(high));

/** An amount at the median, and its P10 and P90 in the same unit; no range where it is no wider. */
export function amountRange(
  series: { readonly p10: number; readonly p50: number; readonly p90: number },
  unit: string,
) {
  const [low, high] = [series.p10, series.p90].map((value) => toCount(inUnits(value, unit).value));
  return { middle: amountText(series.p50, unit), range: rangeBeside(low, high) };
}

/** Seconds of the machine: how long a run took. */
export const elapsedText = (seconds: number): string =>
  seconds < 90 ? `${toTenth(seconds)}\u00a0${say('s')}` : `${toTenth(seconds / 60)}\u00a0${say('min')}`;

/** A number as people write it, with a point or a comma; NaN where it is none. */
export function readDecimal(text: string): number {
  const trimmed = text.trim().replace(',', '.');
  return trimmed === '' ? NaN : Number(trimmed);
}

export const shortHash = (hash: string | null): string => (hash === null || hash === '' ? '–' : hash.slice(0, 10));

const COMPONENTS = ['land', 'air', 'sea', 'joint'];
export const componentTitle = (code: string): string => wordTitle(code);
/** The drawing colour of a component, as a token of the theme. */
export const componentColour = (code: string): string => (COMPONENTS.includes(code) ? `var(--${code})` : 'var(--all)');

/** Fill of the narrow key of a component: the colour, cut as well, so that it can be told without colours. */
export function componentMark(code: string): string {
  const colour = componentColour(code);
  const cut = { air: [4, 6], sea: [2, 4], joint: [8, 10] }[code];
  return cut === undefined
    ? colour
    : `repeating-linear-gradient(180deg, ${colour} 0 ${cut[0]}px, transparent ${cut[0]}px ${cut[1]}px)`;
}
