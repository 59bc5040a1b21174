/** How exact a run has to be, and how exact it was when it was looked at last. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Precision1764250000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE run ADD COLUMN precision jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE run DROP COLUMN precision');
  }
}
