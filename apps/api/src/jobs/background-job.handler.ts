/** Computes background jobs: reads the snapshot, lets a thread compute, tells the progress, stores the result. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { SnapshotStore, type SnapshotReference } from '../runs/snapshot-store.ts';
import { BackgroundJobStore } from './background-job.store.ts';
import { computeForJob } from './compute.ts';
import type { Commit, HeldJob, Job, JobHandler } from './job.ts';
import { TaskPool, type Follower, type Progress } from './task-pool.ts';

export const BACKGROUND_JOB = 'background';

export interface BackgroundOrder extends SnapshotReference {
  readonly kind: string;
  readonly input: object;
}

/** For every kind: they share one line of the queue. */
const MOST_MS = 60 * 60_000;
/** How often a job under way looks whether it was asked to end with what it has. */
const LOOK_MS = 1000;

@Injectable()
export class BackgroundJobHandler implements JobHandler<BackgroundOrder> {
  readonly kind = BACKGROUND_JOB;
  readonly mostMs = MOST_MS;
  private readonly context = createSystemContext('worker');

  constructor(
    private readonly database: Database,
    private readonly pool: TaskPool,
    private readonly snapshots: SnapshotStore,
    private readonly store: BackgroundJobStore,
  ) {}

  async work(job: HeldJob & { readonly input: BackgroundOrder }, signal: AbortSignal): Promise<Commit> {
    const { subject, input: order } = job;
    const snapshot = await this.snapshots.load(order, signal);
    await this.inTransaction((manager) => this.store.begin(manager, job));
    let telling: Promise<void> = Promise.resolve();
    let isStopAsked = false;
    const onProgress = ({ done, total }: Progress) => {
      // A figure that could not be written is followed by the next.
      telling = telling
        .then(() => this.inTransaction((manager) => this.store.setProgress(manager, job, done, total)))
        .catch(() => undefined);
    };
    const asking = setInterval(() => {
      void this.inTransaction((manager) => this.store.isStopAsked(manager, subject))
        .then((asked) => (isStopAsked = asked))
        .catch(() => undefined);
    }, LOOK_MS);
    const follower: Follower = { onProgress, isStopAsked: () => isStopAsked };
    const input = { snapshot, input: order.input };
    const result = await computeForJob(this.pool, order.kind, input, signal, follower).finally(() =>
      clearInterval(asking),
    );
    await telling;
    return async (manager) => void (await this.store.pass(manager, subject, 'SUCCEEDED', { result }));
  }

  async giveUp(manager: EntityManager, { subject }: Job, cause: string): Promise<void> {
    await this.store.pass(manager, subject, 'FAILED', { error: cause });
  }

  private inTransaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.withContext(this.context, work);
  }
}
