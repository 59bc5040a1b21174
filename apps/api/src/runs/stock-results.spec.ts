/** Stocks of a result: of many only what is asked for is read, and runs of earlier versions tell the same. */
import type { RunResult } from '@muster/planning/run';
import { runChunk, toRunResult, toSnapshot } from '@muster/planning/run';
import pg from 'pg';
import { toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { until } from '../test/until.ts';

jest.setTimeout(120_000);

const REPLICATIONS = 3;
const stock = { place: 'south', class: 'I', amountT: 100 } as const;
const world = createToyWorld('stocked', {
  nations: [{ id: 'FR', name: 'France', role: 'contributor', reported: 'nothing reported' }],
  stocks: [
    { ...stock, id: 'bread', targetDays: 8, item: 'Bread', owner: 'FR' },
    { ...stock, id: 'held', class: 'III' },
    ...Array.from({ length: 40 }, (_, i) => ({ ...stock, id: `still-${i}` })),
  ],
  consumers: [{ id: 'use', stock: 'bread', steps: [{ from: { anchor: 'CF', offset: 0 }, tPerDay: 10 }] }],
});

const ALL = `key class targetDays isUsed unmetT { p50 p90 }
  levelT { p10 p50 p80 p90 } daysOfSupply { p10 p50 p80 p90 } place { key } stock { item }`;
const COLUMNS = 'key class place item owner targetDays isUsed stockOutShare stockOutP10Min stockOutP50Min';

let test: TestApp;
let id: string;
let expected: RunResult;

beforeAll(async () => {
  test = await openTestApp();
  test.app.get(JobSupervisor).start();
  await test.app.get(JobWorker).start();
  const scenario = await test.app.get(ScenarioService).load(createSystemContext('test'), world);
  const started = await test.query(
    'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id } userErrors { code message } } }',
    { input: { scenarioId: toGlobalId('Scenario', scenario ?? ''), seed: 1, replications: REPLICATIONS } },
  );
  expect(started.body.data.runStart.userErrors).toEqual([]);
  ({ id } = started.body.data.runStart.run);
  await until(async () => (await test.query(`{ run(id: "${id}") { state } }`)).body.data.run.state === 'SUCCEEDED');
  const snapshot = toSnapshot(world);
  expected = toRunResult(snapshot, 1, REPLICATIONS, [runChunk(snapshot, 1, 0, REPLICATIONS)]);
});
afterAll(() => test.close());

/** As written at first, compiled when it comes again. */
async function ask(fields: string) {
  const answers = [];
  for (let time = 0; time < 4; time += 1) {
    const { body } = await test.query(`query ($id: ID!) { run(id: $id) { result { ${fields} } } }`, { id });
    expect(body.errors).toBeUndefined();
    answers.push(body.data.run.result);
  }
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return answers[0];
}

/** Characters of rows that the database hands over while `work` runs. */
async function charactersRead(work: () => Promise<unknown>): Promise<number> {
  const query = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    const results = await Promise.all(query.mock.results.map(({ value }) => value as Promise<{ rows?: unknown }>));
    return results.reduce((sum, found) => sum + JSON.stringify(found?.rows ?? []).length, 0);
  } finally {
    query.mockRestore();
  }
}

it('are told whole, to the bit', async () => {
  const { stocks } = await ask(`stocks { ${ALL} }`);
  expect(stocks).toHaveLength(world.stocks!.length);
  expected.stocks.forEach(({ id: key, levelT, daysOfSupply, targetDays, unmetT }, i) =>
    expect(stocks[i]).toMatchObject({ key, levelT, daysOfSupply, targetDays, unmetT, place: { key: 'south' } }),
  );
  expect(stocks[0]).toMatchObject({ key: 'bread', class: 'I', isUsed: true, stock: { item: 'Bread' } });
  expect(stocks[1]).toMatchObject({ key: 'held', class: 'III', isUsed: false });
});

