/** A bar from P10 to P90 with a mark at the median, on a time axis. What lies beyond the run ends at its edge. */
import type { QuantileTimes } from '@muster/planning/run';
import { timeScale, type Domain } from './time-axis.ts';

export interface RangeBar {
  readonly x: number;
  readonly width: number;
  readonly medianX: number | null;
  /** All of it lies beyond that edge of the axis: no bar then. */
  readonly beyond: 'left' | 'right' | null;
}

const LEAST_PX = 2;

/** Null where not one of ten courses comes to it. */
export function layoutRange(
  { p10, p50, p90 }: Pick<QuantileTimes, 'p10' | 'p50' | 'p90'>,
  domain: Domain,
  width: number,
): RangeBar | null {
  if (p10 === null) return null;
  const scale = timeScale(domain, [0, width]);
  const clip = (minute: number) => Math.min(width, Math.max(0, scale(minute)));
  const isInside = (minute: number) => minute >= domain[0] && minute <= domain[1];
  if (p10 > domain[1]) return { x: width, width: 0, medianX: null, beyond: 'right' };
  if (p90 !== null && p90 < domain[0]) return { x: 0, width: 0, medianX: null, beyond: 'left' };
  const left = clip(p10);
  return {
    x: Math.min(left, width - LEAST_PX),
    width: Math.max(LEAST_PX, clip(p90 ?? domain[1]) - left),
    medianX: p50 !== null && isInside(p50) ? scale(p50) : null,
    beyond: null,
  };
}
