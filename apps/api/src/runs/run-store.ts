/** The run table. Every change of state is one statement whose where-clause names the states it may start from. */
import { randomUUID } from 'node:crypto';
import type { Snapshot } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statesBefore, type RunStateName } from './run-state.ts';
import { RunEntity } from './run.entity.ts';

/** Channel on which every change of a run is told, with the id of the run. */
export const RUN_CHANNEL = 'muster_run';
/** Channel on which a new or cancelled run is told to the processes that compute. */
export const WORK_CHANNEL = 'muster_run_work';

export interface NewRun {
  readonly scenarioId: string;
  readonly snapshot: Snapshot;
  readonly seed: number;
  readonly asked: number;
  readonly clientMutationKey: string | null;
}

/** Packed outcomes of the replications `from` to `to` (exclusive). */
export interface StoredChunk {
  readonly from: number;
  readonly to: number;
  readonly outcomes: Uint8Array;
}

/** A run that has not been heard of for this long has lost its process. */
const SILENCE_SECONDS = 15;
/** A run that took its process down with it this often is given up. */
const MOST_ATTEMPTS = 3;

@Injectable()
export class RunStore {
  /** The id of the new run, or of the one that the same key has started before. */
  async insert(manager: EntityManager, run: NewRun): Promise<string> {
    const id = randomUUID();
    const { snapshot, clientMutationKey } = run;
    const before = clientMutationKey === null ? undefined : await this.findByMutationKey(manager, clientMutationKey);
    if (before !== undefined) return before;
    const inserted: { id: string }[] = await manager.query(
      `INSERT INTO run (id, scenario_id, seed, asked, snapshot, snapshot_hash, engine_version, client_mutation_key)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (client_mutation_key) DO NOTHING RETURNING id`,
      [
        id,
        run.scenarioId,
        run.seed,
        run.asked,
        JSON.stringify(snapshot),
        snapshot.hash,
        snapshot.engineVersion,
        clientMutationKey,
      ],
    );
    if (inserted.length > 0) {
      await manager.query('SELECT pg_notify($1, $2)', [WORK_CHANNEL, id]);
      return id;
    }
    // Started under the same key in this very moment.
    const existing = await this.findByMutationKey(manager, clientMutationKey ?? '');
    if (existing === undefined) throw new Error('a run was neither stored nor there');
    return existing;
  }

  private async findByMutationKey(manager: EntityManager, key: string): Promise<string | undefined> {
    const [row]: { id: string }[] = await manager.query('SELECT id FROM run WHERE client_mutation_key = $1', [key]);
    return row?.id;
  }

  async find(manager: EntityManager, id: string): Promise<RunEntity | null> {
    return manager.findOne(RunEntity, { where: { id } });
  }

