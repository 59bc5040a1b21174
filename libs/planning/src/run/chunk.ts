/** Replications: the one thing that threads, browser workers and the command line call. */
import { rankBottlenecks, type RankedBottleneck, type Simulator } from '@muster/logistics';
import { CapacityBound } from '@muster/logistics/bounds';
import { groupsOf } from '../assessment/closures.ts';
import { subjectsOf } from '../assessment/subjects.ts';
import { simulatorOf } from './snapshot.ts';
import type { ChunkResult, ReplicationBounds, Snapshot } from './contract.ts';

const STEPS_MIN = [60, 180, 360, 720, 1440, 2880, 4320, 10080] as const;
const MOST_STEPS = 400;

/** Step of all series of a run: the finest of the usual ones that gives at most 400 steps. */
export function stepOf(endMin: number): number {
  return STEPS_MIN.find((step) => endMin / step <= MOST_STEPS) ?? STEPS_MIN[STEPS_MIN.length - 1];
}

/** Candidates that are re-run, and replications of each re-run. */
const BOTTLENECK_CANDIDATES = 12;
const BOTTLENECK_REPLICATIONS = 20;

/** Ranks bottlenecks by re-running the first replications with each relief; seconds of computing on a large scenario. */
export function findBottlenecks(snapshot: Snapshot, seed: number, chunks: readonly ChunkResult[]): RankedBottleneck[] {
  const { program } = simulatorOf(snapshot);
  const outcomes = [...chunks].sort((a, b) => a.from - b.from).flatMap((chunk) => chunk.outcomes);
  return rankBottlenecks(program, seed, outcomes, {
    candidates: BOTTLENECK_CANDIDATES,
    replications: BOTTLENECK_REPLICATIONS,
    sampleMin: stepOf(program.world.endMin),
  });
}

const capacityBounds = new WeakMap<Simulator, CapacityBound>();

/** What the bounds of a program need, kept with it. The dearer flow over time is for the whole force and for each priority. */
function capacityBoundOf(snapshot: Snapshot, simulator: Simulator): CapacityBound {
  let bound = capacityBounds.get(simulator);
  if (!bound) {
    const groups = groupsOf(subjectsOf(snapshot.document, simulator.program));
    bound = new CapacityBound(
      simulator.program,
      groups.map(({ key, members }) => ({
        members: members.map((m) => m.index),
        flow: key.kind === 'all' || key.kind === 'priority',
      })),
    );
    capacityBounds.set(simulator, bound);
  }
  return bound;
}

/** Replications `from` to `to` (exclusive) of a snapshot. Pure: depends on its arguments only. */
export function runChunk(snapshot: Snapshot, seed: number, from: number, to: number): ChunkResult {
  const simulator = simulatorOf(snapshot);
  const sampleMin = stepOf(simulator.program.world.endMin);
  const outcomes = [];
  const bounds: ReplicationBounds[] = [];
  const capacity = capacityBoundOf(snapshot, simulator);
  for (let replication = from; replication < to; replication++) {
    outcomes.push(simulator.replicate(seed, replication, { sampleMin }));
    bounds.push(capacity.bounds(simulator.relax(seed, replication)));
  }
  return { from, to, outcomes, bounds };
}
