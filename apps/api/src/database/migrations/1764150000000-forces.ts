/** Capabilities, commands and who is under whom. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['capability', 'command', 'command_relationship'];

export class Forces1764150000000 implements MigrationInterface {
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
