/** Replications: the one thing that threads, browser workers and the command line call. */
import { simulatorOf } from './snapshot.ts';
import type { ChunkResult, Snapshot } from './contract.ts';

const STEPS_MIN = [60, 180, 360, 720, 1440, 2880, 4320, 10080] as const;
const MOST_STEPS = 400;

/** Step of all series of a run: the finest of the usual ones that gives at most 400 steps. */
export function stepOf(endMin: number): number {
  return STEPS_MIN.find((step) => endMin / step <= MOST_STEPS) ?? STEPS_MIN[STEPS_MIN.length - 1];
}

/** Replications `from` to `to` (exclusive) of a snapshot. Pure: depends on its arguments only. */
export function runChunk(snapshot: Snapshot, seed: number, from: number, to: number): ChunkResult {
  const simulator = simulatorOf(snapshot);
  const sampleMin = stepOf(simulator.program.world.endMin);
  const outcomes = [];
  for (let replication = from; replication < to; replication++) outcomes.push(simulator.replicate(seed, replication, { sampleMin }));
  return { from, to, outcomes };
}
