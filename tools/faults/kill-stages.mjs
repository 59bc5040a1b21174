/** A worker is killed in each stage of a run, in the middle of a job of it. What is found has to be what a quiet run finds, all of it. */

import { setTimeout as sleep } from 'node:timers/promises';
import {
  assertEqual,
  cancelAll,
  Cluster,
  createRandom,
  findScenario,
  startRun,
  until,
  untilSucceeded,
  uuidOf,
} from './cluster.mjs';

const SEED = 11;
const REPLICATIONS = 4;
const STAGES = ['REPLICATIONS', 'RELIEFS', 'CONFIRMATION'];
/** Within a job, or between what it has computed and what it writes. */
const LONGEST_WAIT_MS = 400;
const LOOK_MS = 20;

export async function killStages({ long, seed }) {
  const random = createRandom(seed);
  const cluster = new Cluster();
  const lines = [];
  try {
    const api = await cluster.startApi();
    const workers = new Map();
    const addWorker = async () => {
      const worker = await cluster.startWorker();
      workers.set(worker.pid, worker);
    };
    for (let i = 0; i < 2; i++) await addWorker();
    const scenarioId = await findScenario(api);
    await cancelAll(api);
    const order = { scenarioId, seed: SEED, replications: REPLICATIONS };
    const quiet = await startRun(api, order);
    await untilSucceeded(cluster, quiet);
    const expected = await readResult(api, quiet);
    for (let round = 0; round < (long ? 5 : 1); round++) {
      const id = await startRun(api, order);
      const killed = [];
      for (const stage of STAGES) {
        const pid = await findBusy(cluster, id, stage);
        await sleep(random() * LONGEST_WAIT_MS);
        await cluster.kill(workers.get(pid));
        workers.delete(pid);
        killed.push(stage);
        await addWorker();
      }
      await untilSucceeded(cluster, id);
      assertEqual('killed in', killed, STAGES);
      const found = await readResult(api, id);
      for (const [i, line] of expected.entries()) assertEqual(`line ${i + 1} of the result`, found[i], line);
      assertEqual('lines of the result', found.length, expected.length);
      lines.push(
        `round ${round + 1}: a worker killed in each of ${STAGES.join(', ')}; ${found.length} lines as in quiet`,
      );
    }
    await until('an empty queue', async () => (await cluster.sql('SELECT 1 FROM job')).length === 0);
    lines.push('no job is left');
    return lines;
  } finally {
    await cluster.stop();
  }
}

/** The process of a worker that holds a job of the run, once it is in a stage. */
async function findBusy(cluster, id, stage) {
  let pid;
  await until(`a job of ${stage}`, async () => {
    await sleep(LOOK_MS);
    const [{ state }] = await cluster.sql('SELECT state FROM run WHERE id = $1', [uuidOf(id)]);
    if (state !== 'QUEUED' && state !== 'RUNNING') throw new Error(`the run is ${state} before ${stage} was seen`);
    const rows = await cluster.sql(
      `SELECT pid FROM job JOIN worker ON worker.id = worker_id JOIN run ON run.id = subject::uuid
       WHERE run.id = $1 AND run.stage = $2 LIMIT 1`,
      [uuidOf(id), stage],
    );
    pid = rows[0]?.pid;
    return pid !== undefined;
  });
  return pid;
}

/** All that was found, without what names the run. */
async function readResult(api, id) {
  const response = await fetch(`${api.url}/exports/runs/${id}.jsonl`);
  if (!response.ok) throw new Error(`the result is answered ${response.status}`);
  const lines = (await response.text()).trim().split('\n');
  return lines.map((line) => {
    const { provenance: _, ...rest } = JSON.parse(line);
    return rest;
  });
}
