/** How well a stock is filled, as a light: what the page shows at a step, and what the first red day of a stock is told from. */
import { NO_CONSUMPTION_DAYS } from '../result/result.ts';

/** Green at or above the target, amber from half of it (A), red below; green where nothing is consumed of what is there; none without a target. */
export type Light = 'green' | 'amber' | 'red' | 'out' | 'none';

/** Below this share of the target days a stock is red (A). */
const RED_SHARE = 0.5;

export function lightOf(days: number, level: number, targetDays: number | null): Light {
  const isDrawnOn = days < NO_CONSUMPTION_DAYS;
  if (level <= 0) return isDrawnOn ? 'out' : 'none';
  if (targetDays === null || targetDays <= 0) return 'none';
  if (!isDrawnOn || days >= targetDays) return 'green';
  return days >= targetDays * RED_SHARE ? 'amber' : 'red';
}

/** Too little: one that is drawn on and empty too. */
export const isRed = (light: Light): boolean => light === 'red' || light === 'out';
