/** One link of the network: what goes over it, how busy it is, and what may happen to it. */
import { useDisruptions } from '../../api/disruptions.ts';
import type { NetworkLink, ResourceResult } from '../../api/model.ts';
import { useNames } from '../../api/names.ts';
import { useResources } from '../../api/sections.ts';
import { capacityText, toCount, toPercent } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { Panel } from '../../app/panel.tsx';
import { Unloaded } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { navigate } from '../../state/address.ts';
import { useClockStep } from '../../state/clock.ts';
import { toDuration } from '../../state/time.ts';
import { say, t, wordTitle } from '../../i18n/text.ts';
import { DisruptButton } from './disrupt-button.tsx';

export function LinkPanel({ link }: { readonly link: NetworkLink }) {
  const names = useNames();
  const resources = useResources();
  const expected = useDisruptions().data?.filter((row) => row.link === link.id) ?? [];
  const own = resources.data?.filter(({ id }) => id === `${link.id}/path` || id === `${link.id}/path-back`) ?? [];
  const ends = { from: names.place(link.from), to: names.place(link.to) };
  return (
    <Panel
      title={t('{mode} {from} – {to}', { mode: wordTitle(link.mode), ...ends })}
      tools={
        <>
          <DisruptButton target={{ link: link.id }} />
          <button type="button" className="plain framed small" onClick={() => navigate({ query: { link: null } })}>
            {t('Close')}
          </button>
        </>
      }
      flush
    >
      <p className="small empty-line link-ends">
        {[link.from, link.to].map((place) => (
          <button key={place} type="button" className="link" onClick={() => navigate({ query: { place, link: null } })}>
            {names.place(place)}
          </button>
        ))}
        <InputLink of={{ section: 'links', row: link.id }} />
      </p>
      {own.length > 0 && <DirectionTable rows={own} {...ends} />}
      {expected.map((row) => (
        <p key={row.id} className="small empty-line">
          {row.title || say(row.kind)} · {toPercent(row.probability)} ·{' '}
          <InputLink of={{ section: 'disruptions', row: row.id }} />
        </p>
      ))}
      {resources.data === undefined && <Unloaded value={resources} what={t('resources')} />}
      {resources.data && own.length === 0 && (
        <p className="small muted empty-line">
          {t('No one waited for this link in the run, or its capacity is not limited.')}
        </p>
      )}
    </Panel>
  );
}

interface DirectionTableProps {
  readonly rows: readonly ResourceResult[];
  readonly from: string;
  readonly to: string;
}

/** How busy the link is there and back. */
function DirectionTable({ rows, from, to }: DirectionTableProps) {
  const step = useClockStep();
  return (
    <table className="data">
      <TableHead
        columns={[
          t('Direction'),
          { figure: t('Capacity') },
          { figure: t('Use') },
          { figure: t('Wait') },
          { figure: t('Queue') },
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{t('to {place}', { place: row.id.endsWith('-back') ? from : to })}</th>
            <td className="number">{capacityText(row.capacity, row.unit)}</td>
            <td className="number">{toPercent(row.utilisation)}</td>
            <td className="number">{toDuration(row.meanWaitMin)}</td>
            <td className="number strong">{toCount(row.queue[step] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
