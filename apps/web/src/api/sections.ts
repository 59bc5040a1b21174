/** The parts of the shown scenario and run, each loaded when the first screen asks for it. */
import { useShown } from '../app/run-context.ts';
import { loadForce } from './force.ts';
import { loadCommands } from './queries/command-queries.ts';
import {
  loadCommander,
  loadComposition,
  loadElement,
  loadElements,
  loadFill,
  loadPriorities,
  loadPosture,
  loadResources,
  loadShown,
  loadShownState,
  loadSummary,
} from './loaders.ts';
import type { Loadable, StockHead, StockMedian, StockResult } from './model.ts';
import { loadDeliveries, loadStockFlow, loadStockHeads, loadStockMedians, loadStocks } from './supply-loaders.ts';
import { useLoaded } from './store.ts';

export const runKey = (id: string): string => `run:${id}:`;
export const forceKey = (scenarioId: string): string => `scenario:${scenarioId}:force`;

/** @param of another run than the one on the screen; null asks nothing */
function useRunSection<T>(name: string, load: (id: string) => Promise<T>, of?: string | null): Loadable<T> {
  const shown = useShown().run.id;
  const id = of === undefined ? shown : of;
  return useLoaded(id === null ? null : `${runKey(id)}${name}`, () => load(id ?? ''));
}

export const useElements = () => useRunSection('elements', loadElements);
export const useElement = (key: string) => useRunSection(`element:${key}`, (id) => loadElement(id, key));
export const useShownReplication = (of?: string | null) => useRunSection('shown', loadShown, of);
/** What the shown replication has in stock, has done and has decided. */
export const useShownState = (atMin: number) =>
  useRunSection(`shown-state:${atMin}`, (id) => loadShownState(id, atMin));
export const usePriorities = () => useRunSection('priorities', loadPriorities);
export const useStockHeads = () => useRunSection('stock-heads', loadStockHeads);

/** Courses of these stocks; of none where it is not known yet which. */
export function useStocks(keys: readonly string[] | undefined): Loadable<readonly StockResult[]> {
  return useStocksBy('stocks', keys, loadStocks);
}

export function useAllStocks(): Loadable<readonly StockResult[]> {
  const heads = useStockHeads();
  const courses = useStocks(heads.data?.map(({ id }) => id));
  return heads.data === undefined ? { ...heads, data: undefined } : courses;
}

/** Medians of these stocks; of none where it is not known yet which. */
export const useStockMedians = (keys: readonly string[] | undefined): Loadable<readonly StockMedian[]> =>
  useStocksBy('stock-medians', keys, loadStockMedians);

/** Medians of all that something is consumed of. */
export function useUsedStocks(): Loadable<readonly StockMedian[]> {
  const heads = useStockHeads();
  const medians = useStockMedians(keysOfUsed(heads.data));
  return heads.data === undefined ? { ...heads, data: undefined } : medians;
}

const keysOfUsed = (heads: readonly StockHead[] | undefined) =>
  heads?.filter(({ isUsed }) => isUsed).map(({ id }) => id);

function useStocksBy<T>(
  name: string,
  keys: readonly string[] | undefined,
  load: (id: string, keys: readonly string[]) => Promise<readonly T[]>,
): Loadable<readonly T[]> {
  const { id } = useShown().run;
  return useLoaded(keys === undefined ? null : `${runKey(id)}${name}:${keys.join('\n')}`, () => load(id, keys ?? []));
}

export const useDeliveries = () => useRunSection('deliveries', loadDeliveries);
export const useStockFlow = (stock: string) => useRunSection(`flow:${stock}`, (id) => loadStockFlow(id, stock));
export const useResources = () => useRunSection('resources', loadResources);
export const usePosture = () => useRunSection('posture', loadPosture);
export const useCommander = () => useRunSection('commander', loadCommander);
export const useFill = () => useRunSection('fill', loadFill);
export const useComposition = (of?: string | null) => useRunSection('composition', loadComposition, of);
export const useSummary = (of?: string | null) => useRunSection('summary', loadSummary, of);

export function useForce() {
  const { id } = useShown().scenario;
  return useLoaded(forceKey(id), () => loadForce(id));
}

export function useCommands() {
  const { id } = useShown().scenario;
  return useLoaded(`scenario:${id}:commands`, () => loadCommands(id));
}

/** Held back until the names it will be shown with are there (or cannot be had), so that a list does not change under the eye. */
export function useNamed<T>(value: Loadable<T>): Loadable<T> {
  return heldBack(value, useForce().loading);
}

/** What is held back is on its way: who shows a small mark meanwhile goes by `loading`. */
export const heldBack = <T>(value: Loadable<T>, isUnnamed: boolean): Loadable<T> =>
  isUnnamed && value.error === null ? { ...value, data: undefined, loading: true } : value;
