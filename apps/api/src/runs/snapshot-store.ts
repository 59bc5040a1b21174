/** Frozen scenarios, stored once by their hash, and kept in memory that all threads see. */
import { ENGINE_VERSION, type Snapshot } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { JobFault, OtherVersionError } from '../jobs/job.ts';
import { shareSnapshot, type SharedSnapshot } from './shared-snapshot.ts';

/** What a job says of the snapshot that it works on. */
export interface SnapshotReference {
  readonly snapshotHash: string;
  readonly engineVersion: string;
}

const MOST_KEPT = 8;

@Injectable()
export class SnapshotStore {
  private readonly context = createSystemContext('worker');
  private readonly kept = new Map<string, Promise<SharedSnapshot>>();

  constructor(private readonly database: Database) {}

  async insert(manager: EntityManager, { hash, document }: Snapshot): Promise<void> {
    await manager.query('INSERT INTO run_snapshot (hash, document) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      hash,
      JSON.stringify(document),
    ]);
  }

  /** The snapshot of a job, when this engine may compute it. */
  load({ snapshotHash, engineVersion }: SnapshotReference): Promise<SharedSnapshot> {
    if (engineVersion !== ENGINE_VERSION) throw new OtherVersionError(engineVersion, ENGINE_VERSION);
    const known = this.kept.get(snapshotHash);
    if (known !== undefined) return known;
    if (this.kept.size >= MOST_KEPT) this.kept.delete(this.kept.keys().next().value as string);
    const loading = this.read(snapshotHash);
    this.kept.set(snapshotHash, loading);
    loading.catch(() => this.kept.delete(snapshotHash));
    return loading;
  }

  private async read(hash: string): Promise<SharedSnapshot> {
    const rows: { document: string }[] = await this.database.withContext(this.context, (manager) =>
      manager.query('SELECT document::text FROM run_snapshot WHERE hash = $1', [hash]),
    );
    if (rows.length === 0) throw new JobFault('The scenario that it was started on is no longer stored.');
    const head = JSON.stringify({ engineVersion: ENGINE_VERSION, hash });
    // Put together as text: a large document is not taken apart in the thread that serves requests.
    return shareSnapshot(hash, `${head.slice(0, -1)},"document":${rows[0].document}}`);
  }
}
