/** After the last replication: bottlenecks are shown before they are confirmed, and end as if one process had found them in one go. */
import { boundCommodities, loadSolver } from '@muster/planning/optimisation';
import { findBottlenecks, runChunk, toSnapshot } from '@muster/planning/run';
import { createLocalContext } from '../identity/request-context.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { TaskFault, TaskPool } from '../jobs/task-pool.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { until } from '../test/until.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { RunService } from './run.service.ts';

jest.setTimeout(120_000);

const REPLICATIONS = 30;
/** Four columns wait for one train and one ramp. */
const busy = createToyWorld('busy', {
  movements: ['1', '2', '3', '4'].map((id) => ({
    id,
    from: 'north',
    to: 'south',
    cargo: { wheeled: 60, massT: 600 },
    requiredAt: { anchor: 'CF', offset: 2 },
  })),
});

let test: TestApp;
let scenarioId: string;

beforeAll(async () => {
  test = await openTestApp();
  const uuid = await test.app.get(ScenarioService).load(createLocalContext(), busy);
  scenarioId = toGlobalId('Scenario', uuid ?? '');
  test.app.get(JobSupervisor).start();
  await test.app.get(JobWorker).start();
});

afterAll(() => test.close());

const READ = `query ($id: ID!) { run(id: $id) { state error stage { name done total } result { partial
  bottlenecks { resource relief pool shareOfWaiting confirmed stage daysGained { mean low high replications } }
  commodityBound { replication closureMin boundMin otherBoundMin ratio finished columns rows solves } shown { replication } } } }`;

interface Row {
  readonly resource: string;
  readonly relief: string;
  readonly stage: string;
  readonly confirmed: boolean;
  readonly daysGained: object | null;
}

const readRun = async (id: string) => (await test.query(READ, { id })).body.data.run;

async function start(seed: number): Promise<string> {
  const { body } = await test.query(
    'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id stage { name done total } } userErrors { code } } }',
    { input: { scenarioId, seed, replications: REPLICATIONS } },
  );
  expect(body.data.runStart.run.stage).toEqual({ name: 'REPLICATIONS', done: 0, total: REPLICATIONS });
  return body.data.runStart.run.id as string;
}

/** What a subscriber hears until the run ends. */
async function follow(id: string, onStage: (stage: string) => Promise<void> = async () => undefined) {
  const uuid = findUuid(id, 'Run');
  const stages: { name: string; done: number; total: number }[] = [];
  for await (const { stage } of await test.app.get(RunService).watch(createLocalContext(), uuid)) {
    stages.push(stage);
    await onStage(stage.name);
  }
  return stages;
}

function expected(seed: number) {
  const snapshot = toSnapshot(busy);
  const rows = findBottlenecks(snapshot, seed, [runChunk(snapshot, seed, 0, REPLICATIONS)]);
  // In one go nobody reads how far it is.
  return rows.map((row) => ({ ...row, stage: row.confirmed ? 'CONFIRMED' : row.daysGained ? 'TRIED' : 'SUSPECTED' }));
}

/** What one process would prove of the replication that the run shows. */
const expectedBound = async (seed: number, { replication }: { readonly replication: number }) =>
  boundCommodities(toSnapshot(busy), seed, replication, await loadSolver());

