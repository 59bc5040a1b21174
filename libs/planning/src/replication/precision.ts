/** How exact a run has to be: replications go on in batches until the interval of one measure is narrow enough. */
import { MINUTES_PER_DAY, enough, estimate, type Measure } from '@muster/logistics';
import { subjectsOf } from '../figures/subjects.ts';
import { simulatorOf } from './snapshot.ts';
import type { ChunkResult, Snapshot } from '../result/contract.ts';

/** A measure of the closure of all dated elements, or of all where none has a date. */
export type Precision =
  /** Half-width of the 95 % interval of the day by which the share `p` of the replications has closed, days. */
  | { readonly measure: 'closure'; readonly p: number; readonly halfWidthDays: number }
  /** Half-width of the 95 % interval of the probability that all are ready at their dates, 0 to 1. */
  | { readonly measure: 'on-time'; readonly halfWidth: number };

/** Whether the replications so far, 0 to n - 1 in any order of chunks, are enough. False between the ends of batches. */
export function isPreciseEnough(snapshot: Snapshot, chunks: readonly ChunkResult[], precision: Precision): boolean {
  const { values, measure, halfWidth } = measured(snapshot, chunks, precision);
  return enough(values, measure, halfWidth);
}

/** A measure with its 95 % interval; null where it lies beyond the run: so many replications never close. */
export interface PrecisionEstimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The measure as it stands: minutes from CF-day for a closure, 0 to 1 for on time. */
export function estimateOf(
  snapshot: Snapshot,
  chunks: readonly ChunkResult[],
  precision: Precision,
): PrecisionEstimate {
  const { values, measure } = measured(snapshot, chunks, precision);
  const { value, low, high } = estimate(values, measure);
  const within = (minute: number) => (minute === Infinity ? null : minute);
  return { value: within(value), low: within(low), high: within(high) };
}

function measured(
  snapshot: Snapshot,
  chunks: readonly ChunkResult[],
  precision: Precision,
): { values: number[]; measure: Measure; halfWidth: number } {
  const { program } = simulatorOf(snapshot);
  const outcomes = [...chunks].sort((a, b) => a.from - b.from).flatMap((chunk) => chunk.outcomes);
  const subjects = subjectsOf(snapshot.document, program);
  const dated = subjects.filter((subject) => subject.requiredMin !== null);
  const counted = dated.length > 0 ? dated : subjects;
  const end = program.world.endMin;
  if (precision.measure === 'on-time') {
    const late = outcomes.map((o) =>
      counted.some(({ index, requiredMin }) => o.ready[index] < 0 || o.ready[index] > (requiredMin ?? end)) ? 1 : 0,
    );
    return { values: late, measure: { kind: 'probability', threshold: 0 }, halfWidth: precision.halfWidth };
  }
  // What never closes is later than every day that the run knows: an interval that reaches it has no end there, and is never narrow enough.
  const closures = outcomes.map((o) =>
    counted.reduce((latest, { index }) => Math.max(latest, o.ready[index] < 0 ? Infinity : o.ready[index]), 0),
  );
  return {
    values: closures,
    measure: { kind: 'quantile', p: precision.p },
    halfWidth: precision.halfWidthDays * MINUTES_PER_DAY,
  };
}
