/** The state as the run has it, part by part, with what was corrected; saved, or saved and run on from. */
import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import type { ScenarioDocument } from '@muster/planning';
import type { Posture, ShownReplication, StateAtMinute, StockResult } from '../../../api/model.ts';
import { mayKeepScenario } from '../../../api/rights.ts';
import { useSession } from '../../../api/session.ts';
import { useDoing } from '../../../app/doing.ts';
import { useOwnFocus } from '../../../app/own-focus.ts';
import { Segmented } from '../../../app/panel.tsx';
import { useShown } from '../../../app/run-context.ts';
import { t } from '../../../i18n/text.ts';
import { navigate } from '../../../state/address.ts';
import { toDayLabel, toDtg, toDuration } from '../../../state/time.ts';
import { runOn, setState } from './initial-state.ts';
import { dropNow, keepNow, type NowDraft } from './now-draft.ts';
import { AmountTable, ElementTable, GateTable, OnlyRead, ResponseTable, SupplyTable } from './now-tables.tsx';
import {
  correctionsOf,
  countCorrections,
  stateOfNow,
  toInitialState,
  unreadAmounts,
  type Corrections,
  type StateOfNow,
} from './state-of-now.ts';

/** What the shown run has, of which the state is taken. */
export interface RunState {
  readonly shown: Omit<ShownReplication, 'state'> & { readonly state?: StateAtMinute };
  readonly stocks: readonly StockResult[];
  readonly support: Posture['support'];
  readonly response: Posture['response'];
}

interface StateFormProps extends RunState {
  readonly scenarioId: string;
  readonly book: string;
  readonly document: ScenarioDocument;
  readonly version: number;
  readonly minute: number;
  readonly draft: NowDraft | undefined;
}

export function StateForm(props: StateFormProps) {
  const { book, draft } = props;
  const { state, corrections, onCorrect, busy, problem, save } = useStateOfNow(props);
  const focused = useOwnFocus();
  const unread = unreadAmounts(corrections).length;
  const mayKeep = mayKeepScenario(useSession().data?.principal);
  // What was typed stays in reach, whatever has become of the right to save it.
  if (!mayKeep && draft === undefined)
    return (
      <div className="now-editor" ref={focused}>
        <p className="small">{t('The coordination cell sets the state of now; others look at it.')}</p>
        <Whence {...state} />
        <OnlyRead value>
          <Parts {...{ state, corrections, onCorrect }} />
        </OnlyRead>
      </div>
    );
  return (
    <div className="now-editor" ref={focused}>
      <Whence {...state} />
      <Parts {...{ state, corrections, onCorrect }} />
      <div className="form-actions">
        <Button size="compact-sm" loading={busy} disabled={unread > 0} onClick={() => save(true)}>
          {t('Save and run on from here')}
        </Button>
        <button type="button" className="plain framed small" disabled={busy || unread > 0} onClick={() => save(false)}>
          {t('Save only')}
        </button>
        <button
          type="button"
          className="plain framed small"
          disabled={draft === undefined}
          onClick={() => dropNow(book)}
        >
          {t('Take all from the run')}
        </button>
        <Summary {...{ state, corrections }} />
      </div>
      <p role="alert" className="small bad">
        {unread > 0 ? t('Amounts that cannot be read: {count}.', { count: unread }) : problem}
      </p>
    </div>
  );
}

/** The state of an instant of the run, the corrections that are kept in this browser, and the order to save both. */
function useStateOfNow(props: StateFormProps) {
  const { scenarioId, book, document, version, shown, stocks, support, response, minute, draft } = props;
  const { run } = useShown();
  const state = useMemo(
    () => stateOfNow({ ...shown, clock: run.clock, stocks, support, gates: run.gates, response }, document, minute),
    [run, shown, stocks, support, response, document, minute],
  );
  const corrections = correctionsOf(state, draft?.corrections ?? {});
  const expected = draft?.version ?? version;
  const keep = (next: Corrections, of: number) =>
    keepNow(book, { version: of, run: run.number, minute, corrections: next });
  const { busy, problem, act } = useDoing();
  // What is saved and not run yet: a run that does not start leaves what was typed, and is asked for again under the same key.
  const [saved, setSaved] = useState<Saved | null>(null);
  const saveState = async () => {
    const initialState = toInitialState(state, corrections);
    const text = JSON.stringify({ run: run.id, initialState });
    if (saved?.text === text && version <= saved.version) return { fault: null, key: saved.key };
    let made = expected;
    const fault = await setState(scenarioId, expected, initialState, (newer) => {
      made = newer;
      keep(corrections, newer);
    });
    const key = crypto.randomUUID();
    if (fault === null) setSaved({ text, key, version: made });
    return { fault, key };
  };
  const save = (thenRun: boolean) =>
    void act(async () => {
      const { fault, key } = await saveState();
      if (fault !== null) return fault;
      if (thenRun) {
        const input = { scenarioId, seed: run.seed, replications: run.asked, clientMutationKey: key };
        return runOn(input, () => dropNow(book));
      }
      dropNow(book);
      navigate({ query: { now: null } });
      return null;
    });
  return { state, corrections, onCorrect: (next: Corrections) => keep(next, expected), busy, problem, save };
}

