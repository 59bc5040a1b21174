/** Background jobs carry the label of what they are computed from, as runs do. Those from before stay with who started them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class JobLabels1764240000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE background_job
        ADD COLUMN view_of text NOT NULL DEFAULT '',
        ADD COLUMN level text NOT NULL DEFAULT 'open' CHECK (level IN ('open', 'restricted', 'existence')),
        ADD COLUMN releasable_to text[] DEFAULT '{}',
        ADD COLUMN caveats text[] NOT NULL DEFAULT '{}'`);
    await runner.query('DELETE FROM background_job WHERE scenario_id IS NULL');
    await runner.query('ALTER TABLE background_job ALTER COLUMN scenario_id SET NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE background_job ALTER COLUMN scenario_id DROP NOT NULL');
    await runner.query(
      'ALTER TABLE background_job DROP COLUMN view_of, DROP COLUMN level, DROP COLUMN releasable_to, DROP COLUMN caveats',
    );
  }
}
