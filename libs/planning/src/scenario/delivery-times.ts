/** How often a delivery of a supply line comes. */
import { toMinutes, type ScenarioClock } from './clock.ts';
import type { ScenarioDate } from './quantities.ts';
import type { DeliveryRow } from './supply-section.ts';

/** Most that one row makes where no number is given, as where one is. */
export const MOST_DELIVERIES = 1000;

/** How often a delivery that has no number comes before the date that ends it. */
export const timesUntil = (row: DeliveryRow, until: ScenarioDate, clock: ScenarioClock): number =>
  Math.max(0, Math.ceil((clock.minute(until) - clock.minute(row.at)) / toMinutes(row.everyDays ?? 0)));

/** How often a delivery is due: as often as it says, and as falls before the date until which it goes on. */
export function timesDue(row: DeliveryRow, clock: ScenarioClock): number {
  const everyMin = toMinutes(row.everyDays ?? 0);
  if (everyMin === 0) return 1;
  if (row.until === undefined) return row.times ?? 1;
  return Math.min(row.times ?? MOST_DELIVERIES, timesUntil(row, row.until, clock));
}
