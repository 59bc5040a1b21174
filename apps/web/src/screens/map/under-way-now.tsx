import { useMemo } from 'react';
import { useShownReplication } from '../../api/sections.ts';
import type { ShownReplication } from '../../api/model.ts';
import { massUnit, toCount, toMass } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { Unloaded } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { indexMovements, MOST_MOVERS, sumFlows, underWay } from '../../charts/movements.ts';
import { useTableMinute } from '../../state/clock.ts';
import { t, wordTitle } from '../../i18n/text.ts';
import { MODE_COLOURS, MoverGlyph } from './mode-glyphs.tsx';

export function UnderWayNow() {
  const shown = useShownReplication();
  if (shown.data !== undefined) return <UnderWay shown={shown.data} />;
  return (
    <Panel title={t('Under way')}>
      <Unloaded value={shown} what={t('shown replication')} />
    </Panel>
  );
}

/** What is under way at the clock, by mode. */
function UnderWay({ shown }: { readonly shown: ShownReplication }) {
  const index = useMemo(() => indexMovements(shown.movements), [shown]);
  const minute = useTableMinute();
  const legs = underWay(shown.movements, index, minute);
  const flows = sumFlows(shown.movements, legs);
  return (
    <Panel
      title={t('Under way')}
      note={
        legs.length > MOST_MOVERS
          ? t('at the clock; the map draws the {count} heaviest', { count: toCount(MOST_MOVERS) })
          : t('at the clock')
      }
      flush
    >
      {flows.length === 0 ? (
        <p className="muted small empty-line">{t('Nothing moves at this time.')}</p>
      ) : (
        <table className="data">
          <TableHead
            columns={[
              t('Mode'),
              { figure: t('Assets') },
              { figure: t('Persons') },
              { figure: t('Vehicles') },
              { figure: t('Cargo, {unit}', { unit: massUnit() }) },
            ]}
          />
          <tbody>
            {flows.map((flow) => (
              <tr key={flow.mode}>
                <th scope="row">
                  <svg width="14" height="12" viewBox="-7 -6 14 12" aria-hidden="true">
                    <MoverGlyph mode={flow.mode} fill={MODE_COLOURS[flow.mode]} />
                  </svg>{' '}
                  {wordTitle(flow.mode)}
                </th>
                <td className="number">{toCount(flow.assets)}</td>
                <td className="number">{toCount(flow.persons)}</td>
                <td className="number">{toCount(flow.vehicles)}</td>
                <td className="number">{toCount(toMass(flow.massT))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
