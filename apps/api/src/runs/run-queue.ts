/**
 * Computes runs in this process. The queue itself is the run table, so nothing waits in memory only: a run survives the process, goes on
 * from its stored chunks, and any number of processes may take part.
 */
import { hostname } from 'node:os';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ENGINE_VERSION, type RunResult, type Snapshot } from '@muster/planning/run';
import { Database } from '../database/database.ts';
import { Notifications } from '../database/notifications.ts';
import { isAlive, startOf } from '../database/process-identity.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { countLeading, FIRST_PICTURE, planChunks } from './replication-plan.ts';
import { ResultStore } from './result-store.ts';
import { RunPool } from './run-pool.ts';
import { RunStore, WORK_CHANNEL, type StoredChunk } from './run-store.ts';
import { shareSnapshot, type RunTask, type RunTaskResult } from './run-task.ts';

/** Runs computed at the same time: a short one need not wait for a long one. */
const CONCURRENT_RUNS = 2;
const HEARTBEAT_MS = 500;
const POLL_MS = 3000;
/** Replications after which a picture is drawn before the run ends. */
const PICTURES = [FIRST_PICTURE, 100, 500];

/** The engine cannot run this scenario; trying again changes nothing. */
class EngineError extends Error {}

interface Work {
  readonly id: string;
  readonly asked: number;
  readonly seed: number;
  readonly snapshot: Snapshot;
  readonly memory: SharedArrayBuffer;
  readonly chunks: Map<number, StoredChunk>;
  readonly abort: AbortController;
  lost: boolean;
  finished: boolean;
}

@Injectable()
export class RunQueue implements OnApplicationShutdown {
  private readonly logger = new Logger(RunQueue.name);
  private readonly context = createSystemContext('run-queue');
  private readonly owner = `${hostname()}/${process.pid}/${startOf(process.pid)}`;
  private readonly active = new Map<string, { work: Work | undefined; ended: Promise<void> }>();
  private timer: NodeJS.Timeout | undefined;
  private filling: Promise<void> | undefined;
  private closing = false;
  private stopListening: (() => void) | undefined;

  constructor(
    private readonly database: Database,
    private readonly store: RunStore,
    private readonly results: ResultStore,
    private readonly notifications: Notifications,
    private readonly pool: RunPool,
  ) {}

  async start(): Promise<void> {
    this.stopListening = await this.notifications.listen(WORK_CHANNEL, (id) => this.onWork(id));
    this.timer = setInterval(() => void this.fill(), POLL_MS);
    await this.fill();
  }

