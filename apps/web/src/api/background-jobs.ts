/** What is computed in the background beside runs: movement plans and sites. Started, followed, stopped, and read when it is there. */
import { useEffect } from 'react';
import type { ResultOf } from 'gql.tada';
import { ask, client, order, RequestError } from './client.ts';
import { askTogether, follow } from './follow.ts';
import { graphql } from './graphql.ts';
import type { Loadable } from './model.ts';
import { once } from './once.ts';
import { issueTexts } from './issue-text.ts';
import { knownVersion } from './scenario-now.ts';
import { store, useLoaded } from './store.ts';
import { toWord } from './words.ts';

const jobHead = graphql(`
  fragment JobHead on BackgroundJob @_unmask {
    id
    number
    kind
    state
    done
    total
    stopAsked
    error
    viewOf
    createdAt
    finishedAt
    engineVersion
    snapshotHash
  }
`);

const JOBS = graphql(
  `
    query BackgroundJobs($scenarioId: ID!) {
      scenario(id: $scenarioId) {
        backgroundJobs(first: 50) {
          nodes {
            ...JobHead
          }
        }
      }
    }
  `,
  [jobHead],
);

const JOB_PROGRESS = graphql(
  `
    subscription BackgroundJobProgress($jobId: ID!) {
      backgroundJobProgress(jobId: $jobId) {
        ...JobHead
      }
    }
  `,
  [jobHead],
);

const JOB_CANCEL = graphql(`
  mutation BackgroundJobCancel($input: BackgroundJobCancelInput!) {
    backgroundJobCancel(input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`);

const PLAN_START = graphql(
  `
    mutation MovementPlanStart($input: MovementPlanStartInput!) {
      movementPlanStart(input: $input) {
        job {
          ...JobHead
        }
        userErrors {
          code
          message
        }
      }
    }
  `,
  [jobHead],
);

const SITES_START = graphql(
  `
    mutation SiteLocationStart($input: SiteLocationStartInput!) {
      siteLocationStart(input: $input) {
        job {
          ...JobHead
        }
        userErrors {
          code
          message
        }
      }
    }
  `,
  [jobHead],
);

const price = graphql(`
  fragment Price on PlanPrice @_unmask {
    lateDays
    closureMin
    neverReady
    ratio
  }
`);

const JOB_RESULT = graphql(
  `
    query BackgroundJobResult($id: ID!) {
      backgroundJob(id: $id) {
        movementPlan {
          chosen
          goal
          evaluations
          stopped
          rule {
            ...Price
          }
          plan {
            ...Price
          }
          boundMin
          firstReleaseMin
          programme {
            closureMin
            finished
            columns
            rows
          }
          movements(first: 100) {
            totalCount
            nodes {
              requirement
              place
              routes {
                through
                consignments
              }
            }
          }
        }
        siteLocation {
          method
          status
          sites {
            place
            stockT
            serves
          }
          meanHours
          worstHours
          scenarios {
            name
            meanHours
            missingT
          }
          unreached
          leftOut {
            candidates
            points
            attacks
            withoutEffect
          }
        }
      }
    }
  `,
  [price],
);

type JobRow = ResultOf<typeof JOB_PROGRESS>['backgroundJobProgress'];
export type JobState = 'queued' | 'running' | 'succeeded' | 'cancelled' | 'failed';
export interface Job extends Omit<JobRow, 'state'> {
  readonly state: JobState;
}
type JobResult = NonNullable<ResultOf<typeof JOB_RESULT>['backgroundJob']>;
export type MovementPlan = NonNullable<JobResult['movementPlan']>;
export type SiteLocation = NonNullable<JobResult['siteLocation']>;
export type PlanOrder = { readonly goal: 'LATENESS' | 'CLOSURE' } & Record<
  'evaluations' | 'replications' | 'seed',
  number
>;
export interface SiteOrder {
  readonly method: 'P_MEDIAN' | 'P_CENTRE' | 'STOCK';
  readonly sites: number;
  readonly stockT: number | null;
  readonly caution: number;
}

const toJob = (row: JobRow): Job => ({ ...row, state: toWord(row.state) as JobState });

export const isJobUnderWay = ({ state }: Pick<Job, 'state'>): boolean => state === 'queued' || state === 'running';

const jobsKey = (scenarioId: string) => `scenario:${scenarioId}:jobs`;

async function loadJobs(scenarioId: string): Promise<readonly Job[]> {
  const { scenario } = await ask(JOBS, { scenarioId });
  if (scenario === null) throw new RequestError('There is no such scenario.', false);
  return scenario.backgroundJobs.nodes.map(toJob);
}

export const useJobs = (scenarioId: string): Loadable<readonly Job[]> =>
  useLoaded(jobsKey(scenarioId), () => loadJobs(scenarioId));

export const useJobResult = (job: Job): Loadable<JobResult> =>
  useLoaded(job.state === 'succeeded' ? `job:${job.id}` : null, async () => {
    const { backgroundJob } = await ask(JOB_RESULT, { id: job.id });
    if (backgroundJob === null) throw new RequestError('There is no such job.', false);
    return backgroundJob;
  });

/** Follows a job that is under way. */
export function useJobProgress(jobId: string, scenarioId: string): void {
  useEffect(() => {
    const key = jobsKey(scenarioId);
    return follow<Job>({
      open: (next, failed) =>
        client.subscription(JOB_PROGRESS, { jobId }).subscribe(({ data, error }) => {
          if (data) next(toJob(data.backgroundJobProgress));
          else if (error) {
            failed();
            store.refresh(key);
          }
        }).unsubscribe,
      ask: async () => (await askTogether(key, () => loadJobs(scenarioId))).find(({ id }) => id === jobId),
      next: (now) => {
        const known = store.get<readonly Job[]>(key).data ?? [];
        store.put(
          key,
          known.map((job) => (job.id === now.id ? now : job)),
        );
      },
    });
  }, [jobId, scenarioId]);
}

interface Started {
  readonly job: JobRow | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

/** The number of the job, or what is wrong with the order. */
function started(
  scenarioId: string,
  { job, userErrors }: Started,
): { number: number | null; faults: readonly string[] } {
  store.refresh(jobsKey(scenarioId));
  return { number: job?.number ?? null, faults: issueTexts(userErrors) };
}

export async function startPlan(scenarioId: string, input: PlanOrder) {
  const asked = { scenarioId, ...input };
  const { movementPlanStart } = await once({ ...asked, version: knownVersion(scenarioId) }, (clientMutationKey) =>
    order(PLAN_START, { input: { clientMutationKey, ...asked } }),
  );
  return started(scenarioId, movementPlanStart);
}

export async function startSites(scenarioId: string, input: SiteOrder) {
  const asked = { scenarioId, ...input };
  const { siteLocationStart } = await once({ ...asked, version: knownVersion(scenarioId) }, (clientMutationKey) =>
    order(SITES_START, { input: { clientMutationKey, ...asked } }),
  );
  return started(scenarioId, siteLocationStart);
}

/** @param keep whether it shall end with the best that it has found */
export async function cancelJob(scenarioId: string, jobId: string, keep = false): Promise<readonly string[]> {
  const { backgroundJobCancel } = await order(JOB_CANCEL, { input: { jobId, keep } });
  store.refresh(jobsKey(scenarioId));
  return issueTexts(backgroundJobCancel.userErrors);
}
