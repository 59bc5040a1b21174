import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
/** On a busy machine of two cores the first run takes minutes. */
const READY_MS = 420_000;

/** Muster as `npm start` starts it, on a free port with an empty data folder. */
export class MusterServer {
  private child: ChildProcess;

  private constructor(
    private readonly port: number,
    private readonly data: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {
    this.child = this.launch();
  }

  /** @param settings more of its environment, for example `MUSTER_THREADS: '0'` for a server that computes no run */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<MusterServer> {
    return new MusterServer(await freePort(), mkdtempSync(join(tmpdir(), 'muster-e2e-')), settings);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get log(): string {
    return join(this.data, 'server.log');
  }

  /** True once its process is gone, by itself or halted. */
  get hasEnded(): boolean {
    return this.child.exitCode !== null;
  }

  /** Comes back at the same address with the same data. */
  restart(): void {
    this.child = this.launch();
  }

  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.data, { recursive: true, force: true });
  }

  private launch(): ChildProcess {
    const output = openSync(this.log, 'a');
    const { port, data, settings } = this;
    const own = { PORT: String(port), HOST: '127.0.0.1', MUSTER_DATA: data, NX_TUI: 'false' };
    const child = spawn(process.execPath, ['tools/start.mjs'], {
      cwd: root,
      env: { ...environment(), ...own, ...settings },
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    return child;
  }

  /** Ends the process and keeps its data. */
  async halt(): Promise<void> {
    if (this.child.exitCode === null) {
      const gone = new Promise((done) => this.child.once('exit', done));
      this.child.kill('SIGTERM');
      const timer = setTimeout(() => this.child.kill('SIGKILL'), 20_000);
      await gone;
      clearTimeout(timer);
    }
  }
}

/** What the tests tell each other in settings of their own is nothing that a server knows. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MUSTER_')));

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

interface RunHead {
  readonly asked: number;
  readonly result: { readonly replications: number } | null;
}

/** True when all replications of a run of the reference scenario can be read; its bottlenecks may still be computed. */
async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        query: '{ scenarios(first: 20) { nodes { key runs(first: 5) { nodes { asked result { replications } } } } } }',
      }),
      signal: AbortSignal.timeout(5000),
    });
    const { data } = (await response.json()) as {
      data: { scenarios: { nodes: { key: string; runs: { nodes: RunHead[] } }[] } };
    };
    const reference = data.scenarios.nodes.find(({ key }) => key === 'paris-declaration');
    return (reference?.runs.nodes ?? []).some(({ asked, result }) => result !== null && result.replications >= asked);
  } catch {
    return false;
  }
}

/**
 * Address of the server all browser specs share, once its first run is there. `MUSTER_URL` names it: the one the suite started, or a
 * running one of the developer's.
 *
 * @throws Error with the server's last words when the run does not come.
 */
export async function readyMuster(): Promise<string> {
  const url = (process.env['MUSTER_URL'] ?? '').replace(/\/$/, '');
  const until = Date.now() + READY_MS;
  while (!(await isReady(url))) {
    if (Date.now() > until) {
      const log = process.env['E2E_SERVER_LOG'];
      throw new Error(`No finished run at ${url}.\n${log === undefined ? '' : readFileSync(log, 'utf8').slice(-8000)}`);
    }
    await new Promise((done) => setTimeout(done, 1000));
  }
  return url;
}
