/** Risks on the way, capacities that follow a condition, and prepositioned sets: rows of a scenario like all others. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['risk', 'effect', 'prepositioned_set'];

export class Risks1764170000000 implements MigrationInterface {
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
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE "${table}"`);
  }
}
