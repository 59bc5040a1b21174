import { Button } from '@mantine/core';
import { order } from '../../api/client.ts';
import type { RunHead } from '../../api/model.ts';
import { isUnderWay } from '../../api/progress.ts';
import { RUN_CANCEL } from '../../api/run-queries.ts';
import { store } from '../../api/store.ts';
import { elapsedText, shortHash } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useScenario } from '../../app/run-context.ts';
import { EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { CancelButton, momentText, ShowButton, useCancel, WorkBar, WORK_STATES } from '../../app/work-row.tsx';
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
              <TableHead
                columns={[
                  { figure: t('Run') },
                  t('State'),
                  { figure: t('Seed') },
                  { bar: t('Replications') },
                  t('Started'),
                  { figure: t('Took') },
                  t('Engine'),
                  t('Snapshot'),
                  { unseen: t('Actions') },
                ]}
              />
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
  const { problem, ...cancelling } = useCancel(async () => {
    const { runCancel } = await order(RUN_CANCEL, { input: { runId: run.id } });
    store.refresh(`scenario:${scenarioId}:runs`);
    return runCancel.userErrors.map(({ message }) => message);
  });
  const readable = run.done > 0 && run.state !== 'failed';
  // A comparison needs the replications only: it does not wait until the reliefs are tried.
  return (
    <tr className={shown ? 'selected' : undefined}>
      <th scope="row" className="number">
        {run.number}
      </th>
      <td>
        {say(WORK_STATES[run.state])} {run.partial && <span className="tag">{t('partial')}</span>}
        {(run.message ?? problem) !== null && <p className="small bad">{problem ?? run.message}</p>}
      </td>
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
      <td className="number">{duration(run)}</td>
      <td>{run.engineVersion ?? '–'}</td>
      <td>
        <code>{shortHash(run.snapshotHash)}</code>
      </td>
      <td>
        <span className="row-actions">
          {isUnderWay(run) && <CancelButton {...cancelling} />}
          {readable && run.done >= run.asked && compared.length > 1 && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                // Its list of runs may be of before this one.
                store.refresh('compare:runs');
                navigate({ screen: 'compare', query: { runs: compared.join(',') } });
              }}
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

function duration(run: RunHead): string {
  if (run.createdAt === null || run.finishedAt === null) return '–';
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.createdAt)) / 1000;
  return elapsedText(seconds);
}
