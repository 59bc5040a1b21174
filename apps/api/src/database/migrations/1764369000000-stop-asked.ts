/** A background job can be asked to end with what it has found so far. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StopAsked1764369000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE background_job ADD COLUMN stop_asked boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE background_job DROP COLUMN stop_asked');
  }
}
