import { Client, fetchExchange, type AnyVariables, type TypedDocumentNode } from 'urql';

/** Queries, mutations and, as server-sent events, subscriptions over one address of this page's own host. */
export const client = new Client({
  url: '/graphql',
  exchanges: [fetchExchange],
  fetchSubscriptions: true,
  preferGetMethod: false,
  requestPolicy: 'network-only',
});

/** A sentence that a planner can act on; the server's own words where it answered. */
export class RequestError extends Error {
  readonly offline: boolean;

  constructor(message: string, offline: boolean) {
    super(message);
    this.name = 'RequestError';
    this.offline = offline;
  }
}

interface Result<D> {
  readonly data?: D;
  readonly error?: {
    readonly networkError?: Error;
    readonly graphQLErrors: readonly { readonly message: string }[];
    readonly message: string;
  };
}

function unwrap<D>({ data, error }: Result<D>): D {
  if (error?.networkError) throw new RequestError('The server does not answer.', true);
  if (error)
    throw new RequestError(error.graphQLErrors.map(({ message }) => message).join(' ') || error.message, false);
  if (data === undefined || data === null) throw new RequestError('The server sent an empty answer.', false);
  return data;
}

export async function ask<D, V extends AnyVariables>(query: TypedDocumentNode<D, V>, variables: V): Promise<D> {
  return unwrap(await client.query(query, variables).toPromise());
}

export async function order<D, V extends AnyVariables>(mutation: TypedDocumentNode<D, V>, variables: V): Promise<D> {
  return unwrap(await client.mutation(mutation, variables).toPromise());
}

interface Paged<N> {
  readonly nodes: readonly N[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const MOST_PAGES = 200;

/** All pages, one after another. */
export async function collect<N>(page: (after: string | null) => Promise<Paged<N>>): Promise<N[]> {
  const all: N[] = [];
  let after: string | null = null;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const { nodes, pageInfo }: Paged<N> = await page(after);
    all.push(...nodes);
    if (!pageInfo.hasNextPage) return all;
    after = pageInfo.endCursor;
  }
  throw new RequestError(`The list has more than ${MOST_PAGES} pages.`, false);
}
