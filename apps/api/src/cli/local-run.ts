/** Runs a snapshot in this process or, when there is enough to do, on threads; no server, no database. The result is the same to the bit. */
import { availableParallelism } from 'node:os';
import {
  findBottlenecks,
  runChunk,
  toRunResult,
  type ChunkResult,
  type RunResult,
  type Snapshot,
} from '@muster/planning/run';
import { boundCommodities, loadSolver } from '@muster/planning/optimisation';
import { TaskPool } from '../jobs/task-pool.ts';
import { planChunks } from '../runs/replication-plan.ts';
import { unpackChunk, type ChunkTask, type ComputedChunk } from '../runs/run-tasks.ts';
import { packProgram, shareSnapshot, withProgram } from '../runs/shared-snapshot.ts';

/** Below this a second thread costs more, by compiling the scenario again, than it brings. */
const THREADS_FROM = 40;

export type Progress = (done: number, asked: number) => void;

export async function runLocally(
  snapshot: Snapshot,
  seed: number,
  asked: number,
  progress: Progress,
): Promise<RunResult> {
  const threads = Math.min(availableParallelism(), Math.floor((2 * asked) / THREADS_FROM));
  const chunks =
    threads < 2
      ? runHere(snapshot, seed, asked, progress)
      : await runOnThreads(snapshot, seed, asked, threads, progress);
  // The reliefs are tried with the draws of the run itself.
  const bottlenecks = findBottlenecks(snapshot, seed, chunks);
  const result = toRunResult(snapshot, seed, asked, chunks, { bottlenecks });
  const commodityBound = boundCommodities(snapshot, seed, result.shown.replication, await loadSolver());
  return { ...result, commodityBound };
}

function runHere(snapshot: Snapshot, seed: number, asked: number, progress: Progress): ChunkResult[] {
  return planChunks(asked).map(({ from, to }) => {
    const chunk = runChunk(snapshot, seed, from, to);
    progress(to, asked);
    return chunk;
  });
}

async function runOnThreads(
  snapshot: Snapshot,
  seed: number,
  asked: number,
  threads: number,
  progress: Progress,
): Promise<ChunkResult[]> {
  const pool = new TaskPool(threads);
  const never = new AbortController().signal;
  const uncompiled = shareSnapshot(snapshot.hash, JSON.stringify(snapshot));
  const shared = withProgram(uncompiled, packProgram(uncompiled));
  const waiting = planChunks(asked);
  const chunks: ChunkResult[] = [];
  let done = 0;
  const worker = async () => {
    for (let range = waiting.shift(); range !== undefined; range = waiting.shift()) {
      const task: ChunkTask = { ...range, snapshot: shared, seed };
      const { outcomes } = await pool.run<ComputedChunk>('run.chunk', task, never);
      chunks.push(unpackChunk(outcomes));
      done += range.to - range.from;
      progress(done, asked);
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, worker));
  } finally {
    await pool.close();
  }
  return chunks;
}
