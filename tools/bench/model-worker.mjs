/**
 * A thread of the bench: knows a snapshot by its program, or compiles its document for all as a thread of the server does; then runs chunks of
 * replications and answers with their trace hashes.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { adoptProgram, prepare, programOf, runChunk } from '../../libs/planning/dist/run/index.js';

const { seed } = workerData;
let snapshot;

function adopt(compiled) {
  snapshot = compiled.snapshot;
  adoptProgram(snapshot.hash, () => compiled.program);
}

function compile(document) {
  const prepared = prepare(document);
  if (!prepared.ok) throw new Error(`the document does not compile: ${prepared.issues[0].message}`);
  snapshot = prepared.value;
  return { snapshot, program: programOf(snapshot) };
}

parentPort.on('message', ({ document, compiled, chunk }) => {
  if (document) parentPort.postMessage(compile(document));
  else if (compiled) parentPort.postMessage(adopt(compiled));
  else parentPort.postMessage(runChunk(snapshot, seed, chunk.from, chunk.to).outcomes.map((outcome) => outcome.hash));
});
