/**
 * The second layer of access: row security in PostgreSQL. It binds the login that `app-login.ts` makes or checks.
 *
 * The first layer are the where-clauses of `visible-rows.ts`. Both are made from `reachOf`, which the policy decides by; a test holds them
 * against each other. A transaction without an identity sees no row. What is set here is derived from the tables that are there, at every
 * start, so that a table of a later migration is guarded without a word: by its columns (nation and label, scenario_id, run_id).
 */
import { createHash } from 'node:crypto';
import type { QueryRunner } from 'typeorm';

/** Tables without rows of any nation or scenario, and why they need no row security. */
export const UNGUARDED: Readonly<Record<string, string>> = {
  schema_migration: 'Written by the owner only.',
  row_security: 'Written by the owner only.',
  shipped_scenario: 'Keys of what is shipped.',
  job: 'Numbers of runs and of their chunks, for the workers.',
  worker: 'Processes that compute.',
};

/** Not for the login of the application at all. */
const OWNER_ONLY = ['schema_migration', 'row_security'];

/** What the caller reaches; null without an identity, which makes every condition below fail. In a sub-select: once a statement. */
const REACH = '(SELECT muster_reach())';
const SYSTEM = `COALESCE(${REACH} ? 'system', false)`;
/** Reach in the scenario of the row. */
const here = (scenario: string) => `COALESCE(${REACH} -> ${scenario}::text, ${REACH} -> '*')`;
const isCell = (scenario: string) => `COALESCE((${here(scenario)} ->> 'cell')::boolean, false)`;
const reaches = (scenario: string) => `(${SYSTEM} OR ${here(scenario)} IS NOT NULL)`;
const admits = (scenario: string) => `(
  (level = 'open' OR level = 'restricted' AND (${here(scenario)} ->> 'restricted')::boolean)
  AND (releasable_to IS NULL AND ${here(scenario)} IS NOT NULL OR (${here(scenario)} -> 'to') ?| releasable_to))`;
const owns = `COALESCE((${here('scenario_id')} -> 'own') ? nation, false)`;

interface Policies {
  readonly read: string;
  readonly insert: string;
  readonly change: string;
}

const OWNED: Policies = {
  read: `(${SYSTEM} OR nation IS NULL AND ${here('scenario_id')} IS NOT NULL OR ${owns} OR ${admits('scenario_id')})`,
  // The cell brings in whole scenarios; what is there it only proposes to change.
  insert: `(${SYSTEM} OR ${isCell('scenario_id')} OR ${owns})`,
  change: `(${SYSTEM} OR CASE WHEN nation IS NULL THEN ${isCell('scenario_id')} ELSE ${owns} END)`,
};

/** Of a table that nothing more is known of: read where the scenario is, and written by Muster. */
const byScenario = (scenario: string): Policies => ({ read: reaches(scenario), insert: SYSTEM, change: SYSTEM });

/** Rows of the document that no nation owns. */
const OF_SCENARIO: Policies = {
  read: reaches('scenario_id'),
  insert: `(${SYSTEM} OR ${isCell('scenario_id')})`,
  change: `(${SYSTEM} OR ${isCell('scenario_id')})`,
};

const isStarter = `${here('scenario_id')} IS NOT NULL AND started_by = (SELECT muster_principal())`;
/** Who may stop it. */
const RUN_CHANGE = `(${SYSTEM} OR ${isStarter} OR ${isCell('scenario_id')} AND ${admits('scenario_id')})`;
/** Runs, and what else is computed from a view: for who started it, and for whom its label admits. */
const RUN: Policies = {
  read: `(${SYSTEM} OR ${isStarter} OR ${admits('scenario_id')})`,
  insert: `(${SYSTEM} OR ${isStarter})`,
  change: RUN_CHANGE,
};

/** A row that hangs on a run is seen by whom the run is seen by: the sub-select obeys the policies of `run`. */
const ofRun: Policies = {
  read: `(${SYSTEM} OR EXISTS (SELECT FROM run WHERE run.id = run_id))`,
  insert: SYSTEM,
  // What was computed goes with the run that is stopped.
  change: `(${SYSTEM} OR EXISTS (SELECT FROM run WHERE run.id = run_id AND ${RUN_CHANGE}))`,
};

const IDENTITY: Policies = {
  read: `(${SYSTEM} OR COALESCE(${REACH} ? 'users', false))`,
  insert: `(${SYSTEM} OR COALESCE(${REACH} ? 'users', false))`,
  change: `(${SYSTEM} OR COALESCE(${REACH} ? 'users', false))`,
};

