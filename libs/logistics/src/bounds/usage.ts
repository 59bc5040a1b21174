/**
 * What each requirement claims on each of its routes, with the least time before and after: read once from a compiled program. Amounts count as
 * the engine counts them; where one claim serves a whole transport it counts the part of the fullest transport that a consignment fills.
 * Cost: the operations of all lanes of all route options.
 */
import { CARGO_KINDS, DIMENSION } from '../movement/requirement.ts';
import { leastExchangeMin } from '../operation/transit/paced-work.ts';
import { AMOUNT, OP } from '../operation/routing/lane.ts';
import { leastOf } from '../operation/routing/least-transit.ts';
import { COACH_SPEED_MH, DRIVING_DAY_MIN, haltMin, MARCH_SPEED_MH } from '../operation/routing/march.ts';
import { speedOn } from '../operation/dispatch/positioning.ts';
import { itemsOf, type Program } from '../operation/program.ts';
import { joiningLeg, mayReconsider } from '../operation/routing/route-choice.ts';
import { LOAD_COUNT, poolLoads } from './loads.ts';

/** Dimension of a cargo that an amount counts, and units of the dimension in one unit of the amount; one of a transport is neither. */
const DIMENSION_OF: Readonly<Record<number, readonly [number, number]>> = {
  [AMOUNT.vehicles]: [DIMENSION.vehicles, 1],
  [AMOUNT.tonnes]: [DIMENSION.massKg, 1000],
  [AMOUNT.area]: [DIMENSION.areaM2, 1],
  [AMOUNT.pax]: [DIMENSION.pax, 1],
  [AMOUNT.wagons]: [DIMENSION.wagonTenths, 10],
};

/** One claim on the way of one route option. */
export interface Use {
  readonly resource: number;
  /** Dimension of the cargo that is counted and units of it in one unit of the resource; -1: one for each transport. */
  readonly dimension: number;
  readonly perUnit: number;
  /** Pools whose transports claim it; empty where each consignment claims for itself. */
  readonly pools: readonly number[];
  /** Least minutes from the release of the requirement to the claim, from the claim to giving back, from the claim to the destination. */
  readonly head: number;
  readonly hold: number;
  readonly tail: number;
  /** Ordinal of the lane on the option, and where on the lane the claim is: for {@link betweenMin}. */
  readonly leg: number;
  readonly at: LaneClaim;
}

/** A claim on a lane. All options with the lane share it: there are many more claims on all ways than claims on all lanes. */
interface LaneClaim {
  readonly resource: number;
  readonly dimension: number;
  readonly perUnit: number;
  readonly hold: number;
  /** Least minutes from the start of the lane, and to its end. */
  readonly before: number;
  readonly after: number;
  /** Minutes of work and of driving before it on the lane. */
  readonly worked: number;
  readonly driven: number;
  readonly road: boolean;
}

/** One trip of a lift asset that a route option needs. */
export interface Trip {
  readonly lane: number;
  readonly pools: readonly number[];
  /** Least minutes from the release to the beginning of loading, and from there to the destination. */
  readonly head: number;
  readonly tail: number;
}

export interface OptionUsage {
  /** Option of the program that it begins as. */
  readonly option: number;
  readonly uses: readonly Use[];
  readonly trips: readonly Trip[];
  /** Least minutes of each lane, and from release to destination. */
  readonly lanes: readonly number[];
  readonly minutes: number;
}

/** Least minutes from one claim of an option to a later one. */
export function betweenMin(option: OptionUsage, from: Use, to: Use): number {
  const [a, b] = [from.at, to.at];
  if (from.leg === to.leg) {
    const driving = b.driven - a.driven;
    return b.worked - a.worked + driving + (a.road ? leastHaltMin(driving) : 0);
  }
  let minutes = a.after + b.before;
  for (let leg = from.leg + 1; leg < to.leg; leg++) minutes += option.lanes[leg];
  return minutes;
}

interface LaneMinutes {
  readonly claims: readonly LaneClaim[];
  readonly total: number;
  readonly pools: readonly number[];
}

/** Least minutes from the start of the lane to each operation, and from each to the end; of work and of driving before each. */
interface OperationMinutes {
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly worked: Float64Array;
  readonly driven: Float64Array;
}

export class Usage {
  /**
   * Ways that each requirement of the world may go: its options in the order of the program, and behind them every way that begins as one option and
   * goes on as another, where a capacity may close on the way. Empty where there are too many: then nothing is claimed of it.
   */
  readonly options: readonly (readonly OptionUsage[])[];
  /** Most of each dimension that one transport of a pool can carry, Infinity where nothing limits it. */
  readonly poolLoad: Float64Array;
  private readonly lanes = new Map<string, LaneMinutes>();

