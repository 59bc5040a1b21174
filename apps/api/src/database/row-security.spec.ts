/** The second layer by itself: what the database lets through when the first one is not there. */
import { randomUUID } from 'node:crypto';
import type { Principal } from '@muster/planning';
import { referenceScenarios } from '@muster/planning/reference';
import type { DataSource } from 'typeorm';
import { createContext, createLocalContext, createSystemContext } from '../identity/request-context.ts';
import { DocumentStore } from '../scenarios/document-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { toAppTarget } from './app-login.ts';
import { createDataSource } from './data-source.ts';
import { Database } from './database.ts';
import { openDatabase } from './migrate.ts';
import { NAMED, UNGUARDED } from './row-security.ts';

jest.setTimeout(300_000);

let database: TestDatabase;
let owner: DataSource;
let app: DataSource;
let door: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await openDatabase(database.address);
  owner = await createDataSource(database.address).initialize();
  door = new Database(app);
});

afterAll(async () => {
  await app.destroy();
  await owner.destroy();
  await database.drop();
});

it('works under a login that is neither owner nor superuser and cannot get around row security', async () => {
  const [role] = await app.query(
    'SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user',
  );
  expect(role).toEqual({
    rolname: 'muster_app',
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
  });
  const owned: unknown[] = await app.query(
    `SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relowner = current_user::regrole`,
  );
  expect(owned).toEqual([]);
  await expect(app.query('ALTER TABLE stock DISABLE ROW LEVEL SECURITY')).rejects.toThrow();
  await expect(app.query('SELECT * FROM schema_migration')).rejects.toThrow('permission denied');
  await expect(app.query('DELETE FROM audit')).rejects.toThrow('permission denied');
});

