/** The whole scenario document, as the one who asks may see it, for what computes in the page. */
import type { ScenarioDocument } from '@muster/planning';
import { request } from './client.ts';
import type { Loadable } from './model.ts';
import { findVersion } from './scenario-head.ts';
import { store, useLoaded } from './store.ts';

export interface LoadedDocument {
  readonly document: ScenarioDocument;
  readonly hash: string;
  /** Version that is shown: an edit of it says so, and what others changed since is a conflict. */
  readonly version: number;
}

/** @param version the newest one when absent */
export async function loadDocument(scenarioId: string, version?: number): Promise<LoadedDocument> {
  const of = version === undefined ? '' : `?version=${version}`;
  const address = `/exports/scenarios/${encodeURIComponent(scenarioId)}.json${of}`;
  const response = await request(address, undefined, 'There is no such scenario.');
  return {
    document: (await response.json()) as ScenarioDocument,
    hash: response.headers.get('x-snapshot-hash') ?? '',
    version: Number(response.headers.get('x-scenario-version')),
  };
}

const documentKey = (scenarioId: string) => `scenario:${scenarioId}:document`;

/** The document with one row as it was saved, in its place or at the end; null takes the row away. */
export function withRow(
  { document, hash }: LoadedDocument,
  section: string,
  row: Readonly<Record<string, unknown>> | null,
  id: string,
  version: number,
): LoadedDocument {
  const rows = ((document as Readonly<Record<string, unknown>>)[section] ?? []) as readonly { readonly id: string }[];
  const kept = Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== null));
  const isThere = rows.some((other) => other.id === id);
  const next = isThere
    ? rows.flatMap((other) => (other.id !== id ? [other] : row === null ? [] : [kept]))
    : row === null
      ? rows
      : [...rows, kept];
  // Another content than the hash stands for: whoever computes with it waits for the server's.
  return { document: { ...document, [section]: next }, hash: `${hash}+${version}`, version };
}

/** Puts what was just saved on the page before it is loaded again. */
export function putRow(...[scenarioId, ...edit]: [scenarioId: string, ...SavedRow]): void {
  const known = store.get<LoadedDocument>(documentKey(scenarioId)).data;
  if (known !== undefined) store.put(documentKey(scenarioId), withRow(known, ...edit));
}
type SavedRow = [section: string, row: Readonly<Record<string, unknown>> | null, id: string, version: number];

export interface DocumentOfHash {
  readonly document: ScenarioDocument;
  /** Of the version asked for (the newest one, or one before), or of another because that is not to be had. */
  readonly isOf: 'today' | 'before' | 'another';
}

/** @param older null where the version of the hash is not to be had */
export function asComputed(
  hash: string,
  newest: Pick<LoadedDocument, 'document' | 'hash'>,
  older: ScenarioDocument | null,
): DocumentOfHash {
  if (newest.hash === hash) return { document: newest.document, isOf: 'today' };
  return older === null ? { document: newest.document, isOf: 'another' } : { document: older, isOf: 'before' };
}

/** The version that a hash stands for, as whoever asks sees it. What is older is asked for once: a hash is of what never changes. */
export function useDocumentOfHash(scenarioId: string, hash: string | null): Loadable<DocumentOfHash> {
  const newest = useLoaded(hash === null ? null : documentKey(scenarioId), () => loadDocument(scenarioId));
  const isOlder = hash !== null && newest.data !== undefined && newest.data.hash !== hash;
  const older = useLoaded(isOlder ? `document-of:${scenarioId}:${hash}` : null, async () => {
    const version = await findVersion(scenarioId, hash ?? '');
    return version === null ? null : (await loadDocument(scenarioId, version)).document;
  });
  if (hash === null || newest.data === undefined) return { ...newest, data: undefined };
  if (isOlder && older.data === undefined) return { ...older, data: undefined };
  return { ...newest, data: asComputed(hash, newest.data, older.data ?? null) };
}

export const useDocument = (scenarioId: string): Loadable<LoadedDocument> =>
  useLoaded(documentKey(scenarioId), () => loadDocument(scenarioId));
