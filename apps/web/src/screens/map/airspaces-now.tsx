/** Airspaces at the clock: the text of the outlines on the map. */
import type { AirspaceState } from '../../api/airspaces.ts';
import { Panel } from '../../app/panel.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { useTableMinute } from '../../state/clock.ts';
import { say, t } from '../../i18n/text.ts';
import type { AirspacesAtClock } from './draw-airspaces.ts';

const STATE_LOOK: Readonly<Record<AirspaceState, string | undefined>> = {
  open: undefined,
  closed: 'bad',
  'closed in some': 'bad',
  'not known': 'muted',
};

export function AirspacesNow({ rows, stateAt }: AirspacesAtClock) {
  const minute = useTableMinute();
  const isRefusing = rows.some(({ refuses }) => refuses.length > 0);
  return (
    <Panel title={t('Airspaces')} note={t('at the clock; closed is closed to military transport')} flush>
      <table className="data">
        <TableHead columns={[t('Airspace'), t('State'), ...(isRefusing ? [t('Never open to')] : [])]} />
        <tbody>
          {rows.map((airspace) => {
            const state = stateAt(airspace, minute);
            return (
              <tr key={airspace.id}>
                <th scope="row">{airspace.name}</th>
                <td className={STATE_LOOK[state]}>
                  {say(state)}
                  {state === 'not known' && ` (${t('a condition decides that is no gate')})`}
                </td>
                {isRefusing && <td>{airspace.refuses.map(({ name }) => name).join(', ')}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
