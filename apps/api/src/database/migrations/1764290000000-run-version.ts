/** Which version of its scenario a run was started on. Of runs that are older than this it is not known. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RunVersion1764290000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE run ADD COLUMN scenario_version int');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE run DROP COLUMN scenario_version');
  }
}
