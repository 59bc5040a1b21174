/** The scenario that a new database is run with first. */
import { referenceScenarios } from '@muster/planning/reference';
import { toSnapshot } from '@muster/planning/run';
import type { TaskPool } from '../jobs/task-pool.ts';
import { compileSnapshot, type ComingSnapshot } from '../runs/compile-snapshot.ts';
import { shareSnapshot } from '../runs/shared-snapshot.ts';

export const FIRST_SCENARIO = referenceScenarios[0];

/** Seed of its first run. */
export const FIRST_SEED = 1;

/** Compiles it while the database is made. */
export function compileFirst(pool: TaskPool): ComingSnapshot {
  const snapshot = toSnapshot(FIRST_SCENARIO);
  const compiled = compileSnapshot(pool, shareSnapshot(snapshot.hash, JSON.stringify(snapshot)));
  // Whoever needs it hears of a failure; by then the start may have failed for another reason.
  compiled.catch(() => undefined);
  return { hash: snapshot.hash, compiled };
}
