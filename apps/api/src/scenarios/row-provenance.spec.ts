import { referenceScenarios } from '@muster/planning/reference';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { loadTwoNations } from '../test/two-nations-world.ts';

jest.setTimeout(120_000);

let test: TestApp;
const [reference] = referenceScenarios;

beforeAll(async () => {
  test = await openTestApp();
  await loadTwoNations(test);
});

afterAll(() => test.close());

const ask = async (key: string, rows: readonly object[], persona?: string) =>
  test.query(
    'query ($key: String!, $rows: [RowReferenceInput!]!) { scenario(key: $key) { rowProvenance(rows: $rows) { section key confidence notional source { key title } } } }',
    { key, rows },
    persona,
  );

it('says of rows of several sections how sure they are and who says so, in the order in which they are named', async () => {
  const place = reference.places.find(({ source, confidence }) => source !== undefined && confidence !== undefined);
  const element = reference.forceElements?.find(({ notional }) => notional === true);
  const { body } = await ask(reference.id, [
    { section: 'forceElements', key: element?.id },
    { section: 'places', key: place?.id },
  ]);
  const [first, second] = body.data.scenario.rowProvenance;
  expect(first).toMatchObject({ section: 'forceElements', key: element?.id, notional: true });
  expect(second).toMatchObject({ section: 'places', key: place?.id, source: { key: place?.source } });
  expect(second.confidence).toBe(place?.confidence);
});

it('leaves out what is not there, no section, and what is not shown to the caller', async () => {
  const rows = [
    { section: 'stocks', key: 'fuel-FR' },
    { section: 'stocks', key: 'fuel-GB' },
    { section: 'stocks', key: 'none' },
    { section: 'constructor', key: 'fuel-GB' },
    { section: 'places', key: 'north' },
  ];
  const { body } = await ask('two-nations', rows, 'planner-GB');
  expect(body.data.scenario.rowProvenance.map(({ key }: { key: string }) => key)).toEqual(['fuel-GB', 'north']);
});

it('refuses more rows than a page holds', async () => {
  const rows = Array.from({ length: 101 }, (_, at) => ({ section: 'places', key: `p${at}` }));
  const { status, body } = await ask('two-nations', rows);
  expect([status, body.errors[0].message]).toEqual([400, '"rows" holds at most 100.']);
});
