/** What came out differently between runs: days later than the baseline, with intervals, and all of it as a file. */
import { Fragment } from 'react';
import type { RunSummary } from '../../api/model.ts';
import { useNamesOf, type Names } from '../../api/names.ts';
import { toPercent } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { say, t } from '../../i18n/text.ts';
import { saveCsv } from '../../print/save-csv.ts';
import { Interval } from '../../app/interval.tsx';
import { inOrderOfChange, type ComparableRun, type ComparedTime, type RunComparison } from './compare-data.ts';
import { comparedName, onlyName } from './compared-names.ts';
import { COMPARED_KINDS, comparisonRows, type ComparedColumn } from './comparison-rows.ts';

const MOST_ROWS = 40;
const MOST_ONLY = 12;

interface OnlyInProps {
  readonly run: ComparableRun;
  readonly names: Names;
  readonly only: readonly string[];
}

/** What only one of the two has, and so cannot be compared; by the names of its own scenario. */
function OnlyIn({ run, names, only }: OnlyInProps) {
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

/** Names of each of the chosen, of which there are four at most; a place that none takes has those of the baseline. */
function useNamesOfRuns(
  chosen: readonly ComparableRun[],
  summaries: readonly (RunSummary | null)[],
): readonly [base: Names, ...others: Names[]] {
  const of = (place: number) => {
    const at = place < chosen.length ? place : 0;
    return [chosen[at].scenario.id, summaries[at]] as const;
  };
  return [useNamesOf(...of(0)), useNamesOf(...of(1)), useNamesOf(...of(2)), useNamesOf(...of(3))];
}

interface DifferenceTableProps {
  readonly chosen: readonly ComparableRun[];
  readonly comparisons: readonly RunComparison[];
  /** Of the chosen, in their order; they hold the titles of gates and lines. */
  readonly summaries: readonly (RunSummary | null)[];
}

export function DifferenceTable({ chosen, comparisons, summaries }: DifferenceTableProps) {
  const [base, ...others] = chosen;
  const [names, ...namesOfOthers] = useNamesOfRuns(chosen, summaries);
  const columns = others.map((run, index) => ({
    run,
    told: comparisons.find((one) => one.run.id === run.id),
    names: namesOfOthers[index],
  }));
  const marking = summaries.flatMap((summary) => summary?.marking ?? []);
  return (
    <Panel
      title={t('What came out differently')}
      note={columns.map(({ told }) => told && pairsText(told)).join(' · ')}
      tools={
        <button
          type="button"
          className="plain framed small"
          onClick={() => saveCsv('muster-comparison.csv', comparisonRows(base, columns, names, marking))}
        >
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
          {COMPARED_KINDS.map(({ kind, title }) => (
            <KindRows key={kind} {...{ kind, columns, names }} title={say(title)} />
          ))}
        </table>
        {columns.map(({ run, told, names: own }) => (
          <Fragment key={run.id}>
            <OnlyIn run={base} names={names} only={told?.onlyInBase ?? []} />
            <OnlyIn run={run} names={own} only={told?.onlyInOther ?? []} />
          </Fragment>
        ))}
      </div>
    </Panel>
  );
}

const pairsText = ({ replications, commonDraws }: RunComparison): string =>
  `${t('{count} pairs', { count: replications })}, ${commonDraws ? t('same draws') : t('other draws')}`;

interface KindRowsProps {
  readonly kind: string;
  readonly title: string;
  readonly columns: readonly ComparedColumn[];
  readonly names: Names;
}

/** Of one kind, the largest change of any run first. */
function KindRows({ kind, title, columns, names }: KindRowsProps) {
  const keys = inOrderOfChange(columns.flatMap(({ told }) => told?.times ?? []).filter((time) => time.kind === kind));
  if (keys.length === 0) return null;
  return (
    <tbody>
      <tr className="strip-group">
        <th scope="rowgroup" colSpan={columns.length + 1}>
          {title}
        </th>
      </tr>
      {keys.slice(0, MOST_ROWS).map((key) => (
        <tr key={key}>
          <th scope="row">{comparedName(kind, key, names)}</th>
          {columns.map(({ run, told }) => (
            <td key={run.id} className="number">
              <Change time={told?.times.find((one) => one.kind === kind && one.key === key)} />
            </td>
          ))}
        </tr>
      ))}
      {keys.length > MOST_ROWS && (
        <tr>
          <td colSpan={columns.length + 1} className="muted small">
            {t('and {count} more: the export has them all', { count: keys.length - MOST_ROWS })}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Change({ time }: { readonly time: ComparedTime | undefined }) {
  if (time === undefined) return '–';
  return (
    <>
      <Interval value={time.daysLater} unit="" less="good" />
      {time.baseShare !== time.otherShare && (
        <span className="muted small">
          {' '}
          {toPercent(time.baseShare)} → {toPercent(time.otherShare)}
        </span>
      )}
    </>
  );
}
