/** Threads of this process for runs. */
import { availableParallelism } from 'node:os';
import { join, sep } from 'node:path';
import { Piscina } from 'piscina';
import type { RunTask, RunTaskResult } from './run-task.ts';

/** Threads load what was built, also when this file itself runs from its source in a test. */
const WORKER = join(import.meta.dirname.replace(`${sep}src${sep}`, `${sep}dist${sep}`), 'run.worker.js');

export class RunPool {
  readonly size: number;
  private readonly pool: Piscina;

  constructor(size: number = availableParallelism()) {
    this.size = size;
    this.pool = new Piscina({
      filename: WORKER,
      minThreads: 0,
      maxThreads: size,
      // A compiled scenario is kept by its thread; threads that come and go would compile it again.
      idleTimeout: 60_000,
      concurrentTasksPerWorker: 1,
    });
  }

  /** An abort ends the thread in the middle of its work. */
  run<T extends RunTask>(task: T, signal: AbortSignal): Promise<RunTaskResult<T>> {
    return this.pool.run(task, { signal }) as Promise<RunTaskResult<T>>;
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}
