/** The force elements that are late at the median, the latest first, with the cause that binds each. */
import { useNames } from '../../api/names.ts';
import type { ElementHead } from '../../api/model.ts';
import { useElements, useNamed } from '../../api/sections.ts';
import { toPercent } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { latenessMin } from '../../charts/gantt.ts';
import { t } from '../../i18n/text.ts';
import { toDDay, toDuration } from '../../state/time.ts';
import { ElementCause } from '../../app/binding-cause.tsx';
import { SourceChip } from '../../app/source-chip.tsx';

const MOST_ROWS = 8;

export interface LateElement {
  readonly row: ElementHead;
  /** Infinity where it is not ready within the run. */
  readonly lateMin: number;
}

export const listLate = (rows: readonly ElementHead[]): LateElement[] =>
  rows
    .map((row) => ({ row, lateMin: latenessMin(row) ?? 0 }))
    .filter(({ lateMin }) => lateMin > 0)
    .sort((a, b) => b.lateMin - a.lateMin || (a.row.id < b.row.id ? -1 : 1));

export function LateElements() {
  const elements = useNamed(useElements());
  return (
    <Panel
      title={t('Late force elements')}
      note={t('at the median, with the largest part of their time that somebody can shorten')}
      flush
      className="overview-late"
    >
      <Await value={elements} what={t('results by element')}>
        {(rows) => {
          const late = listLate(rows);
          if (late.length === 0)
            return <EmptyState>{t('Every element with a required date makes it at the median.')}</EmptyState>;
          return (
            <>
              <LateTable late={late.slice(0, MOST_ROWS)} linked />
              {late.length > MOST_ROWS && (
                <p className="more small">
                  <ViewLink to={BY_LATENESS}>
                    {t('{count} more on the timeline, sorted by lateness', { count: late.length - MOST_ROWS })}
                  </ViewLink>
                </p>
              )}
            </>
          );
        }}
      </Await>
    </Panel>
  );
}

const BY_LATENESS = {
  screen: 'timeline',
  query: { sort: null, find: null, component: null, element: null },
} as const;

interface LateTableProps {
  readonly late: readonly LateElement[];
  /** Each name leads to why it is late; not on paper. */
  readonly linked?: boolean;
}

export function LateTable({ late, linked }: LateTableProps) {
  const { run } = useShown();
  const names = useNames();
  return (
    <table className="data">
      <TableHead
        columns={[
          t('Element'),
          { figure: t('Late') },
          { figure: t('Ready P50') },
          { figure: t('On time') },
          t('Binding cause'),
        ]}
      />
      <tbody>
        {late.map(({ row, lateMin }) => (
          <tr key={row.id}>
            <th scope="row">
              {linked === true ? (
                <ViewLink to={{ screen: 'timeline', query: { element: row.id } }}>{names.element(row.id)}</ViewLink>
              ) : (
                names.element(row.id)
              )}{' '}
              <SourceChip of={{ section: 'forceElements', row: row.id }} />
            </th>
            <td className="number strong">{lateMin === Infinity ? t('not in run') : toDuration(lateMin)}</td>
            <td className="number">{toDDay(run.clock, row.ready.p50)}</td>
            <td className="number">{row.onTimeShare === null ? '–' : toPercent(row.onTimeShare)}</td>
            <td>
              <ElementCause of={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
