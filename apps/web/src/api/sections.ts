/** The parts of the shown scenario and run, each loaded when the first screen asks for it. */
import { useShown } from '../app/run-context.ts';
import { loadForce } from './force.ts';
import { loadCommands } from './queries/command-queries.ts';
import {
  loadCommander,
  loadComposition,
  loadElements,
  loadFill,
  loadPriorities,
  loadPosture,
  loadResources,
  loadShown,
  loadSummary,
} from './loaders.ts';
import type { Loadable } from './model.ts';
import { loadDeliveries, loadStockFlow, loadStocks } from './supply-loaders.ts';
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
export const useShownReplication = (of?: string | null) => useRunSection('shown', loadShown, of);
export const usePriorities = () => useRunSection('priorities', loadPriorities);
export const useStocks = () => useRunSection('stocks', loadStocks);
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
  const force = useForce();
  return force.loading && value.error === null ? { ...value, data: undefined } : value;
}
