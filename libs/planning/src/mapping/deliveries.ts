/** Deliveries from outside the network: what of it is due before the run begins. */
import type { Delivery } from '@muster/logistics';
import { toMinutes, type ScenarioClock } from '../scenario/clock.ts';
import { timesDue } from '../scenario/delivery-times.ts';
import type { DeliveryRow } from '../scenario/supply-section.ts';

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
