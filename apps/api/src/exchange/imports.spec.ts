import 'reflect-metadata';
import { toGlobalId } from '../graphql/node.ts';
import { Database } from '../database/database.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { DocumentStore } from '../scenarios/document-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { ImportService } from './import.service.ts';
import { ImportStore } from './import-store.ts';

jest.setTimeout(240_000);

let test: TestApp;
let scenarios: ScenarioService;

beforeAll(async () => {
  test = await openTestApp();
  scenarios = new ScenarioService(new Database(test.source), new DocumentStore());
});

afterAll(() => test.close());

const NATIONS = [{ id: 'FR', name: 'FR', role: 'contributor', reported: 'nothing reported' }];

const load = async (id: string): Promise<string> =>
  (await scenarios.load(createSystemContext('test'), createToyWorld(id, { nations: NATIONS }))) ?? '';

interface Line {
  readonly key: string;
  readonly reasons: readonly { readonly code: string }[];
}

async function upload(id: string, query: string, body: string, persona: string) {
  const response = await fetch(`${test.url}/imports/${id}?${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/csv', 'x-muster-persona': persona },
  });
  return {
    status: response.status,
    body: (await response.json()) as {
      readonly id: string;
      readonly counts: Readonly<Record<string, number>>;
      readonly rejected: readonly Line[];
      readonly shown: readonly Line[];
      readonly warnings: readonly { readonly code: string }[];
      readonly errors: readonly { readonly extensions: { readonly code: string } }[];
    },
  };
}

async function apply(id: string, importId: string, persona: string, expectedVersion = 1) {
  const query = `mutation Apply($input: ImportApplyInput!) { importApply(input: $input) { counts { added rejected } userErrors { code message } } }`;
  const input = { scenarioId: toGlobalId('Scenario', id), importId, expectedVersion };
  const response = await fetch(`${test.url}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query, variables: { input } }),
    headers: { 'content-type': 'application/json', 'x-muster-persona': persona },
  });
  const { data } = (await response.json()) as {
    readonly data: { readonly importApply: { readonly userErrors: readonly unknown[]; readonly counts: unknown } };
  };
  return data.importApply;
}

describe('A file most of whose lines are wrong', () => {
  it.each([
    // Who sees all of a scenario is told otherwise than who sees a part.
    ['cell', 'links', 'id,from,to,mode', ',nowhere,south,road', 'good,north,south,road'],
    ['planner-FR', 'stocks', 'id,place,class,amountT', ',nowhere,V,1', 'good,north,V,5'],
  ])('is looked at to its end, and the rest of it can be taken over: %s', async (persona, format, head, bad, good) => {
    const id = await load(`many-wrong-${format}`);
    // More than one round finds.
    const wrong = Array.from({ length: 21_000 }, (_, i) => `s${i}${bad}`);
    const { body } = await upload(id, `format=${format}`, [head, ...wrong, good].join('\n'), persona);
    expect(body.counts).toMatchObject({ added: 1, rejected: 21_000 });
    expect(new Set(body.rejected.flatMap(({ reasons }) => reasons.map(({ code }) => code)))).toEqual(
      new Set(['reference.unknown']),
    );
    expect(await apply(id, body.id, persona)).toEqual({ counts: { added: 1, rejected: 21_000 }, userErrors: [] });
  });

  it('takes with it what hangs on a wrong line, however deep', async () => {
    const id = await load('deep-wrong');
    const chain = Array.from({ length: 9 }, (_, i) => `u${i + 1},U,FR,land,north,south,u${i}`);
    const file = ['id,name,nation,component,home,destination,parent', 'u0,U,FR,land,nowhere,south,', ...chain]
      .concat('good,U,FR,land,north,south,')
      .join('\n');
    const { body } = await upload(id, 'format=force-elements', file, 'planner-FR');
    expect(body.counts).toMatchObject({ added: 1, rejected: 10 });
    expect(await apply(id, body.id, 'planner-FR')).toEqual({ counts: { added: 1, rejected: 10 }, userErrors: [] });
  });
});

