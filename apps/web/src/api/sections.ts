/** The parts of the shown scenario and run, each loaded when the first screen asks for it. */
import { useShown } from '../app/run-context.ts';
import { loadCommands } from './command-queries.ts';
import {
  loadCommander,
  loadComposition,
  loadElements,
  loadFill,
  loadForce,
  loadPriorities,
  loadPosture,
  loadResources,
  loadShown,
  loadStocks,
} from './loaders.ts';
import type { Loadable } from './model.ts';
import { useLoaded } from './store.ts';

export const runKey = (id: string): string => `run:${id}:`;
export const forceKey = (scenarioId: string): string => `scenario:${scenarioId}:force`;

function useRunSection<T>(name: string, load: (id: string) => Promise<T>) {
  const { id } = useShown().run;
  return useLoaded(`${runKey(id)}${name}`, () => load(id));
}

export const useElements = () => useRunSection('elements', loadElements);
export const useShownReplication = () => useRunSection('shown', loadShown);
export const usePriorities = () => useRunSection('priorities', loadPriorities);
export const useStocks = () => useRunSection('stocks', loadStocks);
export const useResources = () => useRunSection('resources', loadResources);
export const usePosture = () => useRunSection('posture', loadPosture);
export const useCommander = () => useRunSection('commander', loadCommander);
export const useFill = () => useRunSection('fill', loadFill);
export const useComposition = () => useRunSection('composition', loadComposition);

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
