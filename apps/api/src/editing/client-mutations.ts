/** What callers' own keys have done already: a request that is sent twice has one effect, also when both arrive at once. */
import { contentHash } from '@muster/planning';
import type { EntityManager } from 'typeorm';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import type { Chore } from '../jobs/job-supervisor.ts';
import { toAuthor } from '../scenarios/document-store.ts';

export const KEY_MOST = 80;
const KEPT_DAYS = 30;

/** Says for every mutation with a key what the key does. */
export const KEY_DESCRIPTION = `A key of your own, at most ${KEY_MOST} characters: a second request with the same key has no second effect and answers like the first.`;

const REUSED_KEY = userError(
  'client-mutation-key.reused',
  ['input', 'clientMutationKey'],
  'This key was used for another request.',
);

/** Stands in place of the hash of a request where another version of Muster kept none, or another one. */
const UNKNOWN_REQUEST = '';

const UNKNOWN_KEY = userError(
  'client-mutation-key.reused',
  ['input', 'clientMutationKey'],
  'This key was used before Muster was updated, for which request is no longer known: see whether it was done, and take another key.',
);

export interface Keyed {
  readonly clientMutationKey?: string | null;
}

export function checkKey(key: string | null | undefined): UserError[] {
  if (key === null || key === undefined) return [];
  if (key.length >= 1 && key.length <= KEY_MOST && !key.includes('\0')) return [];
  const message = `A key has 1 to ${KEY_MOST} characters.`;
  return [userError('client-mutation-key.invalid', ['input', 'clientMutationKey'], message)];
}

export interface KeyedWork<R> {
  /** Name of the mutation. */
  readonly name: string;
  /** The whole input as it was sent: another input under the same key is another request. */
  readonly input: Keyed;
  readonly work: () => Promise<R>;
  /** Id of what was done, null when nothing is left of it; undefined when nothing was done, which leaves the key free. */
  readonly idOf: (done: R) => string | null | undefined;
  /** What else the second request is told: plain values, kept with the id. */
  readonly tellOf?: (done: R) => unknown;
  /** What the second request is answered. */
  readonly again: (id: string | null, told: unknown) => Promise<R>;
  readonly refuse: (error: UserError) => R;
}

/**
 * Does the work unless its key has done it. Another transaction with the same key waits here until this one has ended. A key that is none
 * claims nothing: the work refuses it, with what else is wrong (`checkKey`).
 */
export async function once<R>(
  manager: EntityManager,
  context: RequestContext,
  { name, input, work, idOf, tellOf, again, refuse }: KeyedWork<R>,
): Promise<R> {
  const { clientMutationKey: key } = input;
  if (key === null || key === undefined || checkKey(key).length > 0) return work();
  const claim = [toAuthor(context), key];
  // Dates and what else GraphQL has read become what was sent.
  const hash = contentHash(JSON.parse(JSON.stringify({ mutation: name, input })));
  const inserted: unknown[] = await manager.query(
    `INSERT INTO client_mutation (principal, key, request_hash) VALUES ($1, $2, $3)
     ON CONFLICT (principal, key) DO NOTHING RETURNING key`,
    [...claim, hash],
  );
  if (inserted.length === 0) {
    const [known]: { request_hash: string; result: { id: string | null; told?: unknown } }[] = await manager.query(
      'SELECT request_hash, result FROM client_mutation WHERE principal = $1 AND key = $2',
      claim,
    );
    if (known.request_hash === hash) return again(known.result.id, known.result.told);
    return refuse(known.request_hash === UNKNOWN_REQUEST ? UNKNOWN_KEY : REUSED_KEY);
  }
  const done = await work();
  const id = idOf(done);
  if (id === undefined) await manager.query('DELETE FROM client_mutation WHERE principal = $1 AND key = $2', claim);
  else
    await manager.query('UPDATE client_mutation SET result = $3 WHERE principal = $1 AND key = $2', [
      ...claim,
      JSON.stringify({ id, told: tellOf?.(done) }),
    ]);
  return done;
}

/** Whether the key has done something already: then nothing has to be prepared for work that `once` will not do. */
export async function isUsed(
  manager: EntityManager,
  context: RequestContext,
  { clientMutationKey: key }: Keyed,
): Promise<boolean> {
  if (key === null || key === undefined || checkKey(key).length > 0) return false;
  const known: unknown[] = await manager.query('SELECT 1 FROM client_mutation WHERE principal = $1 AND key = $2', [
    toAuthor(context),
    key,
  ]);
  return known.length > 0;
}

export const FORGET_KEYS: Chore = {
  name: 'forget keys of requests',
  everyMs: 60 * 60_000,
  run: async (manager) => {
    await manager.query('DELETE FROM client_mutation WHERE at < now() - make_interval(days => $1)', [KEPT_DAYS]);
  },
};
