/** All force elements as columns say what their rows say to the same caller. */
import { toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';

jest.setTimeout(120_000);

const NATIONS = ['DE', 'FR'];
const contribution = (nation: string) => ({
  ...{ id: `of-${nation}`, nation, title: 'Battalion', component: 'land', kind: 'force', status: 'offered' },
  stationing: 'inside',
});
const element = (id: string, nation: string, more: object = {}) => ({
  ...{ id, nation, contribution: `of-${nation}`, name: `Unit ${id}`, component: 'land' },
  ...{ home: 'north', destination: 'south', requiredAt: { anchor: 'CF', offset: 20 } },
  ...more,
});
const template = { id: 'battalion', title: 'Battalion', component: 'land', sidc: '10031000001211000000' };
const world = createToyWorld('element-columns', {
  nations: NATIONS.map((id) => ({ id, name: id, role: 'contributor', reported: 'yes' })),
  contributions: NATIONS.map(contribution),
  unitTemplates: [
    { ...template, cargo: { wheeled: 12, tracked: 3, massT: 90, pieces: [{ kind: 'tracked', count: 2, massT: 5 }] } },
  ],
  forceElements: [
    element('b-own', 'FR', {
      cargo: { wheeled: 2, massT: 20 },
      tourDays: 6,
      relievedBy: 'c-template',
      confidence: 'A',
    }),
    element('c-template', 'FR', { template: 'battalion', parent: 'a-hidden', notional: true, status: 'confirmed' }),
    element('d-both', 'FR', {
      template: 'battalion',
      cargo: { wheeled: 4 },
      sidc: '10031000001211000001',
      parent: 'b-own',
    }),
    element('a-hidden', 'DE', { cargo: { tracked: 7, massT: 300 }, capability: 'manoeuvre' }),
  ],
});

let test: TestApp;
let uuid: string;

beforeAll(async () => {
  test = await openTestApp();
  uuid = (await test.app.get(ScenarioService).load(createSystemContext('test'), world)) ?? '';
  await test.source.query(`UPDATE force_element SET releasable_to = '{}' WHERE key = 'a-hidden'`);
});
afterAll(() => test.close());

async function ask(fields: string, persona: string) {
  const id = toGlobalId('Scenario', uuid);
  const { body } = await test.query(`query ($id: ID!) { scenario(id: $id) { ${fields} } }`, { id }, persona);
  expect(body.errors).toBeUndefined();
  return body.data.scenario;
}

const PLAIN = [
  'key',
  'name',
  'component',
  'capability',
  'sidc',
  'status',
  'confidence',
  'notional',
  'tourDays',
  'relievedBy',
];
const REFERENCES = ['nation', 'parent', 'home', 'destination'];

it.each([
  ['planner-DE', 4],
  ['planner-FR', 3],
])('as %s', async (persona, count) => {
  const { forceElements, forceElementColumns } = await ask(
    `forceElements(first: 100) { nodes { ${PLAIN.join(' ')} ${REFERENCES.map((name) => `${name} { key }`).join(' ')} cargo { pax wheeled tracked pieces { count } } } }
     forceElementColumns { ${[...PLAIN, ...REFERENCES].join(' ')} persons vehicles }`,
    persona,
  );
  const { nodes } = forceElements;
  expect(nodes).toHaveLength(count);
  const expected = {
    ...Object.fromEntries(PLAIN.map((name) => [name, nodes.map((node: Record<string, unknown>) => node[name])])),
    ...Object.fromEntries(
      REFERENCES.map((name) => [
        name,
        nodes.map((node: Record<string, { key: string } | null>) => node[name]?.key ?? null),
      ]),
    ),
    persons: nodes.map(({ cargo }: { cargo: { pax: number | null } }) => cargo.pax ?? 0),
    vehicles: nodes.map(
      ({
        cargo: { wheeled, tracked, pieces },
      }: {
        cargo: Record<string, number> & { pieces: { count: number }[] | null };
      }) => (wheeled ?? 0) + (tracked ?? 0) + (pieces ?? []).reduce((sum, piece) => sum + piece.count, 0),
    ),
  };
  expect(forceElementColumns).toEqual(expected);
  // Its superior is there for one of them, and not named to the other.
  expect(forceElementColumns.parent).toEqual(count === 4 ? [null, null, 'a-hidden', 'b-own'] : [null, null, 'b-own']);
});

it('of a scenario without any are empty', async () => {
  uuid = (await test.app.get(ScenarioService).load(createSystemContext('test'), createToyWorld('without'))) ?? '';
  expect(await ask('forceElementColumns { key persons parent }', 'cell')).toEqual({
    forceElementColumns: { key: [], persons: [], parent: [] },
  });
});
