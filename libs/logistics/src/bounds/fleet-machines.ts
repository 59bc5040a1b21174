/**
 * Machines of the work bound that are lift: sets of pools that alone can make some trip on every route of a requirement, and the least asset time
 * that its cargo needs of them. Made once for a program.
 */
import { leastExchangeMin } from '../operation/paced-work.ts';
import { leastOf } from '../operation/least-transit.ts';
import { haltMin } from '../operation/march.ts';
import { OP } from '../operation/lane.ts';
import { approachM, speedOn } from '../operation/positioning.ts';
import type { Program } from '../operation/program.ts';
import { LEAST_BUSY_MIN, sameJobs, toMachine, type Machine, type Need } from './machines.ts';
import { LOAD_COUNT, loadOf } from './loads.ts';
import type { Trip, Usage } from './usage.ts';
import { MINUTES_PER_DAY } from '../units/time.ts';

/** Sets of pools such that some requirement has a trip on every option that only these pools can make. */
export function fleetMachines(program: Program, usage: Usage): Machine[] {
  const { sets, setOf } = poolSetsOf(program, usage);
  const machines: Machine[] = [];
  const costs = new TripCosts(program);
  sets.forEach((pools) => {
    if (pools.length === 0) return;
    const inside = new Set(pools);
    const isWithin = sets.map((other) => other.every((p) => inside.has(p)));
    const within = (trip: Trip) => isWithin[setOf.get(trip)!];
    const assets = pools.reduce((n, p) => n + program.poolAssets.start[p + 1] - program.poolAssets.start[p], 0);
    // Requirements that need these pools on every option, with the trips that do.
    const bound = new Map<number, readonly (readonly Trip[])[]>();
    usage.options.forEach((options, r) => {
      if (program.reqElement[r] < 0 || options.length === 0 || !options.every((o) => o.trips.some(within))) return;
      bound.set(
        r,
        options.map((option) => option.trips.filter(within)),
      );
    });
    for (let dimension = 0; dimension < LOAD_COUNT; dimension++) {
      if (!(usage.largestLoad(pools, dimension) < Infinity)) continue;
      const needs = new Map<number, Need>();
      for (const [r, trips] of bound) {
        const need = needOfFleet(program, usage, costs, r, trips, dimension);
        if (need) needs.set(r, need);
      }
      const machine = toMachine(program, -1, pools, needs);
      const total = machine.jobs.reduce((sum, job) => sum + job.work, 0);
      if (
        total / Math.max(1, assets) >= LEAST_BUSY_MIN &&
        !machines.some((m) => sameJobs(m, machine) && m.pools.length <= pools.length)
      )
        machines.push({ ...machine, creditMin: pools.map((p) => costs.creditMin(p)), spare: costs.spareMin(pools) });
    }
  });
  return machines;
}

/** The different sets of pools that may make some trip of an element, and the ordinal of each trip's set. */
function poolSetsOf(program: Program, usage: Usage) {
  const sets: (readonly number[])[] = [];
  const setOf = new Map<Trip, number>();
  const ordinals = new Map<string, number>();
  usage.options.forEach((options, r) => {
    if (program.reqElement[r] < 0) return;
    for (const { trips } of options)
      for (const trip of trips) {
        if (setOf.has(trip)) continue;
        const key = trip.pools.join(',');
        let ordinal = ordinals.get(key);
        if (ordinal === undefined) ordinals.set(key, (ordinal = sets.push(trip.pools) - 1));
        setOf.set(trip, ordinal);
      }
  });
  return { sets, setOf };
}

function needOfFleet(
  program: Program,
  usage: Usage,
  costs: TripCosts,
  r: number,
  tripsOfOptions: readonly (readonly Trip[])[],
  dimension: number,
): Need | undefined {
  const first = program.reqConsignments.start[r];
  const count = program.reqConsignments.start[r + 1] - first;
  const work = new Float64Array(count).fill(Infinity);
  let head = Infinity;
  let tail = Infinity;
  for (const trips of tripsOfOptions) {
    let share = 0;
    for (const trip of trips) {
      const cost = costs.ofTrip(trip, usage, dimension);
      share += cost.perUnit;
      // Work may begin while the asset is on its way to the cargo, and end when it has rested.
      head = Math.min(head, trip.head - cost.approach);
      tail = Math.min(tail, trip.tail - cost.lane - cost.rest);
    }
    for (let i = 0; i < count; i++) {
      const c = program.reqConsignments.items[first + i];
      work[i] = Math.min(work[i], loadOf(program, c, dimension) * share);
    }
  }
  if (!work.some((w) => w > 0 && w < Infinity)) return undefined;
  return { work, head, tail, largestClaim: 0, longestHold: 0 };
}

