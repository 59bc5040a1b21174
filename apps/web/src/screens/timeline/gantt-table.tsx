import { componentTitle, toPercent } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { ViewLink } from '../../app/view-link.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { causeTitle } from '../../charts/causes.ts';
import { toDDay, toDuration } from '../../state/time.ts';
import { EventTable } from './event-lane.tsx';
import type { TimelineLine } from './timeline-rows.ts';
import { t } from '../../i18n/text.ts';

const COLUMNS = 13;

/** The table twin of the Gantt. */
export function GanttTable({ lines }: { readonly lines: readonly TimelineLine[] }) {
  const { clock } = useShown().run;
  return (
    <div className="gantt-table" tabIndex={0} role="group" aria-label={t('Force elements as a table')}>
      <table className="data sticky-head">
        <TableHead
          columns={[
            t('Element'),
            t('Nation'),
            t('Component'),
            { figure: t('Ordered P50') },
            { figure: t('At destination P50') },
            { figure: t('Ready P10') },
            { figure: t('Ready P50') },
            { figure: t('Ready P90') },
            { figure: t('Bound') },
            { figure: t('Required') },
            { figure: t('Late') },
            { figure: t('On time') },
            t('Binding cause'),
          ]}
        />
        <tbody>
          {lines.map((line) => {
            if (line.kind === 'group')
              return (
                <tr key={`g-${line.title}`} className="group">
                  <th scope="rowgroup" colSpan={COLUMNS}>
                    {line.title} <span className="muted">{line.count}</span>
                  </th>
                </tr>
              );
            const { id, name, nation, component, result, lateMin } = line.item;
            return (
              <tr key={id}>
                <th scope="row">
                  <ViewLink to={{ query: { element: id } }}>{name}</ViewLink>{' '}
                  <SourceChip of={{ section: 'forceElements', row: id }} />
                </th>
                <td>{nation}</td>
                <td>{componentTitle(component)}</td>
                {[
                  result.ordered.p50,
                  result.atDestination.p50,
                  result.ready.p10,
                  result.ready.p50,
                  result.ready.p90,
                  result.boundMin,
                ].map((minute, column) => (
                  <td key={column} className="number">
                    {toDDay(clock, minute)}
                  </td>
                ))}
                <td className="number">{result.requiredMin === null ? '–' : toDDay(clock, result.requiredMin)}</td>
                <td className="number">
                  {lateMin === null ? '–' : lateMin === Infinity ? t('not in run') : toDuration(lateMin)}
                </td>
                <td className="number">{result.onTime === null ? '–' : toPercent(result.onTime.value)}</td>
                <td>{result.bindingCause === null ? '–' : causeTitle(result.bindingCause)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <EventTable />
    </div>
  );
}
