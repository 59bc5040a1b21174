/** SIGTERM: what is under way is answered, what is computed is kept or given back, and the process ends with 0. */

import { setTimeout as sleep } from 'node:timers/promises';
import {
  ask,
  assertEqual,
  Cluster,
  findScenario,
  readRun,
  START,
  startRun,
  until,
  untilSucceeded,
  uuidOf,
} from './cluster.mjs';

/** Codes of answers that ask to be asked again. */
const AGAIN = ['UNAVAILABLE', 'OVERLOADED', 'TIMEOUT'];

/** Clients that read and change without a pause. Once the port is closed nothing is accepted any more; what was accepted is answered whole. */
class Load {
  answered = 0;
  /** Told in so many words to try again. */
  postponed = 0;
  refused = 0;
  clients = 0;
  acknowledged = [];
  #stopped = false;
  #work = [];

  constructor(api, scenarioId) {
    this.api = api;
    this.scenarioId = scenarioId;
  }

  start({ readers, writers }) {
    this.clients = readers + writers;
    for (let i = 0; i < readers; i++) this.#work.push(this.#loop(() => this.#read()));
    for (let i = 0; i < writers; i++) this.#work.push(this.#loop((n) => this.#change(`drain-${i}-${n}`)));
    // Told by `stop`.
    for (const one of this.#work) one.catch(() => undefined);
  }

  async stop() {
    this.#stopped = true;
    await Promise.all(this.#work);
  }

  async #loop(work) {
    for (let n = 0; !this.#stopped; n++) {
      try {
        await work(n);
      } catch (error) {
        // Not accepted, or on a connection that was closed while it was idle; an answer that breaks off is "terminated".
        if (!/ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET/.test(error.cause?.code ?? '')) throw error;
        this.refused += 1;
        await sleep(50);
      }
    }
  }

  async #ask(query, variables) {
    const answer = await ask(this.api, query, variables);
    this.answered += 1;
    const { status, data, errors } = answer;
    if (data) return answer;
    // A server that has more to do than it can says so; every other answer without data is broken.
    if (status !== 503 || !AGAIN.includes(errors?.[0]?.extensions?.code))
      throw new Error(`an answer without data: ${status} ${JSON.stringify(errors)}`);
    this.postponed += 1;
    return answer;
  }

  async #read() {
    await this.#ask('{ scenarios { nodes { key title } } }');
  }

  /** A run that is cancelled at once: two changes. */
  async #change(clientMutationKey) {
    const input = { scenarioId: this.scenarioId, seed: 1, replications: 1, clientMutationKey };
    const id = (await this.#ask(START, { input })).data?.runStart?.run?.id;
    if (id === undefined) return;
    this.acknowledged.push({ id, action: 'run.start' });
    const { data } = await this.#ask(CANCEL, { input: { runId: id } });
    if (data?.runCancel?.run?.state === 'CANCELLED') this.acknowledged.push({ id, action: 'run.cancel' });
  }
}

const CANCEL = 'mutation ($input: RunCancelInput!) { runCancel(input: $input) { run { state } } }';

/** @returns the code of the last word of a stream that has nothing else to tell */
async function followScenario(api, id) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({
      query: 'subscription ($id: ID!) { scenarioChanged(scenarioId: $id) { version { version } } }',
      variables: { id },
    }),
  });
  return /"code":"(\w+)"/.exec(await response.text())?.[1];
}

/** The first run of a new server, and runs whose clients were cut off before they could take them back: hours of work for one worker. */
async function cancelOthers(cluster, api, runId) {
  const open = await cluster.sql(`SELECT id FROM run WHERE state IN ('QUEUED', 'RUNNING') AND id <> $1`, [
    uuidOf(runId),
  ]);
  for (const { id } of open)
    await ask(api, CANCEL, { input: { runId: Buffer.from(`Run:${id}`).toString('base64url') } });
}

async function checkAcknowledged(cluster, acknowledged) {
  const trail = await cluster.sql(
    `SELECT record -> 'thing' ->> 'id' AS id, record ->> 'action' AS action FROM audit WHERE record ->> 'outcome' = 'done'`,
  );
  const told = trail.map(({ id, action }) => `${action} ${id}`);
  for (const { id, action } of acknowledged)
    assertEqual(
      `rows of the trail: ${action} ${id}`,
      told.filter((row) => row === `${action} ${uuidOf(id)}`).length,
      1,
    );
}

export async function drain({ long }) {
  const cluster = new Cluster();
  try {
    const other = await cluster.startApi();
    const api = await cluster.startApi({ threads: 1, env: { MUSTER_GRACE_SECONDS: '2' } });
    const scenarioId = await findScenario(api);
    const runId = await startRun(api, { scenarioId, seed: 3, replications: 30 });
    await until('progress', async () => (await readRun(other, runId)).done > 0);
    const load = new Load(api, scenarioId);
    const followed = followScenario(api, scenarioId);
    load.start({ readers: long ? 60 : 15, writers: long ? 20 : 5 });
    await until('answers under load', () => load.answered > 50 && load.acknowledged.length > 5);
    const before = load.answered;
    const startMs = performance.now();
    api.kill('SIGTERM');
    await sleep(500);
    const health = await fetch(`${api.url}/health/ready`);
    assertEqual('health while draining', health.status, 503);
    const { code } = await api.ended;
    const ms = performance.now() - startMs;
    await load.stop();
    assertEqual('exit code', code, 0);
    assertEqual('last word to a subscriber', await followed, 'GOING_AWAY');
    await checkAcknowledged(cluster, load.acknowledged);
    const held = await cluster.sql('SELECT id FROM job WHERE worker_id IS NOT NULL');
    assertEqual('jobs still held', held, []);
    await cancelOthers(cluster, other, runId);
    const worker = await cluster.startWorker();
    await untilSucceeded(cluster, runId);
    // Nobody reads what it says any more: it has to end all the same.
    for (const stream of [worker.stdout, worker.stderr]) stream.destroy();
    worker.kill('SIGTERM');
    assertEqual('exit code of the worker', (await worker.ended).code, 0);
    return [
      `ended with 0 after ${(ms / 1000).toFixed(1)} s (2 s of grace); ${load.answered} requests of ${load.clients} clients answered, ${load.answered - before} of them after SIGTERM, none broken, ${load.postponed} asked to come again; ${load.acknowledged.length} changes acknowledged, each there once; ${load.refused} refused after the port was closed; the run was ended by another worker`,
    ];
  } finally {
    await cluster.stop();
  }
}
