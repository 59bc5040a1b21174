/** Several Muster processes on one data folder, which the faults start, kill and question. Every process is ended by its own id. */

import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { workspaceRoot } from '../install.mjs';
import { Patience, PATIENCE_MS } from './patience.mjs';

/** Of a second, as /proc counts (USER_HZ). */
const TICKS = 100;

/** What `npm start` and `npm run worker` start. */
const entry = (name) => pathToFileURL(join(workspaceRoot, 'apps/api/dist/bundle', name)).href;

/** Clusters that run: a trial that is interrupted leaves no process and no folder behind. */
const running = new Set();

/** What the processes of the clusters that were stopped have told of faults, process by process: the log goes with its folder. */
const faults = [];
/** Of each process, so that the one that told last does not hide the others. */
const MOST_FAULTS = 20;
const isFault = (line) => /"level":"(error|fatal)"/.test(line) || /^\w*Error: /.test(line);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, async () => {
    await Promise.all([...running].map((cluster) => cluster.stop()));
    process.exit(1);
  });

/** What was told since this was asked the last time: a trial is not answered with what the one before has told. */
export const takeFaults = () => faults.splice(0);

export class Cluster {
  constructor(folder = mkdtempSync(join(tmpdir(), 'muster-faults-'))) {
    // As root the database runs under another account, which has to reach the folder.
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
    this.folder = folder;
    this.processes = new Set();
    this.used = new Map();
    running.add(this);
  }

  /** An API that computes nothing unless `threads` says so. */
  async startApi({ threads = 0, env = {}, nodeArguments = [] } = {}) {
    const port = await freePort();
    const api = this.start('main.js', { PORT: String(port), MUSTER_THREADS: String(threads), ...env }, nodeArguments);
    api.url = `http://127.0.0.1:${port}`;
    await until(`the API on ${port}`, async () => {
      if (api.exitCode !== null) throw new Error(`the API ended with ${api.exitCode}: ${api.output}`);
      return (await fetch(`${api.url}/health/ready`).catch(() => undefined))?.ok;
    });
    return api;
  }

  async startWorker(env = {}) {
    const worker = this.start('worker.js', { MUSTER_THREADS: '1', ...env });
    await until('a worker', () => {
      if (worker.exitCode !== null) throw new Error(`the worker ended with ${worker.exitCode}: ${worker.output}`);
      return worker.output.includes('Muster computes');
    });
    return worker;
  }

