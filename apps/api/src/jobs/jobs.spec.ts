/** The queue with handlers of its own: what happens when workers die, come late, or cannot do a job. */
import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { createJobs, handlerOf, openTestQueue, write, type TestQueue } from '../test/job-harness.ts';
import { until } from '../test/until.ts';
import { JobFault, type Job } from './job.ts';
import { JobSupervisor } from './job-supervisor.ts';
import { WorkerRegistry } from './worker-registry.ts';

jest.setTimeout(60_000);

let frame: TestQueue;

beforeAll(async () => {
  Logger.overrideLogger(false);
  frame = await openTestQueue();
});

afterAll(() => frame.close());

const { inTransaction, send, written, createWorker, using, outstanding } = createJobs(() => frame);

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
    const supervisor = new JobSupervisor(frame.database, frame.queue, new WorkerRegistry(), [], chores);
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
        frame.queue.take(manager, randomUUID(), 1),
      );
      if (leased === undefined) break;
      taken.push((leased.job.input as { name: string }).name);
      expect(await inTransaction((manager) => frame.queue.complete(manager, leased))).toBe(true);
    }
    expect(taken).toEqual(['a', 'b', 'c']);
    expect(await outstanding()).toBe(0);
  });

  it('does 300 jobs once each with three workers', async () => {
    const subject = randomUUID();
    const jobs = Array.from({ length: 300 }, (_, i) => ({ kind: 'many', subject, input: { i }, priority: i % 7 }));
    await inTransaction((manager) => frame.queue.send(manager, jobs));
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
    const take = () => inTransaction<{ job: Job; lease: string }[]>((manager) => frame.queue.take(manager, slow, 1));
    const slow = randomUUID();
    const [first] = await take();
    await inTransaction((manager) => frame.queue.giveBack(manager, first.job.id, slow, 'it was silent'));
    const [second] = await take();
    expect(second.job.id).toBe(first.job.id);
    await inTransaction((manager) => frame.queue.postpone(manager, first, 60));
    const holds = async () => {
      const held = await inTransaction<{ lease: string }[]>((manager) => frame.queue.listHeld(manager, slow));
      return held.map(({ lease }) => lease);
    };
    expect(await holds()).toEqual([second.lease]);
    expect(await inTransaction((manager) => frame.queue.complete(manager, first))).toBe(false);
    expect(await inTransaction((manager) => frame.queue.complete(manager, second))).toBe(true);
  });

  it('hands out again what is lost, as after a restore that does not carry the tables of pg-boss', async () => {
    const subject = randomUUID();
    await send('restored', subject);
    await frame.source.query('DELETE FROM pgboss.job');
    await frame.source.query('UPDATE job SET worker_id = gen_random_uuid(), lease = gen_random_uuid()');
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
      await frame.queue.take(manager, dead.id, 1);
    });
    // Its process is gone: no process of this machine has this number.
    await frame.source.query('UPDATE worker SET pid = 2147483646 WHERE id = $1', [dead.id]);
    await using([createWorker([handlerOf('orphan', async () => write(subject, 'done'))])], () =>
      until(async () => (await outstanding()) === 0),
    );
    expect(await written(subject)).toEqual(['done']);
    expect(await frame.source.query('SELECT id FROM worker')).toEqual([]);
  });

  it('that takes its worker down each time is given up with its cause, and its siblings with it', async () => {
    const subject = randomUUID();
    await send('poison', subject, 1);
    await send('sibling', subject, 0);
    const registry = new WorkerRegistry();
    for (let attempt = 1; attempt <= 5; attempt++) {
      await inTransaction(async (manager) => {
        await registry.show(manager, 1);
        const [{ job }] = await frame.queue.take(manager, registry.id, 1);
        expect(job.kind).toBe('poison');
      });
      await frame.source.query('UPDATE worker SET pid = 2147483646');
      const { supervisor } = createWorker([handlerOf('poison', async () => write(subject, 'never'))]);
      supervisor.start();
      await until(async () => (await frame.source.query('SELECT id FROM worker')).length === 0);
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
      await inTransaction((manager) => frame.queue.cancel(manager, subject));
      await until(async () => stoppedMs > 0);
      expect(stoppedMs - cancelledMs).toBeLessThan(2000);
    });
    expect(await written(subject)).toEqual([]);
  });
});
