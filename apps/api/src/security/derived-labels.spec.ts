/** Who sees what was computed from a row that is released to fewer by now. */
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { loadTwoNations } from '../test/two-nations-world.ts';

jest.setTimeout(240_000);

const TABLES = ['contribution', 'force_element', 'lift_pool', 'stock', 'gate'];
const EVERYBODY = ['planner-FR', 'releaser-FR', 'planner-GB', 'tool-GB', 'cell', 'observer'];
const START = `mutation ($input: RunStartInput!) { runStart(input: $input) { run { id label { toAll nations level } } userErrors { code path } } }`;
const PLAN = `mutation ($input: MovementPlanStartInput!) { movementPlanStart(input: $input) { job { id } userErrors { code path } } }`;

let test: TestApp;
let uuid: string;
let scenarioId: string;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

beforeEach(async () => {
  await test.source.query('DELETE FROM scenario');
  uuid = await loadTwoNations(test);
  scenarioId = toGlobalId('Scenario', uuid);
  // Released to everybody, with no second person asked.
  for (const table of TABLES)
    await test.source.query(`UPDATE "${table}" SET releasable_to = NULL WHERE scenario_id = $1`, [uuid]);
});

async function startBoth(persona: string): Promise<{ run: string; job: string }> {
  const input = { scenarioId, seed: 3 };
  const run = await test.query(START, { input: { ...input, replications: 4 } }, persona);
  expect(run.body.data.runStart.userErrors).toEqual([]);
  const plan = { ...input, goal: 'LATENESS', evaluations: 2, replications: 2 };
  const job = await test.query(PLAN, { input: plan }, persona);
  expect(job.body.data.movementPlanStart.userErrors).toEqual([]);
  return { run: run.body.data.runStart.run.id, job: job.body.data.movementPlanStart.job.id };
}

/** Who of them sees run and job; nobody sees one of them only, by its id or in a list. */
async function listSeers({ run, job }: { run: string; job: string }): Promise<string[]> {
  const seers: string[] = [];
  for (const persona of EVERYBODY) {
    const { body } = await test.query(
      `query ($run: ID!, $job: ID!, $id: ID!) { run(id: $run) { id } node(id: $run) { id } backgroundJob(id: $job) { id }
         scenario(id: $id) { runs { nodes { id } } backgroundJobs { nodes { id } } } }`,
      { run, job, id: scenarioId },
      persona,
    );
    const { data } = body;
    const seen = [
      ...[data.run, data.node, data.backgroundJob].map((found) => found !== null),
      data.scenario.runs.nodes.some(({ id }: { id: string }) => id === run),
      data.scenario.backgroundJobs.nodes.some(({ id }: { id: string }) => id === job),
    ];
    expect([persona, new Set(seen).size]).toEqual([persona, 1]);
    if (seen[0]) seers.push(persona);
  }
  return seers;
}

async function narrow(table: string, type: string, label: object): Promise<void> {
  const [{ id }] = await test.source.query(`SELECT id FROM "${table}" WHERE scenario_id = $1 AND nation = 'FR'`, [
    uuid,
  ]);
  const { body } = await test.query(
    'mutation ($input: LabelChangeInput!) { labelChange(input: $input) { label { level } request { id } userErrors { code message } } }',
    { input: { id: toGlobalId(type, id), ...label } },
    'planner-FR',
  );
  expect(body.data.labelChange).toMatchObject({ request: null, userErrors: [] });
}

it('what was computed from a row is taken from those from whom the row is taken, also where others started it', async () => {
  const french = await startBoth('planner-FR');
  const cells = await startBoth('cell');
  expect([await listSeers(french), await listSeers(cells)]).toEqual([EVERYBODY, EVERYBODY]);
  await narrow('stock', 'Stock', { level: 'RESTRICTED', toAll: true });
  const withoutObservers = EVERYBODY.filter((persona) => persona !== 'observer');
  expect([await listSeers(french), await listSeers(cells)]).toEqual([withoutObservers, withoutObservers]);
  await narrow('gate', 'Gate', { level: 'OPEN', nations: ['GB'] });
  // Whoever started something has it in hand.
  expect(await listSeers(french)).toEqual(['planner-FR', 'releaser-FR', 'planner-GB', 'tool-GB']);
  expect(await listSeers(cells)).toEqual(['planner-FR', 'releaser-FR', 'planner-GB', 'tool-GB', 'cell']);
  await narrow('force_element', 'ForceElement', { level: 'OPEN' });
  expect(await listSeers(french)).toEqual(['planner-FR', 'releaser-FR']);
  const { body } = await test.query('query ($id: ID!) { run(id: $id) { label { toAll nations level } } }', {
    id: cells.run,
  });
  expect(body.data.run.label).toEqual({ toAll: false, nations: ['FR'], level: 'RESTRICTED' });
});

