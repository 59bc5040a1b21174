/**
 * `npm run bench:api`: how much of the speed of a bare server the API reaches. A page of 100 rows with a joined nation, from PostgreSQL with
 * identity, policy and row security, and the engine alone over rows in memory, against node:http that sends the same JSON; they take turns in
 * one run, so that what else the machine does falls on all. From PostgreSQL it is asked while nobody writes, when rows stand from one request to
 * the next, and while somebody writes all the time, when every page is read anew. Then load and overload.
 *
 *   npm run bench:api              rounds of 5 s
 *   npm run bench:api -- --quick   rounds of 2 s
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { ensureBuilt } from '../build.mjs';
import { ask, Cluster } from '../faults/cluster.mjs';
import { ensureInstalled } from '../install.mjs';
import { median, quantile } from './measure.mjs';

ensureInstalled();
ensureBuilt(['api']);

const quick = process.argv.includes('--quick');
const SECONDS = quick ? 2 : 5;
const ROUNDS = 3;
const CONNECTIONS = 50;
const QUERY = `query Page($key: String, $first: Int) { scenario(key: $key) { forceElements(first: $first) {
  nodes { key name component nation { key name } } pageInfo { hasNextPage endCursor } } } }`;
const BARE = 'bare node:http';
const BARE_BYTES = 'bare, bytes made once';
const FROM_MEMORY = 'engine from memory';
const FROM_DATABASE = 'API from PostgreSQL';
const WHILE_WRITTEN = 'the same while written';
const LIMITS = { [FROM_MEMORY]: { rate: 0.5 }, [FROM_DATABASE]: { rate: 0.1, tail: 8 }, [WHILE_WRITTEN]: {} };

const cluster = new Cluster();
/** Servers beside the API that is measured. */
const beside = [];
let failed = false;
try {
  // One caller asks for all.
  const api = await cluster.startApi({ env: { MUSTER_REQUESTS_PER_MINUTE: '0' } });
  const { data } = await ask(api, '{ scenarios(first: 1) { nodes { key } } }');
  const variables = { key: data.scenarios.nodes[0].key, first: 100 };
  // A worker that has nothing to do, as an installation has one.
  const { data: begun } = await ask(api, '{ scenarios(first: 20) { nodes { runs(first: 5) { nodes { id } } } } }');
  for (const { runs } of begun.scenarios.nodes)
    for (const { id: runId } of runs.nodes)
      await ask(api, 'mutation ($input: RunCancelInput!) { runCancel(input: $input) { userErrors { code } } }', {
        input: { runId },
      });
  await cluster.startWorker();
  const body = JSON.stringify({ query: QUERY, variables });
  const page = await (await post(api.url, body)).text();
  console.log(
    `A page of ${JSON.parse(page).data.scenario.forceElements.nodes.length} rows with a joined nation, ${page.length} bytes, ${CONNECTIONS} connections`,
  );

  const bare = await startServer('bare-server.mjs', page);
  const memory = await startServer('memory-server.mjs', page);
  const targets = {
    [BARE]: `${bare.url}/graphql`,
    [BARE_BYTES]: `${bare.url}/bytes`,
    [FROM_MEMORY]: `${memory.url}/graphql`,
    [FROM_DATABASE]: `${api.url}/graphql`,
    [WHILE_WRITTEN]: `${api.url}/graphql`,
  };
  if ((await (await post(memory.url, body)).text()) !== page)
    throw new Error('the engine answers otherwise from memory');
  const found = Object.fromEntries(
    Object.keys(targets).map((name) => [name, { rate: [], p50: [], p95: [], errors: 0 }]),
  );
  for (const url of Object.values(targets)) await load(url, body, 2, CONNECTIONS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, url] of Object.entries(targets)) {
      const stop = name === WHILE_WRITTEN ? keepWriting() : async () => undefined;
      const result = await load(url, body, SECONDS, CONNECTIONS);
      await stop();
      found[name].rate.push(result.requests.average);
      found[name].p50.push(median(result.answerMs));
      found[name].p95.push(quantile(result.answerMs, 0.95));
      found[name].errors += result.errors + result.timeouts + result.non2xx;
    }
  }
  for (const child of beside) child.kill('SIGTERM');
  for (const [name, { rate, p50, p95, errors }] of Object.entries(found))
    console.log(
      `  ${name.padEnd(22)} ${median(rate).toFixed(0).padStart(6)} a second, median ${median(p50).toFixed(1)} ms, p95 ${median(p95).toFixed(1)} ms, ${errors} errors`,
    );
  const base = found[BARE];
  const bytes = found[BARE_BYTES];
  for (const [name, { rate, tail }] of Object.entries(LIMITS)) {
    const ours = found[name];
    console.log(name);
    told('rate over bare', median(ours.rate.map((one, i) => one / base.rate[i])), rate, 'at least');
    told('rate over bytes', median(ours.rate.map((one, i) => one / bytes.rate[i])));
    told('p95 over bare', median(ours.p95.map((p95, i) => p95 / base.p95[i])), tail, 'at most');
    if (ours.errors > 0) failed = true;
  }

  console.log(`Overload: 1,000 connections for ${SECONDS} s`);
  const heavy = await load(`${api.url}/graphql`, body, SECONDS, 1000);
  const answered = heavy['2xx'];
  const statuses = Object.entries(heavy.statusCodeStats ?? {})
    .map(([code, { count }]) => `${count} x ${code}`)
    .join(', ');
  const broken =
    heavy['4xx'] -
    (heavy.statusCodeStats?.['429']?.count ?? 0) +
    heavy['5xx'] -
    (heavy.statusCodeStats?.['503']?.count ?? 0);
  console.log(`  ${statuses}; ${heavy.errors} connections broken, ${answered} answered`);
  if (broken > 0) failed = true;
  const startMs = performance.now();
  for (;;) {
    const response = await post(api.url, body);
    await response.arrayBuffer();
    if (response.status === 200) break;
    if (performance.now() - startMs > 10_000) {
      failed = true;
      break;
    }
  }
  const after = await load(`${api.url}/graphql`, body, SECONDS, CONNECTIONS);
  console.log(
    `  answers again after ${((performance.now() - startMs) / 1000 - SECONDS).toFixed(1)} s; then ${after.requests.average.toFixed(0)} a second, ${after.non2xx + after.errors} errors`,
  );
  if (after.non2xx + after.errors > 0) failed = true;
} finally {
  for (const child of beside) child.kill('SIGTERM');
  await cluster.stop();
}
process.exit(failed ? 1 : 0);

