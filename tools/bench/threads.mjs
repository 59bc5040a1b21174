/** Replications of a snapshot on threads: each takes the next chunk when it is done with one. */
import { Worker } from 'node:worker_threads';
import { programOf } from '../../libs/planning/dist/run/index.js';
import { clock } from './measure.mjs';

export const SEED = 1;

const newWorkers = (count) =>
  Array.from(
    { length: count },
    () => new Worker(new URL('./model-worker.mjs', import.meta.url), { workerData: { seed: SEED } }),
  );

/** Threads that get the program compiled. */
export async function startWorkers(count, snapshot) {
  const workers = newWorkers(count);
  await adopt(workers, { snapshot, program: programOf(snapshot) });
  return workers;
}

/** Threads of which the first compiles the document for all, as those of the server do. */
export async function startWorkersOn(count, document) {
  const workers = newWorkers(count);
  const [first, ...others] = workers;
  await adopt(others, await ask(first, { document }));
  return workers;
}

const adopt = (workers, compiled) => Promise.all(workers.map((worker) => ask(worker, { compiled })));

export async function stopWorkers(workers) {
  await Promise.all(workers.map((worker) => worker.terminate()));
}

function ask(worker, question) {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer) => {
      worker.off('error', reject);
      resolve(answer);
    });
    worker.postMessage(question);
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
        (await ask(worker, { chunk: { from, to } })).forEach((hash, i) => (hashes[from + i] = hash));
      }
    }),
  );
  return { ms: clock() - start, hashes: hashes.join() };
}
