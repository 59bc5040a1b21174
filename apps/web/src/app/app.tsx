import { useEffect, useMemo, useRef } from 'react';
import { MantineProvider, Progress } from '@mantine/core';
import { loadRuns, loadScenarios, loadSummary } from '../api/loaders.ts';
import type { RunClock } from '@muster/planning/run';
import type { Loadable, RunHead, ScenarioHead } from '../api/model.ts';
import { causeText } from '../api/issue-text.ts';
import { followed, isUnderWay } from '../api/progress.ts';
import { mayKeepScenario, mayReadContent } from '../api/rights.ts';
import { runKey } from '../api/sections.ts';
import { useSession } from '../api/session.ts';
import { store, useLoaded } from '../api/store.ts';
import { currentAddress, navigate, useAddress } from '../state/address.ts';
import { ClockProvider, ClockStore } from '../state/clock.ts';
import { usePreferences } from '../state/preferences.ts';
import { DAY_MIN, parseClock } from '../state/time.ts';
import { theme } from '../theme/theme.ts';
import { chooseRun, chooseScenario, isKept, isNamed } from './choose.ts';
import { toCount } from './format.ts';
import { ScenarioProvider, ShownProvider } from './run-context.ts';
import { SCREEN_LIST } from './screens.ts';
import { Follow, Frame } from './shell.tsx';
import { WhenceProvider } from './source-chip.tsx';
import { EmptyState, ErrorBoundary, LoadingState, RemovedState, Unloaded } from './states.tsx';
import { ViewLink } from './view-link.tsx';
import { t, tr } from '../i18n/text.ts';

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
  const { query, screen } = useAddress();
  const scenarios = useLoaded('scenarios', loadScenarios);
  const scenario = scenarios.data === undefined ? null : chooseScenario(scenarios.data, query['scenario']);
  if (scenarios.data === undefined) {
    return (
      <Frame scenario={null} runs={[]} run={null} summary={null}>
        <Unloaded value={scenarios} what={t('scenario')} />
      </Frame>
    );
  }
  if (scenario === null) {
    const { view: View, needsNoScenario } = SCREEN_LIST[screen];
    return (
      <Frame scenario={null} runs={[]} run={null} summary={null}>
        {needsNoScenario === true ? (
          <View />
        ) : (
          <EmptyState>
            <NoScenario />
          </EmptyState>
        )}
      </Frame>
    );
  }
  // One that was just made is named before the list of scenarios has it: another one would flash up meanwhile.
  if (!isNamed(scenario, query['scenario']) && store.isRunning('scenarios')) {
    return (
      <Frame scenario={null} runs={[]} run={null} summary={null}>
        <LoadingState what={t('scenario')} />
      </Frame>
    );
  }
  return <ScenarioPage key={scenario.id} scenario={scenario} />;
}

/** That there is none at all only who keeps scenarios can know: others do not see those that are not for them. */
function NoScenario() {
  const principal = useSession().data?.principal;
  if (mayKeepScenario(principal)) return t('The server holds no scenario yet.');
  return mayReadContent(principal)
    ? t('There is no scenario that you may see.')
    : tr(
        'Auditors and administrators see no content of scenarios. The audit trail, persons and roles are read over the API, in the {explorer} for instance.',
        { explorer: <ViewLink to={{ screen: 'explorer' }}>{t('Explorer')}</ViewLink> },
      );
}

const NO_RUNS: readonly RunHead[] = [];

function ScenarioPage({ scenario }: { readonly scenario: ScenarioHead }) {
  const { query, screen } = useAddress();
  const loaded = useLoaded(`scenario:${scenario.id}:runs`, () => loadRuns(scenario.id));
  const runs = loaded.data ?? NO_RUNS;
  const run = chooseRun(runs, query['run']);
  const loadedSummary = useLoaded(run === null ? null : `${runKey(run.id)}summary`, () => loadSummary(run?.id ?? ''));
  const summary = loadedSummary.data ?? null;
  const clock = useRunClock(summary?.clock ?? null);
  const held = useMemo(() => ({ scenario, runs, run }), [scenario, runs, run]);
  // The head in the list of runs is the fresher one.
  const state = run?.state ?? null;
  const message = run?.message ?? null;
  // A partial result that is refreshed keeps its clock object, so charts that did not change are not drawn again.
  const shown = useMemo(
    () =>
      state === null || summary === null || clock === null
        ? null
        : { scenario, run: { ...summary, state, message, clock: clock.clock } },
    [scenario, state, message, summary, clock],
  );
  // A screen that stands alone stays where it is while runs come and go: what was typed and answered on it is kept.
  const standsAlone = SCREEN_LIST[screen].standsAlone === true;
  const ready = standsAlone ? loaded.data !== undefined : shown !== null;
  return (
    <ScenarioProvider value={held}>
      <ClockProvider value={clock}>
        <ShownProvider value={shown}>
          {followed(runs, isUnderWay, run?.id ?? null).map(({ id }) => (
            <Follow key={id} runId={id} scenarioId={scenario.id} />
          ))}
          <Frame scenario={scenario} runs={runs} run={run} summary={summary}>
            {ready ? (
              <CurrentScreen key={standsAlone ? 'alone' : run?.id} run={run} />
            ) : (
              <Waiting
                runs={loaded.data}
                run={run}
                failed={[loaded, loadedSummary].find(({ error }) => error !== null)}
              />
            )}
          </Frame>
        </ShownProvider>
      </ClockProvider>
    </ScenarioProvider>
  );
}

