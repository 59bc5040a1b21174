/** Simulation minutes to what a headquarters writes: Zulu date-time groups, CF+n and D+n. */
import { toDateTimeGroup } from '@muster/planning';
import type { RunClock } from '@muster/planning/run';
import { decimal, say, t } from '../i18n/text.ts';

export const DAY_MIN = 1440;

/** Date-time group, for example `281200ZNOV26`. */
export const toDtg = (cfDay: string, minute: number): string => toDateTimeGroup(Date.parse(cfDay) + minute * 60_000);

/** `CF+12`, `D-3`, `D+0`: whole days since the anchor, rounded down as a staff counts them. */
export function toDayLabel(anchor: 'CF' | 'D', anchorMin: number, minute: number): string {
  const days = Math.floor((minute - anchorMin) / DAY_MIN);
  return `${anchor}${days < 0 ? '−' : '+'}${Math.abs(days)}`;
}

/** An instant as D+n with one decimal, or a dash when it lies beyond the run. */
export function toDDay(clock: Pick<RunClock, 'dDayMin'>, minute: number | null): string {
  if (minute === null) return t('beyond run');
  const days = (minute - clock.dDayMin) / DAY_MIN;
  const rounded = Math.round(days * 10) / 10;
  return `D${rounded < 0 ? '−' : '+'}${decimal(Math.abs(rounded).toFixed(1))}`;
}

/** An instant as a date of the scenario document: in days where it is a whole one, else in minutes, for what is done then is not done before. */
export function toDDate(clock: Pick<RunClock, 'dDayMin'>, minute: number) {
  const sinceMin = Math.round(minute) - clock.dDayMin;
  const isWhole = sinceMin % DAY_MIN === 0;
  return {
    anchor: 'D' as const,
    offset: isWhole ? sinceMin / DAY_MIN : sinceMin,
    unit: isWhole ? ('d' as const) : ('min' as const),
  };
}

/** Days with one decimal; hours below one day. */
export function toDuration(minutes: number): string {
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? '−' : '';
  if (size < 60) return `${sign}${Math.round(size)} ${say('min')}`;
  if (size < DAY_MIN) return `${sign}${decimal((size / 60).toFixed(1))} ${say('h')}`;
  return `${sign}${decimal((size / DAY_MIN).toFixed(1))} ${say('d')}`;
}

export const clampMinute = (clock: Pick<RunClock, 'endMin'>, minute: number): number =>
  Math.min(clock.endMin, Math.max(0, Math.round(minute)));

/** Index of the step of every series that holds at a minute. */
export const stepAt = (clock: Pick<RunClock, 'stepMin' | 'steps'>, minute: number): number =>
  Math.min(clock.steps - 1, Math.max(0, Math.floor(minute / clock.stepMin)));

/** Reads `t` of the address: whole minutes from CF-day, or D+n, D-n, CF+n with a decimal part. */
export function parseClock(text: string | null, clock: Pick<RunClock, 'dDayMin' | 'endMin'>): number | null {
  if (text === null) return null;
  const day = /^(CF|D)\s*([+-]|−)\s*(\d{1,5}(?:\.\d{1,4})?)$/i.exec(text.trim().replace(/^(CF|D) (?=\d)/i, '$1+'));
  if (day) {
    const anchorMin = day[1].toUpperCase() === 'D' ? clock.dDayMin : 0;
    const days = Number(day[3]) * (day[2] === '+' ? 1 : -1);
    return clampMinute(clock, anchorMin + days * DAY_MIN);
  }
  return /^\d{1,9}$/.test(text) ? clampMinute(clock, Number(text)) : null;
}
