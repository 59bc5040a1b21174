/** What the cell of one scenario writes in another one, as planner of a nation, is for that nation alone: the label looks at the scenario. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const noteAuthor = (label: string): string => `
  CREATE OR REPLACE FUNCTION muster_note_author() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.edited_by := COALESCE(current_setting('muster.principal', true), '');
    IF TG_OP = 'INSERT' THEN
      NEW.released_version := NEW.version;
      NEW.authors := ARRAY[NEW.edited_by];
      ${label}
    ELSIF NOT NEW.edited_by = ANY(OLD.authors) THEN
      NEW.authors := OLD.authors || NEW.edited_by;
    END IF;
    RETURN NEW;
  END $$`;

export class ReleaseByScenario1764340000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Everybody where Muster itself writes; otherwise a list of the scenarios in which the writer is the cell, and nobody yet.
    await runner.query(`
      CREATE OR REPLACE FUNCTION muster_default_release() RETURNS text[] LANGUAGE sql STABLE AS $$
        SELECT CASE current_setting('muster.release', true) WHEN 'all' THEN NULL ELSE '{}'::text[] END
      $$`);
    await runner.query(
      noteAuthor(`
      IF COALESCE(current_setting('muster.release', true), '') NOT IN ('', 'all')
          AND current_setting('muster.release', true)::jsonb ?| ARRAY['*', NEW.scenario_id::text] THEN
        NEW.releasable_to := ARRAY['@cell'];
      END IF;`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(noteAuthor(''));
    await runner.query(`
      CREATE OR REPLACE FUNCTION muster_default_release() RETURNS text[] LANGUAGE sql STABLE AS $$
        SELECT CASE current_setting('muster.release', true)
          WHEN 'all' THEN NULL
          ELSE string_to_array(COALESCE(current_setting('muster.release', true), ''), ',') END
      $$`);
  }
}
