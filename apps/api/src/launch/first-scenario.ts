/** The scenario that a new database is run with first. */
import { referenceScenarios } from '@muster/planning/reference';
import { toSnapshot } from '@muster/planning/run';
import type { TaskPool } from '../jobs/task-pool.ts';
import { compileSnapshot } from '../runs/compile-snapshot.ts';
import { ComputedAhead } from '../runs/computed-ahead.ts';
import { shareSnapshot, withProgram } from '../runs/shared-snapshot.ts';
import { readPrepared } from './prepared-program.ts';

export const FIRST_SCENARIO = referenceScenarios[0];

/** Seed of its first run. */
export const FIRST_SEED = 1;

/** Takes it as the build has compiled it, else compiles it, and computes the first replications of its first run, while the database is made. */
export function computeFirst(pool: TaskPool, replications: number): ComputedAhead {
  const snapshot = toSnapshot(FIRST_SCENARIO);
  const shared = shareSnapshot(snapshot.hash, JSON.stringify(snapshot));
  const prepared = readPrepared(snapshot.hash);
  const compiled =
    prepared === undefined ? compileSnapshot(pool, shared) : Promise.resolve(withProgram(shared, prepared));
  // Whoever needs it hears of a failure; by then the start may have failed for another reason.
  compiled.catch(() => undefined);
  return new ComputedAhead(pool, {
    snapshot: { hash: snapshot.hash, compiled },
    seed: FIRST_SEED,
    asked: replications,
  });
}
