/** A worker that stops, and one that has stalled: what becomes of the jobs that it holds. */
import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { createJobs, handlerOf, openTestQueue, write, type TestQueue } from '../test/job-harness.ts';
import { until } from '../test/until.ts';
import type { Job } from './job.ts';
import { WorkerRegistry } from './worker-registry.ts';

jest.setTimeout(60_000);

let frame: TestQueue;

beforeAll(async () => {
  Logger.overrideLogger(false);
  frame = await openTestQueue();
});

afterAll(() => frame.close());

const { inTransaction, send, written, createWorker, using, outstanding } = createJobs(() => frame);

describe('a job', () => {
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
    const left = await frame.source.query('SELECT subject, worker_id FROM job');
    expect(left).toEqual([{ subject: long, worker_id: null }]);
    // Whoever is next has it at once, and as for the first time: stopping in good order uses no attempt up.
    const [{ job }] = await inTransaction<{ job: Job }[]>((manager) => frame.queue.take(manager, randomUUID(), 1));
    expect(job.subject).toBe(long);
    expect(await inTransaction((manager) => frame.queue.findAttempts(manager, job.id))).toMatchObject({ count: 1 });
    await inTransaction((manager) => frame.queue.cancel(manager, long));
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
    await inTransaction((manager) => frame.queue.cancel(manager, later));
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
        const [{ job }] = await frame.queue.listHeld(manager, one.registry.id);
        await frame.queue.giveBack(manager, job.id, one.registry.id, 'it was silent');
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
      await frame.queue.take(manager, registry.id, 1);
      await manager.query(`UPDATE worker SET seen_at = now() - interval '1 minute' WHERE id = $1`, [registry.id]);
      expect(await registry.listDead(manager, true)).toEqual([]);
      expect(await new WorkerRegistry().listDead(manager, true)).toEqual([registry.id]);
    });
    await supervisor.onApplicationShutdown();
    await inTransaction(async (manager) => {
      await frame.queue.cancel(manager, subject);
      await registry.leave(manager);
    });
  });
});