/** Takes the number of a transaction again and again, on one connection: for all that read, somebody has written something. */
function keepWriting() {
  let writing = true;
  const done = cluster.withOwner(async (client) => {
    while (writing) await client.query('SELECT pg_current_xact_id()');
  });
  // Told when it is waited for.
  done.catch(() => undefined);
  return () => {
    writing = false;
    return done;
  };
}

function told(what, figure, limit, word) {
  if (limit === undefined) return console.log(`  ${what.padEnd(22)} ${figure.toFixed(3).padStart(6)}`);
  const holds = word === 'at least' ? figure >= limit : figure <= limit;
  console.log(`  ${what.padEnd(22)} ${figure.toFixed(3).padStart(6)}  ${word} ${limit}: ${holds ? 'holds' : 'MISSED'}`);
}

function post(url, body) {
  return fetch(`${url.replace(/\/graphql$/, '')}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
}

/** What autocannon found, and beside it the milliseconds of each answer: its own histogram knows no p95. */
async function load(url, body, duration, connections) {
  const answerMs = [];
  const headers = { 'content-type': 'application/json' };
  const running = autocannon({ url, method: 'POST', headers, body, duration, connections, timeout: 30 });
  running.on('response', (_client, _status, _bytes, ms) => answerMs.push(ms));
  return { ...(await running), answerMs };
}

async function startServer(file, page) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  beside.push(child);
  child.stdin.end(page);
  const [port] = await once(child.stdout, 'data');
  return { child, url: `http://127.0.0.1:${String(port).trim()}` };
}