it('are told of those that are asked for, and of these the quantiles that are', async () => {
  const { levelT, daysOfSupply } = expected.stocks[0];
  const { stocks } = await ask('stocks(keys: ["bread", "unknown"]) { key levelT { p50 } daysOfSupply { p90 } }');
  expect(stocks).toEqual([{ key: 'bread', levelT: { p50: levelT.p50 }, daysOfSupply: { p90: daysOfSupply.p90 } }]);
  expect(await ask('stocks(keys: []) { key }')).toEqual({ stocks: [] });
  expect(await ask('stocks(keys: ["bread"]) { levelT { __typename } }')).toEqual({
    stocks: [{ levelT: { __typename: 'QuantileSeries' } }],
  });
});

it('stand in columns with what the scenario says of them', async () => {
  const { stockColumns } = await ask(`stockColumns { ${COLUMNS} }`);
  const ofBread = Object.fromEntries(
    Object.entries(stockColumns as Record<string, unknown[]>).map(([name, column]) => [name, column[0]]),
  );
  const { share, p10, p50 } = expected.stocks[0].firstStockOut;
  expect(ofBread).toEqual({
    ...{ key: 'bread', class: 'I', place: 'south', item: 'Bread', owner: 'FR', targetDays: 8, isUsed: true },
    ...{ stockOutShare: share, stockOutP10Min: p10, stockOutP50Min: p50 },
  });
  expect(stockColumns.isUsed.filter(Boolean)).toHaveLength(1);
  for (const column of Object.values(stockColumns)) expect(column).toHaveLength(world.stocks!.length);
});

it('stand in columns without what is hidden from who asks: the row of the stock, and with it what it holds and whose it is', async () => {
  const query = `query ($id: ID!) { run(id: $id) { result { stockColumns { key item owner } stocks { key stock { item } } } } }`;
  const askAs = async (persona: string) => (await test.query(query, { id }, persona)).body.data.run.result;
  const whole = await askAs('planner-GB');
  expect([whole.stockColumns.item[0], whole.stockColumns.owner[0]]).toEqual(['Bread', 'FR']);
  await test.source.query(`UPDATE stock SET releasable_to = '{}' WHERE key = 'bread'`);
  const hidden = await askAs('planner-GB');
  expect([hidden.stockColumns.item[0], hidden.stockColumns.owner[0]]).toEqual([null, null]);
  expect(hidden.stocks[0]).toEqual({ key: 'bread', stock: null });
  expect((await askAs('planner-FR')).stockColumns).toEqual(whole.stockColumns);
  await test.source.query(`UPDATE stock SET releasable_to = NULL WHERE key = 'bread'`);
});

it('are as little to read as is asked for: no series for a list, and of those that stand still one value', async () => {
  const heads = await charactersRead(() => ask('stocks { key class isUsed }'));
  const columns = await charactersRead(() => ask(`stockColumns { ${COLUMNS} }`));
  const medians = await charactersRead(() => ask('stocks(keys: ["bread"]) { levelT { p50 } }'));
  const whole = await charactersRead(() =>
    ask('stocks { levelT { p10 p50 p80 p90 } daysOfSupply { p10 p50 p80 p90 } }'),
  );
  const numbers = JSON.stringify(expected.stocks.map(({ levelT, daysOfSupply }) => [levelT, daysOfSupply])).length;
  // Four times each: see above.
  expect(whole).toBeLessThan(4 * numbers);
  expect(heads).toBeLessThan(whole);
  expect(columns).toBeLessThan(heads / 2);
  expect(medians).toBeLessThan(columns);
});

it('of a run of an earlier version, whose series stand in the row of the stock, say the same', async () => {
  const questions = [`stocks { ${ALL} }`, `stockColumns { ${COLUMNS} }`, 'stocks { key isUsed levelT { p50 } }'];
  const before = await Promise.all(questions.map(ask));
  await test.source.query(`DELETE FROM run_part WHERE part LIKE 'stocks%'`);
  for (const [ordinal, row] of expected.stocks.entries())
    await test.source.query(
      `INSERT INTO run_part (run_id, part, key, ordinal, body) SELECT id, 'stocks', $1, $2, $3 FROM run`,
      [row.id, ordinal, JSON.stringify(row)],
    );
  expect(await Promise.all(questions.map(ask))).toEqual(before);
});
