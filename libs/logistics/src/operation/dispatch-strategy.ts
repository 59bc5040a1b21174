/**
 * Who goes where and in which order: the rule of the dispatcher, and the plan that may replace it. A strategy is asked once for each consignment,
 * when it sets out; queues for lift and at places then follow its key.
 */
import type { Program } from './program.ts';

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

/** Key that the rule gives a requirement on its quickest option: priority first, then the latest start. */
export function ruleKey(program: Program, r: number): number {
  const { start, items } = program.reqOptions;
  let least = Infinity;
  for (let i = start[r]; i < start[r + 1]; i++) least = Math.min(least, program.optionMinutes[items[i]]);
  return keyOf(program.reqPriority[r], program.reqRequiredMin[r] - (least === Infinity ? 0 : least));
}

/** One that is long past its latest start still sorts before one that is just past. */
export const keyOf = (priority: number, latestStart: number): number =>
  priority * 4294967296 + latestStart + 1073741824;
