import { useMemo } from 'react';
import type { Caveat, Contribution, ForceElement, Nation, RunClock } from '../../api/model.ts';
import { useForce } from '../../api/sections.ts';
import { componentTitle, rangeText, toCount } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { Panel, Segmented } from '../../app/panel.tsx';
import { Await, EmptyState } from '../../app/states.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { navigate, useAddress } from '../../state/address.ts';
import { toDDay } from '../../state/time.ts';
import { CommandTree } from './command-tree.tsx';
import { ForceMatrix } from './force-matrix.tsx';
import { OrderOfBattle } from './order-of-battle.tsx';
import { ReadinessLadder } from './readiness-ladder.tsx';
import { RequirementFill } from './requirement-fill.tsx';
import { Rotation } from './rotation.tsx';
import './forces.css';
import { currentLanguage, t, word, wordTitle } from '../../i18n/text.ts';

const VIEWS = ['composition', 'requirements', 'ladder', 'rotation'] as const;

export default function ForcesScreen() {
  const { query } = useAddress();
  const force = useForce();
  const nation = query['nation'];
  const view = VIEWS.find((name) => name === query['view']) ?? 'composition';
  const tools = (
    <Segmented
      label={t('View of the forces')}
      value={view}
      options={[
        { value: 'composition', label: t('Composition') },
        { value: 'requirements', label: t('Requirements') },
        { value: 'ladder', label: t('Readiness ladder') },
        { value: 'rotation', label: t('Rotation') },
      ]}
      onChange={(value) => navigate({ query: { view: value === 'composition' ? null : value } })}
    />
  );
  return (
    <div className="forces">
      {view === 'requirements' ? (
        <RequirementFill tools={tools} />
      ) : view === 'ladder' ? (
        <ReadinessLadder tools={tools} />
      ) : view === 'rotation' ? (
        <Rotation tools={tools} />
      ) : (
        <ForceMatrix tools={tools} selected={nation} />
      )}
      <div className="forces-side">
        <Await value={force} what={t('contributions')}>
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

const range = (low: number | null, high: number | null): string => {
  if (low === null && high === null) return t('size not reported');
  const count = low === high || low === null ? toCount(high ?? 0) : rangeText(toCount(low), toCount(high ?? low));
  return t('{count} {count?person|persons}', { count });
};

interface ContributionsProps {
  readonly nations: readonly Nation[];
  readonly contributions: readonly Contribution[];
  readonly selected: string | undefined;
}

/** What is publicly reported of each nation, and what the scenario makes of it. */
function Contributions({ nations, contributions, selected }: ContributionsProps) {
  const contributing = new Set(contributions.map(({ nation }) => nation));
  const shown = nations
    .filter(({ id }) => selected === undefined || id === selected)
    .sort(
      (a, b) =>
        Number(contributing.has(b.id)) - Number(contributing.has(a.id)) ||
        a.name.localeCompare(b.name, currentLanguage()),
    );
  const reset = selected !== undefined && (
    <button type="button" className="plain framed small" onClick={() => navigate({ query: { nation: null } })}>
      {t('All nations')}
    </button>
  );
  return (
    <Panel
      title={t('Contributions')}
      note={selected === undefined ? t('{count} {count?nation|nations}', { count: nations.length }) : undefined}
      tools={reset}
      from="scenario"
      flush
    >
      <div className="contributions" tabIndex={0} role="group" aria-label={t('Contributions by nation')}>
        {shown.length === 0 && <EmptyState>{t('This scenario names no nation.')}</EmptyState>}
        <ul>
          {shown.map((nation) => {
            const own = contributions.filter((row) => row.nation === nation.id);
            return (
              <li key={nation.id}>
                <p>
                  <strong>{nation.name}</strong> <SourceChip of={{ section: 'nations', row: nation.id }} />{' '}
                  <span className="muted small">
                    {wordTitle(nation.role)} · {range(nation.personsMin, nation.personsMax)}
                  </span>
                </p>
                <p className={`small${nation.reported === 'nothing reported' ? ' muted' : ''}`}>
                  {nation.reported === 'nothing reported' ? t('Nothing reported.') : nation.reported}
                </p>
                {own.map((row) => (
                  <p key={row.id} className="small contribution">
                    <span>
                      {row.title}
                      {row.notional && <span className="tag">{t('notional')}</span>}{' '}
                      <SourceChip of={{ section: 'contributions', row: row.id }} />
                    </span>
                    <span className="muted">
                      {componentTitle(row.component)} · {wordTitle(row.kind)} · {word(row.status)} ·{' '}
                      {word(row.stationing)}
                    </span>
                    <Limits contribution={row} />
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

/** What the nation limits, and what its forces do at a breach or when their order is withdrawn, where that is not the usual. */
function Limits({ contribution }: { readonly contribution: Contribution }) {
  const { clock } = useShown().run;
  const { caveats, breachPolicy, withdrawalPolicy } = contribution;
  const lines = [
    ...caveats.map((caveat) => caveatText(caveat, clock)),
    ...(breachPolicy === 'hold' ? [t('At a breach who is on the way waits for the decision of the nation.')] : []),
    ...(breachPolicy === 'return' ? [t('At a breach who is on the way goes home.')] : []),
    ...(withdrawalPolicy === 'return' ? [t('When the order is withdrawn its forces go home.')] : []),
  ];
  return lines.map((line) => (
    <span key={line} className="small">
      {line}
    </span>
  ));
}

function caveatText({ kind, rule, values, text, until }: Caveat, clock: RunClock): string {
  const date = until === null ? null : toDDay(clock, until.minute);
  if (kind === 'until') return t('Caveat: may be employed before {date} only.', { date: date ?? '–' });
  const what =
    text ??
    `${wordTitle(kind)}: ${rule === 'not' ? t('not {names}', { names: values.join(', ') }) : t('only {names}', { names: values.join(', ') })}.`;
  return date === null ? t('Caveat: {what}', { what }) : t('Caveat until {date}: {what}', { date, what });
}

function Elements({
  elements,
  selected,
}: {
  readonly elements: readonly ForceElement[];
  readonly selected: string | undefined;
}) {
  const { query } = useAddress();
  const shown = useMemo(
    () => elements.filter(({ nation }) => selected === undefined || nation === selected),
    [elements, selected],
  );
  const byCommand = query['orbat'] === 'command';
  const tools = (
    <Segmented
      label={t('Order of battle')}
      value={byCommand ? 'command' : 'list'}
      options={[
        { value: 'list', label: t('List') },
        { value: 'command', label: t('By command') },
      ]}
      onChange={(value) => navigate({ query: { orbat: value === 'list' ? null : value } })}
    />
  );
  return (
    <Panel
      title={t('Order of battle')}
      note={t('{count} force {count?element|elements}', { count: shown.length })}
      tools={tools}
      flush
    >
      {shown.length === 0 ? (
        <EmptyState>{t('No force element of this nation is in the scenario.')}</EmptyState>
      ) : byCommand ? (
        <CommandTree elements={shown} />
      ) : (
        <OrderOfBattle elements={shown} />
      )}
    </Panel>
  );
}
