/** What gives an element its order beside its gate: the day on which a caveat on its stationing lapses, and what its nation does at a breach. */
import type { Condition } from '@muster/logistics';
import type { From } from '../force/caveat.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';
import { nationalDecisions } from '../activation/national-decisions.ts';
import { AFTER_EVERY_RUN_MIN } from './able.ts';

/** What the caveats of its contribution mean for an element. */
export interface Limits {
  readonly avoidPlaces: readonly string[];
  /** It may stand at its destination from here on. */
  readonly standFrom: From;
  /** Condition that falls with the breach, of a posture element whose nation holds or calls back. */
  readonly breachPolicy: string | undefined;
}

/** Id of the condition that holds an element back until a caveat on its stationing lapses. */
export const caveatConditionId = (element: string): string => `caveat:${element}`;
/** Id of the condition that falls with the breach, of a contribution that holds or calls back. */
export const breachPolicyConditionId = (contribution: string): string => `breach-policy:${contribution}`;

/**
 * What gives the order: its gate, where a caveat forbids its destination the day on which that lapses, and where its nation holds or calls back
 * at a breach that there was none, or the decision of the nation afterwards.
 */
export function orderOf(
  row: ForceElementRow,
  limits: Limits,
  mapped: { readonly conditions: Condition[] },
): string | undefined {
  const of = row.releasedBy === undefined ? [] : [row.releasedBy];
  if (limits.standFrom !== 0) {
    const id = caveatConditionId(row.id);
    // Somebody decided it: the waiting is booked to a permission, not to a planned date. One without an end lapses after every run.
    const stated = `${id}:stated`;
    mapped.conditions.push(
      { id: stated, type: 'date', atMin: 0 },
      {
        id,
        type: 'after',
        of: stated,
        duration: { kind: 'fixed', value: limits.standFrom ?? AFTER_EVERY_RUN_MIN },
        cause: 'permission',
      },
    );
    of.push(id);
  }
  if (limits.breachPolicy !== undefined) of.push(limits.breachPolicy);
  if (of.length < 2) return of[0];
  const id = `order:${row.id}`;
  mapped.conditions.push({ id, type: 'all', of });
  return id;
}

/**
 * Breach policy of each contribution that does not simply go on: a condition that falls with the breach, and with `hold` stands again when the
 * nation has decided, by any of its gates. With `return` it never does: what has not moved stays, what is under way ends its leg and goes home
 * (`returns.ts`).
 */
export function toBreachPolicies(document: ScenarioDocument): ReadonlyMap<string, readonly Condition[]> {
  const breach = (document.gates ?? []).find((gate) => gate.kind === 'breach');
  if (breach === undefined) return new Map();
  return new Map(
    (document.contributions ?? [])
      .filter((row) => row.breachPolicy === 'hold' || row.breachPolicy === 'return')
      .map((row): [string, Condition[]] => {
        const id = breachPolicyConditionId(row.id);
        const decisions = row.breachPolicy === 'hold' ? nationalDecisions(document, row.nation) : [];
        const decided = `${id}:decided`;
        const policy = { id, type: 'date', atMin: 0, revokedBy: breach.id } as const;
        if (decisions.length < 2) return [row.id, [{ ...policy, restoredBy: decisions[0] }]];
        return [
          row.id,
          [
            { id: decided, type: 'any', of: decisions },
            { ...policy, restoredBy: decided },
          ],
        ];
      }),
  );
}
