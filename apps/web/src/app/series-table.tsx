/** The table twin of a chart over time: the numbers that it draws, a row for each step in which one of them changes. */
import type { RunClock } from '@muster/planning/run';
import { changesIn, stepsIn } from '../charts/series.ts';
import type { Domain } from '../charts/time-axis.ts';
import { t } from '../i18n/text.ts';
import { toDDay, toDtg } from '../state/time.ts';
import { TableHead } from './table-head.tsx';

interface SeriesTableProps {
  /** What the chart shows. */
  readonly title: string;
  readonly clock: RunClock;
  readonly domain: Domain;
  readonly columns: readonly { readonly title: string; readonly values: readonly number[] }[];
  readonly format: (value: number) => string;
}

export function SeriesTable({ title, clock, domain, columns, format }: SeriesTableProps) {
  const steps = changesIn(
    columns.map(({ values }) => values),
    stepsIn(clock.stepMin, clock.steps, domain),
  );
  return (
    <div className="series-table" tabIndex={0} role="group" aria-label={t('{title} as a table', { title })}>
      <table className="data compact sticky-head">
        <TableHead columns={[t('Date'), t('Day'), ...columns.map((column) => ({ figure: column.title }))]} />
        <tbody>
          {steps.map((step) => (
            <tr key={step}>
              <th scope="row">{toDtg(clock.cfDay, step * clock.stepMin)}</th>
              <td>{toDDay(clock, step * clock.stepMin)}</td>
              {columns.map((column) => (
                <td key={column.title} className="number">
                  {format(column.values[step] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
