/**
 * Sends the hash of a query instead of its text, and the text with it when the server does not know the hash yet
 * (apps/api/src/graphql/persisted-queries.ts).
 */
const hashes = new Map<string, Promise<string>>();

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function hashOf(text: string): Promise<string> {
  const known = hashes.get(text) ?? sha256(text);
  hashes.set(text, known);
  return known;
}

interface Body {
  readonly query?: string;
  readonly extensions?: object;
}

/** An answer that came whole: one that breaks off in its body is none, as one that never began. */
async function fetchWhole(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  return new Response(await response.text(), response);
}

export async function fetchPersisted(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  // Without a certificate a browser computes hashes for the machine itself only.
  const isAble = typeof crypto !== 'undefined' && crypto.subtle !== undefined;
  if (!isAble || typeof init.body !== 'string') return fetchWhole(input, init);
  const { query, ...rest } = JSON.parse(init.body) as Body;
  if (query === undefined) return fetchWhole(input, init);
  const persistedQuery = { version: 1, sha256Hash: await hashOf(query) };
  const extensions = { ...rest.extensions, persistedQuery };
  const withBody = (body: object) => ({ ...init, body: JSON.stringify(body) });
  const response = await fetch(input, withBody({ ...rest, extensions }));
  const text = await response.text();
  if (text.includes('"PersistedQueryNotFound"')) return fetchWhole(input, withBody({ query, ...rest, extensions }));
  return new Response(text, response);
}
