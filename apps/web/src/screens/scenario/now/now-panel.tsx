/**
 * The state of now: what the shown run has at an instant, corrected where reality differs, saved as the state that the plan begins with. The next
 * run orders, delivers and consumes everything else from that instant on.
 */
import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { toJsonSchema, type InitialState, type ScenarioDocument } from '@muster/planning';
import { order } from '../../../api/client.ts';
import { mutate } from '../../../api/editing.ts';
import { toInput, type SchemaNode } from '../../../api/editing-input.ts';
import { issueTexts } from '../../../api/issue-text.ts';
import type { Posture, ShownReplication, StockResult } from '../../../api/model.ts';
import { RUN_START } from '../../../api/queries/run-queries.ts';
import { usePosture, useShownReplication, useStocks } from '../../../api/sections.ts';
import { store } from '../../../api/store.ts';
import { useOwnFocus } from '../../../app/own-focus.ts';
import { Panel, Segmented } from '../../../app/panel.tsx';
import { useShown, useShownIfAny } from '../../../app/run-context.ts';
import { Await, EmptyState } from '../../../app/states.tsx';
import { say, t } from '../../../i18n/text.ts';
import { navigate, useAddress } from '../../../state/address.ts';
import { parseClock, toDayLabel, toDtg, toDuration } from '../../../state/time.ts';
import { useDrafts } from '../row/drafts.ts';
import { dropNow, findNowDraft, isSaidOf, keepNow, type NowDraft } from './now-draft.ts';
import { AmountTable, ElementTable, GateTable, ResponseTable, SupplyTable } from './now-tables.tsx';
import {
  correctionsOf,
  countCorrections,
  instantAt,
  stateOfNow,
  toInitialState,
  unreadAmounts,
  type Corrections,
} from './state-of-now.ts';
import './now-panel.css';

interface NowPanelProps {
  readonly scenarioId: string;
  readonly book: string;
  readonly document: ScenarioDocument;
  readonly version: number;
}

export function NowPanel(props: NowPanelProps) {
  const shown = useShownIfAny();
  return (
    <Panel
      title={t('State of now')}
      className="now-panel"
      tools={
        <button type="button" className="plain framed small" onClick={close}>
          {t('Close')}
        </button>
      }
    >
      {props.document.initialState !== undefined && <SetState {...props} state={props.document.initialState} />}
      {shown === null ? (
        <EmptyState>{t('No run is shown that the state of now could be taken from. Start a run first.')}</EmptyState>
      ) : (
        <FromRun {...props} />
      )}
    </Panel>
  );
}

const close = () => navigate({ query: { now: null } });

/** Sets the state, or takes it away: null where all went well, else what is wrong. `onVersion` gets the version that this or somebody else has made. */
async function setState(
  scenarioId: string,
  expectedVersion: number,
  state: InitialState | null,
  onVersion: (version: number) => void = () => undefined,
) {
  const schema = (toJsonSchema() as SchemaNode).properties?.['initialState'];
  const initialState = state === null ? null : toInput(state, schema);
  const input = { scenarioId, expectedVersion, initialState };
  const { userErrors, conflicts, scenario } = await mutate('initialStateSet', input);
  store.refresh(`scenario:${scenarioId}:`);
  if (conflicts.length > 0) {
    onVersion(conflicts[0].currentVersion);
    return t('Somebody changed the head of the scenario meanwhile. Look at it, then save again.');
  }
  if (userErrors.length > 0) return issueTexts(userErrors).join(' ');
  if (scenario !== null) onVersion(scenario.version);
  return null;
}

/** What goes wrong while something is done, in a sentence; nothing else is done meanwhile. */
function useDoing() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const act = async (what: () => Promise<string | null>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      setProblem(await what());
    } catch (fault) {
      setProblem(say(fault instanceof Error ? fault.message : String(fault)));
    }
    setBusy(false);
  };
  return { busy, problem, act };
}

