/** Computing for a job: what the task refuses it will refuse again, and its reason is for the user; a thread that died is tried again. */
import { JobFault } from './job.ts';
import { TaskFault, type TaskPool } from './task-pool.ts';

const MOST_CHARACTERS = 500;

export async function computeForJob<T>(pool: TaskPool, ...call: Parameters<TaskPool['run']>): Promise<T> {
  try {
    return await pool.run<T>(...call);
  } catch (error) {
    if (!(error instanceof TaskFault)) throw error;
    // The rest is where in the engine it happened.
    throw new JobFault(error.message.split('\n')[0].slice(0, MOST_CHARACTERS));
  }
}
