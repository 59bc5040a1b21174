import type { RunHead, ScenarioHead } from '../api/model.ts';
import type { ScreenName } from '../state/address.ts';

/** With fewer, dates and probabilities are too rough to brief from: such a run is a trial. */
const WHOLE_REPLICATIONS = 100;

/**
 * The run that the address names, else the newest finished one that is more than a trial, so that a quick trial of one planner is not what all
 * see; of trials alone the longest. Else by the same rule one with something to show: a whole run whose reliefs are under way is no less than a trial.
 * Else the newest.
 *
 * @param runs newest first
 */
export function chooseRun(runs: readonly RunHead[], wanted: string | undefined): RunHead | null {
  const named = runs.find(({ number, id }) => String(number) === wanted || id === wanted);
  const done = newestWhole(runs.filter(({ state }) => state === 'done'));
  const moving = newestWhole(runs.filter(({ done: count, state }) => count > 0 && state !== 'failed'));
  return named ?? done ?? moving ?? runs[0] ?? null;
}

function newestWhole(runs: readonly RunHead[]): RunHead | undefined {
  const whole = Math.min(WHOLE_REPLICATIONS, Math.max(0, ...runs.map(({ done }) => done)));
  return runs.find(({ done }) => done >= whole);
}

/** Whether a screen has what it shows: of a run whose details were removed only the closure curves are there, and empty lists say nothing. */
export const isKept = ({ isTrimmed }: Pick<RunHead, 'isTrimmed'>, screen: ScreenName): boolean =>
  !isTrimmed || screen === 'closure';

/** Runs that can be shown beside another: with a result, and with its details. */
export const besideRuns = <T extends Pick<RunHead, 'id' | 'done' | 'isTrimmed'>>(
  runs: readonly T[],
  shownId: string,
): readonly T[] => runs.filter(({ id, done, isTrimmed }) => id !== shownId && done > 0 && !isTrimmed);

/** True when the address names none, or the one that is shown. */
export const isNamed = (
  shown: { readonly id: string; readonly key?: string; readonly number?: number },
  wanted: string | undefined,
): boolean => wanted === undefined || [shown.id, shown.key, shown.number].some((name) => String(name) === wanted);

/** What a newcomer sees first; the list of the server is by key. */
const FIRST_SCENARIO = 'paris-declaration';

export const chooseScenario = (scenarios: readonly ScenarioHead[], wanted: string | undefined): ScenarioHead | null =>
  scenarios.find(({ key, id }) => key === wanted || id === wanted) ??
  scenarios.find(({ key }) => key === FIRST_SCENARIO) ??
  scenarios[0] ??
  null;
