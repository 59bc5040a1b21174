/**
 * Scenarios that change: every change makes a version, and every row of a change is kept before and after, so that any version can be
 * read back, compared and undone. A row knows the version in which it changed last: two people who change different rows do not collide.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SECTION_TABLES = [
  'source',
  'factor',
  'nation',
  'place',
  'share',
  'link',
  'lift_type',
  'lift_pool',
  'unit_template',
  'contribution',
  'force_element',
  'movement',
  'requirement',
  'gate',
  'condition',
  'activity',
  'commitment',
  'stock',
  'consumer',
  'replenishment',
  'delivery',
  'disruption',
];

export class ScenarioHistory1764120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE scenario
        ADD COLUMN head_version int NOT NULL DEFAULT 1,
        ADD COLUMN parent_id uuid REFERENCES scenario (id) ON DELETE SET NULL,
        ADD COLUMN parent_version int,
        ADD COLUMN published_version int`);
    for (const table of SECTION_TABLES)
      await runner.query(`ALTER TABLE "${table}" ADD COLUMN version int NOT NULL DEFAULT 1`);
    await runner.query(`
      CREATE TABLE scenario_version (
        scenario_id uuid NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
        version int NOT NULL CHECK (version >= 1),
        hash text NOT NULL,
        head jsonb NOT NULL,
        sections text[] NOT NULL,
        intent text NOT NULL,
        undoes int,
        changes int NOT NULL,
        author text NOT NULL,
        request_id text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (scenario_id, version)
      )`);
    await runner.query(`
      INSERT INTO scenario_version (scenario_id, version, hash, head, sections, intent, changes, author, request_id, at)
      SELECT id, version, hash, head, sections, 'scenarioLoad', 0, 'system:migration', 'migration', created_at FROM scenario`);
    await runner.query(`
      CREATE TABLE scenario_change (
        scenario_id uuid NOT NULL,
        version int NOT NULL,
        section text NOT NULL,
        key text COLLATE "C" NOT NULL,
        row_id uuid NOT NULL,
        ordinal_before int,
        before jsonb,
        ordinal_after int,
        after jsonb,
        PRIMARY KEY (scenario_id, section, key, version),
        FOREIGN KEY (scenario_id, version) REFERENCES scenario_version (scenario_id, version) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX ON scenario_change (scenario_id, version)');
    // What a caller's own key has done already, so that a request sent twice has one effect.
    await runner.query(`
      CREATE TABLE client_mutation (
        principal text NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        result jsonb,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (principal, key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['client_mutation', 'scenario_change', 'scenario_version'])
      await runner.query(`DROP TABLE ${table}`);
    for (const table of SECTION_TABLES) await runner.query(`ALTER TABLE "${table}" DROP COLUMN version`);
    await runner.query(`
      ALTER TABLE scenario DROP COLUMN head_version, DROP COLUMN parent_id, DROP COLUMN parent_version, DROP COLUMN published_version`);
  }
}
