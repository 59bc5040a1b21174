/** One size of the generated theatre: time of an event, and the memory of what a run needs. */
import { parentPort, workerData } from 'node:worker_threads';
import { generatedCase } from '../../libs/planning/dist/testing/generated-case.js';
import { prepare } from '../../libs/planning/dist/run/index.js';
import { simulatorOf } from '../../libs/planning/dist/replication/snapshot.js';
import { clock } from './measure.mjs';

/** Events to warm up on, and to measure, whatever the size. */
const WARM = 1_000_000;
const MEASURED = 2_000_000;
const FEWEST_ROUNDS = 3;

const start = clock();
const prepared = prepare(generatedCase(workerData.elements));
if (!prepared.ok) throw new Error(prepared.issues[0].message);
const simulator = simulatorOf(prepared.value);
const prepareMs = clock() - start;
let replication = 0;
const replicate = () => simulator.replicate(1, replication++, { sampleMin: 1440 });
for (let events = 0; events < WARM;) events += replicate().events;
let least = Infinity;
let outcome;
for (let events = 0, rounds = 0; events < MEASURED || rounds < FEWEST_ROUNDS; rounds++) {
  const began = clock();
  outcome = replicate();
  least = Math.min(least, ((clock() - began) * 1000) / outcome.events);
  events += outcome.events;
}
const { program } = simulator;
parentPort.postMessage({
  elements: workerData.elements,
  places: program.placeKey.length,
  lines: program.world.requirements.length,
  events: outcome.events,
  us: least,
  prepareMs,
  bytes: bytesOf([simulator]),
});

/** Bytes of all typed arrays that can be reached, each counted once. */
function bytesOf(roots) {
  const seen = new Set();
  let bytes = 0;
  const todo = [...roots];
  while (todo.length > 0) {
    const value = todo.pop();
    if (value === null || typeof value !== 'object' || seen.has(value)) continue;
    seen.add(value);
    if (ArrayBuffer.isView(value)) {
      if (!seen.has(value.buffer)) bytes += value.buffer.byteLength;
      seen.add(value.buffer);
    } else if (value instanceof Map) todo.push(...value.values());
    else for (const child of Object.values(value)) todo.push(child);
  }
  return bytes;
}
