import { lazy, Suspense, useEffect, type MouseEvent, type ReactNode } from 'react';
import { Progress, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { RunHead, RunSummary, ScenarioHead } from '../api/model.ts';
import { isUnderWay, useProgress } from '../api/progress.ts';
import { useOffline } from '../api/store.ts';
import { CausePatterns } from '../drawing/cause-patterns.tsx';
import OverviewScreen from '../screens/overview/overview-screen.tsx';
import { linkTo, navigate, SCREENS, useAddress, type ScreenName } from '../state/address.ts';
import { ClockBar } from './clock-bar.tsx';
import { shortHash, toCount } from './format.ts';
import { Segmented } from './panel.tsx';
import { useWindow, WINDOWS } from './run-context.ts';
import { ErrorBoundary, LoadingState } from './states.tsx';

const TITLES: Readonly<Record<ScreenName, string>> = {
  overview: 'Overview',
  closure: 'Closure',
  timeline: 'Timeline',
  map: 'Map',
  supply: 'Supply',
  forces: 'Force composition',
  runs: 'Runs',
};

const loaders = {
  closure: () => import('../screens/closure/closure-screen.tsx'),
  timeline: () => import('../screens/timeline/timeline-screen.tsx'),
  map: () => import('../screens/map/map-screen.tsx'),
  supply: () => import('../screens/supply/supply-screen.tsx'),
  forces: () => import('../screens/forces/forces-screen.tsx'),
  runs: () => import('../screens/runs/runs-screen.tsx'),
};
const ClosureScreen = lazy(loaders.closure);
const TimelineScreen = lazy(loaders.timeline);
const MapScreen = lazy(loaders.map);
const SupplyScreen = lazy(loaders.supply);
const ForcesScreen = lazy(loaders.forces);
const RunsScreen = lazy(loaders.runs);

/** Once the first screen is drawn the others are fetched, so that a server that goes away takes no screen with it. */
function useScreensAhead(ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined;
    const timer = setTimeout(() => Object.values(loaders).forEach((load) => load().catch(() => undefined)), 1500);
    return () => clearTimeout(timer);
  }, [ready]);
}

interface FrameProps {
  readonly scenario: ScenarioHead | null;
  readonly runs: readonly RunHead[];
  readonly run: RunHead | null;
  readonly summary: RunSummary | null;
  readonly children: ReactNode;
}

/** What stands around every screen, also while there is nothing to show yet. */
export function Frame({ scenario, runs, run, summary, children }: FrameProps) {
  const address = useAddress();
  useScreensAhead(summary !== null);
  useEffect(() => {
    document.title = `${TITLES[address.screen]} · ${scenario?.title ?? 'Muster'} · Muster`;
  }, [address.screen, scenario]);
  return (
    <div className="shell">
      <a className="visually-hidden skip-link" href="#screen">
        Skip to the screen
      </a>
      <CausePatterns />
      <header>
        <div className="marking">
          {summary?.marking ?? scenario?.marking ?? 'UNCLASSIFIED - OPEN SOURCE - FOR ANALYSIS'}
        </div>
        <div className="topbar">
          <h1 className="brand">Muster</h1>
          {scenario && (
            <span className="scenario-name" title={scenario.summary ?? undefined}>
              {scenario.title}
            </span>
          )}
          <nav className="tabs" aria-label="Screens">
            {SCREENS.map((screen) => (
              <a
                key={screen}
                href={linkTo(address, { screen })}
                aria-current={screen === address.screen ? 'page' : undefined}
                onClick={(event) => follow(event, screen)}
              >
                {TITLES[screen]}
              </a>
            ))}
          </nav>
          <div className="topbar-tools">
            {run && runs.length > 0 && <RunPicker runs={runs} run={run} />}
            <ThemeToggle />
          </div>
        </div>
      </header>
      <div>
        <Notices run={run} summary={summary} />
        {summary && <ClockBar />}
      </div>
      <main className="screen" id="screen" tabIndex={-1}>
        <ErrorBoundary resetKey={`${address.screen} ${run?.id ?? ''}`}>
          <Suspense fallback={<LoadingState what="screen" />}>{children}</Suspense>
        </ErrorBoundary>
      </main>
      <Footer run={run} summary={summary} />
    </div>
  );
}

