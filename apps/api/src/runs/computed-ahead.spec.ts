import type { TaskPool } from '../jobs/task-pool.ts';
import { ComputedAhead } from './computed-ahead.ts';
import type { ChunkTask } from './run-tasks.ts';
import type { SharedSnapshot } from './shared-snapshot.ts';

interface Call {
  readonly name: string;
  readonly task: ChunkTask & { readonly chunks: readonly Uint8Array[] };
  readonly answer: (found: object) => Promise<void>;
  readonly fail: () => Promise<void>;
}

const settle = () => new Promise<void>((done) => setImmediate(done));

/** A pool whose tasks end when the test says so. */
function poolOf() {
  const calls: Call[] = [];
  const run = (name: string, task: Call['task'], signal: AbortSignal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')));
      const answer = (found: object) => (resolve(found), settle());
      const fail = () => (reject(new Error('the thread died')), settle());
      calls.push({ name, task, answer, fail });
    });
  return { calls, pool: { run } as unknown as TaskPool };
}

const OF = { snapshotHash: 'abc', seed: 1 };
const snapshot = {} as SharedSnapshot;
const never = new AbortController().signal;

async function begin(asked: number) {
  const { calls, pool } = poolOf();
  const ahead = new ComputedAhead(pool, {
    snapshot: { hash: 'abc', compiled: Promise.resolve(snapshot) },
    seed: 1,
    asked,
  });
  await settle();
  return { calls, ahead };
}

const chunk = (byte: number) => ({ outcomes: Uint8Array.of(byte), replicationMs: 1 });

describe('what the first run will ask', () => {
  test('is computed one chunk after another, then drawn, and given away once', async () => {
    const { calls, ahead } = await begin(4);
    expect(calls.map(({ name, task }) => [name, task.seed, task.from, task.to])).toEqual([['run.chunk', 1, 0, 2]]);
    await calls[0].answer(chunk(7));
    const second = ahead.takeChunk({ ...OF, from: 2, to: 4 }, never);
    await calls[1].answer(chunk(8));
    expect(await second).toEqual(chunk(8));
    expect(await ahead.takeChunk({ ...OF, from: 0, to: 2 }, never)).toEqual(chunk(7));
    expect(ahead.takeChunk({ ...OF, from: 0, to: 2 }, never)).toBeUndefined();
    expect(calls[2].name).toBe('run.picture');
    expect(calls[2].task.chunks).toEqual([Uint8Array.of(7), Uint8Array.of(8)]);
    await calls[2].answer({ picture: true });
    expect(await ahead.takePicture({ ...OF, asked: 4, replications: 4 }, never)).toEqual({ picture: true });
    expect(ahead.takePicture({ ...OF, asked: 4, replications: 4 }, never)).toBeUndefined();
  });

  test('is left to who asks before it is begun, and the picture with it', async () => {
    const { calls, ahead } = await begin(6);
    expect(ahead.takeChunk({ ...OF, from: 2, to: 4 }, never)).toBeUndefined();
    await calls[0].answer(chunk(1));
    expect(calls[1].task.from).toBe(4);
    await calls[1].answer(chunk(2));
    expect(calls).toHaveLength(2);
    expect(ahead.takePicture({ ...OF, asked: 6, replications: 6 }, never)).toBeUndefined();
  });

  test('has no answer where its thread died, and goes no further', async () => {
    const { calls, ahead } = await begin(4);
    const taken = ahead.takeChunk({ ...OF, from: 0, to: 2 }, never);
    await calls[0].fail();
    expect(await taken).toBeUndefined();
    expect(calls).toHaveLength(1);
    expect(ahead.takeChunk({ ...OF, from: 2, to: 4 }, never)).toBeUndefined();
  });

  test.each(['before', 'after'])('ends where it hangs when the job that took it has to, told %s that', async (when) => {
    const { ahead } = await begin(4);
    const job = new AbortController();
    if (when === 'before') job.abort();
    const taken = ahead.takeChunk({ ...OF, from: 0, to: 2 }, job.signal);
    if (when === 'after') job.abort();
    expect(await taken).toBeUndefined();
  });

  test.each([
    { ...OF, snapshotHash: 'other', from: 0, to: 2 },
    { ...OF, seed: 2, from: 0, to: 2 },
    { ...OF, from: 0, to: 4 },
  ])('is not that of another run or range: %j', async (other) => {
    const { calls, ahead } = await begin(4);
    expect(ahead.takeChunk(other, never)).toBeUndefined();
    await calls[0].answer(chunk(1));
    await calls[1].answer(chunk(2));
    expect(ahead.takePicture({ ...other, asked: 5, replications: 4 }, never)).toBeUndefined();
    expect(await ahead.takeChunk({ ...OF, from: 0, to: 2 }, never)).toEqual(chunk(1));
  });
});
