/**
 * The queue. pg-boss hands jobs out, counts attempts and orders by priority; the table `job` says what is outstanding, whose it is and
 * under which lease. Both change in one transaction, so that neither knows a job the other does not.
 *
 * Locks are always taken in this order, so that two transactions never wait for each other: subject (run), pg-boss row, job row.
 */
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { DataSource, type EntityManager } from 'typeorm';
import type { Job, NewJob } from './job.ts';

/** Channel on which new jobs are told to workers. */
export const JOB_CHANNEL = 'muster_job';
/** Channel on which the subject of cancelled jobs is told to workers. */
export const CANCEL_CHANNEL = 'muster_job_cancel';

const QUEUE = 'work';
const SCHEMA = 'pgboss';

/** Whose a job is: who wants to end it has to show the lease under which it was taken. */
export interface Leased {
  readonly job: Job;
  readonly lease: string;
}

type Rows<T> = { records: T[]; affected?: number };

@Injectable()
export class JobQueue {
  /** Used for its statements only, on our transactions: it opens no connection and starts no timer. */
  private readonly boss: PgBoss;

  constructor(source: DataSource) {
    const db = {
      executeSql: async (text: string, values?: unknown[]) => ({
        rows: (await source.query(text, values)) as unknown[],
      }),
    };
    this.boss = new PgBoss({ db: db as PgBoss.Db, schema: SCHEMA, migrate: false, supervise: false, schedule: false });
  }

