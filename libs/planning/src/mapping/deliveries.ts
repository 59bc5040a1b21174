/** Deliveries: what of one is due before the run begins, and how it moves over the network. */
import { type Delivery, type DeliveryWay } from '@muster/logistics';
import { toMinutes, type ScenarioClock } from '../scenario/clock.ts';
import { timesDue } from '../scenario/delivery-times.ts';
import { SURFACE_MODES } from '../scenario/default-modes.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { DeliveryRow, StockRow } from '../scenario/supply-section.ts';

/** Priority of supply that does not say it. */
export const SUPPLY_PRIORITY = 50;

/** A row of the document, or a part of one: what of it is under way when the plan begins sets out from the place of its source. */
export type DuePart = DeliveryRow & { readonly isIssued?: boolean };

/** What was due before CF-day comes with it, all of it at minute 0, and its days count from there; the rest keeps its days. */
export function toDeliveries(row: DuePart, clock: ScenarioClock, ways: WayBook): Delivery[] {
  const atMin = clock.minute(row.at);
  const everyMin = toMinutes(row.everyDays ?? 0);
  const times = timesDue(row, clock);
  const past = duesBeforeCf({ atMin, everyMin, times });
  const amountKg = Math.round(row.amountT * 1000);
  const common = { stock: row.stock, releasedBy: row.releasedBy, ...ways.of(row, ways.ownerOf(row.stock)) };
  const due = { ...common, id: partId(row.id, 'before'), amountKg: amountKg * past, atMin: 0, everyMin: 0, times: 1 };
  const later = { ...common, id: row.id, amountKg, atMin: atMin + past * everyMin, everyMin, times: times - past };
  return [...(past > 0 ? [due] : []), ...(times > past ? [later] : [])];
}

/** Instalments that were due before CF-day. */
export function duesBeforeCf({ atMin, everyMin, times }: Pick<Delivery, 'atMin' | 'everyMin' | 'times'>): number {
  if (atMin >= 0) return 0;
  return everyMin > 0 ? Math.min(times, Math.ceil(-atMin / everyMin)) : 1;
}

/** Parts of a delivery that are deliveries of the engine of their own: what was due before CF-day, and of instalments that are due when the plan begins what has not come. No id of a row has a space in it. */
export const partId = (id: string, part: 'before' | 'under way' | 'owed', instalment?: number): string =>
  instalment === undefined ? `${id} (${part})` : `${id} (${part} ${instalment})`;
/** Whether a delivery of the engine is a part of an instalment, and of which; undefined where it has instalments of its own. */
export const instalmentOfPart = (id: string): string | undefined => / \((?:under way|owed) (\d+)\)$/.exec(id)?.[1];
/** The row of a delivery of the engine. */
export const deliveryRowId = (id: string): string => id.replace(/ \(.*$/, '');

/** How deliveries of a document move. */
export class WayBook {
  private readonly stocks: ReadonlyMap<string, StockRow>;

  constructor({ stocks = [] }: ScenarioDocument) {
    this.stocks = new Map(stocks.map((stock) => [stock.id, stock]));
  }

  ownerOf(stock: string): string | undefined {
    return this.stocks.get(stock)?.owner;
  }

  /** Nothing for what comes in at its stock on its date. A stock and a place of one name: the stock. */
  of(
    row: Pick<DuePart, 'from' | 'modes' | 'priority' | 'requiredDays' | 'isIssued'>,
    owner: string | undefined,
  ): { readonly way?: DeliveryWay } {
    if (row.from === undefined) return {};
    const source = this.stocks.get(row.from);
    return {
      way: {
        from:
          source === undefined ? { place: row.from } : row.isIssued ? { place: source.place } : { stock: source.id },
        owner,
        priority: row.priority ?? SUPPLY_PRIORITY,
        modes: row.modes ?? SURFACE_MODES,
        requiredAfterMin: row.requiredDays === undefined ? undefined : toMinutes(row.requiredDays),
      },
    };
  }
}
