/** Snapshots that no run and no background job rests on any more: a scenario that was deleted leaves no copy of its document behind. */
import type { EntityManager } from 'typeorm';
import type { Chore } from '../jobs/job-supervisor.ts';

/** @param hashes only of these; of all when absent */
export async function removeUnusedSnapshots(manager: EntityManager, hashes?: readonly string[]): Promise<void> {
  await manager.query(
    `DELETE FROM run_snapshot snapshot WHERE ($1::text[] IS NULL OR hash = ANY($1))
       AND NOT EXISTS (SELECT FROM run WHERE run.snapshot_hash = snapshot.hash)
       AND NOT EXISTS (SELECT FROM background_job job WHERE job.snapshot_hash = snapshot.hash)`,
    [hashes ?? null],
  );
}

/** What was left behind by a start that was refused in the last moment, and by versions that did not tidy up. */
export const FORGET_SNAPSHOTS: Chore = {
  name: 'forget unused snapshots',
  everyMs: 60 * 60_000,
  run: (manager) => removeUnusedSnapshots(manager),
};
