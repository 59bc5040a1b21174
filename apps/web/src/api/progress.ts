/** Follows a run by subscription, and by asking every two seconds where no subscription comes through. */
import { useEffect } from 'react';
import { client } from './client.ts';
import { loadRuns, toRunHead } from './loaders.ts';
import type { RunHead } from './model.ts';
import { RUN_PROGRESS } from './run-queries.ts';
import { runKey } from './sections.ts';
import { store } from './store.ts';

/** What a run has found so far is read again at most this often: one reading of all sections is megabytes. */
const LEAST_REFRESH_MS = 4000;
const POLL_MS = 2000;

export const isUnderWay = ({ state }: Pick<RunHead, 'state'>): boolean => state === 'queued' || state === 'running';

export function useProgress(runId: string | null, scenarioId: string | null): void {
  useEffect(() => {
    if (runId === null || scenarioId === null) return undefined;
    const runs = `scenario:${scenarioId}:runs`;
    let [refreshed, shown, timer]: [number, string, ReturnType<typeof setInterval> | undefined] = [0, '', undefined];
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
      if (isUnderWay(head)) return;
      clearInterval(timer);
      timer = undefined;
    };
    // The same note as from the subscription: a run that ends while none comes through is read to its end.
    const poll = async () => {
      const head = await loadRuns(scenarioId).then(
        (rows) => rows.find(({ id }) => id === runId),
        () => undefined,
      );
      if (head !== undefined && timer !== undefined) note(head);
    };
    const { unsubscribe } = client.subscription(RUN_PROGRESS, { runId }).subscribe(({ data, error }) => {
      if (data) note(toRunHead(data.runProgress.run));
      else if (error) timer ??= setInterval(() => void poll(), POLL_MS);
    });
    return () => {
      unsubscribe();
      clearInterval(timer);
      timer = undefined;
    };
  }, [runId, scenarioId]);
}
