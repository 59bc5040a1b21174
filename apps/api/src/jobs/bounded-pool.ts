/**
 * A thread for what requests wait for and strangers have sent: files and documents. It has a short queue and little time, and says so
 * when they are not enough. Whoever asks holds no connection to the database meanwhile. Its memory is bounded by what it is given to read: a
 * limit of its own (`resourceLimits`) sometimes ends the whole process in Node 20, when a collection runs between two pieces of work.
 */
import { Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { overloadError, timeoutError } from '../graphql/limits.ts';
import { TaskPool, TaskTimeout } from './task-pool.ts';

export interface Bounds {
  /** Work that takes longer holds up all that wait for the thread. A file of 100,000 lines takes a few seconds on a quiet machine. */
  readonly mostMs: number;
  /** Work that is under way or waits for the thread. */
  readonly mostWaiting: number;
}

const BOUNDS: Bounds = { mostMs: 60_000, mostWaiting: 40 };
/** The thread knows the modules that it needs; starting it anew costs a planner half a second. */
const IDLE_MS = 10 * 60_000;

@Injectable()
export class BoundedPool implements OnApplicationShutdown {
  private readonly bounds: Bounds;
  private readonly pool: TaskPool;
  private waiting = 0;

  constructor(@Optional() bounds: Partial<Bounds> = {}) {
    this.bounds = { ...BOUNDS, ...bounds };
    this.pool = new TaskPool(1, IDLE_MS);
  }

  async run<T>(name: string, task: object): Promise<T> {
    const { mostMs, mostWaiting } = this.bounds;
    if (this.waiting >= mostWaiting)
      throw overloadError('Too many documents are being checked; try again in a few seconds.');
    this.waiting += 1;
    try {
      return await this.pool.runWithin<T>(mostMs, name, task);
    } catch (error) {
      if (error instanceof TaskTimeout)
        throw timeoutError(`This takes longer than ${mostMs / 1000} s: send it in smaller parts.`);
      throw error;
    } finally {
      this.waiting -= 1;
    }
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }
}