interface TripCost {
  /** Least minutes: from where another trip may have ended to the cargo; with approach, loading, way and discharge; with the rest its use rate asks for. */
  readonly approach: number;
  readonly busy: number;
  readonly cycle: number;
  /** The cycle of a trip that begins where the asset stands already. */
  readonly cycleThere: number;
}

/**
 * Least asset minutes of a unit of cargo over the pools of a trip, least approach, least minutes from the beginning of loading to the end of the
 * discharge, longest rest after it.
 */
interface CargoCost {
  readonly perUnit: number;
  readonly approach: number;
  readonly lane: number;
  readonly rest: number;
}

/** Least minutes of a type of lift on a lane: under way, at work, and from the end of another lane to its start (Infinity: no way). */
interface LaneWork {
  readonly driving: number;
  readonly worked: number;
  readonly approach: number;
}

/** Whether lift may come to cargo that is held, or has turned round, since it was called. */
function mayGoInVain({ world }: Program): boolean {
  return (
    world.conditions.some(({ revokedMin, revokedBy }) => revokedMin !== undefined || revokedBy !== undefined) ||
    world.requirements.some(({ reverses }) => reverses !== undefined)
  );
}

/** Least asset time of a trip of a pool on a lane, kept. */
export class TripCosts {
  private readonly known = new Map<number, TripCost>();
  private readonly ofTrips = new Map<Trip, (CargoCost | undefined)[]>();
  private readonly works = new Map<number, LaneWork>();

  /** Lanes that each type of lift can serve. */
  private readonly typeLanes: number[][];

  private readonly mayGoInVain: boolean;

  constructor(private readonly program: Program) {
    this.mayGoInVain = mayGoInVain(program);
    const { start, items } = program.laneTypes;
    this.typeLanes = program.world.liftTypes.map(() => []);
    for (let lane = 0; lane + 1 < start.length; lane++)
      for (let i = start[lane]; i < start[lane + 1]; i++) this.typeLanes[items[i]].push(lane);
  }

  of(p: number, lane: number): TripCost {
    const key = p * this.program.laneFrom.length + lane;
    let cost = this.known.get(key);
    if (!cost) this.known.set(key, (cost = this.compute(p, lane)));
    return cost;
  }

  ofTrip(trip: Trip, usage: Usage, dimension: number): CargoCost {
    let costs = this.ofTrips.get(trip);
    if (!costs) this.ofTrips.set(trip, (costs = []));
    return (costs[dimension] ??= this.computeOfTrip(trip, usage, dimension));
  }

  private computeOfTrip(trip: Trip, usage: Usage, dimension: number): CargoCost {
    let perUnit = Infinity;
    let approach = Infinity;
    let lane = Infinity;
    let rest = 0;
    for (const p of trip.pools) {
      const cost = this.of(p, trip.lane);
      const load = usage.poolLoad[LOAD_COUNT * p + dimension];
      if (load > 0) perUnit = Math.min(perUnit, cost.cycle / load);
      approach = Math.min(approach, cost.approach);
      lane = Math.min(lane, cost.busy - cost.approach);
      rest = Math.max(rest, cost.cycle - cost.busy);
    }
    return { perUnit, approach, lane, rest };
  }

  private compute(p: number, lane: number): TripCost {
    const { program } = this;
    const { driving, worked } = this.workOf(p, lane);
    const approach = this.leastApproachMin(p, lane);
    const halts = program.laneRoad[lane] ? haltMin(driving) : 0;
    const useRate = program.poolUseRateMin[p];
    const there = worked + driving + halts;
    const cycle = (way: number) =>
      Math.max(way + there, useRate > 0 ? ((way + driving) * MINUTES_PER_DAY) / useRate : 0);
    return { approach, busy: approach + there, cycle: cycle(approach), cycleThere: cycle(0) };
  }