  async send(manager: EntityManager, jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const rows = jobs.map((job) => ({ id: randomUUID(), ...job }));
    await this.handToBoss(manager, rows);
    await manager.query(
      `INSERT INTO job (id, kind, subject, input, priority)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::jsonb[], $5::int[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ kind }) => kind),
        rows.map(({ subject }) => subject),
        rows.map(({ input }) => JSON.stringify(input)),
        rows.map(({ priority }) => priority),
      ],
    );
    await manager.query('SELECT pg_notify($1, $2)', [JOB_CHANNEL, '']);
  }

  /** Takes up to `most` jobs; no other worker takes the same. */
  async take(manager: EntityManager, workerId: string, most: number): Promise<Leased[]> {
    const fetched = await this.boss.fetch(QUEUE, { batchSize: most, db: on(manager) } as never);
    const ids = fetched.map(({ id }) => id);
    if (ids.length === 0) return [];
    const taken = await query<Job & { lease: string }>(
      manager,
      `UPDATE job SET worker_id = $2, lease = gen_random_uuid(), taken_at = now() WHERE id = ANY($1)
       RETURNING id, kind, subject, input, lease`,
      [ids, workerId],
    );
    return taken.map(({ lease, ...job }) => ({ job, lease }));
  }

  /** The last statement of the transaction that ends a job. False when the job is no longer ours: then nothing may be kept. */
  async complete(manager: EntityManager, { job, lease }: Leased): Promise<boolean> {
    await this.boss.deleteJob(QUEUE, job.id, { db: on(manager) });
    const ended = await query(manager, 'DELETE FROM job WHERE id = $1 AND lease = $2 RETURNING id', [job.id, lease]);
    return ended.length > 0;
  }

  /** Lets others take a job of this worker again. It counts as an attempt. */
  async giveBack(manager: EntityManager, id: string, workerId: string, cause: string): Promise<void> {
    const held = await query(manager, 'SELECT 1 FROM job WHERE id = $1 AND worker_id = $2', [id, workerId]);
    if (held.length === 0) return;
    await this.boss.fail(QUEUE, id, { message: cause }, { db: on(manager) });
    await query(manager, 'UPDATE job SET worker_id = NULL, lease = NULL WHERE id = $1 AND worker_id = $2', [
      id,
      workerId,
    ]);
    await manager.query('SELECT pg_notify($1, $2)', [JOB_CHANNEL, '']);
  }

  /** Jobs that a worker holds. */
  async listHeld(manager: EntityManager, workerId: string): Promise<Leased[]> {
    const held = await query<Job & { lease: string }>(
      manager,
      'SELECT id, kind, subject, input, lease FROM job WHERE worker_id = $1',
      [workerId],
    );
    return held.map(({ lease, ...job }) => ({ job, lease }));
  }

  /** Lets others take the job after so many seconds. It counts as no attempt. */
  async postpone(manager: EntityManager, { job, lease }: Leased, seconds: number): Promise<void> {
    const rows = await query<{ priority: number }>(manager, 'SELECT priority FROM job WHERE id = $1 AND lease = $2', [
      job.id,
      lease,
    ]);
    if (rows.length === 0) return;
    await this.boss.deleteJob(QUEUE, job.id, { db: on(manager) });
    await this.handToBoss(manager, [{ ...job, priority: rows[0].priority }], seconds);
    await query(manager, 'UPDATE job SET worker_id = NULL, lease = NULL WHERE id = $1', [job.id]);
    if (seconds === 0) await manager.query('SELECT pg_notify($1, $2)', [JOB_CHANNEL, '']);
  }

  /** Whether the attempt that a job is in was its last one, and how many there were. */
  async findAttempts(manager: EntityManager, id: string): Promise<{ count: number; isLast: boolean }> {
    const job = await this.boss.getJobById(QUEUE, id, { db: on(manager) } as never);
    if (job === null) return { count: 0, isLast: false };
    return { count: job.retryCount + 1, isLast: job.retryCount >= job.retryLimit };
  }

  async remove(manager: EntityManager, id: string): Promise<void> {
    await this.boss.deleteJob(QUEUE, id, { db: on(manager) });
    await query(manager, 'DELETE FROM job WHERE id = $1', [id]);
  }

  /** Removes all jobs of a subject. Workers that are at one of them hear it and stop. */
  async cancel(manager: EntityManager, subject: string): Promise<void> {
    const rows = await query<{ id: string }>(manager, 'SELECT id FROM job WHERE subject = $1', [subject]);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await this.boss.deleteJob(QUEUE, ids, { db: on(manager) });
    await query(manager, 'DELETE FROM job WHERE subject = $1', [subject]);
    await manager.query('SELECT pg_notify($1, $2)', [CANCEL_CHANNEL, subject]);
  }

  /** Whether a job of this kind is outstanding for a subject. */
  async has(manager: EntityManager, kind: string, subject: string): Promise<boolean> {
    return (await query(manager, 'SELECT 1 FROM job WHERE kind = $1 AND subject = $2', [kind, subject])).length > 0;
  }

  /** Jobs by kind, waiting and taken. */
  async count(manager: EntityManager): Promise<{ kind: string; waiting: number; taken: number }[]> {
    return query(
      manager,
      `SELECT kind, count(*) FILTER (WHERE worker_id IS NULL)::int AS waiting, count(*) FILTER (WHERE worker_id IS NOT NULL)::int AS taken
       FROM job GROUP BY kind`,
    );
  }

  /**
   * Hands out again what pg-boss does not have: after a restore, which carries `job` and not the tables of pg-boss.
   *
   * @returns how many there were
   */
  async repair(manager: EntityManager): Promise<number> {
    const lost = await query<Job & { priority: number }>(
      manager,
      `SELECT id, kind, subject, input, priority FROM job
       WHERE NOT EXISTS (SELECT 1 FROM ${SCHEMA}.job handed WHERE handed.name = $1 AND handed.id = job.id AND handed.state < 'completed')
       FOR UPDATE SKIP LOCKED`,
      [QUEUE],
    );
    if (lost.length === 0) return 0;
    const ids = lost.map(({ id }) => id);
    await this.boss.deleteJob(QUEUE, ids, { db: on(manager) });
    await this.handToBoss(manager, lost);
    await query(manager, 'UPDATE job SET worker_id = NULL, lease = NULL WHERE id = ANY($1)', [ids]);
    await manager.query('SELECT pg_notify($1, $2)', [JOB_CHANNEL, '']);
    return lost.length;
  }

  private async handToBoss(
    manager: EntityManager,
    jobs: readonly { readonly id: string; readonly priority: number }[],
    afterSeconds = 0,
  ): Promise<void> {
    const startAfter = `${afterSeconds} seconds`;
    await this.boss.insert(
      jobs.map(({ id, priority }) => ({ id, name: QUEUE, priority, startAfter })) as never,
      { db: on(manager) } as never,
    );
  }
}

/** pg-boss's statements on the connection of a transaction. */
function on(manager: EntityManager): PgBoss.Db {
  return { executeSql: async (text, values) => ({ rows: await query(manager, text, values) }) };
}

/** Rows of any statement; TypeORM's own `query` answers differently for each kind of statement. */
async function query<T>(manager: EntityManager, text: string, values?: unknown[]): Promise<T[]> {
  const { queryRunner } = manager;
  if (queryRunner === undefined) throw new Error('the queue works inside a transaction only');
  const { records } = (await queryRunner.query(text, values, true)) as unknown as Rows<T>;
  return records ?? [];
}
