/** What every kind of job of a run has in common: how it is taken, computed on a thread and given up. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { computeForJob } from '../jobs/compute.ts';
import type { ComputedAhead } from './computed-ahead.ts';
import type { Commit, JobHandler } from '../jobs/job.ts';
import { TaskPool } from '../jobs/task-pool.ts';
import { RunStore } from './run-store.ts';
import type { RunEntity } from './run.entity.ts';
import { SnapshotStore, type SnapshotReference } from './snapshot-store.ts';
import type { SharedSnapshot } from './shared-snapshot.ts';

/** What every job of a run is told. */
export interface RunInput extends SnapshotReference {
  readonly seed: number;
}

export const toRunInput = ({ snapshotHash, engineVersion, seed }: RunEntity): RunInput => ({
  snapshotHash,
  engineVersion,
  seed,
});

const MOST_MS = 20 * 60_000;

@Injectable()
export class RunWork {
  private readonly context = createSystemContext('worker');
  /** Of the first run of a new database. */
  ahead: ComputedAhead | undefined;

  constructor(
    private readonly database: Database,
    private readonly pool: TaskPool,
    private readonly store: RunStore,
    private readonly snapshots: SnapshotStore,
  ) {}

  handler<I extends RunInput>(
    kind: string,
    work: (id: string, input: I, signal: AbortSignal) => Promise<Commit>,
  ): JobHandler {
    return {
      kind,
      mostMs: MOST_MS,
      work: (job, signal) => work(job.subject, job.input as I, signal),
      giveUp: async (manager, { subject }, cause) => {
        await this.store.pass(manager, subject, 'FAILED', cause);
        await this.store.deleteChunks(manager, subject);
      },
    };
  }

  /** Takes what a start has begun to compute. */
  adopt(ahead: ComputedAhead): void {
    this.ahead = ahead;
    void this.snapshots.keep(ahead.run.snapshot);
  }

  loadSnapshot(input: RunInput, signal: AbortSignal): Promise<SharedSnapshot> {
    return this.snapshots.load(input, signal);
  }

  /** The chunks that hold the first replications of a run. */
  loadOutcomes(id: string, replications: number): Promise<Uint8Array[]> {
    return this.inTransaction((manager) => this.store.listOutcomes(manager, id, replications));
  }

  compute<T>(name: string, task: object, signal: AbortSignal): Promise<T> {
    return computeForJob<T>(this.pool, name, task, signal);
  }

  inTransaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.withContext(this.context, work);
  }
}
