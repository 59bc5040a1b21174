/** Frozen scenarios, stored once by their hash; compiled once, and kept in memory that all threads see. */
import { ENGINE_VERSION, type Snapshot } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { toCanonicalText } from '../scenarios/canonical-pieces.ts';
import { Database } from '../database/database.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { JobFault, OtherVersionError } from '../jobs/job.ts';
import { TaskPool } from '../jobs/task-pool.ts';
import { compileSnapshot, type ComingSnapshot } from './compile-snapshot.ts';
import { shareSnapshot, type SharedSnapshot, type UncompiledSnapshot } from './shared-snapshot.ts';

/** What a job says of the snapshot that it works on. */
export interface SnapshotReference {
  readonly snapshotHash: string;
  readonly engineVersion: string;
}

const MOST_KEPT = 8;

/** A snapshot that is compiled or on its way, how many wait for it, and what ends its compilation as long as that is under way. */
interface Kept {
  readonly compiled: Promise<SharedSnapshot>;
  waiting: number;
  abort: AbortController | undefined;
}

@Injectable()
export class SnapshotStore {
  private readonly context = createSystemContext('worker');
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly database: Database,
    private readonly pool: TaskPool,
  ) {}

  async insert(manager: EntityManager, { hash, document }: Snapshot): Promise<void> {
    await manager.query('INSERT INTO run_snapshot (hash, document) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      hash,
      await toCanonicalText(document),
    ]);
  }

  /**
   * The snapshot of a job, when this engine may compute it.
   *
   * @param signal ends the wait; the compilation goes on as long as others wait for it, and ends with the last of them
   */
  async load({ snapshotHash: hash, engineVersion }: SnapshotReference, signal: AbortSignal): Promise<SharedSnapshot> {
    if (engineVersion !== ENGINE_VERSION) throw new OtherVersionError(engineVersion, ENGINE_VERSION);
    const kept = this.kept.get(hash) ?? this.begin(hash);
    kept.waiting++;
    try {
      return await orAborted(kept.compiled, signal);
    } finally {
      kept.waiting--;
      if (signal.aborted && kept.waiting === 0 && kept.abort !== undefined) {
        kept.abort.abort();
        this.forget(hash, kept);
      }
    }
  }

  /** Takes a snapshot that is on its way. */
  keep({ hash, compiled }: ComingSnapshot, abort?: AbortController): Kept {
    if (this.kept.size >= MOST_KEPT) this.kept.delete(this.kept.keys().next().value as string);
    const kept: Kept = { compiled, waiting: 0, abort };
    this.kept.set(hash, kept);
    compiled
      .catch(() => this.forget(hash, kept))
      .finally(() => {
        kept.abort = undefined;
      });
    return kept;
  }

  private begin(hash: string): Kept {
    const abort = new AbortController();
    const compile = async () => compileSnapshot(this.pool, await this.read(hash), abort.signal);
    return this.keep({ hash, compiled: compile() }, abort);
  }

  private forget(hash: string, kept: Kept): void {
    if (this.kept.get(hash) === kept) this.kept.delete(hash);
  }

  private async read(hash: string): Promise<UncompiledSnapshot> {
    const rows: { document: string }[] = await this.database.withContext(this.context, (manager) =>
      manager.query('SELECT document::text FROM run_snapshot WHERE hash = $1', [hash]),
    );
    if (rows.length === 0) throw new JobFault('The scenario that it was started on is no longer stored.');
    const head = JSON.stringify({ engineVersion: ENGINE_VERSION, hash });
    // Put together as text: a large document is not taken apart in the thread that serves requests.
    return shareSnapshot(hash, `${head.slice(0, -1)},"document":${rows[0].document}}`);
  }
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
