/** What the scenario says may be damaged or closed at the clock: the text of the crosses on the map. */
import { disruptionsAt, type Disruption } from '../../api/disruptions.ts';
import { useNames } from '../../api/names.ts';
import { toPercent } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { navigate } from '../../state/address.ts';
import { useTableMinute } from '../../state/clock.ts';
import { say, t } from '../../i18n/text.ts';

const MOST = 10;

export function DisruptionsNow({ rows }: { readonly rows: readonly Disruption[] }) {
  const minute = useTableMinute();
  const names = useNames();
  const now = disruptionsAt(rows, minute);
  return (
    <Panel title={t('Disruptions expected')} note={t('at the clock, as the scenario says')} from="scenario" flush>
      {now.length === 0 ? (
        <p className="muted small empty-line">{t('None is expected at this time.')}</p>
      ) : (
        <table className="data">
          <TableHead columns={[t('Place'), t('Kind'), { figure: t('Probability') }, { figure: t('Capacity left') }]} />
          <tbody>
            {now.slice(0, MOST).map((row) => (
              <tr key={row.id} title={row.title}>
                <th scope="row">
                  {row.place === null && row.link === null ? (
                    row.title
                  ) : (
                    <button
                      type="button"
                      className="link"
                      onClick={() => navigate({ query: { place: row.place, link: row.link } })}
                    >
                      {row.place === null ? row.title : names.place(row.place)}
                    </button>
                  )}{' '}
                  <SourceChip of={{ section: 'disruptions', row: row.id }} />
                </th>
                <td>{say(row.kind)}</td>
                <td className="number">
                  {toPercent(row.probability)}
                  {row.recurs && ` ${t('each time')}`}
                </td>
                <td className="number">{toPercent(row.factor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {now.length > MOST && <p className="more muted small">{t('and {count} more', { count: now.length - MOST })}</p>}
    </Panel>
  );
}
