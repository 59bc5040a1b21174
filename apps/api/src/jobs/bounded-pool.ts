/**
 * Threads for what requests wait for and strangers have sent: one for files, and one for documents that are edited, so that a planner who
 * changes a row does not wait for somebody's file of 100,000 lines. Each has a short queue and little time, and says so when they are not
 * enough. Whoever asks holds no connection to the database meanwhile. Their memory is bounded by what they are given to read: a limit of its
 * own (`resourceLimits`) sometimes ends the whole process in Node 20, when a collection runs between two pieces of work.
 */
import { Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { overloadError, timeoutError } from '../graphql/limits.ts';
import { TaskPool, TaskTimeout, type Progress } from './task-pool.ts';

export interface Bounds {
  /** Work that takes longer holds up all that wait for the thread. A file of 100,000 lines takes a few seconds on a quiet machine. */
  readonly mostMs: number;
  /** Work that is under way or waits for the thread. */
  readonly mostWaiting: number;
}

const BOUNDS: Bounds = { mostMs: 60_000, mostWaiting: 40 };
/** The thread knows the modules that it needs; starting it anew costs a planner half a second. */
const IDLE_MS = 10 * 60_000;
/** What a large file has taken of memory goes back with its thread. */
const IDLE_AFTER_FILE_MS = 5000;

/** Work that is done for a file as a whole; everything else is for an edit. */
const OF_FILES: ReadonlySet<string> = new Set(['document.parse', 'export.write', 'import.preview']);

interface Lane {
  readonly pool: TaskPool;
  waiting: number;
}

@Injectable()
export class BoundedPool implements OnApplicationShutdown {
  private readonly bounds: Bounds;
  private readonly files: Lane = { pool: new TaskPool(1, IDLE_AFTER_FILE_MS), waiting: 0 };
  private readonly edits: Lane = { pool: new TaskPool(1, IDLE_MS), waiting: 0 };

  constructor(@Optional() bounds: Partial<Bounds> = {}) {
    this.bounds = { ...BOUNDS, ...bounds };
  }

  async run<T>(name: string, task: object, onProgress?: (progress: Progress) => void): Promise<T> {
    const { mostMs, mostWaiting } = this.bounds;
    const lane = OF_FILES.has(name) ? this.files : this.edits;
    if (lane.waiting >= mostWaiting)
      throw overloadError('Too many documents are being checked; try again in a few seconds.');
    lane.waiting += 1;
    try {
      const follower = onProgress && { onProgress, isStopAsked: () => false };
      return await lane.pool.runWithin<T>(mostMs, name, task, follower);
    } catch (error) {
      if (error instanceof TaskTimeout)
        throw timeoutError(`This takes longer than ${mostMs / 1000} s: send it in smaller parts.`);
      throw error;
    } finally {
      lane.waiting -= 1;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.files.pool.close(), this.edits.pool.close()]);
  }
}
