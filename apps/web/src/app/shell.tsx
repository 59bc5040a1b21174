import { Suspense, useEffect, type ReactNode } from 'react';
import type { RunHead, RunSummary, ScenarioHead } from '../api/model.ts';
import { loadScenarios } from '../api/loaders.ts';
import { useProgress } from '../api/progress.ts';
import { newerVersion, useLookAgain, useScenarioNow } from '../api/scenario-now.ts';
import { useLoaded } from '../api/store.ts';
import { CausePatterns } from '../drawing/cause-patterns.tsx';
import { LEAVE_SCENARIO, navigate, useAddress } from '../state/address.ts';
import { useClock, useTableMinute } from '../state/clock.ts';
import { toDayLabel, toDtg } from '../state/time.ts';
import { currentPreferences } from '../state/preferences.ts';
import { ClockBar } from './clock-bar.tsx';
import { shortHash, toCount } from './format.ts';
import { Notices } from './notices.tsx';
import { Segmented } from './panel.tsx';
import { Persona } from './persona.tsx';
import { ScreenTabs } from './screen-tabs.tsx';
import { SCREEN_LIST } from './screens.ts';
import { Settings } from './settings.tsx';
import { useWindow, WINDOWS } from './run-context.ts';
import { SourcePanel } from './source-panel.tsx';
import { ErrorBoundary, LoadingState } from './states.tsx';
import { say, t } from '../i18n/text.ts';
import { ViewLink } from './view-link.tsx';

/** Once the first screen is drawn the others are fetched, so that a server that goes away takes no screen with it. */
function useScreensAhead(ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined;
    const timer = setTimeout(
      () => Object.values(SCREEN_LIST).forEach(({ load }) => load().catch(() => undefined)),
      1500,
    );
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
  const now = useScenarioNow(scenario?.id ?? null).data;
  const newer = run === null ? null : newerVersion(run, now);
  useLookAgain(scenario?.id ?? null, address.screen);
  useScreensAhead(summary !== null);
  useEffect(() => {
    document.title = [say(SCREEN_LIST[address.screen].title), scenario?.title, 'Muster'].filter(Boolean).join(' · ');
  }, [address.screen, scenario]);
  return (
    <div className="shell">
      <a className="visually-hidden skip-link" href="#screen">
        {t('Skip to the screen')}
      </a>
      <CausePatterns />
      <header>
        <div className="marking">
          {summary?.marking ?? scenario?.marking ?? 'UNCLASSIFIED - OPEN SOURCE - FOR ANALYSIS'}
        </div>
        <div className="topbar">
          <h1 className="brand">{t('Muster')}</h1>
          {scenario && <ScenarioPicker scenario={scenario} />}
          {now !== undefined && now.supposes > 0 && (
            <ViewLink to={{ screen: 'what-if' }}>{t('supposes {count}', { count: now.supposes })}</ViewLink>
          )}
          <div className="topbar-tools">
            {run && runs.length > 0 && <RunPicker runs={runs} run={run} />}
            <Persona />
            <Settings />
          </div>
          <ScreenTabs />
        </div>
      </header>
      <div>
        <Notices scenario={scenario} run={run} summary={summary} newer={newer} />
        {summary && <ClockBar />}
      </div>
      <main className="screen" id="screen" tabIndex={-1}>
        <ErrorBoundary resetKey={`${address.screen} ${run?.id ?? ''}`}>
          <Suspense fallback={<LoadingState what={t('screen')} />}>{children}</Suspense>
        </ErrorBoundary>
      </main>
      {scenario !== null && <SourcePanel />}
      <Footer run={run} summary={summary} newer={newer} />
    </div>
  );
}

function ScenarioPicker({ scenario }: { readonly scenario: ScenarioHead }) {
  const { data = [scenario] } = useLoaded('scenarios', loadScenarios);
  // A long title is cut where the head has no room for it.
  const titleAndSummary = [scenario.title, scenario.summary].filter(Boolean).join('\n');
  if (data.length < 2)
    return (
      <span className="scenario-name" title={titleAndSummary}>
        {scenario.title}
      </span>
    );
  return (
    <label className="field scenario-name">
      <span className="visually-hidden">{t('Scenario')}</span>
      <select
        value={scenario.key}
        title={titleAndSummary}
        // What is selected belongs to the scenario that is left.
        onChange={(event) => navigate({ query: { ...LEAVE_SCENARIO, scenario: event.target.value } })}
      >
        {data.map(({ id, key, title }) => (
          <option key={id} value={key}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function RunPicker({ runs, run }: { readonly runs: readonly RunHead[]; readonly run: RunHead }) {
  const window = useWindow();
  return (
    <>
      <Segmented
        label={t('Part of the run on the time axes')}
        value={window}
        options={WINDOWS.map(({ value, label }) => ({ value, label: say(label) }))}
        onChange={(value) => navigate({ query: { window: value === 'all' ? null : value } }, 'replace')}
      />
      <label className="field">
        {t('Run')}
        <select value={run.number} onChange={(event) => navigate({ query: { run: event.target.value } })}>
          {runs.map((row) => (
            <option key={row.id} value={row.number}>
              {t('{run} · seed {seed}', { run: row.number, seed: row.seed })}
              {row.state === 'done' ? '' : ` · ${say(row.state)}`}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

interface Newer {
  /** Version of the scenario that came after the run; null where there is none. */
  readonly newer: number | null;
}

function Footer({ run, summary, newer }: Pick<FrameProps, 'run' | 'summary'> & Newer) {
  const facts: readonly (readonly [string, ReactNode])[] = run
    ? [
        [t('Run'), run.number],
        [
          t('Version'),
          newer === null
            ? (run.scenarioVersion ?? '–')
            : t('{version}, the scenario is at {now}', { version: run.scenarioVersion ?? '–', now: newer }),
        ],
        [t('Computed for'), run.viewOf],
        [t('Seed'), run.seed],
        [
          t('Replications'),
          t('{done} of {asked}', { done: toCount(summary?.done ?? run.done), asked: toCount(run.asked) }),
        ],
        [t('Engine'), run.engineVersion ?? '–'],
        [t('Snapshot'), <code key="s">{shortHash(run.snapshotHash)}</code>],
        [t('Trace'), <code key="t">{shortHash(summary?.hash ?? null)}</code>],
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
      {summary && <AsOf />}
      <span className="units">
        {currentPreferences().units === 'metric'
          ? t('t = 1 000 kg, distances in km.')
          : t('ST = short ton of 2 000 lb, NM = nautical mile.')}{' '}
        {t('Times Zulu (UTC). D = D-day, CF = ceasefire in force.')}
      </span>
    </footer>
  );
}

/** On paper the clock is a line of the footer. */
function AsOf() {
  const { clock } = useClock();
  const minute = useTableMinute();
  return (
    <span className="on-paper">
      {t('as of {dtg}, {day}', {
        dtg: toDtg(clock.cfDay, minute),
        day: toDayLabel('D', clock.dDayMin, minute),
      })}
    </span>
  );
}

/** Follows one run that is under way; draws nothing. */
export function Follow({ runId, scenarioId }: { readonly runId: string; readonly scenarioId: string }) {
  useProgress(runId, scenarioId);
  return null;
}
