/**
 * Figures for Prometheus. Names begin with `muster_`; none of them carries anything out of a scenario. What the database knows is asked at
 * the moment of the scrape.
 */
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { Database } from '../database/database.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { JobWorker } from '../jobs/job-worker.ts';

/** Pool of node-postgres behind TypeORM, as far as it is looked at. */
interface Pool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

interface Figures {
  readonly jobs: readonly { readonly kind: string; readonly waiting: number; readonly taken: number }[];
  readonly runs: readonly { readonly state: string; readonly count: number }[];
  readonly threads: number;
}

/** Answers of the database are used for this long: all figures of one scrape come from one question. */
const KEPT_MS = 200;

@Injectable()
export class Metrics {
  private asked: Promise<Figures | undefined> | undefined;
  private readonly registry = new Registry();
  private readonly context = createSystemContext('metrics');
  readonly requests = new Histogram({
    name: 'muster_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer. Streams of events are not counted.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  readonly refused = new Counter({
    name: 'muster_http_refused_total',
    help: 'Requests refused because too many were under way.',
    registers: [this.registry],
  });
  readonly underWay = new Gauge({
    name: 'muster_http_requests_under_way',
    help: 'Requests that are being answered.',
    registers: [this.registry],
  });

  constructor(
    private readonly source: DataSource,
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly worker: JobWorker,
  ) {
    collectDefaultMetrics({ register: this.registry, prefix: 'muster_' });
    this.addQueue();
    this.addProcess();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The text that Prometheus reads. While the database is away the figures that need it are left out. */
  read(): Promise<string> {
    return this.registry.metrics();
  }

  private addQueue(): void {
    const registers = [this.registry];
    const jobs = new Gauge({
      name: 'muster_jobs',
      help: 'Outstanding jobs of the queue, all processes together. The sum over state="waiting" is the signal to scale workers by.',
      labelNames: ['kind', 'state'],
      registers,
      collect: async () => {
        const figures = await this.ask();
        jobs.reset();
        if (figures === undefined) return;
        for (const kind of this.worker.kinds) {
          const { waiting, taken } = figures.jobs.find((count) => count.kind === kind) ?? { waiting: 0, taken: 0 };
          jobs.set({ kind, state: 'waiting' }, waiting);
          jobs.set({ kind, state: 'taken' }, taken);
        }
      },
    });
    const runs = new Gauge({
      name: 'muster_runs',
      help: 'Runs by state, all processes together.',
      labelNames: ['state'],
      registers,
      collect: async () => {
        const figures = await this.ask();
        runs.reset();
        for (const { state, count } of figures?.runs ?? []) runs.set({ state }, count);
      },
    });
    const threads: Gauge = new Gauge({
      name: 'muster_worker_threads',
      help: 'Threads of all workers that live.',
      registers,
      collect: async () => threads.set((await this.ask())?.threads ?? 0),
    });
  }

  /** All that the database knows, asked once a scrape. Undefined while it does not answer. */
  private ask(): Promise<Figures | undefined> {
    this.asked ??= this.database
      .withContext(this.context, async (manager) => {
        const jobs = await this.queue.count(manager);
        const runs: Figures['runs'] = await manager.query(
          'SELECT state, count(*)::int AS count FROM run GROUP BY state',
        );
        const [{ threads }]: { threads: number }[] = await manager.query(
          'SELECT COALESCE(sum(threads), 0)::int AS threads FROM worker',
        );
        return { jobs, runs, threads };
      })
      .catch(() => undefined)
      .finally(() => setTimeout(() => (this.asked = undefined), KEPT_MS).unref());
    return this.asked;
  }

  private addProcess(): void {
    const registers = [this.registry];
    const connections = new Gauge({
      name: 'muster_database_connections',
      help: 'Connections of this process to the database; waiting ones are requests without a connection.',
      labelNames: ['state'],
      registers,
      collect: async () => {
        // After the question above, which takes a connection itself.
        await this.ask();
        const { totalCount, idleCount, waitingCount } = (this.source.driver as unknown as { master: Pool }).master;
        connections.set({ state: 'used' }, totalCount - idleCount);
        connections.set({ state: 'idle' }, idleCount);
        connections.set({ state: 'waiting' }, waitingCount);
      },
    });
    const active: Gauge = new Gauge({
      name: 'muster_worker_jobs',
      help: 'Jobs that this process is at.',
      registers,
      collect: (): void => active.set(this.worker.activeCount),
    });
    const ended = new Counter({
      name: 'muster_worker_jobs_total',
      help: 'Jobs of this process by how they ended: done, failed for good, or lost to another worker, a cancel or a fault.',
      labelNames: ['outcome'],
      registers,
      collect: () => {
        ended.reset();
        for (const [outcome, count] of Object.entries(this.worker.ended)) ended.inc({ outcome }, count);
      },
    });
  }
}