function follow(event: MouseEvent, screen: ScreenName) {
  // A new tab or window is the browser's own affair.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  navigate({ screen });
}

/** The screen of the address, once there is a run with a result. */
export function Screen() {
  switch (useAddress().screen) {
    case 'closure':
      return <ClosureScreen />;
    case 'timeline':
      return <TimelineScreen />;
    case 'map':
      return <MapScreen />;
    case 'supply':
      return <SupplyScreen />;
    case 'forces':
      return <ForcesScreen />;
    default:
      return <OverviewScreen />;
  }
}

export { RunsScreen };

function RunPicker({ runs, run }: { readonly runs: readonly RunHead[]; readonly run: RunHead }) {
  const window = useWindow();
  return (
    <>
      <Segmented
        label="Part of the run on the time axes"
        value={window}
        options={WINDOWS}
        onChange={(value) => navigate({ query: { window: value === 'all' ? null : value } }, 'replace')}
      />
      <label className="field">
        Run
        <select value={run.number} onChange={(event) => navigate({ query: { run: event.target.value } })}>
          {runs.map((row) => (
            <option key={row.id} value={row.number}>
              {row.number} · seed {row.seed}
              {row.state === 'done' ? '' : ` · ${row.state}`}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function ThemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="plain framed"
      aria-label={`Use the ${other} theme`}
      title={`Use the ${other} theme`}
      onClick={() => setColorScheme(other)}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M8,2a6,6 0 0 1 0,12z" fill="currentColor" />
      </svg>
    </button>
  );
}

function Notices({ run, summary }: { readonly run: RunHead | null; readonly summary: RunSummary | null }) {
  const offline = useOffline();
  return (
    <section aria-label="Notices" aria-live="polite">
      {offline && (
        <div className="notice offline">
          <strong>The server does not answer.</strong> What is on the screen stays; it is asked again every few seconds.
        </div>
      )}
      {run?.state === 'failed' && summary && (
        <div className="notice offline" role="alert">
          <strong>Run {run.number} failed.</strong> {run.message ?? 'It gives no reason.'} What it found before that is
          shown.
        </div>
      )}
      {run && summary?.partial && (
        <div className="notice partial" data-testid="partial">
          <strong>Partial result</strong>
          <span>
            {toCount(summary.done)} of {toCount(run.asked)} replications
            {run.state === 'cancelled'
              ? '; the run was cancelled.'
              : isUnderWay(run)
                ? '; bands and probabilities will still move.'
                : '.'}
          </span>
          {isUnderWay(run) && (
            <Progress
              className="grow"
              value={(run.done / Math.max(1, run.asked)) * 100}
              size="sm"
              aria-label="Replications done"
            />
          )}
        </div>
      )}
    </section>
  );
}

function Footer({ run, summary }: { readonly run: RunHead | null; readonly summary: RunSummary | null }) {
  const facts: readonly (readonly [string, ReactNode])[] = run
    ? [
        ['Run', run.number],
        ['Seed', run.seed],
        ['Replications', `${toCount(summary?.done ?? run.done)} of ${toCount(run.asked)}`],
        ['Engine', run.engineVersion ?? '–'],
        ['Snapshot', <code key="s">{shortHash(run.snapshotHash)}</code>],
        ['Trace', <code key="t">{shortHash(summary?.hash ?? null)}</code>],
      ]
    : [];
  return (
    <footer className="provenance">
      <dl>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <span className="units">Metric units, t = 1 000 kg. Times Zulu (UTC). D = D-day, CF = ceasefire in force.</span>
    </footer>
  );
}

/** Follows one run that is under way; draws nothing. */
export function Follow({ runId, scenarioId }: { readonly runId: string; readonly scenarioId: string }) {
  useProgress(runId, scenarioId);
  return null;
}
