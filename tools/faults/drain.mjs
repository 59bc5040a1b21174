/** SIGTERM: what is under way is answered, what is computed is kept or given back, and the process ends with 0. */

import { setTimeout as sleep } from 'node:timers/promises';
import { ask, assertEqual, Cluster, findScenario, readRun, startRun, until } from './cluster.mjs';

export async function drain() {
  const cluster = new Cluster();
  try {
    const other = await cluster.startApi();
    const api = await cluster.startApi({ threads: 1, env: { MUSTER_GRACE_SECONDS: '2' } });
    const scenarioId = await findScenario(api);
    const runId = await startRun(api, { scenarioId, seed: 3, replications: 30 });
    await until('progress', async () => (await readRun(other, runId)).done > 0);
    let answered = 0;
    let refused = 0;
    let stopped = false;
    const client = (async () => {
      while (!stopped) {
        try {
          const { data } = await ask(api, '{ scenarios { nodes { key title } } }');
          if (data === undefined || data === null) throw new Error('an answer without data');
          answered += 1;
        } catch (error) {
          // Once the port is closed nothing is accepted any more; what was accepted is answered.
          if (!/ECONNREFUSED|fetch failed/.test(`${error.cause?.code} ${error.message}`)) throw error;
          refused += 1;
          await sleep(50);
        }
      }
    })();
    const startMs = performance.now();
    api.kill('SIGTERM');
    await sleep(500);
    const health = await fetch(`${api.url}/health/ready`);
    assertEqual('health while draining', health.status, 503);
    const { code } = await api.ended;
    const ms = performance.now() - startMs;
    stopped = true;
    await client;
    assertEqual('exit code', code, 0);
    const held = await cluster.sql('SELECT id FROM job WHERE worker_id IS NOT NULL');
    assertEqual('jobs still held', held, []);
    const worker = await cluster.startWorker();
    await until('the end of the run', async () => (await readRun(other, runId)).state === 'SUCCEEDED');
    // Nobody reads what it says any more: it has to end all the same.
    for (const stream of [worker.stdout, worker.stderr]) stream.destroy();
    worker.kill('SIGTERM');
    assertEqual('exit code of the worker', (await worker.ended).code, 0);
    return [
      `ended with 0 after ${(ms / 1000).toFixed(1)} s (2 s of grace); ${answered} requests answered, none broken, ${refused} refused after the port was closed; the run was ended by another worker`,
    ];
  } finally {
    await cluster.stop();
  }
}
