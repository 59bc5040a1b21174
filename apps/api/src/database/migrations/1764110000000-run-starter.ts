/** Whoever starts a run owns it: the row takes his name from the transaction, and nobody else sees it until its label says so. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RunStarter1764110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION muster_principal() RETURNS text LANGUAGE sql STABLE AS $$
        SELECT substr(current_setting('muster.principal', true), strpos(current_setting('muster.principal', true), ':') + 1) $$`);
    await runner.query(
      `ALTER TABLE run ALTER COLUMN started_by SET DEFAULT COALESCE(muster_principal(), ''),
         ALTER COLUMN releasable_to SET DEFAULT muster_default_release()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE run ALTER COLUMN started_by SET DEFAULT '', ALTER COLUMN releasable_to DROP DEFAULT`,
    );
  }
}