  constructor(readonly program: Program) {
    this.poolLoad = poolLoads(program);
    const known = new Map<string, OptionUsage>();
    const switches = mayReconsider(program);
    this.options = program.world.requirements.map((_, r) => {
      return waysOf(program, itemsOf(program.reqOptions, r), switches).map(({ option, lanes }) => {
        const key = `${lanes.join(',')}|${program.reqKind[r]}|${program.reqOwner[r]}|${program.reqSelfSpeedMh[r]}|${option}`;
        let usage = known.get(key);
        if (!usage) known.set(key, (usage = this.usageOf(option, lanes, r)));
        return usage;
      });
    });
  }

  /** Most of a dimension that one transport of any of the pools can carry. */
  largestLoad(pools: readonly number[], dimension: number): number {
    return pools.reduce((most, p) => Math.max(most, this.poolLoad[LOAD_COUNT * p + dimension]), 0);
  }

  private usageOf(option: number, lanes: readonly number[], r: number): OptionUsage {
    const { program } = this;
    const minutes = lanes.map((lane) => this.minutesOf(lane, r));
    const uses: Use[] = [];
    const trips: Trip[] = [];
    let before = 0;
    let after = minutes.reduce((sum, m) => sum + m.total, 0);
    const whole = after;
    lanes.forEach((lane, i) => {
      const { claims, pools, total } = minutes[i];
      after -= total;
      if (!program.laneOrganic[lane]) trips.push({ lane, pools, head: before, tail: total + after });
      for (const at of claims)
        uses.push({
          resource: at.resource,
          dimension: at.dimension,
          perUnit: at.perUnit,
          pools,
          head: before + at.before,
          hold: at.hold,
          tail: at.after + after,
          leg: i,
          at,
        });
      before += total;
    });
    return { option, uses, trips, lanes: minutes.map((m) => m.total), minutes: whole };
  }

  private claimsOf(lane: number, pools: readonly number[], m: OperationMinutes): LaneClaim[] {
    const { program } = this;
    const first = program.opStart[lane];
    const road = program.laneRoad[lane] === 1;
    const claims: LaneClaim[] = [];
    for (let op = first; op < program.opStart[lane + 1]; op++) {
      const code = program.opCode[op];
      // One may fly around the airspaces of the claims behind it.
      if (code === OP.around) op += program.opDetail[op];
      // Fuel, explosives and groups of berths are left out: what is not claimed makes a bound no later.
      if ((code !== OP.claim && code !== OP.keep) || program.opDetail[op] >= AMOUNT.fuel) continue;
      const resource = this.resourceOf(program.opArg[op], pools);
      if (resource < 0) continue;
      const [dimension, perUnit] = DIMENSION_OF[program.opDetail[op]] ?? [-1, 1];
      claims.push({
        resource,
        dimension,
        perUnit,
        hold: this.holdOf(lane, op, m),
        before: m.before[op - first],
        after: m.after[op - first],
        worked: m.worked[op - first],
        driven: m.driven[op - first],
        road,
      });
    }
    return claims;
  }

  /** The resource that a claim means for all these pools, -1 when it may be another. */
  private resourceOf(resource: number, pools: readonly number[]): number {
    const { program } = this;
    const wide = program.wideOf[resource];
    if (wide < 0) return resource;
    if (program.facilities.list[resource].capacity === 0) return wide;
    // What moves itself is no wide-bodied lift, and no pool.
    const count = pools.reduce((n, p) => n + program.poolWide[p], 0);
    if (count === pools.length) return wide;
    // Others take wide spots too where there are any.
    return count === 0 && program.facilities.list[wide].capacity === 0 ? resource : -1;
  }

  /** Least minutes from a claim to giving back; 0 for a rate, which is only passed. Room that is kept is held until the discharge ends. */
  private holdOf(lane: number, op: number, m: OperationMinutes): number {
    const { program } = this;
    const first = program.opStart[lane];
    const end = program.opStart[lane + 1];
    if (program.opCode[op] === OP.keep) return m.after[op - first];
    for (let other = op + 1; other < end; other++)
      if (program.opCode[other] === OP.release && program.opArg[other] === program.opArg[op])
        return m.before[other - first] - m.before[op - first];
    return 0;
  }

