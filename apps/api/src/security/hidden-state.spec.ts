/** The state that a plan begins with speaks of rows of nations: who may not read a row neither reads nor loses what it says of it. */
import { DocumentCheck } from '../editing/document-check.ts';
import { toGlobalId } from '../graphql/node.ts';
import { createLocalContext, createSystemContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type Answer, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';

jest.setTimeout(300_000);

let test: TestApp;
let uuid: string;
let scenarioId: string;
let count = 0;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

const STATE_INPUT = {
  asOf: { anchor: 'CF', offset: 2 },
  elements: [
    { element: 'fr-1', state: 'IN_PLACE' },
    { element: 'gb-1', state: 'READY' },
  ],
  stocks: [{ stock: 'fr-v', amountT: 1200 }],
  supply: [{ id: 'aid-pack', stock: 'fr-v', underWayT: 777 }],
  gates: [{ gate: 'fr-gate', record: [{ event: 'MET', at: { anchor: 'CF', offset: 1 } }] }],
  response: [{ id: 'fr-aid', state: 'IN_FORCE', since: { anchor: 'CF', offset: 1 } }],
};

const FRENCH = /fr-1|fr-v|1200|777|fr-gate|fr-aid/;

beforeEach(async () => {
  const nations = ['FR', 'GB'].map((id) => ({ id, name: id, role: 'contributor', reported: 'nothing reported' }));
  const element = (id: string, nation: string) => ({
    ...{ id, nation, name: id, component: 'land', home: 'north', destination: 'south' },
    ...{ cargo: { wheeled: 2, massT: 20 }, requiredAt: { anchor: 'CF', offset: 20 } },
  });
  const world = createToyWorld(`hidden-state-${++count}`, {
    nations,
    forceElements: [element('fr-1', 'FR'), element('gb-1', 'GB')],
    stocks: [{ id: 'fr-v', place: 'south', class: 'V', owner: 'FR', amountT: 50 }],
    gates: [{ id: 'fr-gate', kind: 'national-approval', title: 'Approval', owner: 'FR', duration: { fixed: 1 } }],
    packages: [
      {
        ...{ id: 'aid-pack', title: 'Pack', tranches: [{ id: 't', at: { anchor: 'CF', offset: 1 }, amountMEur: 1 }] },
        deliveries: [{ stock: 'fr-v', amountT: 900, tranche: 't', from: 'north' }],
      },
    ],
    commitments: [{ id: 'fr-aid', title: 'Aid', nation: 'FR', kind: 'logistic-support', trigger: 'fr-gate' }],
  });
  uuid = (await test.app.get(ScenarioService).load(createSystemContext('test'), world)) ?? '';
  scenarioId = toGlobalId('Scenario', uuid);
});

async function mutate(persona: string, name: string, input: object, fields = ''): Promise<Answer['body']> {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code path message } } }`;
  const { body } = await test.query(query, { input }, persona);
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
  return body.data[name];
}

const edit = (name: string, input: object) =>
  mutate('cell', name, { scenarioId, ...input }, 'scenario { version } conflicts { base yours theirs }');

const setState = (expectedVersion: number, initialState: object | null) =>
  edit('initialStateSet', { expectedVersion, initialState });

async function narrow(table: string, type: string, key: string): Promise<void> {
  const [{ id }] = await test.source.query(`SELECT id FROM ${table} WHERE scenario_id = $1 AND key = $2`, [uuid, key]);
  const input = { id: toGlobalId(type, id), level: 'OPEN' };
  expect((await mutate('planner-FR', 'labelChange', input)).userErrors).toEqual([]);
}

/** The state as it was set, and what France has in it kept from all others. */
async function hide(): Promise<number> {
  const { scenario, userErrors } = await setState(1, STATE_INPUT);
  expect(userErrors).toEqual([]);
  await narrow('force_element', 'ForceElement', 'fr-1');
  await narrow('stock', 'Stock', 'fr-v');
  await narrow('gate', 'Gate', 'fr-gate');
  await narrow('commitment', 'Commitment', 'fr-aid');
  return scenario.version;
}

const stateAs = async (persona: string) =>
  (await test.app.get(ScenarioService).findDocument(createLocalContext(persona), uuid))?.initialState;

const SEEN = { asOf: { anchor: 'CF', offset: 2 }, elements: [{ element: 'gb-1', state: 'IN_PLACE' }] };

describe('a state with what is hidden from who sets it', () => {
  it('keeps what he does not see', async () => {
    const version = await hide();
    expect(JSON.stringify(await stateAs('cell'))).not.toMatch(FRENCH);
    const answer = await setState(version, SEEN);
    expect(answer).toMatchObject({ scenario: { version: version + 1 }, userErrors: [] });
    expect(await stateAs('planner-FR')).toEqual({
      asOf: { anchor: 'CF', offset: 2 },
      elements: [
        { element: 'gb-1', state: 'in-place' },
        { element: 'fr-1', state: 'in-place' },
      ],
      stocks: [{ stock: 'fr-v', amountT: 1200 }],
      supply: [{ id: 'aid-pack', stock: 'fr-v', underWayT: 777 }],
      gates: [{ gate: 'fr-gate', record: [{ event: 'met', at: { anchor: 'CF', offset: 1 } }] }],
      response: [{ id: 'fr-aid', state: 'in-force', since: { anchor: 'CF', offset: 1 } }],
    });
    expect((await stateAs('cell'))?.elements).toEqual([{ element: 'gb-1', state: 'in-place' }]);
  });

  it('is judged once when nothing is hidden, and anew when something has been hidden meanwhile', async () => {
    const documentCheck = test.app.get(DocumentCheck);
    const check = jest.spyOn(documentCheck, 'check');
    try {
      const first = await setState(1, STATE_INPUT);
      expect(first.userErrors).toEqual([]);
      expect(check).toHaveBeenCalledTimes(1);
      const judge = documentCheck.check.bind(documentCheck);
      check.mockImplementationOnce(async (...given) => {
        await test.source.query(
          `UPDATE force_element SET releasable_to = '{}' WHERE scenario_id = $1 AND key = 'fr-1'`,
          [uuid],
        );
        return judge(...given);
      });
      expect((await setState(first.scenario.version, SEEN)).userErrors).toEqual([]);
      expect(await stateAs('planner-FR')).toEqual({
        asOf: { anchor: 'CF', offset: 2 },
        elements: [
          { element: 'gb-1', state: 'in-place' },
          { element: 'fr-1', state: 'in-place' },
        ],
      });
    } finally {
      check.mockRestore();
    }
  });

  it('makes no version when he sets what he reads', async () => {
    const version = await hide();
    const stored = await stateAs('planner-FR');
    const answer = await setState(version, { ...SEEN, elements: [{ element: 'gb-1', state: 'READY' }] });
    expect(answer).toMatchObject({ scenario: { version }, userErrors: [] });
    expect(await stateAs('planner-FR')).toEqual(stored);
    const later = await setState(version, SEEN);
    expect(later).toMatchObject({ scenario: { version: version + 1 }, userErrors: [] });
  });

  it('is read by page, without what is hidden', async () => {
    await hide();
    const query = `query ($id: ID!) { scenario(id: $id) { initialState { asOf { minute }
      elements(first: 1) { totalCount nodes { element state } pageInfo { hasNextPage } } stocks { nodes { stock amountT } }
      supply { nodes { id stock underWayT owedT } }
      gates { nodes { gate record { event at { minute } } } } response { nodes { id state since { minute } } } } } }`;
    const read = async (persona: string) =>
      (await test.query(query, { id: scenarioId }, persona)).body.data.scenario.initialState;
    const asOf = { minute: 2880 };
    expect(await read('cell')).toEqual({
      asOf,
      elements: { totalCount: 1, nodes: [{ element: 'gb-1', state: 'READY' }], pageInfo: { hasNextPage: false } },
      stocks: { nodes: [] },
      supply: { nodes: [] },
      gates: { nodes: [] },
      response: { nodes: [] },
    });
    expect(await read('planner-FR')).toEqual({
      asOf,
      elements: { totalCount: 2, nodes: [{ element: 'fr-1', state: 'IN_PLACE' }], pageInfo: { hasNextPage: true } },
      stocks: { nodes: [{ stock: 'fr-v', amountT: 1200 }] },
      supply: { nodes: [{ id: 'aid-pack', stock: 'fr-v', underWayT: 777, owedT: null }] },
      gates: { nodes: [{ gate: 'fr-gate', record: [{ event: 'MET', at: { minute: 1440 } }] }] },
      response: { nodes: [{ id: 'fr-aid', state: 'IN_FORCE', since: { minute: 1440 } }] },
    });
  });

  it('is neither moved to another instant nor taken away', async () => {
    const version = await hide();
    for (const wanted of [{ ...SEEN, asOf: { anchor: 'CF', offset: 4 } }, null]) {
      const { userErrors } = await setState(version, wanted);
      expect(userErrors).toMatchObject([{ code: 'reference.hidden', path: ['input', 'initialState'] }]);
      expect(JSON.stringify(userErrors)).not.toMatch(FRENCH);
    }
    expect(await stateAs('planner-FR')).toMatchObject({ stocks: [{ amountT: 1200 }] });
  });

  it('answers a hidden key like one that is not there, in the state and out of it', async () => {
    const naming = async (version: number, key: string) => {
      const { userErrors } = await setState(version, { ...SEEN, elements: [{ element: key, state: 'IN_PLACE' }] });
      return JSON.stringify(userErrors).replaceAll(key, 'KEY');
    };
    await narrow('force_element', 'ForceElement', 'fr-1');
    expect(await naming(1, 'fr-1')).toContain('reference.unknown');
    expect(await naming(1, 'fr-1')).toBe(await naming(1, 'fr-9'));
    await test.source.query('UPDATE force_element SET releasable_to = NULL WHERE scenario_id = $1', [uuid]);
    const version = await hide();
    expect(await naming(version, 'fr-1')).toContain('reference.unknown');
    expect(await naming(version, 'fr-1')).toBe(await naming(version, 'fr-9'));
  });

  it('is not shown by a conflict, nor taken away by an undo', async () => {
    const version = await hide();
    const { conflicts, userErrors } = await edit('scenarioDateSet', { expectedVersion: 1, offset: 9 });
    expect(userErrors).toMatchObject([{ code: 'version.conflict' }]);
    const british = [{ element: 'gb-1', state: 'ready' }];
    expect(conflicts).toMatchObject([{ theirs: { initialState: { elements: british } } }]);
    expect(conflicts).toMatchObject([{ yours: { initialState: { elements: british } } }]);
    expect(JSON.stringify(conflicts)).not.toMatch(FRENCH);
    expect((await edit('scenarioUndo', { expectedVersion: version })).userErrors).toMatchObject([
      { code: 'undo.hidden' },
    ]);
    expect(await stateAs('planner-FR')).toMatchObject({ stocks: [{ amountT: 1200 }] });
  });
});
