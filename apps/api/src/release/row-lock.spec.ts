/** A release is of what was asked for, also when the row changes in the very moment in which it is granted. */
import { Database } from '../database/database.ts';
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { createLocalContext } from '../identity/request-context.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { loadTwoNations } from '../test/two-nations-world.ts';
import { until } from '../test/until.ts';
import { findLabelled } from './labelled-row.ts';

jest.setTimeout(240_000);

let test: TestApp;
let scenarioId: string;
let stock: string;

beforeAll(async () => {
  test = await openTestApp();
  const uuid = await loadTwoNations(test);
  scenarioId = toGlobalId('Scenario', uuid);
  const [{ id }] = await test.source.query(`SELECT id FROM stock WHERE scenario_id = $1 AND nation = 'FR'`, [uuid]);
  stock = toGlobalId('Stock', id);
});

afterAll(() => test.close());

const change = (amountT: number, expectedVersion: number) =>
  test.query(
    'mutation ($input: StockChangeInput!) { stockChange(input: $input) { stock { version } userErrors { code } } }',
    { input: { scenarioId, key: 'fuel-FR', expectedVersion, change: { amountT } } },
    'planner-FR',
  );

async function askRelease(): Promise<string> {
  const { body } = await test.query(
    'mutation ($input: LabelChangeInput!) { labelChange(input: $input) { request { id } userErrors { code } } }',
    { input: { id: stock, level: 'OPEN', nations: ['GB'] } },
    'planner-FR',
  );
  expect(body.data.labelChange.userErrors).toEqual([]);
  return body.data.labelChange.request.id;
}

const decide = (requestId: string, accept: boolean) =>
  test.query(
    'mutation ($input: ReleaseDecideInput!) { releaseDecide(input: $input) { userErrors { code } } }',
    { input: { requestId, accept } },
    'releaser-FR',
  );

/** Somebody waits for a lock that another holds. */
const isSomebodyWaiting = async () =>
  (
    await test.source.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
  ).length > 0;

it('a change that is nearly through makes the release that is granted meanwhile stale', async () => {
  const requestId = await askRelease();
  const other = test.source.createQueryRunner();
  await other.query('BEGIN');
  await other.query('UPDATE stock SET version = version + 1 WHERE id = $1', [findUuid(stock, 'Stock')]);
  await other.query('UPDATE scenario SET version = version + 1 WHERE id = $1', [findUuid(scenarioId, 'Scenario')]);
  const decided = decide(requestId, true);
  await until(isSomebodyWaiting);
  await other.query('COMMIT');
  await other.release();
  expect((await decided).body.data.releaseDecide.userErrors).toEqual([{ code: 'release.outdated' }]);
  expect(
    (await test.query('query ($id: ID!) { node(id: $id) { id } }', { id: stock }, 'planner-GB')).body.data.node,
  ).toBeNull();
  expect((await decide(requestId, false)).body.data.releaseDecide.userErrors).toEqual([]);
});

it('a row whose label is looked at stays as it is until that is through', async () => {
  const context = createLocalContext('releaser-FR');
  let changed: ReturnType<typeof change> | undefined;
  await test.app.get(Database).withContext(context, async (manager) => {
    const before = await findLabelled(manager, context, stock);
    changed = change(77, before?.version ?? 0);
    await until(isSomebodyWaiting);
    expect((await findLabelled(manager, context, stock))?.version).toBe(before?.version);
  });
  const { body } = await (changed as ReturnType<typeof change>);
  expect(body.data.stockChange).toMatchObject({ userErrors: [], stock: { version: 3 } });
});

it('one of another nation is read, and locked by nobody who may not change it', async () => {
  await test.source.query(`UPDATE stock SET releasable_to = '{GB}' WHERE id = $1`, [findUuid(stock, 'Stock')]);
  const context = createLocalContext('planner-GB');
  await test.app.get(Database).withContext(context, async (manager) => {
    const found = await findLabelled(manager, context, stock);
    expect(found?.key).toBe('fuel-FR');
    const version = found?.version ?? 0;
    expect((await change(78, version)).body.data.stockChange.userErrors).toEqual([]);
  });
});
