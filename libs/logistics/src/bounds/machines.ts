/**
 * Machines of the work bound: capacities that an element must claim on every one of its routes, and how much of each at the least. An element needs
 * only a share of its cargo, so its need is the least work that this share can be (a fractional knapsack). Made once for a program.
 */
import { CARGO_KINDS } from '../movement/requirement.ts';
import { leastOf } from '../operation/least-transit.ts';
import { haltMin } from '../operation/march.ts';
import { OP } from '../operation/lane.ts';
import type { Program } from '../operation/program.ts';
import { RATE } from '../engine/resource.ts';
import { DIMENSION_COUNT, LOAD_COUNT, loadOf, type OptionUsage, type Trip, type Usage, type Use } from './usage.ts';

const PEOPLE = CARGO_KINDS.indexOf('people');
const DAY_MIN = 1440;
/** Machines that are busy for less than this in all, minutes, cannot matter. */
const LEAST_BUSY_MIN = 30;

/** What one element needs of a machine. */
export interface Job {
  readonly element: number;
  /** Units of a rate, server minutes, room minutes, asset minutes. */
  readonly work: number;
  /** Least minutes from the release of a requirement to the machine, and from the end of its work to the destination. */
  readonly entries: readonly { readonly requirement: number; readonly head: number; readonly tail: number }[];
}

export interface Machine {
  /** Resource, or -1 for the assets of `pools`. */
  readonly resource: number;
  readonly pools: readonly number[];
  /** Of each pool: minutes by which the first trip of an asset may be shorter than the others. */
  readonly creditMin: readonly number[];
  readonly jobs: readonly Job[];
  /** Largest claim, in units of the resource; longest of the least holds, minutes. */
  readonly largestClaim: number;
  readonly longestHold: number;
}

/** What a requirement needs of a capacity whichever option it takes. */
interface Need {
  /** Work of each of its consignments. */
  readonly work: Float64Array;
  readonly head: number;
  readonly tail: number;
  readonly largestClaim: number;
  readonly longestHold: number;
}

export function resourceMachines(program: Program, usage: Usage): Machine[] {
  const machines: Machine[] = [];
  // A claim of one for each transport is shared by what is aboard: in one dimension at a time.
  for (let dimension = 0; dimension < LOAD_COUNT; dimension++) {
    const needs = new Map<number, Map<number, Need>>();
    usage.options.forEach((options, r) => {
      if (program.reqElement[r] < 0 || options.length === 0) return;
      for (const resource of new Set(options[0].uses.map((use) => use.resource))) {
        if (!options.every((option) => option.uses.some((use) => use.resource === resource))) continue;
        const need = needOfResource(program, usage, r, options, resource, dimension);
        if (!need) continue;
        const known = needs.get(resource);
        if (known) known.set(r, need);
        else needs.set(resource, new Map([[r, need]]));
      }
    });
    for (const [resource, byRequirement] of needs) {
      const { kind, capacity } = program.facilities.list[resource];
      const busy = (work: number) =>
        kind === RATE ? (work * 1000 * DAY_MIN) / capacity : work / Math.max(1, capacity);
      const machine = toMachine(program, resource, [], byRequirement);
      const total = machine.jobs.reduce((sum, job) => sum + job.work, 0);
      if (!(machine.largestClaim < Infinity) || !(busy(total) >= LEAST_BUSY_MIN)) continue;
      // The same resource in another dimension: only where that says something else.
      const twin = machines.find((m) => m.resource === resource && sameJobs(m, machine));
      if (!twin) machines.push(machine);
    }
  }
  return machines;
}

const sameJobs = (a: Machine, b: Machine): boolean =>
  a.jobs.length === b.jobs.length &&
  a.jobs.every((job, j) => job.element === b.jobs[j].element && job.work === b.jobs[j].work);

function needOfResource(
  program: Program,
  usage: Usage,
  r: number,
  options: readonly OptionUsage[],
  resource: number,
  dimension: number,
): Need | undefined {
  const { kind } = program.facilities.list[resource];
  const first = program.reqConsignments.start[r];
  const count = program.reqConsignments.start[r + 1] - first;
  const work = new Float64Array(count).fill(Infinity);
  let head = Infinity;
  let tail = Infinity;
  let largestClaim = 0;
  let longestHold = 0;
  for (const option of options) {
    const uses = option.uses.filter((use) => use.resource === resource);
    for (const use of uses) {
      head = Math.min(head, use.head);
      tail = Math.min(tail, use.tail - use.hold);
      longestHold = Math.max(longestHold, use.hold);
      largestClaim = Math.max(largestClaim, largestClaimOf(program, usage, r, use));
    }
    for (let i = 0; i < count; i++) {
      const c = program.reqConsignments.items[first + i];
      const units = uses.reduce(
        (sum, use) => sum + unitsOf(program, usage, use, c, dimension) * (kind === RATE ? 1 : use.hold),
        0,
      );
      work[i] = Math.min(work[i], units);
    }
  }
  return work.some((w) => w > 0) ? { work, head, tail, largestClaim, longestHold } : undefined;
}

