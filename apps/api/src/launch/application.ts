/** The application on an open database: made ready, filled once, listening, at work. All that takes long to load is loaded with this file. */
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { createApp } from '../app.ts';
import type { DatabaseTarget } from '../database/data-source.ts';
import { openDatabase } from '../database/migrate.ts';
import { limitConnections } from '../http/connection-limits.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import type { TaskPool } from '../jobs/task-pool.ts';
import { HealthService } from '../operations/health.ts';
import type { ComputedAhead } from '../runs/computed-ahead.ts';
import { RunWork } from '../runs/run-work.ts';
import type { Report, Running } from './foreground.ts';
import { createLog, NestLog } from './log.ts';
import { openOperations } from './operations.ts';
import { toListenFault } from './port.ts';
import { loadFurtherScenarios, loadReferenceScenario, startFirstRun } from './reference-data.ts';
import type { Settings } from './settings.ts';
import { toAppTarget, type Undo } from './target.ts';

/** To stop the database and close files, beside what requests and jobs get. */
const STOP_MS = 30_000;

export interface Ground {
  readonly target: DatabaseTarget;
  readonly pool: TaskPool;
  /** What the first run of a new database needs, while it is computed. */
  readonly first: ComputedAhead | undefined;
}

export async function startApplication(
  settings: Settings,
  { target, pool, first }: Ground,
  report: Report,
  undo: Undo,
): Promise<Running> {
  const { threads, retentionDays, identity, requestsPerMinute } = settings;
  report('Bringing the database up to date.');
  const source: DataSource = await openDatabase(target, toAppTarget(settings));
  undo.add(async () => source.isInitialized && source.destroy());
  const drainMs = settings.drainSeconds * 1000;
  const logger = new NestLog(createLog(settings.logLevel));
  const app = await createApp({
    source,
    target,
    threads,
    pool,
    drainMs,
    retentionDays,
    identity,
    requestsPerMinute,
    logger,
  });
  const cutOff = trackConnections(app);
  undo.add(() => closeApp(app, drainMs, cutOff));
  if (first !== undefined) app.get(RunWork).adopt(first);
  await openOperations(app, settings, undo);
  await loadReferenceScenario(app, report);
  await listen(app, settings);
  undo.add(() => leave(app, settings));
  app.get(JobSupervisor).start();
  await app.get(JobWorker).start();
  const firstRun = await startFirstRun(app, settings.firstReplications, report);
  const stopping = new AbortController();
  const further = loadFurtherScenarios(app, report, firstRun, stopping.signal).catch((error: Error) =>
    report(`The further scenarios could not be loaded: ${error.message}`),
  );
  undo.add(() => {
    stopping.abort();
    return further;
  });
  // The grace, then requests, then jobs.
  const mostStopMs = settings.graceSeconds * 1000 + 2 * drainMs + STOP_MS;
  return { ready: `Muster is ready on ${toUrl(settings, app)}`, stop: () => undo.all(), mostStopMs };
}

/** Says that nothing new is to be sent here, leaves jobs to others, and goes on serving until balancers have heard it. */
async function leave(app: NestExpressApplication, { graceSeconds }: Settings): Promise<void> {
  app.get(HealthService).drain();
  void app.get(JobWorker).drain();
  await sleep(graceSeconds * 1000);
}

/** @returns destroys every connection; WebSockets and those on the way to be one are none that the HTTP server itself would still close */
function trackConnections(app: NestExpressApplication): () => void {
  const server = app.getHttpServer() as import('node:http').Server;
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
}

async function closeApp(app: NestExpressApplication, drainMs: number, cutOff: () => void): Promise<void> {
  const server = app.getHttpServer() as import('node:http').Server;
  server.closeIdleConnections();
  const force = setTimeout(cutOff, drainMs);
  try {
    await app.close();
  } finally {
    clearTimeout(force);
  }
}

async function listen(app: NestExpressApplication, { host, port }: Settings): Promise<void> {
  try {
    limitConnections(app.getHttpServer() as import('node:http').Server);
    await app.listen(port, host);
  } catch (error) {
    throw toListenFault(error, host, port);
  }
}

function toUrl({ host }: Settings, app: NestExpressApplication): string {
  const address = (app.getHttpServer() as import('node:http').Server).address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
