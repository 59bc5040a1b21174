/** What starting a run and starting a background job have in common: who may, and on whose view. */
import { may, type Principal } from '@muster/planning';
import type { EntityManager } from 'typeorm';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';

export const mayStart = ({ principal }: RequestContext, scenario: string): boolean =>
  may(principal, 'start-run', { kind: 'scenario', scenario });

/** What stands at the head of what is computed: on whose view of the data it rests, whether or not anything was hidden. */
export function viewOf({ kind, nation, grants }: Principal): string {
  if (kind === 'system') return 'Muster';
  if (nation !== null) return nation;
  return grants.some(({ role }) => role === 'coordination-cell') ? 'the coordination cell' : 'an observer';
}

/**
 * Why nothing more is started at the moment. One person or tool has at most half of the queue: the others find a place in it. Counted over
 * what the caller may not see too.
 */
export async function findCrowd(
  manager: EntityManager,
  { principal }: RequestContext,
  { table, most, noun }: { readonly table: 'run' | 'background_job'; readonly most: number; readonly noun: string },
): Promise<UserError | undefined> {
  const [{ all, own }]: { all: number; own: number }[] = await manager.query(
    `SELECT count(*)::int AS "all", count(*) FILTER (WHERE started_by = $1)::int AS own FROM ${table} WHERE state IN ('QUEUED', 'RUNNING')`,
    [principal.id],
  );
  if (all < most && own < most / 2) return undefined;
  const crowd = own < most / 2 ? `${all} ${noun}` : `${own} ${noun} of yours`;
  return userError('queue.full', [], `${crowd} are under way; try again when some are done.`);
}
