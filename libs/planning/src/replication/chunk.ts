/** Replications: the one thing that threads, browser workers and the command line call. */
import { rankSensitivities, type Simulator } from '@muster/logistics';
import { CapacityBound } from '@muster/logistics/bounds';
import type { Expectations } from '../capability/matching.ts';
import { expectationsOf } from '../figures/expectations.ts';
import { groupsOf } from '../figures/groups.ts';
import { subjectsOf } from '../figures/subjects.ts';
import { EmploymentRules } from '../readiness/employment.ts';
import { simulatorOf } from './snapshot.ts';
import type { Sensitivity } from '../result/commander.ts';
import type { ChunkResult, ReplicationBounds, Snapshot } from '../result/contract.ts';

const STEPS_MIN = [60, 180, 360, 720, 1440, 2880, 4320, 10080] as const;
const MOST_STEPS = 400;

/** Step of all series of a run: the finest of the usual ones that gives at most 400 steps. */
export function stepOf(endMin: number): number {
  return STEPS_MIN.find((step) => endMin / step <= MOST_STEPS) ?? STEPS_MIN[STEPS_MIN.length - 1];
}

/** Replications of each re-run of the tornado, and assumptions that are named. */
const SENSITIVITY_REPLICATIONS = 6;
const MOST_SENSITIVITIES = 5;

export const outcomesOf = (chunks: readonly ChunkResult[]) =>
  [...chunks].sort((a, b) => a.from - b.from).flatMap((chunk) => chunk.outcomes);

/** The assumptions that move readiness most, by re-running the first replications with each changed down and up; seconds to minutes. */
export function findSensitivities(snapshot: Snapshot, seed: number, chunks: readonly ChunkResult[]): Sensitivity[] {
  const { program } = simulatorOf(snapshot);
  return rankSensitivities(program, seed, outcomesOf(chunks), {
    replications: SENSITIVITY_REPLICATIONS,
    sampleMin: stepOf(program.world.endMin),
  }).slice(0, MOST_SENSITIVITIES);
}

/** What offers are matched by: when each element is ready, and until when it stays. */
export function expectedOf(snapshot: Snapshot, chunks: readonly ChunkResult[]): Expectations {
  const { program } = simulatorOf(snapshot);
  const outcomes = outcomesOf(chunks);
  const rules = new EmploymentRules(
    snapshot.document,
    program.world.elements.map(({ id }) => id),
  );
  return expectationsOf(
    program,
    outcomes,
    outcomes.map((o) => rules.of(o)),
  );
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
