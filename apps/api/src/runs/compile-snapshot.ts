/** Compiles a snapshot on one thread, for all. */
import { computeForJob } from '../jobs/compute.ts';
import type { TaskPool } from '../jobs/task-pool.ts';
import { withProgram, type SharedSnapshot, type UncompiledSnapshot } from './shared-snapshot.ts';

/** A snapshot that is being compiled. */
export interface ComingSnapshot {
  readonly hash: string;
  readonly compiled: Promise<SharedSnapshot>;
}

/** @param signal ends it, and the thread that does it; what a start has begun is compiled to its end */
export async function compileSnapshot(
  pool: TaskPool,
  snapshot: UncompiledSnapshot,
  signal = new AbortController().signal,
): Promise<SharedSnapshot> {
  return withProgram(snapshot, await computeForJob<Uint8Array>(pool, 'snapshot.compile', { snapshot }, signal));
}