  /** What the pools of a type have in common on a lane, kept: they differ in owner and bases only. */
  private workOf(p: number, lane: number): LaneWork {
    const key = this.program.poolType[p] * this.program.laneFrom.length + lane;
    let work = this.works.get(key);
    if (!work) this.works.set(key, (work = this.computeWork(p, lane)));
    return work;
  }

  private computeWork(p: number, lane: number): LaneWork {
    const { program } = this;
    const least = (distribution: number) => Math.round(leastOf(program.distributions[distribution]));
    let driving = 0;
    let worked = 0;
    const speed = speedOn(program, p, program.lanes[lane].lengthM);
    for (let op = program.opStart[lane]; op < program.opStart[lane + 1]; op++) {
      const code = program.opCode[op];
      if (code === OP.load) worked += least(program.poolLoad[p]);
      else if (code === OP.unload) worked += least(program.poolUnload[p]);
      else if (code === OP.service) worked += least(program.opArg[op]);
      else if (code === OP.exchange) worked += leastExchangeMin(program, op);
      else if (code === OP.move) {
        const limit = program.opLimitMh[op];
        driving += Math.ceil((program.opLengthM[op] * 60) / (limit > 0 ? Math.min(limit, speed) : speed));
      }
    }
    let approach = Infinity;
    for (const other of this.typeLanes[program.poolType[p]]) {
      if (approach <= 0) break;
      approach = Math.min(approach, this.wayMin(p, program.laneTo[other], lane));
    }
    return { driving, worked, approach };
  }

  /**
   * From where any lane of the pool ends. The first trip begins at a base, and may be shorter by what {@link creditMin} says; a pool with a use rate
   * counts its bases here instead, since its rest depends on the approach.
   */
  private leastApproachMin(p: number, lane: number): number {
    const between = this.workOf(p, lane).approach;
    const least = this.program.poolUseRateMin[p] > 0 ? Math.min(between, this.leastFromBaseMin(p, lane)) : between;
    return least === Infinity ? 0 : least;
  }

  private leastFromBaseMin(p: number, lane: number): number {
    const { start, items } = this.program.poolAssets;
    let least = Infinity;
    for (let i = start[p]; i < start[p + 1] && least > 0; i++)
      least = Math.min(least, this.wayMin(p, this.program.assetBase[items[i]], lane));
    return least;
  }

  /** Most minutes by which the way from a base to some lane is shorter than the approach that its trips count. */
  creditMin(p: number): number {
    if (this.program.poolUseRateMin[p] > 0) return 0;
    let credit = 0;
    for (const lane of this.typeLanes[this.program.poolType[p]]) {
      const base = this.leastFromBaseMin(p, lane);
      if (base < Infinity) credit = Math.max(credit, this.of(p, lane).approach - base);
    }
    return credit;
  }

  /**
   * Asset minutes that the trips of some pools count too much in all: an asset that a withdrawal sent to cargo that it did not find stands there, and has
   * rested from the way before its next trip begins. One trip of each asset, since what it has rested for lies before the first only.
   */
  spareMin(pools: readonly number[]): number {
    if (!this.mayGoInVain) return 0;
    const { poolUseRateMin, poolAssets, poolType } = this.program;
    let minutes = 0;
    for (const p of pools) {
      if (poolUseRateMin[p] === 0) continue;
      let most = 0;
      for (const lane of this.typeLanes[poolType[p]]) {
        const { approach, cycle, cycleThere } = this.of(p, lane);
        most = Math.max(most, cycle - cycleThere - approach);
      }
      minutes += most * (poolAssets.start[p + 1] - poolAssets.start[p]);
    }
    return minutes;
  }

  /** Least minutes from a place to the start of a lane, Infinity when there is no way. */
  private wayMin(p: number, from: number, lane: number): number {
    const { program } = this;
    if (from === program.laneFrom[lane]) return 0;
    const metres = approachM(program, from, lane);
    return metres < 0 ? Infinity : Math.floor((metres * 60) / program.poolSpeedMh[p]);
  }
}
