/** The queue with handlers of its own: what happens when workers die, come late, or cannot do a job. */
import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { createDataSource } from '../database/data-source.ts';
import { Database } from '../database/database.ts';
import { openDatabase } from '../database/migrate.ts';
import { Notifications } from '../database/notifications.ts';
import { APP_ROLE } from '../database/app-login.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-app.ts';
import { JobFault, type Commit, type Job, type JobHandler } from './job.ts';
import { JobQueue } from './job-queue.ts';
import { JobSupervisor } from './job-supervisor.ts';
import { JobWorker } from './job-worker.ts';
import { TaskPool } from './task-pool.ts';
import { WorkerRegistry } from './worker-registry.ts';
import { until } from '../test/until.ts';

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

const send = (kind: string, subject: string, priority = 0, input: object = {}) =>
  inTransaction((manager) => queue.send(manager, [{ kind, subject, input, priority }]));

const written = async (subject: string): Promise<string[]> =>
  (await source.query('SELECT what FROM written WHERE subject = $1', [subject])).map(
    ({ what }: { what: string }) => what,
  );

const write =
  (subject: string, what: string): Commit =>
  async (manager) =>
    void (await manager.query('INSERT INTO written VALUES ($1, $2)', [subject, what]));

function handlerOf(
  kind: string,
  work: (job: Job, signal: AbortSignal) => Promise<Commit>,
  mostMs = 30_000,
): JobHandler {
  return { kind, mostMs, work, giveUp: (manager, { subject }, cause) => write(subject, `FAILED ${cause}`)(manager) };
}

interface TestWorker {
  readonly registry: WorkerRegistry;
  readonly worker: JobWorker;
  readonly supervisor: JobSupervisor;
}

function createWorker(handlers: readonly JobHandler[], threads = 1): TestWorker {
  const registry = new WorkerRegistry();
  const pool = new TaskPool(1);
  const worker = new JobWorker(database, notifications, queue, registry, handlers, pool, { threads, drainMs: 2000 });
  return { registry, worker, supervisor: new JobSupervisor(database, queue, registry, handlers, []) };
}

async function using(workers: readonly TestWorker[], work: () => Promise<void>): Promise<void> {
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
}

const outstanding = async (): Promise<number> => (await source.query('SELECT count(*)::int AS n FROM job'))[0].n;

describe('a chore', () => {
  it('that fails is told, and takes neither the others nor the queue with it', async () => {
    const done: string[] = [];
    const everyMs = 3_600_000;
    const chores = [
      {
        name: 'fail',
        everyMs,
        run: async (manager: EntityManager) => void (await manager.query('SELECT nothing FROM nowhere')),
      },
      { name: 'go on', everyMs, run: async () => void done.push('done') },
    ];
    const warn = jest.spyOn(Logger.prototype, 'warn');
    const supervisor = new JobSupervisor(database, queue, new WorkerRegistry(), [], chores);
    supervisor.start();
    await until(() => done.length > 0);
    await supervisor.onApplicationShutdown();
    expect(done).toEqual(['done']);
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/"fail" failed .*nowhere/));
    warn.mockRestore();
  });
});

describe('the queue', () => {
  it('hands each job to one worker, the most urgent first', async () => {
    const subject = randomUUID();
    for (const [priority, name] of [
      [0, 'c'],
      [5, 'a'],
      [1, 'b'],
    ] as const)
      await send('order', subject, priority, { name });
    const taken: string[] = [];
    for (;;) {
      const [leased] = await inTransaction<{ job: Job; lease: string }[]>((manager) =>
        queue.take(manager, randomUUID(), 1),
      );
      if (leased === undefined) break;
      taken.push((leased.job.input as { name: string }).name);
      expect(await inTransaction((manager) => queue.complete(manager, leased))).toBe(true);
    }
    expect(taken).toEqual(['a', 'b', 'c']);
    expect(await outstanding()).toBe(0);
  });

  it('does 300 jobs once each with three workers', async () => {
    const subject = randomUUID();
    const jobs = Array.from({ length: 300 }, (_, i) => ({ kind: 'many', subject, input: { i }, priority: i % 7 }));
    await inTransaction((manager) => queue.send(manager, jobs));
    const handler = handlerOf('many', async (job) => write(subject, String((job.input as { i: number }).i)));
    await using([createWorker([handler]), createWorker([handler], 3), createWorker([handler])], () =>
      until(async () => (await outstanding()) === 0),
    );
    const done = await written(subject);
    expect(done).toHaveLength(300);
    expect(new Set(done).size).toBe(300);
  });

  it('drops what a late worker writes: its job was given to another meanwhile', async () => {
    const subject = randomUUID();
    await send('late', subject);
    const take = () => inTransaction<{ job: Job; lease: string }[]>((manager) => queue.take(manager, slow, 1));
    const slow = randomUUID();
    const [first] = await take();
    await inTransaction((manager) => queue.giveBack(manager, first.job.id, slow, 'it was silent'));
    const [second] = await take();
    expect(second.job.id).toBe(first.job.id);
    await inTransaction((manager) => queue.postpone(manager, first, 60));
    const holds = async () => {
      const held = await inTransaction<{ lease: string }[]>((manager) => queue.listHeld(manager, slow));
      return held.map(({ lease }) => lease);
    };
    expect(await holds()).toEqual([second.lease]);
    expect(await inTransaction((manager) => queue.complete(manager, first))).toBe(false);
    expect(await inTransaction((manager) => queue.complete(manager, second))).toBe(true);
  });

  it('hands out again what is lost, as after a restore that does not carry the tables of pg-boss', async () => {
    const subject = randomUUID();
    await send('restored', subject);
    await source.query('DELETE FROM pgboss.job');
    await source.query('UPDATE job SET worker_id = gen_random_uuid(), lease = gen_random_uuid()');
    await using([createWorker([handlerOf('restored', async () => write(subject, 'done'))])], () =>
      until(async () => (await outstanding()) === 0),
    );
    expect(await written(subject)).toEqual(['done']);
  });
});