describe('the finish of a run', () => {
  it('names bottlenecks, tries their reliefs and confirms the best, each to be read at once', async () => {
    const id = await start(3);
    const seen = new Map<string, Row[]>();
    const stages = await follow(id, async () => {
      const { stage, result } = await readRun(id);
      if (result !== null) seen.set(stage.name, result.bottlenecks);
    });
    const names = [...new Set(stages.map(({ name }) => name))];
    expect(names.at(-1)).toBe('COMPLETE');
    expect(names).toEqual(
      ['REPLICATIONS', 'RELIEFS', 'CONFIRMATION', 'COMPLETE'].filter((name) => names.includes(name)),
    );
    for (const row of seen.get('REPLICATIONS') ?? [])
      expect(row).toMatchObject({ stage: 'SUSPECTED', daysGained: null });
    const { state, result } = await readRun(id);
    expect(state).toBe('SUCCEEDED');
    expect(result.bottlenecks).toEqual(expected(3));
    expect(result.bottlenecks[0]).toMatchObject({ confirmed: true, stage: 'CONFIRMED' });
    expect(result.commodityBound).toEqual(await expectedBound(3, result.shown));
    expect(result.commodityBound.boundMin).toBeLessThanOrEqual(result.commodityBound.closureMin);
  });

  it.each(['run.trial', 'run.confirmation', 'run.outlook', 'run.bound'])(
    'ends with the same rows when the worker at %s is gone',
    async (kind) => {
      const pool = test.app.get(TaskPool);
      const run = pool.run.bind(pool);
      let stolen = 0;
      const robbed = jest.spyOn(pool, 'run').mockImplementation(async (name, ...rest) => {
        // The lease is another's from now on: what the living worker writes is dropped, and the supervisor hands the job out again.
        if (name === kind && stolen === 0)
          [, stolen] = await test.source.query(
            `UPDATE job SET worker_id = '00000000-0000-4000-8000-00000000dead', lease = gen_random_uuid() WHERE kind = $1 RETURNING id`,
            [kind],
          );
        return run(name, ...rest);
      });
      const id = await start(4);
      const stages = await follow(id);
      robbed.mockRestore();
      expect(stolen).toBeGreaterThan(0);
      expect(stages.at(-1)?.name).toBe('COMPLETE');
      const { state, result } = await readRun(id);
      expect(state).toBe('SUCCEEDED');
      expect(result.bottlenecks).toEqual(expected(4));
      expect(result.commodityBound).toEqual(await expectedBound(4, result.shown));
      const left = await test.source.query(
        'SELECT count(*)::int AS count FROM run_chunk UNION ALL SELECT count(*)::int FROM job',
      );
      expect(left).toEqual([{ count: 0 }, { count: 0 }]);
    },
  );

  it('does not fail for want of a bound', async () => {
    const pool = test.app.get(TaskPool);
    const run = pool.run.bind(pool);
    const refusing = jest.spyOn(pool, 'run').mockImplementation((name, ...rest) => {
      if (name === 'run.bound') throw new TaskFault('the solver is out of memory');
      return run(name, ...rest);
    });
    const id = await start(6);
    await follow(id);
    refusing.mockRestore();
    const { state, result } = await readRun(id);
    expect(state).toBe('SUCCEEDED');
    expect(result.commodityBound).toBeNull();
    expect(result.bottlenecks).toEqual(expected(6));
  });

  /** The solver works on the bound until it is told to stop. */
  function solveWithoutEnd() {
    const pool = test.app.get(TaskPool);
    const run = pool.run.bind(pool);
    let stopped = 0;
    const spy = jest.spyOn(pool, 'run').mockImplementation((name, input, signal, ...rest) => {
      if (name !== 'run.bound') return run(name, input, signal, ...rest);
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          stopped += 1;
          reject(new Error('aborted'));
        }),
      );
    });
    return {
      isSolving: () => spy.mock.calls.some(([name]) => name === 'run.bound'),
      isStopped: () => stopped === 1,
      end: () => spy.mockRestore(),
    };
  }

  it('does not fail when the worker at its bound is lost for the last time', async () => {
    const solver = solveWithoutEnd();
    const id = await start(7);
    const stages = follow(id);
    await until(() => solver.isSolving());
    // In the order in which the queue locks: the row of pg-boss, then the job.
    const [, stolen] = await test.source.transaction(async (manager) => {
      await manager.query(
        `UPDATE pgboss.job SET state = 'active', retry_count = retry_limit WHERE id IN (SELECT id FROM job WHERE kind = 'run.bound')`,
      );
      return manager.query(
        `UPDATE job SET worker_id = '00000000-0000-4000-8000-00000000dead', lease = gen_random_uuid() WHERE kind = 'run.bound'`,
      );
    });
    expect(stolen).toBe(1);
    expect((await stages).at(-1)?.name).toBe('COMPLETE');
    solver.end();
    const { state, result } = await readRun(id);
    expect(state).toBe('SUCCEEDED');
    expect(result.commodityBound).toBeNull();
    expect(result.bottlenecks).toEqual(expected(7));
    expect(await test.source.query('SELECT count(*)::int AS count FROM job')).toEqual([{ count: 0 }]);
  });

  it('is cancelled while its bound is solved: the solver is stopped, and what was found stays', async () => {
    const solver = solveWithoutEnd();
    const id = await start(8);
    await until(
      async () => solver.isSolving() && (await readRun(id)).result?.bottlenecks.some(({ confirmed }: Row) => confirmed),
    );
    expect((await readRun(id)).state).toBe('RUNNING');
    await test.query('mutation ($id: ID!) { runCancel(input: { runId: $id }) { run { state } } }', { id });
    await until(() => solver.isStopped());
    solver.end();
    const { state, result } = await readRun(id);
    expect(state).toBe('CANCELLED');
    expect(result.commodityBound).toBeNull();
    expect(result.bottlenecks).toEqual(expected(8));
    expect(await test.source.query('SELECT count(*)::int AS count FROM job')).toEqual([{ count: 0 }]);
  });

  it('is cancelled while reliefs are tried, and keeps what was found', async () => {
    const id = await start(5);
    let isAsked = false;
    const stages = await follow(id, async (name) => {
      if (name === 'REPLICATIONS' || isAsked) return;
      isAsked = true;
      await test.query('mutation ($id: ID!) { runCancel(input: { runId: $id }) { run { state } } }', { id });
    });
    const { state, error, stage, result } = await readRun(id);
    // On a quick machine it may have ended before.
    expect([`CANCELLED`, `SUCCEEDED`, error]).toContain(state);
    expect(stage).toEqual(stages.at(-1));
    expect(result.partial).toBe(false);
    expect(result.bottlenecks.map(({ resource }: Row) => resource).sort()).toEqual(
      expected(5)
        .map(({ resource }) => resource)
        .sort(),
    );
    const left = await test.source.query('SELECT count(*)::int AS count FROM job');
    expect(left).toEqual([{ count: 0 }]);
  });
});
