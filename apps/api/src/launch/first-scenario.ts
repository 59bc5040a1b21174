/** The scenario that a new database is run with first. */
import { referenceScenarios } from '@muster/planning/reference';
import { toSnapshot } from '@muster/planning/run';
import type { TaskPool } from '../jobs/task-pool.ts';
import { compileSnapshot, type ComingSnapshot } from '../runs/compile-snapshot.ts';
import type { ChunkTask } from '../runs/run-tasks.ts';
import { shareSnapshot, type SharedSnapshot } from '../runs/shared-snapshot.ts';

export const FIRST_SCENARIO = referenceScenarios[0];

/** What its first run asks for. */
export const FIRST_RUN = { seed: 1, replications: 200 };

/**
 * Compiles it while the database is made. Then threads compute a replication that nobody asked for: the first one takes ten times as long as
 * those after it, and here somebody waits for a page. One core is left to the start itself.
 */
export function compileFirst(pool: TaskPool): ComingSnapshot {
  const snapshot = toSnapshot(FIRST_SCENARIO);
  const compiled = compileSnapshot(pool, shareSnapshot(snapshot.hash, JSON.stringify(snapshot)));
  // Whoever needs it hears of a failure; by then the start may have failed for another reason.
  rehearse(pool, compiled).catch(() => undefined);
  return { hash: snapshot.hash, compiled };
}

async function rehearse(pool: TaskPool, compiled: Promise<SharedSnapshot>): Promise<void> {
  const task: ChunkTask = { snapshot: await compiled, seed: FIRST_RUN.seed, from: 0, to: 1 };
  const never = new AbortController().signal;
  await Promise.all(Array.from({ length: Math.max(1, pool.size - 1) }, () => pool.run('run.chunk', task, never)));
}
