/**
 * Machines of the work bound: capacities that an element must claim on every one of its routes, and how much of each at the least. An element needs
 * only a share of its cargo, so its need is the least work that this share can be (a fractional knapsack). Made once for a program.
 */
import { DIMENSION, DIMENSION_COUNT, READY_SHARES, SHARES_OF_KIND } from '../movement/requirement.ts';
import type { Program } from '../operation/program.ts';
import { RATE } from '../engine/resource.ts';
import { LOAD_COUNT, loadOf } from './loads.ts';
import type { OptionUsage, Usage, Use } from './usage.ts';
import { MINUTES_PER_DAY } from '../units/time.ts';

const PEOPLE = READY_SHARES.indexOf('people');
const EQUIPMENT = READY_SHARES.indexOf('equipment');
/** Machines that are busy for less than this in all, minutes, cannot matter. */
export const LEAST_BUSY_MIN = 30;

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
  /** Of each pool: minutes by which the first trip of an asset may take less than it counts. */
  readonly creditMin: readonly number[];
  readonly jobs: readonly Job[];
  /** Work that may have been done before the first of the jobs comes: of a rate its largest claim. */
  readonly spare: number;
  /** Largest claim, in units of the resource; longest of the least holds, minutes. */
  readonly largestClaim: number;
  readonly longestHold: number;
}

/** What a requirement needs of a capacity whichever option it takes. */
export interface Need {
  /** Work of each of its consignments. */
  readonly work: Float64Array;
  readonly head: number;
  readonly tail: number;
  readonly largestClaim: number;
  readonly longestHold: number;
}

export function resourceMachines(program: Program, usage: Usage): Machine[] {
  const machines: Machine[] = [];
  // Resources that a requirement claims on every option.
  const bound = usage.options.map((options, r) => {
    if (program.reqElement[r] < 0 || options.length === 0) return [];
    const [first, ...others] = options.map(({ uses }) => new Set(uses.map(({ resource }) => resource)));
    return [...first].filter((resource) => others.every((other) => other.has(resource)));
  });
  // A claim of one for each transport is shared by what is aboard: in one dimension at a time.
  for (let dimension = 0; dimension < LOAD_COUNT; dimension++) {
    const needs = new Map<number, Map<number, Need>>();
    usage.options.forEach((options, r) => {
      for (const resource of bound[r]) {
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
        kind === RATE ? (work * 1000 * MINUTES_PER_DAY) / capacity : work / Math.max(1, capacity);
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

export const sameJobs = (a: Machine, b: Machine): boolean =>
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
export function toMachine(
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
  const largestClaim = all.reduce((most, need) => Math.max(most, need.largestClaim), 0);
  return {
    resource,
    pools,
    creditMin: pools.map(() => 0),
    jobs,
    spare: resource >= 0 && program.facilities.list[resource].kind === RATE ? largestClaim : 0,
    largestClaim,
    longestHold: all.reduce((most, need) => Math.max(most, need.longestHold), 0),
  };
}

/**
 * Least work of the consignments that make an element ready: people for the persons it lacks, and for the
 * mass whatever asks for more of it: all equipment together, or vehicles, ammunition and what moves itself each by itself. Who goes home may not
 * have left, and needs nothing then.
 */
export function leastShare(
  program: Program,
  element: number,
  workOf: (requirement: number) => Float64Array | undefined,
): number {
  if (program.world.elements[element].returns !== undefined) return 0;
  const shares = READY_SHARES.map((): { work: number; value: number }[] => []);
  const needed = program.elementNeeded.slice(READY_SHARES.length * element, READY_SHARES.length * (element + 1));
  const { start, items } = program.elementRequirements;
  for (let i = start[element]; i < start[element + 1]; i++) {
    const r = items[i];
    const work = workOf(r);
    const isPeople = SHARES_OF_KIND[program.reqKind[r]].includes(PEOPLE);
    const first = program.reqConsignments.start[r];
    for (let k = first; k < program.reqConsignments.start[r + 1]; k++) {
      const c = program.reqConsignments.items[k];
      const pax = program.consignmentCargo[DIMENSION_COUNT * c + DIMENSION.pax];
      const own = work ? work[k - first] : 0;
      // Persons that come with the equipment: as if all of them were there.
      if (!isPeople) needed[PEOPLE] -= pax;
      const value = isPeople ? pax : program.consignmentCargo[DIMENSION_COUNT * c + DIMENSION.massKg];
      // What weighs nothing is no part of a share, and has no place in an order by work for each unit of it.
      if (value <= 0) continue;
      for (const share of SHARES_OF_KIND[program.reqKind[r]]) shares[share].push({ work: own, value });
    }
  }
  const least = shares.map((items, share) => fractionalKnapsack(items, needed[share]));
  const apart = least.reduce((sum, work) => sum + work, 0) - least[PEOPLE] - least[EQUIPMENT];
  return least[PEOPLE] + Math.max(least[EQUIPMENT], apart);
}

/** Least work of parts of items whose values add up to what is needed. */
function fractionalKnapsack(items: { work: number; value: number }[], needed: number): number {
  items.sort((a, b) => a.work * b.value - b.work * a.value);
  let work = 0;
  let left = needed;
  for (const item of items) {
    if (left <= 0) break;
    const part = Math.min(1, left / item.value);
    work += part * item.work;
    left -= item.value;
  }
  return work;
}
