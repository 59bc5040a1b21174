/**
 * The durable queue: pg-boss hands jobs out, `job` holds what is outstanding, `worker` who computes. Snapshots are stored once for all
 * runs of the same content. Background jobs are everything that is computed beside runs.
 */
import PgBoss from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names of this moment: a migration never changes, the code may. */
const SCHEMA = 'pgboss';
const QUEUE = 'work';

export class JobQueue1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // pg-boss wraps its plan in a transaction of its own; we are in one already.
    const plan = PgBoss.getConstructionPlans(SCHEMA)
      .replace(/^\s*BEGIN;/, '')
      .replace(/COMMIT;\s*$/, '');
    await runner.query(plan);
    const options = { policy: 'standard', retryLimit: 4, retryDelay: 0, retryBackoff: false, expireInSeconds: 82_800 };
    await runner.query(`SELECT ${SCHEMA}.create_queue($1, $2)`, [QUEUE, JSON.stringify(options)]);

    await runner.query(`
      CREATE TABLE worker (
        id uuid PRIMARY KEY,
        host text NOT NULL,
        pid int NOT NULL,
        process_start text NOT NULL,
        threads int NOT NULL,
        engine_version text NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE job (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        subject uuid NOT NULL,
        input jsonb NOT NULL,
        priority int NOT NULL DEFAULT 0,
        worker_id uuid,
        lease uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        taken_at timestamptz
      )`);
    await runner.query('CREATE INDEX ON job (subject)');
    await runner.query('CREATE INDEX ON job (worker_id) WHERE worker_id IS NOT NULL');

    await createSnapshots(runner);
    await createBackgroundJobs(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE run ADD COLUMN snapshot json, ADD COLUMN attempts int NOT NULL DEFAULT 0, ADD COLUMN owner text, ADD COLUMN heartbeat_at timestamptz`,
    );
    await runner.query(`
      UPDATE run SET snapshot = json_build_object('engineVersion', engine_version, 'hash', snapshot_hash, 'document', document)
      FROM run_snapshot WHERE hash = snapshot_hash`);
    await runner.query('ALTER TABLE run ALTER COLUMN snapshot SET NOT NULL');
    await runner.query(
      'ALTER TABLE run DROP COLUMN planned, DROP COLUMN replay_of, DROP COLUMN kept, DROP COLUMN trimmed_at',
    );
    for (const table of ['run_snapshot', 'background_job', 'job', 'worker'])
      await runner.query(`DROP TABLE ${table} CASCADE`);
    await runner.query(`DROP SCHEMA ${SCHEMA} CASCADE`);
  }
}

async function createSnapshots(runner: QueryRunner): Promise<void> {
  await runner.query('CREATE TABLE run_snapshot (hash text PRIMARY KEY, document json NOT NULL)');
  await runner.query(`
    INSERT INTO run_snapshot (hash, document)
    SELECT DISTINCT ON (snapshot_hash) snapshot_hash, snapshot -> 'document' FROM run`);
  // Jobs of the queue before this one are not carried over.
  await runner.query(`
    UPDATE run SET state = 'FAILED', finished_at = now(), error = 'Muster was updated while it was under way; start it again.'
    WHERE state IN ('QUEUED', 'RUNNING')`);
  await runner.query('DELETE FROM run_chunk');
  await runner.query(`
    ALTER TABLE run
      DROP COLUMN snapshot, DROP COLUMN attempts, DROP COLUMN owner, DROP COLUMN heartbeat_at,
      ADD COLUMN planned int NOT NULL DEFAULT 0,
      ADD COLUMN replay_of uuid REFERENCES run (id) ON DELETE SET NULL,
      ADD COLUMN kept int[] NOT NULL DEFAULT '{}',
      ADD COLUMN trimmed_at timestamptz,
      ADD FOREIGN KEY (snapshot_hash) REFERENCES run_snapshot (hash)`);
  await runner.query('CREATE INDEX ON run (snapshot_hash)');
}

async function createBackgroundJobs(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE background_job (
      id uuid PRIMARY KEY,
      number int GENERATED ALWAYS AS IDENTITY UNIQUE,
      kind text NOT NULL,
      scenario_id uuid REFERENCES scenario (id) ON DELETE CASCADE,
      run_id uuid REFERENCES run (id) ON DELETE CASCADE,
      input jsonb NOT NULL,
      snapshot_hash text NOT NULL REFERENCES run_snapshot (hash),
      engine_version text NOT NULL,
      client_mutation_key text UNIQUE,
      state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'CANCELLED', 'FAILED')),
      done int NOT NULL DEFAULT 0,
      total int NOT NULL DEFAULT 0,
      result jsonb,
      error text,
      created_at timestamptz NOT NULL DEFAULT now(),
      started_at timestamptz,
      finished_at timestamptz
    )`);
  await runner.query('CREATE INDEX ON background_job (run_id, kind) WHERE run_id IS NOT NULL');
  await runner.query('CREATE INDEX ON background_job (scenario_id, kind) WHERE scenario_id IS NOT NULL');
}
