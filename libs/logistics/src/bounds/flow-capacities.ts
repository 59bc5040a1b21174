/** The capacities that a flow over time passes through: which could be busy for long, and how much of the commodity one unit of each gets through at the most. */
import { DIMENSION_COUNT } from '../movement/requirement.ts';
import { RATE } from '../engine/resource.ts';
import type { Program } from '../operation/program.ts';
import { loadOf } from './loads.ts';
import type { Usage, Use } from './usage.ts';
import { DAY_RATE } from './work-bound.ts';

/** Capacities that would be busy for less than this with everything that may use them are left out, minutes. */
const LEAST_BUSY_MIN = 720;
/** Whole numbers flow: the commodity is counted in parts, so that rounding the capacity of a period up adds next to nothing. */
const SCALE = 1024;

/** A capacity of the network. */
export interface Capacity {
  readonly resource: number;
  /** Most of the commodity in one unit of a rate, or in one server minute. */
  readonly perUnit: number;
  readonly largestClaim: number;
  readonly longestHold: number;
}

/** Capacities that could be busy for long, with the densest of their users. */
export function listCapacities(
  program: Program,
  usage: Usage,
  measure: number,
  isCounted: (r: number) => boolean,
): Capacity[] {
  const found = new Map<number, { perUnit: number; amount: number; largestClaim: number; longestHold: number }>();
  usage.options.forEach((options, r) => {
    if (!isCounted(r)) return;
    const amount = amountsOf(program, r, measure).reduce((sum, mass) => sum + mass, 0);
    const seen = new Set<number>();
    for (const option of options)
      for (const use of option.uses) {
        const { kind } = program.facilities.list[use.resource];
        const perClaim = densest(program, usage, r, use, measure);
        if (perClaim === Infinity && !(use.dimension < 0)) continue;
        const perUnit = kind === RATE ? perClaim : use.hold > 0 ? perClaim / use.hold : Infinity;
        const claim =
          use.dimension < 0
            ? 1
            : use.pools.length > 0
              ? Math.ceil(usage.largestLoad(use.pools, use.dimension) / use.perUnit)
              : largestOwnClaim(program, r, use);
        let known = found.get(use.resource);
        if (!known) found.set(use.resource, (known = { perUnit: 0, amount: 0, largestClaim: 0, longestHold: 0 }));
        known.perUnit = Math.max(known.perUnit, perUnit);
        if (!seen.has(use.resource)) known.amount += amount;
        known.largestClaim = Math.max(known.largestClaim, claim);
        known.longestHold = Math.max(known.longestHold, use.hold);
        seen.add(use.resource);
      }
  });
  return [...found]
    .filter(([resource, { perUnit, amount, largestClaim }]) => {
      const { kind, capacity } = program.facilities.list[resource];
      if (!(perUnit > 0 && perUnit < Infinity && largestClaim < Infinity && capacity > 0)) return false;
      const units = amount / perUnit;
      return (kind === RATE ? (units * DAY_RATE) / capacity : units / capacity) >= LEAST_BUSY_MIN;
    })
    .sort((a, b) => a[0] - b[0])
    .map(([resource, { perUnit, largestClaim, longestHold }]) => ({
      resource,
      perUnit,
      largestClaim,
      longestHold,
    }));
}

/** Amount of each consignment of a requirement. */
export function amountsOf(program: Program, r: number, measure: number): Float64Array {
  const { start, items } = program.reqConsignments;
  return Float64Array.from(items.subarray(start[r], start[r + 1]), (c) => SCALE * loadOf(program, c, measure));
}

/** Most of a requirement that one unit of a claim gets through; Infinity when some of its cargo claims nothing. */
export function densest(program: Program, usage: Usage, r: number, use: Use, measure: number): number {
  if (use.dimension < 0 && use.pools.length > 0) return SCALE * usage.largestLoad(use.pools, measure);
  const { start, items } = program.reqConsignments;
  let most = 0;
  for (let i = start[r]; i < start[r + 1]; i++) {
    const amount = SCALE * loadOf(program, items[i], measure);
    const units = use.dimension < 0 ? 1 : loadOf(program, items[i], use.dimension) / use.perUnit;
    if (amount > 0) most = Math.max(most, amount / units);
  }
  return most;
}

function largestOwnClaim(program: Program, r: number, use: Use): number {
  const { start, items } = program.reqConsignments;
  let largest = 0;
  for (let i = start[r]; i < start[r + 1]; i++)
    largest = Math.max(largest, program.consignmentCargo[DIMENSION_COUNT * items[i] + use.dimension]);
  return Math.ceil(largest / use.perUnit);
}
