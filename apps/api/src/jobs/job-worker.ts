/**
 * The worker: takes jobs, does them, writes what they found. The server runs one inside itself; `npm run worker` runs more, on any machine
 * that reaches the database. It may be killed at any moment: its jobs are given back by whoever notices first.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { Notifications } from '../database/notifications.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { startDeadline } from './deadline.ts';
import { JobFault, OtherVersionError, type Commit, type Job, type JobHandler } from './job.ts';
import { CANCEL_CHANNEL, JOB_CHANNEL, JobQueue, type Leased } from './job-queue.ts';
import { TaskPool } from './task-pool.ts';
import { IDLE_SECONDS, WorkerRegistry } from './worker-registry.ts';

const BEAT_MS = 1000;
/** A worker looks by itself this often, should a notification be lost. */
const POLL_MS = 2000;
/** Jobs taken beyond the threads there are, so that no thread waits for the database between two jobs. */
const AHEAD = 1;
/** What a job has found is tried to be written this often while the database is away; then the job is given back. */
const COMMIT_ATTEMPTS = 8;
const COMMIT_PAUSE_MS = 250;
/** A job that only workers of another version can do is left to them for this long. */
const OTHER_VERSION_SECONDS = 5;
/** And one whose kind we do not know: who knows it may have still to start. */
const UNKNOWN_KIND_SECONDS = 5;

interface Active {
  readonly leased: Leased;
  readonly abort: AbortController;
  ended: Promise<void>;
}

/** The transaction that ends a job found that the job is no longer ours. */
class LeaseLostError extends Error {}

export interface WorkerOptions {
  readonly threads: number;
  readonly drainMs: number;
}

