/** Everything that queues and computes, without a server: the whole of a worker process, and a part of the server. */
import { availableParallelism } from 'node:os';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { AppOptions } from '../app.module.ts';
import { Database } from '../database/database.ts';
import { Notifications } from '../database/notifications.ts';
import { FORGET_KEYS } from '../editing/client-mutations.ts';
import { FinishJobs } from '../runs/finish-jobs.ts';
import { ResultStore } from '../runs/result-store.ts';
import { StockResultStore } from '../runs/stock-results.ts';
import { FORGET_UPLOADS } from '../exchange/import-store.ts';
import { createRetention } from '../runs/retention.ts';
import { RunJobs } from '../runs/run-jobs.ts';
import { RunStore } from '../runs/run-store.ts';
import { RunWork } from '../runs/run-work.ts';
import { SnapshotStore } from '../runs/snapshot-store.ts';
import { FORGET_SNAPSHOTS } from '../runs/unused-snapshots.ts';
import { BackgroundJobHandler } from './background-job.handler.ts';
import { BackgroundJobStore } from './background-job.store.ts';
import { JobQueue } from './job-queue.ts';
import { JobSupervisor } from './job-supervisor.ts';
import { JobWorker, type WorkerOptions } from './job-worker.ts';
import { TaskPool } from './task-pool.ts';
import { WorkerRegistry } from './worker-registry.ts';

const DRAIN_MS = 8000;

const provideWorker = (how: WorkerOptions): Provider => ({
  provide: JobWorker,
  inject: [Database, Notifications, JobQueue, WorkerRegistry, RunJobs, BackgroundJobHandler, TaskPool],
  useFactory: (
    database: Database,
    notifications: Notifications,
    queue: JobQueue,
    registry: WorkerRegistry,
    runs: RunJobs,
    background: BackgroundJobHandler,
    pool: TaskPool,
  ) => new JobWorker(database, notifications, queue, registry, [...runs.handlers, background], pool, how),
});

const provideSupervisor = (retentionDays: number): Provider => ({
  provide: JobSupervisor,
  inject: [Database, JobQueue, WorkerRegistry, RunJobs, BackgroundJobHandler],
  useFactory: (
    database: Database,
    queue: JobQueue,
    registry: WorkerRegistry,
    runs: RunJobs,
    background: BackgroundJobHandler,
  ) =>
    new JobSupervisor(
      database,
      queue,
      registry,
      [...runs.handlers, background],
      [createRetention(retentionDays), FORGET_UPLOADS, FORGET_SNAPSHOTS, FORGET_KEYS],
    ),
});

@Module({})
export class WorkerModule {
  static with({
    threads = availableParallelism(),
    pool,
    drainMs = DRAIN_MS,
    retentionDays = 0,
  }: AppOptions): DynamicModule {
    return {
      module: WorkerModule,
      global: true,
      providers: [
        { provide: TaskPool, useFactory: () => pool ?? new TaskPool(threads) },
        JobQueue,
        WorkerRegistry,
        SnapshotStore,
        RunStore,
        ResultStore,
        StockResultStore,
        RunWork,
        FinishJobs,
        RunJobs,
        BackgroundJobStore,
        BackgroundJobHandler,
        provideWorker({ threads, drainMs }),
        provideSupervisor(retentionDays),
      ],
      exports: [
        TaskPool,
        JobQueue,
        WorkerRegistry,
        SnapshotStore,
        RunStore,
        ResultStore,
        StockResultStore,
        RunJobs,
        BackgroundJobStore,
        JobWorker,
        JobSupervisor,
      ],
    };
  }
}
