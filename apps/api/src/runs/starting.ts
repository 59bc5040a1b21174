/** What starting a run and starting a background job have in common: who may, on whose view, and what holds a start back. */
import { may, rolesIn, type Principal } from '@muster/planning';
import type { EntityManager } from 'typeorm';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { holdLabels } from '../release/derived-labels.ts';

export const mayStart = ({ principal }: RequestContext, scenario: string): boolean =>
  may(principal, 'start-run', { kind: 'scenario', scenario });

/** What stands at the head of what is computed: on whose view of the data it rests, whether or not anything was hidden. */
export function viewOf(principal: Principal, scenario: string): string {
  if (principal.kind === 'system') return 'Muster';
  if (principal.nation !== null) return principal.nation;
  return rolesIn(principal, scenario).includes('coordination-cell') ? 'the coordination cell' : 'an observer';
}

export interface Queue {
  readonly table: 'run' | 'background_job';
  /** Under way at once. */
  readonly most: number;
  /** What a reader calls them. */
  readonly noun: string;
}

/**
 * Why nothing is started. When nothing stands against it, the scenario and the labels of its rows stay as they are until the transaction
 * ends. Asked in Muster's own name.
 *
 * @param gone answer when the scenario has been deleted meanwhile
 */
export async function findHindrance(
  manager: EntityManager,
  context: RequestContext,
  scenario: string,
  gone: UserError,
  queue: Queue,
): Promise<UserError | undefined> {
  const found: unknown[] = await manager.query('SELECT 1 FROM scenario WHERE id = $1 FOR KEY SHARE', [scenario]);
  if (found.length === 0) return gone;
  await holdLabels(manager, scenario);
  return findCrowd(manager, context, queue);
}

/** One person or tool has at most half of the queue: the others find a place in it. Counted over what the caller may not see too. */
export async function findCrowd(
  manager: EntityManager,
  { principal }: RequestContext,
  { table, most, noun }: Queue,
): Promise<UserError | undefined> {
  const [{ all, own }]: { all: number; own: number }[] = await manager.query(
    `SELECT count(*)::int AS "all", count(*) FILTER (WHERE started_by = $1)::int AS own FROM ${table} WHERE state IN ('QUEUED', 'RUNNING')`,
    [principal.id],
  );
  if (all < most && own < most / 2) return undefined;
  const crowd = own < most / 2 ? `${all} ${noun}` : `${own} ${noun} of yours`;
  return userError('queue.full', [], `${crowd} are under way; try again when some are done.`);
}
