/**
 * Keys of requests have one table, also those that start runs and background jobs. One that was used before cannot be held against its
 * request any more, of which the hash was another one or none: whatever comes under it is refused, so that nothing is done a second time.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['run', 'background_job'];

export class KeysOfRequests1764350000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE client_mutation SET request_hash = ''`);
    for (const table of TABLES) {
      // Runs note who started them without his kind.
      await runner.query(`
        INSERT INTO client_mutation (principal, key, request_hash, result)
        SELECT caller || ':' || started_by, client_mutation_key, '', jsonb_build_object('id', id)
        FROM ${table}, unnest(ARRAY['person', 'tool', 'system']) caller WHERE client_mutation_key IS NOT NULL
        ON CONFLICT DO NOTHING`);
      await runner.query(`ALTER TABLE ${table} DROP COLUMN client_mutation_key`);
    }
    // No kind of job is about a run.
    await runner.query('ALTER TABLE background_job DROP COLUMN run_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE background_job ADD COLUMN run_id uuid REFERENCES run (id) ON DELETE CASCADE');
    await runner.query('CREATE INDEX ON background_job (run_id, kind) WHERE run_id IS NOT NULL');
    for (const table of TABLES)
      await runner.query(
        `ALTER TABLE ${table} ADD COLUMN client_mutation_key text, ADD UNIQUE (started_by, client_mutation_key)`,
      );
  }
}
