/** Deliveries from outside the network: how often each is due, and what of it is due before the run begins. */
import type { Delivery } from '@muster/logistics';
import { toMinutes, type ScenarioClock } from '../scenario/clock.ts';
import type { DeliveryRow } from '../scenario/supply-section.ts';

/** Most that one row makes where no number is given, as where one is. */
const MOST = 1000;

/** How often a delivery is due: as often as it says, and as falls before the date until which it goes on. */
export function timesDue(row: DeliveryRow, clock: ScenarioClock): number {
  const everyMin = toMinutes(row.everyDays ?? 0);
  if (everyMin === 0) return 1;
  if (row.until === undefined) return row.times ?? 1;
  const fit = Math.ceil((clock.minute(row.until) - clock.minute(row.at)) / everyMin);
  return Math.max(0, Math.min(row.times ?? MOST, fit));
}

/** What was due before CF-day comes with it, all of it at minute 0; the rest keeps its days. */
export function toDeliveries(row: DeliveryRow, clock: ScenarioClock): Delivery[] {
  const atMin = clock.minute(row.at);
  const everyMin = toMinutes(row.everyDays ?? 0);
  const times = timesDue(row, clock);
  const past = atMin >= 0 ? 0 : everyMin > 0 ? Math.min(times, Math.ceil(-atMin / everyMin)) : 1;
  const amountKg = Math.round(row.amountT * 1000);
  const common = { stock: row.stock, releasedBy: row.releasedBy };
  const due = { ...common, id: `${row.id}:before`, amountKg: amountKg * past, atMin: 0, everyMin: 0, times: 1 };
  const later = { ...common, id: row.id, amountKg, atMin: atMin + past * everyMin, everyMin, times: times - past };
  return [...(past > 0 ? [due] : []), ...(times > past ? [later] : [])];
}
