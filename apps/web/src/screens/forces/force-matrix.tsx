/** The matrix of the force at the clock: persons, vehicles or lift, by component or capability, beside another time or another run. */
import { useMemo, type ReactNode } from 'react';
import type { ForceData } from '../../api/force.ts';
import { useLift, type LiftAssets } from '../../api/lift.ts';
import type { RunHead } from '../../api/model.ts';
import { useNames } from '../../api/names.ts';
import { useForce } from '../../api/sections.ts';
import { besideRuns } from '../../app/choose.ts';
import { componentTitle } from '../../app/format.ts';
import { Panel, Segmented } from '../../app/panel.tsx';
import { useScenario, useShown } from '../../app/run-context.ts';
import { Await, EmptyState, Unloaded } from '../../app/states.tsx';
import type { Composition } from '../../charts/composition.ts';
import { t, wordTitle } from '../../i18n/text.ts';
import { provenanceRows } from '../../print/provenance-rows.ts';
import { saveCsv } from '../../print/save-csv.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { useTableMinute } from '../../state/clock.ts';
import { clampMinute, parseClock, toDDay } from '../../state/time.ts';
import { BesideTools } from './beside-tools.tsx';
import {
  composeRun,
  FIGURES,
  gapOf,
  hasCurves,
  useRunData,
  type By,
  type Figure,
  type Question,
} from './compose-run.ts';
import { CompositionTable } from './composition-table.tsx';
import { matrixRows, type Beside } from './matrix-rows.ts';

export function ForceMatrix({ tools, selected }: { readonly tools: ReactNode; readonly selected: string | undefined }) {
  const question = useQuestion();
  const matrix = useMatrix(question);
  const { figure, by } = question;
  const { own, other, against, force, lift, whole } = matrix;
  return (
    <Panel title={t('Force composition')} note={noteOf(question)} tools={tools} flush className="forces-matrix">
      <MatrixTools question={question} matrix={matrix} />
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
                  beside={matrix.beside}
                  nations={nationById}
                  selected={selected}
                  columnTitle={columnTitleOf(question)}
                  isByComponent={by === 'component' && figure !== 'lift'}
                  unit={UNITS[figure]()}
                  gap={matrix.gap}
                />
              )
            }
          </Await>
        )}
      </Await>
    </Panel>
  );
}

/** What the address asks for. */
function useQuestion(): Question {
  const { query } = useAddress();
  const figure = FIGURES.find((name) => name === query['figure']) ?? 'persons';
  const by: By = query['by'] === 'capability' && figure !== 'lift' ? 'capability' : 'component';
  return { figure, by };
}

type Matrix = ReturnType<typeof useMatrix>;

/** The force of the shown run at the clock, and beside it at the time that is held or in the other run. */
function useMatrix(question: Question) {
  const { query } = useAddress();
  const { run } = useShown();
  const { runs } = useScenario();
  const against = besideRuns(runs, run.id).find(({ number }) => String(number) === query['against']) ?? null;
  const own = useRunData(run.id, question);
  const other = useRunData(against?.id ?? null, question);
  const force = useForce();
  const lift = useLift(question.figure === 'lift');
  const assets = question.figure === 'lift' ? lift.data : NO_ASSETS;
  const held = { question, force: force.data, assets };
  return {
    ...{ own, other, against, force, lift },
    then: parseClock(query['then'] ?? null, run.clock),
    whole: useWhole(own.data, held),
    beside: useBeside(against, against === null ? own.data : other.data, held),
    gap: gapOf(own.data?.summary, assets),
  };
}

const NO_ASSETS: readonly LiftAssets[] = [];

interface Held {
  readonly question: Question;
  readonly force: ForceData | undefined;
  readonly assets: readonly LiftAssets[] | undefined;
}

type RunData = ReturnType<typeof useRunData>['data'];

function useWhole(loaded: RunData, { question: { figure, by }, force, assets }: Held): Composition | undefined {
  const minute = useTableMinute();
  return useMemo(
    () => loaded && force && assets && composeRun(loaded, minute, { figure, by }, force, assets),
    [loaded, force, assets, minute, figure, by],
  );
}

/** Null where no other time is held and no other run is chosen. */
function useBeside(against: RunHead | null, loaded: RunData, { question: { figure, by }, force, assets }: Held) {
  const { clock } = useShown().run;
  const { query } = useAddress();
  const then = parseClock(query['then'] ?? null, clock);
  const minute = useTableMinute();
  return useMemo((): Beside | null => {
    if (!loaded || !force || !assets || (against === null && then === null)) return null;
    const sameDay = (then ?? minute) - clock.dDayMin + loaded.summary.clock.dDayMin;
    const at = clampMinute(loaded.summary.clock, sameDay);
    return {
      title: [
        ...(against === null ? [] : [t('Run {run}', { run: against.number })]),
        ...(then === null ? [] : [toDDay(clock, then)]),
      ].join(', '),
      composition: composeRun(loaded, at, { figure, by }, force, assets),
    };
  }, [against, loaded, force, assets, then, minute, clock, figure, by]);
}

function MatrixTools({ question, matrix }: { readonly question: Question; readonly matrix: Matrix }) {
  const { figure, by } = question;
  const { then, against, whole } = matrix;
  const save = useExport(question, matrix);
  return (
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
        <button type="button" className="plain framed small" onClick={() => save(whole)}>
          {t('Export as CSV')}
        </button>
      )}
    </div>
  );
}

/** Saves what is shown, with where it comes from. */
function useExport(question: Question, { other, against, beside, gap }: Matrix): (whole: Composition) => void {
  const { run } = useShown();
  const { title } = useScenario().scenario;
  const minute = useTableMinute();
  const names = useNames();
  return (whole) =>
    saveCsv('muster-force-composition.csv', [
      ...provenanceRows(
        [run.marking, ...(other.data ? [other.data.summary.marking] : [])],
        [run, ...(against === null ? [] : [against])].map((row) => ({ ...row, title })),
      ),
      [t('At'), toDDay(run.clock, minute), ...(beside === null ? [] : [t('Beside'), beside.title])],
      ...(gap === null ? [] : [[gap]]),
      [],
      ...matrixRows(whole, beside, {
        title: columnTitleOf(question),
        unit: UNITS[question.figure](),
        nationOf: names.nation,
      }),
    ]);
}

const columnTitleOf = ({ figure, by }: Question) =>
  by === 'component' && figure !== 'lift' ? componentTitle : capabilityTitle;

const capabilityTitle = (name: string) => (name === '' ? t('no capability named') : wordTitle(name));

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
