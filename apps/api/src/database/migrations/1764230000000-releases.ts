/** What has to be seen by a second pair of eyes: releases to more readers, and changes that the cell proposes to a nation. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const DECISION = `
  reason text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'ACCEPTED', 'REJECTED', 'WITHDRAWN')),
  asked_by text NOT NULL DEFAULT muster_principal(),
  asked_at timestamptz NOT NULL DEFAULT now(),
  decided_by text,
  decided_at timestamptz,
  answer text,
  CHECK ((state = 'OPEN') = (decided_at IS NULL))`;

export class Releases1764230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE release_request (
        id uuid PRIMARY KEY,
        scenario_id uuid NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
        nation text COLLATE "C" NOT NULL,
        thing_type text NOT NULL,
        thing_id uuid NOT NULL,
        before jsonb NOT NULL,
        wanted jsonb NOT NULL,
        ${DECISION}
      )`);
    await runner.query(`CREATE UNIQUE INDEX ON release_request (thing_id) WHERE state = 'OPEN'`);
    await runner.query('CREATE INDEX ON release_request (scenario_id, id)');
    await runner.query(`
      CREATE TABLE proposal (
        id uuid PRIMARY KEY,
        scenario_id uuid NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
        nation text COLLATE "C" NOT NULL,
        section text NOT NULL,
        key text COLLATE "C" NOT NULL,
        version int NOT NULL,
        change jsonb NOT NULL,
        ${DECISION}
      )`);
    await runner.query('CREATE INDEX ON proposal (scenario_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE proposal, release_request');
  }
}
