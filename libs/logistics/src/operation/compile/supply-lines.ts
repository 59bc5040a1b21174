/**
 * Supply lines: what replenishment rules order and what deliveries push over the network. Each is a requirement behind those of the world, rules
 * first, whose consignments are slots that its orders use again and again.
 */
import type { MovementRequirement, Quantity } from '../../movement/requirement.ts';
import { isPush, type Push } from '../../supply/stock.ts';
import type { World } from '../world.ts';

const MOST_SLOTS = 4096;

/** A line of supply: where it goes to and from, and how large and how many its consignments can be. */
export interface SupplyLine {
  readonly requirement: MovementRequirement;
  /** Stock that issues it; absent where it comes into the world at a place. */
  readonly source?: string;
  /** Most that one order sends, and least of it, kg. */
  readonly orderKg: number;
  readonly lotKg: number;
  /** How many orders may be on their way at once. */
  readonly orders: number;
}

/** Deliveries that move over the network, in the order of their lines. */
export const pushesOf = (world: World): Push[] => world.deliveries.filter(isPush);

export function supplyLinesOf(world: World): SupplyLine[] {
  const stocks = new Map(world.stocks.map((stock) => [stock.id, stock]));
  const requirement = (
    row: { readonly id: string; readonly stock: string },
    from: Pick<MovementRequirement, 'from'> & { readonly kind: MovementRequirement['kind'] | undefined },
    way: Pick<MovementRequirement, 'modes' | 'priority' | 'owner'>,
  ): MovementRequirement => ({
    id: row.id,
    kind: from.kind ?? 'supply',
    traffic: 'sustainment',
    cargo: NOTHING,
    from: from.from,
    to: stocks.get(row.stock)?.place ?? '',
    modes: way.modes,
    owner: way.owner,
    via: [],
    priority: way.priority,
    readyToLoadMin: 0,
  });
  const rules = world.replenishments.map((rule): SupplyLine => {
    const source = stocks.get(rule.from);
    return {
      requirement: requirement(
        rule,
        { from: source?.place ?? '', kind: source?.kind },
        { modes: rule.modes, priority: rule.priority, owner: undefined },
      ),
      source: rule.from,
      orderKg: rule.orderUpToKg,
      lotKg: rule.lotKg,
      orders: 2 + Math.ceil((rule.underWayKg ?? 0) / Math.max(1, rule.orderUpToKg)),
    };
  });
  const pushes = pushesOf(world).map((delivery): SupplyLine => {
    const { from } = delivery.way;
    const source = 'stock' in from ? stocks.get(from.stock) : undefined;
    const place = 'stock' in from ? (source?.place ?? '') : from.place;
    return {
      requirement: requirement(delivery, { from: place, kind: stocks.get(delivery.stock)?.kind }, delivery.way),
      source: 'stock' in from ? from.stock : undefined,
      orderKg: delivery.amountKg,
      lotKg: delivery.amountKg,
      orders: delivery.times + 1,
    };
  });
  return [...rules, ...pushes];
}

const NOTHING: Quantity = { pax: 0, massKg: 0, areaM2: 0, wagonTenths: 0, vehicles: 0 };

/** Consignments that a line needs when each is at most `pieceKg`. */
export const slotsOf = ({ orderKg, lotKg, orders }: SupplyLine, pieceKg: number): number =>
  Math.min(MOST_SLOTS, orders * Math.ceil(orderKg / Math.min(pieceKg, Math.max(1, lotKg))) + 2);
