/**
 * Two servers and a worker on one new database, started at the same moment. What one of them is told the other tells, and nothing that one of them
 * keeps is older than what the other has acknowledged: subscriptions, rows that are kept, keys of requests, rates, a worker's silence.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { ask, assertEqual, cancelAll, Cluster, findScenario, follow, startRun, until, uuidOf } from './cluster.mjs';
import { createTheatre, upload } from './theatre.mjs';

const PER_MINUTE = 600;
/** What may come at once of it, as the servers have it. */
const BURST = PER_MINUTE / 3;
/** Servers count each other this often, and a little. */
const COUNTED_MS = 5000;

const PLACE_CHANGE =
  'mutation ($input: PlaceChangeInput!) { placeChange(input: $input) { place { key version note } userErrors { code message } } }';
const CONTRIBUTION_CHANGE =
  'mutation ($input: ContributionChangeInput!) { contributionChange(input: $input) { contribution { key version } userErrors { code message } } }';
const NOTE = 'query ($id: ID!) { scenario(id: $id) { version places(first: 1) { nodes { key version note } } } }';

export async function twoServers({ long }) {
  const cluster = new Cluster();
  const streams = [];
  try {
    // At once, on a folder in which there is nothing: one makes the database and migrates it, and the other waits.
    const [first, second] = await Promise.all([cluster.startApi(UNLIMITED), cluster.startApi(UNLIMITED)]);
    const migrations = await cluster.sql('SELECT name FROM schema_migration GROUP BY name HAVING count(*) > 1');
    assertEqual('migrations that ran twice', migrations, []);
    await until('all scenarios', async () => (await cluster.sql('SELECT 1 FROM scenario')).length >= SCENARIOS);
    await cluster.startWorker();
    await cancelAll(first);
    const scenarioId = await findScenario(first);
    const servers = { first, second, scenarioId };
    const reads = await tryReads(servers, long ? 500 : 60);
    const keys = await tryKeys(cluster, servers, long ? 100 : 20);
    const told = await trySubscriptions(servers, streams);
    await upload(first, 'cell', createTheatre());
    const done = await tryProgress(servers);
    await until('an empty queue', async () => (await cluster.sql('SELECT 1 FROM job')).length === 0);
    const quietMs = await tryQuiet(cluster, long ? 20_000 : 8000);
    const rates = await tryRates(cluster);
    return [
      'two servers and the tables of one, started at the same moment; each migration once',
      `${reads} changes at one, read at the other at once: none missed, none older`,
      `${keys} requests sent to both at once under one key: each done once, both answers alike`,
      `what is changed at one is told at the other after ${told.map((ms) => `${ms.toFixed(0)} ms`).join(' and ')} (scenario, contribution); a run of ${done} replications is followed to its end there`,
      `no transaction was written in ${(quietMs / 1000).toFixed(0)} s with a worker that has nothing to do`,
      rates,
    ];
  } finally {
    for (const abort of streams) abort.abort();
    await cluster.stop();
  }
}

const UNLIMITED = { env: { MUSTER_REQUESTS_PER_MINUTE: '0' } };
/** As many as come with Muster are loaded while it serves already. */
const SCENARIOS = 5;

async function change(api, mutation, input, persona) {
  const { data, errors } = await ask(api, mutation, { input }, persona);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const [answer] = Object.values(data);
  if (answer.userErrors.length > 0) throw new Error(JSON.stringify(answer.userErrors));
  return answer;
}

/** The other server has just kept what it read; it has to see each change all the same. */
async function tryReads({ first, second, scenarioId }, count) {
  for (let i = 0; i < count; i++) {
    const [writer, reader] = i % 2 === 0 ? [first, second] : [second, first];
    const { data } = await ask(reader, NOTE, { id: scenarioId });
    const [{ key, version }] = data.scenario.places.nodes;
    await change(writer, PLACE_CHANGE, { scenarioId, key, expectedVersion: version, change: { note: `round ${i}` } });
    const after = await ask(reader, NOTE, { id: scenarioId });
    assertEqual('what the other server reads', after.data.scenario.places.nodes[0].note, `round ${i}`);
  }
  return count;
}

/** A client that got no answer sends again, to whichever server it meets. */
async function tryKeys(cluster, { first, second, scenarioId }, count) {
  const versions = async () =>
    (
      await cluster.sql('SELECT count(*)::int AS count FROM scenario_version WHERE scenario_id = $1', [
        uuidOf(scenarioId),
      ])
    )[0].count;
  const before = await versions();
  for (let i = 0; i < count; i++) {
    const { data } = await ask(first, NOTE, { id: scenarioId });
    const [{ key, version }] = data.scenario.places.nodes;
    const input = {
      ...{ scenarioId, key, expectedVersion: version, clientMutationKey: `twice-${i}` },
      change: { note: `key ${i}` },
    };
    const [one, other] = await Promise.all([first, second].map((api) => change(api, PLACE_CHANGE, input)));
    assertEqual('the second answer', other, one);
  }
  assertEqual('versions made', (await versions()) - before, count);
  return count;
}

