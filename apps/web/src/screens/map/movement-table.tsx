/** The table twin of the map: what is under way at the clock. */
import { useMemo } from 'react';
import { useNames } from '../../api/names.ts';
import type { Place, ShownReplication } from '../../api/model.ts';
import { massUnit, toCount, toMass } from '../../app/format.ts';
import { TableHead } from '../../app/table-head.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { heaviestFirst, indexMovements, underWay } from '../../charts/movements.ts';
import { t, wordTitle } from '../../i18n/text.ts';
import { useTableMinute } from '../../state/clock.ts';

const MOST_MOVEMENTS = 300;

interface MovementTableProps {
  readonly shown: ShownReplication;
  readonly places: ReadonlyMap<string, Place>;
  /** Modes that are left out, as on the map. */
  readonly hidden: ReadonlySet<string>;
}

export function MovementTable({ shown, places, hidden }: MovementTableProps) {
  const { movements } = shown;
  const index = useMemo(() => indexMovements(movements), [movements]);
  const minute = useTableMinute();
  const legs = heaviestFirst(
    movements,
    underWay(movements, index, minute).filter((leg) => !hidden.has(movements.mode[leg])),
  );
  return (
    <div className="movement-table" tabIndex={0} role="group" aria-label={t('Movements at the clock')}>
      <table className="data sticky-head">
        <TableHead
          columns={[
            t('Cargo of'),
            t('Mode'),
            t('From'),
            t('To'),
            { figure: t('Persons') },
            { figure: t('Vehicles') },
            { figure: t('Cargo, {unit}', { unit: massUnit() }) },
          ]}
        />
        <tbody>
          {legs.slice(0, MOST_MOVEMENTS).map((leg) => (
            <MovementRow key={leg} {...{ movements, leg, places }} />
          ))}
        </tbody>
      </table>
      {legs.length === 0 && <p className="muted small empty-line">{t('Nothing moves at this time.')}</p>}
      {legs.length > MOST_MOVEMENTS && (
        <p className="muted small empty-line">
          {t('{count} more are under way.', { count: legs.length - MOST_MOVEMENTS })}
        </p>
      )}
    </div>
  );
}

interface MovementRowProps {
  readonly movements: ShownReplication['movements'];
  readonly leg: number;
  readonly places: ReadonlyMap<string, Place>;
}

function MovementRow({ movements, leg, places }: MovementRowProps) {
  const names = useNames();
  const name = (id: string) => places.get(id)?.name ?? id;
  return (
    <tr>
      <th scope="row">
        {movements.of[leg] === '' ? (
          t('empty')
        ) : (
          <>
            {names.element(movements.of[leg])} <SourceChip of={{ section: 'forceElements', row: movements.of[leg] }} />
          </>
        )}
      </th>
      <td>{wordTitle(movements.mode[leg])}</td>
      <td>{name(movements.from[leg])}</td>
      <td>{name(movements.to[leg])}</td>
      <td className="number">{toCount(movements.persons[leg])}</td>
      <td className="number">{toCount(movements.vehicles[leg])}</td>
      <td className="number">{toCount(toMass(movements.massT[leg]))}</td>
    </tr>
  );
}
