/** Stocks, consumers, rules of replenishment and deliveries of a document to those of the engine. */
import type { Consumer, Replenishment, Stock, World } from '@muster/logistics';
import type { ScenarioClock } from '../scenario/clock.ts';
import { SURFACE_MODES } from '../scenario/default-modes.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { consumerSteps } from './attack.ts';
import { deliveryRowId, SUPPLY_PRIORITY, toDeliveries, WayBook } from './deliveries.ts';
import type { MappedForces } from './forces.ts';
import { UNLIMITED } from './quantities.ts';
import { orderedNow } from './supply-now.ts';
import type { Support } from './support.ts';

const kg = (tonnes: number): number => Math.round(tonnes * 1000);

/** @param document what an initial state says is folded into its rows */
export function toSupply(
  document: ScenarioDocument,
  clock: ScenarioClock,
  { requirementsOf }: MappedForces,
  support: Support,
): Pick<World, 'stocks' | 'consumers' | 'replenishments' | 'deliveries'> {
  const consuming = (document.consumers ?? []).filter(
    (row) => row.element === undefined || requirementsOf.has(row.element),
  );
  const consumers = consuming.map((row): Consumer => ({
    id: row.id,
    stock: row.stock,
    element: row.element,
    steps: consumerSteps(document, row, clock).map((step) => ({ fromMin: step.fromMin, kgPerDay: kg(step.tPerDay) })),
  }));
  const paid = (document.deliveries ?? []).filter((row) => !support.withdrawnDeliveries.has(deliveryRowId(row.id)));
  const ways = new WayBook(document);
  return {
    stocks: toStocks(document, clock),
    consumers,
    replenishments: toReplenishments(document),
    deliveries: paid.flatMap((row) => toDeliveries(row, clock, ways)),
  };
}

const toStocks = (document: ScenarioDocument, clock: ScenarioClock): Stock[] =>
  (document.stocks ?? []).map((row): Stock => ({
    id: row.id,
    place: row.place,
    class: row.class,
    kind: row.class === 'V' ? 'ammunition' : row.class === 'III' ? 'fuel' : 'supply',
    amountKg: kg(row.amountT),
    capacityKg: row.capacityT === undefined ? UNLIMITED : kg(row.capacityT),
    reserveKg: kg(row.reserveT ?? 0),
    outloadKgPerDay: row.outloadTPerDay === undefined ? undefined : kg(row.outloadTPerDay),
    releasedBy: row.releasedBy,
    issue: row.issue,
    controlled: row.controlledRates?.map((step) => ({
      fromMin: clock.minute(step.from),
      kgPerDay: step.tPerDay === undefined ? undefined : kg(step.tPerDay),
    })),
  }));

function toReplenishments(document: ScenarioDocument): Replenishment[] {
  const ordered = orderedNow(document);
  return (document.replenishments ?? []).map((row): Replenishment => ({
    id: row.id,
    stock: row.stock,
    from: row.from,
    reorderPointKg: kg(row.reorderPointT),
    orderUpToKg: kg(row.orderUpToT),
    lotKg: kg(row.lotT),
    priority: row.priority ?? SUPPLY_PRIORITY,
    modes: row.modes ?? SURFACE_MODES,
    ...((ordered.get(row.id) ?? 0) > 0 && { underWayKg: kg(ordered.get(row.id)!) }),
  }));
}
