/** Everything between "start" and "serving", and back. */
import { createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { createApp } from '../app.ts';
import { openDatabase } from '../database/migrate.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { HealthService } from '../operations/health.ts';
import { Fault } from './fault.ts';
import type { Report, Running } from './foreground.ts';
import { createLog, NestLog } from './log.ts';
import { openOperations } from './operations.ts';
import { loadFurtherScenarios, loadReferenceScenario, startFirstRun } from './reference-data.ts';
import type { Settings } from './settings.ts';
import { openTarget, toAppTarget, Undo } from './target.ts';

/** A client that sends its request or reads its answer too slowly is let go. */
const REQUEST_MS = 30_000;
const IDLE_MS = 65_000;
/** To stop the database and close files, beside what requests and jobs get. */
const STOP_MS = 30_000;

export async function serve(settings: Settings, report: Report, onLost: (fault: Fault) => void): Promise<Running> {
  // Told before anything is created: most often Muster runs already.
  await assertPortFree(settings);
  const undo = new Undo();
  try {
    const target = await openTarget(settings, report, onLost, undo);
    report('Bringing the database up to date.');
    const source: DataSource = await openDatabase(target, toAppTarget(settings));
    undo.add(async () => source.isInitialized && source.destroy());
    const { threads, retentionDays, identity, requestsPerMinute } = settings;
    const drainMs = settings.drainSeconds * 1000;
    const logger = new NestLog(createLog(settings.logLevel));
    const app = await createApp({
      source,
      target,
      threads,
      drainMs,
      retentionDays,
      identity,
      requestsPerMinute,
      logger,
    });
    const cutOff = trackConnections(app);
    undo.add(() => closeApp(app, drainMs, cutOff));
    await openOperations(app, settings, undo);
    await loadReferenceScenario(app, report);
    await listen(app, settings);
    undo.add(() => leave(app, settings));
    app.get(JobSupervisor).start();
    await app.get(JobWorker).start();
    const firstRun = await startFirstRun(app, report);
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
  } catch (error) {
    await undo.all().catch(() => undefined);
    throw error;
  }
}

/** Says that nothing new is to be sent here, and goes on serving until balancers have heard it. */
async function leave(app: NestExpressApplication, { graceSeconds }: Settings): Promise<void> {
  app.get(HealthService).drain();
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
    const server = app.getHttpServer() as import('node:http').Server;
    server.requestTimeout = REQUEST_MS;
    server.headersTimeout = REQUEST_MS;
    server.keepAliveTimeout = IDLE_MS;
    await app.listen(port, host);
  } catch (error) {
    throw toListenFault(error, host, port);
  }
}

function assertPortFree({ host, port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(toListenFault(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function toListenFault(error: unknown, host: string, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Fault(
      'port',
      `Port ${port} on ${host} is in use: Muster may be running already; otherwise set PORT to another.`,
      error,
    );
  if (code === 'EACCES')
    return new Fault('address', `This user may not listen on port ${port}: set PORT to one above 1023.`, error);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Fault('address', `This machine has no address ${host}: set HOST to one that it has.`, error);
  return error;
}

function toUrl({ host }: Settings, app: NestExpressApplication): string {
  const address = (app.getHttpServer() as import('node:http').Server).address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
