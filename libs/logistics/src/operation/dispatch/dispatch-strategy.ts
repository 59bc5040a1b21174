/**
 * Who goes where and in which order: the rule of the dispatcher, and the plan that may replace it. A strategy is asked once for each consignment,
 * when it sets out; queues for lift and at places then follow its key.
 */
import type { Program } from '../program.ts';

export interface DispatchStrategy {
  /** Route option of a consignment that sets out; -1 leaves it to the rule. */
  readonly chooseOption: (consignment: number) => number;
  /** Key of a consignment in every queue, lower first; undefined leaves it to the rule. */
  readonly queueKey: (consignment: number) => number | undefined;
}

/** A plan: what is not planned is left to the rule. */
export interface MovementPlan {
  /** Route option by consignment, -1 for the rule. */
  readonly option: Int32Array;
  /** Requirements of the world in the order in which they go; empty for the order of the rule. */
  readonly order: Int32Array;
}

/**
 * The plan as a strategy. Its order is expressed in the keys that the rule would give these requirements, so that what is not planned, supply above
 * all, keeps its place among them.
 */
export function toStrategy(program: Program, plan: MovementPlan): DispatchStrategy {
  const keys = new Map<number, number>();
  const sorted = Array.from(plan.order, (r) => ruleKey(program, r)).sort((a, b) => a - b);
  plan.order.forEach((r, place) => keys.set(r, sorted[place]));
  return {
    chooseOption: (c) => (c < plan.option.length ? plan.option[c] : -1),
    queueKey: (c) => keys.get(program.consignmentReq[c]),
  };
}

/** Key that the rule gives a requirement on its quickest option before it has set out: priority first, then the latest start. */
export function ruleKey(program: Program, r: number): number {
  const { start, items } = program.reqOptions;
  let latest = Infinity;
  for (let i = start[r]; i < start[r + 1]; i++)
    latest = Math.max(
      latest === Infinity ? -Infinity : latest,
      latestStart(program, r, items[i], program.reqRequiredMin[r]),
    );
  return keyOf(program.reqPriority[r], latest === Infinity ? program.reqRequiredMin[r] : latest) + UNOPENED;
}

/** The minute by which a requirement has to set out on an option to be in time: at its destination, and at its port of debarkation. */
export function latestStart(program: Program, r: number, option: number, requiredMin: number): number {
  const arrival = program.reqLatestArrivalMin[r];
  const atEnd = requiredMin - program.optionMinutes[option];
  return arrival < 0 ? atEnd : Math.min(atEnd, arrival - program.optionPodMin[option]);
}

/** Half of the minutes that one priority has room for: dates 2,000 years away count alike, so that no date reaches into another priority. */
const FARTHEST = 1073741824;

/** One that is long past its latest start still sorts before one that is just past. */
export const keyOf = (priority: number, latest: number): number =>
  priority * 4294967296 + Math.max(-FARTHEST, Math.min(FARTHEST - 1, latest)) + FARTHEST;

/**
 * Behind all of equal priority whose element has begun to load: the dispatcher finishes a unit before it opens another, because nine tenths of
 * everyone is ready nowhere. Supply, which belongs to no unit, stands among those that are not opened.
 */
export const UNOPENED = 2147483648;
