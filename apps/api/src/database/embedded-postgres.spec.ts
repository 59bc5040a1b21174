import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedPostgres, type DatabaseAddress } from './embedded-postgres.ts';
import { isAlive } from './process-identity.ts';

// Real servers and threads on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(120_000);

const root = mkdtempSync(join(tmpdir(), 'muster-pg-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function ask(address: DatabaseAddress, statement: string): Promise<unknown[]> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const pidOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

const dist = import.meta.dirname.replace(`${sep}src${sep}`, `${sep}dist${sep}`);

/** A process of its own that starts the database, says so, and waits. */
async function startElsewhere(folder: string): Promise<{ kill: () => Promise<void> }> {
  const script = `import { EmbeddedPostgres } from ${JSON.stringify(join(dist, 'embedded-postgres.js'))};
    await new EmbeddedPostgres({ folder: ${JSON.stringify(folder)} }).start(); console.log('started'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

describe('the embedded database', () => {
  // Longer than a socket path may be.
  const folder = join(root, 'a-folder-with-a-name'.repeat(6));

  it('is adopted after its starter was killed, keeps what was acknowledged, and the last one out stops it', async () => {
    const other = await startElsewhere(folder);
    const pid = pidOf(folder);
    const first = new EmbeddedPostgres({ folder });
    const address = await first.start();
    expect(pidOf(folder)).toBe(pid);
    await ask(address, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await other.kill();
    const second = new EmbeddedPostgres({ folder });
    await second.start();
    await first.stop();
    expect(isAlive(pid)).toBe(true);
    expect(await ask(address, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(folder, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
  });

  it('starts again over a pid file of another program, and by itself when it is killed', async () => {
    writeFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), `${process.pid}\n/nowhere\n`);
    const server = new EmbeddedPostgres({ folder });
    const address = await server.start();
    const pid = pidOf(folder);
    expect(pid).not.toBe(process.pid);
    process.kill(pid, 'SIGKILL');
    let rows: unknown[] | undefined;
    while (rows === undefined) {
      await sleep(50);
      rows = await ask(address, 'SELECT answer FROM kept').catch(() => undefined);
    }
    expect(rows).toEqual([{ answer: 42 }]);
    await server.stop();
  });

  it('listens on no network', async () => {
    const server = new EmbeddedPostgres({ folder });
    const address = await server.start();
    expect(await ask(address, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
    expect(address.host.startsWith('/')).toBe(true);
    await server.stop();
  });
});

describe('faults of the start', () => {
  const start = (env: Record<string, string>) => {
    const script = `const { main } = await import(${JSON.stringify(join(dist, '..', 'launch', 'main.js'))}); await main();`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      // A start that hangs fails the test instead of the whole run.
      timeout: 60_000,
      env: { PATH: process.env['PATH'], PORT: '0', MUSTER_DATA: join(root, 'faults'), ...env },
    });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/\bat .*:\d+|Error:/);
    return { status, stdout, stderr };
  };

  it('are one sentence and an exit code each', async () => {
    expect(start({ PORT: 'http' }).status).toBe(2);
    expect(start({ DATABASE_URL: 'mysql://x' }).status).toBe(2);
    expect(start({ HOST: '203.0.113.1' }).status).toBe(2);
    expect(start({ MUSTER_DATA: '/dev/null/data' }).status).toBe(30);
    const refused = start({ DATABASE_URL: 'postgres://muster:secret@127.0.0.1:1/muster' });
    expect(refused.status).toBe(32);
    expect(refused.stderr).toContain('127.0.0.1:1/muster');
    expect(refused.stderr).not.toContain('secret');
  });

  it('tell a data folder that may not be written', () => {
    const locked = join(root, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    // Root may write everywhere but to what is read-only by nature.
    const folder = process.getuid?.() === 0 ? '/proc/muster' : join(locked, 'data');
    const { status, stderr } = start({ MUSTER_DATA: folder });
    expect(status).toBe(30);
    expect(stderr).toContain(folder);
  });

  it('tell a port that is in use', async () => {
    const { createServer } = await import('node:net');
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const { status, stderr } = start({ PORT: String(port) });
    server.close();
    expect(status).toBe(20);
    expect(stderr).toContain(String(port));
    expect(existsSync(join(root, 'faults'))).toBe(false);
  });
});
