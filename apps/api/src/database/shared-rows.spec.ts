/** What a caller reads of many rows costs what he may see of them, and not what others keep. */
import { randomUUID } from 'node:crypto';
import type { Principal } from '@muster/planning';
import type { DataSource } from 'typeorm';
import { createContext, createSystemContext } from '../identity/request-context.ts';
import { OWNED_TABLES } from '../scenarios/section.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-app.ts';
import { createDataSource } from './data-source.ts';
import { Database } from './database.ts';
import { openDatabase } from './migrate.ts';
import { numbered, visibleRows } from './visible-rows.ts';

jest.setTimeout(300_000);

const ROWS = 20_000;
/** One of so many is released. */
const SHARED = 1000;

let database: TestDatabase;
let owner: DataSource;
let app: DataSource;
let door: Database;
const scenario = randomUUID();

beforeAll(async () => {
  database = await createTestDatabase();
  app = await openDatabase(database.address);
  owner = await createDataSource(database.address).initialize();
  door = new Database(app);
  await owner.query(
    `INSERT INTO scenario (id, key, title, marking, version, hash, head, sections) VALUES ($1, 'many', 'T', 'M', 1, '', '{}', '{}')`,
    [scenario],
  );
  await door.withContext(createSystemContext('test'), (manager) =>
    manager.query(
      `INSERT INTO stock (id, scenario_id, ordinal, key, body, level, releasable_to)
       SELECT gen_random_uuid(), $1, i, 's-' || lpad(i::text, 6, '0'), '{"owner": "PL"}', 'open',
         CASE WHEN i % ${SHARED} = 0 THEN ARRAY['FR'] ELSE '{}' END FROM generate_series(1, ${ROWS}) i`,
      [scenario],
    ),
  );
  await owner.query('ANALYZE stock');
});

afterAll(async () => {
  await app.destroy();
  await owner.destroy();
  await database.drop();
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

const planner = (nation: string, grantedIn: string | null): Principal => ({
  ...{ kind: 'person', id: `p-${nation}`, name: '', nation, scopes: null },
  grants: [{ role: 'national-planner', scenario: grantedIn }],
});

const read = (principal: Principal, statement: (clause: string) => string) => {
  const { sql, values } = numbered(visibleRows(principal, 'owned'), [scenario]);
  return door.withContext(createContext(principal), async (manager) => {
    const rows: unknown[] = await manager.query(statement(sql), values);
    const [found]: { 'QUERY PLAN': [{ Plan: Plan }] }[] = await manager.query(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${statement(sql)}`,
      values,
    );
    return { rows, nodes: nodesOf(found['QUERY PLAN'][0].Plan) };
  });
};

it.each([
  ['in all scenarios', null],
  ['in this one', scenario],
])('a planner %s finds what is released to him by an index, under row security', async (_, grantedIn) => {
  for (const statement of [
    (clause: string) => `SELECT key FROM stock "row" WHERE scenario_id = $1 AND ${clause} ORDER BY key LIMIT 51`,
    (clause: string) => `SELECT key FROM stock "row" WHERE scenario_id = $1 AND ${clause}`,
  ]) {
    const { rows, nodes } = await read(planner('FR', grantedIn), statement);
    expect(rows).toHaveLength(ROWS / SHARED);
    expect(nodes.map((node) => node['Index Name'])).toContain('stock_shared');
    expect(Math.max(...nodes.map((node) => node['Rows Removed by Filter'] ?? 0))).toBeLessThan(ROWS / SHARED);
  }
});

it('every table that nations own has such an index', async () => {
  const found: { tablename: string }[] = await owner.query(
    `SELECT tablename FROM pg_indexes WHERE indexdef LIKE '%(scenario_id, key) WHERE is_shared' ORDER BY tablename`,
  );
  expect(found.map(({ tablename }) => tablename)).toEqual([...OWNED_TABLES].sort());
});
