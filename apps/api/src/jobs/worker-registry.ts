/**
 * Who computes. Each worker writes itself into `worker` and shows that it lives: each second while it holds jobs, which are what is lost with it,
 * and now and then while it has none, for each sign is a write that ends what servers have kept of their reads. One that has been silent for too
 * long, or whose process is known to be gone, is struck off and its jobs are given back.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { ENGINE_VERSION } from '@muster/planning/run';
import type { EntityManager } from 'typeorm';
import { isAlive, startOf } from '../database/process-identity.ts';

/** A worker that holds a job and was not heard of for this long is held for dead. */
export const SILENCE_SECONDS = 10;
/** One that has nothing to do shows itself this often. */
export const IDLE_SECONDS = 60;
/** And is held for dead after this long. */
const IDLE_SILENCE_SECONDS = 150;

interface WorkerRow {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly process_start: string;
  readonly is_silent: boolean;
}

/**
 * Process ids mean something within one machine since it was started, and within one container of it. Neither is told by the name of the machine,
 * which copies of one image share, nor by the number of the namespace, which is the same on every machine outside of containers.
 */
const HOST = [
  hostname(),
  tryTo(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  tryTo(() => readlinkSync('/proc/self/ns/pid')),
].join(' ');

/** Empty where the system does not tell. */
function tryTo(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

@Injectable()
export class WorkerRegistry {
  readonly id = randomUUID();

  /** Writes that this worker lives; also after it was struck off by mistake, for example when the machine had slept. */
  async show(manager: EntityManager, threads: number): Promise<void> {
    await manager.query(
      `INSERT INTO worker (id, host, pid, process_start, threads, engine_version) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET seen_at = now()`,
      [this.id, HOST, process.pid, startOf(process.pid), threads, ENGINE_VERSION],
    );
  }

  async leave(manager: EntityManager): Promise<void> {
    await manager.query('DELETE FROM worker WHERE id = $1', [this.id]);
  }

  /**
   * Never ourselves: we who ask live, and were silent only because our own event loop stood still.
   *
   * @param judgeSilence false while the silence may be the database's own, which was away for everyone
   */
  async listDead(manager: EntityManager, judgeSilence: boolean): Promise<string[]> {
    const rows: WorkerRow[] = await manager.query(
      `SELECT id, host, pid, process_start, seen_at < now() - make_interval(
         secs => CASE WHEN EXISTS (SELECT 1 FROM job WHERE worker_id = worker.id) THEN $1 ELSE $2 END::float) AS is_silent
       FROM worker`,
      [SILENCE_SECONDS, IDLE_SILENCE_SECONDS],
    );
    const dead = rows.filter((row) => isGone(row) || (judgeSilence && row.is_silent)).map(({ id }) => id);
    // Those that hold a job and are not in the list: after a restore, which does not carry the list.
    const unknown: { worker_id: string }[] = await manager.query(
      `SELECT DISTINCT worker_id FROM job WHERE worker_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM worker WHERE worker.id = worker_id)`,
    );
    return [...dead, ...unknown.map(({ worker_id }) => worker_id)].filter((id) => id !== this.id);
  }

  async strikeOff(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await manager.query('DELETE FROM worker WHERE id = ANY($1)', [ids]);
  }

  async countWithVersion(manager: EntityManager, engineVersion: string): Promise<number> {
    const rows: { count: number }[] = await manager.query(
      'SELECT count(*)::int AS count FROM worker WHERE engine_version = $1',
      [engineVersion],
    );
    return rows[0].count;
  }
}

/** A process of this machine that is no longer there. */
function isGone({ host, pid, process_start }: WorkerRow): boolean {
  if (host !== HOST) return false;
  return !(isAlive(pid) && (process_start === '' || startOf(pid) === process_start));
}
