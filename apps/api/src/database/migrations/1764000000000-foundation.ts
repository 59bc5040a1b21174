/** The first tables: scenarios taken apart into rows, runs, and what runs found. A migration never changes once it is released. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of the sections of a scenario document, with the columns that are read out of each row. */
const SECTION_TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  source: {},
  factor: {},
  nation: { nation: 'id' },
  place: { kind: 'kind', nation: 'owner' },
  share: {},
  link: { mode: 'mode' },
  lift_type: {},
  lift_pool: { nation: 'owner' },
  unit_template: {},
  contribution: { nation: 'nation' },
  force_element: { nation: 'nation', component: 'component', contribution: 'contribution' },
  movement: {},
  requirement: {},
  gate: {},
  condition: {},
  activity: {},
  commitment: { nation: 'nation' },
  stock: { place: 'place', class: 'class', nation: 'owner' },
  consumer: {},
  replenishment: {},
  delivery: {},
  disruption: {},
};

/** Columns that pages are filtered by. */
const INDEXED = ['nation', 'contribution', 'place'];

export class Foundation1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scenario (
        id uuid PRIMARY KEY,
        key text COLLATE "C" NOT NULL UNIQUE,
        title text NOT NULL,
        marking text NOT NULL,
        version int NOT NULL CHECK (version >= 1),
        hash text NOT NULL,
        head jsonb NOT NULL,
        sections text[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    for (const [table, columns] of Object.entries(SECTION_TABLES)) await createSectionTable(runner, table, columns);
    await createRunTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['run_chunk', 'run_part', 'run', ...Object.keys(SECTION_TABLES), 'scenario'])
      await runner.query(`DROP TABLE ${table}`);
  }
}

async function createSectionTable(
  runner: QueryRunner,
  table: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  const generated = Object.entries(columns).map(
    ([column, property]) => `"${column}" text COLLATE "C" GENERATED ALWAYS AS (body ->> '${property}') STORED,`,
  );
  await runner.query(`
    CREATE TABLE "${table}" (
      id uuid PRIMARY KEY,
      scenario_id uuid NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
      ordinal int NOT NULL,
      key text COLLATE "C" NOT NULL,
      body jsonb NOT NULL,
      ${generated.join(' ')}
      UNIQUE (scenario_id, key)
    )`);
  for (const column of INDEXED) {
    if (column in columns) await runner.query(`CREATE INDEX ON "${table}" (scenario_id, "${column}", key)`);
  }
}

async function createRunTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE run (
      id uuid PRIMARY KEY,
      number int GENERATED ALWAYS AS IDENTITY UNIQUE,
      scenario_id uuid NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
      seed int NOT NULL CHECK (seed >= 0),
      asked int NOT NULL CHECK (asked >= 1),
      done int NOT NULL DEFAULT 0 CHECK (done BETWEEN 0 AND asked),
      state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'CANCELLED', 'FAILED')),
      partial boolean NOT NULL DEFAULT false,
      error text,
      snapshot json NOT NULL,
      snapshot_hash text NOT NULL,
      engine_version text NOT NULL,
      client_mutation_key text UNIQUE,
      attempts int NOT NULL DEFAULT 0,
      owner text,
      heartbeat_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      started_at timestamptz,
      finished_at timestamptz
    )`);
  await runner.query('CREATE INDEX ON run (scenario_id, number)');
  await runner.query(`CREATE INDEX ON run (number) WHERE state IN ('QUEUED', 'RUNNING')`);
  // What is computed so far, kept until the run ends, so that a run whose process died goes on where it was.
  await runner.query(`
    CREATE TABLE run_chunk (
      run_id uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      from_replication int NOT NULL,
      to_replication int NOT NULL,
      outcomes bytea NOT NULL,
      PRIMARY KEY (run_id, from_replication),
      CHECK (from_replication < to_replication)
    )`);
  await runner.query(`
    CREATE TABLE run_part (
      run_id uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      part text NOT NULL,
      key text COLLATE "C" NOT NULL,
      ordinal int NOT NULL,
      body jsonb NOT NULL,
      PRIMARY KEY (run_id, part, key)
    )`);
}
