/** A process in the foreground: started, told about by lines on stdout, drained by a signal, ended with an exit code. */
import { setDefaultResultOrder } from 'node:dns';
import { EXIT, Fault } from './fault.ts';
import { toDatabaseFault } from './lost-database.ts';

/** A signal sooner than this after the first is the same one, told twice. */
const SECOND_SIGNAL_MS = 700;

export type Report = (line: string) => void;

/** Something that runs until it is stopped. */
export interface Running {
  /** Told once it stands. */
  readonly ready: string;
  /** Drains and stops everything that was started. */
  stop(): Promise<void>;
  /** After so long the process ends all the same. */
  readonly mostStopMs: number;
}

/** @param start has to undo what it did when it fails; calls `onLost` when what it needs is gone for good */
export async function runInForeground(
  start: (report: Report, onLost: (fault: Fault) => void) => Promise<Running>,
): Promise<void> {
  const report: Report = (line) => void process.stdout.write(`${line}\n`);
  let running: Running | undefined;
  let stopping: Promise<void> | undefined;
  let wanted: number | undefined;

  let signalledAt: number | undefined;

  const stop = (exitCode: number): Promise<void> => {
    stopping ??= (async () => {
      const { mostStopMs = 0 } = running ?? {};
      setTimeout(() => {
        process.stderr.write(`Muster did not stop within ${Math.round(mostStopMs / 1000)} s and ends without it.\n`);
        process.exit(exitCode === 0 ? EXIT.unexpected : exitCode);
      }, mostStopMs);
      try {
        await running?.stop();
      } catch (error) {
        process.stderr.write(`Muster did not stop cleanly: ${(error as Error).message}\n`);
      }
      process.exit(exitCode);
    })();
    return stopping;
  };
  const fail = (error: unknown): Promise<void> => {
    tell(error);
    return stop(error instanceof Fault ? error.exitCode : EXIT.unexpected);
  };

  setDefaultResultOrder('ipv4first');
  // Whoever read our lines may be gone. That is no fault, and telling it there would be the next one, for ever.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // npm passes on a signal that the terminal has sent to us already: only one that comes later is a second one.
      if (signalledAt !== undefined && performance.now() - signalledAt > SECOND_SIGNAL_MS)
        process.exit(EXIT.unexpected);
      signalledAt ??= performance.now();
      if (stopping !== undefined || wanted !== undefined) return;
      report('Stopping.');
      wanted = 0;
      // In the middle of the start nothing is torn out: it is stopped as soon as it stands.
      if (running !== undefined) void stop(0);
    });
  }
  process.on('uncaughtException', (error) => void fail(error));
  process.on('unhandledRejection', (error) => void fail(error));
  try {
    running = await start(report, (fault) => void fail(fault));
    if (wanted !== undefined) return await stop(wanted);
    report(running.ready);
  } catch (error) {
    // A signal to the whole group may have ended a helper of the start too: that is the stop that was asked for, and no fault.
    await new Promise((resolve) => setTimeout(resolve, 10));
    await (wanted === undefined ? fail(toDatabaseFault(error)) : stop(wanted));
  }
}

function tell(error: unknown): void {
  if (error instanceof Fault) return void process.stderr.write(`${error.message}\n`);
  const { message, stack } = error as Error;
  const where = process.env['MUSTER_DEBUG'] ? stack : 'Set MUSTER_DEBUG=1 to see where.';
  process.stderr.write(`Muster met a fault that it does not know: ${message ?? String(error)}\n${where}\n`);
}
