/** Threads of this process. What they compute are pure functions by name: `tasks.ts` lists them. */
import { join, sep } from 'node:path';
import { Piscina } from 'piscina';
import { startDeadline } from './deadline.ts';
import type { TaskFailure } from './task.ts';

/** Threads load what was built, also when this file itself runs from its source in a test. */
const WORKER = join(import.meta.dirname.replace(`${sep}src${sep}`, `${sep}dist${sep}`), 'task.worker.js');

/** What a thread gets: the name of a task, its input, and three cells of memory: what is done, what there is to do, and whether it shall end with what it has. */
export interface TaskCall {
  readonly name: string;
  readonly input: object;
  readonly progress: SharedArrayBuffer | undefined;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Whoever follows a task that reports. */
export interface Follower {
  /** Told whenever it has got further. */
  onProgress(progress: Progress): void;
  /** Asked now and then; when true the task is asked to end with what it has. */
  isStopAsked(): boolean;
}

const LOOK_MS = 300;

/** What the task itself refused, and would refuse again. Every other error is the thread's: it died, or was ended beside another one. */
export class TaskFault extends Error {}

/** It took longer than it was given, and its thread was ended. */
export class TaskTimeout extends Error {}

function toFound<T>(answer: T | TaskFailure): T {
  if (typeof answer === 'object' && answer !== null && 'taskFault' in answer) throw new TaskFault(answer.taskFault);
  return answer;
}

export class TaskPool {
  private readonly pool: Piscina;

  constructor(
    readonly size: number,
    idleMs = 60_000,
  ) {
    this.pool = new Piscina({
      filename: WORKER,
      minThreads: 0,
      maxThreads: Math.max(1, size),
      // A compiled scenario is kept by its thread; threads that come and go would compile it again.
      idleTimeout: idleMs,
      concurrentTasksPerWorker: 1,
    });
  }

  /**
   * An abort ends the thread in the middle of its work.
   *
   * @throws TaskFault what the task threw
   */
  async run<T>(name: string, input: object, signal: AbortSignal, follower?: Follower): Promise<T> {
    if (follower === undefined)
      return toFound<T>((await this.pool.run({ name, input, progress: undefined }, { signal })) as T | TaskFailure);
    const progress = new SharedArrayBuffer(12);
    const cells = new Int32Array(progress);
    let told = 0;
    const timer = setInterval(() => {
      const done = Atomics.load(cells, 0);
      if (done !== told) follower.onProgress({ done: (told = done), total: Atomics.load(cells, 1) });
      if (follower.isStopAsked()) Atomics.store(cells, 2, 1);
    }, LOOK_MS);
    try {
      return toFound<T>(
        (await this.pool.run({ name, input, progress } satisfies TaskCall, { signal })) as T | TaskFailure,
      );
    } finally {
      clearInterval(timer);
    }
  }

  /**
   * For whoever waits no longer than so long.
   *
   * @throws TaskTimeout
   */
  async runWithin<T>(mostMs: number, name: string, input: object, follower?: Follower): Promise<T> {
    const abort = new AbortController();
    const takeBack = startDeadline(mostMs, () => abort.abort());
    try {
      return await this.run<T>(name, input, abort.signal, follower);
    } catch (error) {
      throw abort.signal.aborted ? new TaskTimeout(`${name} took longer than ${mostMs / 1000} s`) : error;
    } finally {
      takeBack();
    }
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}
