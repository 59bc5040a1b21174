/**
 * The embedded database: real PostgreSQL server binaries on a folder of ours, reached by a unix socket only.
 *
 * As root the server runs as `postgres` or `nobody`, because it refuses root; no account is ever created. Where that account cannot walk
 * down to the data folder (a checkout under /root), it gets the folder as an open file instead and names it /proc/self/fd/3.
 *
 * Several processes may use one folder. Each holds a lease; the last one out stops the server. A server whose starter was killed goes on,
 * and the next process adopts it. A server that dies is started again while somebody holds a lease.
 */
import { spawn, spawnSync, type SpawnOptions, type StdioOptions } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Fault, toFileFault } from '../launch/fault.ts';
import { chooseAccount, makeFolders } from './data-folder.ts';
import { LeaseFolder } from './lease.ts';
import { isReachable, prepareBinaries, type Account } from './postgres-binaries.ts';
import { isAlive, programOf } from './process-identity.ts';
import { toStartFault } from './start-fault.ts';

const USER = 'muster';
const DATABASE = 'muster';
/** Room for the name of the socket itself in the 103 bytes that every system allows. */
const SOCKET_FOLDER_MOST_BYTES = 80;
const START_WAIT_MS = 60_000;
const STOP_WAIT_MS = 20_000;
const POLL_MS = 25;
const WATCH_MS = 500;
/** A server that dies so often within so long is given up. */
const MOST_RESTARTS = 5;
const RESTARTS_WITHIN_MS = 120_000;

export interface EmbeddedOptions {
  /** The data folder of Muster. */
  readonly folder: string;
  readonly report?: (line: string) => void;
  /** Called before a database is made, because there is none yet. */
  readonly onNew?: () => void;
  /** Called when the server has died and could not be started again. */
  readonly onLost?: (fault: Fault) => void;
}

