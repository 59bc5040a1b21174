import { componentTitle, toPercent } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { ViewLink } from '../../app/view-link.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { causeTitle } from '../../charts/causes.ts';
import { toDDay, toDuration } from '../../state/time.ts';
import { EventTable } from './event-lane.tsx';
import type { TimelineItem, TimelineLine } from './timeline-rows.ts';
import { t } from '../../i18n/text.ts';

const COLUMNS = 13;

/** The table twin of the Gantt. */
export function GanttTable({ lines }: { readonly lines: readonly TimelineLine[] }) {
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
          {lines.map((line) =>
            line.kind === 'group' ? (
              <tr key={`g-${line.title}`} className="group">
                <th scope="rowgroup" colSpan={COLUMNS}>
                  {line.title} <span className="muted">{line.count}</span>
                </th>
              </tr>
            ) : (
              <ItemRow key={line.item.id} item={line.item} />
            ),
          )}
        </tbody>
      </table>
      <EventTable />
    </div>
  );
}

function ItemRow({ item }: { readonly item: TimelineItem }) {
  const { clock } = useShown().run;
  const { id, name, nation, component, result, lateMin } = item;
  const { ordered, atDestination, ready, boundMin, requiredMin, onTimeShare, bindingCause } = result;
  return (
    <tr>
      <th scope="row">
        <ViewLink to={{ query: { element: id } }}>{name}</ViewLink>{' '}
        <SourceChip of={{ section: 'forceElements', row: id }} />
      </th>
      <td>{nation}</td>
      <td>{componentTitle(component)}</td>
      {[ordered.p50, atDestination.p50, ready.p10, ready.p50, ready.p90, boundMin].map((minute, column) => (
        <td key={column} className="number">
          {toDDay(clock, minute)}
        </td>
      ))}
      <td className="number">{requiredMin === null ? '–' : toDDay(clock, requiredMin)}</td>
      <td className="number">
        {lateMin === null ? '–' : lateMin === Infinity ? t('not in run') : toDuration(lateMin)}
      </td>
      <td className="number">{onTimeShare === null ? '–' : toPercent(onTimeShare)}</td>
      <td>{bindingCause === null ? '–' : causeTitle(bindingCause)}</td>
    </tr>
  );
}
