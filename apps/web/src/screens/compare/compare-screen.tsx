/** Two to four runs: first what was put in differently, then what came out differently, with intervals, on the same axes. */
import { useElementSize } from '@mantine/hooks';
import type { RunSummary } from '../../api/model.ts';
import { shortHash, toCount } from '../../app/format.ts';
import { Panel, TwinPanel } from '../../app/panel.tsx';
import { useShown, useWindow } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { curveTitle, componentCurves } from '../closure/closure-screen.tsx';
import { windowDomain } from '../../charts/time-axis.ts';
import { LINE_STYLES, ManyCurvesChart } from '../../drawing/many-curves-chart.tsx';
import { t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { toDDay } from '../../state/time.ts';
import { Differences } from '../scenario/head-panel.tsx';
import { useComparison, useRuns, useSummaries, type ComparableRun } from './compare-data.ts';
import { parseChosen } from './chosen.ts';
import { DifferenceTable } from './difference-table.tsx';
import './compare.css';

const MOST_RUNS = 4;

export default function CompareScreen() {
  const { run } = useShown();
  const { query } = useAddress();
  const runs = useRuns();
  return (
    <Await value={runs} what={t('runs')}>
      {(all) => {
        const numbers = parseChosen(query['runs'], run.number, MOST_RUNS);
        const chosen = numbers.flatMap((number) => all.find((row) => row.number === number) ?? []);
        return (
          <div className="compare">
            <Chooser all={all} chosen={chosen} />
            {chosen.length < 2 ? (
              <EmptyState>
                {all.length < 2
                  ? t('There is one finished run only. Keep a variant of a what-if, or start another run, to compare.')
                  : t('Choose two to four finished runs. The first one chosen is the baseline.')}
              </EmptyState>
            ) : (
              <Compared chosen={chosen} />
            )}
          </div>
        );
      }}
    </Await>
  );
}

function Chooser({
  all,
  chosen,
}: {
  readonly all: readonly ComparableRun[];
  readonly chosen: readonly ComparableRun[];
}) {
  const set = (runs: readonly ComparableRun[]) =>
    navigate({ query: { runs: runs.map(({ number }) => number).join(',') || null } });
  return (
    <Panel title={t('Runs to compare')} note={t('the first is the baseline')}>
      <ol className="chosen-runs">
        {chosen.map((row, index) => (
          <li key={row.id}>
            <svg width="26" height="10" className="chart" aria-hidden="true">
              <path d="M0,5H26" fill="none" {...LINE_STYLES[index]} />
            </svg>
            <strong>{t('Run {run}', { run: row.number })}</strong> {row.scenario.title}
            <span className="muted small">
              {t('{count} replications, seed {seed}', { count: toCount(row.asked), seed: row.seed })} ·{' '}
              {shortHash(row.snapshotHash)}
            </span>
            {index === 0 ? (
              <span className="tag">{t('baseline')}</span>
            ) : (
              <button
                type="button"
                className="plain framed small"
                onClick={() => set([row, ...chosen.filter(({ id }) => id !== row.id)])}
              >
                {t('Make it the baseline')}
              </button>
            )}
            <button
              type="button"
              className="plain small"
              aria-label={t('Leave out run {run}', { run: row.number })}
              onClick={() => set(chosen.filter(({ id }) => id !== row.id))}
            >
              ✕
            </button>
          </li>
        ))}
      </ol>
      {chosen.length < MOST_RUNS && all.length > chosen.length && (
        <label className="field">
          {t('Add a run')}
          <select
            value=""
            onChange={({ target }) => set([...chosen, ...all.filter(({ number }) => String(number) === target.value)])}
          >
            <option value="">–</option>
            {all
              .filter(({ id }) => !chosen.some((row) => row.id === id))
              .map((row) => (
                <option key={row.id} value={row.number}>
                  {row.number} · {row.scenario.title} · {row.seed}
                </option>
              ))}
          </select>
        </label>
      )}
    </Panel>
  );
}

function Compared({ chosen }: { readonly chosen: readonly ComparableRun[] }) {
  const [base, ...others] = chosen;
  const summaries = useSummaries(chosen.map(({ id }) => id));
  const comparison = useComparison(
    base.id,
    others.map(({ id }) => id),
  );
  return (
    <>
      <Panel title={t('What was put in differently')} className="compare-inputs">
        {others.map((other) => (
          <InputDifference key={other.id} base={base} other={other} />
        ))}
      </Panel>
      <Await value={summaries} what={t('runs')}>
        {(rows) => <Curves chosen={chosen} summaries={rows} />}
      </Await>
      <Await value={comparison} what={t('differences')}>
        {(rows) => <DifferenceTable chosen={chosen} comparisons={rows} />}
      </Await>
    </>
  );
}

function InputDifference({ base, other }: { readonly base: ComparableRun; readonly other: ComparableRun }) {
  const facts = [
    [t('Scenario'), base.scenario.title, other.scenario.title],
    [t('Version'), base.scenarioVersion ?? '–', other.scenarioVersion ?? '–'],
    [t('Seed'), base.seed, other.seed],
    [t('Replications'), base.asked, other.asked],
    [t('Engine'), base.engineVersion, other.engineVersion],
    [t('Snapshot'), shortHash(base.snapshotHash), shortHash(other.snapshotHash)],
  ].filter(([, a, b]) => a !== b);
  return (
    <section>
      <h3>{t('Run {run} against run {base}', { run: other.number, base: base.number })}</h3>
      {facts.length === 0 ? (
        <p className="small muted">
          {t('Same scenario, seed, replications and engine: the results are equal to the bit.')}
        </p>
      ) : (
        <ul className="difference">
          {facts.map(([title, a, b]) => (
            <li key={title} className="small">
              <span className="muted">{title}</span> {a} → <strong>{b}</strong>
            </li>
          ))}
        </ul>
      )}
      {(base.scenario.id !== other.scenario.id || base.scenarioVersion !== other.scenarioVersion) && (
        <Differences from={asRun(base)} to={asRun(other)} />
      )}
    </section>
  );
}

/** The scenario as it was run, not as it is today. */
const asRun = ({ scenario, scenarioVersion }: ComparableRun) => ({
  scenarioId: scenario.id,
  ...(scenarioVersion === null ? {} : { version: scenarioVersion }),
});

const HEIGHT = 280;

interface CurvesProps {
  readonly chosen: readonly ComparableRun[];
  readonly summaries: readonly (RunSummary | null)[];
}

function Curves({ chosen, summaries }: CurvesProps) {
  const { ref, width } = useElementSize();
  const window = useWindow();
  const rows = summaries.flatMap((summary, index) =>
    summary === null ? [] : [{ summary, run: chosen[index], index }],
  );
  if (rows.length === 0) return null;
  const { clock } = rows[0].summary;
  const label = t('Persons ready over time in {count} runs, D-days together. The table has the closure dates.', {
    count: rows.length,
  });
  return (
    <TwinPanel
      title={t('Closure of the whole force')}
      note={t('medians, D-days together')}
      chart={
        <div ref={ref} style={{ height: HEIGHT }}>
          {width > 80 && (
            <ManyCurvesChart
              clock={clock}
              curves={rows.map(({ summary }) => ({
                clock: summary.clock,
                curve: componentCurves(summary.closures)[0],
              }))}
              domain={windowDomain(clock, window)}
              width={width}
              height={HEIGHT}
              label={label}
            />
          )}
        </div>
      }
      table={() => (
        <table className="data">
          <TableHead
            columns={[t('Group'), ...rows.map(({ run }) => ({ figure: t('Run {run}', { run: run.number }) }))]}
          />
          <tbody>
            {componentCurves(rows[0].summary.closures).map((curve) => (
              <tr key={curve.key.id}>
                <th scope="row">{curveTitle(curve)}</th>
                {rows.map(({ summary, run }) => {
                  const same = componentCurves(summary.closures).find(({ key }) => key.id === curve.key.id);
                  return (
                    <td key={run.id} className="number">
                      {same === undefined ? '–' : toDDay(summary.clock, same.closure.p50)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    />
  );
}
