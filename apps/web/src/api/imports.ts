/** Files that are taken over in two steps: an upload is held against the scenario, and nothing changes until it is applied. */
import { askText, collect, faultOf, RequestError } from './client.ts';
import { mutate, type EditAnswer } from './editing.ts';
import { t } from '../i18n/text.ts';

export const OUTCOMES = ['rejected', 'added', 'changed', 'removed', 'ignored', 'unchanged'] as const;
export type ImportOutcome = (typeof OUTCOMES)[number];

export interface ImportReason {
  readonly code: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly message: string;
}

export interface ImportPreview {
  readonly id: string;
  readonly format: string;
  readonly scenarioVersion: number;
  readonly counts: Readonly<Record<ImportOutcome, number>>;
  readonly warnings: readonly ImportReason[];
}

type Values = Readonly<Record<string, unknown>>;

export interface ImportLine {
  readonly outcome: ImportOutcome;
  readonly section: string | null;
  readonly key: string | null;
  readonly line: number | null;
  readonly before: Values | null;
  readonly after: Values | null;
  readonly reasons: readonly ImportReason[];
}

export interface ImportLinePage {
  readonly nodes: readonly ImportLine[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Sent parts of the file, from 0 to 1; at 1 the server reads and compares. */
type OnProgress = (share: number) => void;

/** `fetch` does not tell how much of a body has left, so this is the older way. */
function send(address: string, file: File, onProgress: OnProgress, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('content-type', /\.csv$/i.test(file.name) ? 'text/csv' : 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / Math.max(1, total));
    request.upload.onload = () => onProgress(1);
    request.onerror = () => reject(new RequestError('The server does not answer.', true));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onload = () => {
      const body = request.response as { errors?: { message: string }[] } | null;
      if (request.status < 300 && body !== null) return resolve(body);
      const said = body?.errors?.map(({ message }) => message).join(' ');
      const fault = faultOf(request.status);
      reject(
        new RequestError(
          said ?? t('The server answered {status}.', { status: request.status }),
          fault === 'offline',
          fault,
        ),
      );
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** How a file is read. */
export interface Reading {
  readonly format: string;
  readonly isComplete: boolean;
  /** Of a file of units whose it is to be; empty: its first side. */
  readonly side: string;
}

/** @param key under which the server is asked how far it has read the file */
export function importAddress(scenarioId: string, { format, isComplete, side }: Reading, key: string): string {
  const options = { ...(isComplete && { complete: 'true' }), ...(side !== '' && { side }) };
  const query = new URLSearchParams({ format, ...options, key });
  return `/imports/${encodeURIComponent(scenarioId)}?${query}`;
}

export const uploadTable = (
  scenarioId: string,
  file: File,
  reading: Reading,
  key: string,
  onProgress: OnProgress,
  signal: AbortSignal,
) => send(importAddress(scenarioId, reading, key), file, onProgress, signal) as Promise<ImportPreview>;

interface Progress {
  readonly done: number;
  readonly total: number;
}

const toShare = ({ done, total }: Progress): number => done / Math.max(1, total);

/** How far the server has read a file, from 0 to 1; null where the one that answers does not know. */
export async function findReadShare(key: string): Promise<number | null> {
  const response = await fetch(`/imports/under-way/${encodeURIComponent(key)}`);
  return response.ok ? toShare((await response.json()) as Progress) : null;
}

/** A whole scenario document becomes a scenario of its own; everything that is wrong with it is answered at once. */
export const uploadScenario = (file: File, onProgress: OnProgress, signal: AbortSignal) =>
  send('/imports', file, onProgress, signal) as Promise<{ readonly id: string; readonly key: string }>;

const FOUND = `query ScenarioImport($id: ID!) {
  scenarioImport(id: $id) {
    id format scenarioVersion
    counts { added changed unchanged removed rejected ignored }
    warnings { code row column message }
  }
}`;

const LINES = `query ImportLines($id: ID!, $outcomes: [ImportOutcome!], $after: String) {
  scenarioImport(id: $id) {
    lines(first: 100, after: $after, outcomes: $outcomes) {
      totalCount
      nodes { outcome section key line before after reasons { code row column message } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const PROGRESS = `query ImportProgress($id: ID!) { scenarioImport(id: $id) { progress { done total } } }`;

/** How far taking an upload over is, from 0 to 1; null where the server that answers does not know. */
export async function findImportShare(id: string): Promise<number | null> {
  const { scenarioImport } = await askText<{
    scenarioImport: { progress: Progress | null } | null;
  }>(PROGRESS, { id });
  const progress = scenarioImport?.progress;
  return progress ? toShare(progress) : null;
}

/** Null for an upload that was forgotten or belongs to somebody else. */
export const findImport = async (id: string) =>
  (await askText<{ scenarioImport: ImportPreview | null }>(FOUND, { id })).scenarioImport;

export async function loadImportLines(
  id: string,
  outcome: ImportOutcome,
  after: string | null,
): Promise<ImportLinePage> {
  const variables = { id, outcomes: [outcome.toUpperCase()], after };
  const { scenarioImport } = await askText<{ scenarioImport: { lines: ImportLinePage } | null }>(LINES, variables);
  if (scenarioImport === null) throw new RequestError('There is no such upload any more.', false);
  const { lines } = scenarioImport;
  return { ...lines, nodes: lines.nodes.map((line) => ({ ...line, outcome })) };
}

/** All lines with an outcome, for a file. @param onRead how many have come so far */
export async function loadAllImportLines(
  id: string,
  outcome: ImportOutcome,
  onRead: (count: number) => void,
): Promise<ImportLine[]> {
  let count = 0;
  return collect(async (after) => {
    const page = await loadImportLines(id, outcome, after);
    onRead((count += page.nodes.length));
    return page;
  });
}

export const applyImport = (scenarioId: string, { id, scenarioVersion }: ImportPreview): Promise<EditAnswer> =>
  mutate('importApply', { scenarioId, importId: id, expectedVersion: scenarioVersion });
