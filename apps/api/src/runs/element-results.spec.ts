/** Force elements of a result: lists look at all of them in columns, and one is told whole. */
import type { RunResult } from '@muster/planning/run';
import { runChunk, toRunResult, toSnapshot } from '@muster/planning/run';
import { toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { groupRows, toStoredRows } from './result-rows.ts';
import { ResultStore } from './result-store.ts';

jest.setTimeout(120_000);

const REPLICATIONS = 5;
const COLUMNS = `key requiredMin boundMin orderedP50Min atDestinationP50Min readyP10Min readyP50Min readyP90Min onTime
  bindingCause bindingResource bindingMin leavesShare leavesP10Min leavesP50Min homeP50Min`;
const TIMES = '{ p10 p50 p80 p90 share }';

/** The second waits for the only train, the third has no date. */
const column = (id: string, offset?: number) => ({
  ...{ id, from: 'north', to: 'south', cargo: { wheeled: 60, massT: 600 } },
  ...(offset !== undefined && { requiredAt: { anchor: 'CF', offset } }),
});
const element = {
  ...{ id: 'toured', nation: 'FR', contribution: 'of-FR', name: 'Battalion', component: 'land' },
  ...{ home: 'north', destination: 'south', cargo: { wheeled: 2, massT: 20 }, tourDays: 6 },
};
const world = createToyWorld('elements', {
  nations: [{ id: 'FR', name: 'France', role: 'contributor', reported: 'nothing reported' }],
  contributions: [
    {
      ...{ id: 'of-FR', nation: 'FR', title: 'Battalion', component: 'land', kind: 'force', status: 'offered' },
      stationing: 'inside',
    },
  ],
  forceElements: [element],
  movements: [column('b-first', 5), column('a-second', 2), column('c-dateless')],
});

let test: TestApp;
let id: string;
let expected: RunResult;

beforeAll(async () => {
  test = await openTestApp();
  const scenario = await test.app.get(ScenarioService).load(createSystemContext('test'), world);
  const started = await test.query(
    'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id } userErrors { code message } } }',
    { input: { scenarioId: toGlobalId('Scenario', scenario ?? ''), seed: 1, replications: REPLICATIONS } },
  );
  expect(started.body.data.runStart.userErrors).toEqual([]);
  ({ id } = started.body.data.runStart.run);
  const snapshot = toSnapshot(world);
  expected = toRunResult(snapshot, 1, REPLICATIONS, [runChunk(snapshot, 1, 0, REPLICATIONS)]);
  // No worker is needed for what is read here.
  const [{ id: uuid }] = await test.source.query('SELECT id FROM run');
  await test.source.transaction((manager) =>
    test.app.get(ResultStore).replace(manager, uuid, groupRows(toStoredRows(expected))),
  );
});
afterAll(() => test.close());

async function ask(fields: string) {
  const { body } = await test.query(`query ($id: ID!) { run(id: $id) { result { ${fields} } } }`, { id });
  expect(body.errors).toBeUndefined();
  return body.data.run.result;
}

const toName = (cause: string | null) => cause?.toUpperCase().replaceAll('-', '_') ?? null;

it('stand in columns as they were computed', async () => {
  const { elementColumns } = await ask(`elementColumns { ${COLUMNS} }`);
  const rows = expected.elements.map(({ ledger, bindingCause, bindingResource, leaves, ...row }) => ({
    key: row.id,
    requiredMin: row.requiredMin,
    boundMin: row.boundMin,
    orderedP50Min: row.ordered.p50,
    atDestinationP50Min: row.atDestination.p50,
    readyP10Min: row.ready.p10,
    readyP50Min: row.ready.p50,
    readyP90Min: row.ready.p90,
    onTime: row.onTime?.value ?? null,
    bindingCause: toName(bindingCause),
    bindingResource,
    bindingMin:
      ledger.find(({ cause, resource }) => cause === bindingCause && resource === bindingResource)?.meanMin ?? null,
    leavesShare: leaves.share,
    leavesP10Min: leaves.p10,
    leavesP50Min: leaves.p50,
    homeP50Min: row.home?.p50 ?? null,
  }));
  for (const [name, column] of Object.entries(elementColumns as Record<string, unknown[]>))
    expect([name, column]).toEqual([name, rows.map((row) => row[name as keyof typeof row])]);
  // Each kind of value is among them, or its column would prove nothing.
  expect(rows.map(({ onTime }) => onTime === null)).toEqual(expect.arrayContaining([true, false]));
  expect(rows.some(({ bindingResource }) => bindingResource !== null)).toBe(true);
  expect(rows.some(({ bindingMin }) => (bindingMin ?? 0) > 0)).toBe(true);
  expect(rows.some(({ homeP50Min }) => homeP50Min !== null)).toBe(true);
});

it('stand in as many columns as are asked for', async () => {
  expect(await ask('elementColumns { requiredMin __typename }')).toEqual({
    elementColumns: {
      requiredMin: expected.elements.map(({ requiredMin }) => requiredMin),
      __typename: 'ElementColumns',
    },
  });
  expect(await ask('elementColumns { __typename }')).toEqual({ elementColumns: { __typename: 'ElementColumns' } });
});

it('are told whole one by one', async () => {
  const fields = `key requiredMin ready ${TIMES} home ${TIMES} onTime { value low high } ledger { meanMin resource }`;
  for (const { id: key, requiredMin, ready, home, onTime, ledger } of expected.elements)
    expect((await ask(`element(key: "${key}") { ${fields} }`)).element).toEqual({
      ...{ key, requiredMin, ready, onTime, home: home ?? null },
      ledger: ledger.map(({ meanMin, resource }) => ({ meanMin, resource })),
    });
  expect(await ask('element(key: "nobody") { key }')).toEqual({ element: null });
});
