/** Compiles a snapshot on one thread, for all. */
import { computeForJob } from '../jobs/compute.ts';
import type { TaskPool } from '../jobs/task-pool.ts';
import { withProgram, type SharedSnapshot, type UncompiledSnapshot } from './shared-snapshot.ts';

/** A snapshot that is being compiled. */
export interface ComingSnapshot {
  readonly hash: string;
  readonly compiled: Promise<SharedSnapshot>;
}

export async function compileSnapshot(pool: TaskPool, snapshot: UncompiledSnapshot): Promise<SharedSnapshot> {
  const never = new AbortController().signal;
  return withProgram(snapshot, await computeForJob<Uint8Array>(pool, 'snapshot.compile', { snapshot }, never));
}
