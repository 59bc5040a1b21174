/**
 * Whoever wrote a row wrote it also when it was taken away and comes back: a removal keeps the authors that the row had, and what comes in
 * under the same key has them. They are read by a function, because history is not for the login of the application to read as it likes.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PastAuthors1764330000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE scenario_change ADD COLUMN authors text[]');
    await runner.query(`CREATE INDEX ON scenario_change (scenario_id, section, key) WHERE after IS NULL`);
    // Of removals from before it is known who changed the row, not who brought it in.
    await runner.query(`
      CREATE FUNCTION muster_past_authors(scenario uuid, of_section text, keys text[])
      RETURNS TABLE (key text, authors text[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        WITH gone AS (
          SELECT removed.key, removed.authors FROM scenario_change AS removed
          WHERE removed.scenario_id = scenario AND section = of_section AND removed.key = ANY(keys) AND after IS NULL)
        SELECT past.key, array_agg(DISTINCT past.author) FROM (
          SELECT gone.key, unnest(gone.authors) AS author FROM gone
          UNION
          SELECT changed.key, author FROM scenario_change AS changed JOIN scenario_version USING (scenario_id, version)
          WHERE scenario_id = scenario AND section = of_section
            AND changed.key IN (SELECT gone.key FROM gone WHERE gone.authors IS NULL)
        ) AS past GROUP BY past.key
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION muster_past_authors');
    await runner.query('DROP INDEX scenario_change_scenario_id_section_key_idx');
    await runner.query('ALTER TABLE scenario_change DROP COLUMN authors');
  }
}
