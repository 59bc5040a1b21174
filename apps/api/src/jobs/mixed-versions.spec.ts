/** Workers of several versions on one queue: each does what it knows, and what it does not know stays for those who do. */
import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { createDataSource } from '../database/data-source.ts';
import { Database } from '../database/database.ts';
import { openDatabase } from '../database/migrate.ts';
import { Notifications } from '../database/notifications.ts';
import { APP_ROLE } from '../database/app-login.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-app.ts';
import { until } from '../test/until.ts';
import { OtherVersionError, type Commit, type Job, type JobHandler } from './job.ts';
import { JobQueue } from './job-queue.ts';
import { JobSupervisor } from './job-supervisor.ts';
import { JobWorker } from './job-worker.ts';
import { TaskPool } from './task-pool.ts';
import { WorkerRegistry } from './worker-registry.ts';

jest.setTimeout(60_000);

let testDatabase: TestDatabase;
let source: Awaited<ReturnType<typeof openDatabase>>;
let database: Database;
let notifications: Notifications;
let queue: JobQueue;
const context = createSystemContext('test');

beforeAll(async () => {
  Logger.overrideLogger(false);
  testDatabase = await createTestDatabase();
  source = await openDatabase(testDatabase.address);
  database = new Database(source);
  notifications = new Notifications(testDatabase.address);
  queue = new JobQueue(source);
  const owner = await createDataSource(testDatabase.address).initialize();
  await owner.query('CREATE TABLE written (subject uuid, what text)');
  await owner.query(`GRANT ALL ON written TO ${APP_ROLE}`);
  await owner.destroy();
});

afterAll(async () => {
  await notifications.onApplicationShutdown();
  await source.destroy();
  await testDatabase.drop();
});

const inTransaction = <T>(work: Parameters<Database['withContext']>[1]) =>
  database.withContext(context, work) as Promise<T>;

const send = (kind: string, subject: string) =>
  inTransaction((manager) => queue.send(manager, [{ kind, subject, input: {}, priority: 0 }]));

const written = async (subject: string): Promise<string[]> =>
  (await source.query('SELECT what FROM written WHERE subject = $1 ORDER BY what', [subject])).map(
    ({ what }: { what: string }) => what,
  );

const write =
  (subject: string, what: string): Commit =>
  async (manager) =>
    void (await manager.query('INSERT INTO written VALUES ($1, $2)', [subject, what]));

const handlerOf = (
  kind: string,
  work = (job: Job): Promise<Commit> => Promise.resolve(write(job.subject, kind)),
): JobHandler => ({
  kind,
  mostMs: 30_000,
  work,
  giveUp: (manager, { subject }, cause) => write(subject, `FAILED ${cause}`)(manager),
});

/** A process whose version knows these kinds, for the time of some work. */
async function withProcess(handlers: readonly JobHandler[], work: () => Promise<void>): Promise<void> {
  const registry = new WorkerRegistry();
  const options = { threads: 1, drainMs: 2000 };
  const worker = new JobWorker(database, notifications, queue, registry, handlers, new TaskPool(1), options);
  const supervisor = new JobSupervisor(database, queue, registry, handlers, []);
  try {
    await worker.start();
    supervisor.start();
    await work();
  } finally {
    await supervisor.onApplicationShutdown();
    await worker.onApplicationShutdown();
  }
}

const outstanding = async (): Promise<string[]> =>
  (await source.query('SELECT kind FROM job')).map(({ kind }: { kind: string }) => kind);

const postponed = async (): Promise<boolean> =>
  (await source.query('SELECT 1 FROM pgboss.job WHERE start_after > now()')).length > 0;

describe('a job', () => {
  it('of a kind that a worker does not know waits for one that does, and what it belongs to goes on meanwhile', async () => {
    const subject = randomUUID();
    await send('new', subject);
    await send('old', subject);
    await withProcess([handlerOf('old')], () =>
      until(async () => (await written(subject)).length > 0 && (await postponed())),
    );
    expect(await written(subject)).toEqual(['old']);
    expect(await outstanding()).toEqual(['new']);
    await withProcess([handlerOf('old'), handlerOf('new')], () =>
      until(async () => (await outstanding()).length === 0),
    );
    expect(await written(subject)).toEqual(['new', 'old']);
  });

  it('of such a kind whose worker died for the last time is given up by a process that can say what failed', async () => {
    const subject = randomUUID();
    await send('new', subject);
    const dead = new WorkerRegistry();
    await inTransaction(async (manager) => {
      await dead.show(manager, 1);
      await queue.take(manager, dead.id, 1);
      await manager.query('UPDATE pgboss.job SET retry_count = retry_limit');
      await manager.query('UPDATE worker SET pid = 2147483646');
    });
    const isStruckOff = async () => (await source.query('SELECT 1 FROM worker WHERE id = $1', [dead.id])).length === 0;
    await withProcess([handlerOf('old')], () => until(isStruckOff));
    expect(await written(subject)).toEqual([]);
    expect(await outstanding()).toEqual(['new']);
    await withProcess([handlerOf('new')], () => until(async () => (await outstanding()).length === 0));
    expect(await written(subject)).toEqual(['FAILED The worker that computed it ended 5 times.']);
  });

  it('of another engine waits while a worker with that engine lives, and else fails with both versions', async () => {
    const subject = randomUUID();
    const other = randomUUID();
    await source.query(
      `INSERT INTO worker (id, host, pid, process_start, threads, engine_version) VALUES ($1, 'elsewhere', 1, '', 1, '9.9.9')`,
      [other],
    );
    await send('versioned', subject);
    const handler = handlerOf('versioned', () => Promise.reject(new OtherVersionError('9.9.9', '0.1.0')));
    await withProcess([handler], async () => {
      await until(postponed);
      expect(await written(subject)).toEqual([]);
      await source.query('DELETE FROM worker WHERE id = $1', [other]);
      await until(async () => (await outstanding()).length === 0);
    });
    expect(await written(subject)).toEqual([
      'FAILED It was started under engine 9.9.9, and the workers have 0.1.0; start it again.',
    ]);
  });
});