/** A request for release concerns the nation alone, a proposal the nation and the cell that makes it. */
const OWN_NATION: Policies = {
  read: `(${SYSTEM} OR ${owns})`,
  insert: `(${SYSTEM} OR ${owns})`,
  change: `(${SYSTEM} OR ${owns})`,
};
const PROPOSAL: Policies = {
  read: `(${SYSTEM} OR ${owns} OR ${isCell('scenario_id')})`,
  insert: `(${SYSTEM} OR ${isCell('scenario_id')})`,
  change: `(${SYSTEM} OR ${owns} OR ${isCell('scenario_id')})`,
};

/** Files that somebody has sent, and what was read from them: his alone, as long as he reaches the scenario. */
const OWN_UPLOAD = `(${SYSTEM} OR ${here('scenario_id')} IS NOT NULL AND author = current_setting('muster.principal', true))`;
const OF_UPLOAD = '(EXISTS (SELECT FROM import_file WHERE import_file.id = import_id))';

const OWN_KEY = `principal = current_setting('muster.principal', true)`;

const AUDIT: Policies = {
  read: `(${SYSTEM} OR COALESCE((${REACH} -> 'audit') ?| ARRAY['*', COALESCE(scenario_id, '*')], false))`,
  insert: `${REACH} IS NOT NULL`,
  change: 'false',
};

export const NAMED: Readonly<Record<string, Policies>> = {
  scenario: {
    read: reaches('id'),
    insert: `(${SYSTEM} OR ${isCell('id')})`,
    change: `(${SYSTEM} OR ${isCell('id')} OR jsonb_array_length(${here('id')} -> 'own') > 0)`,
  },
  run: RUN,
  // The document as its starter saw it.
  run_snapshot: {
    read: `(${SYSTEM} OR EXISTS (SELECT FROM run WHERE run.snapshot_hash = hash))`,
    insert: `${REACH} IS NOT NULL`,
    change: SYSTEM,
  },
  background_job: RUN,
  audit: AUDIT,
  // Rows as they were: put together by Muster and shown as the caller may see them.
  scenario_version: { read: reaches('scenario_id'), insert: reaches('scenario_id'), change: SYSTEM },
  scenario_change: { read: SYSTEM, insert: reaches('scenario_id'), change: SYSTEM },
  scenario_change_piece: { read: SYSTEM, insert: reaches('scenario_id'), change: SYSTEM },
  // Hashes of requests under the keys of their callers.
  client_mutation: {
    read: `(${SYSTEM} OR ${OWN_KEY})`,
    insert: OWN_KEY,
    change: `(${SYSTEM} OR ${OWN_KEY})`,
  },
  import_file: { read: OWN_UPLOAD, insert: OWN_UPLOAD, change: OWN_UPLOAD },
  import_piece: { read: OF_UPLOAD, insert: OF_UPLOAD, change: OF_UPLOAD },
  import_change: { read: OF_UPLOAD, insert: OF_UPLOAD, change: OF_UPLOAD },
  release_request: OWN_NATION,
  proposal: PROPOSAL,
  principal: IDENTITY,
  role_grant: IDENTITY,
  api_key: IDENTITY,
  web_session: IDENTITY,
};

const has = (columns: ReadonlySet<string>, ...wanted: string[]) => wanted.every((column) => columns.has(column));

/** How a table is guarded; undefined when nothing says whose its rows are. */
function policiesOf(table: string, columns: ReadonlySet<string>): Policies | undefined {
  if (Object.hasOwn(NAMED, table)) return NAMED[table];
  if (has(columns, 'scenario_id', 'nation', 'level', 'releasable_to')) return OWNED;
  if (has(columns, 'scenario_id', 'ordinal', 'key', 'body')) return OF_SCENARIO;
  if (has(columns, 'run_id')) return ofRun;
  if (has(columns, 'scenario_id')) return byScenario('scenario_id');
  return undefined;
}

const FUNCTIONS = [
  `CREATE OR REPLACE FUNCTION muster_principal() RETURNS text LANGUAGE sql STABLE AS $$
     SELECT substr(current_setting('muster.principal', true), strpos(current_setting('muster.principal', true), ':') + 1) $$`,
  // An identity first: a transaction that nobody stands behind reaches nothing.
  `CREATE OR REPLACE FUNCTION muster_reach() RETURNS jsonb LANGUAGE sql STABLE AS $$
     SELECT CASE WHEN COALESCE(current_setting('muster.principal', true), '') = '' THEN NULL
       ELSE NULLIF(current_setting('muster.reach', true), '')::jsonb END $$`,
];

