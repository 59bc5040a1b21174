/** Stopping a run and stopping a background job: who may, what is answered, and what the trail says. */
import { may } from '@muster/planning';
import type { Audit } from '../audit/audit-trail.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { fromColumns, type LabelColumns } from '../release/label.types.ts';

export interface Stoppable extends LabelColumns {
  readonly id: string;
  readonly scenarioId: string;
  readonly startedBy: string;
}

export interface StopOrder {
  /** Name of the action in the trail. */
  readonly action: string;
  /** Its type in the API. */
  readonly type: string;
  /** What a reader calls it; the input names it by this word and `Id`. */
  readonly noun: 'run' | 'job';
  /** Whether it was still under way; it is over now. */
  readonly end: (id: string) => Promise<boolean>;
}

/** @returns why nothing was stopped; nothing is wrong when it had ended already */
export async function stop(
  { principal }: RequestContext,
  audit: Audit,
  found: Stoppable | null,
  { action, type, noun, end }: StopOrder,
): Promise<UserError[]> {
  const path = ['input', `${noun}Id`];
  if (found === null) {
    audit({ action, outcome: 'refused', reason: `${noun}.unknown` });
    return [userError(`${noun}.unknown`, path, `There is no such ${noun}.`)];
  }
  const { id, scenarioId, startedBy } = found;
  const entry = { action, scenarioId, thing: { type, id } };
  if (!may(principal, 'cancel-run', { kind: 'run', scenario: scenarioId, startedBy, label: fromColumns(found) })) {
    audit({ ...entry, outcome: 'refused', reason: 'access.denied' });
    return [userError('access.denied', path, `A ${noun} is stopped by who started it or by the coordination cell.`)];
  }
  if (await end(id)) audit({ ...entry, outcome: 'done' });
  return [];
}
