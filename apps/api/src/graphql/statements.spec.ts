/** N+1: the statements behind a page do not grow with its rows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceScenarios } from '@muster/planning/reference';
import { buildSchema, getNamedType, isObjectType, isRequiredArgument, type GraphQLObjectType } from 'graphql';
import pg from 'pg';
import { toGlobalId } from './node.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';

jest.setTimeout(120_000);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

/** Statements that node-postgres sends while `work` runs, those that open and close the transaction included. */
async function countStatements(work: () => Promise<void>): Promise<number> {
  const query = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.length;
  } finally {
    query.mockRestore();
  }
}

const PAGES: Readonly<Record<string, string>> = {
  'force elements with nation, contribution and unit template':
    'forceElements(first: $first) { nodes { key name nation { key name } contribution { key } template { key } } }',
  'contributions with nation': 'contributions(first: $first) { nodes { key nation { key name } } }',
  'links with both ends': 'links(first: $first) { nodes { key from { key name } to { key name } } }',
  'stocks with place and owner': 'stocks(first: $first) { nodes { key place { key name } } }',
  'lift pools with type and base': 'liftPools(first: $first) { nodes { key liftType { key } base { key } } }',
};

interface Measured {
  readonly count: number;
  readonly rows: number;
}

/**
 * Statements behind a page of this many, and how many things are on it: the fewest of three askings, as what the server
 * does of itself (its beat, its look for jobs and other servers) can fall into one of them and only ever adds.
 */
async function measure(page: string, first: number): Promise<Measured> {
  const askings: Measured[] = [];
  for (let asking = 0; asking < 3; asking++) askings.push(await measureOnce(page, first));
  return askings.reduce((fewest, asking) => (asking.count < fewest.count ? asking : fewest));
}

async function measureOnce(page: string, first: number): Promise<Measured> {
  // Nothing that was read before is known any more: somebody has written since.
  await test.source.query('SELECT pg_current_xact_id()');
  let rows = 0;
  const count = await countStatements(async () => {
    const { body } = await test.query(`query ($key: String, $first: Int) { scenario(key: $key) { ${page} } }`, {
      key: referenceScenarios[0].id,
      first,
    });
    expect(body.errors).toBeUndefined();
    rows = (Object.values(body.data.scenario)[0] as { nodes: unknown[] }).nodes.length;
  });
  return { count, rows };
}

describe('a page', () => {
  it.each(Object.entries(PAGES))(
    'of %s takes as many statements for 100 rows as for 10, and at most 8',
    async (_, page) => {
      await measure(page, 10);
      const [ten, hundred] = [await measure(page, 10), await measure(page, 100)];
      expect(hundred.rows).toBeGreaterThan(ten.rows);
      expect(hundred.count).toBe(ten.count);
      // BEGIN, the settings of the caller and COMMIT are three of them.
      expect(hundred.count).toBeLessThanOrEqual(8);
    },
  );
});

/** Fields of a type that lead to other things, each with as little as can be asked of it; a page with its total too. */
function listDoors(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields()).flatMap(({ name, type: of, args }) => {
    const target = getNamedType(of);
    const isAskable = args.every((argument) => !isRequiredArgument(argument));
    if (!isObjectType(target) || !isAskable) return [];
    const isPage = target.name.endsWith('Connection');
    return [isPage ? `${name}(first: 5) { totalCount nodes { __typename } }` : `${name} { __typename }`];
  });
}

/** Of these the reference has one row at most, which proves nothing of many: named, so that no other page is measured without rows. */
const BARE = [
  'activities',
  'airspaces',
  'conditions',
  'effects',
  'efficiencies',
  'hypotheses',
  'movements',
  'prepositionedSets',
];

describe('every way on from the rows of a page', () => {
  const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));
  const scenario = schema.getType('Scenario') as GraphQLObjectType;
  const pages = Object.values(scenario.getFields()).flatMap(({ name, type }) => {
    const target = getNamedType(type);
    const nodes = isObjectType(target) && target.name.endsWith('Connection') ? target.getFields()['nodes'] : undefined;
    const node = nodes && getNamedType(nodes.type);
    const doors = isObjectType(node) && 'version' in node.getFields() ? listDoors(node) : [];
    return doors.length === 0 ? [] : [[name, doors] as const];
  });

  it.each(pages)('of %s takes a statement or two for all of them', async (name, doors) => {
    const { count, rows } = await measure(`${name}(first: $first) { nodes { ${doors.join(' ')} } }`, 100);
    expect([name, rows > 1]).toEqual([name, !BARE.includes(name)]);
    // A page and its total are two; three open and close, and two find the scenario and the page itself.
    const most = doors.reduce((sum, door) => sum + (door.includes('totalCount') ? 2 : 1), 5);
    expect(count).toBeLessThanOrEqual(most);
  });

  it('knows pages below pages', () => {
    const below = pages.flatMap(([name, doors]) => doors.filter((door) => door.includes('totalCount')).map(() => name));
    expect(new Set(below)).toEqual(new Set(['contributions', 'nations', 'places']));
  });
});

describe('runs', () => {
  let ids: string[];

  beforeAll(async () => {
    await test.source.query(`INSERT INTO run_snapshot (hash, document) VALUES ('of-many', '{}')`);
    const found: { id: string }[] = await test.source.query(
      `INSERT INTO run (id, scenario_id, seed, asked, planned, snapshot_hash, engine_version, view_of, started_by, level, releasable_to, caveats, state)
       SELECT gen_random_uuid(), scenario.id, n, 1, 1, 'of-many', '0', 'X', 'x', 'open', NULL, '{}', 'SUCCEEDED'
       FROM scenario, generate_series(1, 100) n WHERE key = $1 RETURNING id`,
      [referenceScenarios[0].id],
    );
    ids = found.map(({ id }) => id);
    await test.source.query('UPDATE run SET replay_of = $1 WHERE id = ANY($2)', [ids[0], ids.slice(1)]);
    const head = { verdict: { feasible: true, reasons: [] }, scenario: { snapshotHash: 'x' }, hash: 'x' };
    for (const [part, body] of Object.entries({ head, closures: { elements: 1 }, commander: {} }))
      await test.source.query(
        `INSERT INTO run_part (run_id, part, key, ordinal, body) SELECT id, $2, '', 0, $3 FROM unnest($1::uuid[]) id`,
        [ids, part, JSON.stringify(body)],
      );
  });

  it('with results and what they repeat take as many statements for 100 as for 10', async () => {
    const page =
      'runs(first: $first) { nodes { scenario { key } replay { of { id } isSameHash } result { hash closures { elements } } } }';
    await measure(page, 10);
    const [ten, hundred] = [await measure(page, 10), await measure(page, 100)];
    expect([ten.rows, hundred.rows]).toEqual([10, 100]);
    expect(hundred.count).toBe(ten.count);
    expect(hundred.count).toBeLessThanOrEqual(10);
  });

  it('are found by their ids in one statement', async () => {
    const count = await countStatements(async () => {
      const { body } = await test.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: ids.map((id) => toGlobalId('Run', id)),
      });
      expect(body.data.nodes.filter((node: unknown) => node !== null)).toHaveLength(100);
    });
    expect(count).toBeLessThanOrEqual(5);
  });
});
