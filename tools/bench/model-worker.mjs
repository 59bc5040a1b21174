/** A thread of the bench: runs chunks of replications and answers with their trace hashes. */
import { parentPort, workerData } from 'node:worker_threads';
import { runChunk } from '../../libs/planning/dist/run/index.js';

parentPort.on('message', ({ from, to }) => {
  const { outcomes } = runChunk(workerData.snapshot, workerData.seed, from, to);
  parentPort.postMessage(outcomes.map((outcome) => outcome.hash));
});