/** The scenario begins with a state already: since when, and the way back. */
function SetState({ scenarioId, version, state }: NowPanelProps & { readonly state: InitialState }) {
  const { busy, problem, act } = useDoing();
  const { asOf } = state;
  const day = asOf.anchor === 'UTC' ? asOf.at : toDayLabel(asOf.anchor, 0, minutesOf(asOf));
  return (
    <div className="now-set small" data-testid="now-set">
      <span>
        {t('The plan begins with the state of {day}: elements said to be there or gone {elements}, stocks {stocks}.', {
          day,
          elements: state.elements?.length ?? 0,
          stocks: state.stocks?.length ?? 0,
        })}
      </span>
      <button
        type="button"
        className="plain framed small"
        disabled={busy}
        onClick={() => void act(() => setState(scenarioId, version, null))}
      >
        {t('Plan from CF-day again')}
      </button>
      <span role="alert" className="bad">
        {problem}
      </span>
    </div>
  );
}

const MINUTES = { d: 1440, h: 60, min: 1 } as const;
const minutesOf = ({ offset, unit = 'd' }: { readonly offset: number; readonly unit?: keyof typeof MINUTES }) =>
  offset * MINUTES[unit];

function FromRun(props: NowPanelProps) {
  const replication = useShownReplication();
  const stocks = useStocks();
  const posture = usePosture();
  return (
    <Await value={replication} what={t('shown replication')}>
      {(shown) => (
        <Await value={stocks} what={t('stocks')}>
          {(levels) => (
            <Await value={posture} what={t('support of the armed forces')}>
              {({ support, response }) => (
                <Editor {...props} shown={shown} stocks={levels} {...{ support, response }} />
              )}
            </Await>
          )}
        </Await>
      )}
    </Await>
  );
}

const VIEWS = ['elements', 'stocks', 'supply', 'support', 'gates', 'response'] as const;
type View = (typeof VIEWS)[number];

interface EditorProps extends NowPanelProps {
  readonly shown: ShownReplication;
  readonly stocks: readonly StockResult[];
  readonly support: Posture['support'];
  readonly response: Posture['response'];
}

/** What was typed of another run or another instant is not meant of this one unless somebody says so. */
function Editor(props: EditorProps) {
  const { run } = useShown();
  const { query } = useAddress();
  const minute = instantAt(run.clock, parseClock(query['now'] ?? null, run.clock) ?? run.clock.dDayMin);
  const draft = findNowDraft(useDrafts(props.book));
  const isOfThis = draft === undefined || isSaidOf(draft, run, minute);
  return isOfThis ? (
    <StateForm {...props} {...{ minute, draft }} />
  ) : (
    <SaidElsewhere {...{ draft, minute }} book={props.book} />
  );
}

interface SaidElsewhereProps {
  readonly book: string;
  readonly draft: NowDraft;
  readonly minute: number;
}

function SaidElsewhere({ book, draft, minute }: SaidElsewhereProps) {
  const { run } = useShown();
  const dtg = (at: number) => toDtg(run.clock.cfDay, at);
  return (
    <div className="now-set small" data-testid="now-elsewhere">
      <span role="status">
        {t('What you changed and have not saved was said of run {run} at {dtg}: {count}.', {
          run: draft.run,
          dtg: dtg(draft.minute),
          count: countCorrections(draft.corrections),
        })}
      </span>
      <button
        type="button"
        className="plain framed small"
        onClick={() => navigate({ query: { run: String(draft.run), now: String(draft.minute) } })}
      >
        {t('Go on there')}
      </button>
      <button
        type="button"
        className="plain framed small"
        onClick={() => keepNow(book, { ...draft, run: run.number, minute })}
      >
        {t('Say it of run {run} at {dtg}', { run: run.number, dtg: dtg(minute) })}
      </button>
      <button type="button" className="plain framed small" onClick={() => dropNow(book)}>
        {t('Discard')}
      </button>
    </div>
  );
}

interface StateFormProps extends EditorProps {
  readonly minute: number;
  readonly draft: NowDraft | undefined;
}

