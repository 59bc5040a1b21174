/** What callers' own keys have done already: a request that is sent twice has one effect, also when both arrive at once. */
import { contentHash } from '@muster/planning';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '../identity/request-context.ts';
import { toAuthor } from '../scenarios/document-store.ts';

export type Claim<R> = { readonly is: 'new' } | { readonly is: 'done'; readonly result: R } | { readonly is: 'reused' };

/** Takes the key for this transaction. Another one with the same key waits here until this one has ended. */
export async function claimKey<R>(
  manager: EntityManager,
  context: RequestContext,
  key: string,
  request: unknown,
): Promise<Claim<R>> {
  const principal = toAuthor(context);
  const hash = contentHash(request);
  const inserted: unknown[] = await manager.query(
    `INSERT INTO client_mutation (principal, key, request_hash) VALUES ($1, $2, $3)
     ON CONFLICT (principal, key) DO NOTHING RETURNING key`,
    [principal, key, hash],
  );
  if (inserted.length > 0) return { is: 'new' };
  const [known]: { request_hash: string; result: R }[] = await manager.query(
    'SELECT request_hash, result FROM client_mutation WHERE principal = $1 AND key = $2',
    [principal, key],
  );
  return known.request_hash === hash ? { is: 'done', result: known.result } : { is: 'reused' };
}

export async function keepResult(
  manager: EntityManager,
  context: RequestContext,
  key: string,
  result: object,
): Promise<void> {
  await manager.query('UPDATE client_mutation SET result = $3 WHERE principal = $1 AND key = $2', [
    toAuthor(context),
    key,
    JSON.stringify(result),
  ]);
}