  start(file, env, nodeArguments = []) {
    const code = `const { main } = await import(${JSON.stringify(entry(file))}); await main();`;
    const child = spawn(process.execPath, [...nodeArguments, '--input-type=module', '-e', code], {
      env: { ...process.env, DATABASE_URL: '', MUSTER_DATA: this.folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => (child.output = (child.output + text).slice(-20_000)));
    child.ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    this.processes.add(child);
    return child;
  }

  kill(child) {
    child.kill('SIGKILL');
    return child.ended;
  }

  databasePid() {
    return Number(readFileSync(join(this.folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** Statements of the owner, whom row security does not bind; tried again while the database is coming back. */
  async sql(text, values) {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.withOwner(async (client) => (await client.query(text, values)).rows);
      } catch (error) {
        if (attempt > 100) throw error;
        await sleep(200);
      }
    }
  }

  /** Work on one connection of the owner. */
  async withOwner(work) {
    const client = new pg.Client({
      host: join(this.folder, 'postgres/s'),
      user: 'muster',
      database: 'muster',
      password: readFileSync(join(this.folder, 'postgres/password'), 'utf8').trim(),
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** What each of its processes has used of a processor so far; nothing where there is no /proc. */
  processorSeconds() {
    for (const { pid } of this.processes) {
      try {
        // The name of the program, in brackets, may have spaces; user and system time are 14th and 15th.
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
        this.used.set(pid, (Number(fields[11]) + Number(fields[12])) / TICKS);
      } catch {
        // It has ended; what it has used stays.
      }
    }
    return new Map(this.used);
  }

  async stop() {
    running.delete(this);
    for (const child of this.processes) if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const patience = sleep(30_000, undefined, { ref: false }).then(() => {
      for (const child of this.processes) child.kill('SIGKILL');
    });
    await Promise.race([Promise.all([...this.processes].map(({ ended }) => ended)), patience]);
    // The database outlives whoever was killed; where nobody was left to stop it, it goes with its folder.
    try {
      const pid = this.databasePid();
      // The number of one that was killed may be somebody else's by now.
      if (readlinkSync(`/proc/${pid}/cwd`).startsWith(this.folder)) process.kill(pid, 'SIGQUIT');
    } catch {
      // It was stopped, or never came to be.
    }
    // After their end, which may be what fails.
    for (const { output } of this.processes) faults.push(...output.split('\n').filter(isFault).slice(-MOST_FAULTS));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Asks one API. Throws when the request did not get through; what GraphQL refuses comes back in `errors`.
 *
 * @param persona who asks; the coordination cell when it is not said
 */
export async function ask(api, query, variables, persona = 'cell') {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster-persona': persona },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(30_000),
  });
  return { status: response.status, ...(await response.json()) };
}

/** Follows a run over server-sent events, as a page does, until it ends. */
export async function follow(api, runId, onProgress = () => undefined) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({
      query: 'subscription ($runId: ID!) { runProgress(runId: $runId) { state done asked partial } }',
      variables: { runId },
    }),
  });
  let text = '';
  let last;
  for await (const part of response.body) {
    text += Buffer.from(part).toString('utf8');
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (\{.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data === undefined) continue;
      const progress = JSON.parse(data).data?.runProgress;
      if (progress === undefined || progress === null) throw new Error(`the subscription ended with ${data}`);
      last = progress;
      await onProgress(progress);
    }
  }
  return last;
}

export const START =
  'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id state } userErrors { code message } } }';

export async function startRun(api, input) {
  const { data, errors } = await ask(api, START, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  if (data.runStart.userErrors.length > 0) throw new Error(JSON.stringify(data.runStart.userErrors));
  return data.runStart.run.id;
}

/** The run of the start too, which is not what a trial is about. */
export async function cancelAll(api) {
  const { data } = await ask(api, '{ runs(first: 10) { nodes { id state } } }');
  for (const { id } of data.runs.nodes)
    await ask(api, 'mutation ($input: RunCancelInput!) { runCancel(input: $input) { run { state } } }', {
      input: { runId: id },
    });
  await sleep(500);
}

/** The first that is loaded; others follow while the server is serving already. */
export const SCENARIO = 'paris-declaration';

export async function findScenario(api) {
  const { data } = await ask(api, `{ scenario(key: "${SCENARIO}") { id } }`);
  return data.scenario.id;
}

export async function readRun(api, id) {
  const { data } = await ask(
    api,
    'query ($id: ID!) { run(id: $id) { state done error result { hash replications partial } } }',
    { id },
  );
  return data.run;
}

export async function until(what, condition, patienceMs = PATIENCE_MS) {
  const latest = Date.now() + patienceMs;
  for (;;) {
    if (await condition()) return;
    if (Date.now() > latest) throw new Error(`${what} did not come about in ${patienceMs / 1000} s`);
    await sleep(100);
  }
}

/**
 * Waits for the end of a run for as long as it gets on. Standing still is the fault, slowness is not: beside other work a job may take long, so
 * processor time tells whether one of the processes is at it.
 */
export async function untilSucceeded(cluster, id) {
  let last;
  let patience;
  for (;;) {
    const [{ state, error, ...progress }] = await cluster.sql(
      `SELECT state, error, done, stage, stage_done, (SELECT array_agg(kind ORDER BY kind) FROM job WHERE subject = run.id) AS jobs FROM run WHERE id = $1`,
      [uuidOf(id)],
    );
    if (state === 'SUCCEEDED') return;
    if (state !== 'QUEUED' && state !== 'RUNNING') throw new Error(`the run is ${state}: ${error}`);
    const seen = JSON.stringify(progress);
    if (seen !== last) [last, patience] = [seen, new Patience(Date.now(), cluster.processorSeconds())];
    const wrong = patience.judge(Date.now(), cluster.processorSeconds());
    if (wrong !== undefined) throw new Error(`the run has stood still: ${wrong}, at ${seen}`);
    await sleep(500);
  }
}

/** A command of the root on the data folder of a cluster. */
export function runCommand(cluster, script, args) {
  const child = spawn(process.execPath, [join(workspaceRoot, 'tools', script), ...args], {
    cwd: workspaceRoot,
    env: { ...process.env, DATABASE_URL: '', MUSTER_DATA: cluster.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  child.ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
  return child;
}

export function assertEqual(what, actual, expected) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a}, expected ${b}`);
}

/** The uuid in an opaque id. */
export const uuidOf = (id) => Buffer.from(id, 'base64url').toString('latin1').split(':')[1];

/** Pseudo-random numbers from a seed that is printed, so that a failure can be repeated. */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
