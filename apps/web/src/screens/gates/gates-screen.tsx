/** Gates and commitments: the activation chain, the response on one timeline, sectors and their monitoring, support, offices, opening of the theatre. */
import { usePosture } from '../../api/sections.ts';
import type { Posture } from '../../api/model.ts';
import { toCount, toTenth } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { Panel, TwinPanel } from '../../app/panel.tsx';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { toDuration } from '../../state/time.ts';
import { t } from '../../i18n/text.ts';
import { Funding, Support } from '../supply/support-panels.tsx';
import { ActivationChain } from './activation-chain.tsx';
import { useOwnerNames } from './owner-names.ts';
import { Monitors, Sectors } from './monitoring.tsx';
import { Openings } from './openings.tsx';
import { ResponseTable, ResponseTimeline } from './response-timeline.tsx';
import './gates.css';

export default function GatesScreen() {
  const posture = usePosture();
  return (
    <div className="gates-screen">
      <Await value={posture} what={t('gates and commitments')}>
        {(data) => <Chain posture={data} />}
      </Await>
    </div>
  );
}

function Chain({ posture }: { readonly posture: Posture }) {
  const ownerOf = useOwnerNames(posture.offices);
  const steps = { steps: posture.response, ownerOf };
  return (
    <>
      <ActivationChain ownerOf={ownerOf} />
      {posture.response.length === 0 ? (
        <Panel title={t('Response timeline')}>
          <EmptyState>{t('This scenario has no response chain.')}</EmptyState>
        </Panel>
      ) : (
        <TwinPanel
          title={t('Response timeline')}
          note={t('P10 to P90, the median marked; lead times included')}
          flush
          chart={<ResponseTimeline {...steps} />}
          table={() => <ResponseTable {...steps} />}
        />
      )}
      <Sectors posture={posture} />
      <Monitors monitors={posture.monitors} sectors={posture.sectors} ownerOf={ownerOf} />
      <Support posture={posture} />
      <Funding posture={posture} />
      <Offices posture={posture} />
      <Openings openings={posture.openings} ownerOf={ownerOf} />
    </>
  );
}

function Offices({ posture }: { readonly posture: Posture }) {
  if (posture.offices.length === 0) return null;
  return (
    <Panel title={t('Offices')} note={t('how decisions stood in line')} flush>
      <table className="data">
        <TableHead
          columns={[
            t('Office'),
            { figure: t('At a time') },
            { figure: t('Decisions') },
            { figure: t('Still in line') },
            { figure: t('Mean wait') },
            { figure: t('Longest wait P90') },
          ]}
        />
        <tbody>
          {posture.offices.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <InputLink of={{ section: 'offices', row: row.id }}>{row.title}</InputLink>
              </th>
              <td className="number">{toCount(row.desks)}</td>
              <td className="number">{toTenth(row.decisions)}</td>
              <td className="number">{typeof row.waiting === 'number' ? toTenth(row.waiting) : '–'}</td>
              <td className="number">{toDuration(row.meanWaitMin)}</td>
              <td className="number">{toDuration(row.longestWaitMin.p90)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
