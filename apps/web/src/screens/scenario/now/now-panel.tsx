/**
 * The state of now: what the shown run has at an instant, corrected where reality differs, saved as the state that the plan begins with. The next
 * run orders, delivers and consumes everything else from that instant on.
 */
import type { InitialState, ScenarioDocument } from '@muster/planning';
import { mayKeepScenario } from '../../../api/rights.ts';
import { useAllStocks, usePosture, useShownReplication, useShownState } from '../../../api/sections.ts';
import { useSession } from '../../../api/session.ts';
import { useDoing } from '../../../app/doing.ts';
import { Panel } from '../../../app/panel.tsx';
import { useShown, useShownIfAny } from '../../../app/run-context.ts';
import { Await, EmptyState } from '../../../app/states.tsx';
import { t } from '../../../i18n/text.ts';
import { navigate, useAddress } from '../../../state/address.ts';
import { parseClock, toDayLabel, toDtg } from '../../../state/time.ts';
import { useDrafts } from '../row/drafts.ts';
import { setState } from './initial-state.ts';
import { dropNow, findNowDraft, isSaidOf, keepNow, type NowDraft } from './now-draft.ts';
import { StateForm, type RunState } from './state-form.tsx';
import { countCorrections, instantAt } from './state-of-now.ts';
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

/** The scenario begins with a state already: since when, and the way back. */
function SetState({ scenarioId, version, state }: NowPanelProps & { readonly state: InitialState }) {
  const { busy, problem, act } = useDoing();
  const principal = useSession().data?.principal;
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
      {mayKeepScenario(principal) && (
        <button
          type="button"
          className="plain framed small"
          disabled={busy}
          onClick={() => void act(() => setState(scenarioId, version, null))}
        >
          {t('Plan from CF-day again')}
        </button>
      )}
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
  const minute = useInstant();
  const figures = useShownState(minute);
  const stocks = useAllStocks();
  const posture = usePosture();
  return (
    <Await value={replication} what={t('shown replication')}>
      {(shown) => (
        <Await value={stocks} what={t('stocks')}>
          {(levels) => (
            <Await value={posture} what={t('support of the armed forces')}>
              {({ support, response }) => (
                <Await value={figures} what={t('shown replication')}>
                  {({ state }) => (
                    <Editor {...props} shown={{ ...shown, state }} stocks={levels} {...{ minute, support, response }} />
                  )}
                </Await>
              )}
            </Await>
          )}
        </Await>
      )}
    </Await>
  );
}

/** The instant that the address names. */
function useInstant(): number {
  const { clock } = useShown().run;
  return instantAt(clock, parseClock(useAddress().query['now'] ?? null, clock) ?? clock.dDayMin);
}

/** What was typed of another run or another instant is not meant of this one unless somebody says so. */
function Editor(props: NowPanelProps & RunState & { readonly minute: number }) {
  const { run } = useShown();
  const { minute } = props;
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
