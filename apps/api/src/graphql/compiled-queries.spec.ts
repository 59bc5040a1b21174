/** A query that was compiled answers what it answered before: random queries of five roles, and the corners of the language by hand. */
import { referenceScenarios } from '@muster/planning/reference';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { RandomQueries } from '../security/random-query.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { CompiledQueries } from './compiled-queries.ts';
import { createSchema, toSdl } from './print-schema.ts';

jest.setTimeout(600_000);

const QUERIES = Number(process.env['MUSTER_TEST_QUERIES'] ?? 60);
const SEED = Number(process.env['MUSTER_TEST_SEED'] ?? 1);
const ROLES = ['cell', 'planner-FR', 'tool-GB', 'observer', 'auditor'];

let test: TestApp;
let schema: GraphQLSchema;
let ids: string[];

beforeAll(async () => {
  schema = buildSchema(toSdl(await createSchema()));
  test = await openTestApp();
  const { body } = await test.query(
    '{ scenarios { nodes { id places(first: 2) { nodes { id } } contributions(first: 2) { nodes { id } } } } }',
  );
  ids = body.data.scenarios.nodes.flatMap(({ id, places, contributions }: Record<string, never> & { id: string }) => [
    id,
    ...[places, contributions].flatMap(({ nodes }: { nodes: { id: string }[] }) => nodes.map((node) => node.id)),
  ]);
});

afterAll(() => test.close());

interface Told {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

/** The answer without what differs between two requests, its errors in the order of their paths. */
function comparable({ status, body }: { status: number; body: { data?: unknown; errors?: Told[] } }): string {
  const errors = (body.errors ?? []).map(({ message, path = [], extensions }) => {
    const nulled = nullOn(body.data, path);
    // Of several that failed below one field that is null for it, one may be told or all.
    return JSON.stringify([nulled ?? path, ...(nulled === undefined ? [message] : []), extensions?.code]);
  });
  return JSON.stringify({ status, data: body.data, errors: [...new Set(errors)].sort() });
}

/** Path of what is null before the end of a path, undefined when nothing is. */
function nullOn(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] | undefined {
  let here = data;
  for (let i = 0; i < path.length; i++) {
    if (here === null || here === undefined) return path.slice(0, i);
    here = (here as Record<string | number, unknown>)[path[i]];
  }
  return undefined;
}

/** Asks until the query is compiled; how often it was answered by the compiled one. */
async function askCompiled(text: string, variables: object, persona: string): Promise<[first: string, last: string]> {
  const first = comparable(await test.query(text, variables, persona));
  await test.query(text, variables, persona);
  return [first, comparable(await test.query(text, variables, persona))];
}

it(`answers ${QUERIES} random queries as before`, async () => {
  const compiled = jest.spyOn(CompiledQueries.prototype, 'execute');
  const random = new RandomQueries(schema, { ids: [...ids, 'x'], texts: [referenceScenarios[0].id, 'FR'] }, SEED);
  for (let i = 0; i < QUERIES; i++) {
    const text = random.query();
    const [first, last] = await askCompiled(text, {}, ROLES[i % ROLES.length]);
    if (first !== last)
      throw new Error(`seed ${SEED}, query ${i}:\n${text}\n${first.slice(0, 2000)}\n${last.slice(0, 2000)}`);
  }
  const answers = await Promise.all(compiled.mock.results.map(({ value }) => value as Promise<unknown>));
  compiled.mockRestore();
  // A third at most: the last of three.
  expect(answers.filter((answer) => answer !== undefined).length).toBeGreaterThan(QUERIES / 4);
});

const PLACES = 'places(first: $first) { totalCount nodes { __typename key ...Named } }';
const CORNERS: Readonly<Record<string, readonly [text: string, variables: object]>> = {
  'fragments, aliases and variables': [
    `query Q($key: String, $first: Int = 2) { a: scenario(key: $key) { ${PLACES} } b: scenario(key: $key) { title } }
     fragment Named on Place { name kind }`,
    { key: referenceScenarios[0].id },
  ],
  'a list where one value was sent': [
    'query Q($ids: [ID!]!) { nodes(ids: $ids) { id ... on Scenario { title } ... on Place { name lat } } }',
    { ids: 'x' },
  ],
  'what is skipped by a variable': [
    'query Q($key: String, $with: Boolean!) { scenario(key: $key) { key title @include(if: $with) version @skip(if: $with) } }',
    { key: referenceScenarios[0].id, with: false },
  ],
  'a variable that does not fit': ['query Q($first: Int) { scenarios(first: $first) { totalCount } }', { first: 'x' }],
  'a variable that is missing': ['query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }', {}],
  'an argument that is refused': ['{ scenarios(first: 1000) { totalCount nodes { key } } }', {}],
  'a cursor that is refused': ['{ scenarios { nodes { key places(after: "x") { nodes { key } } } } }', {}],
  introspection: ['{ __schema { queryType { name } } __type(name: "Place") { fields { name } } __typename }', {}],
};

it.each(Object.entries(CORNERS))('answers %s as before', async (_, [text, variables]) => {
  const [first, last] = await askCompiled(text, variables, 'cell');
  expect(last).toBe(first);
});

it('answers with the variables and the rights of each request', async () => {
  const text = 'query Q($ids: [ID!]!) { nodes(ids: $ids) { id } scenarios { totalCount } }';
  for (let i = 0; i < 3; i++) await test.query(text, { ids: [ids[0]] });
  expect((await test.query(text, { ids: [ids[0]] })).body.data).toMatchObject({ nodes: [{ id: ids[0] }] });
  expect((await test.query(text, { ids: [ids[1]] })).body.data).toMatchObject({ nodes: [{ id: ids[1] }] });
  expect((await test.query(text, { ids: [ids[0]] }, 'auditor')).body.data).toEqual({
    nodes: [null],
    scenarios: { totalCount: 0 },
  });
});
