/**
 * When a run has replications enough: the half-width of the 95 % interval of one measure is small enough. It is looked at only at fixed
 * batch ends, so the number of replications, and with it every statistic, is the same however they were spread over workers.
 *
 * Intervals: Student's for a mean, Wilson's for a probability, and for a quantile the order statistics whose ranks a binomial count leaves
 * outside with 5 % (Conover, Practical Nonparametric Statistics, 3.2: distribution-free), by the normal approximation of the ranks.
 */
import { pairedDifference, quantileOfSorted, wilson } from './statistics.ts';

const Z95 = 1.959963984540054;

/** Replications after which a stop rule is looked at. */
export const BATCH_ENDS: readonly number[] = [50, 100, 200, 400, 800, 1600, 3200, 6400, 10_000];

/** First batch end that is not before `done`; `most` when none is before it. */
export function nextBatchEnd(done: number, most: number): number {
  return Math.min(most, BATCH_ENDS.find((end) => end > done) ?? most);
}

export type Measure =
  | { readonly kind: 'mean' }
  /** The share of values that are not above `threshold`. */
  | { readonly kind: 'probability'; readonly threshold: number }
  /** Nearest-rank quantile at `p`, in (0, 1). */
  | { readonly kind: 'quantile'; readonly p: number };

/** Estimate of a measure with its 95 % interval, in the unit of the values (a probability: 0 to 1); that of a quantile ends at the least and greatest value. */
export function estimate(values: readonly number[], measure: Measure): { value: number; low: number; high: number } {
  switch (measure.kind) {
    case 'mean': {
      const { mean, low, high } = pairedDifference(values);
      return { value: mean, low, high };
    }
    case 'probability':
      return wilson(values.filter((value) => value <= measure.threshold).length, values.length);
    case 'quantile': {
      const sorted = [...values].sort((a, b) => a - b);
      const n = sorted.length;
      const [low, high] = ranksOf(n, measure.p).map((rank) => sorted[Math.min(n, Math.max(1, rank)) - 1]);
      return { value: quantileOfSorted(sorted, measure.p), low, high };
    }
  }
}

/** Ranks, from 1, of the values that bound a quantile; below 1 or above n where so few values bound it on one side only. */
function ranksOf(n: number, p: number): readonly [low: number, high: number] {
  const spread = Z95 * Math.sqrt(n * p * (1 - p));
  return [Math.floor(n * p - spread), Math.ceil(n * p + spread) + 1];
}

/** Whether the values of the replications so far, in order, are enough: a batch has ended and the interval is no wider than asked. */
export function enough(values: readonly number[], measure: Measure, halfWidth: number): boolean {
  if (!BATCH_ENDS.includes(values.length)) return false;
  if (measure.kind === 'quantile') {
    const [least, most] = ranksOf(values.length, measure.p);
    // The interval has no end on this side yet: what is shown of it is the least or the greatest value so far.
    if (least < 1 || most > values.length) return false;
  }
  const { low, high } = estimate(values, measure);
  // Not so where an end is infinite, whatever the other is.
  return (high - low) / 2 <= halfWidth;
}
