import type { Estimate, Frame, Lever } from '@muster/planning/run';
import type { FromWorker, ToWorker } from './protocol.ts';
import { isAnswered, WhatIfPool, type WorkerLike } from './what-if-pool.ts';

const frame = { clock: {}, subjects: [] } as unknown as Frame;
const estimate = (replication: number) => ({ replication, hash: `hash-${replication}` }) as Estimate;

class FakeWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly asked: ToWorker[] = [];
  postMessage(message: ToWorker) {
    this.asked.push(message);
  }
  terminate() {}
  say(data: FromWorker) {
    this.onmessage?.({ data } as MessageEvent<FromWorker>);
  }
  /** Answers the newest question, up to `count` replications. */
  answer(count = Infinity) {
    const question = this.asked.findLast((message) => message.kind === 'estimate');
    if (question?.kind !== 'estimate') return;
    const { job, replications } = question;
    this.say({ kind: 'frame', job, frame });
    for (const r of replications.slice(0, count))
      this.say({ kind: 'pair', job, pair: { plan: estimate(r), variant: estimate(r) } });
  }
}

const LEVERS: Lever[] = [{ kind: 'attack', days: -90 }];

function openPool() {
  const workers: FakeWorker[] = [];
  let time = 0;
  const pool = new WhatIfPool(
    {} as never,
    1,
    () => {
      workers.push(new FakeWorker());
      return workers[workers.length - 1];
    },
    2,
    () => time,
  );
  return { pool, workers, pass: (ms: number) => (time += ms) };
}

test('a question asked while the workers open is answered once they are', () => {
  const { pool, workers } = openPool();
  pool.ask(LEVERS, 20);
  expect(workers[0].asked.map(({ kind }) => kind)).toEqual(['open']);
  for (const worker of workers) worker.say({ kind: 'opened', frame });
  expect(workers.map(({ asked }) => asked.at(-1))).toMatchObject([
    { levers: LEVERS, replications: [0, 2, 4, 6, 8, 10, 12, 14, 16, 18] },
    { levers: LEVERS, replications: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19] },
  ]);
});

