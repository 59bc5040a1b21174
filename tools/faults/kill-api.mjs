/**
 * Changes come in without a pause while the API is killed at random moments. Every change that was acknowledged has to be there with its row
 * in the audit trail, every row of the trail has its change, and nothing is half done.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { assertEqual, ask, Cluster, createRandom, findScenario, START, until, uuidOf } from './cluster.mjs';

const ACKNOWLEDGED_LEAST = 3;

export async function killApi({ long, seed }) {
  const kills = long ? 30 : 4;
  const random = createRandom(seed);
  const cluster = new Cluster();
  // Holds the database while the API is down.
  try {
    await cluster.startWorker();
    let api = await cluster.startApi();
    const scenarioId = await findScenario(api);
    const acknowledged = [];
    let asked = 0;
    let stopped = false;
    const change = async () => {
      while (!stopped) {
        asked += 1;
        const input = { scenarioId, seed: asked % 1000, replications: 1, clientMutationKey: `kill-${seed}-${asked}` };
        try {
          const { data } = await ask(api, START, { input });
          const id = data?.runStart?.run?.id;
          if (id === undefined) {
            // Too many are under way, or the database is not there.
            await sleep(100);
            continue;
          }
          acknowledged.push({ id, action: 'run.start' });
          const { data: after } = await ask(
            api,
            'mutation ($input: RunCancelInput!) { runCancel(input: $input) { run { id state } } }',
            { input: { runId: id } },
          );
          if (after?.runCancel?.run?.state === 'CANCELLED') acknowledged.push({ id, action: 'run.cancel' });
        } catch {
          await sleep(100);
        }
      }
    };
    const clients = [change(), change(), change()];
    for (let kill = 0; kill < kills; kill++) {
      // Each life of the API is to have changes to lose: at a random moment after some were acknowledged.
      const before = acknowledged.length;
      await until('changes', () => acknowledged.length >= before + ACKNOWLEDGED_LEAST);
      await sleep(random() * 1500);
      await cluster.kill(api);
      api = await cluster.startApi();
    }
    await sleep(1000);
    stopped = true;
    await Promise.all(clients);
    await check(cluster, acknowledged);
    return [
      `seed ${seed}: ${kills} kills, ${asked} changes asked for, ${acknowledged.length} acknowledged: all there, each with its audit row`,
    ];
  } finally {
    await cluster.stop();
  }
}

async function check(cluster, acknowledged) {
  const runs = new Map((await cluster.sql('SELECT id, state FROM run')).map(({ id, state }) => [id, state]));
  const trail = await cluster.sql(
    `SELECT record -> 'thing' ->> 'id' AS id, record ->> 'action' AS action FROM audit WHERE record ->> 'outcome' = 'done' AND record ->> 'action' IN ('run.start', 'run.cancel')`,
  );
  const told = new Set(trail.map(({ id, action }) => `${action} ${id}`));
  for (const { id, action } of acknowledged) {
    const uuid = uuidOf(id);
    if (!runs.has(uuid)) throw new Error(`run ${uuid} was acknowledged and is gone`);
    if (!told.has(`${action} ${uuid}`))
      throw new Error(`${action} of ${uuid} was acknowledged and is not in the audit trail`);
    if (action === 'run.cancel' && runs.get(uuid) !== 'CANCELLED') throw new Error(`run ${uuid} is ${runs.get(uuid)}`);
  }
  for (const { id, action } of trail) {
    if (!runs.has(id)) throw new Error(`the trail tells ${action} of ${id}, which is not there`);
  }
  const untold = [...runs.keys()].filter((id) => !told.has(`run.start ${id}`));
  assertEqual('runs without an audit row', untold, []);
  const half = await cluster.sql(
    `SELECT id FROM run WHERE state IN ('QUEUED', 'RUNNING') AND NOT EXISTS (SELECT 1 FROM job WHERE subject = run.id)`,
  );
  assertEqual('runs without a job', half, []);
  const orphans = await cluster.sql(
    `SELECT job.id FROM job JOIN run ON run.id = subject WHERE run.state IN ('SUCCEEDED', 'CANCELLED', 'FAILED')`,
  );
  assertEqual('jobs of ended runs', orphans, []);
}
