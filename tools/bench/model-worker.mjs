/** A thread of the bench: runs chunks of replications and answers with their trace hashes. */
import { parentPort, workerData } from 'node:worker_threads';
import { adoptProgram, runChunk } from '../../libs/planning/dist/run/index.js';

const { snapshot, program, seed } = workerData;
adoptProgram(snapshot.hash, () => program);

parentPort.on('message', ({ from, to }) => {
  const { outcomes } = runChunk(snapshot, seed, from, to);
  parentPort.postMessage(outcomes.map((outcome) => outcome.hash));
});
