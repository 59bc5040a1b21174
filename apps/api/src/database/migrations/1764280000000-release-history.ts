/**
 * A release shows what was released and what becomes of it, never what was there before: a row knows the version since which its contents
 * are released. It knows all who wrote the contents since then too, because none of them may grant the next release, and a request for
 * release names the version of the row that was asked for.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWNED = ['contribution', 'force_element', 'lift_pool', 'stock', 'commitment', 'gate'];

export class ReleaseHistory1764280000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of OWNED) {
      await runner.query(`
        ALTER TABLE "${table}"
          ADD COLUMN released_version int NOT NULL DEFAULT 1,
          ADD COLUMN authors text[] NOT NULL DEFAULT '{}'`);
      // When it was released is not on record: the contents of now are what is released.
      await runner.query(`
        UPDATE "${table}" AS owned SET released_version = version, authors = ARRAY(
          SELECT edited_by UNION SELECT author FROM scenario_version JOIN scenario_change USING (scenario_id, version)
          WHERE scenario_change.scenario_id = owned.scenario_id AND row_id = owned.id)`);
    }
    await runner.query(`
      CREATE OR REPLACE FUNCTION muster_note_author() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.edited_by := COALESCE(current_setting('muster.principal', true), '');
        IF TG_OP = 'INSERT' THEN
          NEW.released_version := NEW.version;
          NEW.authors := ARRAY[NEW.edited_by];
        ELSIF NOT NEW.edited_by = ANY(OLD.authors) THEN
          NEW.authors := OLD.authors || NEW.edited_by;
        END IF;
        RETURN NEW;
      END $$`);
    // Requests from before name no version: they have to be asked anew.
    await runner.query('ALTER TABLE release_request ADD COLUMN thing_version int NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE release_request DROP COLUMN thing_version');
    await runner.query(`
      CREATE OR REPLACE FUNCTION muster_note_author() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.edited_by := COALESCE(current_setting('muster.principal', true), '');
        RETURN NEW;
      END $$`);
    for (const table of OWNED)
      await runner.query(`ALTER TABLE "${table}" DROP COLUMN released_version, DROP COLUMN authors`);
  }
}
