/** The screens in the order of the tabs: title, when each can be shown, and where its code is. A new screen is one row here and its name in `state/address.ts`. */
import { createElement, use, type ComponentType } from 'react';
import OverviewScreen from '../screens/overview/overview-screen.tsx';
import type { ScreenName } from '../state/address.ts';

export interface Screen {
  /** English, a key of the catalogue. */
  readonly title: string;
  /** Component of the screen; the first one comes with the page, the others when they are asked for. */
  readonly view: ComponentType;
  /** Fetches the code ahead of time. */
  readonly load: () => Promise<unknown>;
  /** True when it needs nothing of a run. */
  readonly standsAlone?: boolean;
  /** True when it is of use without any scenario too, to an auditor for instance. */
  readonly needsNoScenario?: boolean;
}

/** A code that did not come is told once, and asked for anew by who looks again. */
const TOLD_MS = 1000;

function later(
  title: string,
  load: () => Promise<{ readonly default: ComponentType }>,
  more: Partial<Screen> = {},
): Screen {
  let asked: ReturnType<typeof load> | null = null;
  const ask = () => {
    if (asked === null) {
      asked = load();
      asked.catch(() => setTimeout(() => (asked = null), TOLD_MS));
    }
    return asked;
  };
  const View = () => createElement(use(ask()).default);
  return { title, view: View, load: ask, ...more };
}

export const SCREEN_LIST: Readonly<Record<ScreenName, Screen>> = {
  overview: { title: 'Overview', view: OverviewScreen, load: () => Promise.resolve() },
  closure: later('Closure', () => import('../screens/closure/closure-screen.tsx')),
  timeline: later('Timeline', () => import('../screens/timeline/timeline-screen.tsx')),
  map: later('Map', () => import('../screens/map/map-screen.tsx')),
  supply: later('Supply', () => import('../screens/supply/supply-screen.tsx')),
  forces: later('Force composition', () => import('../screens/forces/forces-screen.tsx')),
  gates: later('Gates and commitments', () => import('../screens/gates/gates-screen.tsx')),
  'what-if': later('What-if', () => import('../screens/what-if/what-if-screen.tsx')),
  compare: later('Compare', () => import('../screens/compare/compare-screen.tsx'), { standsAlone: true }),
  scenario: later('Scenario', () => import('../screens/scenario/scenario-screen.tsx'), { standsAlone: true }),
  brief: later('Brief', () => import('../screens/brief/brief-screen.tsx')),
  runs: later('Runs', () => import('../screens/runs/runs-screen.tsx'), { standsAlone: true }),
  plans: later('Plans and sites', () => import('../screens/plans/plans-screen.tsx'), { standsAlone: true }),
  explorer: later('Explorer', () => import('../screens/explorer/explorer-screen.tsx'), {
    standsAlone: true,
    needsNoScenario: true,
  }),
};
