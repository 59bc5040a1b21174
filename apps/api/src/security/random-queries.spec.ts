/**
 * Random queries out of the schema as five roles: a valid one is never answered with a 5xx, and none, valid or broken, tells of the
 * database, the program or the machine. `MUSTER_TEST_QUERIES` and `MUSTER_TEST_SEED` make it longer and another.
 */
import { referenceScenarios } from '@muster/planning/reference';
import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { createSchema, toSdl } from '../graphql/print-schema.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { findLeak } from './leaks.ts';
import { RandomQueries, type Pool } from './random-query.ts';

jest.setTimeout(1_800_000);

const VALID = Number(process.env['MUSTER_TEST_QUERIES'] ?? 150);
const INVALID = VALID * 2.5;
const SEED = Number(process.env['MUSTER_TEST_SEED'] ?? 1);
const ROLES = ['cell', 'planner-FR', 'tool-GB', 'observer', 'auditor'];

let test: TestApp;
let schema: GraphQLSchema;
let pool: Pool;

beforeAll(async () => {
  schema = buildSchema(toSdl(await createSchema()));
  test = await openTestApp();
  const lists = ['nations', 'places', 'forceElements', 'stocks', 'contributions', 'liftPools', 'gates'];
  const { body } = await test.query(
    `{ scenarios { nodes { id ${lists.map((list) => `${list}(first: 3) { nodes { id key } }`).join(' ')} } } }`,
  );
  const [{ id, ...rest }] = body.data.scenarios.nodes;
  const nodes = Object.values(rest as Record<string, { nodes: { id: string; key: string }[] }>).flatMap(
    (list) => list.nodes,
  );
  pool = {
    ids: [id, id, id, ...nodes.map((node) => node.id), 'x'],
    texts: [referenceScenarios[0].id, 'FR', ...nodes.map(({ key }) => key), "'; --", ''],
  };
});

afterAll(() => test.close());

it(`answers ${VALID} valid queries as five roles without a 5xx`, async () => {
  const random = new RandomQueries(schema, pool, SEED);
  const counts = { full: 0, partial: 0, refused: 0 };
  for (let i = 0; i < VALID; i++) {
    const text = random.query();
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
    const { status, body } = await test.query(text, {}, ROLES[i % ROLES.length]);
    const answer = JSON.stringify(body);
    const codes = (body.errors ?? []).map(({ extensions }: { extensions?: { code?: string } }) => extensions?.code);
    if (status >= 500 || codes.includes('INTERNAL') || findLeak(answer) !== undefined)
      throw new Error(
        `seed ${SEED}, query ${i} as ${ROLES[i % ROLES.length]}: ${status} ${findLeak(answer) ?? codes.join()}\n${text}\n${answer.slice(0, 1500)}`,
      );
    counts[status !== 200 ? 'refused' : codes.length > 0 ? 'partial' : 'full'] += 1;
  }
  process.stderr.write(
    `random valid queries, seed ${SEED}: ${VALID} asked as ${ROLES.length} roles; ${JSON.stringify(counts)}; 0 with 5xx\n`,
  );
  expect(counts.full).toBeGreaterThan(VALID / 4);
});

it(`refuses ${INVALID} broken queries with an error that tells nothing`, async () => {
  const random = new RandomQueries(schema, pool, SEED + 1);
  let refused = 0;
  for (let i = 0; i < INVALID; i++) {
    const text = random.broken();
    const { status, body } = await test.query(text, {}, ROLES[i % ROLES.length]);
    const answer = JSON.stringify(body);
    const isError = status >= 400 || body.errors !== undefined;
    // Some damage leaves a valid query: a doubled field, a name inside a text.
    const isStillValid = !isError;
    if (status >= 500 || answer.includes('"INTERNAL"') || findLeak(answer.replaceAll(text, '')) !== undefined)
      throw new Error(`seed ${SEED + 1}, query ${i}: ${status} ${findLeak(answer)}\n${text}\n${answer.slice(0, 1500)}`);
    if (!isStillValid) refused += 1;
  }
  process.stderr.write(
    `random broken queries, seed ${SEED + 1}: ${INVALID} asked, ${refused} refused, 0 with 5xx, 0 leaks\n`,
  );
  expect(refused).toBeGreaterThan(INVALID / 3);
});
