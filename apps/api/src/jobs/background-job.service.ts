/**
 * Background jobs as callers see them. Who may see the run or scenario that a job is about may see the job. A kind has a mutation of its own
 * that checks its input and calls `start`, and fields of its own that read `findResult`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { toSnapshot } from '@muster/planning/run';
import { GraphQLError } from 'graphql';
import { Database } from '../database/database.ts';
import { Notifications } from '../database/notifications.ts';
import { toGlobalId } from '../graphql/node.ts';
import { userError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RunService } from '../runs/run.service.ts';
import { isFinal } from '../runs/run-state.ts';
import { SnapshotStore } from '../runs/snapshot-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import type { BackgroundJobEntity } from './background-job.entity.ts';
import { BACKGROUND_JOB, type BackgroundOrder } from './background-job.handler.ts';
import { BACKGROUND_CHANNEL, BackgroundJobStore } from './background-job.store.ts';
import type { BackgroundJob, BackgroundJobPayload } from './background-job.types.ts';
import { JobQueue } from './job-queue.ts';

/** What a job is about: the stored snapshot of a run, or the scenario as it is now. */
export type BackgroundSubject = { readonly runId: string } | { readonly scenarioId: string };

export interface BackgroundStart {
  /** A kind of `background-kinds.ts`. */
  readonly kind: string;
  readonly about: BackgroundSubject;
  readonly input: object;
  readonly clientMutationKey?: string | null;
}

/** Runs go first, but a background job is not put off behind all of a long one. */
const PRIORITY = -300;
const WATCH_MS = 5000;
const LOOK_MS = 250;

@Injectable()
export class BackgroundJobService {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly queue: JobQueue,
    private readonly store: BackgroundJobStore,
    private readonly snapshots: SnapshotStore,
    private readonly runs: RunService,
    private readonly scenarios: ScenarioService,
  ) {}

  async start(context: RequestContext, order: BackgroundStart): Promise<BackgroundJobPayload> {
    const { kind, about, input, clientMutationKey = null } = order;
    const run = 'runId' in about ? await this.runs.findById(context, about.runId) : null;
    const scenarioId = 'runId' in about ? run?.scenarioId : about.scenarioId;
    const document =
      scenarioId === undefined || run !== null ? undefined : await this.scenarios.findDocument(context, scenarioId);
    if (scenarioId === undefined || (run === null && document === undefined))
      return { job: null, userErrors: [userError('subject.unknown', ['input'], 'There is no such run or scenario.')] };
    const snapshot = document === undefined ? undefined : toSnapshot(document);
    return this.database.withContext(context, async (manager) => {
      if (snapshot !== undefined) await this.snapshots.insert(manager, snapshot);
      const snapshotHash = snapshot?.hash ?? run?.snapshotHash ?? '';
      const runId = run?.uuid ?? null;
      const id = await this.store.insert(manager, { kind, scenarioId, runId, snapshotHash, input, clientMutationKey });
      const job =
        id === undefined
          ? await this.store.findByMutationKey(manager, clientMutationKey ?? '')
          : await this.store.find(manager, id);
      if (job === null) throw new Error('a background job was neither stored nor there');
      if (id !== undefined) {
        const { engineVersion } = job;
        const told: BackgroundOrder = { kind, input, snapshotHash, engineVersion };
        await this.queue.send(manager, [{ kind: BACKGROUND_JOB, subject: id, input: told, priority: PRIORITY }]);
      }
      return { job: toBackgroundJob(job), userErrors: [] };
    });
  }

  async cancel(context: RequestContext, id: string | undefined): Promise<BackgroundJobPayload> {
    const job = id === undefined ? null : await this.findById(context, id);
    if (id === undefined || job === null)
      return { job: null, userErrors: [userError('job.unknown', ['input', 'jobId'], 'There is no such job.')] };
    return this.database.withContext(context, async (manager) => {
      if (await this.store.pass(manager, id, 'CANCELLED')) await this.queue.cancel(manager, id);
      const after = await this.store.find(manager, id);
      return { job: after === null ? job : toBackgroundJob(after), userErrors: [] };
    });
  }

  async findById(context: RequestContext, id: string): Promise<BackgroundJob | null> {
    const row = await this.database.read(context, (manager) => this.store.find(manager, id));
    return row !== null && (await this.isVisible(context, row)) ? toBackgroundJob(row) : null;
  }

  /** The newest job of a kind about a run that the caller sees. */
  async findLatest(context: RequestContext, kind: string, runId: string): Promise<BackgroundJob | null> {
    const row = await this.database.read(context, (manager) => this.store.findLatest(manager, kind, runId));
    return row === null ? null : toBackgroundJob(row);
  }

  /** What a job has found, null until it has succeeded. The caller has to see the job. */
  async findResult<T>(context: RequestContext, { uuid }: BackgroundJob): Promise<T | null> {
    return (await this.database.read(context, (manager) => this.store.findResult(manager, uuid))) as T | null;
  }

  async watch(context: RequestContext, id: string | undefined): Promise<AsyncGenerator<BackgroundJob>> {
    if (id === undefined || (await this.findById(context, id)) === null)
      throw new GraphQLError('There is no such job.', { extensions: { code: 'job.unknown' } });
    return this.follow(context, id);
  }

  private async *follow(context: RequestContext, id: string): AsyncGenerator<BackgroundJob> {
    let wake: () => void = () => undefined;
    let isChanged: boolean;
    const stop = await this.notifications.listen(BACKGROUND_CHANNEL, (told) => {
      if (told !== id && told !== '') return;
      isChanged = true;
      wake();
    });
    try {
      let last = '';
      for (;;) {
        isChanged = false;
        const job = await this.findById(context, id);
        if (job === null) return;
        const seen = `${job.state} ${job.done} ${job.total}`;
        if (seen !== last) yield job;
        last = seen;
        if (isFinal(job.state as BackgroundJobEntity['state'])) return;
        await sleep(LOOK_MS);
        if (isChanged) continue;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, WATCH_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    } finally {
      stop();
    }
  }

  private async isVisible(context: RequestContext, { runId, scenarioId }: BackgroundJobEntity): Promise<boolean> {
    if (runId !== null) return (await this.runs.findById(context, runId)) !== null;
    return scenarioId !== null && (await this.scenarios.findById(context, scenarioId)) !== null;
  }
}

function toBackgroundJob(row: BackgroundJobEntity): BackgroundJob {
  const { kind, state, done, total, error, engineVersion, snapshotHash, createdAt, startedAt, finishedAt } = row;
  return {
    __typename: 'BackgroundJob',
    id: toGlobalId('BackgroundJob', row.id),
    uuid: row.id,
    scenarioId: row.scenarioId,
    runId: row.runId,
    ...{ kind, state, done, total, error, engineVersion, snapshotHash, createdAt, startedAt, finishedAt },
  };
}
