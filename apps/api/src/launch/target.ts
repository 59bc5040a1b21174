/** The database that a process works on: the one of DATABASE_URL, or the embedded one of the data folder, which processes share. */
import type { DatabaseTarget } from '../database/data-source.ts';
import { EmbeddedPostgres } from '../database/embedded-postgres.ts';
import type { Fault } from './fault.ts';
import type { Report } from './foreground.ts';
import type { ProcessSettings } from './settings.ts';

/** Steps that take back what a start has done, the last one first. */
export class Undo {
  private readonly steps: (() => Promise<unknown>)[] = [];

  add(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  async all(): Promise<void> {
    for (const step of this.steps.splice(0).reverse()) await step();
  }
}

/** The login that work is done under, where the owner may not make it. */
export const toAppTarget = ({ databaseAppUrl: url }: ProcessSettings): DatabaseTarget | undefined =>
  url === undefined ? undefined : { url };

/** @param onNew called before a database is made in an empty data folder */
export async function openTarget(
  { databaseUrl, dataFolder }: Pick<ProcessSettings, 'databaseUrl' | 'dataFolder'>,
  report: Report,
  onLost: (fault: Fault) => void,
  undo: Undo,
  onNew?: () => void,
): Promise<DatabaseTarget> {
  if (databaseUrl !== undefined) return { url: databaseUrl };
  const embedded = new EmbeddedPostgres({ folder: dataFolder, report, onNew, onLost });
  const address = await embedded.start();
  undo.add(() => embedded.stop());
  return address;
}
