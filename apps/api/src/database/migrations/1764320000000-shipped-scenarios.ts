/** Which shipped scenarios were loaded once: one that was deleted does not come back at the next start. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ShippedScenarios1764320000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE shipped_scenario (key text PRIMARY KEY, loaded_at timestamptz NOT NULL DEFAULT now())',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE shipped_scenario');
  }
}
