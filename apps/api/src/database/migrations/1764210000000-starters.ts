/** Computations belong to who starts them, and a key of a mutation is unique among the things of its starter only. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Starters1764210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE background_job ADD COLUMN started_by text NOT NULL DEFAULT COALESCE(muster_principal(), '')`,
    );
    for (const table of ['run', 'background_job']) {
      await runner.query(
        `ALTER TABLE ${table} DROP CONSTRAINT ${table}_client_mutation_key_key, ADD UNIQUE (started_by, client_mutation_key)`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['run', 'background_job']) {
      await runner.query(
        `ALTER TABLE ${table} DROP CONSTRAINT ${table}_started_by_client_mutation_key_key, ADD UNIQUE (client_mutation_key)`,
      );
    }
    await runner.query('ALTER TABLE background_job DROP COLUMN started_by');
  }
}
