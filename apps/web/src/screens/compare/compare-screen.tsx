/** Two to four runs: first what was put in differently, then what came out differently, with intervals, on the same axes. */
import { useElementSize } from '@mantine/hooks';
import { useNames } from '../../api/names.ts';
import type { RunSummary } from '../../api/model.ts';
import { shortHash, toCount, toPercent } from '../../app/format.ts';
import { Panel, TwinPanel } from '../../app/panel.tsx';
import { useShown, useWindow } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { curveTitle, componentCurves } from '../closure/closure-screen.tsx';
import { windowDomain } from '../../charts/time-axis.ts';
import { LINE_STYLES, ManyCurvesChart } from '../../drawing/many-curves-chart.tsx';
import { say, t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { toDDay } from '../../state/time.ts';
import { saveCsv } from '../../print/save-csv.ts';
import { Differences } from '../scenario/head-panel.tsx';
import { Interval } from '../what-if/what-if-curves.tsx';
import { useComparison, useRuns, useSummaries, type ComparableRun, type RunComparison } from './compare-data.ts';
import { parseChosen } from './chosen.ts';
import { comparedName, onlyName } from './compared-names.ts';
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

const MOST_ROWS = 40;
const WHOLE_FORCE = 'all';
const KINDS = [
  ['closure', 'Closure by group'],
  ['requirement', 'Requirement lines'],
  ['gate', 'Gates'],
  ['element', 'Force elements'],
] as const;

const MOST_ONLY = 12;

/** What only one of the two has, and so cannot be compared. */
function OnlyIn({ base, other, row }: { base: ComparableRun; other: ComparableRun; row: RunComparison | undefined }) {
  const names = useNames();
  const sides = [
    [base, row?.onlyInBase ?? []],
    [other, row?.onlyInOther ?? []],
  ] as const;
  return sides.map(
    ([run, only]) =>
      only.length > 0 && (
        <p key={run.id} className="small empty-line">
          <span className="muted">{t('Only in run {run}:', { run: run.number })}</span>{' '}
          {only
            .slice(0, MOST_ONLY)
            .map((name) => onlyName(name, names))
            .join(', ')}
          {only.length > MOST_ONLY && ` ${t('and {count} more', { count: only.length - MOST_ONLY })}`}
        </p>
      ),
  );
}

interface DifferenceTableProps {
  readonly chosen: readonly ComparableRun[];
  readonly comparisons: readonly RunComparison[];
}

function DifferenceTable({ chosen, comparisons }: DifferenceTableProps) {
  const names = useNames();
  const [base, ...others] = chosen;
  const nameOf = (kind: string, key: string) => comparedName(kind, key, names);
  const byRun = others.map(({ id }) => comparisons.find(({ run }) => run.id === id));
  /** The largest change first, but the whole force before its parts. */
  const keysOf = (kind: string) => {
    const keys = new Set(byRun.flatMap((row) => row?.times.filter((time) => time.kind === kind).map(({ key }) => key) ?? [])); // prettier-ignore
    return [...keys].sort((a, b) => Number(b === WHOLE_FORCE) - Number(a === WHOLE_FORCE));
  };
  const exportAll = () =>
    saveCsv('muster-comparison.csv', [
      [t('Run'), t('Scenario'), t('Version'), t('Seed'), t('Replications'), t('Engine'), t('Snapshot')],
      ...chosen.map((run) => [
        run.number,
        run.scenario.title,
        run.scenarioVersion,
        run.seed,
        run.asked,
        run.engineVersion,
        run.snapshotHash,
      ]),
      [],
      [t('Kind'), t('Name'), t('Run'), t('Mean'), t('Low'), t('High'), t('Earlier'), t('Later'), t('Pairs')],
      ...others.flatMap((run, index) =>
        (byRun[index]?.times ?? []).map((time) => [
          time.kind,
          nameOf(time.kind, time.key),
          run.number,
          time.daysLater.mean,
          time.daysLater.low,
          time.daysLater.high,
          time.earlier,
          time.later,
          byRun[index]?.replications ?? 0,
        ]),
      ),
    ]);
  return (
    <Panel
      title={t('What came out differently')}
      note={byRun
        .map(
          (row) =>
            row &&
            `${t('{count} pairs', { count: row.replications })}, ${row.commonDraws ? t('same draws') : t('other draws')}`,
        )
        .join(' · ')}
      tools={
        <button type="button" className="plain framed small" onClick={exportAll}>
          {t('Export as CSV')}
        </button>
      }
      flush
    >
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('What came out differently')}>
        <table className="data" data-testid="differences">
          <TableHead
            columns={[
              t('Days later than the baseline (95 %)'),
              ...others.map((run) => ({ figure: t('Run {run}', { run: run.number }) })),
            ]}
          />
          {KINDS.map(([kind, title]) => {
            const keys = keysOf(kind);
            return (
              keys.length > 0 && (
                <tbody key={kind}>
                  <tr className="strip-group">
                    <th scope="rowgroup" colSpan={others.length + 1}>
                      {say(title)}
                    </th>
                  </tr>
                  {keys.slice(0, MOST_ROWS).map((key) => (
                    <tr key={key}>
                      <th scope="row">{nameOf(kind, key)}</th>
                      {byRun.map((row, index) => {
                        const time = row?.times.find((one) => one.kind === kind && one.key === key);
                        return (
                          <td key={others[index].id} className="number">
                            {time === undefined ? (
                              '–'
                            ) : (
                              <>
                                <Interval value={time.daysLater} unit="" less="good" />
                                {time.baseShare !== time.otherShare && (
                                  <span className="muted small">
                                    {' '}
                                    {toPercent(time.baseShare)} → {toPercent(time.otherShare)}
                                  </span>
                                )}
                              </>
                            )}
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                  {keys.length > MOST_ROWS && (
                    <tr>
                      <td colSpan={others.length + 1} className="muted small">
                        {t('and {count} more: the export has them all', { count: keys.length - MOST_ROWS })}
                      </td>
                    </tr>
                  )}
                </tbody>
              )
            );
          })}
        </table>
        {others.map((run, index) => (
          <OnlyIn key={run.id} base={base} other={run} row={byRun[index]} />
        ))}
      </div>
    </Panel>
  );
}