export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export class EmbeddedPostgres {
  private readonly home: string;
  private readonly leases: LeaseFolder;
  private readonly account: Account | undefined;
  private readonly socketFolder: string;
  private watch: NodeJS.Timeout | undefined;
  private watching = false;
  private restarts: number[] = [];
  private stopped = false;

  constructor(private readonly options: EmbeddedOptions) {
    const folder = resolve(options.folder);
    this.home = join(folder, 'postgres');
    try {
      makeFolders(folder);
      this.leases = new LeaseFolder(join(folder, 'leases'));
      this.account = chooseAccount(join(this.home, 'data'));
      this.makePrivateFolder(this.home);
      this.socketFolder = this.prepareSocketFolder(folder);
    } catch (error) {
      throw toFileFault(error, folder);
    }
  }

  /** Starts or adopts the server, creates the database when there is none, and takes a lease. */
  async start(): Promise<DatabaseAddress> {
    try {
      await this.leases.withLock(async () => {
        this.leases.take();
        await this.ensureRunning();
      });
    } catch (error) {
      this.leases.giveBack();
      throw toFileFault(error, this.options.folder);
    }
    this.watch = setInterval(() => void this.restartWhenDead(), WATCH_MS);
    this.watch.unref();
    return this.address(DATABASE);
  }

  /** Gives the lease back; stops the server when nobody else holds one. */
  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    clearInterval(this.watch);
    await this.leases.withLock(async () => {
      this.leases.giveBack();
      if (this.leases.countOthers() > 0) return;
      const pid = this.findServer();
      if (pid === undefined) return;
      // SIGINT: the fast shutdown, which ends sessions and writes everything down. SIGQUIT only when it hangs; recovery repairs that.
      for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
        trySignal(pid, signal);
        if (await waitUntil(() => !isAlive(pid), STOP_WAIT_MS)) break;
      }
      rmSync(this.socketFolder, { recursive: true, force: true });
    });
  }

  private address(database: string): DatabaseAddress {
    const password = readFileSync(join(this.home, 'password'), 'utf8').trim();
    return { host: this.socketFolder, port: 5432, user: USER, password, database };
  }

  private async ensureRunning(): Promise<void> {
    const bin = prepareBinaries(this.account, [resolve(this.options.folder), '/var/tmp', tmpdir()]);
    if (!existsSync(join(this.home, 'data', 'PG_VERSION'))) await this.createCluster(bin);
    this.assertVersion(bin);
    const latest = performance.now() + START_WAIT_MS;
    while (performance.now() < latest) {
      const running = this.findServer();
      if (running === undefined) {
        this.options.report?.('Starting the embedded database.');
        const failure = await this.spawnServer(bin);
        if (failure === undefined) break;
        // Children of a killed server hold its memory for a moment longer.
        if (!/shared memory block|is another postmaster/i.test(failure))
          throw toStartFault(failure, this.options.folder);
        await sleep(POLL_MS * 8);
      } else if (await this.isReady()) break;
      else await sleep(POLL_MS);
    }
    await this.createDatabase();
  }

  /** Under another name first, so that a cluster is complete or not there. */
  private async createCluster(bin: string): Promise<void> {
    this.options.report?.('Creating the embedded database.');
    this.options.onNew?.();
    const data = join(this.home, 'data');
    rmSync(data, { recursive: true, force: true });
    rmSync(`${data}.new`, { recursive: true, force: true });
    const password = join(this.home, 'password');
    writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (this.account !== undefined) chownSync(password, this.account.uid, this.account.gid);
    const { path, options, close } = this.spawnOptions(['ignore', 'pipe', 'pipe']);
    const args = [
      '-D',
      `${path}/data.new`,
      '-U',
      USER,
      '-A',
      'scram-sha-256',
      `--pwfile=${path}/password`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-instructions',
    ];
    // In a group of its own, as the server: Ctrl-C is for Muster, which stops as soon as the start is through.
    const running = runToEnd(join(bin, 'initdb'), args, { ...options, detached: true });
    close();
    const { isDone, output: told } = await running;
    if (!isDone) {
      rmSync(`${data}.new`, { recursive: true, force: true });
      throw toStartFault(told, this.options.folder);
    }
    renameSync(`${data}.new`, data);
  }

  private assertVersion(bin: string): void {
    const made = readFileSync(join(this.home, 'data', 'PG_VERSION'), 'utf8').trim();
    const major = /PostgreSQL\) (\d+)/.exec(
      spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/' }).stdout ?? '',
    )?.[1];
    if (major !== undefined && major !== made) {
      throw new Fault(
        'databaseVersion',
        `The data folder ${this.options.folder} was made by PostgreSQL ${made}, and this Muster brings ${major}; dump it with the Muster that made it.`,
      );
    }
  }

  /** @returns undefined when the server accepts connections, otherwise what it wrote before it ended */
  private async spawnServer(bin: string): Promise<string | undefined> {
    this.makePrivateFolder(this.socketFolder);
    const log = join(this.home, 'log');
    const output = openSync(log, 'w', 0o600);
    const { path, options, close } = this.spawnOptions(['ignore', output, output]);
    const settings = {
      listen_addresses: '',
      unix_socket_directories: this.socketFolder,
      unix_socket_permissions: '0700',
      max_connections: '100',
      shared_buffers: '128MB',
      // The folder may be copied or thrown away as a whole; what was acknowledged has to be there after a kill.
      fsync: 'on',
      timezone: 'UTC',
      log_timezone: 'UTC',
    };
    const args = [
      '-D',
      `${path}/data`,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    // Detached: Ctrl-C reaches the whole group of the terminal, and the database has to outlive the requests that are drained.
    const child = spawn(join(bin, 'postgres'), args, { ...options, detached: true });
    let ended = false;
    child.once('exit', () => (ended = true));
    child.once('error', () => (ended = true));
    child.unref();
    closeSync(output);
    close();
    const latest = performance.now() + START_WAIT_MS;
    while (!ended && performance.now() < latest) {
      if (await this.isReady()) return undefined;
      await sleep(POLL_MS);
    }
    return readFileSync(log, 'utf8') || 'it gave no reason';
  }

  private async isReady(): Promise<boolean> {
    const client = new pg.Client({ ...this.address('postgres'), connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async createDatabase(): Promise<void> {
    const client = new pg.Client({ ...this.address('postgres'), connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    await client.connect().catch((error: Error) => {
      throw toStartFault(error.message, this.options.folder);
    });
    try {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} TEMPLATE template0`);
    } finally {
      await client.end();
    }
  }

  /** Process id of a living server on our folder. A pid file that names another program is left over and removed. */
  private findServer(): number | undefined {
    const file = join(this.home, 'data', 'postmaster.pid');
    let pid: number;
    try {
      pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    } catch {
      return undefined;
    }
    if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && programOf(pid).startsWith('postgres')) return pid;
    rmSync(file, { force: true });
    return undefined;
  }

  private async restartWhenDead(): Promise<void> {
    if (this.watching || this.stopped || this.findServer() !== undefined) return;
    this.watching = true;
    try {
      const nowMs = performance.now();
      this.restarts = [...this.restarts.filter((at) => nowMs - at < RESTARTS_WITHIN_MS), nowMs];
      if (this.restarts.length > MOST_RESTARTS)
        throw new Fault(
          'databaseFailed',
          `The embedded database has ended ${MOST_RESTARTS} times in ${RESTARTS_WITHIN_MS / 60_000} minutes; see ${join(this.home, 'log')}.`,
        );
      this.options.report?.('The embedded database has ended; starting it again.');
      await this.leases.withLock(async () => {
        if (!this.stopped) await this.ensureRunning();
      });
    } catch (error) {
      clearInterval(this.watch);
      const fault =
        error instanceof Fault
          ? error
          : new Fault(
              'databaseFailed',
              `The embedded database has ended and could not be started again; see ${join(this.home, 'log')}.`,
              error,
            );
      this.options.onLost?.(fault);
    } finally {
      this.watching = false;
    }
  }

  /** How to name the home folder to a process of the server's account, and how to start that process. */
  private spawnOptions(stdio: StdioOptions & unknown[]) {
    if (this.account === undefined) return { path: this.home, options: { stdio, cwd: '/' }, close: () => undefined };
    if (isReachable(this.home, this.account))
      return { path: this.home, options: { stdio, cwd: '/', ...this.account }, close: () => undefined };
    const folder = openSync(this.home, 'r');
    return {
      path: '/proc/self/fd/3',
      options: { stdio: [...stdio, folder] as StdioOptions, cwd: '/', ...this.account },
      close: () => closeSync(folder),
    };
  }

  private makePrivateFolder(folder: string): void {
    if (!existsSync(folder)) {
      mkdirSync(folder, { mode: 0o700 });
      if (this.account !== undefined) chownSync(folder, this.account.uid, this.account.gid);
    }
  }

  /** In the data folder when the path is short enough and can be walked, else under the system's folder for such things. */
  private prepareSocketFolder(folder: string): string {
    const near = join(this.home, 's');
    const fits = Buffer.byteLength(near) <= SOCKET_FOLDER_MOST_BYTES && isReachable(this.home, this.account);
    const digest = createHash('sha256').update(folder).digest('hex').slice(0, 12);
    const chosen = fits ? near : join('/tmp', `muster-${process.getuid?.() ?? 0}-${digest}`);
    this.makePrivateFolder(chosen);
    const { uid, mode } = lstatSync(chosen);
    const owner = this.account?.uid ?? process.getuid?.();
    if (uid !== owner || (mode & 0o077) !== 0)
      throw new Fault('dataFolder', `${chosen} belongs to another user; remove it to let the database use it.`);
    return chosen;
  }
}

/** Runs a program to its end, and tells what it wrote. */
function runToEnd(
  program: string,
  args: string[],
  options: SpawnOptions,
): Promise<{ isDone: boolean; output: string }> {
  const child = spawn(program, args, options);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ isDone: false, output: message }));
    child.once('close', (code) => resolve({ isDone: code === 0, output }));
  });
}

function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

async function waitUntil(done: () => boolean, mostMs: number): Promise<boolean> {
  const latest = performance.now() + mostMs;
  while (!done()) {
    if (performance.now() > latest) return false;
    await sleep(POLL_MS);
  }
  return true;
}
