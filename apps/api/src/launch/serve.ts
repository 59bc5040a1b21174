/** Everything between "start" and "serving", and back. */
import { createServer } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { createApp } from '../app.ts';
import type { DatabaseTarget } from '../database/data-source.ts';
import { EmbeddedPostgres } from '../database/embedded-postgres.ts';
import { openDatabase } from '../database/migrate.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { Fault } from './fault.ts';
import { loadReferenceScenarios, startFirstRun } from './reference-data.ts';
import type { Settings } from './settings.ts';

export interface Serving {
  readonly url: string;
  /** Drains and stops everything that was started. */
  stop(): Promise<void>;
}

type Report = (line: string) => void;

/** Requests in flight get this long to end. */
const DRAIN_MS = 8000;

export async function serve(settings: Settings, report: Report, onLost: (fault: Fault) => void): Promise<Serving> {
  // Told before anything is created: most often Muster runs already.
  await assertPortFree(settings);
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const target = await openTarget(settings, report, onLost, undo);
    report('Bringing the database up to date.');
    const source: DataSource = await openDatabase(target, toApp(settings));
    undo.push(async () => source.isInitialized && source.destroy());
    const { threads, retentionDays, identity, requestsPerMinute } = settings;
    const drainMs = settings.drainSeconds * 1000;
    const app = await createApp({ source, target, threads, drainMs, retentionDays, identity, requestsPerMinute });
    undo.push(() => closeApp(app));
    await loadReferenceScenarios(app, report);
    await listen(app, settings);
    app.get(JobSupervisor).start();
    await app.get(JobWorker).start();
    await startFirstRun(app, report);
    return { url: toUrl(settings, app), stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

const toApp = ({ databaseAppUrl: url }: Settings) => (url === undefined ? undefined : { url });

async function openTarget(
  settings: Settings,
  report: Report,
  onLost: (fault: Fault) => void,
  undo: (() => Promise<unknown>)[],
): Promise<DatabaseTarget> {
  if (settings.databaseUrl !== undefined) return { url: settings.databaseUrl };
  const embedded = new EmbeddedPostgres({ folder: settings.dataFolder, report, onLost });
  const address = await embedded.start();
  undo.push(() => embedded.stop());
  return address;
}

async function closeApp(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer() as import('node:http').Server;
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(force);
  }
}

async function listen(app: NestExpressApplication, { host, port }: Settings): Promise<void> {
  try {
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
