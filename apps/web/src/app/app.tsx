import { useEffect, useMemo } from 'react';
import { MantineProvider, Progress } from '@mantine/core';
import { loadRuns, loadScenarios, loadSummary } from '../api/loaders.ts';
import type { RunHead, RunSummary, ScenarioHead } from '../api/model.ts';
import { isUnderWay } from '../api/progress.ts';
import { runKey } from '../api/sections.ts';
import { useLoaded } from '../api/store.ts';
import { navigate, useAddress } from '../state/address.ts';
import { ClockProvider, ClockStore } from '../state/clock.ts';
import { usePreferences } from '../state/preferences.ts';
import { DAY_MIN, parseClock } from '../state/time.ts';
import { theme } from '../theme/theme.ts';
import { chooseRun, chooseScenario } from './choose.ts';
import { toCount } from './format.ts';
import { ScenarioProvider, ShownProvider } from './run-context.ts';
import { SCREEN_LIST } from './screens.ts';
import { Follow, Frame } from './shell.tsx';
import { EmptyState, ErrorBoundary, ErrorState, LoadingState } from './states.tsx';
import { t } from '../i18n/text.ts';

export function App() {
  const { language, units, symbols } = usePreferences();
  return (
    // The server's content security policy allows no inline style sheet: the variables stand in theme/tokens.css.
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <ErrorBoundary resetKey="">
        {/* Another language or unit draws everything anew; what is shown stands in the address and in the stores. */}
        <Page key={`${language} ${units} ${symbols}`} />
      </ErrorBoundary>
    </MantineProvider>
  );
}

function Page() {
  const { query } = useAddress();
  const scenarios = useLoaded('scenarios', loadScenarios);
  const scenario = scenarios.data === undefined ? null : chooseScenario(scenarios.data, query['scenario']);
  if (scenarios.data === undefined) {
    return (
      <Frame scenario={null} runs={[]} run={null} summary={null}>
        {scenarios.error === null ? (
          <LoadingState what={t('scenario')} />
        ) : (
          <ErrorState what={t('The scenario')} message={scenarios.error} />
        )}
      </Frame>
    );
  }
  if (scenario === null) {
    return (
      <Frame scenario={null} runs={[]} run={null} summary={null}>
        <EmptyState>{t('The server holds no scenario yet.')}</EmptyState>
      </Frame>
    );
  }
  return <ScenarioPage key={scenario.id} scenario={scenario} />;
}

const NO_RUNS: readonly RunHead[] = [];

function ScenarioPage({ scenario }: { readonly scenario: ScenarioHead }) {
  const { query, screen } = useAddress();
  const loaded = useLoaded(`scenario:${scenario.id}:runs`, () => loadRuns(scenario.id));
  const runs = loaded.data ?? NO_RUNS;
  const run = chooseRun(runs, query['run']);
  const summary = useLoaded(run === null ? null : `${runKey(run.id)}summary`, () => loadSummary(run?.id ?? ''));
  const follow = runs.filter(isUnderWay).map(({ id }) => <Follow key={id} runId={id} scenarioId={scenario.id} />);
  const frame = { scenario, runs, run };
  const held = useMemo(() => ({ scenario, runs, run }), [scenario, runs, run]);
  return (
    <ScenarioProvider value={held}>
      {follow}
      {run !== null && summary.data ? (
        <RunPage key={run.id} {...frame} run={run} summary={summary.data} />
      ) : (
        <Frame {...frame} summary={null}>
          {SCREEN_LIST[screen].standsAlone && loaded.data ? (
            <CurrentScreen />
          ) : (
            <Waiting runs={loaded.data} run={run} error={loaded.error ?? summary.error} />
          )}
        </Frame>
      )}
    </ScenarioProvider>
  );
}

function CurrentScreen() {
  const { view: View } = SCREEN_LIST[useAddress().screen];
  return <View />;
}

