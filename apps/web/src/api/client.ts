import { createClient, type Client as Socket } from 'graphql-ws';
import { Client, fetchExchange, subscriptionExchange, type AnyVariables, type TypedDocumentNode } from 'urql';
import { t } from '../i18n/text.ts';
import { fetchPersisted } from './queries/persisted-queries.ts';

const ADDRESS = '/graphql';
let socket: Socket | undefined;

/**
 * One WebSocket for all subscriptions of the page, open while there is one. A browser has six connections to a host over HTTP/1.1, in all
 * its tabs: streams of events would take the place of every other request.
 */
const openSocket = (): Socket =>
  (socket ??= createClient({
    url: () => new URL(ADDRESS, window.location.origin.replace(/^http/, 'ws')).href,
    // Whoever follows something asks for it where no stream comes through (follow.ts).
    retryAttempts: 0,
  }));

/** Queries and mutations over HTTP, subscriptions over a WebSocket, at one address of this page's own host. */
export const client = new Client({
  url: ADDRESS,
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query = '', variables }) => ({
        subscribe: (sink) => ({ unsubscribe: openSocket().subscribe({ query, variables }, sink) }),
      }),
    }),
  ],
  fetch: fetchPersisted,
  preferGetMethod: false,
  requestPolicy: 'network-only',
});

/** Why something is not there: no answer, no right to see it, no longer signed in, or a fault. Each is a look of its own. */
export type RequestFault = 'offline' | 'withheld' | 'signed-out' | 'fault';

/** A sentence that a planner can act on; the server's own words where it answered. */
export class RequestError extends Error {
  readonly offline: boolean;
  readonly fault: RequestFault;

  constructor(message: string, offline: boolean, fault: RequestFault = offline ? 'offline' : 'fault') {
    super(message);
    this.name = 'RequestError';
    this.offline = offline;
    this.fault = fault;
  }
}

/** What a status of HTTP or a code of the API says. */
export function faultOf(status: number | undefined, codes: readonly unknown[] = []): RequestFault {
  if (status === 401 || codes.includes('UNAUTHENTICATED')) return 'signed-out';
  if (status === 403 || codes.some((code) => code === 'FORBIDDEN' || code === 'access.denied')) return 'withheld';
  return status !== undefined && status >= 500 ? 'offline' : 'fault';
}

interface Result<D> {
  readonly data?: D;
  readonly error?: {
    readonly networkError?: Error;
    readonly graphQLErrors: readonly {
      readonly message: string;
      readonly extensions?: Readonly<Record<string, unknown>>;
    }[];
    readonly response?: { readonly status?: number };
    readonly message: string;
  };
}

function unwrap<D>({ data, error }: Result<D>): D {
  if (error) {
    const fault = faultOf(
      error.response?.status,
      error.graphQLErrors.map(({ extensions }) => extensions?.['code']),
    );
    if (fault === 'signed-out') throw new RequestError('Your session has ended.', false, fault);
    if (error.networkError) throw toRefusal(error.response?.status);
    const said = error.graphQLErrors.map(({ message }) => message).join(' ') || error.message;
    throw new RequestError(said, fault === 'offline', fault);
  }
  if (data === undefined || data === null) throw new RequestError('The server sent an empty answer.', false);
  return data;
}

export async function ask<D, V extends AnyVariables>(query: TypedDocumentNode<D, V>, variables: V): Promise<D> {
  return unwrap(await client.query(query, variables).toPromise());
}

export async function order<D, V extends AnyVariables>(mutation: TypedDocumentNode<D, V>, variables: V): Promise<D> {
  return unwrap(await client.mutation(mutation, variables).toPromise());
}

/**
 * What does not come over GraphQL, files and the session, with the same reasons why something is not there.
 *
 * @param absent what is said of an address that holds nothing
 */
export async function request(address: string, init?: RequestInit, absent?: string): Promise<Response> {
  const response = await fetch(address, init).catch(() => {
    throw new RequestError('The server does not answer.', true);
  });
  if (response.ok) return response;
  throw toRefusal(response.status, absent);
}

/** What a status says where the body says nothing; without a status nobody answered. */
function toRefusal(status: number | undefined, absent?: string): RequestError {
  if (status === undefined) return new RequestError('The server does not answer.', true);
  const fault = faultOf(status);
  const said =
    fault === 'signed-out'
      ? 'Your session has ended.'
      : fault === 'withheld'
        ? 'The server refused it.'
        : status === 404 && absent !== undefined
          ? absent
          : status < 300
            ? 'The server sent an answer that cannot be read.'
            : t('The server answered {status}.', { status });
  return new RequestError(said, fault === 'offline', fault);
}

interface Paged<N> {
  readonly nodes: readonly N[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** All pages, one after another, however many: a list ends where its cursor does. */
export async function collect<N>(page: (after: string | null) => Promise<Paged<N>>): Promise<N[]> {
  const all: N[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo }: Paged<N> = await page(after);
    all.push(...nodes);
    if (!pageInfo.hasNextPage) return all;
    // The same page for ever would be asked for for ever.
    if (pageInfo.endCursor === null || pageInfo.endCursor === after)
      throw new RequestError('The server sent an answer that cannot be read.', false);
    after = pageInfo.endCursor;
  }
}

/** The same for a query that is put together while the page runs, so its type is said by who asks. */
export async function askText<D>(text: string, variables: object, kind: 'query' | 'mutation' = 'query'): Promise<D> {
  const asked =
    kind === 'query' ? client.query<D>(text, variables as never) : client.mutation<D>(text, variables as never);
  return unwrap<D>(await asked.toPromise());
}