function StateForm(props: StateFormProps) {
  const { scenarioId, book, document, version, shown, stocks, support, response, minute, draft } = props;
  const { run } = useShown();
  const state = useMemo(
    () =>
      stateOfNow(
        {
          clock: run.clock,
          elements: shown.elements,
          supply: shown.supply,
          stocks,
          support,
          gates: run.gates,
          response,
        },
        document,
        minute,
      ),
    [run, shown, stocks, support, response, document, minute],
  );
  const corrections = correctionsOf(state, draft?.corrections ?? {});
  const expected = draft?.version ?? version;
  const keep = (next: Corrections, of: number) =>
    keepNow(book, { version: of, run: run.number, minute, corrections: next });
  const onCorrect = (next: Corrections) => keep(next, expected);
  const [view, setView] = useState<View>('elements');
  const focused = useOwnFocus();
  const { busy, problem, act } = useDoing();
  const unread = unreadAmounts(corrections).length;
  // What is saved and not run yet: a run that does not start leaves what was typed, and is asked for again under the same key.
  const [saved, setSaved] = useState<{ readonly text: string; readonly key: string; readonly version: number } | null>(
    null,
  );
  const save = (thenRun: boolean) =>
    act(async () => {
      const initialState = toInitialState(state, corrections);
      const text = JSON.stringify({ run: run.id, initialState });
      let clientMutationKey = saved?.text === text && version <= saved.version ? saved.key : null;
      if (clientMutationKey === null) {
        let made = expected;
        const fault = await setState(scenarioId, expected, initialState, (newer) => {
          made = newer;
          keep(corrections, newer);
        });
        if (fault !== null) return fault;
        clientMutationKey = crypto.randomUUID();
        setSaved({ text, key: clientMutationKey, version: made });
      }
      if (!thenRun) {
        dropNow(book);
        close();
        return null;
      }
      const { runStart } = await order(RUN_START, {
        input: { scenarioId, seed: run.seed, replications: run.asked, clientMutationKey },
      });
      if (runStart.userErrors.length > 0)
        return t('The state is saved, but its run has not started: {why}', {
          why: issueTexts(runStart.userErrors).join(' '),
        });
      dropNow(book);
      store.refresh(`scenario:${scenarioId}:runs`);
      navigate({
        screen: 'runs',
        query: { now: null, run: runStart.run === null ? null : String(runStart.run.number) },
      });
      return null;
    });
  const away = state.elements.filter(
    ({ id, where, presence }) => where === 'on-the-way' && (corrections.elements?.[id] ?? presence) === 'away',
  ).length;
  return (
    <div className="now-editor" ref={focused}>
      <p className="small">
        {t(
          'As run {run} has it at {dtg} ({day}): elements and decisions as in its shown replication and at the median, amounts at the median. Change what is otherwise in reality; the next run orders, delivers and consumes everything else from then on.',
          {
            run: run.number,
            dtg: toDtg(run.clock.cfDay, minute),
            day: toDayLabel('D', run.clock.dDayMin, minute),
          },
        )}{' '}
        {t('A run keeps its amounts every {step}: the state is that of the beginning of such a step.', {
          step: toDuration(run.clock.stepMin),
        })}
      </p>
      <Segmented
        label={t('Part of the state')}
        value={view}
        options={VIEWS.map((value) => ({ value, label: TITLES[value](state[value].length) }))}
        onChange={setView}
      />
      {view === 'elements' && <ElementTable {...{ state, corrections, onCorrect }} clock={run.clock} />}
      {view === 'stocks' && <AmountTable kind="stocks" rows={state.stocks} {...{ corrections, onCorrect }} />}
      {view === 'supply' && <SupplyTable {...{ state, corrections, onCorrect }} />}
      {view === 'support' && <AmountTable kind="support" rows={state.support} {...{ corrections, onCorrect }} />}
      {view === 'gates' && <GateTable {...{ state, corrections, onCorrect }} clock={run.clock} />}
      {view === 'response' && <ResponseTable {...{ state, corrections, onCorrect }} clock={run.clock} />}
      <div className="form-actions">
        <Button size="compact-sm" loading={busy} disabled={unread > 0} onClick={() => void save(true)}>
          {t('Save and run on from here')}
        </Button>
        <button
          type="button"
          className="plain framed small"
          disabled={busy || unread > 0}
          onClick={() => void save(false)}
        >
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
        <span className="small muted" data-testid="now-summary">
          {t('Otherwise than in the run: {count}.', { count: countCorrections(corrections) })}{' '}
          {away > 0 && t('On the way at this time, and ordered anew from home: {count}.', { count: away })}
        </span>
      </div>
      <p role="alert" className="small bad">
        {unread > 0 ? t('Amounts that cannot be read: {count}.', { count: unread }) : problem}
      </p>
    </div>
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