it('tells how far taking a file over is, while rows are written too', async () => {
  const id = await load('progress');
  const { progress } = test.app.get(ImportService);
  const watch = async (amount: number, version: number, total: number) => {
    const lines = Array.from({ length: 2_400 }, (_, i) => `s${i},north,V,${amount},FR`);
    const file = ['id,place,class,amountT,owner', ...lines].join('\n');
    const { body } = await upload(id, 'format=stocks', file, 'planner-FR');
    const told: number[] = [];
    let isUnderWay = true;
    const applied = apply(id, body.id, 'planner-FR', version).finally(() => (isUnderWay = false));
    while (isUnderWay) {
      const now = progress.find(body.id);
      if (now !== null && now.done !== told.at(-1)) told.push(now.done);
      if (now !== null) expect(now.total).toBe(total);
      await new Promise(setImmediate);
    }
    expect((await applied).userErrors).toEqual([]);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    return { told, importId: body.id };
  };
  // New rows are not read first: they go from table to table.
  expect((await watch(1, 1, 2_400)).told).toEqual(expect.arrayContaining([0, 2_000]));
  // Otherwise once every line is read, and then while rows are written.
  const { told, importId } = await watch(2, 2, 4_800);
  expect(told).toEqual(expect.arrayContaining([2_400, 2_900, 3_400, 3_900]));
  const asked = await test.query(
    `{ scenarioImport(id: "${importId}") { id progress { done total } } }`,
    {},
    'planner-FR',
  );
  expect(asked.body.data.scenarioImport).toEqual({ id: importId, progress: null });
});

it('complete is true or false in every spelling of programs, and nothing else', async () => {
  const id = await load('complete-values');
  const file = 'id,place,class,amountT,owner\n';
  for (const value of ['true', 'TRUE', '1', 'false', '0', ''])
    expect((await upload(id, `format=stocks&complete=${value}`, file, 'planner-FR')).status).toBe(200);
  const { status, body } = await upload(id, 'format=stocks&complete=maybe', file, 'planner-FR');
  expect([status, body.errors[0].extensions.code]).toEqual([400, 'complete.value']);
  const all = `${file}s,north,V,1,FR\nt,north,V,one,FR\n`;
  const unread = async (value: string) =>
    (await upload(id, `format=stocks&complete=${value}`, all, 'planner-FR')).body.warnings.map(({ code }) => code);
  expect([await unread('1'), await unread('0')]).toEqual([['complete.unread'], []]);
});

it('of a file of units the side that is named is read', async () => {
  const id = await load('sides');
  const units = ['blue', 'red']
    .map(
      (side) =>
        `<Unit><ObjectHandle>u-${side}</ObjectHandle><Relations><ForceRelation><ForceRelationData><ForceSideHandle>${side}</ForceSideHandle></ForceRelationData></ForceRelation></Relations><Disposition><Location><CoordinateData><GDC><Latitude>50</Latitude><Longitude>20</Longitude></GDC></CoordinateData></Location></Disposition></Unit>`,
    )
    .join('');
  const sides = ['blue', 'red']
    .map((side) => `<ForceSide><ObjectHandle>${side}</ObjectHandle><ForceSideName>${side}</ForceSideName></ForceSide>`)
    .join('');
  const file = `<MilitaryScenario><ForceSides>${sides}</ForceSides><Organizations><Units>${units}</Units></Organizations></MilitaryScenario>`;
  const keysOf = async (query: string) =>
    (await upload(id, `format=msdl${query}`, file, 'cell')).body.shown.map(({ key }) => key);
  expect([await keysOf(''), await keysOf('&side=red')]).toEqual([['u-blue'], ['u-red']]);
});

