/** The thread that computes: replications of a snapshot, or the result over those that are done. */
import { findBottlenecks, runChunk, toRunResult, type Snapshot } from '@muster/planning/run';
import { move } from 'piscina';
import { packChunk, readSnapshot, unpackChunk, type RunTask } from './run-task.ts';

/** The snapshot used last: chunks of one run follow each other. */
let current: Snapshot | undefined;

export default function run(task: RunTask): unknown {
  if (current?.hash !== task.snapshotHash) current = readSnapshot(task.snapshot);
  if (task.kind === 'chunk') {
    const bytes = packChunk(runChunk(current, task.seed, task.from, task.to));
    return move(bytes);
  }
  const chunks = task.chunks.map(unpackChunk);
  const bottlenecks = task.bottlenecks ? findBottlenecks(current, task.seed, chunks) : [];
  return toRunResult(current, task.seed, task.asked, chunks, { bottlenecks });
}