interface WaitingProps {
  readonly runs: readonly RunHead[] | undefined;
  readonly run: RunHead | null;
  readonly error: string | null;
}

/** Nothing to draw yet: says what is awaited, and how far it is. */
function Waiting({ runs, run, error }: WaitingProps) {
  if (run !== null && isUnderWay(run)) {
    return (
      <div className="state" role="status" style={{ alignItems: 'stretch', maxWidth: 520 }}>
        <h2>{run.state === 'queued' ? t('The simulation is queued') : t('Simulating')}</h2>
        <span className="muted">
          {t('Run {run}, seed {seed}: {done} of {asked} replications. Results appear with the first batch.', {
            run: run.number,
            seed: run.seed,
            done: toCount(run.done),
            asked: toCount(run.asked),
          })}
        </span>
        <Progress value={(run.done / Math.max(1, run.asked)) * 100} aria-label={t('Replications done')} />
      </div>
    );
  }
  if (error !== null) return <ErrorState what={t('The run')} message={error} />;
  if (run !== null && run.state === 'failed')
    return (
      <div className="state state-error" role="alert">
        <strong>{t('Run {run} failed.', { run: run.number })}</strong>
        <span className="small">{run.message ?? t('It gives no reason.')}</span>
        <button type="button" className="plain framed" onClick={() => navigate({ screen: 'runs' })}>
          {t('To the runs')}
        </button>
      </div>
    );
  if (run !== null && run.state === 'cancelled')
    return <EmptyState>{t('Run {run} was cancelled before its first results.', { run: run.number })}</EmptyState>;
  if (runs !== undefined && runs.length === 0) {
    return (
      <EmptyState>
        {t('This scenario was not run yet.')}
        <button type="button" className="plain framed" onClick={() => navigate({ screen: 'runs' })}>
          {t('Start a run')}
        </button>
      </EmptyState>
    );
  }
  return <LoadingState what={t('run')} />;
}

interface RunPageProps {
  readonly scenario: ScenarioHead;
  readonly runs: readonly RunHead[];
  readonly run: RunHead;
  readonly summary: RunSummary;
}

const FIRST_DAYS_AFTER_ATTACK = 10;

function RunPage({ scenario, runs, run, summary }: RunPageProps) {
  const { query } = useAddress();
  const { cfDay, dDayMin, endMin, stepMin, steps } = summary.clock;
  const wanted = query['t'] ?? null;
  const clock = useMemo(() => {
    const bounds = { cfDay, dDayMin, endMin, stepMin, steps };
    const asked = parseClock(new URLSearchParams(window.location.search).get('t'), bounds);
    return new ClockStore(bounds, asked ?? Math.min(endMin, dDayMin + FIRST_DAYS_AFTER_ATTACK * DAY_MIN));
  }, [cfDay, dDayMin, endMin, stepMin, steps]);
  useClockInAddress(clock, wanted);
  // A partial result that is refreshed keeps its clock object, so charts that did not change are not drawn again.
  // The head in the list of runs is the fresher one.
  const { state, message } = run;
  const shown = useMemo(
    () => ({ scenario, run: { ...summary, state, message, clock: clock.clock } }),
    [scenario, summary, state, message, clock],
  );
  return (
    <ClockProvider value={clock}>
      <ShownProvider value={shown}>
        <Frame scenario={scenario} runs={runs} run={run} summary={summary}>
          <CurrentScreen />
        </Frame>
      </ShownProvider>
    </ClockProvider>
  );
}

const SETTLE_MS = 250;

/** Back and links move the clock; a clock that has come to rest is written to the address. */
function useClockInAddress(clock: ClockStore, wanted: string | null): void {
  useEffect(() => {
    const minute = parseClock(wanted, clock.clock);
    if (minute !== null) clock.set(minute);
  }, [clock, wanted]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = clock.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => navigate({ query: { t: String(clock.minute) } }, 'replace'), SETTLE_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [clock]);
}
