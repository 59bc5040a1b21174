/** What a shown replication has in stock, has done and has decided is told of one step, and stored so that no row grows with all of them. */
import { runChunk, showReplication, toRunResult, toSnapshot, type RunResult } from '@muster/planning/run';
import { createLocalContext } from '../identity/request-context.ts';
import { toGlobalId } from '../graphql/node.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { followRun } from '../test/follow-run.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { COURSE, createToyWorld } from '../test/toy-world.ts';
import { toShownRows } from './shown-rows.ts';

jest.setTimeout(120_000);

let test: TestApp;
const world = createToyWorld('shown-state', { trainingProgrammes: [COURSE] });

beforeAll(async () => {
  test = await openTestApp();
  test.app.get(JobSupervisor).start();
  await test.app.get(JobWorker).start();
});

afterAll(() => test.close());

type State = NonNullable<RunResult['shown']['state']>;

function stateAt({ stocks, done, decisions: { id, ...times } }: State, step: number) {
  const keyed = (rows: State['stocks']) => rows.map(({ id: key, amount }) => ({ key, amount: amount[step] }));
  return { stocks: keyed(stocks), done: keyed(done), decisions: { key: id, ...times } };
}

it('tells the step that a minute is in, of the shown replication and of one that is kept', async () => {
  const scenario = await test.app.get(ScenarioService).load(createLocalContext(), world);
  const input = { scenarioId: toGlobalId('Scenario', scenario ?? ''), seed: 3, replications: 5, keepReplications: [1] };
  const started = await test.query(
    'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id } userErrors { code } } }',
    { input },
  );
  const { id } = started.body.data.runStart.run;
  await followRun(test, id);
  const snapshot = toSnapshot(world);
  const { shown, clock } = toRunResult(snapshot, 3, 5, [runChunk(snapshot, 3, 0, 5)]);
  const kept = showReplication(snapshot, 3, 1);
  const fields = 'stocks { key amount } done { key amount } decisions { key decidedMin inForceMin }';
  const read = async (atMin: number) => {
    const state = `state(atMin: ${atMin}) { ${fields} }`;
    const { body } = await test.query(`{ run(id: "${id}") { result { shown { ${state} } replication(number: 1) { ${state} } } } }`); // prettier-ignore
    return [body.data.run.result.shown.state, body.data.run.result.replication.state];
  };
  const last = clock.steps - 1;
  const asked = [
    ...[0, 1, 7, last].map((step) => [step * clock.stepMin, step]),
    ...[
      [8 * clock.stepMin - 1, 7],
      [-5, 0],
      [1e9, last],
    ],
  ];
  for (const [atMin, step] of asked)
    expect([atMin, await read(atMin)]).toEqual([atMin, [stateAt(shown.state!, step), stateAt(kept.state!, step)]]);
  // The course moves, or all steps would be alike.
  expect(new Set(shown.state!.done[0].amount).size).toBeGreaterThan(1);
});

it('has no row for all steps of many stocks', () => {
  const amount = Array.from({ length: 400 }, (_, step) => step);
  const stocks = Array.from({ length: 15_000 }, (_, i) => ({ id: `stock-${i}`, amount }));
  const decisions = { id: [], decidedMin: [], inForceMin: [] };
  const shown = { replication: 0, hash: '', elements: [], movements: {}, state: { stocks, done: [], decisions } };
  const rows = toShownRows(undefined, shown as never);
  const lengths = rows.map(({ body }) => JSON.stringify(body).length);
  expect(rows.length).toBeGreaterThan(400);
  expect(Math.max(...lengths)).toBeLessThan(400_000);
  expect(new Set(rows.map(({ part, key }) => `${part} ${key}`)).size).toBe(rows.length);
});
