import { useNames } from '../../api/names.ts';
import { useResources } from '../../api/sections.ts';
import type { Place } from '../../api/model.ts';
import { toCount, toPercent } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { ResourceChip } from '../../app/source-chip.tsx';
import { Unloaded } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { navigate } from '../../state/address.ts';
import { useClockStep } from '../../state/clock.ts';
import { t } from '../../i18n/text.ts';

const MOST_QUEUES = 8;

/** Who waits at the clock, and for what. */
export function QueuesNow({ places }: { readonly places: ReadonlyMap<string, Place> }) {
  const resources = useResources();
  const step = useClockStep();
  const names = useNames();
  if (resources.data === undefined)
    return (
      <Panel title={t('Queues')}>
        <Unloaded value={resources} what={t('resources')} />
      </Panel>
    );
  const queues = resources.data
    .filter((row) => (row.queue[step] ?? 0) > 0)
    .sort((a, b) => b.queue[step] - a.queue[step] || (a.id < b.id ? -1 : 1));
  return (
    <Panel title={t('Queues')} note={t('at the clock')} flush>
      {queues.length === 0 ? (
        <p className="muted small empty-line">{t('No one waits at a capacity at this time.')}</p>
      ) : (
        <table className="data">
          <TableHead columns={[t('Resource'), { figure: t('Waiting') }, { figure: t('Use over run') }]} />
          <tbody>
            {queues.slice(0, MOST_QUEUES).map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.place === null ? (
                    names.resource(row.id)
                  ) : (
                    <button
                      type="button"
                      className="link"
                      onClick={() => navigate({ query: { place: row.place, link: null } })}
                    >
                      {places.get(row.place)?.name ?? row.place}
                    </button>
                  )}
                  {row.place !== null && <span className="muted"> {names.facility(row.facility)}</span>}{' '}
                  <ResourceChip of={row.id} />
                </th>
                <td className="number strong">{toCount(row.queue[step])}</td>
                <td className="number">{toPercent(row.utilisation)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