  private minutesOf(lane: number, r: number): LaneMinutes {
    const { program } = this;
    const key = `${lane}|${program.reqKind[r]}|${program.reqOwner[r]}|${program.reqSelfSpeedMh[r]}`;
    const known = this.lanes.get(key);
    if (known) return known;
    const pools = poolsFor(program, lane, r);
    const speed = program.laneOrganic[lane]
      ? ownSpeedMh(program, r)
      : pools.reduce((fastest, p) => Math.max(fastest, speedOn(program, p, program.lanes[lane].lengthM)), 0);
    const first = program.opStart[lane];
    const count = program.opStart[lane + 1] - first;
    const before = new Float64Array(count);
    const after = new Float64Array(count);
    const worked = new Float64Array(count + 1);
    const driven = new Float64Array(count + 1);
    const road = program.laneRoad[lane] === 1;
    for (let i = 0; i < count; i++) {
      const [work, drive] = leastOfOperation(program, first + i, pools, speed);
      before[i] = worked[i] + driven[i] + (road ? haltMin(driven[i]) : 0);
      worked[i + 1] = worked[i] + work;
      driven[i + 1] = driven[i] + drive;
    }
    for (let i = 0; i < count; i++) {
      const drive = driven[count] - driven[i];
      after[i] = worked[count] - worked[i] + drive + (road ? leastHaltMin(drive) : 0);
    }
    const total = worked[count] + driven[count] + (road ? haltMin(driven[count]) : 0);
    const minutes = { claims: this.claimsOf(lane, pools, { before, after, worked, driven }), total, pools };
    this.lanes.set(key, minutes);
    return minutes;
  }
}

interface Way {
  readonly option: number;
  readonly lanes: readonly number[];
}

/** Most ways of one requirement. */
const MOST_WAYS = 24;
const MOST_LEGS = 16;

/** The options, and every way that changes from one to another where a leg begins at the same place in the same way. */
function waysOf(program: Program, options: readonly number[], switches: boolean): Way[] {
  const ways = options.map((option): Way => ({ option, lanes: itemsOf(program.optionLanes, option) }));
  if (!switches || options.length < 2) return ways;
  const lanesOf = new Map(options.map((option) => [option, itemsOf(program.optionLanes, option)]));
  const seen = new Set(ways.map((way) => way.lanes.join(',')));
  for (let w = 0; w < ways.length; w++) {
    const { option, lanes } = ways[w];
    for (let leg = 1; leg < lanes.length; leg++) {
      for (const other of options) {
        const from = joiningLeg(program, other, lanes[leg]);
        if (from < 0) continue;
        const mixed = [...lanes.slice(0, leg), ...lanesOf.get(other)!.slice(from)];
        const key = mixed.join(',');
        if (seen.has(key)) continue;
        seen.add(key);
        if (ways.length >= MOST_WAYS || mixed.length > MOST_LEGS) return [];
        ways.push({ option, lanes: mixed });
      }
    }
  }
  return ways;
}

/** Pools that may carry a requirement on a lane. */
function poolsFor(program: Program, lane: number, r: number): number[] {
  const kind = 1 << program.reqKind[r];
  return itemsOf(program.laneTypes, lane)
    .flatMap((type) => itemsOf(program.typePools, type))
    .filter(
      (p) =>
        (program.poolKinds[p] & kind) !== 0 &&
        (program.poolTraffic[p] & program.reqTraffic[r]) !== 0 &&
        (program.poolReservedFor[p] < 0 || program.poolReservedFor[p] === program.reqOwner[r]),
    )
    .sort((a, b) => a - b);
}

function ownSpeedMh(program: Program, r: number): number {
  const kind = CARGO_KINDS[program.reqKind[r]];
  return kind === 'self' ? program.reqSelfSpeedMh[r] : kind === 'people' ? COACH_SPEED_MH : MARCH_SPEED_MH;
}

/** Least minutes of work and of driving of one operation. */
function leastOfOperation(program: Program, op: number, pools: readonly number[], speed: number): [number, number] {
  const least = (of: Int32Array) =>
    pools.length === 0 ? 0 : Math.round(Math.min(...pools.map((p) => leastOf(program.distributions[of[p]]))));
  switch (program.opCode[op]) {
    case OP.load:
      return [least(program.poolLoad), 0];
    case OP.unload:
      return [least(program.poolUnload), 0];
    case OP.service:
      return [Math.round(leastOf(program.distributions[program.opArg[op]])), 0];
    case OP.exchange:
      return [leastExchangeMin(program, op), 0];
    case OP.move: {
      const limit = program.opLimitMh[op];
      const fastest = limit > 0 ? Math.min(limit, speed) : speed;
      return [0, fastest > 0 ? Math.ceil((program.opLengthM[op] * 60) / fastest) : 0];
    }
    default:
      return [0, 0];
  }
}

const halts = new Map<number, number>();

/** Least halts in some minutes of driving, however long the column has driven before. */
function leastHaltMin(driving: number): number {
  let least = halts.get(driving);
  if (least === undefined) {
    least = Infinity;
    for (let before = 0; before <= DRIVING_DAY_MIN; before++)
      least = Math.min(least, haltMin(before + driving) - haltMin(before));
    halts.set(driving, least);
  }
  return least;
}
