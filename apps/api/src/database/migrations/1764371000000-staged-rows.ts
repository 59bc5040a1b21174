/**
 * Rows that an upload adds wait in pieces, as history keeps them, and are taken over without leaving the database. And a row that comes in as its
 * trigger would make it is not handed to the trigger: of a hundred thousand rows that took a sixth of the time.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWNED = ['contribution', 'force_element', 'lift_pool', 'stock', 'commitment', 'gate'];

export class StagedRows1764371000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_change (
        import_id uuid NOT NULL REFERENCES import_file (id) ON DELETE CASCADE,
        piece int NOT NULL,
        section text NOT NULL,
        first_key text COLLATE "C" NOT NULL,
        last_key text COLLATE "C" NOT NULL,
        amount int NOT NULL,
        -- As in scenario_change_piece.
        changes json NOT NULL,
        PRIMARY KEY (import_id, piece)
      )`);
    // Kept for a day and read once: packing costs more than it saves.
    await runner.query('ALTER TABLE import_change ALTER COLUMN changes SET STORAGE EXTERNAL');
    // To whom a new row is released, beside its nation: the same as muster_note_author says.
    await runner.query(`
      CREATE FUNCTION muster_first_release(scenario uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
        SELECT CASE COALESCE(current_setting('muster.release', true), '')
          WHEN 'all' THEN NULL
          WHEN '' THEN '{}'::text[]
          ELSE CASE WHEN current_setting('muster.release', true)::jsonb ?| ARRAY['*', scenario::text]
            THEN ARRAY['@cell'] ELSE '{}'::text[] END
        END
      $$`);
    for (const table of OWNED) {
      await runner.query(`DROP TRIGGER note_author ON "${table}"`);
      await runner.query(`
        CREATE TRIGGER note_author BEFORE INSERT ON "${table}" FOR EACH ROW WHEN (
          NEW.edited_by <> COALESCE(current_setting('muster.principal', true), '') OR NEW.authors <> ARRAY[NEW.edited_by]
          OR NEW.released_version <> NEW.version OR NEW.releasable_to IS DISTINCT FROM muster_first_release(NEW.scenario_id))
          EXECUTE FUNCTION muster_note_author()`);
      await runner.query(`
        CREATE TRIGGER note_editor BEFORE UPDATE OF body ON "${table}" FOR EACH ROW EXECUTE FUNCTION muster_note_author()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of OWNED) {
      await runner.query(`DROP TRIGGER note_editor ON "${table}"`);
      await runner.query(`DROP TRIGGER note_author ON "${table}"`);
      await runner.query(`
        CREATE TRIGGER note_author BEFORE INSERT OR UPDATE OF body ON "${table}"
          FOR EACH ROW EXECUTE FUNCTION muster_note_author()`);
    }
    await runner.query('DROP FUNCTION muster_first_release');
    await runner.query('DROP TABLE import_change');
  }
}
