/** From the order home of an element to the relief: when it leaves, in how many courses of events, and how long nobody is there. */
import type { QuantileTimes } from '@muster/planning/run';

export interface ReliefGap {
  /** When it is ordered home: at the median, or at P10 where fewer than half of the replications order it home; null where that is rarer still. */
  readonly leavesMin: number | null;
  readonly isSeldom: boolean;
  /** Minutes without a relief; `to-end` where none is ready within the run, null where it is not known or nobody leaves. */
  readonly gap: number | 'to-end' | null;
}

type Times = Pick<QuantileTimes, 'p10' | 'p50' | 'share'>;

/** @param relief null where nobody relieves it */
export function reliefGap(leaves: Times, relief: Pick<QuantileTimes, 'p50'> | null): ReliefGap {
  if (leaves.share === 0) return { leavesMin: null, isSeldom: false, gap: null };
  const leavesMin = leaves.p50 ?? leaves.p10;
  const reliefMin = relief?.p50 ?? null;
  const gap = reliefMin === null ? 'to-end' : leavesMin === null ? null : Math.max(0, reliefMin - leavesMin);
  return { leavesMin, isSeldom: leaves.p50 === null, gap };
}
