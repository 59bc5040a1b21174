/** `npm run backup -- FILE` and `npm run restore -- FILE [--replace]`. */
import { resolve } from 'node:path';
import { migrate } from '../database/migrate.ts';
import { EXIT, Fault } from '../launch/fault.ts';
import { toDatabaseFault } from '../launch/lost-database.ts';
import { readCommandSettings } from '../launch/settings.ts';
import { openTarget, toAppTarget, Undo } from '../launch/target.ts';
import { backUp, restore, type TableCount } from './backup.ts';

const USAGE = 'npm run backup -- FILE\nnpm run restore -- FILE [--replace]\n';

const STOPPED = new Fault('unexpected', 'Stopped before it was done: nothing was written.');

export async function main(command: string, args: readonly string[]): Promise<void> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const replace = args.includes('--replace');
  if (files.length !== 1 || args.length > files.length + (replace && command === 'restore' ? 1 : 0)) {
    process.stderr.write(USAGE);
    process.exitCode = EXIT.settings;
    return;
  }
  const undo = new Undo();
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const stop = new AbortController();
  // What was begun is taken back first: a database that was started for this would go on by itself.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  try {
    const settings = readCommandSettings(process.env);
    const target = await openTarget(settings, report, (fault) => report(fault.message), undo);
    const file = resolve(files[0]);
    const owner = await migrate(target, toAppTarget(settings));
    undo.add(() => owner.destroy());
    stop.signal.throwIfAborted();
    const counts = await (command === 'backup'
      ? backUp(target, file, stop.signal)
      : restore(target, file, replace, stop.signal));
    tell(command, file, counts);
  } catch (met) {
    const error = stop.signal.aborted ? STOPPED : toDatabaseFault(met);
    report(error instanceof Fault ? error.message : ((error as Error).stack ?? String(error)));
    process.exitCode = error instanceof Fault ? error.exitCode : EXIT.unexpected;
  } finally {
    await undo.all();
  }
}

function tell(command: string, file: string, counts: readonly TableCount[]): void {
  const rows = counts.reduce((sum, count) => sum + count.rows, 0);
  const what = command === 'backup' ? 'Wrote' : 'Restored';
  process.stdout.write(`${what} ${rows} rows of ${counts.length} tables: ${file}\n`);
}