it('what was computed without the row stays as it is', async () => {
  await test.source.query(`UPDATE stock SET releasable_to = '{}' WHERE scenario_id = $1 AND nation = 'FR'`, [uuid]);
  const british = await startBoth('planner-GB');
  expect(await listSeers(british)).toEqual(EVERYBODY);
  await narrow('stock', 'Stock', { level: 'EXISTENCE' });
  expect(await listSeers(british)).toEqual(EVERYBODY);
  await narrow('lift_pool', 'LiftPool', { level: 'EXISTENCE' });
  expect(await listSeers(british)).toEqual(['planner-FR', 'releaser-FR', 'planner-GB']);
});

it('what was computed from what is only known to exist is for its nation, whoever else knows of it', async () => {
  await narrow('stock', 'Stock', { level: 'EXISTENCE', toAll: true });
  expect(await listSeers(await startBoth('planner-FR'))).toEqual(['planner-FR', 'releaser-FR']);
});

it('a release does not widen what was computed before it', async () => {
  await test.source.query(`UPDATE stock SET releasable_to = '{}' WHERE scenario_id = $1 AND nation = 'FR'`, [uuid]);
  const french = await startBoth('planner-FR');
  expect(await listSeers(french)).toEqual(['planner-FR', 'releaser-FR']);
  const [{ id }] = await test.source.query(`SELECT id FROM stock WHERE scenario_id = $1 AND nation = 'FR'`, [uuid]);
  const asked = await test.query(
    'mutation ($input: LabelChangeInput!) { labelChange(input: $input) { request { id } } }',
    { input: { id: toGlobalId('Stock', id), level: 'OPEN', toAll: true } },
    'planner-FR',
  );
  const decided = await test.query(
    'mutation ($input: ReleaseDecideInput!) { releaseDecide(input: $input) { userErrors { code } } }',
    { input: { requestId: asked.body.data.labelChange.request.id, accept: true } },
    'releaser-FR',
  );
  expect(decided.body.data.releaseDecide.userErrors).toEqual([]);
  expect(await listSeers(french)).toEqual(['planner-FR', 'releaser-FR']);
});

describe('between the look at the scenario and the start', () => {
  /** Something happens when the caller's view has been read. */
  async function startWhile(happens: () => Promise<unknown>, persona = 'planner-FR') {
    const scenarios = test.app.get(ScenarioService);
    const { findView } = scenarios;
    const spy = jest.spyOn(scenarios, 'findView').mockImplementationOnce(async (...args) => {
      const view = await findView.apply(scenarios, args);
      await happens();
      return view;
    });
    const { body } = await test.query(START, { input: { scenarioId, seed: 5, replications: 2 } }, persona);
    spy.mockRestore();
    expect(body.errors).toBeUndefined();
    return body.data.runStart;
  }

  it('a row that is narrowed narrows the run', async () => {
    const started = await startWhile(() => narrow('stock', 'Stock', { level: 'OPEN', nations: ['GB'] }), 'cell');
    expect(started).toMatchObject({ userErrors: [], run: { label: { toAll: false, nations: ['FR', 'GB'] } } });
    const { body } = await test.query('query ($id: ID!) { run(id: $id) { id } }', { id: started.run.id }, 'observer');
    expect(body.data.run).toBeNull();
  });

  it('a scenario that is deleted answers as one that is not there', async () => {
    const started = await startWhile(() => test.source.query('DELETE FROM scenario WHERE id = $1', [uuid]));
    expect(started).toEqual({
      run: null,
      userErrors: [{ code: 'scenario.unknown', path: ['input', 'scenarioId'] }],
    });
    expect(
      await test.source.query('SELECT 1 FROM run WHERE scenario_id = $1', [findUuid(scenarioId, 'Scenario')]),
    ).toEqual([]);
  });
});
