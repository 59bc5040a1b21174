/**
 * Waiting for an element: that it is ready and there, and that its caveats allow its task. Who is withdrawn or never may is waited for in vain; for who
 * has gone home its relief stands in.
 */
import type { Condition } from '@muster/logistics';
import type { From } from '../force/caveat.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';
import { leaveConditionId } from './returns.ts';

/** Later than any run may end: ten years and a day. */
export const AFTER_EVERY_RUN_MIN = 3651 * 1440;

/** Conditions, and which of them have to be met. */
export interface Able {
  readonly conditions: readonly Condition[];
  readonly of: readonly string[];
}

export class AbleBook {
  private readonly rows: ReadonlyMap<string, ForceElementRow>;

  /**
   * @param present elements of the plan
   * @param taskFrom caveats allow the task of each of them from here on
   * @param leaving those that may go home
   */
  constructor(
    present: readonly ForceElementRow[],
    private readonly taskFrom: ReadonlyMap<string, From>,
    private readonly leaving: ReadonlySet<string>,
  ) {
    this.rows = new Map(present.map((row) => [row.id, row]));
  }

  /** What those who lean on an element wait for. */
  conditionsOf(id: string, element: string, before: readonly string[] = []): Able {
    const relief = this.rows.get(element)?.relievedBy;
    const relieved = relief !== undefined && this.rows.has(relief) && this.leaving.has(element);
    // Two that relieve each other stand in for each other once.
    if (!relieved || relief === element || before.includes(relief)) return this.own(id, element);
    const own = this.own(`${id}:own`, element);
    const other = this.conditionsOf(`${id}:relief`, relief, [...before, element]);
    const all = (name: string, { of }: Able): Condition => ({ id: `${id}:${name}`, type: 'all', of });
    const either = [all('by-own', own), all('by-relief', other)];
    return {
      conditions: [...own.conditions, ...other.conditions, ...either, { id, type: 'any', of: either.map((c) => c.id) }],
      of: [id],
    };
  }

  private own(id: string, element: string): Able {
    const from = this.taskFrom.get(element) ?? null;
    if (from === null) return { conditions: [{ id, type: 'date', atMin: AFTER_EVERY_RUN_MIN }], of: [id] };
    const ready: Condition = {
      id,
      type: 'ready',
      element,
      ...(this.leaving.has(element) ? { revokedBy: leaveConditionId(element) } : {}),
    };
    if (from === 0) return { conditions: [ready], of: [id] };
    const caveat = `${id}:caveat`;
    return { conditions: [ready, { id: caveat, type: 'date', atMin: from }], of: [id, caveat] };
  }
}

/** The same conditions, where those that wait for an element or movement which is not in the plan are never met. */
export function inVain(conditions: readonly Condition[], inPlan: ReadonlySet<string>): Condition[] {
  return conditions.map((condition) =>
    condition.type === 'ready' && !inPlan.has(condition.element)
      ? { id: condition.id, type: 'date', atMin: AFTER_EVERY_RUN_MIN }
      : condition,
  );
}
