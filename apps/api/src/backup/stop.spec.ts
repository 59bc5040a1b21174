/** Stopping a backup and a restore, by hand or by a signal. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { openTestApp } from '../test/test-app.ts';
import { until } from '../test/until.ts';
import { backUp, restore } from './backup.ts';

jest.setTimeout(120_000);

/** What was built: a process of its own cannot load the source. */
const MAIN = pathToFileURL(join(import.meta.dirname.replace(`${sep}src${sep}`, `${sep}dist${sep}`), 'main.js')).href;
const folder = mkdtempSync(join(tmpdir(), 'muster-stop-'));
// As root the database runs under another account.
chmodSync(folder, 0o755);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('leaves no file and changes no row', async () => {
  const test = await openTestApp();
  const other = new pg.Client(test.address);
  await other.connect();
  /** While somebody else has a table, so that it is in the midst. */
  const stopWhile = async (work: (stop: AbortSignal) => Promise<unknown>) => {
    await other.query('BEGIN');
    await other.query('LOCK TABLE place IN ACCESS EXCLUSIVE MODE');
    const stopping = new AbortController();
    const ended = expect(work(stopping.signal)).rejects.toThrow();
    await until(async () => (await other.query('SELECT FROM pg_locks WHERE NOT granted')).rows.length > 0);
    stopping.abort();
    await ended;
    await other.query('COMMIT');
  };
  try {
    const [kept, cut] = [join(folder, 'kept'), join(folder, 'cut')];
    await backUp(test.address, kept);
    await stopWhile((stop) => backUp(test.address, cut, stop));
    expect(readdirSync(folder)).toEqual(['kept']);
    const count = async () => (await other.query('SELECT count(*)::int FROM place')).rows as unknown[];
    const before = await count();
    await stopWhile((stop) => restore(test.address, kept, true, stop));
    expect(await count()).toEqual(before);
  } finally {
    await other.end();
    await test.close();
  }
});

it('by a signal stops the database that was started for it', async () => {
  const data = join(folder, 'data');
  const script = `const { main } = await import(${JSON.stringify(MAIN)}); await main('backup', [${JSON.stringify(join(folder, 'of-nothing'))}]);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, DATABASE_URL: '', MUSTER_DATA: data },
  });
  let told = '';
  let code: number | null | undefined;
  child.stderr.on('data', (part: Buffer) => (told += part.toString()));
  child.once('exit', (status) => (code = status));
  await until(() => existsSync(join(data, 'postgres', 'data', 'postmaster.pid')));
  child.kill('SIGINT');
  await until(() => code !== undefined);
  expect([code, told.includes('Stopped before it was done')]).toEqual([1, true]);
  expect(existsSync(join(data, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
});
