import type { Condition } from '@muster/logistics';
import type { ScenarioClock } from '../scenario/clock.ts';

/** A condition that is not met within the run. */
export const never = (id: string, clock: ScenarioClock): Condition => ({ id, type: 'date', atMin: clock.endMin + 1 });
