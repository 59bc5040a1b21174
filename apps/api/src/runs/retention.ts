/**
 * Retention: after some days the details of a finished run are removed. Head (verdict, hash, clock), closures and the number of the shown replication stay, and so do snapshot
 * and seed, so that every figure can be had again by a replay.
 */
import type { Chore } from '../jobs/job-supervisor.ts';

const EVERY_MS = 60 * 60_000;
/** Runs trimmed in one round: a long neglected installation is not held up. */
const MOST_RUNS = 50;
const STAYING = ['head', 'closures', 'shown'];

/** @param days 0 keeps everything */
export function createRetention(days: number): Chore {
  return {
    name: 'trim finished runs',
    everyMs: EVERY_MS,
    run: async (manager) => {
      if (days === 0) return;
      const due: { id: string }[] = await manager.query(
        `SELECT id FROM run WHERE trimmed_at IS NULL AND finished_at < now() - make_interval(days => $1) ORDER BY number LIMIT $2`,
        [days, MOST_RUNS],
      );
      const ids = due.map(({ id }) => id);
      if (ids.length === 0) return;
      await manager.query('DELETE FROM run_part WHERE run_id = ANY($1) AND part <> ALL($2)', [ids, STAYING]);
      await manager.query('UPDATE run SET trimmed_at = now() WHERE id = ANY($1)', [ids]);
    },
  };
}
