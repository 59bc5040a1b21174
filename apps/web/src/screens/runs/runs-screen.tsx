import { useState } from 'react';
import { Button, Progress } from '@mantine/core';
import { order } from '../../api/client.ts';
import type { RunHead } from '../../api/model.ts';
import { isUnderWay } from '../../api/progress.ts';
import { RUN_CANCEL } from '../../api/run-queries.ts';
import { store } from '../../api/store.ts';
import { shortHash, toCount } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useScenario } from '../../app/run-context.ts';
import { EmptyState } from '../../app/states.tsx';
import { navigate, useAddress } from '../../state/address.ts';
import { parseChosen } from '../compare/chosen.ts';
import { StartForm } from './start-form.tsx';
import './runs.css';
import { say, t } from '../../i18n/text.ts';

const MOST_COMPARED = 4;

export default function RunsScreen() {
  const { scenario, runs, run: shownRun } = useScenario();
  const [scenarioId, shownId] = [scenario.id, shownRun?.id ?? null];
  const { query } = useAddress();
  const chosen = parseChosen(query['runs'], shownRun?.number ?? 0, MOST_COMPARED).filter((number) => number > 0);
  return (
    <div className="runs">
      <StartForm scenarioId={scenarioId} lastSeed={runs[0]?.seed ?? 1} lastAsked={runs[0]?.asked ?? 200} />
      <Panel title={t('Runs')} note={t('newest first')} flush>
        {runs.length === 0 ? (
          <EmptyState>{t('Nothing was run yet. Choose a seed and a number of replications and start.')}</EmptyState>
        ) : (
          <div className="scroll-x" tabIndex={0} role="group" aria-label={t('Runs of this scenario')}>
            <table className="data">
              <thead>
                <tr>
                  <th scope="col" className="number">
                    {t('Run')}
                  </th>
                  <th scope="col">{t('State')}</th>
                  <th scope="col" className="number">
                    {t('Seed')}
                  </th>
                  <th scope="col" style={{ minWidth: 190 }}>
                    {t('Replications')}
                  </th>
                  <th scope="col">{t('Started')}</th>
                  <th scope="col" className="number">
                    {t('Took')}
                  </th>
                  <th scope="col">{t('Engine')}</th>
                  <th scope="col">{t('Snapshot')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t('Actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {runs.map((run) => (
                  <RunRow
                    key={run.id}
                    run={run}
                    shown={run.id === shownId}
                    scenarioId={scenarioId}
                    compared={chosen.includes(run.number) ? chosen : [...chosen, run.number].slice(-MOST_COMPARED)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    </div>
  );
}

const STATE_TITLES: Readonly<Record<RunHead['state'], string>> = {
  queued: 'Queued',
  running: 'Running',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
};

function RunRow({
  run,
  shown,
  scenarioId,
  compared,
}: {
  readonly run: RunHead;
  readonly shown: boolean;
  readonly scenarioId: string;
  /** What the screen “compare” opens with. */
  readonly compared: readonly number[];
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const cancel = async () => {
    setCancelling(true);
    setProblem(null);
    try {
      const { runCancel } = await order(RUN_CANCEL, { input: { runId: run.id } });
      setProblem(runCancel.userErrors.map(({ message }) => message).join(' ') || null);
      store.refresh(`scenario:${scenarioId}:runs`);
    } catch (fault) {
      setProblem(fault instanceof Error ? fault.message : String(fault));
    }
    setCancelling(false);
  };
  const readable = run.done > 0 && run.state !== 'failed';
  return (
    <tr className={shown ? 'selected' : undefined}>
      <th scope="row" className="number">
        {run.number}
      </th>
      <td>
        {say(STATE_TITLES[run.state])} {run.partial && <span className="tag">{t('partial')}</span>}
        {(run.message ?? problem) !== null && <p className="small bad">{problem ?? run.message}</p>}
      </td>
      <td className="number">{run.seed}</td>
      <td>
        <div className="replications">
          <Progress
            value={(run.done / Math.max(1, run.asked)) * 100}
            size="sm"
            aria-label={t('Replications of run {run}', { run: run.number })}
            animated={run.state === 'running'}
          />
          <span className="nowrap">
            {t('{done} of {asked}', { done: toCount(run.done), asked: toCount(run.asked) })}
          </span>
        </div>
      </td>
      <td className="nowrap">{run.createdAt === null ? '–' : `${run.createdAt.slice(0, 16).replace('T', ' ')}Z`}</td>
      <td className="number">{duration(run)}</td>
      <td>{run.engineVersion ?? '–'}</td>
      <td>
        <code>{shortHash(run.snapshotHash)}</code>
      </td>
      <td>
        <span className="row-actions">
          {isUnderWay(run) && (
            <Button size="compact-xs" variant="default" onClick={cancel} loading={cancelling}>
              {t('Cancel')}
            </Button>
          )}
          {run.state === 'done' && compared.length > 1 && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => navigate({ screen: 'compare', query: { runs: compared.join(',') } })}
            >
              {t('Compare')}
            </Button>
          )}
          {shown ? (
            <span className="muted small">{t('shown')}</span>
          ) : (
            readable && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => navigate({ query: { run: String(run.number) } })}
              >
                {t('Show')}
              </Button>
            )
          )}
        </span>
      </td>
    </tr>
  );
}

function duration(run: RunHead): string {
  if (run.createdAt === null || run.finishedAt === null) return '–';
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.createdAt)) / 1000;
  return seconds < 90 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`;
}
