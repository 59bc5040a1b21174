/** All of a result as a file: whole and in order, however large, and read in parts. */
import { runChunk, toRunResult, toSnapshot } from '@muster/planning/run';
import { toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { PAGE_ROWS, ResultStore } from '../runs/result-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { until } from '../test/until.ts';
import { JobWorker } from '../jobs/job-worker.ts';

jest.setTimeout(180_000);

/** More than are read at once, and no multiple of it. */
const ROWS = 7 * PAGE_ROWS + 3;

const world = createToyWorld('told-in-a-file', {
  stocks: [{ id: 'bread', place: 'south', class: 'I', amountT: 100 }],
  consumers: [{ id: 'use', stock: 'bread', steps: [{ from: { anchor: 'CF', offset: 0 }, tPerDay: 10 }] }],
});

let test: TestApp;
let id: string;

beforeAll(async () => {
  test = await openTestApp();
  await test.app.get(JobWorker).start();
  const scenario = await test.app.get(ScenarioService).load(createSystemContext('test'), world);
  const started = await test.query(
    'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id } userErrors { code } } }',
    { input: { scenarioId: toGlobalId('Scenario', scenario ?? ''), seed: 1, replications: 1 } },
  );
  id = started.body.data.runStart.run.id;
  await until(async () => (await test.query(`{ run(id: "${id}") { state } }`)).body.data.run.state === 'SUCCEEDED');
  await test.source.query(
    `INSERT INTO run_part (run_id, part, key, ordinal, body)
     SELECT run.id, 'stockFlows', 'added-' || i, 1000 + i / 2, jsonb_build_object('id', 'added-' || i, 'note', 'Ґдыня')
     FROM run, generate_series(1, $1) i`,
    [ROWS],
  );
});

afterAll(() => test.close());

it('a result in JSON lines has every row once and in order, and was never read as a whole', async () => {
  const pages: number[] = [];
  const results = test.app.get(ResultStore);
  const { pages: read } = results;
  const spy = jest.spyOn(results, 'pages').mockImplementation(async function* (...args) {
    for await (const page of read.apply(results, args)) {
      pages.push(page.length);
      yield page;
    }
  });
  const response = await fetch(`${test.url}/exports/runs/${id}.jsonl`);
  spy.mockRestore();
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('content-type')).toContain('application/x-ndjson');
  expect(Number(response.headers.get('content-length'))).toBe(bytes.length);
  const text = bytes.toString('utf8');
  expect(text.endsWith('}\n')).toBe(true);
  const lines: { part: string; id?: string; note?: string }[] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines[0].part).toBe('head');
  const added = lines.filter(({ note }) => note === 'Ґдыня').map((line) => line.id);
  const stored: { key: string }[] = await test.source.query(
    `SELECT key FROM run_part WHERE key LIKE 'added-%' ORDER BY ordinal, key`,
  );
  expect(added).toHaveLength(ROWS);
  expect(added).toEqual(stored.map(({ key }) => key));
  expect(Math.max(...pages)).toBeLessThanOrEqual(PAGE_ROWS);
  // What the pages hold is what the table holds; series of a stock stand in its line.
  const [{ count }] = await test.source.query(
    `SELECT count(*)::int AS count FROM run_part WHERE part NOT LIKE 'stocks.%'`,
  );
  expect(pages.reduce((sum, length) => sum + length, 0)).toBe(count);
  expect(await toParts()).toEqual([...new Set(lines.map(({ part }) => part))]);
});

it('tells of a stock all that the run has found, as they were computed', async () => {
  const snapshot = toSnapshot(world);
  const { stocks, stockFlows } = toRunResult(snapshot, 1, 1, [runChunk(snapshot, 1, 0, 1)]);
  const text = await (await fetch(`${test.url}/exports/runs/${id}.jsonl`)).text();
  const lines: ({ part: string } & Record<string, unknown>)[] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const ofPart = (wanted: string) =>
    lines.filter(({ part, note }) => part === wanted && note === undefined).map(({ part: _, ...line }) => line);
  expect(ofPart('stocks')).toEqual(stocks.map((row) => ({ ...row, isUsed: true })));
  expect(ofPart('stockFlows')).toEqual(stockFlows);
});

/** Parts with something in them, in the order of the file. */
async function toParts(): Promise<string[]> {
  const [{ id: uuid }] = await test.source.query('SELECT id FROM run');
  const parts: string[] = [];
  for await (const page of test.app.get(ResultStore).pages(createSystemContext('test'), uuid as string))
    for (const { part, body } of page)
      if (!parts.includes(part) && !(Array.isArray(body) && body.length === 0)) parts.push(part);
  return parts;
}
