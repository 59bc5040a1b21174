/** The run on the screen and the part of its time axis that is shown. */
import { createContext, useContext, useMemo } from 'react';
import type { RunHead, RunSummary, ScenarioHead } from '../api/model.ts';
import { windowDomain, type Domain, type TimeWindow } from '../charts/time-axis.ts';
import { useAddress } from '../state/address.ts';

/** The scenario on the screen with its runs; there even before anything was run. */
export interface HeldScenario {
  readonly scenario: ScenarioHead;
  readonly runs: readonly RunHead[];
  readonly run: RunHead | null;
}

const ScenarioContext = createContext<HeldScenario | null>(null);
export const ScenarioProvider = ScenarioContext.Provider;

/** For a screen that needs no scenario and can do more with one. */
export const useScenarioIfAny = (): HeldScenario | null => useContext(ScenarioContext);

export function useScenario(): HeldScenario {
  const held = useScenarioIfAny();
  if (held === null) throw new Error('A screen of a scenario is used without a scenario.');
  return held;
}

export interface Shown {
  readonly scenario: ScenarioHead;
  readonly run: RunSummary;
}

const ShownContext = createContext<Shown | null>(null);
export const ShownProvider = ShownContext.Provider;

/** For a screen that needs no run and can do more with one. */
export const useShownIfAny = (): Shown | null => useContext(ShownContext);

export function useShown(): Shown {
  const shown = useShownIfAny();
  if (shown === null) throw new Error('A screen of a run is used without a run.');
  return shown;
}

export const WINDOWS: readonly { readonly value: TimeWindow; readonly label: string }[] = [
  { value: 'all', label: 'Whole run' },
  { value: 'posture', label: 'Posture' },
  { value: 'response', label: 'Response' },
];

export function useWindow(): TimeWindow {
  const { query } = useAddress();
  return WINDOWS.find(({ value }) => value === query['window'])?.value ?? 'all';
}

export function useDomain(): Domain {
  const { clock } = useShown().run;
  const window = useWindow();
  return useMemo(() => windowDomain(clock, window), [clock, window]);
}
