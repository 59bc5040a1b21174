/** Lines of an upload in pieces instead of a row each. Uploads are kept for a day only: those of before are let go. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ImportPieces1764368100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM import_file');
    await runner.query('DROP TABLE import_line');
    await runner.query(`
      CREATE TABLE import_piece (
        import_id uuid NOT NULL REFERENCES import_file (id) ON DELETE CASCADE,
        piece int NOT NULL,
        -- A letter for each line.
        outcomes text NOT NULL,
        lines json NOT NULL,
        -- The rows as they were read from the file; null for what the file does not have, or what could not be read.
        sources json NOT NULL,
        PRIMARY KEY (import_id, piece)
      )`);
    // Kept for a day and read once: packing costs more than it saves.
    for (const column of ['lines', 'sources'])
      await runner.query(`ALTER TABLE import_piece ALTER COLUMN ${column} SET STORAGE EXTERNAL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM import_file');
    await runner.query('DROP TABLE import_piece');
    await runner.query(`
      CREATE TABLE import_line (
        import_id uuid NOT NULL REFERENCES import_file (id) ON DELETE CASCADE,
        ordinal int NOT NULL,
        outcome text NOT NULL,
        line json NOT NULL,
        source json,
        PRIMARY KEY (import_id, ordinal)
      )`);
  }
}
