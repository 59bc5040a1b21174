/** Files that were uploaded and looked at, and are not applied yet. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Imports1764230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_file (
        id uuid PRIMARY KEY,
        scenario_id uuid NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
        author text NOT NULL,
        format text NOT NULL,
        is_complete boolean NOT NULL,
        scenario_version int NOT NULL,
        -- What the file says, as it was read: json keeps the text and is not taken apart by the database.
        content json NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX ON import_file (author, created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_file');
  }
}
