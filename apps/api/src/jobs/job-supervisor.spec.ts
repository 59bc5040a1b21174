/** When the silence of a worker counts against it: not while the database was silent itself, for then nobody was heard. */
import { Logger } from '@nestjs/common';
import type { Database } from '../database/database.ts';
import type { JobQueue } from './job-queue.ts';
import { JobSupervisor } from './job-supervisor.ts';
import { SILENCE_SECONDS, type WorkerRegistry } from './worker-registry.ts';

Logger.overrideLogger(false);

it('judges silence only after the database has answered for as long as a worker may be silent', async () => {
  jest.useFakeTimers();
  let isAway = false;
  let judged: boolean[] = [];
  const manager = { query: () => Promise.resolve([{ locked: true }]) };
  const database = {
    withContext: (_: unknown, work: (manager: unknown) => Promise<unknown>) =>
      isAway ? Promise.reject(new Error('away')) : work(manager),
  };
  const registry = { listDead: (_: unknown, judge: boolean) => (judged.push(judge), Promise.resolve([])) };
  const queue = { repair: () => Promise.resolve(0) };
  const supervisor = new JobSupervisor(
    ...([database as unknown as Database, queue as unknown as JobQueue] as const),
    ...([registry as unknown as WorkerRegistry, [], []] as const),
  );
  const wait = async (seconds: number) => {
    judged = [];
    await jest.advanceTimersByTimeAsync(seconds * 1000);
    return judged;
  };
  supervisor.start();
  expect(new Set(await wait(SILENCE_SECONDS - 1))).toEqual(new Set([false]));
  await wait(3);
  expect(new Set(await wait(5))).toEqual(new Set([true]));
  isAway = true;
  expect(await wait(3)).toEqual([]);
  isAway = false;
  expect(new Set(await wait(SILENCE_SECONDS - 1))).toEqual(new Set([false]));
  await wait(3);
  expect(new Set(await wait(5))).toEqual(new Set([true]));
  await supervisor.onApplicationShutdown();
  jest.useRealTimers();
});