  /** What is being computed goes back into the queue; the next start takes it up where it was. */
  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    this.stopListening?.();
    clearInterval(this.timer);
    await this.filling;
    for (const { work } of this.active.values()) work?.abort.abort();
    await Promise.all([...this.active.values()].map(({ ended }) => ended));
    await this.pool.close();
  }

  private onWork(id: string): void {
    const work = this.active.get(id)?.work;
    // It may have been cancelled: ask the table at once instead of at the next beat.
    if (work !== undefined) void this.beat(work);
    void this.fill();
  }

  private fill(): Promise<void> {
    this.filling ??= this.takeRuns()
      .catch((error: unknown) => this.logger.warn(`The queue could not be read: ${(error as Error).message}`))
      .finally(() => (this.filling = undefined));
    return this.filling;
  }

  private async takeRuns(): Promise<void> {
    await this.database.withContext(this.context, (manager) =>
      this.store.recover(manager, (owner) => this.isGone(owner), [...this.active.keys()]),
    );
    while (!this.closing && this.active.size < CONCURRENT_RUNS) {
      const id = await this.database.withContext(this.context, (manager) => this.store.claim(manager, this.owner));
      if (id === undefined) return;
      const entry: { work: Work | undefined; ended: Promise<void> } = { work: undefined, ended: Promise.resolve() };
      this.active.set(id, entry);
      entry.ended = this.compute(id, (work) => (entry.work = work)).finally(() => {
        this.active.delete(id);
        if (!this.closing) void this.fill();
      });
    }
  }

  /** A process of this machine that is no longer there. Processes of other machines are judged by their silence. */
  private isGone(owner: string): boolean {
    const [host, pid, start] = owner.split('/');
    return (
      host === hostname() &&
      owner !== this.owner &&
      !(isAlive(Number(pid)) && (start === '' || startOf(Number(pid)) === start))
    );
  }

  private async compute(id: string, announce: (work: Work) => void): Promise<void> {
    let work: Work | undefined;
    try {
      work = await this.load(id);
      announce(work);
      await this.whileBeating(work, async (mine) => {
        await this.computeChunks(mine);
        await this.finish(mine);
      });
    } catch (error) {
      await this.end(id, work, error).catch((fault: unknown) =>
        this.logger.warn(`Run ${id} is left to be taken up again: ${(fault as Error).message}`),
      );
    }
  }

  private async load(id: string): Promise<Work> {
    return this.database.withContext(this.context, async (manager) => {
      const run = await this.store.find(manager, id);
      if (run === null) throw new Error(`run ${id} has disappeared`);
      const snapshot = await this.store.findSnapshot(manager, id);
      if (snapshot.engineVersion !== ENGINE_VERSION)
        throw new EngineError(
          `It was started under engine ${snapshot.engineVersion} and this is ${ENGINE_VERSION}; start it again.`,
        );
      const chunks = await this.store.listChunks(manager, id);
      return {
        id,
        asked: run.asked,
        seed: run.seed,
        snapshot,
        memory: shareSnapshot(snapshot),
        chunks: new Map(chunks.map((chunk) => [chunk.from, chunk])),
        abort: new AbortController(),
        lost: false,
        finished: false,
      };
    });
  }

  private async computeChunks(work: Work): Promise<void> {
    const waiting = planChunks(work.asked, [...work.chunks.values()]);
    let picture: Promise<void> = Promise.resolve();
    let drawn = countLeading([...work.chunks.values()]);
    const worker = async () => {
      for (let range = waiting.shift(); range !== undefined; range = waiting.shift()) {
        const { from, to } = range;
        const outcomes = await this.runTask(work, { kind: 'chunk', from, to, ...toSnapshotBytes(work) });
        work.chunks.set(from, { from, to, outcomes });
        await this.database.withContext(this.context, (manager) =>
          this.store.insertChunk(manager, work.id, this.owner, { from, to, outcomes }),
        );
        const leading = countLeading([...work.chunks.values()]);
        if (leading < work.asked && PICTURES.some((at) => drawn < at && leading >= at)) {
          drawn = leading;
          picture = picture.then(() => this.storePicture(work, leading));
          picture.catch(() => work.abort.abort());
        }
      }
    };
    await Promise.all(Array.from({ length: this.pool.size }, worker));
    await picture;
  }

  /** Shows that the run is alive until all of its work is done, the last picture and the reliefs included. */
  private async whileBeating(work: Work, task: (work: Work) => Promise<void>): Promise<void> {
    const beat = setInterval(() => void this.beat(work), HEARTBEAT_MS);
    try {
      await this.beat(work);
      await task(work);
    } finally {
      clearInterval(beat);
    }
  }

  private async storePicture(work: Work, leading: number): Promise<void> {
    const result = await this.assess(work, leading, false);
    await this.database.withContext(this.context, async (manager) => {
      await this.results.replace(manager, work.id, result);
      await this.store.setPartial(manager, work.id, leading < work.asked);
    });
    await this.beat(work);
  }

  private async finish(work: Work): Promise<void> {
    // The figures are on the page while the reliefs are tried.
    if (work.asked >= FIRST_PICTURE) await this.storePicture(work, work.asked);
    const result = await this.assess(work, work.asked, true);
    await this.beat(work);
    await this.database.withContext(this.context, async (manager) => {
      await this.results.replace(manager, work.id, result);
      await this.store.deleteChunks(manager, work.id);
      // Another process has taken the run over or it was cancelled in this moment: nothing of this is kept.
      if (!(await this.store.pass(manager, work.id, 'SUCCEEDED', { partial: false })))
        throw new Error('the run is no longer ours');
    });
    work.finished = true;
  }

  private assess(work: Work, replications: number, bottlenecks: boolean): Promise<RunResult> {
    const chunks = [...work.chunks.values()].filter(({ to }) => to <= replications).map(({ outcomes }) => outcomes);
    return this.runTask(work, { kind: 'result', asked: work.asked, chunks, bottlenecks, ...toSnapshotBytes(work) });
  }

  private async runTask<T extends RunTask>(work: Work, task: T): Promise<RunTaskResult<T>> {
    try {
      return await this.pool.run(task, work.abort.signal);
    } catch (error) {
      if (work.abort.signal.aborted) throw error;
      throw new EngineError((error as Error).message.split('\n')[0].slice(0, 500));
    }
  }

  private async beat(work: Work): Promise<void> {
    const done = [...work.chunks.values()].reduce((sum, { from, to }) => sum + to - from, 0);
    try {
      const ours = await this.database.withContext(this.context, (manager) =>
        this.store.report(manager, work.id, this.owner, done),
      );
      if (ours || work.finished) return;
      // Cancelled, or taken over by another process.
      work.lost = true;
      work.abort.abort();
    } catch {
      // The next beat tries again; a database that stays away shows elsewhere.
    }
  }

  private async end(id: string, work: Work | undefined, error: unknown): Promise<void> {
    work?.abort.abort();
    if (work?.lost) return;
    await this.database.withContext(this.context, async (manager) => {
      if (error instanceof EngineError) {
        this.logger.warn(`Run ${id} failed: ${error.message}`);
        await this.store.pass(manager, id, 'FAILED', { error: error.message });
        await this.store.deleteChunks(manager, id);
      } else if (this.closing) await this.store.release(manager, id, this.owner);
      // Otherwise the database was away. The run stays as it is, falls silent, and is recovered.
      else this.logger.warn(`Run ${id} was interrupted: ${(error as Error).message}`);
    });
  }
}

const toSnapshotBytes = ({ snapshot, memory, seed }: Work) => ({ snapshotHash: snapshot.hash, snapshot: memory, seed });
