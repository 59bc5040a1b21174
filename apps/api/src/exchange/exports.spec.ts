import 'reflect-metadata';
import type { ScenarioDocument } from '@muster/planning';
import { toGlobalId } from '../graphql/node.ts';
import { as, createExchange, FILE, NATIONS, STOCKS } from '../test/exchange-harness.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';

// Real servers on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(240_000);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

const { load, documentOf, get, upload, apply } = createExchange(() => test, 'exports');

const refusalOf = async (path: string, persona = 'cell') => {
  const response = await get(path, persona);
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, errors[0].extensions.code];
};

describe('an export', () => {
  it('is the document in the view of the caller, now and as it was', async () => {
    const id = await load();
    const { body } = await upload(id, 'format=stocks', FILE);
    await apply(id, body.id, 1);
    const now = await get(`scenarios/${id}.json`);
    expect(now.headers.get('x-snapshot-hash')).toMatch(/^[0-9a-f]{64}$/);
    const { stocks } = (await now.json()) as ScenarioDocument;
    expect(stocks?.map((stock) => stock.amountT)).toContain(12.5);
    const then = (await (await get(`scenarios/${id}.json?version=1`)).json()) as ScenarioDocument;
    expect(then).toEqual(createToyWorld(then.id, { nations: NATIONS, stocks: STOCKS }));
    const refusals = [
      [`scenarios/${id}.json?version=9`, 404, 'version.unknown'],
      [`scenarios/${id}.json?version=x`, 404, 'version.unknown'],
      [`scenarios/${id}.exe`, 404, 'format.unknown'],
      [`scenarios/${id}/poem.csv`, 404, 'table.unknown'],
      [`scenarios/${id}.json?recipient=ZZ`, 400, 'recipient.unknown'],
      ['runs/nothing.csv', 404, 'run.unknown'],
      ['runs/nothing.csv?recipient=DE', 400, 'recipient.run'],
    ] as const;
    for (const [path, status, code] of refusals)
      expect([path, ...(await refusalOf(path))]).toEqual([path, status, code]);
    expect(await refusalOf(`scenarios/${id}.json`, 'auditor')).toEqual([404, 'scenario.unknown']);
  });

  it('of a table and of a document says in headers what it is of', async () => {
    const id = await load();
    for (const name of [`${id}.json`, `${id}/stocks.csv`]) {
      const { headers } = await get(`scenarios/${name}`, 'planner-FR');
      expect([headers.get('x-scenario-version'), headers.get('x-view-of')]).toEqual(['1', 'FR']);
      expect([headers.get('x-snapshot-hash'), headers.get('x-engine-version')]).not.toContain(null);
    }
  });

  it('to a nation has what is released to it', async () => {
    const id = await load();
    await test.source.query(`UPDATE stock SET releasable_to = '{}' WHERE scenario_id = $1 AND key = 'fr-v'`, [id]);
    const keys = async (query: string) =>
      ((await (await get(`scenarios/${id}.json?${query}`, 'planner-FR')).json()) as ScenarioDocument).stocks?.map(
        (stock) => stock.id,
      );
    expect(await keys('')).toEqual(['fr-v', 'de-v']);
    expect(await keys('recipient=DE')).toEqual(['de-v']);
    expect(await keys('recipient=DE&version=1')).toEqual(['de-v']);
    expect(await keys('recipient=@cell')).toEqual(['de-v']);
    expect(await keys('recipient=@observer')).toEqual(['de-v']);
    const query = 'query ($id: ID!) { scenario(id: $id) { released(recipient: "DE") { section rows withheld } } }';
    const response = await fetch(`${test.url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query, variables: { id: toGlobalId('Scenario', id) } }),
      ...as('planner-FR', { 'content-type': 'application/json' }),
    });
    const { data } = (await response.json()) as { data: { scenario: { released: unknown[] } } };
    expect(data.scenario.released).toContainEqual({ section: 'stocks', rows: 2, withheld: ['fr-v'] });
  });

  it('does not name sections in which nobody has rows for the reader, whether there are any or not', async () => {
    const ownOf = (stocks: readonly object[]) => ({ stocks, liftPools: [] });
    const [full, bare] = [await load(ownOf(STOCKS)), await load(ownOf([]))];
    await test.source.query(`UPDATE stock SET releasable_to = '{}' WHERE scenario_id = $1`, [full]);
    const sectionsOf = async (id: string, query: string) =>
      Object.keys((await (await get(`scenarios/${id}.json?${query}`, 'observer')).json()) as object);
    for (const query of ['', 'version=1', 'recipient=@observer']) {
      const seen = await sectionsOf(full, query);
      expect(seen).toEqual(await sectionsOf(bare, query));
      expect(seen).toContain('places');
      expect(seen).not.toContain('stocks');
    }
    const query = 'query ($id: ID!) { scenario(id: $id) { released(recipient: "DE") { section } } }';
    const response = await fetch(`${test.url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query, variables: { id: toGlobalId('Scenario', full) } }),
      ...as('observer', { 'content-type': 'application/json' }),
    });
    const { data } = (await response.json()) as { data: { scenario: { released: { section: string }[] } } };
    const named = data.scenario.released.map(({ section }) => section);
    expect(named).toContain('places');
    expect(named.filter((section) => ['stocks', 'liftPools'].includes(section))).toEqual([]);
  });

  it.each(['stocks.csv', 'stocks.xlsx', 'places.csv', 'links.csv', 'time-phased.xlsx'])(
    'of %s can be imported again unchanged',
    async (name) => {
      const id = await load();
      const file = new Uint8Array(await (await get(`scenarios/${id}/${name}`)).arrayBuffer());
      const { body } = await upload(id, `format=${name.split('.')[0]}`, file, 'cell', 'application/octet-stream');
      expect(body.counts).toMatchObject({ added: 0, changed: 0, rejected: 0 });
      expect(body.counts.unchanged + body.counts.ignored).toBeGreaterThan(0);
    },
  );

  // The database gives the keys of an object back in an order of its own.
  it.each(['csv', 'xlsx'])('of force elements as %s keeps every distribution', async (extension) => {
    const elements = [
      { notice: { lognormal: { median: 4, sigma: 0.5 } }, integration: { gamma: { shape: 2, mean: 5 } } },
      { notice: { gamma: { shape: 2, mean: 5, shift: 1 }, unit: 'h' }, integration: { triangular: [1, 2, 9] } },
      { notice: { uniform: [1, 2] }, integration: { pert: [1, 2, 9] } },
      { notice: { exponential: 3 }, integration: { empirical: [3, 1, 2] } },
    ].map((durations, i) => ({
      ...{ id: `fr-${i}`, name: 'Unit', nation: 'FR', component: 'land', home: 'north', destination: 'south' },
      ...{ deployment: 'move', cargo: { pax: 10 }, ...durations },
    }));
    const id = await load({ stocks: [], forceElements: elements });
    const response = await get(`scenarios/${id}/force-elements.${extension}`, 'planner-FR');
    const file = new Uint8Array(await response.arrayBuffer());
    const { body } = await upload(id, 'format=force-elements', file, 'planner-FR', 'application/octet-stream');
    expect(body.counts).toMatchObject({ unchanged: elements.length, changed: 0, rejected: 0, ignored: 0 });
  });

  it.each(['geojson', 'kml', 'msdl', 'xlsx'])('as %s says where it comes from', async (extension) => {
    const id = await load();
    const response = await get(`scenarios/${id}.${extension}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="${(await documentOf(id)).id}.${extension}"`,
    );
    if (extension !== 'xlsx') expect(await response.text()).toContain(`version 1`);
  });

  it('of a template is a workbook', async () => {
    const response = await get('templates/workbook.xlsx');
    expect(response.headers.get('content-type')).toMatch(/spreadsheetml/);
    expect((await get('templates/poem.xlsx')).status).toBe(404);
  });
});
