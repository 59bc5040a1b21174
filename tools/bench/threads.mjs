/** Replications of a snapshot on threads: each takes the next chunk when it is done with one. */
import { Worker } from 'node:worker_threads';
import { programOf } from '../../libs/planning/dist/run/index.js';
import { clock } from './measure.mjs';

export const SEED = 1;

/** Threads that get the program compiled, as those of the server do. */
export function startWorkers(count, snapshot) {
  const workerData = { snapshot, program: programOf(snapshot), seed: SEED };
  return Array.from(
    { length: count },
    () => new Worker(new URL('./model-worker.mjs', import.meta.url), { workerData }),
  );
}

export async function stopWorkers(workers) {
  await Promise.all(workers.map((worker) => worker.terminate()));
}

function ask(worker, from, to) {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (hashes) => {
      worker.off('error', reject);
      resolve(hashes);
    });
    worker.postMessage({ from, to });
  });
}

/** Milliseconds, and the hashes of all replications in order. */
export async function runOn(workers, replications, chunk) {
  const hashes = [];
  let next = 0;
  const start = clock();
  await Promise.all(
    workers.map(async (worker) => {
      while (next < replications) {
        const from = next;
        next += chunk;
        const to = Math.min(next, replications);
        (await ask(worker, from, to)).forEach((hash, i) => (hashes[from + i] = hash));
      }
    }),
  );
  return { ms: clock() - start, hashes: hashes.join() };
}
