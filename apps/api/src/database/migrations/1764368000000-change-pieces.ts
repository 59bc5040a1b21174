/**
 * Many changes of one version stand in pieces: a hundred thousand lines of an import are some two hundred rows of history. A piece is JSON
 * text, read when somebody asks for what is in it, and knows the keys that it reaches from and to.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UNROLLED = `
  SELECT scenario_id, version, section, (change ->> 0) COLLATE "C" AS key, (change ->> 1)::uuid AS row_id, (change ->> 2)::int AS ordinal_before,
    NULLIF(change -> 3, 'null') AS before, (change ->> 4)::int AS ordinal_after, NULLIF(change -> 5, 'null') AS after,
    CASE WHEN jsonb_typeof(change -> 6) = 'array' THEN ARRAY(SELECT jsonb_array_elements_text(change -> 6)) END AS authors
  FROM scenario_change_piece, jsonb_array_elements(changes::jsonb) AS change`;

const pastAuthors = (removals: string, changes: string): string => `
  CREATE OR REPLACE FUNCTION muster_past_authors(scenario uuid, of_section text, keys text[])
  RETURNS TABLE (key text, authors text[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH gone AS (
      SELECT removed.key, removed.authors FROM (${removals}) AS removed
      WHERE removed.scenario_id = scenario AND section = of_section AND removed.key = ANY(keys) AND after IS NULL)
    SELECT past.key, array_agg(DISTINCT past.author) FROM (
      SELECT gone.key, unnest(gone.authors) AS author FROM gone
      UNION
      SELECT changed.key, author FROM (${changes}) AS changed JOIN scenario_version USING (scenario_id, version)
      WHERE scenario_id = scenario AND section = of_section
        AND changed.key IN (SELECT gone.key FROM gone WHERE gone.authors IS NULL)
    ) AS past GROUP BY past.key
  $$`;

const SINGLE = 'SELECT scenario_id, version, section, key, after, authors FROM scenario_change';

export class ChangePieces1764368000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scenario_change_piece (
        scenario_id uuid NOT NULL,
        version int NOT NULL,
        section text NOT NULL,
        first_key text COLLATE "C" NOT NULL,
        last_key text COLLATE "C" NOT NULL,
        has_removals boolean NOT NULL,
        -- Of each change: key, identity of the row, place and body before, place and body after, and who wrote a row that is gone.
        changes json NOT NULL,
        PRIMARY KEY (scenario_id, section, first_key, version),
        FOREIGN KEY (scenario_id, version) REFERENCES scenario_version (scenario_id, version) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX ON scenario_change_piece (scenario_id, version)');
    await runner.query('CREATE INDEX ON scenario_change_piece (scenario_id, section) WHERE has_removals');
    const pieces = `SELECT scenario_id, version, section, key, after, authors FROM (${UNROLLED}`;
    await runner.query(
      pastAuthors(
        `${SINGLE} UNION ALL ${pieces} WHERE has_removals) AS unrolled`,
        `${SINGLE} UNION ALL ${pieces}) AS unrolled`,
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(pastAuthors(SINGLE, SINGLE));
    await runner.query(`
      INSERT INTO scenario_change (scenario_id, version, section, key, row_id, ordinal_before, before, ordinal_after, after, authors) ${UNROLLED}`);
    await runner.query('DROP TABLE scenario_change_piece');
  }
}