describe('a job', () => {
  it('whose worker has died is done by another', async () => {
    const subject = randomUUID();
    await send('orphan', subject);
    const dead = new WorkerRegistry();
    await inTransaction(async (manager) => {
      await dead.show(manager, 1);
      await queue.take(manager, dead.id, 1);
    });
    // Its process is gone: no process of this machine has this number.
    await source.query('UPDATE worker SET pid = 2147483646 WHERE id = $1', [dead.id]);
    await using([createWorker([handlerOf('orphan', async () => write(subject, 'done'))])], () =>
      until(async () => (await outstanding()) === 0),
    );
    expect(await written(subject)).toEqual(['done']);
    expect(await source.query('SELECT id FROM worker')).toEqual([]);
  });

  it('that takes its worker down each time is given up with its cause, and its siblings with it', async () => {
    const subject = randomUUID();
    await send('poison', subject, 1);
    await send('sibling', subject, 0);
    const registry = new WorkerRegistry();
    for (let attempt = 1; attempt <= 5; attempt++) {
      await inTransaction(async (manager) => {
        await registry.show(manager, 1);
        const [{ job }] = await queue.take(manager, registry.id, 1);
        expect(job.kind).toBe('poison');
      });
      await source.query('UPDATE worker SET pid = 2147483646');
      const { supervisor } = createWorker([handlerOf('poison', async () => write(subject, 'never'))]);
      supervisor.start();
      await until(async () => (await source.query('SELECT id FROM worker')).length === 0);
      await supervisor.onApplicationShutdown();
    }
    expect(await written(subject)).toEqual(['FAILED The worker that computed it ended 5 times.']);
    expect(await outstanding()).toBe(0);
  });

  it('that cannot succeed ends at once with its reason', async () => {
    const subject = randomUUID();
    await send('faulty', subject);
    const handler = handlerOf('faulty', () => Promise.reject(new JobFault('There is no route.')));
    await using([createWorker([handler])], () => until(async () => (await outstanding()) === 0));
    expect(await written(subject)).toEqual(['FAILED There is no route.']);
  });

  it('that takes too long is given up', async () => {
    const slow = randomUUID();
    await send('slow', slow);
    const handler = handlerOf(
      'slow',
      (_job, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
      300,
    );
    await using([createWorker([handler])], () => until(async () => (await outstanding()) === 0));
    expect(await written(slow)).toEqual(['FAILED It took longer than 0 minutes.']);
  });

  it('that a fault interrupts is tried again', async () => {
    const subject = randomUUID();
    await send('shaky', subject);
    let attempts = 0;
    const handler = handlerOf('shaky', () => {
      attempts += 1;
      return attempts < 3
        ? Promise.reject(new Error('Connection terminated'))
        : Promise.resolve(write(subject, 'done'));
    });
    await using([createWorker([handler])], () => until(async () => (await outstanding()) === 0));
    expect([attempts, await written(subject)]).toEqual([3, ['done']]);
  });

  it('that is cancelled stops where it is computed, within two seconds', async () => {
    const subject = randomUUID();
    await send('long', subject);
    let stoppedMs = 0;
    let begun = false;
    const handler = handlerOf('long', (_job, signal) => {
      begun = true;
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          stoppedMs = performance.now();
          reject(new Error('aborted'));
        }),
      );
    });
    await using([createWorker([handler])], async () => {
      await until(async () => begun);
      const cancelledMs = performance.now();
      await inTransaction((manager) => queue.cancel(manager, subject));
      await until(async () => stoppedMs > 0);
      expect(stoppedMs - cancelledMs).toBeLessThan(2000);
    });
    expect(await written(subject)).toEqual([]);
  });

  it('under way when its worker stops is let end; one that takes too long goes back into the queue', async () => {
    const [short, long] = [randomUUID(), randomUUID()];
    await send('short', short);
    await send('endless', long);
    const begun = new Set<string>();
    const handlers = [
      handlerOf('short', async () => {
        begun.add('short');
        await new Promise((resolve) => setTimeout(resolve, 500));
        return write(short, 'done');
      }),
      handlerOf('endless', (_job, signal) => {
        begun.add('endless');
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
      }),
    ];
    await using([createWorker(handlers, 2)], () => until(async () => begun.size === 2));
    expect(await written(short)).toEqual(['done']);
    const left = await source.query('SELECT subject, worker_id FROM job');
    expect(left).toEqual([{ subject: long, worker_id: null }]);
    // Whoever is next has it at once, and as for the first time: stopping in good order uses no attempt up.
    const [{ job }] = await inTransaction<{ job: Job }[]>((manager) => queue.take(manager, randomUUID(), 1));
    expect(job.subject).toBe(long);
    expect(await inTransaction((manager) => queue.findAttempts(manager, job.id))).toMatchObject({ count: 1 });
    await inTransaction((manager) => queue.cancel(manager, long));
  });

  it('that comes while its worker drains is left to others, though what is under way may still end', async () => {
    const [first, later] = [randomUUID(), randomUUID()];
    let finish: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let isTaken = false;
    const handler = handlerOf('drained', async ({ subject }) => {
      isTaken = true;
      await begun;
      return write(subject, 'done');
    });
    const { worker } = createWorker([handler], 2);
    await worker.start();
    await send('drained', first);
    await until(async () => isTaken);
    const drained = worker.drain();
    await send('drained', later);
    finish();
    await drained;
    expect(await written(first)).toEqual(['done']);
    expect(await written(later)).toEqual([]);
    await worker.onApplicationShutdown();
    await inTransaction((manager) => queue.cancel(manager, later));
  });

  it('that comes back to its worker while the earlier attempt goes on ends that one, and neither forgets the other', async () => {
    const subject = randomUUID();
    await send('again', subject);
    const attempts: { aborted: boolean; end: () => void }[] = [];
    const handler = handlerOf('again', async (_job, signal) => {
      const attempt = { aborted: false, end: (): void => undefined };
      signal.addEventListener('abort', () => (attempt.aborted = true));
      attempts.push(attempt);
      // Deaf to the abort, as what waits for the database is.
      await new Promise<void>((resolve) => (attempt.end = resolve));
      return write(subject, `attempt ${attempts.indexOf(attempt) + 1}`);
    });
    const one = createWorker([handler], 3);
    await using([one], async () => {
      await until(() => attempts.length === 1);
      // Another process held this one for dead while it had stalled.
      await inTransaction(async (manager) => {
        const [{ job }] = await queue.listHeld(manager, one.registry.id);
        await queue.giveBack(manager, job.id, one.registry.id, 'it was silent');
      });
      await until(() => attempts.length === 2);
      expect(attempts.map(({ aborted }) => aborted)).toEqual([true, false]);
      expect(one.worker.activeCount).toBe(2);
      attempts[0].end();
      await until(() => one.worker.activeCount === 1);
      // Some beats later it is still ours, and no third attempt was begun.
      await new Promise((resolve) => setTimeout(resolve, 2500));
      expect(attempts).toHaveLength(2);
      attempts[1].end();
      await until(async () => (await outstanding()) === 0);
    });
    expect(await written(subject)).toEqual(['attempt 2']);
  });

  it('stays with a worker whose own process has stalled: it does not bury itself', async () => {
    const subject = randomUUID();
    const { registry, supervisor } = createWorker([handlerOf('stalled', async () => write(subject, 'never'))]);
    await send('stalled', subject);
    await inTransaction(async (manager) => {
      await registry.show(manager, 1);
      await queue.take(manager, registry.id, 1);
      await manager.query(`UPDATE worker SET seen_at = now() - interval '1 minute' WHERE id = $1`, [registry.id]);
      expect(await registry.listDead(manager, true)).toEqual([]);
      expect(await new WorkerRegistry().listDead(manager, true)).toEqual([registry.id]);
    });
    await supervisor.onApplicationShutdown();
    await inTransaction(async (manager) => {
      await queue.cancel(manager, subject);
      await registry.leave(manager);
    });
  });
});