test('the first estimate comes after eight replications, the whole one after all; both are timed', () => {
  const { pool, workers, pass } = openPool();
  for (const worker of workers) worker.say({ kind: 'opened', frame });
  pool.ask(LEVERS, 20);
  pass(40);
  workers[0].answer(4);
  expect(pool.state()).toMatchObject({ phase: 'estimating', firstMs: null, pairs: [] });
  workers[1].answer(4);
  expect(pool.state()).toMatchObject({ firstMs: 40, done: 8, variant: frame });
  expect(pool.state().pairs.map(({ plan }) => plan.replication)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  pass(60);
  for (const worker of workers) worker.answer();
  expect(pool.state()).toMatchObject({ phase: 'done', firstMs: 40, wholeMs: 100, done: 20 });
});

test('the answer to an older question is dropped', () => {
  const { pool, workers } = openPool();
  for (const worker of workers) worker.say({ kind: 'opened', frame });
  pool.ask(LEVERS, 8);
  const old = workers[0].asked.at(-1);
  pool.ask([], 8);
  if (old?.kind !== 'estimate') throw new Error('nothing was asked');
  for (let r = 0; r < 8; r++)
    workers[0].say({ kind: 'pair', job: old.job, pair: { plan: estimate(r), variant: estimate(r) } });
  expect(pool.state()).toMatchObject({ done: 0, levers: [] });
});

test('workers rest while nobody looks, and go on when somebody does', () => {
  const { pool, workers } = openPool();
  const leave = pool.subscribe(() => undefined);
  for (const worker of workers) worker.say({ kind: 'opened', frame });
  pool.ask(LEVERS, 20);
  leave();
  expect(workers[0].asked.at(-1)).toMatchObject({ kind: 'estimate', replications: [] });
  pool.subscribe(() => undefined);
  expect(workers[0].asked.at(-1)).toMatchObject({ levers: LEVERS, replications: [0, 2, 4, 6, 8, 10, 12, 14, 16, 18] });
  for (const worker of workers) worker.answer();
  expect(pool.state()).toMatchObject({ phase: 'done', done: 20 });
});

test('a fault while the workers open is told, and the next question opens them anew', () => {
  const { pool, workers } = openPool();
  workers[0].say({ kind: 'failed', job: null, message: 'no route' });
  expect(pool.state()).toMatchObject({ phase: 'failed', message: 'no route' });
  pool.ask(LEVERS, 8);
  expect([pool.state().phase, workers.length]).toEqual(['opening', 4]);
  for (const worker of workers.slice(2)) worker.say({ kind: 'opened', frame });
  for (const worker of workers.slice(2)) worker.answer();
  expect(pool.state()).toMatchObject({ phase: 'done', message: null });
});

test('after a question that failed the next one is answered', () => {
  const { pool, workers } = openPool();
  for (const worker of workers) worker.say({ kind: 'opened', frame });
  pool.ask(LEVERS, 8);
  const question = workers[0].asked.at(-1);
  if (question?.kind !== 'estimate') throw new Error('nothing was asked');
  workers[0].say({ kind: 'failed', job: question.job, message: 'no such gate' });
  expect(pool.state()).toMatchObject({ phase: 'failed', message: 'no such gate' });
  pool.ask([], 8);
  for (const worker of workers) worker.answer();
  expect(pool.state()).toMatchObject({ phase: 'done', done: 8 });
});

test('a worker that ends is told', () => {
  const { pool, workers } = openPool();
  workers[1].onerror?.({ message: 'out of memory' } as ErrorEvent);
  expect(pool.state()).toMatchObject({ phase: 'failed', message: 'out of memory' });
});

test('a question that fails shows no answer of the one before, and can be asked again', () => {
  const { pool, workers } = openPool();
  for (const worker of workers) worker.say({ kind: 'opened', frame });
  pool.ask([], 16);
  for (const worker of workers) worker.answer();
  expect(isAnswered(pool.state())).toBe(true);
  pool.ask(LEVERS, 16);
  const asked = workers[0].asked.at(-1);
  workers[0].say({ kind: 'failed', job: asked?.kind === 'estimate' ? asked.job : null, message: 'no' });
  expect(pool.state().phase).toBe('failed');
  expect(isAnswered(pool.state())).toBe(false);
  pool.ask(pool.state().levers, 16);
  for (const worker of workers) worker.answer();
  expect([pool.state().phase, isAnswered(pool.state())]).toEqual(['done', true]);
});

test('the replication that a run shows is proved: by the estimates, or after them when it is none of theirs', () => {
  const { pool, workers } = openPool();
  for (const worker of workers) worker.say({ kind: 'opened', frame });
  pool.prove(3);
  pool.ask(LEVERS, 8);
  for (const worker of workers) worker.answer();
  expect(pool.state()).toMatchObject({ phase: 'done', proof: { replication: 3, hash: 'hash-3' } });
  expect(workers[0].asked.some(({ kind }) => kind === 'prove')).toBe(false);

  pool.prove(1430);
  pool.prove(1430);
  expect(pool.state().proof).toBeNull();
  expect(workers[0].asked.filter(({ kind }) => kind === 'prove')).toEqual([{ kind: 'prove', replication: 1430 }]);
  workers[0].say({ kind: 'proof', proof: { replication: 1430, hash: 'abc' } });
  expect(pool.state()).toMatchObject({ phase: 'done', proof: { replication: 1430, hash: 'abc' }, done: 8 });
  // The plan is the same in every question: what is proved stays so.
  pool.ask([], 8);
  expect(pool.state().proof?.hash).toBe('abc');
});

test('a proof that is wanted of a replication that is estimated already is there at once', () => {
  const { pool, workers } = openPool();
  for (const worker of workers) worker.say({ kind: 'opened', frame });
  pool.prove(5);
  pool.ask(LEVERS, 8);
  workers[0].answer(2);
  pool.prove(2);
  expect(pool.state()).toMatchObject({ phase: 'estimating', proof: { replication: 2, hash: 'hash-2' } });
  for (const worker of workers) worker.answer();
  pool.prove(3);
  expect(pool.state()).toMatchObject({ phase: 'done', proof: { replication: 3, hash: 'hash-3' } });
  expect(workers[0].asked.some(({ kind }) => kind === 'prove')).toBe(false);
});

test('a proof that is wanted while the estimates are on their way comes after them', () => {
  const { pool, workers } = openPool();
  for (const worker of workers) worker.say({ kind: 'opened', frame });
  pool.ask(LEVERS, 8);
  pool.prove(900);
  expect(workers[0].asked.some(({ kind }) => kind === 'prove')).toBe(false);
  for (const worker of workers) worker.answer();
  expect(workers[0].asked.at(-1)).toEqual({ kind: 'prove', replication: 900 });
});
