/** Policy, where-clause and row security say the same of random callers and random rows. */
import { randomUUID } from 'node:crypto';
import {
  CELL,
  LEVELS,
  may,
  reachOf,
  ROLES,
  rolesIn,
  type Action,
  type Label,
  type Principal,
  type RowThing,
  type RunThing,
} from '@muster/planning';
import type { DataSource } from 'typeorm';
import { createContext, createSystemContext } from '../identity/request-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-app.ts';
import { createDataSource } from './data-source.ts';
import { Database } from './database.ts';
import { openDatabase } from './migrate.ts';
import { numbered, visibleRows } from './visible-rows.ts';

jest.setTimeout(300_000);

const CASES = Number(process.env['MUSTER_TEST_CASES'] ?? 10_000);
const NATIONS = ['FR', 'GB', 'DE', null] as const;

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

/** What a statement has found; its transaction is rolled back. */
class Found extends Error {
  constructor(readonly rows: readonly { id: string }[]) {
    super('found');
  }
}

const toIds = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id).sort();

describe('over random cases', () => {
  const scenarios = [randomUUID(), randomUUID()];
  let seed = 20_260_106;
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (seed >> 8) % below;
  };
  const pick = <T>(values: readonly T[]): T => values[draw(values.length)];

  const drawLabel = (): Label => ({
    level: pick(LEVELS),
    releasableTo: pick(['all', [], ['FR'], ['GB', CELL], [CELL], ['DE', 'FR']] as const),
    caveats: [],
  });
  const drawPrincipal = (): Principal => ({
    kind: 'person',
    id: `p${draw(5)}`,
    name: '',
    nation: pick(NATIONS),
    grants: Array.from({ length: draw(3) }, () => ({ role: pick(ROLES), scenario: pick([null, ...scenarios]) })),
    scopes: pick([null, [], ['read']] as const),
  });

  interface Case {
    readonly id: string;
    readonly thing: RowThing;
  }
  let rows: Case[];
  let runs: { readonly id: string; readonly thing: RunThing }[];

  beforeAll(async () => {
    const system = createSystemContext('test');
    for (const [i, id] of scenarios.entries()) {
      await owner.query(
        `INSERT INTO scenario (id, key, title, marking, version, hash, head, sections) VALUES ($1, $2, 'T', 'M', 1, '', '{}', '{}')`,
        [id, `random-${i}`],
      );
    }
    rows = Array.from({ length: 200 }, () => ({
      id: randomUUID(),
      thing: { kind: 'row', scenario: pick(scenarios), section: 'stocks', nation: pick(NATIONS), label: drawLabel() },
    }));
    await door.withContext(system, async (manager) => {
      for (const { id, thing } of rows) {
        const { scenario, nation, label } = thing;
        await manager.query(
          `INSERT INTO stock (id, scenario_id, ordinal, key, body, level, releasable_to) VALUES ($1, $2, 0, $3, $4, $5, $6)`,
          [
            id,
            scenario,
            id,
            nation === null ? {} : { owner: nation },
            label.level,
            label.releasableTo === 'all' ? null : label.releasableTo,
          ],
        );
      }
    });
  });

  beforeAll(async () => {
    runs = Array.from({ length: 200 }, () => ({
      id: randomUUID(),
      thing: { kind: 'run', scenario: pick(scenarios), startedBy: `p${draw(5)}`, label: drawLabel() },
    }));
    await owner.query(`INSERT INTO run_snapshot (hash, document) VALUES ('random', '{}')`);
    for (const { id, thing } of runs) {
      const { level, releasableTo } = thing.label;
      await owner.query(
        `INSERT INTO run (id, scenario_id, seed, asked, planned, snapshot_hash, engine_version, view_of, started_by, level, releasable_to, caveats)
         VALUES ($1, $2, 1, 1, 1, 'random', '0', 'X', $3, $4, $5, '{}')`,
        [id, thing.scenario, thing.startedBy, level, releasableTo === 'all' ? null : releasableTo],
      );
      await owner.query(`INSERT INTO run_part (run_id, part, key, ordinal, body) VALUES ($1, 'a', 'a', 0, '{}')`, [id]);
    }
  });

  /** Ids of what a statement finds or changes for the caller; whatever it does is taken back. */
  const attempt = (principal: Principal, statement: string): Promise<string[]> =>
    door
      .withContext(createContext(principal), async (manager) => {
        const found: unknown[] = await manager.query(statement, [scenarios]);
        throw new Found((/^(SELECT|INSERT)/.test(statement) ? found : found[0]) as { id: string }[]);
      })
      .catch((error: unknown) => {
        if (error instanceof Found) return toIds(error.rows);
        throw error;
      });

  it('the three say the same of runs, and nobody changes or removes one that he may not stop', async () => {
    const differing: unknown[] = [];
    let allowed = 0;
    for (let done = 0; done < CASES / 2; done += runs.length) {
      const principal = drawPrincipal();
      const listOf = (action: Action) => toIds(runs.filter(({ thing }) => may(principal, action, thing)));
      const { sql, values } = numbered(visibleRows(principal, 'run'), [scenarios]);
      const read = listOf('read');
      allowed += read.length;
      const layers = {
        where: toIds(await owner.query(`SELECT id FROM run "row" WHERE scenario_id = ANY($1) AND ${sql}`, values)),
        'row security': await attempt(principal, 'SELECT id FROM run WHERE scenario_id = ANY($1)'),
        parts: await attempt(
          principal,
          'SELECT run_id AS id FROM run_part JOIN run ON run.id = run_id WHERE scenario_id = ANY($1)',
        ),
      };
      for (const [layer, found] of Object.entries(layers))
        if (JSON.stringify(found) !== JSON.stringify(read)) differing.push({ layer, principal });
      // That a tool needs a scope to stop what it has started is the policy's alone.
      const mayStop = ({ thing }: (typeof runs)[number]) =>
        may(principal, 'cancel-run', thing) ||
        (thing.startedBy === principal.id && reachOf(principal, thing.scenario) !== undefined);
      const stopped = toIds(runs.filter(mayStop));
      const writes = [
        'UPDATE run SET planned = planned WHERE scenario_id = ANY($1) RETURNING id',
        'DELETE FROM run WHERE scenario_id = ANY($1) RETURNING id',
        'DELETE FROM run_part USING run WHERE run.id = run_id AND scenario_id = ANY($1) RETURNING run_id AS id',
      ];
      for (const layer of writes)
        if (JSON.stringify(await attempt(principal, layer)) !== JSON.stringify(stopped))
          differing.push({ layer, principal });
    }
    expect(differing.slice(0, 3)).toEqual([]);
    expect(allowed).toBeGreaterThan(CASES / 40);
  });

  it('lets nobody remove or bring in what the policy says he may not', async () => {
    const count = () => owner.query('SELECT count(*)::int AS count FROM stock');
    const before = await count();
    const attempted = { removed: 0, broughtIn: 0 };
    for (let done = 0; done < 40; done++) {
      const principal = drawPrincipal();
      // Scopes by kind of data are the policy's alone.
      if (principal.grants.some(({ role }) => role === 'partner-tool')) continue;
      const removed = new Set(await attempt(principal, 'DELETE FROM stock WHERE scenario_id = ANY($1) RETURNING id'));
      attempted.removed += removed.size;
      for (const { id, thing } of rows) if (removed.has(id)) expect(may(principal, 'write', thing)).toBe(true);
      for (const { thing } of rows.slice(done, done + 3)) {
        const body = JSON.stringify(thing.nation === null ? {} : { owner: thing.nation });
        const insert = `INSERT INTO stock (id, scenario_id, ordinal, key, body)
          SELECT gen_random_uuid(), id, 0, 'new', '${body}'::jsonb FROM scenario WHERE id = ANY($1) AND id = '${thing.scenario}' RETURNING id`;
        const found = await attempt(principal, insert).catch((error: Error) => {
          expect(error.message).toContain('row-level security');
          return [];
        });
        attempted.broughtIn += found.length;
        // The cell brings in whole scenarios.
        const isCell = rolesIn(principal, thing.scenario).includes('coordination-cell');
        if (found.length > 0 && !isCell) expect(may(principal, 'write', thing)).toBe(true);
      }
    }
    expect(Math.min(attempted.removed, attempted.broughtIn)).toBeGreaterThan(0);
    expect(await count()).toEqual(before);
  });

  it(`policy, where-clause and row security say the same (${CASES} pairs of caller and row)`, async () => {
    const differing: unknown[] = [];
    let allowed = 0;
    for (let done = 0; done < CASES; done += rows.length) {
      const principal = drawPrincipal();
      const expected = rows.filter(({ thing }) => may(principal, 'read', thing));
      const { sql, values } = numbered(visibleRows(principal, 'owned'), [scenarios]);
      const [guarded, filtered] = await Promise.all([
        door.withContext(createContext(principal), (manager) =>
          manager.query('SELECT id FROM stock WHERE scenario_id = ANY($1)', [scenarios]),
        ),
        owner.query(`SELECT id FROM stock "row" WHERE scenario_id = ANY($1) AND ${sql}`, values),
      ]);
      const want = toIds(expected);
      allowed += want.length;
      if (JSON.stringify(toIds(guarded)) !== JSON.stringify(want)) differing.push({ layer: 'row security', principal });
      if (JSON.stringify(toIds(filtered)) !== JSON.stringify(want)) differing.push({ layer: 'where', principal });
    }
    expect(differing.slice(0, 3)).toEqual([]);
    process.stderr.write(
      `policy = where-clause = row security: ${CASES} cases, ${allowed} allowed, ${differing.length} differ\n`,
    );
    expect(allowed).toBeGreaterThan(CASES / 20);
  });

  it('lets nobody change what the policy says he may not', async () => {
    for (let done = 0; done < 40; done++) {
      const principal = drawPrincipal();
      const changed = await door.withContext(createContext(principal), (manager) =>
        manager.query(`UPDATE stock SET caveats = caveats WHERE scenario_id = ANY($1) RETURNING id`, [scenarios]),
      );
      const ids = new Set((changed[0] as { id: string }[]).map(({ id }) => id));
      for (const { id, thing } of rows) {
        // Scopes by kind of data are the policy's alone.
        if (ids.has(id) && !principal.grants.some(({ role }) => role === 'partner-tool'))
          expect(may(principal, 'write', thing)).toBe(true);
      }
    }
  });
});
