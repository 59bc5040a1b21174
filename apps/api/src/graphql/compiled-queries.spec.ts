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

interface Answer {
  readonly status: number;
  readonly data: unknown;
  /** What was told of each value that became null, by the path of that value. */
  readonly errors: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The answer without what differs between two requests. */
function comparable({ status, body }: { status: number; body: { data?: unknown; errors?: Told[] } }): Answer {
  const errors = new Map<string, Set<string>>();
  for (const { message, path = [], extensions } of body.errors ?? []) {
    const at = JSON.stringify(nulledBy(body.data, path));
    errors.set(at, (errors.get(at) ?? new Set()).add(JSON.stringify([path, message, extensions?.code])));
  }
  return { status, data: body.data, errors };
}

/** The path to the value that an error made null: the place of the error, or the nearest above it that may be null. */
function nulledBy(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] {
  let value = data;
  for (let depth = 0; depth < path.length; depth++) {
    if (value === null || value === undefined) return path.slice(0, depth);
    value = (value as Record<string | number, unknown>)[path[depth]];
  }
  return path;
}

/** Of several faults under one value that became null a server may tell any: that they have one in common is enough. */
function areAlike(a: Answer, b: Answer): boolean {
  return (
    a.status === b.status &&
    JSON.stringify(a.data) === JSON.stringify(b.data) &&
    a.errors.size === b.errors.size &&
    [...a.errors].every(([at, told]) => [...told].some((one) => b.errors.get(at)?.has(one)))
  );
}

const toText = ({ status, data, errors }: Answer): string =>
  JSON.stringify({ status, data, errors: [...errors].map(([at, told]) => [at, [...told]]) }).slice(0, 2000);

/** Asks until the query is compiled; how often it was answered by the compiled one. */
async function askCompiled(text: string, variables: object, persona: string): Promise<[first: Answer, last: Answer]> {
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
    if (!areAlike(first, last))
      throw new Error(`seed ${SEED}, query ${i}:\n${text}\n${toText(first)}\n${toText(last)}`);
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
  expect(last).toEqual(first);
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
