/** What the next run of an activity takes: nothing where it was begun, and had its inputs, before the instant that the world begins to move stock at. */
import type { Run } from '../run.ts';
import type { Activity } from '../world.ts';

export function inputsOfNext({ program, state }: Run, a: number): Activity['inputs'] {
  const { isBegun, inputs } = program.world.activities[a];
  return isBegun && state.activityRuns[a] === 0 ? [] : inputs;
}
