/**
 * Packages to conditions and deliveries: a tranche is a date that its gate may hold back, a delivery follows the tranche that pays for it. In a plan
 * that begins with a state of now some have come, and some are on their way.
 */
import { mean, type Condition, type Delivery, type Distribution } from '@muster/logistics';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { supplyKey } from '../scenario/supply-key.ts';
import { partId, WayBook } from './deliveries.ts';
import { firstWithin, releaseBook } from './initial-state.ts';
import { toDistribution } from './quantities.ts';
import { SupplyNow } from './supply-now.ts';

export const trancheConditionId = (pack: string, tranche: string): string => `tranche:${pack}/${tranche}`;
const DELIVERED = 'delivered:';
export const deliveryConditionId = (pack: string, delivery: number): string => `${DELIVERED}${pack}/${delivery}`;
export const isDeliveryCondition = (id: string): boolean => id.startsWith(DELIVERED);

const toKg = (tonnes: number): number => Math.round(tonnes * 1000);
const AT_ONCE: Distribution = { kind: 'fixed', value: 0 };

interface Mapped {
  readonly conditions: Condition[];
  readonly deliveries: Delivery[];
}

export function mapPackages(document: ScenarioDocument, clock: ScenarioClock, mapped: Mapped): void {
  const ways = new WayBook(document);
  const book = document.initialState && new PaymentBook(document, clock, clock.minute(document.initialState.asOf));
  for (const pack of document.packages ?? []) {
    for (const tranche of pack.tranches) {
      const id = trancheConditionId(pack.id, tranche.id);
      mapped.conditions.push({ id: `${id}:due`, type: 'date', atMin: clock.minute(tranche.at) });
      mapped.conditions.push({
        id,
        type: 'all',
        of: [`${id}:due`, ...(pack.releasedBy === undefined ? [] : [pack.releasedBy])],
      });
    }
    const gone = book?.goneOf(pack) ?? new Map<number, Gone>();
    (pack.deliveries ?? []).forEach((delivery, i) => {
      const id = deliveryConditionId(pack.id, i);
      const { amountT: goneT, atMin } = gone.get(i) ?? { amountT: 0, atMin: 0 };
      const amountT = toKg(delivery.amountT - goneT) / 1000;
      if (goneT > 0 && amountT === 0) {
        mapped.conditions.push({ id, type: 'date', atMin });
        return;
      }
      mapped.conditions.push({
        id,
        type: 'after',
        of: trancheConditionId(pack.id, delivery.tranche),
        duration: leadTimeOf(delivery),
        cause: 'predecessor',
      });
      mapped.deliveries.push(paidFor(pack, { ...delivery, amountT, id, atMin: 0, releasedBy: id }, ways));
    });
    mapped.deliveries.push(...(book?.openOf(pack, gone) ?? []).map((part) => paidFor(pack, part, ways)));
  }
}

type Pack = NonNullable<ScenarioDocument['packages']>[number];
type PackDelivery = NonNullable<Pack['deliveries']>[number];
/** A delivery of a package, or what of one has not come: one delivery of the engine. */
type Payment = Omit<PackDelivery, 'tranche' | 'leadTime'> &
  Pick<Delivery, 'id' | 'atMin' | 'releasedBy'> & { readonly isIssued?: boolean };

const leadTimeOf = ({ leadTime }: PackDelivery): Distribution => (leadTime ? toDistribution(leadTime) : AT_ONCE);

const paidFor = ({ nation }: Pack, { id, atMin, releasedBy, ...row }: Payment, ways: WayBook): Delivery => ({
  ...{ id, stock: row.stock, amountKg: toKg(row.amountT), atMin, everyMin: 0, times: 1, releasedBy },
  ...ways.of(row, nation ?? ways.ownerOf(row.stock)),
});

/** What of a delivery has come or set out, t, and when. */
interface Gone {
  readonly amountT: number;
  readonly atMin: number;
}

/** What packages have brought, or have on its way, when a plan begins with a state of now. */
class PaymentBook {
  private readonly supply: SupplyNow;
  private readonly inForce: ReturnType<typeof releaseBook>;

  constructor(
    document: ScenarioDocument,
    private readonly clock: ScenarioClock,
    private readonly asOfMin: number,
  ) {
    this.supply = new SupplyNow(document, asOfMin);
    this.inForce = releaseBook(document, clock);
  }

  /** Deliveries of a package of which something has come or set out by the instant, by their place in it; as the state says, else by mean lead times. */
  goneOf(pack: Pack): ReadonlyMap<number, Gone> {
    const gone = new Map<number, Gone>();
    for (const [stock, rows] of this.byStock(pack))
      this.supply.gone(supplyKey({ id: pack.id, stock }), rows).forEach((amountT, k) => {
        if (amountT > 0) gone.set(rows[k].i, { amountT, atMin: Math.min(rows[k].atMin, this.asOfMin) });
      });
    return gone;
  }

  /** Of those that move over the network, what has not come. */
  openOf(pack: Pack, gone: ReadonlyMap<number, Gone>): Payment[] {
    return [...this.byStock(pack)].flatMap(([stock, all]): Payment[] => {
      const rows = all.filter(({ from }) => from !== undefined);
      if (rows.length === 0) return [];
      const due = rows.flatMap((row) => (gone.has(row.i) ? [{ ...row, ...gone.get(row.i)! }] : []));
      const open = this.supply.open(supplyKey({ id: pack.id, stock }), due, rows[0]);
      return open.map(({ instalment, part, amountT, requiredDays }) => {
        const row = due[instalment] ?? rows[0];
        return {
          ...row,
          id: partId(deliveryConditionId(pack.id, row.i), part, instalment),
          ...{ amountT, requiredDays, atMin: this.asOfMin, releasedBy: undefined, isIssued: part === 'under way' },
        };
      });
    });
  }

  /** Deliveries of a package by their stock, in the order in which they are expected. */
  private byStock({ deliveries = [], tranches, releasedBy }: Pack) {
    const paidMin = new Map(tranches.map(({ id, at }) => [id, this.clock.minute(at)]));
    const byStock = new Map<string, (PackDelivery & { readonly i: number; readonly atMin: number })[]>();
    deliveries.forEach((delivery, i) => {
      const paid = firstWithin(this.inForce(releasedBy), paidMin.get(delivery.tranche) ?? 0);
      const atMin = Math.max(0, Math.round(paid + mean(leadTimeOf(delivery))));
      byStock.set(delivery.stock, [...(byStock.get(delivery.stock) ?? []), { ...delivery, i, atMin }]);
    });
    for (const rows of byStock.values()) rows.sort((a, b) => (a.atMin < b.atMin ? -1 : Number(a.atMin > b.atMin)));
    return byStock;
  }
}
