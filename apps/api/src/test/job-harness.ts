/** A queue over a database of its own, with workers and handlers as a test wants them. */
import type { DataSource } from 'typeorm';
import { APP_ROLE } from '../database/app-login.ts';
import { createDataSource } from '../database/data-source.ts';
import { Database } from '../database/database.ts';
import { openDatabase } from '../database/migrate.ts';
import { Notifications } from '../database/notifications.ts';
import { createSystemContext } from '../identity/request-context.ts';
import type { Commit, Job, JobHandler } from '../jobs/job.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { TaskPool } from '../jobs/task-pool.ts';
import { WorkerRegistry } from '../jobs/worker-registry.ts';
import { createTestDatabase } from './test-app.ts';

export interface TestQueue {
  readonly source: DataSource;
  readonly database: Database;
  readonly notifications: Notifications;
  readonly queue: JobQueue;
  close(): Promise<void>;
}

export async function openTestQueue(): Promise<TestQueue> {
  const { address, drop } = await createTestDatabase();
  const source = await openDatabase(address);
  const notifications = new Notifications(address);
  const owner = await createDataSource(address).initialize();
  await owner.query('CREATE TABLE written (subject uuid, what text)');
  await owner.query(`GRANT ALL ON written TO ${APP_ROLE}`);
  await owner.destroy();
  return {
    ...{ source, database: new Database(source), notifications, queue: new JobQueue(source) },
    async close() {
      await notifications.onApplicationShutdown();
      await source.destroy();
      await drop();
    },
  };
}

/** What a job leaves behind when it is done. */
export const write =
  (subject: string, what: string): Commit =>
  async (manager) =>
    void (await manager.query('INSERT INTO written VALUES ($1, $2)', [subject, what]));

export function handlerOf(
  kind: string,
  work: (job: Job, signal: AbortSignal) => Promise<Commit>,
  mostMs = 30_000,
): JobHandler {
  return { kind, mostMs, work, giveUp: (manager, { subject }, cause) => write(subject, `FAILED ${cause}`)(manager) };
}

export interface TestWorker {
  readonly registry: WorkerRegistry;
  readonly worker: JobWorker;
  readonly supervisor: JobSupervisor;
}

/** Works with the queue that is open then. */
export function createJobs(frame: () => TestQueue) {
  const context = createSystemContext('test');
  const inTransaction = <T>(work: Parameters<Database['withContext']>[1]) =>
    frame().database.withContext(context, work) as Promise<T>;
  return {
    inTransaction,
    send: (kind: string, subject: string, priority = 0, input: object = {}) =>
      inTransaction((manager) => frame().queue.send(manager, [{ kind, subject, input, priority }])),
    async written(subject: string): Promise<string[]> {
      const rows: { what: string }[] = await frame().source.query('SELECT what FROM written WHERE subject = $1', [
        subject,
      ]);
      return rows.map(({ what }) => what);
    },
    outstanding: async (): Promise<number> =>
      (await frame().source.query('SELECT count(*)::int AS n FROM job'))[0].n as number,
    createWorker(handlers: readonly JobHandler[], threads = 1): TestWorker {
      const { database, notifications, queue } = frame();
      const registry = new WorkerRegistry();
      const limits = { threads, drainMs: 2000 };
      const worker = new JobWorker(
        ...([database, notifications, queue, registry, handlers, new TaskPool(1), limits] as const),
      );
      return { registry, worker, supervisor: new JobSupervisor(database, queue, registry, handlers, []) };
    },
    async using(workers: readonly TestWorker[], work: () => Promise<void>): Promise<void> {
      try {
        for (const { worker, supervisor } of workers) {
          await worker.start();
          supervisor.start();
        }
        await work();
      } finally {
        for (const { worker, supervisor } of workers) {
          await supervisor.onApplicationShutdown();
          await worker.onApplicationShutdown();
        }
      }
    },
  };
}