/** Units of a claim that a consignment accounts for at the least. */
export function unitsOf(program: Program, usage: Usage, use: Use, c: number, dimension: number): number {
  if (use.dimension >= 0) return loadOf(program, c, use.dimension) / use.perUnit;
  if (use.pools.length === 0) return 1;
  const load = usage.largestLoad(use.pools, dimension);
  return load > 0 && load < Infinity ? loadOf(program, c, dimension) / load : 0;
}

export function largestClaimOf(program: Program, usage: Usage, r: number, use: Use): number {
  if (use.dimension < 0) return 1;
  if (use.pools.length > 0) return Math.ceil(usage.largestLoad(use.pools, use.dimension) / use.perUnit);
  const { start, items } = program.reqConsignments;
  let largest = 0;
  for (let i = start[r]; i < start[r + 1]; i++)
    largest = Math.max(largest, program.consignmentCargo[DIMENSION_COUNT * items[i] + use.dimension]);
  return Math.ceil(largest / use.perUnit);
}

/** Adds up what each element needs of a machine. */
function toMachine(
  program: Program,
  resource: number,
  pools: readonly number[],
  needs: ReadonlyMap<number, Need>,
): Machine {
  const byElement = new Map<number, number[]>();
  for (const r of needs.keys()) {
    const list = byElement.get(program.reqElement[r]);
    if (list) list.push(r);
    else byElement.set(program.reqElement[r], [r]);
  }
  const jobs = [...byElement]
    .sort((a, b) => a[0] - b[0])
    .map(([element, requirements]): Job => ({
      element,
      work: leastShare(program, element, (r) => needs.get(r)?.work),
      entries: requirements.map((requirement) => ({
        requirement,
        head: needs.get(requirement)!.head,
        tail: needs.get(requirement)!.tail,
      })),
    }))
    .filter((job) => job.work > 0);
  const all = [...needs.values()];
  return {
    resource,
    pools,
    creditMin: pools.map(() => 0),
    jobs,
    largestClaim: all.reduce((most, need) => Math.max(most, need.largestClaim), 0),
    longestHold: all.reduce((most, need) => Math.max(most, need.longestHold), 0),
  };
}

/** Least work of the consignments that make an element ready: people for the persons it lacks, everything else for the mass. */
export function leastShare(
  program: Program,
  element: number,
  workOf: (requirement: number) => Float64Array | undefined,
): number {
  const people: { work: number; value: number }[] = [];
  const equipment: { work: number; value: number }[] = [];
  let paxNeeded = program.elementPaxNeeded[element];
  const { start, items } = program.elementRequirements;
  for (let i = start[element]; i < start[element + 1]; i++) {
    const r = items[i];
    const work = workOf(r);
    const first = program.reqConsignments.start[r];
    for (let k = first; k < program.reqConsignments.start[r + 1]; k++) {
      const c = program.reqConsignments.items[k];
      const pax = program.consignmentCargo[DIMENSION_COUNT * c];
      const own = work ? work[k - first] : 0;
      if (program.reqKind[r] === PEOPLE) people.push({ work: own, value: pax });
      else {
        // Persons that come with the equipment: as if all of them were there.
        paxNeeded -= pax;
        equipment.push({ work: own, value: program.consignmentCargo[DIMENSION_COUNT * c + 1] });
      }
    }
  }
  return fractionalKnapsack(people, paxNeeded) + fractionalKnapsack(equipment, program.elementEquipmentNeeded[element]);
}

/** Least work of parts of items whose values add up to what is needed. */
function fractionalKnapsack(items: { work: number; value: number }[], needed: number): number {
  items.sort((a, b) => a.work * b.value - b.work * a.value);
  let work = 0;
  let left = needed;
  for (const item of items) {
    if (left <= 0) break;
    if (item.value <= 0) continue;
    const part = Math.min(1, left / item.value);
    work += part * item.work;
    left -= item.value;
  }
  return work;
}

