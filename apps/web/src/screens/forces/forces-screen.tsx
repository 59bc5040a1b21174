import { useMemo } from 'react';
import type { Contribution, ForceElement, Nation } from '../../api/model.ts';
import { useComposition, useForce } from '../../api/sections.ts';
import { componentTitle, toCount, toTitle } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { Await, EmptyState } from '../../app/states.tsx';
import { composeForce } from '../../charts/composition.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { useClockStep } from '../../state/clock.ts';
import { CompositionTable } from './composition-table.tsx';
import { OrderOfBattle } from './order-of-battle.tsx';
import './forces.css';

export default function ForcesScreen() {
  const { query } = useAddress();
  const closures = useComposition();
  const force = useForce();
  const nation = query['nation'];
  return (
    <div className="forces">
      <Panel
        title="Force composition"
        note="persons ready at the clock, of all promised by the end of the run"
        flush
        className="forces-matrix"
      >
        <Await value={closures} what="force composition">
          {(curves) => <Matrix curves={curves} nations={force.data?.nationById ?? new Map()} selected={nation} />}
        </Await>
      </Panel>
      <div className="forces-side">
        <Await value={force} what="contributions">
          {({ nations, contributions, elements }) => (
            <>
              <Contributions nations={nations} contributions={contributions} selected={nation} />
              <Elements elements={elements} selected={nation} />
            </>
          )}
        </Await>
      </div>
    </div>
  );
}

interface MatrixProps {
  readonly curves: Parameters<typeof composeForce>[0];
  readonly nations: ReadonlyMap<string, Nation>;
  readonly selected: string | undefined;
}

function Matrix({ curves, nations, selected }: MatrixProps) {
  const step = useClockStep();
  const supported = useMemo(
    () => new Set([...nations.values()].filter(({ role }) => role === 'supported').map(({ id }) => id)),
    [nations],
  );
  const composition = useMemo(() => composeForce(curves, step, supported), [curves, step, supported]);
  if (composition.rows.length === 0)
    return <EmptyState>No force element of this scenario belongs to a nation.</EmptyState>;
  return <CompositionTable composition={composition} nations={nations} selected={selected} />;
}

const range = (low: number | null, high: number | null): string => {
  if (low === null && high === null) return 'size not reported';
  return low === high || low === null
    ? `${toCount(high ?? 0)} persons`
    : `${toCount(low)}–${toCount(high ?? low)} persons`;
};

interface ContributionsProps {
  readonly nations: readonly Nation[];
  readonly contributions: readonly Contribution[];
  readonly selected: string | undefined;
}

/** What is publicly reported of each nation, and what the scenario makes of it. */
function Contributions({ nations, contributions, selected }: ContributionsProps) {
  const shown = nations.filter(({ id }) => selected === undefined || id === selected);
  const reset = selected !== undefined && (
    <button type="button" className="plain framed small" onClick={() => navigate({ query: { nation: null } })}>
      All nations
    </button>
  );
  return (
    <Panel
      title="Contributions"
      note={selected === undefined ? `${nations.length} nations` : undefined}
      tools={reset}
      flush
    >
      <div className="contributions" tabIndex={0} role="region" aria-label="Contributions by nation">
        {shown.length === 0 && <EmptyState>This scenario names no nation.</EmptyState>}
        <ul>
          {shown.map((nation) => {
            const own = contributions.filter((row) => row.nation === nation.id);
            return (
              <li key={nation.id}>
                <p>
                  <strong>{nation.name}</strong>{' '}
                  <span className="muted small">
                    {toTitle(nation.role)} · {range(nation.personsMin, nation.personsMax)}
                  </span>
                </p>
                <p className={`small${nation.reported === 'nothing reported' ? ' muted' : ''}`}>
                  {nation.reported === 'nothing reported' ? 'Nothing reported.' : nation.reported}
                </p>
                {own.map((row) => (
                  <p key={row.id} className="small contribution">
                    <span>
                      {row.title}
                      {row.notional && <span className="tag">notional</span>}
                    </span>
                    <span className="muted">
                      {componentTitle(row.component)} · {toTitle(row.kind)} · {row.status} ·{' '}
                      {row.stationing.replace('-', ' ')}
                    </span>
                  </p>
                ))}
              </li>
            );
          })}
        </ul>
      </div>
    </Panel>
  );
}

function Elements({
  elements,
  selected,
}: {
  readonly elements: readonly ForceElement[];
  readonly selected: string | undefined;
}) {
  const shown = elements.filter(({ nation }) => selected === undefined || nation === selected);
  return (
    <Panel title="Order of battle" note={`${shown.length} force elements`} flush>
      {shown.length === 0 ? (
        <EmptyState>No force element of this nation is in the scenario.</EmptyState>
      ) : (
        <OrderOfBattle elements={shown} />
      )}
    </Panel>
  );
}
