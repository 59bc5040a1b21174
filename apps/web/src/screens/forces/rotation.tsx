import type { ReactNode } from 'react';
import type { ElementHead, ForceElement } from '../../api/model.ts';
import { useElements, useForce, useNamed } from '../../api/sections.ts';
import { toPercent, toTenth } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { reliefGap } from '../../charts/relief-gap.ts';
import { t } from '../../i18n/text.ts';
import { DAY_MIN, toDDay } from '../../state/time.ts';

/** Who leaves during the run: after a tour, called back, or withdrawn; who relieves them, and whether there is a gap. */
export function Rotation({ tools }: { readonly tools: ReactNode }) {
  const force = useForce();
  const elements = useNamed(useElements());
  return (
    <Panel
      title={t('Rotation and relief in place')}
      note={t('median of the replications')}
      tools={tools}
      flush
      className="forces-matrix"
    >
      <Await value={elements} what={t('results by element')}>
        {(results) => <RotationTable results={results} rows={force.data?.elementById ?? new Map()} />}
      </Await>
    </Panel>
  );
}

interface RotationTableProps {
  readonly results: readonly ElementHead[];
  readonly rows: ReadonlyMap<string, ForceElement>;
}

function RotationTable({ results, rows }: RotationTableProps) {
  const byId = new Map(results.map((result) => [result.id, result]));
  const leaving = results.filter(({ id, leaves }) => leaves.share > 0 || typeof rows.get(id)?.tourDays === 'number');
  if (leaving.length === 0)
    return <EmptyState>{t('Nobody has a tour, and nobody goes home during the run.')}</EmptyState>;
  return (
    <div className="composition" tabIndex={0} role="group" aria-label={t('Rotation and relief in place')}>
      <table className="data sticky-head narrow">
        <TableHead
          columns={[
            t('Element'),
            { figure: t('In place') },
            { figure: t('Tour, days') },
            { figure: t('Ordered home') },
            { figure: t('Leaves in') },
            { figure: t('Home again') },
            t('Relieved by'),
            { figure: t('Relief ready') },
            { figure: t('Gap, days') },
          ]}
        />
        <tbody>
          {leaving.map((result) => (
            <LeavingRow key={result.id} result={result} rows={rows} byId={byId} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LeavingRowProps extends Pick<RotationTableProps, 'rows'> {
  readonly result: ElementHead;
  readonly byId: ReadonlyMap<string, ElementHead>;
}

function LeavingRow({ result, rows, byId }: LeavingRowProps) {
  const { clock } = useShown().run;
  const { id, atDestination, leaves, home } = result;
  const row = rows.get(id);
  const relief = typeof row?.relievedBy === 'string' ? byId.get(row.relievedBy) : undefined;
  const { leavesMin, isSeldom, gap } = reliefGap(leaves, relief?.ready ?? null);
  return (
    <tr>
      <th scope="row">
        <ViewLink to={{ screen: 'timeline', query: { element: id } }}>{row?.name ?? id}</ViewLink>{' '}
        <SourceChip of={{ section: 'forceElements', row: id }} />
      </th>
      <td className="number">{toDDay(clock, atDestination.p50)}</td>
      <td className="number">{typeof row?.tourDays === 'number' ? toTenth(row.tourDays) : '–'}</td>
      <td className="number">
        {leaves.share === 0
          ? t('stays')
          : leavesMin === null
            ? t('seldom')
            : isSeldom
              ? t('P10 {day}', { day: toDDay(clock, leavesMin) })
              : toDDay(clock, leavesMin)}
      </td>
      <td className="number">{toPercent(leaves.share)}</td>
      <td className="number">
        {leaves.share === 0 || (isSeldom && home.p50 === null) ? '–' : toDDay(clock, home.p50)}
      </td>
      <td>{relief === undefined ? t('nobody') : (rows.get(relief.id)?.name ?? relief.id)}</td>
      <td className="number">{relief === undefined ? '–' : toDDay(clock, relief.ready.p50)}</td>
      <td className={gap === null || gap === 0 ? 'number' : 'number bad'}>
        {gap === null ? '–' : gap === 'to-end' ? t('to the end') : toTenth(gap / DAY_MIN)}
      </td>
    </tr>
  );
}
