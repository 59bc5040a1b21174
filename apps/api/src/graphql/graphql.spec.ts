import { request } from 'node:http';
import { referenceScenarios } from '@muster/planning/reference';
import { DataSource } from 'typeorm';
import { openTestApp, type Answer, type TestApp } from '../test/test-app.ts';
import { LIMITS } from './limits.ts';

// Real servers and threads on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(120_000);

let test: TestApp;
const reference = referenceScenarios[0];

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(`${test.url}/graphql`, { method: 'POST', headers, body });

describe('pages', () => {
  it('lead through all rows once, in order, whatever their size', async () => {
    const wanted = reference.places.map(({ id }) => id).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    for (const first of [7, 100]) {
      const keys: string[] = [];
      let after: string | null = null;
      for (let page = 0; page < 200; page++) {
        const { body } = await test.query(
          'query ($key: String, $first: Int, $after: String) { scenario(key: $key) { places(first: $first, after: $after) { totalCount nodes { key } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } } } }',
          { key: reference.id, first, after },
        );
        const { totalCount, nodes, edges, pageInfo } = body.data.scenario.places;
        expect(totalCount).toBe(wanted.length);
        expect(pageInfo.hasPreviousPage).toBe(page > 0);
        expect(pageInfo.endCursor).toBe(edges.at(-1).cursor);
        keys.push(...nodes.map(({ key }: { key: string }) => key));
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor;
      }
      expect(keys).toEqual(wanted);
    }
  });

  it('filter by kind', async () => {
    const { body } = await test.query(
      '{ scenarios { nodes { hubs: places(kinds: [HUB]) { totalCount } all: places(kinds: []) { totalCount } } } }',
    );
    expect(body.data.scenarios.nodes[0].hubs.totalCount).toBe(
      reference.places.filter(({ kind }) => kind === 'hub').length,
    );
    expect(body.data.scenarios.nodes[0].all.totalCount).toBe(0);
  });

  it('refuse a text that no row can have', async () => {
    const { status, body } = await test.query(
      'query ($texts: [String!]) { scenarios { nodes { contributions(nations: $texts) { totalCount nodes { key } } forceElements(nations: $texts) { totalCount } stocks(places: $texts) { totalCount } } } }',
      { texts: ['a\0b'] },
    );
    expect([status, body.errors[0].extensions.code, body.errors[0].extensions.path]).toEqual([
      400,
      'BAD_USER_INPUT',
      ['texts', '0'],
    ]);
  });

  it.each([
    ['first: 0', '"first"'],
    ['first: 101', '"first"'],
    ['first: -1', '"first"'],
    ['after: "nonsense"', '"after"'],
    ['after: "azoA"', '"after"'],
  ])('refuse %s', async (args, told) => {
    const { body } = await test.query(`{ scenarios(${args}) { totalCount } }`);
    expect(body.errors[0].message).toContain(told);
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('things', () => {
  it('are found again by their id', async () => {
    const found = await test.query(
      '{ scenarios { nodes { id nations(first: 1) { nodes { id } } places(first: 1) { nodes { id } } links(first: 1) { nodes { id } } liftPools(first: 1) { nodes { id } } forceElements(first: 1) { nodes { id } } } } }',
    );
    const [{ id, ...connections }] = found.body.data.scenarios.nodes;
    const ids = [
      id,
      ...Object.values(connections as Record<string, { nodes: { id: string }[] }>).map(({ nodes }) => nodes[0].id),
    ];
    const { body } = await test.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', { ids });
    expect(body.data.nodes.map((node: { id: string }) => node.id)).toEqual(ids);
    expect(body.data.nodes.map((node: { __typename: string }) => node.__typename)).toEqual([
      'Scenario',
      'Nation',
      'Place',
      'Link',
      'LiftPool',
      'ForceElement',
    ]);
  });

  it.each([
    'x',
    '',
    'UGxhY2U6eA',
    Buffer.from('Place:00000000-0000-4000-8000-000000000000').toString('base64url'),
    Buffer.from("Place:0' OR 1=1").toString('base64url'),
    '9'.repeat(5000),
  ])('that do not exist are null: %j', async (id) => {
    const { status, body } = await test.query(
      'query ($id: ID!) { node(id: $id) { id } scenario(id: $id) { id } run(id: $id) { id } }',
      { id },
    );
    expect(status).toBe(200);
    expect(body).toEqual({ data: { node: null, scenario: null, run: null } });
  });

  it('are joined without a statement for each row', async () => {
    const statements: number[] = [];
    for (const first of [10, 100]) {
      const before = await countTransactions();
      const spy = jest.spyOn(
        test.app.get(DataSource).driver as unknown as { obtainMasterConnection: () => unknown },
        'obtainMasterConnection',
      );
      await test.query(
        `{ scenarios(first: 1) { nodes { forceElements(first: ${first}) { nodes { name nation { name } home { name } destination { name } template { title } cargo { pax } source { title } } } } } }`,
      );
      statements.push(spy.mock.calls.length);
      spy.mockRestore();
      expect(before).toBeGreaterThan(0);
    }
    // One connection, and so one transaction, for all of it.
    expect(statements).toEqual([1, 1]);
  });

  const countTransactions = async (): Promise<number> =>
    Number((await test.source.query('SELECT count(*) FROM scenario'))[0].count);

  it('have dates on the calendar and on the clock', async () => {
    const { body } = await test.query(
      '{ scenarios { nodes { clock { cfDay dDay dDayMin endMin } requirements(first: 3) { nodes { by { anchor offset unit at minute } } } } } }',
    );
    const { clock, requirements } = body.data.scenarios.nodes[0];
    expect(Date.parse(clock.dDay) - Date.parse(clock.cfDay)).toBe(clock.dDayMin * 60_000);
    for (const { by } of requirements.nodes)
      expect(Date.parse(by.at) - Date.parse(clock.cfDay)).toBe(by.minute * 60_000);
  });
});

describe('limits', () => {
  const nested = (levels: number): string =>
    `{ scenarios(first: 1) { nodes { ${'runs(first: 1) { nodes { scenario { '.repeat(levels)} key ${'} } }'.repeat(levels)} } } }`;

  it.each([
    ['depth', nested(5), 'fields deep'],
    ['aliases', `{ ${Array.from({ length: 16 }, (_, at) => `a${at}: __typename`).join(' ')} }`, 'aliases'],
    ['directives', `{ scenarios { totalCount ${'@include(if: true) '.repeat(6)} } }`, 'directives'],
    ['tokens', `{ ${'__typename '.repeat(LIMITS.tokens)} }`, 'tokens'],
    [
      'cost',
      '{ scenarios(first: 100) { nodes { places(first: 100) { nodes { name kind key country lat lon note notional confidence source { title } stocks(first: 100) { nodes { key } } } } } } }',
      'costs',
    ],
  ])('of %s are refused before any resolver runs', async (_, query, told) => {
    const spy = jest.spyOn(test.app.get(DataSource), 'createQueryRunner');
    const { status, body } = await test.query(query);
    expect(status).toBe(400);
    expect(body.errors.map(({ message }: { message: string }) => message).join()).toContain(told);
    expect(body.data ?? null).toBeNull();
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  });

  it('let fragments that spread themselves through as an error, not as a hang', async () => {
    const { status, body } = await test.query(
      '{ scenarios { nodes { ...A } } } fragment A on Scenario { key ...B } fragment B on Scenario { title ...A }',
    );
    expect(status).toBeLessThan(500);
    expect(body.errors[0].message).toContain('fragment');
  });

  it('of the body are 413', async () => {
    const response = await post(
      JSON.stringify({ query: '{ __typename }', variables: { x: 'y'.repeat(LIMITS.bodyBytes) } }),
    );
    expect(response.status).toBe(413);
    const [{ message, extensions }] = ((await response.json()) as Answer['body']).errors;
    expect([extensions.code, message]).toEqual(['LIMIT_EXCEEDED', expect.stringContaining('POST /imports')]);
  });

  it('refuse batches, forms, text and changes by GET', async () => {
    expect((await post('[{"query":"{ __typename }"}]')).status).toBe(400);
    expect((await post('query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(
      415,
    );
    expect((await post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' })).status).toBe(415);
    const mutation = encodeURIComponent('mutation { runCancel(input: { runId: "x" }) { userErrors { code } } }');
    expect((await fetch(`${test.url}/graphql?query=${mutation}`)).status).toBe(405);
    expect((await fetch(`${test.url}/graphql?query=%7B__typename%7D`)).status).toBe(200);
  });

  it('answer what is no request with 400 and a code, also in an address', async () => {
    const codeOf = async (response: Response) =>
      ((await response.json()) as Answer['body']).errors[0].extensions.code as string;
    for (const broken of ['variables={', 'extensions=x', 'variables=5', 'variables={}&variables={}']) {
      const response = await fetch(`${test.url}/graphql?query=%7B__typename%7D&${broken}`);
      expect([broken, response.status, await codeOf(response)]).toEqual([broken, 400, 'BAD_REQUEST']);
    }
    const empty = await post('');
    expect([empty.status, await codeOf(empty)]).toEqual([400, 'BAD_REQUEST']);
    for (const variables of [{ id: null }, { id: {} }, {}]) {
      const { status, body } = await test.query('query ($id: ID!) { node(id: $id) { id } }', variables);
      expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    }
    const below = await fetch(`${test.url}/graphql/x`);
    expect([below.status, await codeOf(below)]).toEqual([404, 'NOT_FOUND']);
  });

  it('say what is wrong with a request that is none, or that takes no answer of ours', async () => {
    const told = async (response: Response) => {
      const [{ message, extensions }] = ((await response.json()) as Answer['body']).errors;
      return [response.status, extensions.code, message];
    };
    const json = { 'content-type': 'application/json' };
    const answers = 'Accept application/json, application/graphql-response+json or text/event-stream.';
    const { data } = (await test.query('{ scenarios(first: 1) { nodes { id } } }')).body as {
      data: { scenarios: { nodes: { id: string }[] } };
    };
    const fork = `mutation { scenarioFork(input: { scenarioId: "${data.scenarios.nodes[0].id}", key: "unread", title: "x" }) { userErrors { code } } }`;
    for (const accept of ['text/html', 'application/xml'])
      expect(await told(await post(JSON.stringify({ query: fork }), { ...json, accept }))).toEqual([
        ...[406, 'NOT_ACCEPTABLE', answers],
      ]);
    expect((await test.query('{ scenario(key: "unread") { id } }')).body.data).toEqual({ scenario: null });
    const stream = JSON.stringify({
      query: `subscription { scenarioChanged(scenarioId: "${data.scenarios.nodes[0].id}") { scenario { version } } }`,
    });
    expect(await told(await post(stream, { ...json, accept: 'application/json' }))).toEqual([
      ...[406, 'NOT_ACCEPTABLE', 'A subscription is answered with text/event-stream: accept it.'],
    ]);
    for (const accept of ['*/*', 'application/*', 'application/graphql-response+json', 'text/html, */*;q=0.1'])
      expect((await post('{"query":"{ __typename }"}', { ...json, accept })).status).toBe(200);
    const missing = [400, 'BAD_REQUEST', 'The body has no field "query".'];
    for (const body of ['{}', '{"variables":{}}', '{"query":null}', '{"query":""}', ''])
      expect([body, ...(await told(await post(body)))]).toEqual([body, ...missing]);
    for (const body of ['null', '1', '"{ __typename }"', '{'])
      expect(await told(await post(body))).toEqual([400, 'BAD_REQUEST', 'The body is no object of JSON.']);
    expect(await told(await post('{}', { ...json, 'content-encoding': 'snappy' }))).toEqual([
      ...[415, 'UNSUPPORTED_MEDIA_TYPE'],
      'The body is in an encoding that is not read: send it as it is.',
    ]);
  });

  it('refuse a number that is none, wherever it stands', async () => {
    const many = '1'.padEnd(401, '0');
    const told = { code: 'BAD_USER_INPUT', errors: [{ code: 'number.range', path: ['input', 'change', 'lat'] }] };
    const change = (lat: string) =>
      `mutation { placeChange(input: { scenarioId: "x", expectedVersion: 1, key: "x", change: { lat: ${lat} } }) { userErrors { code } } }`;
    for (const lat of [many, '1e400', '-1e400']) {
      const { status, body } = await test.query(change(lat));
      expect([status, body.errors[0].extensions]).toEqual([400, expect.objectContaining(told)]);
    }
    const query = 'mutation ($input: ProposalCreateInput!) { proposalCreate(input: $input) { userErrors { code } } }';
    const response = await post(
      `{"query":"${query}","variables":{"input":{"id":"x","change":{"personsMax":[${many}]}}}}`,
    );
    const [{ extensions }] = ((await response.json()) as Answer['body']).errors;
    expect([response.status, extensions]).toEqual([
      400,
      expect.objectContaining({ errors: [{ code: 'number.range', path: ['input', 'change', 'personsMax', '0'] }] }),
    ]);
    expect((await test.query(change('1e300'))).status).toBe(200);
  });

  it('answer broken JSON with 400 and no stack', async () => {
    const response = await post('{"query":');
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/SyntaxError|node_modules|at /);
    for (const body of ['[]', '[1]', '{}', '{"query":1}', '{"query":"{ __typename }","variables":"x"}']) {
      const answer = await post(body);
      if (body.startsWith('[')) expect(answer.status).toBe(400);
      expect(await answer.text()).not.toMatch(/originalError|stack|"data"/);
    }
  });

  it('refuse text that cannot be stored, wherever it stands, with its path', async () => {
    const fork = 'mutation ($input: ScenarioForkInput!) { scenarioFork(input: $input) { userErrors { code path } } }';
    for (const text of ['a\0b', 'half \ud83d']) {
      const { status, body } = await test.query(fork, { input: { scenarioId: 'x', key: 'k', title: text } });
      expect([status, body.errors[0].extensions.code, body.errors[0].extensions.path]).toEqual([
        400,
        'BAD_USER_INPUT',
        ['input', 'title'],
      ]);
    }
    // Half of a pair is no text of a query at all.
    const literal = await test.query('{ scenario(key: "a\\u0000b") { key } }');
    expect([literal.status, literal.body.errors[0].extensions.path]).toEqual([400, ['key']]);
    const beside = await test.query(
      'mutation { scenarioFork(input: { scenarioId: "x", key: "k", title: "a\\u0000b" }) { userErrors { code } } }',
    );
    expect([beside.status, beside.body.errors[0].extensions.path]).toEqual([400, ['input', 'title']]);
    const turned = await test.query(
      'mutation ($input: ScenarioForkInput!) { scenarioFork(input: $input) { userErrors { code } } }',
      { input: { scenarioId: 'x', key: 'k', title: '\u202egnp.exe' } },
    );
    expect([turned.status, turned.body.errors[0].message, turned.body.errors[0].extensions.errors]).toEqual([
      400,
      'Text has no character that turns the direction of reading (U+202A to U+202E, U+2066 to U+2069).',
      [{ code: 'text.direction', path: ['input', 'title'] }],
    ]);
    expect((await test.query('{ scenario(key: "whole \u{1F600}") { key } }')).body.data).toEqual({ scenario: null });
  });

  it('refuse ids and versions that cannot be', async () => {
    const { body } = await test.query('{ scenarioImport(id: "------------------------------------") { id } }');
    expect(body).toEqual({ data: { scenarioImport: null } });
    const undo = await test.query(
      'mutation ($input: ScenarioUndoInput!) { scenarioUndo(input: $input) { userErrors { code path } } }',
      { input: { scenarioId: 'x', expectedVersion: 1, version: -2147483648 } },
    );
    expect(undo.body.data.scenarioUndo.userErrors).toEqual([{ code: 'version.unknown', path: ['input', 'version'] }]);
  });
});

describe('the server', () => {
  it('says that it lives and is ready', async () => {
    expect(await (await fetch(`${test.url}/health/live`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${test.url}/health/ready`)).json()).toEqual({ status: 'ok' });
  });

  it('allows nothing from elsewhere and nothing inline', async () => {
    const { headers } = await fetch(`${test.url}/health/live`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|http|\*/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers what does not exist in JSON', async () => {
    const response = await fetch(`${test.url}/assets/nothing.js`);
    expect(response.status).toBe(404);
    expect(((await response.json()) as Answer['body']).errors[0].extensions.code).toBe('NOT_FOUND');
  });

  it('answers to the names of this machine only while it listens on it only', async () => {
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${test.url}/health/live`, { headers: { host: 'evil.example' } }, (response) =>
        resolve(response.resume().statusCode),
      );
      asked.on('error', reject).end();
    });
    expect(status).toBe(421);
  });
});
