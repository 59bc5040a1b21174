/**
 * Looks after the queue, in every process: gives back the jobs of dead workers and hands out what was lost. Of several processes one does it
 * at a time. What else has to be done now and then, such as retention, is a chore.
 */
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { createSystemContext } from '../identity/request-context.ts';
import type { JobHandler } from './job.ts';
import { JobQueue } from './job-queue.ts';
import { retryOrGiveUp } from './job-worker.ts';
import { SILENCE_SECONDS, WorkerRegistry } from './worker-registry.ts';

const ROUND_MS = 1000;
const REPAIR_EVERY_ROUNDS = 15;
/** Advisory lock of the round; any constant that nothing else uses. */
const LOCK = 7_215_910;
/** Of a chore: two processes do not do one at once. */
const CHORE_LOCK = LOCK + 1;

export interface Chore {
  /** What the log calls it. */
  readonly name: string;
  readonly everyMs: number;
  readonly run: (manager: EntityManager) => Promise<void>;
}

@Injectable()
export class JobSupervisor implements OnApplicationShutdown {
  private readonly logger = new Logger(JobSupervisor.name);
  private readonly context = createSystemContext('supervisor');
  private readonly handlers: ReadonlyMap<string, JobHandler>;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private rounds = 0;
  /** Since when the database has answered without a gap: a silence that is the database's own is held against nobody. */
  private answersSince: number | undefined;
  private readonly lastRun = new Map<Chore, number>();

  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly registry: WorkerRegistry,
    handlers: readonly JobHandler[],
    private readonly chores: readonly Chore[],
  ) {
    this.handlers = new Map(handlers.map((handler) => [handler.kind, handler]));
  }

  start(): void {
    this.timer ??= setInterval(() => {
      this.round ??= this.look().finally(() => (this.round = undefined));
    }, ROUND_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async look(): Promise<void> {
    try {
      const isOurs = await this.database.withContext(this.context, (manager) => this.lookAfter(manager));
      this.answersSince ??= performance.now();
      if (isOurs) await this.runChores();
    } catch (error) {
      this.answersSince = undefined;
      this.logger.debug(`The queue could not be looked after: ${(error as Error).message}`);
    }
  }

  /** False when another process does it. */
  private async lookAfter(manager: EntityManager): Promise<boolean> {
    const [{ locked }]: { locked: boolean }[] = await manager.query('SELECT pg_try_advisory_xact_lock($1) AS locked', [
      LOCK,
    ]);
    if (!locked) return false;
    const judgeSilence =
      this.answersSince !== undefined && performance.now() - this.answersSince > SILENCE_SECONDS * 1000;
    const dead = await this.registry.listDead(manager, judgeSilence);
    for (const id of dead) await this.bury(manager, id);
    if (this.rounds++ % REPAIR_EVERY_ROUNDS === 0) {
      const repaired = await this.queue.repair(manager);
      if (repaired > 0) this.logger.warn(`${repaired} jobs that nobody had were handed out again.`);
    }
    return true;
  }

  private async bury(manager: EntityManager, workerId: string): Promise<void> {
    const jobs = await this.queue.listHeld(manager, workerId);
    let settled = 0;
    for (const { job } of jobs)
      if (await retryOrGiveUp(manager, this.queue, this.handlers, job, workerId, 'The worker that computed it ended'))
        settled += 1;
    await this.registry.strikeOff(manager, [workerId]);
    // What is left is of kinds that only a process of another version can give up: its supervisor finds it in a round of its own.
    if (settled === 0 && jobs.length > 0) return;
    this.logger.warn(`Worker ${workerId} has ended without a word; ${settled} jobs are given to others.`);
  }

  /** Each in a transaction of its own: one that fails is told, and takes neither the others nor the queue with it. */
  private async runChores(): Promise<void> {
    for (const chore of this.chores) {
      const last = this.lastRun.get(chore);
      if (last !== undefined && performance.now() - last < chore.everyMs) continue;
      this.lastRun.set(chore, performance.now());
      try {
        await this.database.withContext(this.context, async (manager) => {
          await manager.query('SELECT pg_advisory_xact_lock($1)', [CHORE_LOCK]);
          await chore.run(manager);
        });
      } catch (error) {
        this.logger.warn(
          `The chore "${chore.name}" failed and is tried again in ${Math.round(chore.everyMs / 60_000)} min: ${(error as Error).message}`,
        );
      }
    }
  }
}
