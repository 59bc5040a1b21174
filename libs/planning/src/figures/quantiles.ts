/** Quantiles of times and series over replications, nearest rank, null beyond the end of the run. */
import { quantileOfSorted } from '@muster/logistics';
import { OPEN_MIN } from '../command/command.ts';
import type { QuantileSeries, QuantileTimes } from '../result/result.ts';

/** Stands for "not within the run" while sorting. */
const NEVER = 2_147_483_647;

/** Quantiles of times; negative entries mean that it did not happen. */
export function timesOf(values: readonly number[]): QuantileTimes {
  const sorted = Int32Array.from(values, (v) => (v < 0 ? NEVER : v)).sort();
  const happened = values.reduce((count, v) => count + (v >= 0 ? 1 : 0), 0);
  const at = (p: number) => {
    const value = sorted.length > 0 ? quantileOfSorted(sorted, p) : NEVER;
    return value === NEVER ? null : value;
  };
  return {
    p10: at(0.1),
    p50: at(0.5),
    p80: at(0.8),
    p90: at(0.9),
    share: values.length > 0 ? happened / values.length : 0,
  };
}

/**
 * Quantiles at each step of a quantity given by replication.
 * @param value value of replication r at step i
 */
export function seriesOf(
  replications: number,
  steps: number,
  value: (replication: number, step: number) => number,
): QuantileSeries {
  const p10: number[] = new Array(steps);
  const p50: number[] = new Array(steps);
  const p80: number[] = new Array(steps);
  const p90: number[] = new Array(steps);
  const column = new Float64Array(replications);
  for (let i = 0; i < steps; i++) {
    let same = true;
    for (let r = 0; r < replications; r++) {
      column[r] = value(r, i);
      if (column[r] !== column[0]) same = false;
    }
    if (!same) column.sort();
    p10[i] = quantileOfSorted(column, 0.1);
    p50[i] = quantileOfSorted(column, 0.5);
    p80[i] = quantileOfSorted(column, 0.8);
    p90[i] = quantileOfSorted(column, 0.9);
  }
  return { p10, p50, p80, p90 };
}

/** For each replication the running total over steps of amounts that come at given minutes and may leave again. */
export function cumulative(
  steps: number,
  stepMin: number,
  items: readonly { readonly atMin: number; readonly amount: number; readonly untilMin?: number }[],
): Int32Array {
  const curve = new Int32Array(steps);
  for (const { atMin, amount, untilMin = OPEN_MIN } of items) {
    if (atMin < 0 || atMin >= untilMin) continue;
    const step = Math.ceil(atMin / stepMin);
    if (step < steps) curve[step] += amount;
    const end = Math.ceil(untilMin / stepMin);
    if (end < steps) curve[end] -= amount;
  }
  for (let i = 1; i < steps; i++) curve[i] += curve[i - 1];
  return curve;
}
