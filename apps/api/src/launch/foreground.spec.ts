/** How a process ends: always, also when what it stops hangs. */
import { spawn } from 'node:child_process';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from '../test/until.ts';

jest.setTimeout(60_000);

/** What was built: a process of its own cannot load the source. */
const FOREGROUND = pathToFileURL(
  join(import.meta.dirname.replace(`${sep}src${sep}`, `${sep}dist${sep}`), 'foreground.js'),
).href;

const STANDING = "{ ready: 'ready', stop: () => new Promise(() => undefined), mostStopMs: MOST }";

function start(mostStopMs: number, then = '', standing = STANDING.replace('MOST', String(mostStopMs))) {
  const script = `
    const { runInForeground } = await import(${JSON.stringify(FOREGROUND)});
    setInterval(() => undefined, 1000);
    await runInForeground(async () => (${standing}));
    ${then}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const seen = { out: '', err: '', code: undefined as number | null | undefined };
  child.stderr.on('data', (part: Buffer) => (seen.err += part.toString()));
  child.stdout.on('data', (part: Buffer) => (seen.out += part.toString()));
  child.once('exit', (code) => (seen.code = code));
  return { child, seen };
}

it('ends by a deadline when its stop hangs, after a signal and after a fault', async () => {
  const signalled = start(200);
  await until(() => signalled.seen.out.includes('ready'));
  signalled.child.kill('SIGTERM');
  await until(() => signalled.seen.code !== undefined);
  expect(signalled.seen.code).toBe(1);

  const faulty = start(200, `setTimeout(() => { throw new Error('a fault'); }, 10);`);
  await until(() => faulty.seen.code !== undefined);
  expect(faulty.seen.code).toBe(1);
});

it('ends at once at the second signal, unless it is the first one told twice', async () => {
  const { child, seen } = start(600_000);
  await until(() => seen.out.includes('ready'));
  child.kill('SIGINT');
  await until(() => seen.out.includes('Stopping.'));
  child.kill('SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(seen.code).toBeUndefined();
  child.kill('SIGINT');
  await until(() => seen.code !== undefined);
  expect(seen.code).toBe(1);
});

it.each([
  ['Query runner already released. Cannot run queries anymore.', 32, 'The database does not answer: '],
  ['x is not a function', 1, 'Muster met a fault that it does not know: '],
])('tells of a start that ended with "%s" what it was', async (message, code, told) => {
  const { seen } = start(200, '', `await Promise.reject(new Error(${JSON.stringify(message)}))`);
  await until(() => seen.code !== undefined);
  expect([seen.code, seen.err.slice(0, told.length)]).toEqual([code, told]);
});
