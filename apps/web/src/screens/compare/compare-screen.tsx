/** Two to four runs: first what was put in differently, then what came out differently, with intervals, on the same axes. */
import { useElementSize } from '@mantine/hooks';
import type { RunSummary } from '../../api/model.ts';
import { shortHash, toCount } from '../../app/format.ts';
import { Panel, TwinPanel } from '../../app/panel.tsx';
import { useScenario, useWindow } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { curveTitle, componentCurves } from '../closure/closure-screen.tsx';
import { windowDomain } from '../../charts/time-axis.ts';
import { LINE_STYLES, ManyCurvesChart } from '../../drawing/many-curves-chart.tsx';
import { t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { toDDay } from '../../state/time.ts';
import { Differences } from '../scenario/history/differences.tsx';
import { isOnItsWay, isWhole, useComparison, useRuns, useSummaries, type ComparableRun } from './compare-data.ts';
import { parseChosen } from './chosen.ts';
import { DifferenceTable } from './difference-table.tsx';
import './compare.css';

const MOST_RUNS = 4;

export default function CompareScreen() {
  const { run } = useScenario();
  const { query } = useAddress();
  const runs = useRuns();
  return (
    <Await value={runs} what={t('runs')}>
      {(all) => {
        const numbers = parseChosen(query['runs'], run?.number ?? 0, MOST_RUNS).filter((number) => number > 0);
        const whole = all.filter(isWhole);
        const chosen = numbers.flatMap((number) => whole.find((row) => row.number === number) ?? []);
        return (
          <div className="compare">
            <Chooser all={all} numbers={numbers} />
            {chosen.length < 2 ? <TooFew count={whole.length} /> : <Compared chosen={chosen} />}
          </div>
        );
      }}
    </Await>
  );
}

/** What to do when there is nothing to compare yet. */
function TooFew({ count }: { readonly count: number }) {
  if (count >= 2)
    return <EmptyState>{t('Choose two to four finished runs. The first one chosen is the baseline.')}</EmptyState>;
  return (
    <EmptyState>
      <p>{t('Two runs with all their replications are needed to compare; so far there are: {count}.', { count })}</p>
      <p>
        <ViewLink to={{ screen: 'what-if' }}>{t('Keep a variant of a what-if')}</ViewLink> ·{' '}
        <ViewLink to={{ screen: 'runs' }}>{t('Start a run')}</ViewLink>
      </p>
    </EmptyState>
  );
}

interface ChooserProps {
  readonly all: readonly ComparableRun[];
  /** Of the address: also those that cannot be compared, or not yet. */
  readonly numbers: readonly number[];
}

function Chooser({ all, numbers }: ChooserProps) {
  const set = (chosen: readonly number[]) => navigate({ query: { runs: chosen.join(',') || null } });
  const whole = all.filter(isWhole);
  const styles = numbers.filter((number) => whole.some((row) => row.number === number));
  const others = whole.filter(({ number }) => !numbers.includes(number));
  const waiting = all.filter((row) => isOnItsWay(row) && !numbers.includes(row.number));
  return (
    <Panel title={t('Runs to compare')} note={t('the first is the baseline')}>
      <ol className="chosen-runs">
        {numbers.map((number) => {
          const row = all.find((one) => one.number === number);
          return (
            <li key={number}>
              <svg width="26" height="10" className="chart" aria-hidden="true">
                {styles.includes(number) && <path d="M0,5H26" fill="none" {...LINE_STYLES[styles.indexOf(number)]} />}
              </svg>
              <strong>{t('Run {run}', { run: number })}</strong> {row?.scenario.title}
              {row && isWhole(row) ? (
                <span className="muted small">
                  {t('version {version}', { version: row.scenarioVersion ?? '–' })} ·{' '}
                  {t('{count} replications, seed {seed}', { count: toCount(row.asked), seed: row.seed })} ·{' '}
                  {shortHash(row.snapshotHash)}
                </span>
              ) : (
                <span className="warn small" role="status">
                  {notComparable(row)}
                </span>
              )}
              {styles[0] === number ? (
                <span className="tag">{t('baseline')}</span>
              ) : (
                styles.includes(number) && (
                  <button
                    type="button"
                    className="plain framed small"
                    onClick={() => set([number, ...numbers.filter((one) => one !== number)])}
                  >
                    {t('Make it the baseline')}
                  </button>
                )
              )}
              <button
                type="button"
                className="plain small"
                aria-label={t('Leave out run {run}', { run: number })}
                onClick={() => set(numbers.filter((one) => one !== number))}
              >
                ✕
              </button>
            </li>
          );
        })}
      </ol>
      {numbers.length < MOST_RUNS && others.length > 0 && (
        <label className="field">
          {t('Add a run')}
          <select value="" onChange={({ target }) => set([...numbers, Number(target.value)])}>
            <option value="">–</option>
            {others.map((row) => (
              <option key={row.id} value={row.number}>
                {[
                  row.number,
                  row.scenario.title,
                  ...(row.scenarioVersion === null ? [] : [t('version {version}', { version: row.scenarioVersion })]),
                  t('{count} replications, seed {seed}', { count: toCount(row.asked), seed: row.seed }),
                ].join(' · ')}
              </option>
            ))}
          </select>
        </label>
      )}
      {waiting.map((row) => (
        <p key={row.id} className="muted small" role="status">
          {t('Run {run}', { run: row.number })}, {row.scenario.title}: {notComparable(row)}
        </p>
      ))}
    </Panel>
  );
}

/** Why a run is not among those that are compared. */
function notComparable(row: ComparableRun | undefined): string {
  if (row === undefined) return t('it is not here, or is not shown to you.');
  if (!isOnItsWay(row)) return t('it ended before all its replications were done.');
  return t('under way, {done} of {asked} replications; it can be compared when all are done.', {
    done: toCount(row.done),
    asked: toCount(row.asked),
  });
}

function Compared({ chosen }: { readonly chosen: readonly ComparableRun[] }) {
  const [base, ...others] = chosen;
  const comparison = useComparison(base, others);
  const summaries = useSummaries(
    chosen.map(({ id }) => id),
    comparison,
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
        {(rows) => <DifferenceTable chosen={chosen} comparisons={rows} summaries={summaries.data ?? []} />}
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
