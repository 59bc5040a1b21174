/** When a worker says that it lives, and how long its silence is borne: what it says is a write, which ends what servers keep of their reads. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { referenceScenarios } from '@muster/planning/reference';
import { Database } from '../database/database.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { until } from '../test/until.ts';
import { JobWorker } from './job-worker.ts';
import { SILENCE_SECONDS, WorkerRegistry } from './worker-registry.ts';

jest.setTimeout(120_000);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
  await test.app.get(JobWorker).start();
});

afterAll(() => test.close());

/** Changes with each sign of life. */
const seenAt = async (): Promise<string> =>
  (await test.source.query(`SELECT seen_at::text FROM worker WHERE id = $1`, [test.app.get(WorkerRegistry).id]))[0]
    .seen_at;

it('writes nothing while it has nothing to do, and each second while it computes', async () => {
  const before = await seenAt();
  await sleep(3500);
  expect(await seenAt()).toBe(before);
  const { body } = await test.query(`{ scenario(key: "${referenceScenarios[0].id}") { id } }`);
  const started = await test.query(
    'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id } userErrors { code } } }',
    { input: { scenarioId: body.data.scenario.id, seed: 1, replications: 2000 } },
  );
  const seen = new Set<string>();
  await until(async () => seen.add(await seenAt()).size >= 4);
  await test.query('mutation ($input: RunCancelInput!) { runCancel(input: $input) { userErrors { code } } }', {
    input: { runId: started.body.data.runStart.run.id },
  });
  await until(async () => (await test.source.query('SELECT 1 FROM job')).length === 0);
});

it('is missed soon when it holds a job, and late when it holds none', async () => {
  const [idle, busy, longIdle] = [randomUUID(), randomUUID(), randomUUID()];
  const add = (id: string, seconds: number) =>
    test.source.query(
      `INSERT INTO worker (id, host, pid, process_start, threads, engine_version, seen_at)
       VALUES ($1, 'elsewhere', 1, '', 1, '1', now() - make_interval(secs => $2))`,
      [id, seconds],
    );
  await add(idle, 2 * SILENCE_SECONDS);
  await add(busy, 2 * SILENCE_SECONDS);
  await add(longIdle, 600);
  await test.source.query(
    `INSERT INTO job (id, kind, subject, input, worker_id, lease) VALUES ($1, 'none', $1, '{}', $2, $1)`,
    [randomUUID(), busy],
  );
  const context = createSystemContext('test');
  const dead = await test.app
    .get(Database)
    .withContext(context, (manager) => test.app.get(WorkerRegistry).listDead(manager, true));
  expect(new Set(dead)).toEqual(new Set([busy, longIdle]));
});
