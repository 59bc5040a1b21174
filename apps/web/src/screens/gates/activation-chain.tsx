import type { RunSummary } from '../../api/model.ts';
import { useChosenRow } from '../../app/chosen-row.ts';
import { toPercent } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { findBindingGate } from '../../charts/binding-gate.ts';
import { gateStateAt, type GateState } from '../../charts/gate-state.ts';
import { layoutRange } from '../../charts/range-bar.ts';
import { useAddress } from '../../state/address.ts';
import { useTableMinute } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';
import { t } from '../../i18n/text.ts';
import { BindingTag } from './binding-tag.tsx';
import { Falls } from './falls.tsx';
import { GateActions } from './gate-actions.tsx';
import type { OwnerNames } from './owner-names.ts';

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

/** The decisions from the ceasefire to the order to move, and how each stands at the clock. */
export function ActivationChain({ ownerOf }: { readonly ownerOf: OwnerNames }) {
  const { run } = useShown();
  const minute = useTableMinute();
  const chosen = useAddress().query['gate'];
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
        <table className="data sticky-head">
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
              <GateRow
                key={gate.id}
                gate={gate}
                state={gateStateAt(gate, minute, breach)}
                isBinding={gate.id === binding}
                ofAllWaiting={waiting.get(`gate/${gate.id}`)}
                ownerOf={ownerOf}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface GateRowProps {
  readonly gate: RunSummary['gates'][number];
  readonly state: GateState;
  readonly isBinding: boolean;
  /** Undefined where it is not among the most. */
  readonly ofAllWaiting: number | undefined;
  readonly ownerOf: OwnerNames;
}

function GateRow({ gate, state, isBinding, ofAllWaiting, ownerOf }: GateRowProps) {
  const { clock } = useShown().run;
  const chosen = useAddress().query['gate'];
  const chosenRow = useChosenRow(chosen);
  const isChosen = gate.id === chosen;
  return (
    <tr ref={isChosen ? chosenRow : undefined} className={isChosen ? 'selected' : undefined}>
      <th scope="row">
        <InputLink of={{ section: 'gates', row: gate.id }}>{gate.title}</InputLink>
        {isBinding && <BindingTag />}
      </th>
      <td>{gate.owner === null ? '–' : ownerOf(gate.owner)}</td>
      <td>
        {STATES[state]()}
        <Falls of={gate} />
      </td>
      <td className="number">{toShare(ofAllWaiting)}</td>
      <td>
        <GateRange met={gate.met} />
      </td>
      <td className="number">{toDDay(clock, gate.met.p10)}</td>
      <td className="number strong">{toDDay(clock, gate.met.p50)}</td>
      <td className="number">{toDDay(clock, gate.met.p90)}</td>
      <td>
        <GateActions gate={gate.id} title={gate.title} />
      </td>
    </tr>
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
