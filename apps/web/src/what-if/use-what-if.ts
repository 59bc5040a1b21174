/** The what-if of the scenario and seed on the screen: one pool of workers, opened when first asked for and kept while the page lives. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ScenarioDocument } from '@muster/planning';
import type { Lever } from '@muster/planning/run';
import { useDocument, type LoadedDocument } from '../api/document.ts';
import type { Loadable } from '../api/model.ts';
import { useShown } from '../app/run-context.ts';
import { readLevers, suppositionsOf } from './levers-of-plan.ts';
import { WhatIfPool, type WhatIfState } from './what-if-pool.ts';

let current: { readonly key: string; readonly pool: WhatIfPool } | null = null;

const createWorker = () => new Worker(new URL('./what-if.worker.ts', import.meta.url), { type: 'module' });

function poolOf(key: string, document: ScenarioDocument, seed: number): WhatIfPool {
  if (current?.key !== key) {
    current?.pool.close();
    current = { key, pool: new WhatIfPool(document, seed, createWorker) };
  }
  return current.pool;
}

export interface WhatIfView {
  readonly loaded: Loadable<LoadedDocument>;
  readonly levers: readonly Lever[];
  /** What the saved plan supposes. */
  readonly supposed: readonly Lever[];
  readonly state: WhatIfState | null;
  /** Asks the same again, after a failure. */
  readonly retry: () => void;
}

const NEVER = () => () => undefined;

/**
 * @param query levers as the address has them; those that the plan supposes where it has none
 * @param proved replication whose trace hash is wanted
 * @param isResting true: what is known stays on the screen, and the workers do nothing
 */
export function useWhatIf(query: string | undefined, proved: number | null, isResting = false): WhatIfView {
  const { run, scenario } = useShown();
  const loaded = useDocument(scenario.id);
  const document = loaded.data?.document ?? null;
  const key = `${loaded.data?.hash} ${run.seed}`;
  const pool = document === null ? null : poolOf(key, document, run.seed);
  const subscribe = isResting ? NEVER : (pool?.subscribe ?? NEVER);
  const state = useSyncExternalStore(subscribe, () => pool?.state() ?? null);
  const supposed = useMemo(() => suppositionsOf(document ?? {}), [document]);
  const levers = useMemo(() => readLevers(query, supposed), [query, supposed]);
  const question = JSON.stringify(levers);
  useEffect(() => {
    if (pool !== null && JSON.stringify(pool.state().levers) !== question) pool.ask(JSON.parse(question) as Lever[]);
  }, [pool, question]);
  useEffect(() => {
    if (proved !== null) pool?.prove(proved);
  }, [pool, proved]);
  return { loaded, levers, supposed, state, retry: () => pool?.ask(pool.state().levers) };
}
