import { useMemo, type ReactNode } from 'react';
import { composeAt, RUNGS, totalBy, type Rung } from '@muster/planning/run';
import { useCommander, useForce, useShownReplication } from '../../api/sections.ts';
import { useNames } from '../../api/names.ts';
import { toCount, toPercent } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { t, word } from '../../i18n/text.ts';
import { useTableMinute } from '../../state/clock.ts';

const TITLES: Readonly<Record<Rung, () => string>> = {
  offered: () => t('Offered'),
  ordered: () => t('Ordered'),
  'at-pod': () => t('At the port'),
  'in-place': () => t('In place'),
  ready: () => t('Ready'),
  employable: () => t('Employable'),
  left: () => t('On the way home'),
  home: () => t('Home again'),
};

/** Persons of each nation on the highest rung that they have reached, in the shown replication; rows and columns add up. */
export function ReadinessLadder({ tools }: { readonly tools: ReactNode }) {
  const force = useForce();
  const shown = useShownReplication();
  return (
    <Panel
      title={t('Readiness ladder')}
      note={t('persons by the highest rung reached, in the shown replication')}
      tools={tools}
      flush
      className="forces-matrix"
    >
      <Await value={force} what={t('force elements')}>
        {({ elements, nationById }) => (
          <Await value={shown} what={t('shown replication')}>
            {({ elements: times }) => (
              <div className="composition" tabIndex={0} role="group" aria-label={t('Readiness ladder')}>
                <Ladder elements={elements} times={times} nations={nationById} />
                <Absences />
              </div>
            )}
          </Await>
        )}
      </Await>
    </Panel>
  );
}

interface LadderProps {
  readonly elements: Parameters<typeof composeAt>[0];
  readonly times: Parameters<typeof composeAt>[1];
  readonly nations: ReadonlyMap<string, { readonly name: string }>;
}

function Ladder({ elements, times, nations }: LadderProps) {
  const minute = useTableMinute();
  const { rows, total } = useMemo(() => {
    const cells = composeAt(elements, times, minute);
    return { rows: [...totalBy(cells, 'nation')], total: totalBy(cells, '').get('') };
  }, [elements, times, minute]);
  if (total === undefined) return <EmptyState>{t('This scenario has no force elements.')}</EmptyState>;
  const sum = (counts: typeof total) => RUNGS.reduce((all, rung) => all + counts[rung].persons, 0);
  const cells = (counts: typeof total) => (
    <>
      {RUNGS.map((rung) => (
        <td key={rung} className={`number${counts[rung].elements === 0 ? ' muted' : ''}`}>
          {counts[rung].elements === 0 ? '·' : toCount(counts[rung].persons)}
        </td>
      ))}
      <td className="number strong">{toCount(sum(counts))}</td>
    </>
  );
  return (
    <table className="data sticky-head narrow">
      <TableHead columns={[t('Nation'), ...RUNGS.map((rung) => ({ figure: TITLES[rung]() })), { figure: t('All') }]} />
      <tbody>
        {rows.map(([nation, counts]) => (
          <tr key={nation}>
            <th scope="row">{nations.get(nation)?.name ?? nation}</th>
            {cells(counts)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('All nations')}</th>
          {cells(total)}
        </tr>
      </tfoot>
    </table>
  );
}

const MOST_ABSENCES = 20;

/** Who should be there when hostilities begin again, and is not. */
function Absences() {
  const commander = useCommander();
  const names = useNames();
  const rows = commander.data?.commander?.absences ?? [];
  if (rows.length === 0) return null;
  return (
    <table className="data fill-plans">
      <caption>{t('Absent on D-day')}</caption>
      <tbody>
        {rows.slice(0, MOST_ABSENCES).map(({ element, reason, share }) => (
          <tr key={element}>
            <th scope="row">
              {names.element(element)} <SourceChip of={{ section: 'forceElements', row: element }} />
            </th>
            <td>{word(reason)}</td>
            <td className="number">{toPercent(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
