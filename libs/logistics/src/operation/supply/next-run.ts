/** The next run of an activity. The first may have begun, and had its inputs, before the instant that the world begins to move stock at. */
import type { Run } from '../run.ts';
import type { Activity } from '../world.ts';

/** Since when it is under way; undefined where it is yet to begin. */
export const begunMin = ({ program, state }: Run, a: number): number | undefined =>
  state.activityRuns[a] === 0 ? program.world.activities[a].begunMin : undefined;

/** What it takes; nothing where it has it. */
export const inputsOfNext = (run: Run, a: number): Activity['inputs'] =>
  begunMin(run, a) === undefined ? run.program.world.activities[a].inputs : [];

/**
 * Whether what it waits for has come. One that is under way waits for nothing but the instant that the world begins to move stock at: who was there
 * when it began may have gone, and what released it may be withdrawn.
 */
export const mayBegin = (run: Run, a: number): boolean =>
  begunMin(run, a) === undefined
    ? run.state.activityPending[a] === 0
    : run.now >= (run.program.world.stocksFromMin ?? 0);
