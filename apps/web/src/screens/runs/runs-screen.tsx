/** Runs of the scenario: started, followed, stopped, repeated, shown. */
import { Panel } from '../../app/panel.tsx';
import { useScenario } from '../../app/run-context.ts';
import { EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { useAddress } from '../../state/address.ts';
import { parseChosen } from '../compare/chosen.ts';
import { RunRow } from './run-row.tsx';
import { StartForm } from './start-form.tsx';
import './runs.css';
import { t } from '../../i18n/text.ts';

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
                  { figure: t('Version') },
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
