/** The thread that computes. */
import { move } from 'piscina';
import { TASKS } from './tasks.ts';
import type { TaskFailure } from './task.ts';
import type { TaskCall } from './task-pool.ts';

export default async function perform({ name, input, progress }: TaskCall): Promise<unknown> {
  const cells = progress === undefined ? undefined : new Int32Array(progress);
  const report = (done: number, total: number): boolean => {
    if (cells === undefined) return true;
    Atomics.store(cells, 1, total);
    Atomics.store(cells, 0, done);
    return Atomics.load(cells, 2) === 0;
  };
  const task = TASKS[name];
  if (task === undefined) throw new Error(`there is no task ${name}`);
  try {
    const found = await task(input, report);
    return found instanceof Uint8Array ? move(found) : found;
  } catch (error) {
    return { taskFault: (error as Error).message } satisfies TaskFailure;
  }
}
