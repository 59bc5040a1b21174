/** The door as an attacker finds it: audits of the GraphQL over HTTP specification, the thirteen probes of graphql-cop, guessing, limits. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { auditServer } from 'graphql-http';
import { buildSchema, isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import { DataSource } from 'typeorm';
import { LIMITS } from '../graphql/limits.ts';
import { createSchema, toSdl } from '../graphql/print-schema.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { findLeak } from './leaks.ts';

jest.setTimeout(300_000);

/** Signed in: the local demo. Anonymous: a provider is set and nobody has signed in. */
let demo: TestApp;
let closed: TestApp;
let schema: GraphQLSchema;

beforeAll(async () => {
  schema = buildSchema(toSdl(await createSchema()));
  demo = await openTestApp();
  closed = await openTestApp({
    identity: {
      issuer: 'http://127.0.0.1:9',
      clientId: 'muster',
      clientSecret: undefined,
      audience: 'muster',
      publicUrl: 'http://127.0.0.1',
      administrator: undefined,
    },
  });
});

afterAll(() => Promise.all([demo.close(), closed.close()]));

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

async function ask(test: TestApp, { method = 'POST', path = '/graphql', headers = {}, body }: Asked) {
  const response = await fetch(`${test.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await response.text();
  let json: { data?: Record<string, unknown> | null; errors?: { message: string; extensions?: { code?: string } }[] } =
    {};
  try {
    json = JSON.parse(text) as typeof json;
  } catch {
    // Not every refusal of a server below ours is JSON.
  }
  return { status: response.status, text, json, hasData: json.data !== undefined && json.data !== null };
}

const query = (text: string, variables?: object): Asked => ({ body: JSON.stringify({ query: text, variables }) });
const repeat = (text: string, times: number) =>
  Array.from({ length: times }, (_, i) => text.replaceAll('#', String(i))).join(' ');

it('obeys the specification of GraphQL over HTTP', async () => {
  const results = await auditServer({ url: `${demo.url}/graphql`, fetchFn: fetch });
  const errors = results.filter(({ status }) => status === 'error');
  const warnings = results.filter(({ status }) => status === 'warn').length;
  process.stderr.write(`graphql-http: ${results.length} audits, ${errors.length} errors, ${warnings} warnings\n`);
  expect(errors.map(({ name, reason }: { name: string; reason?: string }) => `${name}: ${reason}`)).toEqual([]);
});

describe('the thirteen probes of graphql-cop', () => {
  /** What is asked, and what would be a finding. Written after the probes of graphql-cop 1.x. */
  const PROBES: readonly [
    name: string,
    asked: Asked,
    isFinding: (answer: Awaited<ReturnType<typeof ask>>) => boolean,
  ][] = [
    ['alias overloading', query(`query { ${repeat('alias#: __typename', 101)} }`), ({ hasData }) => hasData],
    [
      'array-based batching',
      { body: JSON.stringify(Array(10).fill({ query: 'query { __typename }' })) },
      ({ text }) => text.trim().startsWith('[') || text.includes('"data"'),
    ],
    [
      'directive overloading',
      query(`query { __typename ${'@aa'.repeat(10)} }`),
      ({ json }) => (json.errors ?? []).length >= 10,
    ],
    [
      'circular introspection',
      query(
        `query { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`,
      ),
      ({ hasData }) => hasData,
    ],
    ['GET method query', { method: 'GET', path: '/graphql?query=%7B__typename%7D' }, ({ hasData }) => hasData],
    [
      'GET based mutation',
      { method: 'GET', path: '/graphql?query=mutation%7B__typename%7D' },
      ({ hasData }) => hasData,
    ],
    [
      'url-encoded POST',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=query%7B__typename%7D' },
      ({ hasData }) => hasData,
    ],
    ['introspection', query('query { __schema { types { name } } }'), ({ hasData }) => hasData],
    [
      'GraphiQL',
      { method: 'GET', headers: { accept: 'text/html' } },
      ({ text }) => /graphiql|playground|apollo sandbox/i.test(text),
    ],
    ['tracing', query('query { __typename }'), ({ text }) => /"tracing"/.test(text)],
    ['field duplication', query(`query { ${repeat('__typename', 500)} }`), ({ hasData }) => hasData],
    ['field suggestions', query('query { __schem }'), ({ text }) => /did you mean/i.test(text)],
    ['unhandled errors', query('qwerty { abc }'), ({ text }) => /exception|stack/i.test(text)],
  ];

  it.each(PROBES)('%s finds nothing, anonymous', async (_, asked, isFinding) => {
    const answer = await ask(closed, asked);
    expect(isFinding(answer)).toBe(false);
    expect([401, 403, 404, 405, 415]).toContain(answer.status);
    expect(findLeak(answer.text)).toBeUndefined();
  });

  /** Reading the schema is for who has signed in, and a query that only reads may come by GET as the specification has it. */
  const FOR_SIGNED_IN = ['introspection', 'GET method query', 'circular introspection', 'field duplication'];

  it.each(PROBES.filter(([name]) => !FOR_SIGNED_IN.includes(name)))(
    '%s finds nothing, signed in',
    async (_, asked, isFinding) => {
      const answer = await ask(demo, asked);
      expect(isFinding(answer)).toBe(false);
      expect(answer.status).toBeLessThan(500);
    },
  );
});

it('teaches nobody the schema by guessing', async () => {
  const names = Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInputObjectType(type)) && !type.name.startsWith('__'))
    .flatMap((type) => Object.keys((type as { getFields(): object }).getFields()));
  const words = [...new Set(names)];
  const spoil = (word: string, i: number) => `${word.slice(0, -1)}${i % 2 === 0 ? '' : 'x'}`;
  let learned = 0;
  for (let i = 0; i < words.length; i += 12) {
    const guesses = words
      .slice(i, i + 12)
      .map(spoil)
      .filter((guess) => guess.length > 1 && !words.includes(guess));
    if (guesses.length === 0) continue;
    for (const text of [`{ ${guesses.join(' ')} }`, `{ scenarios { nodes { ${guesses.join(' ')} } } }`]) {
      const { json, text: answer } = await ask(demo, query(text));
      expect(json.errors?.length).toBeGreaterThan(0);
      if (/did you mean/i.test(answer)) learned += 1;
    }
    const argument = await ask(
      demo,
      query(`{ scenarios(${guesses.map((guess) => `${guess}: 1`).join(', ')}) { totalCount } }`),
    );
    if (/did you mean/i.test(argument.text)) learned += 1;
  }
  process.stderr.write(`suggestion mining: ${words.length} words, ${learned} learned\n`);
  expect(learned).toBe(0);
});

describe('limits', () => {
  /** A scenario and its runs lead into each other, so any depth can be written: three fields a round. */
  const deep = (rounds: number): string => {
    const inside = (left: number): string =>
      left === 0 ? '__typename' : `runs(first: 1) { nodes { scenario { ${inside(left - 1)} } } }`;
    return `{ ${inside(rounds)} }`;
  };

  /** Few tokens, and more steps into one another than a stack has room for. */
  const nested = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);

  const variables = (text: string): Asked => ({
    body: `{"query":"mutation ($x: ContributionOfferInput!) { contributionOffer(input: $x) { userErrors { code } } }","variables":{"x":${text}}}`,
  });

  /** Each fragment names the next one twice: few tokens, and a million fields. */
  const doubling = Array.from({ length: 20 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);

  const OVER: readonly [limit: string, asked: () => Asked, status: number][] = [
    ['depth', () => query(deep(Math.ceil(LIMITS.depth / 3) + 1)), 400],
    ['tokens', () => query(`{ ${repeat('__typename', LIMITS.tokens + 1)} }`), 400],
    ['nesting', () => query(nested('{a', '}', 1300)), 400],
    [
      'nesting after a text with its own end in it',
      () => query(`{ nodes(ids: ["""\\""""""]) { id } }${nested('{a', '}', 1300)}`),
      400,
    ],
    ['nesting after a remark', () => query(`# \u2028 " \r${nested('{a', '}', 1300)}`), 400],
    ['nesting of a list', () => query(`{ nodes(ids: ${nested('[', ']', 1900)}) { id } }`), 400],
    ['nesting of an object', () => query(`{ nodes(ids: ${nested('{a:', '}', 900)}) { id } }`), 400],
    ['nesting of a variable', () => variables(nested('[', ']', 100_000)), 400],
    ['nesting of an input', () => variables(`${'{"contribution":'.repeat(15_000)}1${'}'.repeat(15_000)}`), 400],
    ['aliases', () => query(`{ ${repeat('a#: __typename', LIMITS.aliases + 1)} }`), 400],
    ['directives', () => query(`{ ${repeat('__typename @include(if: true)', LIMITS.directives + 1)} }`), 400],
    [
      'cost',
      () =>
        query(
          '{ scenarios(first: 100) { nodes { runs(first: 100) { nodes { scenario { runs(first: 100) { nodes { id } } } } } } } }',
        ),
      400,
    ],
    [
      'cost of a subscription',
      () =>
        query(
          'subscription { scenarioChanged(scenarioId: "x") { scenario { runs(first: 100) { nodes { scenario { runs(first: 100) { nodes { scenario { runs(first: 100) { nodes { id } } } } } } } } } } }',
        ),
      400,
    ],
    [
      'cost of many ids',
      () =>
        query(
          `{ nodes(ids: [${'"x" '.repeat(100)}]) { ... on Scenario { runs(first: 100) { nodes { scenario { runs(first: 30) { nodes { id } } } } } } } }`,
        ),
      400,
    ],
    ['a page', () => query('{ scenarios(first: 1) { nodes { places(first: 101) { nodes { key } } } } }'), 400],
    ['an empty page', () => query('{ scenarios(first: 0) { nodes { key } } }'), 400],
    ['a page by a variable', () => query('query ($n: Int) { scenarios(first: $n) { totalCount } }', { n: 1000 }), 400],
    ['ids', () => query(`{ nodes(ids: [${'"x" '.repeat(101)}]) { id } }`), 400],
    [
      'runs compared',
      () => query('{ runCompare(base: "x", others: ["1" "2" "3" "4" "5" "6"], anchor: CF) { run { id } } }'),
      400,
    ],
    ['fields', () => query(`{ ${repeat('__typename', LIMITS.fields + 1)} }`), 400],
    ['fragments', () => query(`{ ...F0 } ${doubling.join(' ')} fragment F20 on Query { __typename }`), 400],
    ['documents read', () => query('{ scenarios { nodes { versions(first: 100) { nodes { hash } } } } }'), 400],
    [
      'series',
      () =>
        query(
          '{ runs(first: 100) { nodes { result { closures { required ready { p10 p50 p90 } } resources { queue } } } } }',
        ),
      400,
    ],
    ['body', () => query(`{ __typename # ${'x'.repeat(LIMITS.bodyBytes)}\n }`), 413],
    ['batching', () => ({ body: JSON.stringify([{ query: '{ __typename }' }]) }), 400],
    ['GET mutation', () => ({ method: 'GET', path: '/graphql?query=mutation%7B__typename%7D' }), 405],
    [
      'form',
      () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=%7B__typename%7D' }),
      415,
    ],
    ['multipart', () => ({ headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' }), 415],
    ['text', () => ({ headers: { 'content-type': 'text/plain' }, body: '{"query":"{__typename}"}' }), 415],
  ];

  it.each(OVER)('of %s refuses with a 4xx before anything is run', async (_, asked, status) => {
    const runner = jest.spyOn(demo.app.get(DataSource), 'createQueryRunner');
    const answer = await ask(demo, asked());
    expect(answer.status).toBe(status);
    expect(answer.hasData).toBe(false);
    expect(answer.json.errors?.[0].extensions?.code ?? 'BAD_REQUEST').toMatch(/^[A-Z_]+$/);
    expect(runner).not.toHaveBeenCalled();
    runner.mockRestore();
  });

  it('let everything through that is just inside', async () => {
    const inside = [
      query(`{ ${repeat('a#: __typename', LIMITS.aliases)} }`),
      query(`{ ${repeat('__typename @include(if: true)', LIMITS.directives)} }`),
      query(`{ ${repeat('__typename', 1000)} }`),
      query('{ scenarios(first: 100) { nodes { title } } }'),
      query(`{ scenario(key: "${'{'.repeat(200)}\\"[") { id } } # ${'('.repeat(200)}`),
      query(`{ scenario(key: """${'{"'.repeat(200)}""") { id } }`),
      query(`{ nodes(ids: [${'"x" '.repeat(100)}]) { id } }`),
    ];
    for (const asked of inside) expect((await ask(demo, asked)).status).toBe(200);
  });
});

describe('what is said twice', () => {
  const DOUBLED = 'json.key-doubled';
  const text = 'query ($k: String!) { scenario(key: $k) { key } }';
  const address = (...parameters: [string, string][]): Asked => ({
    ...{ method: 'GET', path: `/graphql?${new URLSearchParams(parameters).toString()}` },
  });

  const byItsCode = String.raw`{"query":"${text}","variables":{"k":"a","\u006b":"b"}}`;
  const variables: [string, string] = ['variables', '{"k":"a","k":"b"}'];
  const TWICE: readonly [what: string, asked: Asked, code: string, path: string[] | undefined][] = [
    ['a variable', { body: `{"query":"${text}","variables":{"k":"a","k":"b"}}` }, DOUBLED, ['variables', 'k']],
    ['a variable, once by its code', { body: byItsCode }, DOUBLED, ['variables', 'k']],
    ['a variable of an address', address(['query', text], variables), DOUBLED, ['variables', 'k']],
    ['the query', { body: '{"query":"{ a }","query":"{ __typename }"}' }, DOUBLED, ['query']],
    ['a parameter of an address', address(['query', text], ['query', '{ __typename }']), 'BAD_REQUEST', undefined],
  ];
  it.each(TWICE)('%s is refused', async (_, asked, code, path) => {
    const { status, json } = await ask(demo, asked);
    expect([status, json.errors]).toMatchObject([400, [{ extensions: { code, ...(path && { path }) } }]]);
  });

  it('says of what is no JSON that it is none', async () => {
    for (const body of ['{"a":1,"a":', '{"a', '"', '{"a":1,"a":2}}', '\\', '{"a\\x":1}'])
      expect((await ask(demo, { body })).json.errors?.[0].extensions?.code).toBe('BAD_REQUEST');
  });
});

it('waits for no body of somebody it does not know', async () => {
  for (const path of ['/auth/sign-out', '/health/live', '/auth/persona', '/graphql']) {
    const socket = connect(Number(new URL(closed.url).port), '127.0.0.1');
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`,
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect([path, answer.toString().split(' ')[1]]).toEqual([path, expect.stringMatching(/^(200|401|404)$/)]);
    socket.destroy();
  }
});

it.each([
  '/graphql?query={viewer{name}}',
  '/graphql?query={nothing}',
  '/graphql',
  '/auth/session',
  '/exports/scenarios/none.json',
  '/imports/none',
])('no cache between us keeps what one caller was answered by %s for the next', async (path) => {
  for (const test of [demo, closed]) {
    const { headers } = await fetch(`${test.url}${path}`);
    expect(headers.get('cache-control')).toBe('private, no-store');
  }
});

describe('hostile strings', () => {
  const HOSTILE = [
    `'; DROP TABLE scenario; --`,
    '" OR ""="',
    '\\u0000',
    '\0',
    '\ud800',
    '🦄'.repeat(50),
    '../../../../etc/passwd',
    '${7*7}{{7*7}}<%= 7*7 %>',
    '<script>alert(1)</script>',
    '%00%0a%0d',
    '\r\nSet-Cookie: a=b',
    '=cmd|"/c calc"!A1',
    '\u202egnp.exe',
    'a'.repeat(20_000),
    '{"$ne":null}',
    '__proto__',
    'constructor',
  ];

  it.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    '%s does no harm as a value',
    async (_, text) => {
      const asked: Asked = {
        body: JSON.stringify({
          query: `query ($t: String!, $id: ID!) { scenario(key: $t) { id } node(id: $id) { id } run(id: $id) { id } scenarios { nodes { stocks(places: [$t]) { totalCount } contributions(nations: [$t]) { totalCount } } } }`,
          variables: { t: text, id: text },
        }),
      };
      const { status, json, text: answer } = await ask(demo, asked);
      expect(findLeak(answer)).toBeUndefined();
      if (/\0|\p{Surrogate}|\u202e/u.test(text)) {
        expect([status, json.errors?.[0].extensions?.code]).toEqual([400, 'BAD_USER_INPUT']);
        return;
      }
      expect(status).toBe(200);
      expect(json.errors).toBeUndefined();
      expect(json.data).toMatchObject({ scenario: null, node: null, run: null });
    },
  );

  it.each(HOSTILE.slice(0, 13).map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    '%s does no harm as a header',
    async (_, text) => {
      const safe = text.replaceAll(/[^\x20-\x7e]/g, '');
      for (const name of ['x-request-id', 'x-muster-persona', 'cookie', 'authorization']) {
        const { status, text: answer } = await ask(demo, {
          ...query('{ __typename }'),
          headers: { [name]: name === 'cookie' ? `muster-persona=${safe}` : safe },
        });
        expect([200, 400, 401]).toContain(status);
        expect(findLeak(answer)).toBeUndefined();
      }
    },
  );
});