/** @returns tables of the schema with their columns */
async function listTables(runner: QueryRunner): Promise<Map<string, Set<string>>> {
  const rows = (await runner.query(
    `SELECT c.relname AS "table", a.attname AS "column" FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2`,
  )) as { table: string; column: string }[];
  const tables = new Map<string, Set<string>>();
  for (const { table, column } of rows) {
    const known = tables.get(table);
    if (known === undefined) tables.set(table, new Set([column]));
    else known.add(column);
  }
  return tables;
}

function guard(table: string, { read, insert, change }: Policies, role: string): string[] {
  const policy = (name: string, command: string, clauses: string) =>
    `DROP POLICY IF EXISTS ${name} ON "${table}"; CREATE POLICY ${name} ON "${table}" FOR ${command} TO "${role}" ${clauses}`;
  return [
    `ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY`,
    policy('muster_read', 'SELECT', `USING ${wrap(read)}`),
    policy('muster_insert', 'INSERT', `WITH CHECK ${wrap(insert)}`),
    policy('muster_update', 'UPDATE', `USING ${wrap(change)} WITH CHECK ${wrap(change)}`),
    policy('muster_delete', 'DELETE', `USING ${wrap(change)}`),
  ];
}

const wrap = (condition: string) => `(${condition})`;

/** Statements that bring the database to where it has to be; the same for the same tables. */
function statementsFor(tables: ReadonlyMap<string, ReadonlySet<string>>, role: string, schemas: readonly string[]) {
  const statements: string[] = [...FUNCTIONS];
  for (const [table, columns] of tables) {
    const policies = policiesOf(table, columns);
    if (policies !== undefined) statements.push(...guard(table, policies, role));
    if (OWNER_ONLY.includes(table)) statements.push(`REVOKE ALL ON "${table}" FROM "${role}"`);
    else if (table === 'audit') statements.push(`GRANT SELECT, INSERT ON "${table}" TO "${role}"`);
    else statements.push(`GRANT SELECT, INSERT, UPDATE, DELETE ON "${table}" TO "${role}"`);
  }
  statements.push(...withheldView(tables, role));
  statements.push(`GRANT EXECUTE ON FUNCTION muster_identify TO "${role}"`);
  for (const schema of schemas) {
    statements.push(
      `GRANT USAGE ON SCHEMA ${schema} TO "${role}"`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO "${role}"`,
      `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO "${role}"`,
    );
  }
  return statements;
}

/**
 * What nations have released by its existence only. A view reads with the rights of its owner, so it can tell that a row is there without
 * letting anybody read it; whom it tells is decided as above.
 */
function withheldView(tables: ReadonlyMap<string, ReadonlySet<string>>, role: string): string[] {
  const owned = [...tables].filter(([, columns]) => policiesOf('', columns) === OWNED).map(([table]) => table);
  const told = `level = 'existence' AND NOT ${owns} AND ${here('scenario_id')} IS NOT NULL
    AND (releasable_to IS NULL OR (${here('scenario_id')} -> 'to') ?| releasable_to)`;
  const parts = owned.map(
    (table) =>
      `SELECT '${table}'::text AS type, id, scenario_id, nation FROM "${table}" WHERE nation IS NOT NULL AND ${told}`,
  );
  return [
    'DROP VIEW IF EXISTS withheld_row',
    `CREATE VIEW withheld_row WITH (security_barrier) AS ${parts.join(' UNION ALL ')}`,
    `GRANT SELECT ON withheld_row TO "${role}"`,
  ];
}

/**
 * Makes functions, policies and grants for a login of the application, under the lock of the migrations.
 *
 * @param schemas schemas of libraries that the application uses whole, for example that of the queue
 */
export async function secureDatabase(runner: QueryRunner, role: string): Promise<void> {
  await runner.query('CREATE TABLE IF NOT EXISTS row_security (role text PRIMARY KEY, fingerprint text NOT NULL)');
  const found = (await runner.query(`SELECT nspname FROM pg_namespace WHERE nspname = 'pgboss'`)) as {
    nspname: string;
  }[];
  const statements = statementsFor(
    await listTables(runner),
    role,
    found.map(({ nspname }) => nspname),
  );
  const fingerprint = createHash('sha256').update(statements.join(';')).digest('hex');
  const [known] = (await runner.query('SELECT fingerprint FROM row_security WHERE role = $1', [role])) as {
    fingerprint: string;
  }[];
  if (known?.fingerprint === fingerprint) return;
  await runner.query('BEGIN');
  try {
    await runner.query(statements.join(';\n'));
    await runner.query(
      'INSERT INTO row_security VALUES ($1, $2) ON CONFLICT (role) DO UPDATE SET fingerprint = EXCLUDED.fingerprint',
      [role, fingerprint],
    );
    await runner.query('COMMIT');
  } catch (error) {
    await runner.query('ROLLBACK');
    throw error;
  }
}
