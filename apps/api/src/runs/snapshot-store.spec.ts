/** A compilation serves all who wait for it, and ends when the last of them does not wait any more. */
import { ENGINE_VERSION } from '@muster/planning/run';
import type { Database } from '../database/database.ts';
import type { TaskPool } from '../jobs/task-pool.ts';
import { SnapshotStore } from './snapshot-store.ts';

const REFERENCE = { snapshotHash: 'h', engineVersion: ENGINE_VERSION };
const database = { withContext: async () => [{ document: '{}' }] } as unknown as Database;

/** A thread that compiles until it is told that it is done, or ended. */
function threads() {
  const calls: { readonly done: () => void; readonly signal: AbortSignal }[] = [];
  const run = (_name: string, _input: object, signal: AbortSignal) =>
    new Promise<Uint8Array>((resolve, reject) => {
      calls.push({ done: () => resolve(new Uint8Array(1)), signal });
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  return { calls, store: new SnapshotStore(database, { run } as unknown as TaskPool) };
}

const begun = () => new Promise((resolve) => setImmediate(resolve));

test('whoever stops waiting leaves the compilation to the others; the last ends it', async () => {
  const { calls, store } = threads();
  const [one, other] = [new AbortController(), new AbortController()];
  const waits = [store.load(REFERENCE, one.signal), store.load(REFERENCE, other.signal)].map((wait) =>
    wait.catch(() => 'ended'),
  );
  await begun();
  one.abort();
  expect(await waits[0]).toBe('ended');
  expect(calls.map(({ signal }) => signal.aborted)).toEqual([false]);
  other.abort();
  expect(await waits[1]).toBe('ended');
  expect(calls.map(({ signal }) => signal.aborted)).toEqual([true]);
});

test('who comes after it was ended has it compiled anew, and what is compiled stays', async () => {
  const { calls, store } = threads();
  const given = new AbortController();
  const ended = store.load(REFERENCE, given.signal).catch(() => 'ended');
  await begun();
  given.abort();
  await ended;
  const never = new AbortController().signal;
  const anew = store.load(REFERENCE, never);
  await begun();
  calls[1].done();
  const snapshot = await anew;
  expect(await store.load(REFERENCE, never)).toBe(snapshot);
  expect(calls).toHaveLength(2);
  expect(calls[1].signal.aborted).toBe(false);
});