interface Saved {
  readonly text: string;
  /** Key of the order to run it. */
  readonly key: string;
  readonly version: number;
}

function Whence({ minute, isOfOne }: Pick<StateOfNow, 'minute' | 'isOfOne'>) {
  const { run } = useShown();
  const of = {
    run: run.number,
    dtg: toDtg(run.clock.cfDay, minute),
    day: toDayLabel('D', run.clock.dDayMin, minute),
  };
  return (
    <p className="small">
      {isOfOne
        ? t(
            'As run {run} has it at {dtg} ({day}): everything as in its shown replication, so that nothing is there and on its way at once. Change what is otherwise in reality; the next run orders, delivers and consumes everything else from then on.',
            of,
          )
        : t(
            'As run {run}, which is of an earlier version, has it at {dtg} ({day}): who is where as in its shown replication, decisions and amounts at the median. Change what is otherwise in reality; the next run orders, delivers and consumes everything else from then on.',
            of,
          )}{' '}
      {t('A run keeps its amounts every {step}: the state is that of the beginning of such a step.', {
        step: toDuration(run.clock.stepMin),
      })}
    </p>
  );
}

const VIEWS = ['elements', 'stocks', 'supply', 'support', 'gates', 'response'] as const;
type View = (typeof VIEWS)[number];

interface PartsProps {
  readonly state: StateOfNow;
  readonly corrections: Corrections;
  readonly onCorrect: (next: Corrections) => void;
}

function Parts({ state, corrections, onCorrect }: PartsProps) {
  const { clock } = useShown().run;
  const { isOfOne } = state;
  const [view, setView] = useState<View>('elements');
  return (
    <>
      <Segmented
        label={t('Part of the state')}
        value={view}
        options={VIEWS.map((value) => ({ value, label: TITLES[value](state[value].length) }))}
        onChange={setView}
      />
      {view === 'elements' && <ElementTable {...{ state, corrections, onCorrect, clock }} />}
      {view === 'stocks' && (
        <AmountTable kind="stocks" rows={state.stocks} {...{ isOfOne, corrections, onCorrect, clock }} />
      )}
      {view === 'supply' && <SupplyTable {...{ state, corrections, onCorrect }} />}
      {view === 'support' && (
        <AmountTable kind="support" rows={state.support} {...{ isOfOne, corrections, onCorrect, clock }} />
      )}
      {view === 'gates' && <GateTable {...{ state, corrections, onCorrect, clock }} />}
      {view === 'response' && <ResponseTable {...{ state, corrections, onCorrect, clock }} />}
    </>
  );
}

const TITLES: Readonly<Record<View, (count: number) => string>> = {
  elements: (count) => t('Force elements ({count})', { count }),
  stocks: (count) => t('Stocks ({count})', { count }),
  supply: (count) => t('Supply under way ({count})', { count }),
  support: (count) => t('Work that is done ({count})', { count }),
  gates: (count) => t('Decisions ({count})', { count }),
  response: (count) => t('Remedies and commitments ({count})', { count }),
};

function Summary({ state, corrections }: Pick<PartsProps, 'state' | 'corrections'>) {
  const away = state.elements.filter(
    ({ id, where, presence }) => where === 'on-the-way' && (corrections.elements?.[id] ?? presence) === 'away',
  ).length;
  return (
    <span className="small muted" data-testid="now-summary">
      {t('Otherwise than in the run: {count}.', { count: countCorrections(corrections) })}{' '}
      {away > 0 && t('On the way at this time, and ordered anew from home: {count}.', { count: away })}
    </span>
  );
}
