/** The table of background jobs. Every change of state is one statement whose where-clause names the states it may start from. */
import { randomUUID } from 'node:crypto';
import type { Label } from '@muster/planning';
import { ENGINE_VERSION } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { visibleRows } from '../database/visible-rows.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { statesBefore, type RunStateName } from '../runs/run-state.ts';
import { BackgroundJobEntity } from './background-job.entity.ts';
import type { HeldJob } from './job.ts';

/** Channel on which every change of a background job is told, with its id. */
export const BACKGROUND_CHANNEL = 'muster_background_job';

export interface NewBackgroundJob {
  readonly kind: string;
  readonly scenarioId: string;
  readonly snapshotHash: string;
  readonly input: object;
  /** On whose view of the scenario it is computed. */
  readonly viewOf: string;
  /** The combined label of all that it is computed from. */
  readonly label: Label;
}

/** A job in the hands of the worker that has this lease. */
type Attempt = Pick<HeldJob, 'subject' | 'lease'>;

const IS_HELD = 'EXISTS (SELECT FROM job WHERE subject = $1 AND lease = $2)';

@Injectable()
export class BackgroundJobStore {
  /** The id of the new job. The snapshot has to be there. */
  async insert(manager: EntityManager, job: NewBackgroundJob): Promise<string> {
    const id = randomUUID();
    await manager.query(
      `INSERT INTO background_job (id, kind, scenario_id, input, snapshot_hash, engine_version, view_of, level, releasable_to, caveats)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        job.kind,
        job.scenarioId,
        JSON.stringify(job.input),
        job.snapshotHash,
        ENGINE_VERSION,
        job.viewOf,
        job.label.level,
        job.label.releasableTo === 'all' ? null : job.label.releasableTo,
        job.label.caveats,
      ],
    );
    return id;
  }

  find(manager: EntityManager, id: string): Promise<BackgroundJobEntity | null> {
    return manager.findOne(BackgroundJobEntity, { where: { id } });
  }

  /** The jobs that the caller may see. */
  selectVisible(manager: EntityManager, { principal }: RequestContext): SelectQueryBuilder<BackgroundJobEntity> {
    const { sql, parameters } = visibleRows(principal, 'run');
    return manager.getRepository(BackgroundJobEntity).createQueryBuilder('row').where(sql, parameters);
  }

  /** The job; null for the caller who may not see it, too. */
  findVisible(manager: EntityManager, context: RequestContext, id: string): Promise<BackgroundJobEntity | null> {
    return this.selectVisible(manager, context).andWhere('row.id = :id', { id }).getOne();
  }

  async findResult(manager: EntityManager, id: string): Promise<unknown> {
    const rows: { result: unknown }[] = await manager.query('SELECT result FROM background_job WHERE id = $1', [id]);
    return rows[0]?.result ?? null;
  }

  async pass(
    manager: EntityManager,
    id: string,
    to: RunStateName,
    set: { readonly error?: string; readonly result?: unknown } = {},
  ): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `UPDATE background_job SET state = $2, error = COALESCE($4, error), result = COALESCE($5, result),
         done = CASE WHEN $2 = 'SUCCEEDED' THEN total ELSE done END,
         started_at = CASE WHEN $2 = 'RUNNING' THEN COALESCE(started_at, now()) ELSE started_at END,
         finished_at = CASE WHEN $2 IN ('SUCCEEDED', 'CANCELLED', 'FAILED') THEN now() END
       WHERE id = $1 AND state = ANY($3)`,
      [id, to, statesBefore(to), set.error ?? null, set.result === undefined ? null : JSON.stringify(set.result)],
    );
    if (changed > 0) await this.tell(manager, id);
    return changed > 0;
  }

  /** Of an attempt that was lost nothing is told any more: another worker is at it. */
  async setProgress(
    manager: EntityManager,
    { subject: id, lease }: Attempt,
    done: number,
    total: number,
  ): Promise<void> {
    const [, changed]: [unknown, number] = await manager.query(
      `UPDATE background_job SET done = $3, total = $4 WHERE id = $1 AND state = 'RUNNING' AND ${IS_HELD}`,
      [id, lease, done, total],
    );
    if (changed > 0) await this.tell(manager, id);
  }

  /**
   * It is under way, also where a worker was lost with all that it had found: who asked that to be kept would be given the little that
   * the next one has found by now, so what was asked is forgotten with it.
   */
  async begin(manager: EntityManager, { subject: id, lease }: Attempt): Promise<void> {
    const held: unknown[] = await manager.query(`SELECT 1 WHERE ${IS_HELD}`, [id, lease]);
    if (held.length === 0 || (await this.pass(manager, id, 'RUNNING'))) return;
    const [, changed]: [unknown, number] = await manager.query(
      `UPDATE background_job SET stop_asked = false, done = 0, total = 0 WHERE id = $1 AND state = 'RUNNING' AND ${IS_HELD}`,
      [id, lease],
    );
    if (changed > 0) await this.tell(manager, id);
  }

  /** @returns false when it is not under way: then nobody could hear it */
  async askToStop(manager: EntityManager, id: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `UPDATE background_job SET stop_asked = true WHERE id = $1 AND state = 'RUNNING'`,
      [id],
    );
    if (changed > 0) await this.tell(manager, id);
    return changed > 0;
  }

  async isStopAsked(manager: EntityManager, id: string): Promise<boolean> {
    const rows: unknown[] = await manager.query('SELECT 1 FROM background_job WHERE id = $1 AND stop_asked', [id]);
    return rows.length > 0;
  }

  private async tell(manager: EntityManager, id: string): Promise<void> {
    await manager.query('SELECT pg_notify($1, $2)', [BACKGROUND_CHANNEL, id]);
  }
}
