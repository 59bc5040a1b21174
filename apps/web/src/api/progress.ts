/** Follows runs: their heads in the list of runs, and what they have found so far. */
import { useEffect } from 'react';
import { client } from './client.ts';
import { askTogether, follow } from './follow.ts';
import { loadRuns, toRunHead } from './loaders.ts';
import type { RunHead } from './model.ts';
import { RUN_PROGRESS } from './queries/run-queries.ts';
import { runKey } from './sections.ts';
import { store } from './store.ts';

/** What a run has found so far is read again at most this often: one reading of all sections is megabytes. */
const LEAST_REFRESH_MS = 4000;

export const isUnderWay = ({ state }: Pick<RunHead, 'state'>): boolean => state === 'queued' || state === 'running';

/** Streams of one page at once: the server allows a socket twenty operations. */
const MOST_FOLLOWED = 8;

/**
 * Those under way that are followed: the one on the screen and the oldest, which are computed first; the next ones when these are over.
 *
 * @param rows newest first
 */
export function followed<T extends { readonly id: string }>(
  rows: readonly T[],
  isUnderWayNow: (row: T) => boolean,
  shown: string | null,
): readonly T[] {
  const open = rows.filter(isUnderWayNow).reverse();
  const first = open.filter(({ id }) => id === shown);
  return [...first, ...open.filter(({ id }) => id !== shown)].slice(0, MOST_FOLLOWED);
}

export function useProgress(runId: string | null, scenarioId: string | null): void {
  useEffect(() => {
    if (runId === null || scenarioId === null) return undefined;
    const runs = `scenario:${scenarioId}:runs`;
    let [refreshed, shown] = [0, ''];
    const note = (head: RunHead) => {
      const known = store.get<RunHead[]>(runs).data ?? [];
      store.put(
        runs,
        [head, ...known.filter(({ id }) => id !== head.id)].sort((a, b) => b.number - a.number),
      );
      const now = performance.now();
      const found =
        head.partial || head.stage.name !== 'REPLICATIONS' ? `${head.stage.name} ${head.stage.done}` : shown;
      if (!isUnderWay(head) || (found !== shown && now - refreshed > LEAST_REFRESH_MS)) {
        [refreshed, shown] = [now, found];
        store.refresh(runKey(head.id));
      }
    };
    return follow<RunHead>({
      open: (next, failed) =>
        client.subscription(RUN_PROGRESS, { runId }).subscribe(({ data, error }) => {
          if (data) next(toRunHead(data.runProgress.run));
          else if (error) {
            failed();
            // The store tells the page when nobody answers, and when somebody does again.
            store.refresh(runs);
          }
        }).unsubscribe,
      ask: async () => (await askTogether(runs, () => loadRuns(scenarioId))).find(({ id }) => id === runId),
      // The same from both: a run that ends while no stream comes through is read to its end.
      next: note,
    });
  }, [runId, scenarioId]);
}
