/** Remedies and commitments to conditions under their own ids, so that other rows can name them like gates. */
import type { Condition } from '@muster/logistics';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { never } from './never.ts';
import { toDistribution } from './quantities.ts';

const AT_ONCE = { kind: 'fixed', value: 0 } as const;

/** A rung is decided after all it requires, when it answers the kind of breach of the scenario. */
export function toRemedyConditions(document: ScenarioDocument, clock: ScenarioClock): Condition[] {
  const breach = document.attack?.breach;
  return (document.remedies ?? []).flatMap((remedy): Condition[] => {
    if (remedy.breaches && (breach === undefined || !remedy.breaches.includes(breach)))
      return [never(remedy.id, clock)];
    const before = `${remedy.id}:requires`;
    return [
      { id: before, type: 'all', of: remedy.requires },
      {
        id: remedy.id,
        type: 'after',
        of: before,
        duration: remedy.duration ? toDistribution(remedy.duration) : AT_ONCE,
        cause: 'decision',
        office: remedy.office,
      },
    ];
  });
}

/** Met when its trigger is met, its nation has decided, and its lead time is over: the commitment is in force. */
export function toCommitmentConditions(document: ScenarioDocument): Condition[] {
  return (document.commitments ?? []).flatMap((commitment): Condition[] => {
    const triggered = `${commitment.id}:triggered`;
    const decided = commitmentDecisionId(commitment.id);
    return [
      {
        id: triggered,
        type: 'all',
        of: [commitment.trigger, ...(commitment.decision === undefined ? [] : [commitment.decision])],
      },
      {
        id: decided,
        type: 'after',
        of: triggered,
        duration: commitment.decisionTime ? toDistribution(commitment.decisionTime) : AT_ONCE,
        cause: 'decision',
      },
      {
        id: commitment.id,
        type: 'after',
        of: decided,
        duration: commitment.leadTime ? toDistribution(commitment.leadTime) : AT_ONCE,
        cause: 'decision',
      },
    ];
  });
}

export const commitmentDecisionId = (commitment: string): string => `${commitment}:decided`;
