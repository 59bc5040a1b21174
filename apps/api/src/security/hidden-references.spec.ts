/** Whoever names a row that is hidden from him is answered as if it were not there, also when he has written its key somewhere else before. */
import { toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';

jest.setTimeout(300_000);

let test: TestApp;
let scenarioId: string;
let version = 1;

const DURATION = { distribution: 'FIXED', parameters: [3] };

beforeAll(async () => {
  test = await openTestApp();
  const nations = ['FR', 'PL'].map((id) => ({ id, name: id, role: 'contributor', reported: 'nothing reported' }));
  const stocks = [{ id: 'fr-fuel', place: 'south', class: 'III', amountT: 9, owner: 'FR' }];
  const consumers = [{ id: 'camp', stock: 'fr-fuel', steps: [{ from: { anchor: 'CF', offset: 0 }, tPerDay: 1 }] }];
  const world = createToyWorld('hidden-references', { nations, stocks, consumers });
  const uuid = (await test.app.get(ScenarioService).load(createSystemContext('test'), world)) ?? '';
  scenarioId = toGlobalId('Scenario', uuid);
  const gate = {
    id: 'fr-gate',
    title: 'Approval of France',
    kind: 'NATIONAL_APPROVAL',
    owner: 'FR',
    duration: DURATION,
  };
  expect(await edit('planner-FR', 'gateAdd', { gate })).toEqual([]);
  await test.source.query(`UPDATE stock SET releasable_to = '{}' WHERE scenario_id = $1`, [uuid]);
  const shown = { id: 'pl-fuel', place: 'south', class: 'III', amountT: 5, owner: 'PL' };
  expect(await edit('planner-PL', 'stockAdd', { stock: shown })).toEqual([]);
});

afterAll(() => test.close());

async function edit(persona: string, name: string, input: object): Promise<object[]> {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { done: ${name}(input: $input) { scenario { version } userErrors { code path message } } }`;
  const { body } = await test.query(query, { input: { scenarioId, ...input } }, persona);
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
  version = body.data.done.scenario?.version ?? version;
  return body.data.done.userErrors;
}

const change = async (fields: object): Promise<object[]> =>
  edit('planner-PL', 'stockChange', { key: 'pl-fuel', expectedVersion: version, change: fields });

const UNKNOWN = {
  code: 'reference.unknown',
  path: ['input', 'change', 'releasedBy'],
  message: 'releasedBy names KEY, which is no row of gates or conditions or remedies or commitments.',
};

it.each(['fr-gate', 'fr-gone'])('%s is nothing to another nation, whatever its note says', async (key) => {
  const naming = async () => JSON.parse(JSON.stringify(await change({ releasedBy: key })).replaceAll(key, 'KEY'));
  expect(await naming()).toEqual([UNKNOWN]);
  expect(await change({ note: key })).toEqual([]);
  expect(await naming()).toEqual([UNKNOWN]);
});

it('a row that one sees and that stands against a change is named, though hidden rows stand before it', async () => {
  const gate = {
    id: 'pl-gate',
    title: 'Approval of Poland',
    kind: 'NATIONAL_APPROVAL',
    owner: 'PL',
    duration: DURATION,
  };
  expect(await edit('planner-PL', 'gateAdd', { gate })).toEqual([]);
  expect(await change({ releasedBy: 'pl-gate' })).toEqual([]);
  expect(await edit('planner-PL', 'gateRemove', { key: 'pl-gate', expectedVersion: version })).toEqual([
    { ...UNKNOWN, path: [], message: `stocks pl-fuel: ${UNKNOWN.message.replace('KEY', 'pl-gate')}` },
  ]);
});

it.each(['fr-fuel', 'fr-gone'])('who may not change a row does not learn that it names %s', async (stock) => {
  expect(
    await edit('planner-PL', 'consumerChange', { key: 'camp', expectedVersion: version, change: { stock } }),
  ).toEqual([{ code: 'access.denied', path: [], message: 'Only the coordination cell may change this consumer.' }]);
});
