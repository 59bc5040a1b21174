/** Compiles the movements of requirements: the options of each, and consignments that every lift on the way takes whole. No date decides anything here. */
import { payloadOnLeg, holdsPiece } from '../../lift/lift.ts';
import { DIMENSIONS, type MovementRequirement, type Quantity } from '../../movement/requirement.ts';
import { CONTEXT } from '../../network/route.ts';
import type { LaneBook } from '../routing/lane-book.ts';
import { toLists } from '../program.ts';
import type { Routing } from '../routing/routing.ts';
import { consignmentOf, countConsignments } from './consignments.ts';
import type { References } from './references.ts';
import { RouteOptions } from './route-options.ts';
import type { SupplyLine } from './supply-lines.ts';

/** Most persons in coaches that march as one consignment; vehicles as many as a serial has. */
const SERIAL_PAX = 450;
const MOST_CONSIGNMENTS = 1_000_000;
/** One consignment fits a 32-bit integer of kilograms, whatever carries it. */
const MOST_KG = 2_000_000_000;

export class MovementCompiler {
  private readonly routes: RouteOptions;

  constructor(
    private readonly refs: References,
    routing: Routing,
    private readonly book: LaneBook,
  ) {
    this.routes = new RouteOptions(refs, routing, book);
  }

  /** Route options of requirements, those of lines of supply behind those of the world, consignments of the latter and how large those of lines may be. */
  compile(all: readonly MovementRequirement[], lines: readonly SupplyLine[]) {
    const { world } = this.refs;
    this.routes.findRoutes(all);
    const options = all.map((r, i) =>
      i < world.requirements.length
        ? this.routes.fitting(r, this.routes.options(r))
        : this.routes.withOutload(lines[i - world.requirements.length].source, this.routes.options(r)),
    );
    const cut = this.cutRequirements(options);
    const ofLines = options.slice(world.requirements.length);
    return {
      columns: {
        reqOptions: toLists(options),
        reqConsignments: toLists(cut.consignments),
        optionLanes: toLists(this.routes.optionLanes),
        optionMinutes: Int32Array.from(this.routes.optionMinutes),
        optionPodLeg: Int32Array.from(this.routes.optionPodLeg),
        optionPodMin: Int32Array.from(this.routes.optionPodMin),
      },
      cut: { req: cut.consignmentReq, cargo: cut.cargo, homeward: cut.back, outward: cut.outward },
      piecesKg: lines.map((line, i) => this.pieceKgOf(line, ofLines[i])),
    };
  }

  /** Requirements of the world cut to consignments; what is brought back is cut as it was cut on its way out, so that every part finds its own. */
  private cutRequirements(options: readonly (readonly number[])[]) {
    const { requirements } = this.refs.world;
    const reverses = requirements.map((r) => this.refs.find('requirement', r.reverses, r.id));
    const homeward = new Int32Array(reverses.length).fill(-1);
    reverses.forEach((out, r) => out >= 0 && (homeward[out] = r));
    const ownPieces = requirements.map((r, i) => {
      const loads = this.loadsOnWay(r, options[i]);
      return countConsignments(r.cargo, this.smallestOf(r, options[i], loads), loads);
    });
    const consignmentReq: number[] = [];
    const cargo: number[] = [];
    const consignments: number[][] = [];
    requirements.forEach((requirement, r) => {
      const list: number[] = [];
      consignments.push(list);
      const pieces = Math.max(ownPieces[r], ownPieces[reverses[r]] ?? 0, ownPieces[homeward[r]] ?? 0);
      if (consignmentReq.length + pieces > MOST_CONSIGNMENTS) {
        const beside = consignmentReq.length > 0 ? ` beside ${consignmentReq.length} of others` : '';
        const message = `${requirement.id} would make ${pieces} consignments${beside}; a run is limited to ${MOST_CONSIGNMENTS}`;
        this.refs.problem('too-large', requirement.id, message);
        return;
      }
      for (let i = 0; i < pieces; i++) {
        list.push(consignmentReq.push(r) - 1);
        const part = consignmentOf(requirement.cargo, i, pieces);
        for (const dimension of DIMENSIONS) cargo.push(part[dimension]);
      }
    });
    const outward = consignmentReq.map(() => -1);
    const back = consignmentReq.map(() => -1);
    reverses.forEach((out, r) =>
      consignments[r].forEach((c, i) => {
        const own = consignments[out]?.[i] ?? -1;
        outward[c] = own;
        if (own >= 0) back[own] = c;
      }),
    );
    return { consignmentReq, cargo, consignments, outward, back };
  }

  /** The most that one consignment of a line of supply holds. */
  private pieceKgOf({ requirement, orderKg }: SupplyLine, options: readonly number[]): number {
    const { massKg } = this.smallestOf(requirement, options, this.loadsOnWay(requirement, options));
    return Math.max(1, Math.min(massKg, orderKg || 1));
  }

  /** What one load of each type of lift may be on each leg of any option, by dimension; Infinity where it does not limit. */
  private loadsOnWay(requirement: MovementRequirement, options: readonly number[]): Quantity[] {
    if (requirement.kind === 'self') return [];
    const loads = new Map<string, Quantity>();
    for (const laneIndex of new Set(options.flatMap((option) => this.routes.optionLanes[option]))) {
      const { organic, lengthM } = this.book.lanes[laneIndex];
      if (organic) continue;
      for (const type of this.routes.typesOn(laneIndex, requirement)) {
        if (!holdsPiece(type, requirement, lengthM)) continue;
        const load = ofDimensions((d) => (type.payload[d] > 0 ? payloadOnLeg(type, d, lengthM) : Infinity));
        loads.set(DIMENSIONS.map((d) => load[d]).join(), load);
      }
    }
    return [...loads.values()];
  }

  /** What one consignment may be so that every lift takes it whole, and so that it marches as one serial where it marches. */
  private smallestOf({ kind }: MovementRequirement, options: readonly number[], loads: readonly Quantity[]): Quantity {
    const marches = (lane: number) => this.book.lanes[lane].organic && this.book.lanes[lane].context !== CONTEXT.none;
    const { unitVehicles, serialUnits } = this.refs.march;
    const serial = kind !== 'self' && options.some((option) => this.routes.optionLanes[option].some(marches));
    const most: Partial<Quantity> = {
      massKg: MOST_KG,
      ...(serial ? { vehicles: unitVehicles * serialUnits, pax: SERIAL_PAX } : {}),
    };
    return ofDimensions((d) => loads.reduce((least, load) => Math.min(least, load[d]), most[d] ?? Infinity));
  }
}

function ofDimensions(amount: (dimension: keyof Quantity) => number): Quantity {
  return Object.fromEntries(DIMENSIONS.map((d) => [d, amount(d)])) as unknown as Quantity;
}
