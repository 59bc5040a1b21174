/** Where the scenario is by now: a run is of one version, and edits go on. */
import { useEffect } from 'react';
import { askText, RequestError } from './client.ts';
import type { Loadable, RunHead } from './model.ts';
import { store, useLoaded } from './store.ts';

export interface ScenarioNow {
  readonly version: number;
  /** Of the document as the one who asks sees it. */
  readonly hash: string;
}

const NOW = `query ScenarioNow($id: ID!) {
  scenario(id: $id) { version versions(first: 1) { nodes { hash } } }
}`;

const nowKey = (scenarioId: string) => `scenario:${scenarioId}:now`;

/** The version that the page knows of, for orders that are about the scenario as it is; null before it was read. */
export const knownVersion = (scenarioId: string): number | null =>
  store.get<ScenarioNow>(nowKey(scenarioId)).data?.version ?? null;

/** Null asks nothing. */
export const useScenarioNow = (scenarioId: string | null): Loadable<ScenarioNow> =>
  useLoaded(scenarioId === null ? null : nowKey(scenarioId), async () => {
    const { scenario } = await askText<{
      scenario: { version: number; versions: { nodes: readonly { hash: string }[] } } | null;
    }>(NOW, { id: scenarioId });
    if (scenario === null) throw new RequestError('There is no such scenario.', false);
    return { version: scenario.version, hash: scenario.versions.nodes[0]?.hash ?? '' };
  });

/**
 * Reads anew where the scenario is, and which others there are, when another view is opened or the window comes to the front: others edit it too, and what they do
 * reaches this page by no other way.
 */
export function useLookAgain(scenarioId: string | null, view: string): void {
  useEffect(() => {
    if (scenarioId === null) return undefined;
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      if (knownVersion(scenarioId) !== null) store.refresh(nowKey(scenarioId));
      store.refresh('scenarios');
    };
    look();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [scenarioId, view]);
}

/** The version that the scenario has come to since the run; null where the run is of the scenario of now, also by edits taken back. */
export const newerVersion = (
  run: Pick<RunHead, 'scenarioVersion' | 'snapshotHash'>,
  now: ScenarioNow | undefined,
): number | null =>
  run.scenarioVersion === null ||
  now === undefined ||
  now.version <= run.scenarioVersion ||
  now.hash === run.snapshotHash
    ? null
    : now.version;
