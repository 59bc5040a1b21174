/** The whole model on the reference scenario: events a second against the kernel alone, and replications on one and two threads. */
import { Worker } from 'node:worker_threads';
import { parisDeclaration } from '../../libs/planning/dist/reference/index.js';
import { prepare, runChunk } from '../../libs/planning/dist/run/index.js';
import { clock, interleaved, line, median } from './measure.mjs';

const SEED = 1;

export async function benchModel(kernelUs, quick) {
  console.log('\nReference scenario, whole model');
  const start = clock();
  const prepared = prepare(parisDeclaration);
  if (!prepared.ok) throw new Error(`the reference scenario does not compile: ${prepared.issues[0].message}`);
  const snapshot = prepared.value;
  line('parse, validate and compile', `${(clock() - start).toFixed(0)} ms`);
  const { elements, places, requirements } = counts(snapshot);
  line('force elements, places, movement lines', `${elements}, ${places}, ${requirements}`);
  let events = 0;
  const rounds = quick ? 10 : 30;
  const { model } = interleaved(
    {
      model: (r) => {
        events = runChunk(snapshot, SEED, r, r + 1).outcomes[0].events;
      },
    },
    rounds,
    5,
  );
  line('a replication', `${model.ms.toFixed(1)} ms`);
  line('events of a replication', `${events}`);
  const us = (model.ms * 1000) / events;
  line('an event of the model', `${us.toFixed(3)} us`);
  line('an event of the kernel (W3)', `${kernelUs.toFixed(3)} us`);
  console.log(`  events a second, model over kernel: ${(kernelUs / us).toFixed(3)} (at least 0.35 is asked for)`);
  await benchWorkers(snapshot, quick ? 40 : 120);
}

function counts(snapshot) {
  const { forceElements = [], places = [] } = snapshot.document;
  const outcome = runChunk(snapshot, SEED, 0, 1).outcomes[0];
  return { elements: forceElements.length, places: places.length, requirements: outcome.ready.length };
}

/** The same replications on one and on two threads, taking turns; hashes must agree. */
async function benchWorkers(snapshot, replications) {
  const workers = [0, 1].map(
    () => new Worker(new URL('./model-worker.mjs', import.meta.url), { workerData: { snapshot, seed: SEED } }),
  );
  const ask = (worker, from, to) =>
    new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (hashes) => {
        worker.off('error', reject);
        resolve(hashes);
      });
      worker.postMessage({ from, to });
    });
  // Each thread takes the next chunk when it is done with one.
  const runOn = async (threads) => {
    const hashes = [];
    let next = 0;
    const chunk = 5;
    const start = clock();
    await Promise.all(
      threads.map(async (worker) => {
        while (next < replications) {
          const from = next;
          next += chunk;
          const to = Math.min(next, replications);
          (await ask(worker, from, to)).forEach((hash, i) => (hashes[from + i] = hash));
        }
      }),
    );
    return { ms: clock() - start, hashes: hashes.join() };
  };
  await runOn(workers);
  const one = [];
  const two = [];
  for (let round = 0; round < 3; round++) {
    const a = await runOn(workers.slice(0, 1));
    const b = await runOn(workers);
    if (a.hashes !== b.hashes) throw new Error('one and two threads disagree');
    one.push(a.ms);
    two.push(b.ms);
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  const rate = (ms) => `${((replications * 1000) / ms).toFixed(1)} /s`;
  line('replications, one thread', rate(median(one)));
  line('replications, two threads, same hashes', rate(median(two)));
  console.log(`  two threads over one: ${(median(one) / median(two)).toFixed(2)} (at least 1.8 is asked for)`);
}
