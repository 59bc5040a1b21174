/**
 * Edits that are not saved yet, kept in this browser: a server that restarts, a session that ends or a page that is closed loses nothing.
 * They belong to who typed them: another person at the same browser has a book of drafts of their own.
 * A draft knows the version it was begun on, so that saving it later shows a conflict instead of overwriting.
 */
import { useSyncExternalStore } from 'react';

export interface Draft {
  readonly section: string;
  readonly id: string;
  /** Version of the scenario that was on the screen when it was begun. */
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** True for a row that is not in the scenario yet. */
  readonly isNew: boolean;
}

const PREFIX = 'muster.drafts.';
const listeners = new Set<() => void>();
const read = new Map<string, readonly Draft[]>();
/** False once a draft could not be written: then the page knows more than the browser. */
let isKept = true;

export function parseDrafts(text: string | null): readonly Draft[] {
  try {
    const rows = JSON.parse(text ?? '[]') as unknown;
    if (!Array.isArray(rows)) return [];
    return (rows as Draft[]).filter(
      (row) =>
        typeof row?.section === 'string' &&
        typeof row.id === 'string' &&
        typeof row.version === 'number' &&
        typeof row.values === 'object' &&
        row.values !== null,
    );
  } catch {
    return [];
  }
}

/** Book of drafts of a person for a scenario. */
export const bookOf = (person: string, scenarioId: string): string => `${person} ${scenarioId}`;

/** Null in a browser that keeps nothing. */
function readStored(book: string): readonly Draft[] | null {
  try {
    return parseDrafts(localStorage.getItem(PREFIX + book));
  } catch {
    return null;
  }
}

export function listDrafts(book: string): readonly Draft[] {
  let drafts = read.get(book);
  if (drafts === undefined) read.set(book, (drafts = readStored(book) ?? []));
  return drafts;
}

const isOf = (section: string, id: string) => (draft: Draft) => draft.section === section && draft.id === id;

/** Puts a draft in the place of the one of the same row; one without values is taken away. */
export function putDraft(book: string, draft: Draft): void {
  // What another tab has put there since is kept.
  const others = (isKept ? (readStored(book) ?? listDrafts(book)) : listDrafts(book)).filter(
    (other) => !isOf(draft.section, draft.id)(other),
  );
  const isEmpty = Object.keys(draft.values).length === 0 && !draft.isNew;
  const next = isEmpty ? others : [...others, draft];
  read.set(book, next);
  try {
    if (next.length === 0) localStorage.removeItem(PREFIX + book);
    else localStorage.setItem(PREFIX + book, JSON.stringify(next));
    isKept = true;
  } catch {
    // Full or forbidden: the draft lives as long as the page.
    isKept = false;
  }
  for (const listener of [...listeners]) listener();
}

export function dropDraft(book: string, section: string, id: string): void {
  putDraft(book, { section, id, version: 0, values: {}, isNew: false });
}

/** Another tab wrote: what it put there is shown here too. */
function onStorage({ key }: Pick<StorageEvent, 'key'>): void {
  if (!isKept || (key !== null && !key.startsWith(PREFIX))) return;
  if (key === null) read.clear();
  else read.delete(key.slice(PREFIX.length));
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  if (listeners.size === 0) window.addEventListener('storage', onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', onStorage);
  };
};

export const useDrafts = (book: string): readonly Draft[] => useSyncExternalStore(subscribe, () => listDrafts(book));
