/** Gates and commitments: the activation chain, the response on one timeline, sectors and their monitoring, support, offices, opening of the theatre. */
import { usePosture } from '../../api/sections.ts';
import type { Posture, RunSummary } from '../../api/model.ts';
import { toCount, toPercent, toTenth } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { Panel, TwinPanel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { findBindingGate } from '../../charts/binding-gate.ts';
import { gateStateAt, type GateState } from '../../charts/gate-state.ts';
import { layoutRange } from '../../charts/range-bar.ts';
import { useTableMinute } from '../../state/clock.ts';
import { toDDay, toDuration } from '../../state/time.ts';
import { t } from '../../i18n/text.ts';
import { useAddress } from '../../state/address.ts';
import { useChosenRow } from '../../app/chosen-row.ts';
import { Funding, Support } from '../supply/support-panels.tsx';
import { BindingTag } from './binding-tag.tsx';
import { Falls } from './falls.tsx';
import { GateActions } from './gate-actions.tsx';
import { useOwnerNames, type OwnerNames } from './owner-names.ts';
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
      <Activation ownerOf={ownerOf} />
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

const ACTIVATION = ['ceasefire', 'cessation', 'host-request', 'national-approval'];

const STATES: Readonly<Record<GateState, () => string>> = {
  'ended-by-breach': () => t('ended by breach'),
  'met-again': () => t('met again'),
  'met-again-in-some': () => t('met again in some replications'),
  withdrawn: () => t('withdrawn'),
  'withdrawn-in-some': () => t('withdrawn in some replications'),
  met: () => t('met'),
  'met-in-some': () => t('met in some replications'),
  pending: () => t('pending'),
  'never-met': () => t('never met'),
};

const toShare = (share: number | undefined): string => (share === undefined ? '–' : toPercent(share));
const selectedIf = (isSelected: boolean) => (isSelected ? 'selected' : undefined);

function Activation({ ownerOf }: { readonly ownerOf: OwnerNames }) {
  const { run } = useShown();
  const minute = useTableMinute();
  const chosen = useAddress().query['gate'];
  const chosenRow = useChosenRow(chosen);
  const binding = findBindingGate(run)?.gate.id;
  const breach = run.gates.find(({ kind }) => kind === 'breach')?.met;
  const waiting = new Map(run.bottlenecks.map(({ resource, shareOfWaiting }) => [resource, shareOfWaiting]));
  // A decision of the response stands in the chain too when a link names it, or when it binds.
  const gates = run.gates.filter(({ id, kind }) => ACTIVATION.includes(kind) || id === chosen || id === binding);
  if (gates.length === 0) return null;
  return (
    <Panel
      title={t('Activation chain')}
      note={t('state at the clock; of all waiting, where it is among the most')}
      flush
    >
      <div className="gates-scroll" tabIndex={0} role="group" aria-label={t('Activation chain')}>
        <table className="data">
          <TableHead
            columns={[
              t('Gate'),
              t('Owner'),
              t('State'),
              { figure: t('Of all waiting') },
              { bar: t('CF-day to D-day') },
              { figure: 'P10' },
              { figure: t('Median') },
              { figure: 'P90' },
              { unseen: t('Actions') },
            ]}
          />
          <tbody>
            {gates.map((gate) => (
              <tr
                key={gate.id}
                ref={gate.id === chosen ? chosenRow : undefined}
                className={selectedIf(gate.id === chosen)}
              >
                <th scope="row">
                  <InputLink of={{ section: 'gates', row: gate.id }}>{gate.title}</InputLink>
                  {gate.id === binding && <BindingTag />}
                </th>
                <td>{gate.owner === null ? '–' : ownerOf(gate.owner)}</td>
                <td>
                  {STATES[gateStateAt(gate, minute, breach)]()}
                  <Falls of={gate} />
                </td>
                <td className="number">{toShare(waiting.get(`gate/${gate.id}`))}</td>
                <td>
                  <GateRange met={gate.met} />
                </td>
                <td className="number">{toDDay(run.clock, gate.met.p10)}</td>
                <td className="number strong">{toDDay(run.clock, gate.met.p50)}</td>
                <td className="number">{toDDay(run.clock, gate.met.p90)}</td>
                <td>
                  <GateActions gate={gate.id} title={gate.title} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

const RANGE_PX = 180;

/** The figures beside it, drawn: who decides first, and whose decision is least sure. */
function GateRange({ met }: Pick<RunSummary['gates'][number], 'met'>) {
  const { clock } = useShown().run;
  const bar = layoutRange(met, [0, clock.dDayMin], RANGE_PX);
  return (
    <svg className="chart gate-range" width={RANGE_PX} height={12} aria-hidden="true">
      <line className="grid" x1={0} x2={RANGE_PX} y1={6} y2={6} />
      {bar !== null && bar.beyond === null && (
        <rect className="band-decision" x={bar.x} width={bar.width} y={2} height={8} rx={1} />
      )}
      {bar !== null && bar.beyond !== null && (
        <text className="muted" x={bar.x} y={10} textAnchor={bar.beyond === 'right' ? 'end' : 'start'}>
          {bar.beyond === 'right' ? '▸' : '◂'}
        </text>
      )}
      {bar !== null && bar.medianX !== null && (
        <line className="median" x1={bar.medianX} x2={bar.medianX} y1={0} y2={12} />
      )}
    </svg>
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
