/** A process that computes and serves nothing: `npm run worker`. Any number of them, on any machine that reaches the database. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { WorkerAppModule } from '../app.module.ts';
import { openDatabase } from '../database/migrate.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { HealthService } from '../operations/health.ts';
import type { Fault } from './fault.ts';
import { runInForeground, type Report, type Running } from './foreground.ts';
import { createLog, NestLog } from './log.ts';
import { openOperations } from './operations.ts';
import { readWorkerSettings, type ProcessSettings } from './settings.ts';
import { openTarget, toAppTarget, Undo } from './target.ts';

/** To stop the database and close files, beside what jobs get. */
const STOP_MS = 30_000;

export const main = (): Promise<void> =>
  runInForeground((report, onLost) => work(readWorkerSettings(process.env), report, onLost));

async function work(settings: ProcessSettings, report: Report, onLost: (fault: Fault) => void): Promise<Running> {
  const undo = new Undo();
  try {
    const target = await openTarget(settings, report, onLost, undo);
    const source = await openDatabase(target, toAppTarget(settings));
    undo.add(async () => source.isInitialized && source.destroy());
    const { threads, retentionDays } = settings;
    const drainMs = settings.drainSeconds * 1000;
    const app = await NestFactory.createApplicationContext(
      WorkerAppModule.with({ source, target, threads, drainMs, retentionDays }),
      { logger: new NestLog(createLog(settings.logLevel)), abortOnError: false },
    );
    undo.add(() => app.close());
    await openOperations(app, settings, undo);
    undo.add(async () => app.get(HealthService).drain());
    app.get(JobSupervisor).start();
    await app.get(JobWorker).start();
    return {
      ready: `Muster computes with ${threads} ${threads === 1 ? 'thread' : 'threads'}.`,
      stop: () => undo.all(),
      mostStopMs: drainMs + STOP_MS,
    };
  } catch (error) {
    await undo.all().catch(() => undefined);
    throw error;
  }
}
