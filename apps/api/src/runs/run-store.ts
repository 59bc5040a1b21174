/** The run table. Every change of state is one statement whose where-clause names the states it may start from. */
import { randomUUID } from 'node:crypto';
import { ENGINE_VERSION } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import type { Label } from '@muster/planning';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { visibleRows } from '../database/visible-rows.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { statesBefore, type RunStageName, type RunStateName } from './run-state.ts';
import { RunEntity, type PrecisionFound, type StoredPrecision } from './run.entity.ts';

/** Channel on which every change of a run is told, with the id of the run. */
export const RUN_CHANNEL = 'muster_run';

export interface NewRun {
  readonly scenarioId: string;
  /** Version of the scenario that is run. */
  readonly scenarioVersion: number | null;
  readonly snapshotHash: string;
  readonly seed: number;
  readonly asked: number;
  /** Replications planned so far. */
  readonly planned: number;
  /** Numbers of the replications that are kept in full. */
  readonly kept: readonly number[];
  /** The run that this one repeats. */
  readonly replayOf: string | null;
  readonly precision: StoredPrecision | null;
  /** On whose view of the scenario it is computed. */
  readonly viewOf: string;
  /** The combined label of all that it is computed from. */
  readonly label: Label;
}

/** Packed outcomes of the replications `from` to `to` (exclusive). */
export interface StoredChunk {
  readonly from: number;
  readonly to: number;
  readonly outcomes: Uint8Array;
}

export interface StageReached {
  readonly stage: RunStageName;
  readonly done: number;
  readonly total: number;
}

@Injectable()
export class RunStore {
  /** The id of the new run. The snapshot has to be there. */
  async insert(manager: EntityManager, run: NewRun): Promise<string> {
    const id = randomUUID();
    await manager.query(
      `INSERT INTO run (id, scenario_id, seed, asked, planned, snapshot_hash, engine_version, kept, replay_of, view_of, level, releasable_to, caveats, precision, scenario_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        id,
        run.scenarioId,
        run.seed,
        run.asked,
        run.planned,
        run.snapshotHash,
        ENGINE_VERSION,
        run.kept,
        run.replayOf,
        run.viewOf,
        run.label.level,
        run.label.releasableTo === 'all' ? null : run.label.releasableTo,
        run.label.caveats,
        run.precision && JSON.stringify(run.precision),
        run.scenarioVersion,
      ],
    );
    return id;
  }

  /** The runs that the caller may see. */
  selectVisible(manager: EntityManager, { principal }: RequestContext): SelectQueryBuilder<RunEntity> {
    const { sql, parameters } = visibleRows(principal, 'run');
    return manager.getRepository(RunEntity).createQueryBuilder('row').where(sql, parameters);
  }

  /** The run; null for the caller who may not see it, too. */
  findVisible(manager: EntityManager, context: RequestContext, id: string): Promise<RunEntity | null> {
    return this.selectVisible(manager, context).andWhere('row.id = :id', { id }).getOne();
  }

  async find(manager: EntityManager, id: string): Promise<RunEntity | null> {
    return manager.findOne(RunEntity, { where: { id } });
  }

  /** The run, held against every other change until the transaction ends. */
  async lock(manager: EntityManager, id: string): Promise<RunEntity | null> {
    await manager.query('SELECT 1 FROM run WHERE id = $1 FOR UPDATE', [id]);
    return this.find(manager, id);
  }

  /** Whether the change was allowed and is made. */
  async pass(manager: EntityManager, id: string, to: RunStateName, error?: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `UPDATE run SET state = $2, error = COALESCE($4, error),
         started_at = CASE WHEN $2 = 'RUNNING' THEN COALESCE(started_at, now()) ELSE started_at END,
         finished_at = CASE WHEN $2 IN ('SUCCEEDED', 'CANCELLED', 'FAILED') THEN now() END
       WHERE id = $1 AND state = ANY($3)`,
      [id, to, statesBefore(to), error ?? null],
    );
    if (changed > 0) await this.tell(manager, id);
    return changed > 0;
  }

  /** Adds computed replications; those that are there already stay as they are, for they are the same. */
  async addChunk(manager: EntityManager, id: string, { from, to, outcomes }: StoredChunk): Promise<void> {
    const added: unknown[] = await manager.query(
      `INSERT INTO run_chunk (run_id, from_replication, to_replication, outcomes) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [id, from, to, Buffer.from(outcomes)],
    );
    if (added.length > 0) await manager.query('UPDATE run SET done = done + $2 WHERE id = $1', [id, to - from]);
    await this.tell(manager, id);
  }

  async setPlanned(manager: EntityManager, id: string, planned: number): Promise<void> {
    await manager.query('UPDATE run SET planned = $2 WHERE id = $1', [id, planned]);
  }

  /** What a look at the stop rule found; where it is reached, the replications that there are, are all that were asked for. */
  async setPrecision(manager: EntityManager, id: string, found: PrecisionFound): Promise<void> {
    await manager.query(
      `UPDATE run SET precision = jsonb_set(precision, '{found}', $2), asked = CASE WHEN $3 THEN $4 ELSE asked END WHERE id = $1`,
      [id, JSON.stringify(found), found.isReached, found.replications],
    );
    await this.tell(manager, id);
  }

  async listRanges(manager: EntityManager, id: string): Promise<Omit<StoredChunk, 'outcomes'>[]> {
    return manager.query(
      'SELECT from_replication AS "from", to_replication AS "to" FROM run_chunk WHERE run_id = $1 ORDER BY 1',
      [id],
    );
  }

  async setStage(manager: EntityManager, id: string, { stage, done, total }: StageReached): Promise<void> {
    await manager.query('UPDATE run SET stage = $2, stage_done = $3, stage_total = $4 WHERE id = $1', [
      ...[id, stage, done, total],
    ]);
    await this.tell(manager, id);
  }

  /** One step more of the stage that the run is in. */
  async addStageDone(manager: EntityManager, id: string): Promise<void> {
    await manager.query('UPDATE run SET stage_done = stage_done + 1 WHERE id = $1', [id]);
    await this.tell(manager, id);
  }

  /** Chunks that hold the replications before `end`, in order; the last one may reach beyond. */
  async listOutcomes(manager: EntityManager, id: string, end: number): Promise<Uint8Array[]> {
    const rows: { outcomes: Uint8Array }[] = await manager.query(
      'SELECT outcomes FROM run_chunk WHERE run_id = $1 AND from_replication < $2 ORDER BY from_replication',
      [id, end],
    );
    return rows.map(({ outcomes }) => outcomes);
  }

  async deleteChunks(manager: EntityManager, id: string): Promise<void> {
    await manager.query('DELETE FROM run_chunk WHERE run_id = $1', [id]);
  }

  async setPartial(manager: EntityManager, id: string, partial: boolean): Promise<void> {
    await manager.query('UPDATE run SET partial = $2 WHERE id = $1', [id, partial]);
    await this.tell(manager, id);
  }

  private async tell(manager: EntityManager, id: string): Promise<void> {
    await manager.query('SELECT pg_notify($1, $2)', [RUN_CHANNEL, id]);
  }
}
