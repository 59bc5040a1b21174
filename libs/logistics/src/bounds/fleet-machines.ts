/**
 * Machines of the work bound that are lift: sets of pools that alone can make some trip on every route of a requirement, and the least asset time
 * that its cargo needs of them. Made once for a program.
 */
import { leastExchangeMin } from '../operation/transit/paced-work.ts';
import { leastOf } from '../operation/routing/least-transit.ts';
import { haltMin } from '../operation/routing/march.ts';
import { OP } from '../operation/routing/lane.ts';
import { approachM, speedOn } from '../operation/dispatch/positioning.ts';
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
        machines.push({ ...machine, creditMin: pools.map((p) => costs.creditMin(p)) });
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
      // Work may begin before the cargo is there, on the way to it at the latest, and end when the asset has rested.
      head = Math.min(head, trip.head - cost.before);
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

/**
 * Minutes of a trip at the least: asset time, of which from the beginning of loading to the end of the discharge, rest after it, and how long before the
 * loading its time may begin.
 */
interface TripCost {
  readonly cycle: number;
  readonly lane: number;
  readonly rest: number;
  readonly before: number;
}

/** Least asset minutes of a unit of cargo over the pools of a trip; least way on the lane, longest rest after it and longest time before it. */
interface CargoCost {
  readonly perUnit: number;
  readonly lane: number;
  readonly rest: number;
  readonly before: number;
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

/**
 * Least asset time of a trip of a pool on a lane, kept. Every trip counts the least way from where another trip may have ended, and the rest that its use rate
 * asks for after both ways. A trip that begins nearer to the cargo (the first one, at a base; one after a way in vain, which has had its rest) takes less: the
 * difference lies before it, so its time begins earlier by as much, and that of an asset by {@link creditMin} before it is to hand.
 */
export class TripCosts {
  private readonly known = new Map<number, TripCost>();
  private readonly ofTrips = new Map<Trip, (CargoCost | undefined)[]>();
  private readonly works = new Map<number, LaneWork>();
  private readonly credits = new Map<number, number>();

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
    let lane = Infinity;
    let rest = 0;
    let before = 0;
    for (const p of trip.pools) {
      const cost = this.of(p, trip.lane);
      const load = usage.poolLoad[LOAD_COUNT * p + dimension];
      if (load > 0) perUnit = Math.min(perUnit, cost.cycle / load);
      lane = Math.min(lane, cost.lane);
      rest = Math.max(rest, cost.rest);
      before = Math.max(before, cost.before);
    }
    return { perUnit, lane, rest, before };
  }

  private compute(p: number, lane: number): TripCost {
    const approach = this.betweenMin(p, lane);
    const cycle = this.cycleMin(p, lane, approach);
    const there = this.cycleMin(p, lane, 0, false);
    const nearest = this.mayGoInVain ? 0 : this.leastFromBaseMin(p, lane);
    const before = nearest < approach ? nearest + cycle - this.cycleMin(p, lane, nearest) : approach;
    return { cycle, lane: there, rest: cycle - approach - there, before };
  }

  /** Minutes of a trip whose asset comes from some minutes away, with the rest that its use rate asks for or without. */
  private cycleMin(p: number, lane: number, approach: number, rests = true): number {
    const { program } = this;
    const { driving, worked } = this.workOf(p, lane);
    const minutes = approach + worked + driving + (program.laneRoad[lane] ? haltMin(driving) : 0);
    const useRate = program.poolUseRateMin[p];
    return rests && useRate > 0 ? Math.max(minutes, ((approach + driving) * MINUTES_PER_DAY) / useRate) : minutes;
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

  /** From where any lane of the pool ends, 0 where there is no way. */
  private betweenMin(p: number, lane: number): number {
    const { approach } = this.workOf(p, lane);
    return approach === Infinity ? 0 : approach;
  }

  private leastFromBaseMin(p: number, lane: number): number {
    const { start, items } = this.program.poolAssets;
    let least = Infinity;
    for (let i = start[p]; i < start[p + 1] && least > 0; i++)
      least = Math.min(least, this.wayMin(p, this.program.assetBase[items[i]], lane));
    return least;
  }

  /** Most minutes by which the first trip of an asset, from a base to some lane, takes less than it counts. */
  creditMin(p: number): number {
    const known = this.credits.get(p);
    if (known !== undefined) return known;
    let credit = 0;
    for (const lane of this.typeLanes[this.program.poolType[p]]) {
      const base = this.leastFromBaseMin(p, lane);
      if (base < this.betweenMin(p, lane))
        credit = Math.max(credit, this.of(p, lane).cycle - this.cycleMin(p, lane, base));
    }
    this.credits.set(p, credit);
    return credit;
  }

  /** Least minutes from a place to the start of a lane, Infinity when there is no way. */
  private wayMin(p: number, from: number, lane: number): number {
    const { program } = this;
    if (from === program.laneFrom[lane]) return 0;
    const metres = approachM(program, from, lane);
    return metres < 0 ? Infinity : Math.floor((metres * 60) / program.poolSpeedMh[p]);
  }
}
