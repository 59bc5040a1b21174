/** The matrix of the force at the clock: persons, vehicles or lift, by component or capability, beside another time or another run. */
import { useMemo, type ReactNode } from 'react';
import type { ClosureCurve } from '@muster/planning/run';
import type { ForceData } from '../../api/force.ts';
import { useLift, type LiftAssets } from '../../api/lift.ts';
import type { RunSummary, ShownReplication } from '../../api/model.ts';
import { useComposition, useForce, useShownReplication, useSummary } from '../../api/sections.ts';
import { besideRuns } from '../../app/choose.ts';
import { componentTitle, toCount } from '../../app/format.ts';
import { Panel, Segmented } from '../../app/panel.tsx';
import { useScenario, useShown } from '../../app/run-context.ts';
import { Await, EmptyState, Unloaded } from '../../app/states.tsx';
import { composeForce, countForce, countLift, standsAt, type Composition } from '../../charts/composition.ts';
import { t, wordTitle } from '../../i18n/text.ts';
import { provenanceRows } from '../../print/provenance-rows.ts';
import { saveCsv } from '../../print/save-csv.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { useClock, useTableMinute } from '../../state/clock.ts';
import { clampMinute, parseClock, stepAt, toDDay } from '../../state/time.ts';
import { matrixRows } from './matrix-rows.ts';
import { CompositionTable } from './composition-table.tsx';

const FIGURES = ['persons', 'vehicles', 'lift'] as const;
type Figure = (typeof FIGURES)[number];
type By = 'component' | 'capability';

interface Question {
  readonly figure: Figure;
  readonly by: By;
}

/** What is loaded of one run, only as much as the question needs. */
interface Loaded {
  readonly summary: RunSummary;
  readonly curves: readonly ClosureCurve[] | null;
  readonly shown: ShownReplication | null;
}

const hasCurves = ({ figure, by }: Question) => figure === 'persons' && by === 'component';

function useRunData(id: string | null, question: Question) {
  const needsCurves = hasCurves(question);
  const needsShown = !needsCurves && question.figure !== 'lift';
  const summary = useSummary(id);
  const curves = useComposition(needsCurves ? id : null);
  const shown = useShownReplication(needsShown ? id : null);
  const loaded = useMemo((): Loaded | undefined => {
    if (!summary.data || (needsCurves && !curves.data) || (needsShown && !shown.data)) return undefined;
    return { summary: summary.data, curves: curves.data ?? null, shown: shown.data ?? null };
  }, [summary.data, curves.data, shown.data, needsCurves, needsShown]);
  const failed = [summary, curves, shown].find(({ error }) => error !== null);
  return { ...(failed ?? summary), data: loaded };
}

function composeRun(
  { summary, curves, shown }: Loaded,
  minute: number,
  { figure, by }: Question,
  { elements, nations }: ForceData,
  lift: readonly LiftAssets[],
): Composition {
  const supported = new Set(nations.filter(({ role }) => role === 'supported').map(({ id }) => id));
  if (curves !== null && figure === 'persons' && by === 'component')
    return composeForce(curves, stepAt(summary.clock, minute), supported);
  if (figure === 'lift') {
    const gates = new Map(summary.gates.map((gate) => [gate.id, gate]));
    const isReleased = (releasedBy: string | null) => {
      const gate = releasedBy === null ? undefined : gates.get(releasedBy);
      return gate === undefined ? (releasedBy === null ? true : null) : standsAt(gate, minute);
    };
    return countLift(
      lift.map(({ releasedBy, ...pool }) => ({ ...pool, isReleased: isReleased(releasedBy) })),
      minute,
      supported,
    );
  }
  const weighed = figure === 'vehicles' ? elements.map((row) => ({ ...row, persons: row.vehicles })) : elements;
  return countForce(weighed, shown?.elements ?? [], minute, by, supported);
}

