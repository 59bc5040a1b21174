/**
 * Remedies and commitments to conditions under their own ids, so that other rows can name them like gates. One of which the state of now tells is what
 * it says, and falls with what it rests on; the others are open at its instant.
 */
import type { Condition } from '@muster/logistics';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { InitialState } from '../scenario/posture-section.ts';
import { foundationOf } from './foundation.ts';
import { AS_OF } from './initial-state.ts';
import { never } from './never.ts';
import { toDistribution } from './quantities.ts';

const AT_ONCE = { kind: 'fixed', value: 0 } as const;

/** A rung is decided after all it requires, when it answers the kind of breach of the scenario. */
export function toRemedyConditions(document: ScenarioDocument, clock: ScenarioClock): Condition[] {
  const breach = document.attack?.breach;
  const records = new Records(document, clock);
  return (document.remedies ?? []).flatMap((remedy): Condition[] => {
    const record = records.find(remedy.id);
    if (record !== undefined)
      return record.state === 'refused' ? [never(remedy.id, clock)] : records.standing(remedy.id, remedy, record);
    if (remedy.breaches && (breach === undefined || !remedy.breaches.includes(breach)))
      return [never(remedy.id, clock)];
    const before = `${remedy.id}:requires`;
    return [
      { id: before, type: 'all', of: [...remedy.requires, ...records.open] },
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
export function toCommitmentConditions(document: ScenarioDocument, clock: ScenarioClock): Condition[] {
  const records = new Records(document, clock);
  return (document.commitments ?? []).flatMap((commitment): Condition[] => {
    const triggered = `${commitment.id}:triggered`;
    const decided = commitmentDecisionId(commitment.id);
    const requires = [commitment.trigger, ...(commitment.decision === undefined ? [] : [commitment.decision])];
    const leadTime = commitment.leadTime ? toDistribution(commitment.leadTime) : AT_ONCE;
    const record = records.find(commitment.id);
    if (record?.state === 'refused') return [never(decided, clock), never(commitment.id, clock)];
    if (record !== undefined) {
      const standing = records.standing(decided, { requires }, record);
      if (record.state === 'in-force') return [...standing, { id: commitment.id, type: 'all', of: [decided] }];
      // Nobody has seen it in force by the instant.
      const over = `${commitment.id}:lead-time`;
      return [
        ...standing,
        { id: over, type: 'after', of: decided, duration: leadTime, cause: 'decision' },
        { id: commitment.id, type: 'all', of: [over, AS_OF] },
      ];
    }
    return [
      { id: triggered, type: 'all', of: [...requires, ...records.open] },
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
        duration: leadTime,
        cause: 'decision',
      },
    ];
  });
}

export const commitmentDecisionId = (commitment: string): string => `${commitment}:decided`;

type Record = NonNullable<InitialState['response']>[number];

/** What the state of now says of remedies, commitments and what they rest on. */
class Records {
  private readonly said: ReadonlyMap<string, Record>;
  /** What the open ones wait for besides. */
  readonly open: readonly string[];

  constructor(
    private readonly document: ScenarioDocument,
    private readonly clock: ScenarioClock,
  ) {
    const { initialState } = document;
    this.said = new Map((initialState?.response ?? []).map((row) => [row.id, row]));
    this.open = initialState === undefined ? [] : [AS_OF];
  }

  find(id: string): Record | undefined {
    return this.said.get(id);
  }

  /** Met since its day, as long as what it requires goes on to stand. */
  standing(id: string, { requires }: { readonly requires: readonly string[] }, record: Record): Condition[] {
    const metMin = this.sinceMin(record);
    const met = `${id}:met`;
    const foundation = foundationOf({ id, requires }, metMin, (one) => this.stoodAt(one, metMin));
    return [
      { id: met, type: 'date', atMin: metMin },
      ...foundation.conditions,
      { id, type: 'all', of: [met, ...foundation.of] },
    ];
  }

  private sinceMin({ since = this.document.initialState!.asOf }: Record): number {
    return Math.max(0, this.clock.minute(since));
  }

  private stoodAt(id: string, minute: number): boolean {
    const said = this.said.get(id);
    if (said !== undefined) return said.state !== 'refused' && this.sinceMin(said) <= minute;
    const record = (this.document.gates ?? []).find((gate) => gate.id === id)?.record ?? [];
    const last = record.filter(({ at }) => this.clock.minute(at) <= minute).at(-1)?.event;
    return last === 'met' || last === 'restored';
  }
}
