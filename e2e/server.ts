import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Muster {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const root = resolve(import.meta.dirname, '..');
/** On a busy machine of two cores the first run takes minutes. */
const READY_MS = 420_000;

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(5000),
  });
  return ((await response.json()) as { data?: unknown }).data;
}

/** True when all replications of the first run can be read; its bottlenecks may still be computed. */
async function isReady(url: string): Promise<boolean> {
  try {
    const data = (await ask(url, '{ runs(first: 5) { nodes { asked result { replications } } } }')) as {
      runs: { nodes: { asked: number; result: { replications: number } | null }[] };
    };
    return data.runs.nodes.some(({ asked, result }) => result !== null && result.replications >= asked);
  } catch {
    return false;
  }
}

/**
 * Starts Muster as `npm start` does, on a free port with an empty data folder, and waits until the first run is there.
 * `MUSTER_URL` names a running one instead.
 */
export async function startMuster(): Promise<Muster> {
  const running = process.env['MUSTER_URL'];
  if (running !== undefined && running !== '') return { url: running.replace(/\/$/, ''), stop: async () => undefined };
  const data = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', MUSTER_DATA: data, NX_TUI: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const note = (text: Buffer) => (output = (output + text.toString()).slice(-8000));
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  const stop = async () => {
    await end(child);
    rmSync(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const until = Date.now() + READY_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`Muster did not come up with a finished run. Its last words:\n${output}`);
    }
    await new Promise((done) => setTimeout(done, 1000));
  }
  return { url, stop };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(timer);
}