it('a time-phased table goes out with the force elements, and a nation brings its own back changed', async () => {
  const element = (id: string, nation: string) => ({
    ...{ id, name: id, nation, component: 'land' as const, home: 'north', destination: 'south', cargo: { pax: 10 } },
  });
  const world = createToyWorld('time-phased', {
    nations: [...NATIONS, { ...NATIONS[0], id: 'DE', name: 'DE' }],
    forceElements: [element('fr', 'FR'), element('de', 'DE')],
  });
  const id = (await scenarios.load(createSystemContext('test'), world)) ?? '';
  const response = await fetch(`${test.url}/exports/scenarios/${id}/time-phased.csv`, {
    headers: { 'x-muster-persona': 'cell' },
  });
  const file = await response.text();
  expect(file).toMatch(/\nfr,fr,FR,land,north,/);
  const { body } = await upload(id, 'format=time-phased', file.replaceAll('land,north', 'land,middle'), 'planner-FR');
  expect(body.counts).toMatchObject({ changed: 1, rejected: 0, added: 0 });
  expect(await apply(id, body.id, 'planner-FR')).toMatchObject({ userErrors: [] });
  const after = await scenarios.findDocument(createSystemContext('test'), id);
  expect(after?.forceElements).toEqual([{ ...element('fr', 'FR'), home: 'middle' }, element('de', 'DE')]);
});

it('takes no name that turns the direction of reading, of a row or of a scenario', async () => {
  const id = await load('turning');
  const file = 'id,place,class,amountT,owner,note\nst1,north,V,1,FR,plain\nst2,north,V,1,FR,\u202egnp.exe\n';
  const { body } = await upload(id, 'format=stocks', file, 'planner-FR');
  expect(body.counts).toMatchObject({ added: 1, rejected: 1 });
  expect(JSON.stringify(body.rejected)).toContain('text.direction');
  const world = JSON.stringify({ ...createToyWorld('turned'), title: 'a\u2066b' });
  const response = await fetch(`${test.url}/imports`, {
    method: 'POST',
    body: world,
    headers: { 'content-type': 'application/octet-stream', 'x-muster-persona': 'cell' },
  });
  const { errors } = (await response.json()) as { errors: { extensions: { code: string; path: string[] } }[] };
  expect([response.status, errors[0].extensions]).toEqual([
    400,
    expect.objectContaining({ code: 'text.direction', path: ['title'] }),
  ]);
});

describe('A file that is being read', () => {
  const find = async (key: string, persona = 'planner-FR') => {
    const response = await fetch(`${test.url}/imports/under-way/${key}`, { headers: { 'x-muster-persona': persona } });
    const body = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return [response.status, body.errors?.[0].extensions.code ?? body];
  };

  it('says to its sender how far it is, by the key that he has sent with it, and to nobody else', async () => {
    const id = await load('reading');
    const store = test.app.get(ImportStore);
    const insert = store.insert.bind(store);
    let goOn = () => undefined as void;
    let reached = () => undefined as void;
    const isReached = new Promise<void>((resolve) => (reached = resolve));
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    jest.spyOn(store, 'insert').mockImplementationOnce(async (...args) => {
      reached();
      await mayGoOn;
      return insert(...args);
    });
    const told = jest.spyOn(test.app.get(ImportService).reading, 'reach');
    const file = `id,place,class,amountT\n${Array.from({ length: 600 }, (_, i) => `s${i},north,V,5\n`).join('')}`;
    const answer = upload(id, 'format=stocks&key=mine-1', file, 'planner-FR');
    await isReached;
    expect(await find('mine-1')).toEqual([200, { done: 80, total: 100 }]);
    expect(await find('mine-1', 'planner-DE')).toEqual([404, 'import.unknown']);
    expect(await find('other')).toEqual([404, 'import.unknown']);
    goOn();
    expect((await answer).body.counts).toMatchObject({ added: 600 });
    expect(await find('mine-1')).toEqual([404, 'import.unknown']);
    const shares = told.mock.calls.map(([, share]) => share);
    // Of the scenario, of the thread, and of three pieces of lines and two of rows.
    expect(shares[0]).toBe(10);
    expect(shares.slice(-6)).toEqual([80, 84, 88, 92, 96, 100]);
    told.mockRestore();
  });

  it.each(['key=', 'key=a%20b', `key=${'x'.repeat(81)}`])('with %s is refused', async (key) => {
    const id = await load(`reading-${key.length}`);
    const { status, body } = await upload(id, `format=stocks&${key}`, 'id\n', 'planner-FR');
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'key.invalid']);
  });
});