export function ForceMatrix({ tools, selected }: { readonly tools: ReactNode; readonly selected: string | undefined }) {
  const { query } = useAddress();
  const { run } = useShown();
  const { runs } = useScenario();
  const figure = FIGURES.find((name) => name === query['figure']) ?? 'persons';
  const by: By = query['by'] === 'capability' && figure !== 'lift' ? 'capability' : 'component';
  const question = { figure, by };
  const minute = useTableMinute();
  const against = besideRuns(runs, run.id).find(({ number }) => String(number) === query['against']) ?? null;
  const then = parseClock(query['then'] ?? null, run.clock);
  const own = useRunData(run.id, question);
  const other = useRunData(against?.id ?? null, question);
  const force = useForce();
  const lift = useLift(figure === 'lift');
  const assets = figure === 'lift' ? lift.data : NO_ASSETS;
  const whole = useMemo(
    () => own.data && force.data && assets && composeRun(own.data, minute, { figure, by }, force.data, assets),
    [own.data, force.data, assets, minute, figure, by],
  );
  const gap = gapOf(own.data?.summary, assets);
  const beside = useMemo(() => {
    const loaded = against === null ? own.data : other.data;
    if (!loaded || !force.data || !assets || (against === null && then === null)) return null;
    const sameDay = (then ?? minute) - run.clock.dDayMin + loaded.summary.clock.dDayMin;
    const at = clampMinute(loaded.summary.clock, sameDay);
    return {
      title: [
        ...(against === null ? [] : [t('Run {run}', { run: against.number })]),
        ...(then === null ? [] : [toDDay(run.clock, then)]),
      ].join(', '),
      composition: composeRun(loaded, at, { figure, by }, force.data, assets),
    };
  }, [against, own.data, other.data, force.data, assets, then, minute, run.clock, figure, by]);
  const columnTitle = by === 'component' && figure !== 'lift' ? componentTitle : capabilityTitle;
  const exportAll = (composition: Composition) =>
    saveCsv('muster-force-composition.csv', [
      ...provenanceRows(
        [run.marking, ...(other.data ? [other.data.summary.marking] : [])],
        [run, ...(against === null ? [] : [against])].map((row) => ({ ...row, title: scenarioTitle })),
      ),
      [t('At'), toDDay(run.clock, minute), ...(beside === null ? [] : [t('Beside'), beside.title])],
      ...(gap === null ? [] : [[gap]]),
      [],
      ...matrixRows(composition, beside, { title: columnTitle, unit: UNITS[figure]() }),
    ]);
  const scenarioTitle = useScenario().scenario.title;
  return (
    <Panel title={t('Force composition')} note={noteOf(question)} tools={tools} flush className="forces-matrix">
      <div className="matrix-tools">
        <Segmented
          label={t('What is counted')}
          value={figure}
          options={FIGURES.map((value) => ({ value, label: TITLES[value]() }))}
          onChange={(value) => navigate({ query: { figure: value === 'persons' ? null : value } })}
        />
        {figure !== 'lift' && (
          <Segmented
            label={t('Columns')}
            value={by}
            options={[
              { value: 'component', label: t('By component') },
              { value: 'capability', label: t('By capability') },
            ]}
            onChange={(value) => navigate({ query: { by: value === 'component' ? null : value } })}
          />
        )}
        <BesideTools then={then} against={against?.number ?? null} />
        {whole && (
          <button type="button" className="plain framed small" onClick={() => exportAll(whole)}>
            {t('Export as CSV')}
          </button>
        )}
      </div>
      {against !== null && other.data === undefined && (
        <Unloaded value={other} what={t('Run {run}', { run: against.number })} />
      )}
      <Await value={own} what={t('force composition')}>
        {() => (
          <Await value={force} what={t('force elements')}>
            {({ nationById }) =>
              whole === undefined ? (
                <Unloaded value={lift} what={t('Lift')} />
              ) : whole.rows.length === 0 ? (
                <EmptyState>
                  {figure === 'lift'
                    ? t('This scenario has no lift.')
                    : t('No force element of this scenario belongs to a nation.')}
                </EmptyState>
              ) : (
                <CompositionTable
                  composition={whole}
                  beside={beside}
                  nations={nationById}
                  selected={selected}
                  columnTitle={columnTitle}
                  isByComponent={by === 'component' && figure !== 'lift'}
                  unit={UNITS[figure]()}
                  gap={gap}
                />
              )
            }
          </Await>
        )}
      </Await>
    </Panel>
  );
}

const NO_ASSETS: readonly LiftAssets[] = [];

const capabilityTitle = (name: string) => (name === '' ? t('no capability named') : wordTitle(name));

/** Conditions, commitments and remedies release lift as well, and results date only gates. */
function gapOf(summary: RunSummary | undefined, assets: readonly LiftAssets[] | undefined): string | null {
  if (summary === undefined || assets === undefined) return null;
  const gates = new Set(summary.gates.map(({ id }) => id));
  const count = assets
    .filter(({ releasedBy }) => releasedBy !== null && !gates.has(releasedBy))
    .reduce((sum, pool) => sum + pool.count, 0);
  return count === 0
    ? null
    : t('Not counted as ready: {count}, released by something that the run does not date.', { count: toCount(count) });
}

const TITLES: Readonly<Record<Figure, () => string>> = {
  persons: () => t('Persons'),
  vehicles: () => t('Vehicles'),
  lift: () => t('Lift'),
};

const UNITS: Readonly<Record<Figure, () => string>> = {
  persons: () => t('persons'),
  vehicles: () => t('vehicles'),
  lift: () => t('assets'),
};

function noteOf(question: Question): string {
  if (question.figure === 'lift')
    return t('assets to hand at the clock: their date has come, their gate stands at the median');
  return hasCurves(question)
    ? t('persons ready at the clock, of all promised by the end of the run')
    : t('ready at the clock, of all promised; counted in the shown replication');
}

/** Holds a time to look at another beside it, and chooses another run of the scenario. */
function BesideTools({ then, against }: { readonly then: number | null; readonly against: number | null }) {
  const { run } = useShown();
  const { runs } = useScenario();
  const clock = useClock();
  const others = besideRuns(runs, run.id);
  const { query } = useAddress();
  const removed = runs.find(({ number, isTrimmed }) => isTrimmed && String(number) === query['against']);
  return (
    <>
      <button
        type="button"
        className="plain framed small"
        aria-pressed={then !== null}
        title={t('Then move the clock: the change since this time is shown.')}
        onClick={() => navigate({ query: { then: then === null ? String(clock.minute) : null } })}
      >
        {then === null ? t('Hold this time') : t('Held: {day}', { day: toDDay(run.clock, then) })}
      </button>
      {others.length > 0 && (
        <label className="field">
          {t('Beside run')}
          <select
            value={against ?? ''}
            onChange={({ target }) => navigate({ query: { against: target.value || null } })}
          >
            <option value="">–</option>
            {others.map(({ id, number, scenarioVersion, seed }) => (
              <option key={id} value={number}>
                {[number, t('version {version}', { version: scenarioVersion ?? '–' }), `${t('Seed')} ${seed}`].join(
                  ' · ',
                )}
              </option>
            ))}
          </select>
        </label>
      )}
      {removed !== undefined && removed.id !== run.id && (
        <span className="small warn" role="status">
          {t('Run {run} is kept without its details.', { run: removed.number })}
        </span>
      )}
    </>
  );
}
