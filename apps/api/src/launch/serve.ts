/** Everything between "start" and "serving". */
import { TaskPool } from '../jobs/task-pool.ts';
import type { ComputedAhead } from '../runs/computed-ahead.ts';
import { computeFirst } from './first-scenario.ts';
import type { Fault } from './fault.ts';
import type { Report, Running } from './foreground.ts';
import { assertPortFree } from './port.ts';
import type { Settings } from './settings.ts';
import { openTarget, Undo } from './target.ts';

export async function serve(settings: Settings, report: Report, onLost: (fault: Fault) => void): Promise<Running> {
  // Told before anything is created: most often Muster runs already.
  await assertPortFree(settings);
  const undo = new Undo();
  try {
    const pool = new TaskPool(settings.threads);
    undo.add(() => pool.close());
    let first: ComputedAhead | undefined;
    // Three things that take seconds go on at the same time: the database is made, what serves is loaded, and what will be asked first is computed.
    const [target, { startApplication }] = await Promise.all([
      openTarget(settings, report, onLost, undo, () => {
        if (settings.threads > 0 && settings.firstReplications > 0)
          first = computeFirst(pool, settings.firstReplications);
      }),
      import('./application.ts'),
    ]);
    return await startApplication(settings, { target, pool, first }, report, undo);
  } catch (error) {
    await undo.all().catch(() => undefined);
    throw error;
  }
}
