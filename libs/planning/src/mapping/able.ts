/** Waiting for an element: that it is ready, and that its caveats allow its task. Who is withdrawn or never may is waited for in vain. */
import type { Condition } from '@muster/logistics';
import type { From } from '../force/caveat.ts';

/** Later than any run may end: ten years and a day. */
export const AFTER_EVERY_RUN_MIN = 3651 * 1440;

/** Caveats allow the task of each force element of the plan from here on; withdrawn ones are absent. */
export type TaskFrom = ReadonlyMap<string, From>;

/**
 * Conditions that an element is ready and its caveats allow its task: what those who lean on it wait for. One that is withdrawn, or whose task
 * is forbidden for good, is waited for in vain.
 */
export function ableConditions(id: string, element: string, taskFrom: TaskFrom): Condition[] {
  const from = taskFrom.get(element) ?? null;
  if (from === null) return [{ id, type: 'date', atMin: AFTER_EVERY_RUN_MIN }];
  const ready: Condition = { id, type: 'ready', element };
  return from === 0 ? [ready] : [ready, { id: `${id}:caveat`, type: 'date', atMin: from }];
}

/** The same conditions, where those that wait for an element or movement which is not in the plan are never met. */
export function inVain(conditions: readonly Condition[], inPlan: ReadonlySet<string>): Condition[] {
  return conditions.map((condition) =>
    condition.type === 'ready' && !inPlan.has(condition.element)
      ? { id: condition.id, type: 'date', atMin: AFTER_EVERY_RUN_MIN }
      : condition,
  );
}
