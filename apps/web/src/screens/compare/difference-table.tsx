/** What came out differently between runs: days later than the baseline, with intervals, and all of it as a file. */
import { Fragment } from 'react';
import type { RunSummary } from '../../api/model.ts';
import { useNamesOf } from '../../api/names.ts';
import { toPercent } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { say, t } from '../../i18n/text.ts';
import { provenanceRows } from '../../print/provenance-rows.ts';
import { saveCsv } from '../../print/save-csv.ts';
import { Interval } from '../../app/interval.tsx';
import { inOrderOfChange, type ComparableRun, type RunComparison } from './compare-data.ts';
import { comparedName, onlyName } from './compared-names.ts';

const MOST_ROWS = 40;
const KINDS = [
  ['closure', 'Closure by group'],
  ['requirement', 'Requirement lines'],
  ['gate', 'Gates'],
  ['element', 'Force elements'],
] as const;

const MOST_ONLY = 12;

interface OnlyInProps {
  readonly run: ComparableRun;
  readonly summary: RunSummary | null | undefined;
  readonly only: readonly string[];
}

/** What only one of the two has, and so cannot be compared; by the names of its own scenario. */
function OnlyIn({ run, summary, only }: OnlyInProps) {
  const names = useNamesOf(run.scenario.id, summary);
  if (only.length === 0) return null;
  return (
    <p className="small empty-line">
      <span className="muted">{t('Only in run {run}:', { run: run.number })}</span>{' '}
      {only
        .slice(0, MOST_ONLY)
        .map((name) => onlyName(name, names))
        .join(', ')}
      {only.length > MOST_ONLY && ` ${t('and {count} more', { count: only.length - MOST_ONLY })}`}
    </p>
  );
}

interface DifferenceTableProps {
  readonly chosen: readonly ComparableRun[];
  readonly comparisons: readonly RunComparison[];
  /** Of the chosen, in their order; they hold the titles of gates and lines. */
  readonly summaries: readonly (RunSummary | null)[];
}

export function DifferenceTable({ chosen, comparisons, summaries }: DifferenceTableProps) {
  const [base, ...others] = chosen;
  const names = useNamesOf(base.scenario.id, summaries[0]);
  const nameOf = (kind: string, key: string) => comparedName(kind, key, names);
  const byRun = others.map(({ id }) => comparisons.find(({ run }) => run.id === id));
  const keysOf = (kind: string) =>
    inOrderOfChange(byRun.flatMap((row) => row?.times ?? []).filter((time) => time.kind === kind));
  const exportAll = () =>
    saveCsv('muster-comparison.csv', [
      ...provenanceRows(
        summaries.flatMap((summary) => summary?.marking ?? []),
        chosen.map((run) => ({ ...run, title: run.scenario.title })),
      ),
      [t('Days later than the baseline (95 %)'), base.number],
      [
        t('Kind'),
        t('Name'),
        t('Run'),
        ...[t('Mean'), t('Low'), t('High')].map((name) => `${name}, ${say('d')}`),
        t('Earlier'),
        t('Later'),
        t('Pairs'),
        t('Share of run {run}', { run: base.number }),
        t('Share of its own'),
      ],
      ...others.flatMap((run, index) =>
        (byRun[index]?.times ?? []).map((time) => [
          say(KINDS.find(([kind]) => kind === time.kind)?.[1] ?? time.kind),
          nameOf(time.kind, time.key),
          run.number,
          time.daysLater.mean,
          time.daysLater.low,
          time.daysLater.high,
          time.earlier,
          time.later,
          byRun[index]?.replications ?? 0,
          time.baseShare,
          time.otherShare,
        ]),
      ),
      ...others.flatMap((run, index) =>
        [
          { only: byRun[index]?.onlyInBase ?? [], of: base },
          { only: byRun[index]?.onlyInOther ?? [], of: run },
        ].flatMap(({ only, of }) =>
          only.map((name) => [t('Only in run {run}:', { run: of.number }), onlyName(name, names), of.number]),
        ),
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
          <Fragment key={run.id}>
            <OnlyIn run={base} summary={summaries[0]} only={byRun[index]?.onlyInBase ?? []} />
            <OnlyIn run={run} summary={summaries[index + 1]} only={byRun[index]?.onlyInOther ?? []} />
          </Fragment>
        ))}
      </div>
    </Panel>
  );
}