/** Sets of pools such that some requirement has a trip on every option that only these pools can make. */
export function fleetMachines(program: Program, usage: Usage): Machine[] {
  const sets = new Map<string, readonly number[]>();
  const keyOf = (pools: readonly number[]) => pools.join(',');
  usage.options.forEach((options, r) => {
    if (program.reqElement[r] < 0) return;
    for (const option of options) for (const trip of option.trips) sets.set(keyOf(trip.pools), trip.pools);
  });
  const machines: Machine[] = [];
  const costs = new TripCosts(program);
  for (const pools of sets.values()) {
    if (pools.length === 0) continue;
    const inside = new Set(pools);
    const within = (trip: Trip) => trip.pools.every((p) => inside.has(p));
    const assets = pools.reduce((n, p) => n + program.poolAssets.start[p + 1] - program.poolAssets.start[p], 0);
    for (let dimension = 0; dimension < LOAD_COUNT; dimension++) {
      if (!(usage.largestLoad(pools, dimension) < Infinity)) continue;
      const needs = new Map<number, Need>();
      usage.options.forEach((options, r) => {
        if (program.reqElement[r] < 0 || options.length === 0) return;
        if (!options.every((option) => option.trips.some(within))) return;
        const need = needOfFleet(program, usage, costs, r, options, within, dimension);
        if (need) needs.set(r, need);
      });
      const machine = toMachine(program, -1, pools, needs);
      const total = machine.jobs.reduce((sum, job) => sum + job.work, 0);
      if (
        total / Math.max(1, assets) >= LEAST_BUSY_MIN &&
        !machines.some((m) => sameJobs(m, machine) && m.pools.length <= pools.length)
      )
        machines.push({ ...machine, creditMin: pools.map((p) => costs.creditMin(p)) });
    }
  }
  return machines;
}

function needOfFleet(
  program: Program,
  usage: Usage,
  costs: TripCosts,
  r: number,
  options: readonly OptionUsage[],
  within: (trip: Trip) => boolean,
  dimension: number,
): Need | undefined {
  const first = program.reqConsignments.start[r];
  const count = program.reqConsignments.start[r + 1] - first;
  const work = new Float64Array(count).fill(Infinity);
  let head = Infinity;
  let tail = Infinity;
  for (const option of options) {
    let share = 0;
    for (const trip of option.trips.filter(within)) {
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
}

/** Least asset time of a trip of a pool on a lane, kept. */
export class TripCosts {
  private readonly known = new Map<number, TripCost>();

  /** Lanes that each type of lift can serve. */
  private readonly typeLanes: number[][];

  constructor(private readonly program: Program) {
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

  /**
   * Least asset minutes of a unit of cargo over the pools of a trip, least approach, least minutes from the beginning of loading to the end of the
   * discharge, longest rest after it.
   */
  ofTrip(
    trip: Trip,
    usage: Usage,
    dimension: number,
  ): { perUnit: number; approach: number; lane: number; rest: number } {
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
    const minutes = (of: Int32Array) => Math.round(leastOf(program.distributions[of[p]]));
    let driving = 0;
    let loading = 0;
    let discharging = 0;
    let serving = 0;
    for (let op = program.opStart[lane]; op < program.opStart[lane + 1]; op++) {
      const code = program.opCode[op];
      if (code === OP.load) loading += minutes(program.poolLoad);
      else if (code === OP.unload) discharging += minutes(program.poolUnload);
      else if (code === OP.service) serving += Math.round(leastOf(program.distributions[program.opArg[op]]));
      else if (code === OP.move) {
        const limit = program.opLimitMh[op];
        const speed = program.poolSpeedMh[p];
        driving += Math.ceil((program.opLengthM[op] * 60) / (limit > 0 ? Math.min(limit, speed) : speed));
      }
    }
    const approach = this.leastApproachMin(p, lane);
    const halts = program.laneRoad[lane] ? haltMin(driving) : 0;
    const useRate = program.poolUseRateMin[p];
    const busy = approach + loading + driving + halts + serving + discharging;
    const cycle = useRate > 0 ? ((approach + driving) * DAY_MIN) / useRate : 0;
    return { approach, busy, cycle: Math.max(busy, cycle) };
  }

  /**
   * From where any lane of the pool ends. The first trip begins at a base, and may be shorter by what {@link creditMin} says; a pool with a use rate
   * counts its bases here instead, since its rest depends on the approach.
   */
  private leastApproachMin(p: number, lane: number): number {
    const { program } = this;
    let least = program.poolUseRateMin[p] > 0 ? this.leastFromBaseMin(p, lane) : Infinity;
    for (const other of this.typeLanes[program.poolType[p]]) {
      if (least <= 0) break;
      least = Math.min(least, this.wayMin(p, program.laneTo[other], lane));
    }
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

  /** Least minutes from a place to the start of a lane, Infinity when there is no way. */
  private wayMin(p: number, from: number, lane: number): number {
    const { program } = this;
    const to = program.laneFrom[lane];
    if (from === to) return 0;
    const metres = program.laneAir[lane] ? program.airDistanceM(from, to) : program.laneApproach[lane][from];
    return metres < 0 ? Infinity : Math.floor((metres * 60) / program.poolSpeedMh[p]);
  }
}
