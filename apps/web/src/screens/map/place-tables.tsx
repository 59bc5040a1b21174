/** What a place offers and holds, each figure with its course over time as a small curve or, all together, as a table. */
import { Fragment } from 'react';
import { NO_CONSUMPTION_DAYS } from '@muster/planning/run';
import type { ResourceResult, StockResult } from '../../api/model.ts';
import { useNames } from '../../api/names.ts';
import { capacityText, massText, toCount, toDays, toPercent } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { useDomain, useShown } from '../../app/run-context.ts';
import { SeriesTable } from '../../app/series-table.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { LIGHT_TITLES, lightAt } from '../../charts/supply.ts';
import { SparklineView } from '../../drawing/sparkline-view.tsx';
import { useClockStep } from '../../state/clock.ts';
import { toDuration } from '../../state/time.ts';
import { say, t } from '../../i18n/text.ts';

interface RowsProps<R> {
  readonly rows: readonly R[];
  /** The courses over time as one table, in place of the curves. */
  readonly asSeries: boolean;
}

export function FacilityTable({ rows, asSeries }: RowsProps<ResourceResult>) {
  const names = useNames();
  const step = useClockStep();
  const { clock } = useShown().run;
  const domain = useDomain();
  if (asSeries)
    return (
      <SeriesTable
        title={t('Queue')}
        {...{ clock, domain }}
        format={toCount}
        columns={rows.map((row) => ({ title: names.facility(row.facility), values: row.queue }))}
      />
    );
  return (
    <table className="data">
      <TableHead
        columns={[
          t('Facility'),
          { figure: t('Capacity') },
          { figure: t('Use') },
          { figure: t('Wait') },
          { figure: t('Queue') },
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.id}>
            <tr>
              <th scope="row">{names.facility(row.facility)}</th>
              <td className="number">{capacityText(row.capacity, row.unit)}</td>
              <td className="number">{toPercent(row.utilisation)}</td>
              <td className="number">{toDuration(row.meanWaitMin)}</td>
              <td className="number strong">{toCount(row.queue[step] ?? 0)}</td>
            </tr>
            {row.queue.length > 0 && (
              <tr className="sparkline-row">
                <td colSpan={5}>
                  <SparklineView
                    values={row.queue}
                    stepMin={clock.stepMin}
                    domain={domain}
                    colour="var(--cause-waiting)"
                    label={(most) => t('Queue over time, at most {most}', { most: toCount(most) })}
                  />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

export function StockTable({ rows, asSeries }: RowsProps<StockResult>) {
  const names = useNames();
  const step = useClockStep();
  const { clock } = useShown().run;
  const domain = useDomain();
  if (asSeries)
    return (
      <SeriesTable
        title={t('Stock')}
        {...{ clock, domain }}
        format={massText}
        columns={rows.map((row) => ({ title: names.stock(row), values: row.levelT.p50 }))}
      />
    );
  return (
    <table className="data">
      <TableHead columns={[t('Stock'), { figure: t('Level') }, { figure: t('Days of supply') }]} />
      <tbody>
        {rows.map((row) => {
          const days = row.daysOfSupply.p50[step] ?? NO_CONSUMPTION_DAYS;
          return (
            <Fragment key={row.id}>
              <tr>
                <th scope="row">
                  <InputLink of={{ section: 'stocks', row: row.id }}>{names.stock(row)}</InputLink>
                </th>
                <td className="number">{massText(row.levelT.p50[step] ?? 0)}</td>
                <td className="number" title={say(LIGHT_TITLES[lightAt(row, step)])}>
                  {days >= NO_CONSUMPTION_DAYS ? (
                    <span className="muted">{t('no use')}</span>
                  ) : (
                    `${toDays(days)}\u00a0${t('d')}`
                  )}
                </td>
              </tr>
              <tr className="sparkline-row">
                <td colSpan={3}>
                  <SparklineView
                    values={row.levelT.p50}
                    stepMin={clock.stepMin}
                    domain={domain}
                    colour="var(--all)"
                    label={(most) => t('Stock over time, at most {most}', { most: massText(most) })}
                  />
                </td>
              </tr>
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
