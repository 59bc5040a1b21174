/** How far the result of a run has come. Runs that were at their finish when it was one job do the last picture again and go on from there. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RunStage1764260000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE run ADD COLUMN stage text NOT NULL DEFAULT 'REPLICATIONS',
      ADD COLUMN stage_done int NOT NULL DEFAULT 0, ADD COLUMN stage_total int NOT NULL DEFAULT 0`);
    await runner.query(`UPDATE run SET stage = 'COMPLETE' WHERE state = 'SUCCEEDED'`);
    await runner.query(
      `DELETE FROM run_part WHERE part = 'head' AND run_id IN (SELECT subject FROM job WHERE kind = 'run.finish')`,
    );
    await runner.query(
      `UPDATE job SET kind = 'run.picture', input = input || jsonb_build_object('replications', input -> 'asked') WHERE kind = 'run.finish'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE run DROP COLUMN stage, DROP COLUMN stage_done, DROP COLUMN stage_total');
  }
}
