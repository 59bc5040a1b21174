/** One run: where it stands, what it was made of, and what can be done with it. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { order } from '../../api/client.ts';
import { causeText, issueTexts } from '../../api/issue-text.ts';
import type { Replay, RunHead } from '../../api/model.ts';
import { isUnderWay } from '../../api/progress.ts';
import { RUN_CANCEL, RUN_REPLAY } from '../../api/queries/run-queries.ts';
import { store } from '../../api/store.ts';
import { shortHash, toCount } from '../../app/format.ts';
import {
  CancelButton,
  momentText,
  ShowButton,
  tookText,
  useCancel,
  WorkBar,
  WORK_STATES,
} from '../../app/work-row.tsx';
import { say, t } from '../../i18n/text.ts';
import { navigate } from '../../state/address.ts';

interface RunRowProps {
  readonly run: RunHead;
  readonly shown: boolean;
  readonly scenarioId: string;
  /** What the screen “compare” opens with. */
  readonly compared: readonly number[];
}

export function RunRow({ run, shown, scenarioId, compared }: RunRowProps) {
  const { problem, ...cancelling } = useCancelRun(run.id, scenarioId);
  const { problem: refusal, engine, ...replaying } = useReplay(run.id, scenarioId);
  const readable = run.done > 0 && run.state !== 'failed';
  const fault = problem ?? refusal ?? (run.message === null ? null : causeText(run.message));
  return (
    <tr className={shown ? 'selected' : undefined}>
      <th scope="row" className="number">
        {run.number}
      </th>
      <StateCell run={run} fault={fault} />
      <td className="number">{run.scenarioVersion ?? '–'}</td>
      <td className="number">{run.seed}</td>
      <td>
        <WorkBar
          label={t('Replications of run {run}', { run: run.number })}
          done={run.done}
          asked={run.asked}
          isRunning={run.state === 'running'}
        />
      </td>
      <td className="nowrap">{momentText(run.createdAt)}</td>
      <td className="number">{tookText(run.createdAt, run.finishedAt)}</td>
      <td>{run.engineVersion ?? '–'}</td>
      <td>
        <code>{shortHash(run.snapshotHash)}</code>
      </td>
      <td>
        <span className="row-actions">
          {isUnderWay(run) && <CancelButton {...cancelling} />}
          {run.state === 'done' && <ReplayButton {...{ replaying, engine }} />}
          {/* A comparison needs the replications only: it does not wait until the reliefs are tried. */}
          {readable && run.done >= run.asked && compared.length > 1 && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => navigate({ screen: 'compare', query: { runs: compared.join(',') } })}
            >
              {t('Compare')}
            </Button>
          )}
          {(shown || readable) && (
            <ShowButton isShown={shown} onShow={() => navigate({ query: { run: String(run.number) } })} />
          )}
        </span>
      </td>
    </tr>
  );
}

const runsKey = (scenarioId: string) => `scenario:${scenarioId}:runs`;

const useCancelRun = (runId: string, scenarioId: string) =>
  useCancel(async () => {
    const { runCancel } = await order(RUN_CANCEL, { input: { runId } });
    store.refresh(runsKey(scenarioId));
    return issueTexts(runCancel.userErrors);
  });

/** `engine` is the one that a replay would have now, where it is not that of the run: the second press takes it. */
function useReplay(runId: string, scenarioId: string) {
  const [engine, setEngine] = useState<string | null>(null);
  const replaying = useCancel(async () => {
    const { runReplay } = await order(RUN_REPLAY, {
      input: { runId, underThisEngine: engine !== null, clientMutationKey: crypto.randomUUID() },
    });
    store.refresh(runsKey(scenarioId));
    // Not a fault: it can be repeated, only not to the bit. The button asks for that then.
    if (runReplay.userErrors.some(({ code }) => code === 'engine.other-version')) {
      setEngine(runReplay.engine);
      return [];
    }
    return issueTexts(runReplay.userErrors);
  });
  return { ...replaying, engine };
}

interface ReplayButtonProps {
  readonly replaying: Pick<ReturnType<typeof useReplay>, 'isCancelling' | 'start'>;
  readonly engine: string | null;
}

function ReplayButton({ replaying, engine }: ReplayButtonProps) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      title={t('The same snapshot and seed again: under the same engine the result is equal to the bit')}
      loading={replaying.isCancelling}
      onClick={replaying.start}
    >
      {engine === null ? t('Replay') : t('Replay with engine {engine}', { engine })}
    </Button>
  );
}

/** Where it stands, what it repeats, and what went wrong. */
function StateCell({ run, fault }: { readonly run: RunHead; readonly fault: string | null }) {
  return (
    <td>
      {say(WORK_STATES[run.state])} {run.partial && <span className="tag">{t('partial')}</span>}
      {isUnderWay(run) && <StageText stage={run.stage} />}
      {run.replay && <ReplayText replay={run.replay} />}
      {run.isTrimmed && (
        <p className="small muted">{t('Its details were removed to save room; replay it to see them.')}</p>
      )}
      {fault !== null && (
        <p className="small bad" role="alert">
          {fault}
        </p>
      )}
    </td>
  );
}

/** What follows the replications takes as long as they do: without a word of it a full bar would seem to hang. */
function StageText({ stage: { name, done, total } }: Pick<RunHead, 'stage'>) {
  const count = { done: toCount(done), total: toCount(total) };
  const text =
    name === 'RELIEFS'
      ? t('tries reliefs: {done} of {total}', count)
      : name === 'CONFIRMATION'
        ? t('confirms the best: {done} of {total}', count)
        : total > 0 && done >= total
          ? t('puts the result together')
          : null;
  return text === null ? null : <p className="small muted">{text}</p>;
}

function ReplayText({ replay: { of, isSameEngine, isSameHash } }: { readonly replay: Replay }) {
  const run = { run: of };
  if (isSameHash === null) return <p className="small muted">{t('repeats run {run}', run)}</p>;
  if (isSameHash) return <p className="small good">{t('repeats run {run}: equal to the bit', run)}</p>;
  return isSameEngine ? (
    <p className="small bad">{t('repeats run {run}, and came to another result', run)}</p>
  ) : (
    <p className="small muted">{t('repeats run {run} with another engine, and came to another result', run)}</p>
  );
}
