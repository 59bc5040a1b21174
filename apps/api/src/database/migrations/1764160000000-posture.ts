/**
 * Sections of the posture: sectors and their monitoring, remedies, offices, opening of the theatre, and support of the armed forces. What stood
 * inside the attack of a stored scenario (format 1 of the document) becomes rows of these and of the disruptions.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'office',
  'sector',
  'monitor',
  'latency',
  'remedy',
  'site_opening',
  'support_contract',
  'package',
  'funding_need',
  'production_line',
  'training_programme',
  'formation',
  'fortification_work',
];

export class Posture1764160000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`
        CREATE TABLE "${table}" (
          id uuid PRIMARY KEY,
          scenario_id uuid NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
          ordinal int NOT NULL,
          version int NOT NULL DEFAULT 1,
          key text COLLATE "C" NOT NULL,
          body jsonb NOT NULL,
          UNIQUE (scenario_id, key)
        )`);
    await upgradeStoredScenarios(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE "${table}"`);
  }
}

/** The same step as `scenario/upgrade.ts` of the planning library takes for a file. */
async function upgradeStoredScenarios(runner: QueryRunner): Promise<void> {
  const old = `head ->> 'format' = 'muster-scenario/1'`;
  await runner.query(`
    INSERT INTO sector (id, scenario_id, ordinal, key, body)
    SELECT gen_random_uuid(), scenario.id, n - 1, row ->> 'id',
      row || jsonb_build_object('intensity', jsonb_build_array(jsonb_build_object(
        'from', jsonb_build_object('anchor', 'D', 'offset', 0), 'level', row -> 'intensity')))
    FROM scenario, jsonb_array_elements(head -> 'attack' -> 'sectors') WITH ORDINALITY AS old (row, n)
    WHERE ${old}`);
  await runner.query(`
    INSERT INTO disruption (id, scenario_id, ordinal, key, body)
    SELECT gen_random_uuid(), scenario.id,
      (SELECT count(*) FROM disruption WHERE scenario_id = scenario.id) + n - 1, row ->> 'id', row
    FROM scenario, jsonb_array_elements(head -> 'attack' -> 'disruptions') WITH ORDINALITY AS old (row, n)
    WHERE ${old}`);
  await runner.query(`
    UPDATE scenario SET
      sections = (SELECT array_agg(DISTINCT name) FROM unnest(sections
        || CASE WHEN head -> 'attack' ? 'sectors' THEN ARRAY['sectors'] ELSE '{}'::text[] END
        || CASE WHEN head -> 'attack' ? 'disruptions' THEN ARRAY['disruptions'] ELSE '{}'::text[] END) AS name)
    WHERE ${old} AND head ? 'attack'`);
  await runner.query(`
    UPDATE scenario SET head = jsonb_set(head #- '{attack,sectors}' #- '{attack,disruptions}', '{format}', '"muster-scenario/2"')
    WHERE ${old}`);
  // History begins with the newest version, which is the only one so far.
  await runner.query(`
    UPDATE scenario_version SET head = scenario.head, sections = scenario.sections FROM scenario
    WHERE scenario.id = scenario_id AND scenario.version = scenario_version.version`);
}
