/**
 * Load, overload and a soak. Fifty clients that ask without a pause get no error; a thousand at once are answered or told to come again, and it is
 * itself again within ten seconds; and after hours of reading, changing, exporting and following the heap is what it was.
 */

import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import WebSocket from 'ws';
import { ask, Cluster } from './cluster.mjs';
import { createTheatre, upload } from './theatre.mjs';

const CONNECTIONS = 50;
const CROWD = 1000;
const CROWD_SECONDS = 5;
/** Within which it answers again after the crowd has gone. */
const RECOVERY_MS = 10_000;
const GROWTH_MOST = 0.1;
const PAGE = `{ scenario(key: "trial") { title forceElements(first: 100) { nodes { key name nation { key name } } } stocks(first: 100) { nodes { key } } } }`;
const PLACE = '{ scenario(key: "trial") { id places(first: 1) { nodes { key version } } } }';
const PLACE_CHANGE =
  'mutation ($input: PlaceChangeInput!) { placeChange(input: $input) { place { version } userErrors { code message } } }';

export async function load({ long }) {
  const cluster = new Cluster();
  try {
    const api = await cluster.startApi({
      env: { MUSTER_REQUESTS_PER_MINUTE: '0' },
      nodeArguments: ['--inspect=127.0.0.1:0'],
    });
    const heap = await Heap.open(api);
    await upload(api, 'cell', createTheatre());
    const lines = [await pressed(api, long ? 60 : 10), await overrun(api), await soaked(api, heap, long ? 1200 : 40)];
    heap.close();
    return lines;
  } finally {
    await cluster.stop();
  }
}

/** Clients that keep their connection and ask again as soon as they are answered. */
async function pressed(api, duration) {
  const result = await shoot(api, { duration, connections: CONNECTIONS });
  const wrong = result.non2xx + result.errors + result.timeouts;
  if (wrong > 0) throw new Error(`${wrong} of ${result.requests.total} requests of ${CONNECTIONS} clients failed`);
  return `${CONNECTIONS} clients for ${duration} s: ${result.requests.total} answers, 0 errors, median ${result.latency.p50} ms, p97.5 ${result.latency.p97_5} ms`;
}

async function overrun(api) {
  const result = await shoot(api, { duration: CROWD_SECONDS, connections: CROWD });
  const counts = Object.fromEntries(
    Object.entries(result.statusCodeStats ?? {}).map(([status, { count }]) => [status, count]),
  );
  const others = Object.keys(counts).filter((status) => !['200', '429', '503'].includes(status));
  if (others.length > 0) throw new Error(`an overloaded server answers ${JSON.stringify(counts)}`);
  if ((counts['429'] ?? 0) + (counts['503'] ?? 0) === 0)
    throw new Error(`${CROWD} clients at once are refused nothing: ${JSON.stringify(counts)}`);
  const startMs = performance.now();
  while ((await ask(api, PAGE).catch(() => ({ status: 0 }))).status !== 200) {
    if (performance.now() - startMs > RECOVERY_MS) throw new Error(`no answer ${RECOVERY_MS / 1000} s after the crowd`);
    await sleep(100);
  }
  const ms = performance.now() - startMs;
  const after = await shoot(api, { duration: 3, connections: CONNECTIONS });
  if (after.non2xx + after.errors > 0) throw new Error('requests fail after the crowd has gone');
  return `${CROWD} clients at once for ${CROWD_SECONDS} s: ${JSON.stringify(counts)}, ${result.errors} connections without an answer; an answer again after ${(ms / 1000).toFixed(1)} s, then ${CONNECTIONS} clients without an error`;
}

/** A quarter of the time to fill what is kept, then the heap is measured, then the rest. */
async function soaked(api, heap, seconds) {
  await work(api, seconds / 4);
  const before = await heap.measure();
  const count = await work(api, (seconds * 3) / 4);
  const after = await heap.measure();
  const growth = after / before - 1;
  if (growth > GROWTH_MOST)
    throw new Error(`the heap has grown by ${(growth * 100).toFixed(1)} %: ${mb(before)} to ${mb(after)} MB`);
  return `a soak of ${seconds} s: ${count} reads, changes, exports and streams; heap ${mb(before)} MB, then ${mb(after)} MB (${(growth * 100).toFixed(1)} %)`;
}

async function work(api, seconds) {
  const untilMs = performance.now() + seconds * 1000;
  let count = 0;
  const loop = async (one) => {
    for (; performance.now() < untilMs; count++) await one();
  };
  const followed = createFollower(api);
  await Promise.all([
    ...Array.from({ length: 4 }, () => loop(() => succeed(api, PAGE))),
    loop(() => change(api)),
    loop(() => exported(api)),
    loop(followed),
  ]);
  return count;
}

async function succeed(api, query, variables) {
  const { data, errors } = await ask(api, query, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function change(api) {
  const { scenario } = await succeed(api, PLACE);
  const [{ key, version }] = scenario.places.nodes;
  const input = { scenarioId: scenario.id, key, expectedVersion: version, change: { note: `at version ${version}` } };
  const { placeChange } = await succeed(api, PLACE_CHANGE, { input });
  if (placeChange.userErrors.length > 0) throw new Error(JSON.stringify(placeChange.userErrors));
  // Versions are kept for good, and each is a row that a page of history reads.
  await sleep(100);
}

async function exported(api) {
  const { scenario } = await succeed(api, PLACE);
  const response = await fetch(`${api.url}/exports/scenarios/${scenario.id}.json`);
  if (response.status !== 200) throw new Error(`an export answers ${response.status}`);
  await response.arrayBuffer();
  await sleep(50);
}

/** Opens a stream, and goes away while nothing happens on it. */
function createFollower(api) {
  let id;
  return async () => {
    id ??= (await succeed(api, PLACE)).scenario.id;
    const abort = new AbortController();
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({
        query: 'subscription ($id: ID!) { scenarioChanged(scenarioId: $id) { version { version } } }',
        variables: { id },
      }),
      signal: abort.signal,
    });
    if (response.status !== 200) throw new Error(`a stream answers ${response.status}`);
    await sleep(50);
    abort.abort();
  };
}

function shoot(api, { duration, connections }) {
  return autocannon({
    ...{ url: `${api.url}/graphql`, method: 'POST', duration, connections, timeout: 30 },
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: PAGE }),
  });
}

const mb = (bytes) => (bytes / 1e6).toFixed(1);

/** The heap of a process as its debugger sees it: what is left after the collector has run. */
class Heap {
  #socket;
  #number = 0;

  static async open(child) {
    const address = /ws:\/\/\S+/.exec(child.output)?.[0];
    if (address === undefined) throw new Error(`the API tells no address of its debugger: ${child.output}`);
    const heap = new Heap();
    heap.#socket = new WebSocket(address);
    await once(heap.#socket, 'open');
    return heap;
  }

  async measure() {
    // What the last requests have left ends by itself.
    await sleep(3000);
    for (let i = 0; i < 2; i++) await this.#send('HeapProfiler.collectGarbage');
    return (await this.#send('Runtime.getHeapUsage')).usedSize;
  }

  close() {
    this.#socket.close();
  }

  async #send(method) {
    const id = ++this.#number;
    this.#socket.send(JSON.stringify({ id, method }));
    for (;;) {
      const [text] = await once(this.#socket, 'message');
      const answer = JSON.parse(String(text));
      if (answer.id === id) return answer.result;
    }
  }
}
