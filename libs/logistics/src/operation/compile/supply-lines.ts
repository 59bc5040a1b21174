/**
 * Supply lines: what replenishment rules order and what deliveries push over the network. Each is a requirement behind those of the world, rules
 * first, whose consignments are slots that its orders use again and again.
 */
import { DIMENSIONS, type MovementRequirement, type Quantity } from '../../movement/requirement.ts';
import { isPush, type Push } from '../../supply/stock.ts';
import { toLists } from '../program.ts';
import type { World } from '../world.ts';

const MOST_SLOTS = 4096;
/** Longer than any way takes with its queues but for what is closed, minutes (an assumption): of a delivery that is to come for years not every instalment has consignments of its own. */
const AT_ONCE_MIN = 90 * 1440;

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
      orders: Math.min(delivery.times, instalmentsAtOnce(delivery)) + 1,
    };
  });
  return [...rules, ...pushes];
}

/** Instalments of a delivery that fall due within {@link AT_ONCE_MIN}: what is due while these are on their way follows as they come. */
const instalmentsAtOnce = ({ everyMin }: Push): number =>
  everyMin > 0 ? Math.ceil(AT_ONCE_MIN / everyMin) + 1 : Infinity;

const NOTHING: Quantity = { pax: 0, massKg: 0, areaM2: 0, wagonTenths: 0, vehicles: 0 };

/** Consignments of the requirements of the world, and how large those of each line may be. */
interface Cut {
  readonly cut: {
    readonly req: readonly number[];
    readonly cargo: readonly number[];
    readonly homeward: readonly number[];
    readonly outward: readonly number[];
  };
  readonly piecesKg: readonly number[];
}

/** Consignments by column: behind those of the `requirements` of the world the slots of lines. How many these need is all that depends on dates. */
export function compileConsignments(requirements: number, lines: readonly SupplyLine[], { cut, piecesKg }: Cut) {
  const req = [...cut.req];
  const ruleSlots = lines.map((line, i) =>
    Array.from({ length: slotsOf(line, piecesKg[i]) }, () => req.push(requirements + i) - 1),
  );
  const padded = (column: readonly number[], width: number, rest: number) =>
    Int32Array.from({ length: req.length * width }, (_, i) => column[i] ?? rest);
  return {
    consignmentReq: Int32Array.from(req),
    consignmentCargo: padded(cut.cargo, DIMENSIONS.length, 0),
    staticConsignments: cut.req.length,
    consignmentHomeward: padded(cut.homeward, 1, -1),
    consignmentOutward: padded(cut.outward, 1, -1),
    reqPieceKg: Int32Array.from({ length: requirements + lines.length }, (_, r) => piecesKg[r - requirements] ?? 0),
    ruleSlots: toLists(ruleSlots),
  };
}

/** Consignments that a line needs when each is at most `pieceKg`. */
const slotsOf = ({ orderKg, lotKg, orders }: SupplyLine, pieceKg: number): number =>
  Math.min(MOST_SLOTS, orders * Math.ceil(orderKg / Math.min(pieceKg, Math.max(1, lotKg))) + 2);
