/** Bottlenecks of a run, in the steps that a queue hands out: suspected when replications are there, tried one by one, the best confirmed. */
import {
  confirmRelief,
  rankBottlenecks,
  suspectBottlenecks,
  tryRelief,
  worthConfirming,
  type BottleneckOptions,
  type DaysGained,
  type Program,
  type RankedBottleneck,
  type ReplicationOutcome,
} from '@muster/logistics';
import { outcomesOf, stepOf } from './chunk.ts';
import type { ChunkResult, Snapshot } from '../result/contract.ts';
import { simulatorOf } from './snapshot.ts';

export { inOrderOfGain, type DaysGained, type RankedBottleneck } from '@muster/logistics';

/** Candidates that are re-run, and replications of each re-run. */
const CANDIDATES = 12;
const TRIED = 20;
/** The best so many are confirmed with as many fresh replications as the run has, at most so many. */
const CONFIRMED = 3;
const MOST_FRESH = 200;
/** How many of the first replications of a run are read to try a relief, and to confirm one. */
export const REPLICATIONS_READ = { trial: TRIED, confirmation: TRIED + MOST_FRESH } as const;

const optionsOf = ({ world }: Program, replications: number): BottleneckOptions => ({
  candidates: CANDIDATES,
  replications: TRIED,
  confirmed: CONFIRMED,
  freshReplications: Math.min(MOST_FRESH, replications),
  sampleMin: stepOf(world.endMin),
});

/** What most of the waiting is for; nothing is run again yet. */
export const suspectsOf = (program: Program, outcomes: readonly ReplicationOutcome[]): RankedBottleneck[] =>
  suspectBottlenecks(program, outcomes, { candidates: CANDIDATES, replications: TRIED });

/** Tries one relief; a few seconds on a large scenario. */
export function tryBottleneck(
  snapshot: Snapshot,
  seed: number,
  resource: string,
  chunks: readonly ChunkResult[],
): DaysGained | null {
  const { program } = simulatorOf(snapshot);
  const outcomes = outcomesOf(chunks);
  return tryRelief(program, seed, resource, outcomes, optionsOf(program, outcomes.length));
}

/** Measures one relief again on fresh replications; as many seconds as so many replications take. */
export function confirmBottleneck(
  snapshot: Snapshot,
  seed: number,
  resource: string,
  chunks: readonly ChunkResult[],
): DaysGained | null {
  const { program } = simulatorOf(snapshot);
  const outcomes = outcomesOf(chunks);
  return confirmRelief(program, seed, resource, outcomes, optionsOf(program, outcomes.length));
}

/** Of rows that have all been tried, those to confirm. */
export const toConfirm = <R extends RankedBottleneck>(rows: readonly R[]): R[] => worthConfirming(rows, CONFIRMED);

/** All steps in one go, for those who have no queue. */
export function findBottlenecks(snapshot: Snapshot, seed: number, chunks: readonly ChunkResult[]): RankedBottleneck[] {
  const { program } = simulatorOf(snapshot);
  const outcomes = outcomesOf(chunks);
  return rankBottlenecks(program, seed, outcomes, optionsOf(program, outcomes.length));
}