it('guards every table but those that are named with a reason', async () => {
  const tables: { relname: string; relrowsecurity: boolean; policies: number }[] = await owner.query(
    `SELECT relname, relrowsecurity, (SELECT count(DISTINCT polcmd)::int FROM pg_policy WHERE polrelid = pg_class.oid) AS policies
     FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
  );
  const open = tables
    .filter(({ relrowsecurity, policies }) => !relrowsecurity || policies < 4)
    .map(({ relname }) => relname);
  expect(open.filter((table) => !Object.hasOwn(UNGUARDED, table))).toEqual([]);
  expect(Object.keys(UNGUARDED).filter((table) => Object.hasOwn(NAMED, table))).toEqual([]);
});

it('works under no login that it does not bind, and in no other database', async () => {
  await expect(openDatabase(database.address, database.address)).rejects.toThrow('superuser');
  await owner
    .query(`CREATE ROLE half_owner LOGIN PASSWORD 'x' IN ROLE ${database.address.user}`)
    .catch(() => undefined);
  await expect(
    openDatabase(database.address, { ...database.address, user: 'half_owner', password: 'x' }),
  ).rejects.toThrow('owner of the tables');
  const other = await createTestDatabase();
  await expect(openDatabase(database.address, toAppTarget(other.address))).rejects.toThrow('another database');
  await other.drop();
  expect(() => toAppTarget({ url: 'postgres://muster@localhost/muster' })).toThrow('no password');
});

it('lets nobody change a version, and labels for the cell only where its writer is the cell', async () => {
  const load = (id: string) =>
    new ScenarioService(door, new DocumentStore()).load(
      createSystemContext('test'),
      createToyWorld(id, { nations: [{ id: 'FR', name: 'FR', role: 'contributor', reported: 'nothing reported' }] }),
    );
  const [here, there] = [(await load('as-cell')) ?? '', (await load('as-planner')) ?? ''];
  const both: Principal = {
    ...{ kind: 'person', id: 'both', name: 'Both', nation: 'FR', scopes: null },
    grants: [
      { role: 'national-planner', scenario: there },
      { role: 'coordination-cell', scenario: here },
      { role: 'national-planner', scenario: here },
    ],
  };
  const context = createContext(both, 'label-by-scenario');
  const body = JSON.stringify({ id: 'x', nation: 'FR' });
  const labels = await door.withContext(context, async (manager) => {
    const found = [];
    for (const scenario of [here, there]) {
      const [row]: { releasable_to: string[] }[] = await manager.query(
        `INSERT INTO contribution (id, scenario_id, ordinal, key, version, body) VALUES ($1, $2, 0, 'x', 1, $3) RETURNING releasable_to`,
        [randomUUID(), scenario, body],
      );
      found.push(row.releasable_to);
    }
    return found;
  });
  expect(labels).toEqual([['@cell'], []]);
  const changed = await door.withContext(
    createContext({ ...both, grants: [{ role: 'observer', scenario: null }] }, 'history-is-kept'),
    async (manager) => {
      const counts = [];
      for (const statement of [`UPDATE scenario_version SET author = 'x'`, 'DELETE FROM scenario_version']) {
        const [, count]: [unknown, number] = await manager.query(statement);
        counts.push(count);
      }
      return counts;
    },
  );
  expect(changed).toEqual([0, 0]);
});

it('shows nothing to a transaction without an identity, whatever it claims to reach', async () => {
  const tables = ['scenario', 'contribution', 'place', 'stock', 'run', 'audit'];
  for (const table of tables) expect(await app.query(`SELECT * FROM "${table}"`)).toEqual([]);
  const runner = app.createQueryRunner();
  await runner.query('BEGIN');
  await runner.query(`SELECT set_config('muster.reach', '{"system":true}', true)`);
  for (const table of tables) expect(await runner.query(`SELECT * FROM "${table}"`)).toEqual([]);
  await runner.query('ROLLBACK');
  await runner.release();
});

it('shows snapshots of runs, uploads and the trail to those alone whom they are for', async () => {
  const [{ id }] = await owner.query(`SELECT id FROM scenario WHERE key = $1`, [referenceScenarios[0].id]);
  await owner.query(`INSERT INTO run_snapshot (hash, document) VALUES ('of-FR', '{}')`);
  await owner.query(
    `INSERT INTO run (id, scenario_id, seed, asked, planned, snapshot_hash, engine_version, view_of, started_by, level, releasable_to, caveats)
     VALUES ($1, $2, 1, 1, 1, 'of-FR', '0', 'FR', 'planner-FR', 'open', '{FR}', '{}')`,
    [randomUUID(), id],
  );
  await door.withContext(createLocalContext('planner-FR'), async (manager, audit) => {
    await manager.query(
      `INSERT INTO import_file (id, scenario_id, author, format, is_complete, scenario_version, content)
       VALUES ($1, $2, 'person:planner-FR', 'stocks', false, 1, '{}')`,
      [randomUUID(), id],
    );
    audit({ action: 'test', outcome: 'done', scenarioId: id });
  });
  const seen = (persona: string): Promise<unknown[]> =>
    door.withContext(createLocalContext(persona), (manager) =>
      manager.query(
        `SELECT (SELECT count(*)::int FROM run_snapshot WHERE hash = 'of-FR') AS snapshots,
           (SELECT count(*)::int FROM import_file) AS uploads, (SELECT count(*) > 0 FROM audit) AS trail`,
      ),
    );
  expect(await seen('planner-FR')).toEqual([{ snapshots: 1, uploads: 1, trail: false }]);
  expect(await seen('releaser-FR')).toEqual([{ snapshots: 1, uploads: 0, trail: false }]);
  expect(await seen('auditor')).toEqual([{ snapshots: 0, uploads: 0, trail: true }]);
  for (const persona of ['planner-GB', 'cell', 'observer', 'administrator'])
    expect([persona, await seen(persona)]).toEqual([persona, [{ snapshots: 0, uploads: 0, trail: false }]]);
});

it('carries nothing over from one caller of a pooled connection to the next', async () => {
  const scenarios = new ScenarioService(door, new DocumentStore());
  await scenarios.load(createLocalContext(), createToyWorld('nobody-else'));
  const [{ id }] = await owner.query(`SELECT id FROM scenario WHERE key = $1`, [referenceScenarios[0].id]);
  await owner.query(`UPDATE stock SET releasable_to = '{}' WHERE scenario_id = $1 AND nation = 'UA'`, [id]);
  const callers = ['planner-UA', 'planner-FR', 'cell', 'observer', 'auditor'];
  const count = (persona: string): Promise<number> =>
    door.withContext(createLocalContext(persona), async (manager) => {
      await manager.query('SELECT pg_sleep(0.002)');
      const [row] = await manager.query(
        `SELECT count(*)::int AS count FROM stock WHERE scenario_id = $1 AND nation = 'UA'`,
        [id],
      );
      return row.count as number;
    });
  const alone = new Map<string, number>();
  for (const caller of callers) alone.set(caller, await count(caller));
  expect(alone.get('planner-UA')).toBeGreaterThan(0);
  for (const caller of callers.slice(1)) expect(alone.get(caller)).toBe(0);
  const answers = await Promise.all(
    Array.from({ length: 400 }, async (_, i) => {
      const caller = callers[i % callers.length];
      return [caller, await count(caller)] as const;
    }),
  );
  for (const [caller, found] of answers) expect([caller, found]).toEqual([caller, alone.get(caller)]);
  // And nothing stays on a connection that went back.
  const left = await Promise.all(
    Array.from({ length: 40 }, () =>
      app.query(`SELECT current_setting('muster.principal', true) AS who, (SELECT count(*)::int FROM stock) AS rows`),
    ),
  );
  for (const [row] of left) expect([row.who ?? '', row.rows]).toEqual(['', 0]);
});