/** @returns how long it took from the acknowledgement at one server to the event at the other */
async function trySubscriptions({ first, second, scenarioId }, streams) {
  const heard = [];
  const open = (query) => {
    const abort = new AbortController();
    streams.push(abort);
    return listen(second, query, { id: scenarioId }, abort.signal, (data) =>
      heard.push({ data, at: performance.now() }),
    );
  };
  await open('subscription ($id: ID!) { scenarioChanged(scenarioId: $id) { version { version } } }');
  await open('subscription ($id: ID!) { contributionChanged(scenarioId: $id) { contributions { key title } } }');
  await sleep(1000);
  const { data } = await ask(
    first,
    'query ($id: ID!) { scenario(id: $id) { version contributions(first: 100) { nodes { key version nation { key } } } } }',
    { id: scenarioId },
  );
  const { key, version } = data.scenario.contributions.nodes.find(({ nation }) => nation.key === 'FR');
  const title = 'Told at the other server';
  const input = { scenarioId, key, expectedVersion: version, change: { title } };
  await change(first, CONTRIBUTION_CHANGE, input, 'planner-FR');
  const startMs = performance.now();
  const find = (name, is) => heard.find(({ data: { [name]: event } }) => event && is(event));
  const events = () => [
    find('scenarioChanged', (event) => event.version.version > data.scenario.version),
    find('contributionChanged', (event) => event.contributions.some((one) => one.title === title)),
  ];
  await until('both events', () => events().every((event) => event !== undefined), 30_000);
  const ms = events().map(({ at }) => Math.max(0, at - startMs));
  // It would be found by the look of every five seconds too: then the notification was lost.
  for (const one of ms) if (one > 4000) throw new Error(`an event came after ${one.toFixed(0)} ms only`);
  return ms;
}

async function listen(api, query, variables, signal, onData) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables }),
    signal,
  });
  const read = async () => {
    let text = '';
    for await (const part of response.body) {
      text += Buffer.from(part).toString('utf8');
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (\{.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (data !== undefined) onData(JSON.parse(data).data ?? {});
      }
    }
  };
  read().catch(() => undefined);
}

/** A run that is ordered at one server is followed at the other. */
async function tryProgress({ first, second }) {
  const { data } = await ask(first, '{ scenario(key: "trial") { id } }');
  const runId = await startRun(first, { scenarioId: data.scenario.id, seed: 5, replications: 200 });
  const end = await follow(second, runId);
  assertEqual('the end of the run at the other server', [end.state, end.done], ['SUCCEEDED', 200]);
  return end.done;
}

/** Nobody asks and nothing is computed: the moment of the database stands, and so does what servers keep of it. */
async function tryQuiet(cluster, ms) {
  const moment = async () =>
    (await cluster.sql('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS next'))[0].next;
  // PostgreSQL keeps its statistics of new rows by transactions that write, once a minute, whoever is at work.
  await cluster.sql('ALTER SYSTEM SET autovacuum = off');
  await cluster.sql('SELECT pg_reload_conf()');
  // What was asked last, and what it is at, may still be written.
  await sleep(2000);
  const before = await moment();
  await sleep(ms);
  assertEqual('the next transaction that writes', await moment(), before);
  return ms;
}

/** Two more servers, with a limit: both together let one caller ask as much as one of them alone would. */
async function tryRates(cluster) {
  const limited = { env: { MUSTER_REQUESTS_PER_MINUTE: String(PER_MINUTE) } };
  const servers = [await cluster.startApi(limited), await cluster.startApi(limited)];
  await sleep(COUNTED_MS);
  const startMs = performance.now();
  const statuses = await Promise.all(
    Array.from({ length: 3 * BURST }, async (_, i) => (await ask(servers[i % 2], '{ __typename }')).status),
  );
  const seconds = (performance.now() - startMs) / 1000;
  const served = statuses.filter((status) => status === 200).length;
  assertEqual(
    'answers that are neither',
    statuses.filter((status) => status !== 200 && status !== 429),
    [],
  );
  // All four count: the two that have no limit take their part too.
  const most = BURST / 2 + 2 + (PER_MINUTE / 60) * seconds;
  if (served < BURST / 4 || served > most)
    throw new Error(
      `${served} of ${statuses.length} requests were served, expected are ${BURST / 4} to ${most.toFixed(0)}`,
    );
  return `of ${statuses.length} requests of one caller to two of four servers ${served} were served at once, at most ${Math.ceil(most)} by half of the limit of ${PER_MINUTE} a minute; the others 429`;
}
