/**
 * Persisted queries: a client that sends a query often sends its SHA-256 instead (`extensions.persistedQuery`), and its text with the hash
 * the first time, or when this server has forgotten it. The page does so; a partner tool may. Nothing of who asks is kept, a hash finds only
 * the text that it is the hash of, and each limit is looked at as if the text had been sent.
 */
import { createHash } from 'node:crypto';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { BoundedCache, type CacheLimits } from './bounded-cache.ts';

/** A page knows some hundred queries. */
const MOST: CacheLimits = { entries: 1000, characters: 4_000_000 };

const SHA256 = /^[0-9a-f]{64}$/;

export class QueryTexts {
  private readonly texts: BoundedCache<string>;

  constructor(most = MOST) {
    this.texts = new BoundedCache(most);
  }

  find(hash: string): string | null {
    return this.texts.get(hash) ?? null;
  }

  /** @returns whether it is the hash of the text */
  keep(hash: string, text: string): boolean {
    if (createHash('sha256').update(text).digest('hex') !== hash) return false;
    if (this.find(hash) === null) this.texts.set(hash, text, text.length);
    return true;
  }
}

const NOT_ITS_HASH = new GraphQLError('The hash is not that of the query.', {
  extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
});

export function persistedQueryPlugins(): Plugin[] {
  const texts = new QueryTexts();
  return [
    {
      onParams({ params: { query, extensions } }) {
        const hash = (extensions?.['persistedQuery'] as { sha256Hash?: unknown } | null | undefined)?.sha256Hash;
        if (typeof query !== 'string' || typeof hash !== 'string') return;
        if (!SHA256.test(hash) || !texts.keep(hash, query)) throw NOT_ITS_HASH;
      },
    },
    usePersistedOperations({
      allowArbitraryOperations: true,
      getPersistedOperation: (hash) => texts.find(hash),
      customErrors: {
        notFound: { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
        keyNotFound: {
          message: 'Must provide query string.',
          extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
        },
      },
    }) as Plugin,
  ];
}
