/** What scenarios suppose otherwise than their rows say: rows of a scenario like all others. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Hypotheses1764370000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "hypothesis" (
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
    await runner.query(`DROP TABLE "hypothesis"`);
  }
}
