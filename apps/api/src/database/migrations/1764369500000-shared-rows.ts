/**
 * Whether a row that a nation owns is released to anybody else, and an index of those that are. What `visible-rows.ts` asks of a label cannot be a
 * condition of an index under row security, because the operators of arrays are not leakproof; a column that is true or false is one.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWNED = ['contribution', 'force_element', 'lift_pool', 'stock', 'commitment', 'gate'];

export class SharedRows1764369500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of OWNED) {
      await runner.query(
        `ALTER TABLE "${table}" ADD COLUMN is_shared boolean NOT NULL
           GENERATED ALWAYS AS (level <> 'existence' AND (releasable_to IS NULL OR releasable_to <> '{}')) STORED`,
      );
      await runner.query(`CREATE INDEX ${table}_shared ON "${table}" (scenario_id, key) WHERE is_shared`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of OWNED) await runner.query(`ALTER TABLE "${table}" DROP COLUMN is_shared`);
  }
}
