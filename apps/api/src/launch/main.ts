/** The server process in the foreground: `npm start` ends up here. */
import { setDefaultResultOrder } from 'node:dns';
import { EXIT, Fault } from './fault.ts';
import { serve, type Serving } from './serve.ts';
import { readSettings } from './settings.ts';

const report = (line: string): void => void process.stdout.write(`${line}\n`);

let serving: Serving | undefined;
let stopping: Promise<void> | undefined;

/** @param exitCode what the process ends with once everything is down */
function stop(exitCode: number): Promise<void> {
  stopping ??= (async () => {
    try {
      await serving?.stop();
    } catch (error) {
      process.stderr.write(`Muster did not stop cleanly: ${(error as Error).message}\n`);
    }
    process.exit(exitCode);
  })();
  return stopping;
}

function fail(error: unknown): Promise<void> {
  if (error instanceof Fault) process.stderr.write(`${error.message}\n`);
  else
    process.stderr.write(
      `Muster met a fault that it does not know: ${(error as Error)?.message ?? String(error)}\n${process.env['MUSTER_DEBUG'] ? (error as Error).stack : 'Set MUSTER_DEBUG=1 to see where.'}\n`,
    );
  return stop(error instanceof Fault ? error.exitCode : EXIT.unexpected);
}

export async function main(): Promise<void> {
  setDefaultResultOrder('ipv4first');
  let wanted: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping !== undefined || wanted !== undefined) return;
      report('Stopping.');
      wanted = 0;
      // In the middle of the start nothing is torn out: it is stopped as soon as it stands.
      if (serving !== undefined) void stop(0);
    });
  }
  process.on('uncaughtException', (error) => void fail(error));
  process.on('unhandledRejection', (error) => void fail(error));
  try {
    const settings = readSettings(process.env);
    serving = await serve(settings, report, (fault) => void fail(fault));
    if (wanted !== undefined) return await stop(wanted);
    report(`Muster is ready on ${serving.url}`);
  } catch (error) {
    // A signal to the whole group may have ended a helper of the start too: that is the stop that was asked for, and no fault.
    await new Promise((resolve) => setTimeout(resolve, 10));
    await (wanted === undefined ? fail(error) : stop(wanted));
  }
}
