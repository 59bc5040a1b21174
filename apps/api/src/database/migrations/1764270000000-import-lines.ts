/** Lines of an upload as rows, so that a page of them is read without all the others. Uploads are kept for a day only: those of before are let go. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ImportLines1764270000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM import_file');
    await runner.query(`
      CREATE TABLE import_line (
        import_id uuid NOT NULL REFERENCES import_file (id) ON DELETE CASCADE,
        ordinal int NOT NULL,
        outcome text NOT NULL,
        line json NOT NULL,
        -- The row as it was read from the file; null for what the file does not have, or what could not be read.
        source json,
        PRIMARY KEY (import_id, ordinal)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM import_file');
    await runner.query('DROP TABLE import_line');
  }
}
