/** Better plans than the rule: movement plans and sites, computed in the background; what each costs, and what no plan can beat. */
import { useMemo } from 'react';
import { ScenarioClock, type ScenarioDocument } from '@muster/planning';
import { useJobProgress, useJobResult, useJobs, isJobUnderWay, type Job } from '../../api/background-jobs.ts';
import { useDocumentOfHash } from '../../api/document.ts';
import { followed } from '../../api/progress.ts';
import { Panel } from '../../app/panel.tsx';
import { useScenario } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { t } from '../../i18n/text.ts';
import { useAddress } from '../../state/address.ts';
import { JobList, kindTitle } from './job-list.tsx';
import { PlanResult } from './plan-result.tsx';
import { SiteResult } from './site-result.tsx';
import { PlanForm, SiteForm } from './start-forms.tsx';
import './plans.css';

export default function PlansScreen() {
  const { scenario } = useScenario();
  const jobs = useJobs(scenario.id);
  const { query } = useAddress();
  return (
    <div className="plans">
      <PlanForm scenarioId={scenario.id} />
      <SiteForm scenarioId={scenario.id} />
      <Panel title={t('Background jobs')} note={t('newest first')} flush className="wide">
        <Await value={jobs} what={t('background jobs')}>
          {(rows) => (
            <>
              {followed(rows, isJobUnderWay, null).map(({ id }) => (
                <Follow key={id} jobId={id} scenarioId={scenario.id} />
              ))}
              {rows.length === 0 ? (
                <EmptyState>
                  {t('Nothing was computed yet. Start one of the two above; it goes on by itself.')}
                </EmptyState>
              ) : (
                <JobList jobs={rows} scenarioId={scenario.id} shown={shownOf(rows, query['job'])?.id ?? null} />
              )}
            </>
          )}
        </Await>
      </Panel>
      <Shown scenarioId={scenario.id} job={shownOf(jobs.data ?? [], query['job'])} />
    </div>
  );
}

/** The one that the address names, else the newest with a result. */
const shownOf = (jobs: readonly Job[], number: string | undefined): Job | undefined =>
  jobs.find((job) => String(job.number) === number) ?? jobs.find(({ state }) => state === 'succeeded');

function Follow({ jobId, scenarioId }: { readonly jobId: string; readonly scenarioId: string }) {
  useJobProgress(jobId, scenarioId);
  return null;
}

/** Names and dates of the document, for results that speak in keys and minutes. */
export interface PlanWords {
  readonly place: (key: string) => string;
  readonly requirement: (key: string) => string;
  readonly dDayMin: number;
}

function toWords(document: ScenarioDocument): PlanWords {
  const places = new Map((document.places ?? []).map(({ id, name }) => [id, name]));
  const named = new Map((document.forceElements ?? []).map(({ id, name }) => [id, name]));
  return {
    place: (key) => places.get(key) ?? key,
    // A requirement is a movement, or a force element and one of its streams.
    requirement: (key) => {
      const [owner, stream] = key.split('/');
      return [named.get(owner) ?? owner, stream].filter((part) => part !== undefined).join(', ');
    },
    dDayMin: new ScenarioClock(document.clock).dDayMin,
  };
}

/** A result speaks of the document that it was computed of: where the scenario has changed since, that version is read. */
function Shown({ scenarioId, job }: { readonly scenarioId: string; readonly job: Job | undefined }) {
  const loaded = useDocumentOfHash(scenarioId, job?.state === 'succeeded' ? job.snapshotHash : null);
  if (job?.state !== 'succeeded') return null;
  return (
    <Await value={loaded} what={t('scenario')}>
      {({ document, isOf }) => (
        <>
          {isOf !== 'today' && (
            <p className="small warn wide" role="note" data-testid="plan-of-before">
              {isOf === 'before'
                ? t('The scenario has changed since. Names and dates are those of the version that was computed.')
                : t(
                    'Computed on the view of {view}, of what is not here as you see it: names, and D-days, are those of today.',
                    { view: job.viewOf },
                  )}
            </p>
          )}
          <Result key={job.id} job={job} document={document} />
        </>
      )}
    </Await>
  );
}

function Result({ job, document }: { readonly job: Job; readonly document: ScenarioDocument }) {
  const result = useJobResult(job);
  const words = useMemo(() => toWords(document), [document]);
  return (
    <Await value={result} what={kindTitle(job.kind)}>
      {({ movementPlan, siteLocation }) => (
        <>
          {movementPlan && <PlanResult number={job.number} plan={movementPlan} words={words} />}
          {siteLocation && <SiteResult number={job.number} location={siteLocation} words={words} />}
        </>
      )}
    </Await>
  );
}