function CurrentScreen({ run }: { readonly run: RunHead | null }) {
  const { screen } = useAddress();
  const { view: View, standsAlone } = SCREEN_LIST[screen];
  if (run === null || standsAlone === true) return <View />;
  if (isKept(run, screen))
    return (
      <WhenceProvider value="run">
        <View />
      </WhenceProvider>
    );
  return (
    <RemovedState run={run.number}>
      <button type="button" className="plain framed" onClick={() => navigate({ screen: 'runs' })}>
        {t('To the runs')}
      </button>
    </RemovedState>
  );
}

interface WaitingProps {
  readonly runs: readonly RunHead[] | undefined;
  readonly run: RunHead | null;
  readonly failed: Loadable<unknown> | undefined;
}

/** Nothing to draw yet: says what is awaited, and how far it is. */
function Waiting({ runs, run, failed }: WaitingProps) {
  if (run !== null && isUnderWay(run)) {
    return (
      <div className="state" role="status" style={{ alignItems: 'stretch', maxWidth: 520 }}>
        <h2>{run.state === 'queued' ? t('The simulation is queued') : t('Simulating')}</h2>
        <span className="muted">
          {t('Run {run}, seed {seed}: {done} of {asked} replications.', {
            run: run.number,
            seed: run.seed,
            done: toCount(run.done),
            asked: toCount(run.asked),
          })}{' '}
          {run.done > 0 ? t('The first results are being loaded.') : t('Results appear with the first batch.')}
        </span>
        <Progress value={(run.done / Math.max(1, run.asked)) * 100} aria-label={t('Replications done')} />
      </div>
    );
  }
  if (failed !== undefined) return <Unloaded value={failed} what={t('run')} />;
  if (run !== null && run.state === 'failed')
    return (
      <div className="state state-error" role="alert">
        <strong>{t('Run {run} failed.', { run: run.number })}</strong>
        <span className="small">{causeText(run.message)}</span>
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

const FIRST_DAYS_AFTER_ATTACK = 10;

/** An address without a time stands for the same time in every browser. */
const minuteOf = (wanted: string | null, clock: RunClock): number =>
  parseClock(wanted, clock) ?? Math.min(clock.endMin, clock.dDayMin + FIRST_DAYS_AFTER_ATTACK * DAY_MIN);

/** The clock of the run on the screen, at the time that the address names; another run on the same time axis keeps it. */
function useRunClock(bounds: RunClock | null): ClockStore | null {
  const wanted = useAddress().query['t'] ?? null;
  const { cfDay, dDayMin, endMin, stepMin, steps } = bounds ?? NO_CLOCK;
  const clock = useMemo(() => {
    if (steps === 0) return null;
    const same = { cfDay, dDayMin, endMin, stepMin, steps };
    return new ClockStore(same, minuteOf(currentAddress().query['t'] ?? null, same));
  }, [cfDay, dDayMin, endMin, stepMin, steps]);
  useClockInAddress(clock, wanted);
  return clock;
}

const NO_CLOCK: RunClock = { cfDay: '', dDayMin: 0, endMin: 0, stepMin: 1, steps: 0 };

const WRITE_MS = 400;

/** Back and links move the clock; where it goes is written to the address, while it plays and when it rests. */
function useClockInAddress(clock: ClockStore | null, wanted: string | null): void {
  // What this page wrote itself is older than a clock that plays on.
  const written = useRef(wanted);
  useEffect(() => {
    if (clock !== null && wanted !== written.current) clock.set(minuteOf(wanted, clock.clock));
    written.current = wanted;
  }, [clock, wanted]);
  useEffect(() => {
    if (clock === null) return undefined;
    return clock.subscribeCalmly(() => {
      written.current = String(clock.minute);
      navigate({ query: { t: written.current } }, 'replace');
    }, WRITE_MS);
  }, [clock]);
}