@Injectable()
export class JobWorker implements OnApplicationShutdown {
  private readonly logger = new Logger(JobWorker.name);
  private readonly context = createSystemContext('worker');
  /** By lease: a job may come back to us while its earlier attempt has not ended yet. */
  private readonly active = new Map<string, Active>();
  private readonly handlers: ReadonlyMap<string, JobHandler>;
  /** Kinds that were met and are not ours to do. */
  private readonly unknownKinds = new Set<string>();
  private timers: NodeJS.Timeout[] = [];
  private stopListening: (() => void)[] = [];
  private filling: Promise<void> | undefined;
  private again = false;
  private closing = false;
  private started = false;
  private shownMs = 0;
  private drained: Promise<void> | undefined;
  /** Jobs ended since the start, by outcome. */
  readonly ended = { done: 0, failed: 0, lost: 0 };

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly queue: JobQueue,
    private readonly registry: WorkerRegistry,
    handlers: readonly JobHandler[],
    private readonly pool: TaskPool,
    private readonly options: WorkerOptions,
  ) {
    this.handlers = new Map(handlers.map((handler) => [handler.kind, handler]));
  }

  /** What jobs there are. */
  get kinds(): readonly string[] {
    return [...this.handlers.keys()];
  }

  get activeCount(): number {
    return this.active.size;
  }

  async start(): Promise<void> {
    if (this.options.threads === 0 || this.started) return;
    this.started = true;
    await this.inTransaction((manager) => this.show(manager));
    this.stopListening = [
      await this.notifications.listen(JOB_CHANNEL, () => void this.fill()),
      await this.notifications.listen(CANCEL_CHANNEL, (subject) => this.onCancel(subject)),
    ];
    this.timers = [setInterval(() => void this.beat(), BEAT_MS), setInterval(() => void this.fill(), POLL_MS)];
    await this.fill();
  }

  /**
   * Takes nothing more from now on. Lets what is being computed end, for a while; the rest goes back into the queue at once. Called as soon as
   * the process is to stop, so that others go on while it still answers requests.
   */
  drain(): Promise<void> {
    return (this.drained ??= this.leave());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.drain();
    await this.pool.close();
  }

  private async leave(): Promise<void> {
    this.closing = true;
    if (!this.started) return;
    for (const stop of this.stopListening) stop();
    await this.filling;
    const ended = Promise.all([...this.active.values()].map(({ ended }) => ended));
    await Promise.race([ended, sleep(this.options.drainMs, undefined, { ref: false })]);
    for (const { abort } of this.active.values()) abort.abort();
    await ended;
    for (const timer of this.timers) clearInterval(timer);
    await this.inTransaction(async (manager) => {
      // It counts as no attempt: a job is not to fail because processes were stopped in good order.
      for (const { leased } of this.active.values()) await this.queue.postpone(manager, leased, 0);
      await this.registry.leave(manager);
    }).catch(() => undefined);
  }

  private fill(): Promise<void> {
    this.again = true;
    this.filling ??= this.takeJobs()
      .catch((error: unknown) => this.logger.warn(`The queue could not be read: ${(error as Error).message}`))
      .finally(() => (this.filling = undefined));
    return this.filling;
  }

  private async takeJobs(): Promise<void> {
    // What arrives while we look is looked for again.
    while (this.again && !this.closing) {
      this.again = false;
      const free = this.options.threads + AHEAD - this.active.size;
      if (free <= 0) return;
      const taken = await this.inTransaction(async (manager) => {
        const jobs = await this.queue.take(manager, this.registry.id, free);
        // From now on its silence counts for more.
        if (jobs.length > 0) await this.show(manager);
        return jobs;
      });
      for (const leased of taken) this.begin(leased);
    }
  }

  private begin(leased: Leased): void {
    const entry: Active = { leased, abort: new AbortController(), ended: Promise.resolve() };
    for (const { leased: earlier, abort } of this.active.values()) if (earlier.job.id === leased.job.id) abort.abort();
    this.active.set(leased.lease, entry);
    entry.ended = this.perform(entry).then((isOver) => {
      // What could not be ended in the database stays with us; the beat gives it back.
      if (isOver || !this.closing) this.active.delete(leased.lease);
      if (!this.closing) void this.fill();
    });
  }

  /** @returns false when the job is still ours in the eyes of the database */
  private async perform({ leased, abort }: Active): Promise<boolean> {
    const { job } = leased;
    const handler = this.handlers.get(job.kind);
    if (handler === undefined) return this.leaveUnknown(leased);
    let isLate = false;
    const stopLimit = startDeadline(handler.mostMs, () => {
      isLate = true;
      abort.abort();
    });
    try {
      const commit = await handler.work({ ...job, lease: leased.lease }, abort.signal);
      return await this.commit(leased, commit);
    } catch (error) {
      if (isLate)
        return this.giveUp(leased, handler, `It took longer than ${Math.round(handler.mostMs / 60_000)} minutes.`);
      if (error instanceof LeaseLostError || abort.signal.aborted) {
        this.ended.lost += 1;
        return false;
      }
      if (error instanceof OtherVersionError) return this.leaveToOthers(leased, handler, error);
      if (error instanceof JobFault) return this.giveUp(leased, handler, error.message);
      // The database was away for longer than we wait, or a fault of ours: another attempt, and after some the job is given up.
      this.logger.warn(`Job ${job.id} (${job.kind}) was interrupted: ${(error as Error).message}`);
      this.ended.lost += 1;
      return false;
    } finally {
      stopLimit();
    }
  }

  private async commit(leased: Leased, write: Commit, after?: Commit): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.inTransaction(async (manager) => {
          await write(manager);
          if (!(await this.queue.complete(manager, leased))) throw new LeaseLostError('the job is no longer ours');
          await after?.(manager);
        });
        this.ended.done += 1;
        return true;
      } catch (error) {
        if (error instanceof LeaseLostError || error instanceof JobFault || attempt >= COMMIT_ATTEMPTS) throw error;
        await sleep(COMMIT_PAUSE_MS * attempt);
      }
    }
  }

  private async giveUp(leased: Leased, handler: JobHandler, cause: string): Promise<boolean> {
    this.logger.warn(`Job ${leased.job.id} (${leased.job.kind}) failed: ${cause}`);
    this.ended.failed += 1;
    const write: Commit = (manager) => handler.giveUp(manager, leased.job, cause);
    // One job of a run that cannot be done makes the others useless, unless the run can do without it.
    const after: Commit | undefined =
      handler.isOptional === true ? undefined : (manager) => this.queue.cancel(manager, leased.job.subject);
    return this.commit(leased, write, after).catch(() => false);
  }

  /** While versions are mixed a newer process queues what we do not know. We could not say of its subject that it failed either, so it waits. */
  private async leaveUnknown(leased: Leased): Promise<boolean> {
    const { kind } = leased.job;
    if (!this.unknownKinds.has(kind))
      this.logger.warn(`Jobs of kind ${kind} are unknown to this worker and wait for one of another version.`);
    this.unknownKinds.add(kind);
    return this.inTransaction((manager) => this.queue.postpone(manager, leased, UNKNOWN_KIND_SECONDS)).then(
      () => true,
      () => false,
    );
  }

  private async leaveToOthers(leased: Leased, handler: JobHandler, error: OtherVersionError): Promise<boolean> {
    const others = await this.inTransaction(async (manager) => {
      const count = await this.registry.countWithVersion(manager, error.wanted);
      if (count > 0) await this.queue.postpone(manager, leased, OTHER_VERSION_SECONDS);
      return count;
    }).catch(() => 1);
    return others > 0 || this.giveUp(leased, handler, error.message);
  }

  /** The subject is no longer wanted; an empty one after the connection was lost, when anything may have been said. */
  private onCancel(subject: string): void {
    if (subject === '') void this.beat();
    for (const { leased, abort } of this.active.values()) if (leased.job.subject === subject) abort.abort();
  }

  /** Shows that we live, and brings what we are at in line with what the database says we are at. */
  private async beat(): Promise<void> {
    try {
      const known = new Set(this.active.keys());
      const ours = await this.inTransaction(async (manager) => {
        const held = await this.queue.listHeld(manager, this.registry.id);
        const isIdle = held.length === 0 && this.active.size === 0;
        if (!isIdle || performance.now() - this.shownMs > IDLE_SECONDS * 1000) await this.show(manager);
        return held;
      });
      const held = new Set(ours.map(({ lease }) => lease));
      for (const [lease, { abort }] of this.active) if (known.has(lease) && !held.has(lease)) abort.abort();
      if (this.filling !== undefined) return;
      const forgotten = ours.filter(({ lease }) => !known.has(lease) && !this.active.has(lease));
      // An answer or a commit was lost with the connection.
      for (const { lease } of forgotten) await this.inTransaction((manager) => this.forget(manager, lease));
    } catch {
      // The database is away; the next beat tries again.
    }
  }

  private async show(manager: EntityManager): Promise<void> {
    await this.registry.show(manager, this.options.threads);
    this.shownMs = performance.now();
  }

  private async forget(manager: EntityManager, lease: string): Promise<void> {
    const held = (await this.queue.listHeld(manager, this.registry.id)).find((one) => one.lease === lease);
    if (held !== undefined)
      await retryOrGiveUp(manager, this.queue, this.handlers, held.job, this.registry.id, 'Its work was interrupted');
  }

  private inTransaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.withContext(this.context, work);
  }
}

/**
 * Gives back a job of a worker that is not at it any more, or gives it up, with all jobs of a subject that cannot do without it, when this was the last attempt.
 * A job of a kind that is unknown here stays then as it is, for a process that can tell its subject.
 *
 * @param cause begin of the sentence that tells why it is given up
 * @returns whether something was done
 */
export async function retryOrGiveUp(
  manager: EntityManager,
  queue: JobQueue,
  handlers: ReadonlyMap<string, JobHandler>,
  job: Job,
  workerId: string,
  cause: string,
): Promise<boolean> {
  const { count, isLast } = await queue.findAttempts(manager, job.id);
  if (!isLast) {
    await queue.giveBack(manager, job.id, workerId, cause);
    return true;
  }
  const handler = handlers.get(job.kind);
  if (handler === undefined) return false;
  await handler.giveUp(manager, job, `${cause} ${count} times.`);
  if (handler.isOptional === true) await queue.remove(manager, job.id);
  else await queue.cancel(manager, job.subject);
  return true;
}
