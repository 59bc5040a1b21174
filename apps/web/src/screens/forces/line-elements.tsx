/** Who fills one line of the statement of requirements, the latest first, and what binds each. */
import type { ElementHead, RequirementLine } from '../../api/model.ts';
import { useElements, useNamed } from '../../api/sections.ts';
import { useNames } from '../../api/names.ts';
import { Await } from '../../app/states.tsx';
import { useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { ElementCause } from '../../app/binding-cause.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { t } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';

interface LineElementsProps {
  readonly line: Pick<RequirementLine, 'title' | 'byMin'>;
  readonly members: readonly string[];
}

export function LineElements({ line, members }: LineElementsProps) {
  const elements = useNamed(useElements());
  if (members.length === 0) return <p className="muted small">{t('No element is named for this line.')}</p>;
  return (
    <Await value={elements} what={t('results by element')}>
      {(rows) => <Members line={line} rows={latestFirst(rows.filter(({ id }) => members.includes(id)))} />}
    </Await>
  );
}

const latestFirst = (rows: readonly ElementHead[]): ElementHead[] =>
  [...rows].sort((a, b) => (b.ready.p50 ?? Infinity) - (a.ready.p50 ?? Infinity));

function Members({ line, rows }: Pick<LineElementsProps, 'line'> & { readonly rows: readonly ElementHead[] }) {
  const { clock } = useShown().run;
  const names = useNames();
  const isLate = (minute: number | null) => minute === null || minute > line.byMin;
  return (
    <table className="data line-elements" aria-label={t('Who fills the line “{line}”', { line: line.title })}>
      <TableHead columns={[t('Element'), { figure: t('Ready P50') }, { figure: t('Ready P90') }, t('Binding cause')]} />
      <tbody>
        {rows.map(({ id, ready, ...row }) => (
          <tr key={id}>
            <th scope="row">
              <ViewLink to={{ screen: 'timeline', query: { element: id } }}>{names.element(id)}</ViewLink>{' '}
              <SourceChip of={{ section: 'forceElements', row: id }} />
            </th>
            {[ready.p50, ready.p90].map((minute, index) => (
              <td key={index} className={isLate(minute) ? 'number bad' : 'number'}>
                {minute === null ? t('not in run') : toDDay(clock, minute)}
                {isLate(minute) && ` ${t('late')}`}
              </td>
            ))}
            <td>
              <ElementCause of={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