  /** Whether the change was allowed and is made. */
  async pass(
    manager: EntityManager,
    id: string,
    to: RunStateName,
    set: { readonly error?: string; readonly partial?: boolean } = {},
  ): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `UPDATE run SET state = $2, error = COALESCE($4, error), partial = COALESCE($5, partial),
         finished_at = CASE WHEN $2 IN ('SUCCEEDED', 'CANCELLED', 'FAILED') THEN now() END
       WHERE id = $1 AND state = ANY($3)`,
      [id, to, statesBefore(to), set.error ?? null, set.partial ?? null],
    );
    if (changed === 0) return false;
    await this.tell(manager, id);
    // Whoever computes it hears that it is no longer wanted.
    if (to === 'CANCELLED') await manager.query('SELECT pg_notify($1, $2)', [WORK_CHANNEL, id]);
    return true;
  }

  /** Takes the oldest waiting run, if there is one; no other process takes the same. */
  async claim(manager: EntityManager, owner: string): Promise<string | undefined> {
    const [claimed]: [{ id: string }[], number] = await manager.query(
      `UPDATE run SET state = 'RUNNING', owner = $1, heartbeat_at = now(), attempts = attempts + 1, started_at = COALESCE(started_at, now())
       WHERE id = (SELECT id FROM run WHERE state = 'QUEUED' ORDER BY number FOR UPDATE SKIP LOCKED LIMIT 1) RETURNING id`,
      [owner],
    );
    if (claimed.length > 0) await this.tell(manager, claimed[0].id);
    return claimed[0]?.id;
  }

  async findSnapshot(manager: EntityManager, id: string): Promise<Snapshot> {
    const [row]: { snapshot: Snapshot }[] = await manager.query('SELECT snapshot FROM run WHERE id = $1', [id]);
    return row.snapshot;
  }

  /** Says that the run is alive and how far it is. False when it is no longer ours to compute. */
  async report(manager: EntityManager, id: string, owner: string, done: number): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `UPDATE run SET done = $3, heartbeat_at = now() WHERE id = $1 AND owner = $2 AND state = 'RUNNING'`,
      [id, owner, done],
    );
    if (changed > 0) await this.tell(manager, id);
    return changed > 0;
  }

  /**
   * Puts runs back into the queue whose process is silent or known to be gone, or gives them up after some attempts.
   *
   * @returns how many there were
   */
  /** `mine`: runs that this process is computing; they are alive however long a database was away. */
  async recover(
    manager: EntityManager,
    isGone: (owner: string) => boolean,
    mine: readonly string[] = [],
  ): Promise<number> {
    const owners: { owner: string }[] = await manager.query(
      `SELECT DISTINCT owner FROM run WHERE state = 'RUNNING' AND owner IS NOT NULL`,
    );
    const gone = owners.map(({ owner }) => owner).filter(isGone);
    const [lost]: [{ id: string }[], number] = await manager.query(
      `UPDATE run SET owner = NULL,
         state = CASE WHEN attempts >= $2 THEN 'FAILED' ELSE 'QUEUED' END,
         error = CASE WHEN attempts >= $2 THEN 'The process that computed it ended ' || attempts || ' times.' ELSE error END,
         finished_at = CASE WHEN attempts >= $2 THEN now() END
       WHERE state = 'RUNNING' AND (owner = ANY($1) OR heartbeat_at <= now() - make_interval(secs => $3)) AND id <> ALL($4::uuid[]) RETURNING id`,
      [gone, MOST_ATTEMPTS, SILENCE_SECONDS, mine],
    );
    for (const { id } of lost) {
      await this.tell(manager, id);
      await manager.query('SELECT pg_notify($1, $2)', [WORK_CHANNEL, id]);
    }
    return lost.length;
  }

  /** Puts a run back that this process gives up because it ends; that counts as no attempt. */
  async release(manager: EntityManager, id: string, owner: string): Promise<void> {
    await manager.query(
      `UPDATE run SET state = 'QUEUED', owner = NULL, attempts = attempts - 1 WHERE id = $1 AND owner = $2 AND state = 'RUNNING'`,
      [id, owner],
    );
    await this.tell(manager, id);
    await manager.query('SELECT pg_notify($1, $2)', [WORK_CHANNEL, id]);
  }

  async countQueued(manager: EntityManager): Promise<number> {
    return manager.count(RunEntity, { where: { state: 'QUEUED' } });
  }

  /** Nothing is stored for a run that is no longer ours. */
  async insertChunk(
    manager: EntityManager,
    id: string,
    owner: string,
    { from, to, outcomes }: StoredChunk,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO run_chunk (run_id, from_replication, to_replication, outcomes)
       SELECT id, $3, $4, $5 FROM run WHERE id = $1 AND owner = $2 AND state = 'RUNNING' FOR SHARE ON CONFLICT DO NOTHING`,
      [id, owner, from, to, Buffer.from(outcomes)],
    );
  }

  async listChunks(manager: EntityManager, id: string): Promise<StoredChunk[]> {
    return manager.query(
      'SELECT from_replication AS "from", to_replication AS "to", outcomes FROM run_chunk WHERE run_id = $1 ORDER BY 1',
      [id],
    );
  }

  async deleteChunks(manager: EntityManager, id: string): Promise<void> {
    await manager.query('DELETE FROM run_chunk WHERE run_id = $1', [id]);
  }

  async setPartial(manager: EntityManager, id: string, partial: boolean): Promise<void> {
    await manager.query('UPDATE run SET partial = $2 WHERE id = $1', [id, partial]);
  }

  private async tell(manager: EntityManager, id: string): Promise<void> {
    await manager.query('SELECT pg_notify($1, $2)', [RUN_CHANNEL, id]);
  }
}
