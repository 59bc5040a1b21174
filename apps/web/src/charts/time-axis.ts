/** The time axis every chart has in common: minutes to pixels, and ticks on whole days of D-day. */
import { scaleLinear, type ScaleLinear } from 'd3';
import type { RunClock } from '@muster/planning/run';
import { decimal } from '../i18n/text.ts';

const DAY_MIN = 1440;
/** Day steps a reader counts in: days, weeks, fortnights, months. */
const STEPS = [0.25, 0.5, 1, 2, 7, 14, 30, 60, 90, 180, 360];
const MOST_TICKS = 60;

export type Domain = readonly [startMin: number, endMin: number];

export interface Tick {
  readonly x: number;
  readonly minute: number;
  readonly label: string;
}

export const timeScale = (domain: Domain, range: readonly [number, number]): ScaleLinear<number, number> =>
  scaleLinear(domain, range);

function label(days: number): string {
  if (days === 0) return 'D';
  const size = Math.abs(days);
  return `D${days < 0 ? '−' : '+'}${Number.isInteger(size) ? size : decimal(size.toFixed(2).replace(/0$/, ''))}`;
}

/** Ticks at multiples of a step from D-day, at least `apart` pixels from each other. D-day itself is drawn as a line of its own. */
export function timeTicks(
  clock: Pick<RunClock, 'dDayMin'>,
  domain: Domain,
  range: readonly [number, number],
  apart = 56,
): Tick[] {
  const scale = timeScale(domain, range);
  const pixelsPerDay = Math.abs(scale(DAY_MIN) - scale(0));
  const step = STEPS.find((days) => days * pixelsPerDay >= apart) ?? STEPS[STEPS.length - 1];
  const first = Math.ceil((domain[0] - clock.dDayMin) / (step * DAY_MIN));
  const last = Math.floor((domain[1] - clock.dDayMin) / (step * DAY_MIN));
  const ticks: Tick[] = [];
  for (let at = first; at <= last && ticks.length < MOST_TICKS; at += 1) {
    const minute = clock.dDayMin + at * step * DAY_MIN;
    ticks.push({ x: scale(minute), minute, label: label(at * step) });
  }
  return ticks;
}

/** The part of the run that is shown: all of it, or what follows the attack with some days before it. */
export type TimeWindow = 'all' | 'posture' | 'response';

export function windowDomain(clock: RunClock, window: TimeWindow): Domain {
  if (window === 'posture' && clock.dDayMin > 0) return [0, clock.dDayMin];
  if (window === 'response') return [Math.max(0, clock.dDayMin - 5 * DAY_MIN), clock.endMin];
  return [0, clock.endMin];
}

const NARROWEST_MIN = 6 * 60;

/** Zooms by a factor around a point given as part of the width; never beyond the whole, never closer than six hours. */
export function zoomDomain([start, end]: Domain, full: Domain, factor: number, part: number): Domain {
  const span = Math.min(full[1] - full[0], Math.max(NARROWEST_MIN, (end - start) * factor));
  return moveInto(start + (end - start - span) * part, span, full);
}

/** Moves by some minutes and stops at the ends of the whole. */
export const panDomain = ([start, end]: Domain, full: Domain, minutes: number): Domain =>
  moveInto(start + minutes, end - start, full);

function moveInto(start: number, span: number, full: Domain): Domain {
  const inside = Math.max(full[0], Math.min(start, full[1] - span));
  return [inside, inside + span];
}
