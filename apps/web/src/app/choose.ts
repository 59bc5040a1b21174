import type { RunHead, ScenarioHead } from '../api/model.ts';

/** The run that the address names, else the newest with something to show, else the newest. */
export function chooseRun(runs: readonly RunHead[], wanted: string | undefined): RunHead | null {
  const named = runs.find(({ number, id }) => String(number) === wanted || id === wanted);
  const done = runs.find(({ state }) => state === 'done');
  const moving = runs.find(({ done: count, state }) => count > 0 && state !== 'failed');
  return named ?? done ?? moving ?? runs[0] ?? null;
}

/** What a newcomer sees first; the list of the server is by key. */
const FIRST_SCENARIO = 'paris-declaration';

export const chooseScenario = (scenarios: readonly ScenarioHead[], wanted: string | undefined): ScenarioHead | null =>
  scenarios.find(({ key, id }) => key === wanted || id === wanted) ??
  scenarios.find(({ key }) => key === FIRST_SCENARIO) ??
  scenarios[0] ??
  null;
