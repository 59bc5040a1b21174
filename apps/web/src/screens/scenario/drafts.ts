/**
 * Edits that are not saved yet, kept in this browser: a server that restarts, a session that ends or a page that is closed loses nothing.
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

export function listDrafts(scenarioId: string): readonly Draft[] {
  let drafts = read.get(scenarioId);
  if (drafts === undefined) {
    let text: string | null = null;
    try {
      text = localStorage.getItem(PREFIX + scenarioId);
    } catch {
      // A browser that keeps nothing still edits.
    }
    read.set(scenarioId, (drafts = parseDrafts(text)));
  }
  return drafts;
}

const isOf = (section: string, id: string) => (draft: Draft) => draft.section === section && draft.id === id;

/** Puts a draft in the place of the one of the same row; one without values is taken away. */
export function putDraft(scenarioId: string, draft: Draft): void {
  const others = listDrafts(scenarioId).filter((other) => !isOf(draft.section, draft.id)(other));
  const isEmpty = Object.keys(draft.values).length === 0 && !draft.isNew;
  const next = isEmpty ? others : [...others, draft];
  read.set(scenarioId, next);
  try {
    if (next.length === 0) localStorage.removeItem(PREFIX + scenarioId);
    else localStorage.setItem(PREFIX + scenarioId, JSON.stringify(next));
  } catch {
    // Full or forbidden: the draft lives as long as the page.
  }
  for (const listener of [...listeners]) listener();
}

export function dropDraft(scenarioId: string, section: string, id: string): void {
  putDraft(scenarioId, { section, id, version: 0, values: {}, isNew: false });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useDrafts = (scenarioId: string): readonly Draft[] =>
  useSyncExternalStore(subscribe, () => listDrafts(scenarioId));
