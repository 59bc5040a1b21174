/**
 * The several-commodity programme. Every requirement is a commodity of its own: a column says which share of it goes by which route option. For every
 * capacity and every window of time a row says that what must be done within the window fits into it: the sum over the window of the period constraints of the
 * time-expanded network, with the exact minutes in place of periods (energetic reasoning; Baptiste, Le Pape, Nuijten 2001). A window begins when cargo can be
 * there at the earliest and ends when it must have passed so that the group closes by T. If the rows cannot hold for T, no schedule closes by T.
 *
 * The programme for a T minimises the overload that the worst row has to bear; a bisection over T keeps the largest T that was proved impossible. The
 * budget is simplex iterations, of one solve and in all; a solve that does not finish proves nothing. The shares of the last T that is possible are
 * what the optimiser rounds to a plan. Cost: one linear programme for each step of the bisection.
 */
import { RATE } from '../engine/resource.ts';
import { DIMENSION, DIMENSION_COUNT, READY_SHARES, SHARES_OF_KIND } from '../movement/requirement.ts';
import type { Program } from '../operation/program.ts';
import type { RelaxedTimes } from '../operation/simulator.ts';
import type { Availability } from './availability.ts';
import { CapacityCurve } from './capacity-curve.ts';
import { TripCosts } from './fleet-machines.ts';
import { largestClaimOf, unitsOf } from './machines.ts';
import type { Row, Solve } from './solver.ts';
import { LOAD_COUNT, loadOf } from './loads.ts';
import type { OptionUsage, Trip, Usage } from './usage.ts';
import { longestRun, upperSteps } from './work-bound.ts';

const PEOPLE = READY_SHARES.indexOf('people');
/** Windows of one capacity begin at no more different times than this, and end at no more. */
const MOST_WINDOWS = 5;
/** Capacities that would be busy for less than this part of the time with everything on them are left out. */
const LEAST_BUSY = 0.1;
/** Overload below this is rounding of the solver. */
const TOLERANCE = 1e-6;
const STEPS = 14;

/** Work of one column at one capacity. */
interface Entry {
  readonly column: number;
  readonly work: number;
  readonly head: number;
  readonly tail: number;
}

interface Capacity {
  readonly curve: CapacityCurve;
  readonly spare: number;
  readonly lag: number;
  readonly entries: readonly Entry[];
}

export interface ProgrammeBudget {
  /** Simplex iterations of one solve, and of all together. */
  readonly iterations: number;
  readonly solves: number;
  /** Coefficients of one programme; a larger one is not solved. */
  readonly coefficients?: number;
}

export interface ProgrammeBound {
  /** First minute at which the group is not proved unable to close. */
  readonly closureMin: number;
  /** False when a solve ran out of its budget or the caller stopped: the bound holds, but a better one may exist. */
  readonly finished: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly solves: number;
  /** Share of each requirement by route option, in the order of its options; empty where it is not of the group. */
  readonly shares: readonly (readonly number[])[];
}

export class RouteProgramme {
  private readonly first: Int32Array;
  private readonly columns: number;
  private readonly costs: TripCosts;

  constructor(
    private readonly program: Program,
    private readonly usage: Usage,
    private readonly availability: Availability,
  ) {
    this.first = new Int32Array(usage.options.length + 1);
    usage.options.forEach((options, r) => (this.first[r + 1] = this.first[r] + options.length));
    this.columns = this.first[usage.options.length];
    this.costs = new TripCosts(program);
  }

  /**
   * @param known a bound that holds already
   * @param possible a closure that some schedule reaches, so that no proof is sought above it
   * @param report called after each solve; `false` stops with what is proved
   */
  bound(
    solve: Solve,
    relaxed: RelaxedTimes,
    members: readonly number[],
    known: number,
    possible: number,
    budget: ProgrammeBudget,
    report: (done: number, total: number) => boolean | void = () => undefined,
  ): ProgrammeBound {
    const { elements } = this.program.world;
    const chosen = new Set(members.filter((e) => relaxed.ready[e] >= 0 && elements[e].returns === undefined));
    const capacities = this.capacities(relaxed, chosen, known);
    const needs = this.needs(chosen);
    let low = known;
    let high = Math.max(known, possible);
    let finished = true;
    let solves = 0;
    let rows = 0;
    let shares: readonly (readonly number[])[] = [];
    const total = Math.min(STEPS, budget.solves);
    const isTooLarge = (some: readonly Row[]) =>
      some.reduce((sum, { columns }) => sum + columns.length, 0) > (budget.coefficients ?? Infinity);
    let goesOn = true;
    const attempt = (closure: number): boolean => {
      const windows = capacities.flatMap((capacity) => this.windows(capacity, closure));
      rows = windows.length + needs.length;
      const overload = this.columns;
      const cost = new Array<number>(this.columns + 1).fill(0);
      cost[overload] = 1;
      const upper = new Array<number>(this.columns + 1).fill(1);
      upper[overload] = Infinity;
      const all = [...needs, ...windows];
      if (isTooLarge(all)) {
        goesOn = finished = false;
        return true;
      }
      const solution = solve({ cost, upper, rows: all }, { iterations: budget.iterations });
      if (report(++solves, total) === false) goesOn = finished = false;
      if (solution.status === 'unfinished') {
        finished = false;
        return true;
      }
      if (solution.status === 'optimal' && solution.objective <= TOLERANCE) {
        shares = this.sharesOf(solution.columns, chosen);
        return true;
      }
      return false;
    };
    // The known bound first: where it can be reached by the programme there is nothing to prove.
    if (budget.solves > 0 && !attempt(low)) {
      while (goesOn && high - low > 1 && solves < total) {
        const middle = Math.floor((low + high) / 2);
        if (attempt(middle)) high = middle;
        else low = middle;
      }
      low++;
    }
    if (goesOn && shares.length === 0) attempt(high);
    return { closureMin: low, finished, columns: this.columns + 1, rows, solves, shares };
  }

  /** What every element needs of its requirements, and that nothing goes twice. */
  private needs(chosen: ReadonlySet<number>): Row[] {
    const { program } = this;
    const rows: Row[] = [];
    for (const e of chosen) {
      const { start, items } = program.elementRequirements;
      const shares = READY_SHARES.map((): [number, number][] => []);
      const needed = program.elementNeeded.slice(READY_SHARES.length * e, READY_SHARES.length * (e + 1));
      for (let i = start[e]; i < start[e + 1]; i++) {
        const r = items[i];
        const columns = this.columnsOf(r);
        const { kg, pax } = this.totals(r);
        const counted = SHARES_OF_KIND[program.reqKind[r]];
        const isPeople = counted.includes(PEOPLE);
        if (columns.length > 1) rows.push({ columns, values: columns.map(() => 1), least: -Infinity, most: 1 });
        const amount = isPeople ? pax : kg;
        // Persons that come with the equipment: as if all of them were there.
        if (!isPeople) needed[PEOPLE] -= pax;
        // Of cargo whose ways are not known nothing is asked either.
        for (const share of counted)
          if (columns.length === 0) needed[share] -= amount;
          else columns.forEach((c) => shares[share].push([c, amount]));
      }
      const atLeast = (terms: [number, number][], amount: number) => {
        if (amount <= 0 || terms.length === 0) return;
        // In parts of what is needed, so that all rows are of one size.
        rows.push({
          columns: terms.map(([c]) => c),
          values: terms.map(([, v]) => v / amount),
          least: 1,
          most: Infinity,
        });
      };
      shares.forEach((terms, share) => atLeast(terms, needed[share]));
    }
    return rows;
  }

  private columnsOf(r: number): number[] {
    return Array.from({ length: this.first[r + 1] - this.first[r] }, (_, i) => this.first[r] + i);
  }

  private totals(r: number): { kg: number; pax: number } {
    const { reqConsignments, consignmentCargo } = this.program;
    let kg = 0;
    let pax = 0;
    for (let i = reqConsignments.start[r]; i < reqConsignments.start[r + 1]; i++) {
      pax += consignmentCargo[DIMENSION_COUNT * reqConsignments.items[i] + DIMENSION.pax];
      kg += consignmentCargo[DIMENSION_COUNT * reqConsignments.items[i] + DIMENSION.massKg];
    }
    return { kg, pax };
  }

  /** Least work of a whole requirement when one consignment does `units(c)`: by what counts for readiness, the easiest consignment sets the rate. */
  private workOf(r: number, units: (c: number) => number): number {
    const { reqConsignments, consignmentCargo, reqKind } = this.program;
    const counted = SHARES_OF_KIND[reqKind[r]].includes(PEOPLE) ? 0 : 1;
    let least = Infinity;
    let total = 0;
    for (let i = reqConsignments.start[r]; i < reqConsignments.start[r + 1]; i++) {
      const c = reqConsignments.items[i];
      const value = consignmentCargo[DIMENSION_COUNT * c + counted];
      total += value;
      if (value > 0) least = Math.min(least, units(c) / value);
    }
    return total > 0 ? least * total : 0;
  }

  private capacities(relaxed: RelaxedTimes, chosen: ReadonlySet<number>, known: number): Capacity[] {
    const { program } = this;
    const requirements = program.world.requirements.flatMap((_, r) =>
      chosen.has(program.reqElement[r]) && relaxed.released[r] >= 0 && this.usage.options[r].length > 0 ? [r] : [],
    );
    const first = requirements.reduce((least, r) => Math.min(least, relaxed.released[r]), Infinity);
    const enough = Math.max(60, LEAST_BUSY * (known - first));
    return [...this.resources(relaxed, requirements, enough), ...this.fleets(relaxed, requirements, enough)];
  }

  /** Calls with each option of the requirements: its column, its cargo's times, and minutes from the destination to ready. */
  private eachOption(
    relaxed: RelaxedTimes,
    requirements: readonly number[],
    visit: (r: number, option: OptionUsage, column: number, released: number, finishing: number) => void,
  ): void {
    for (const r of requirements) {
      const e = this.program.reqElement[r];
      const finishing = relaxed.integrated[e] - relaxed.destination[e];
      this.usage.options[r].forEach((option, o) => visit(r, option, this.first[r] + o, relaxed.released[r], finishing));
    }
  }

  private resources(relaxed: RelaxedTimes, requirements: readonly number[], enough: number): Capacity[] {
    const { program, usage } = this;
    const found = new Map<string, { resource: number; entries: Entry[]; largestClaim: number; longestHold: number }>();
    this.eachOption(relaxed, requirements, (r, option, column, released, finishing) => {
      const byKey = new Map<string, { work: number; head: number; tail: number }>();
      for (const use of option.uses) {
        const rate = program.facilities.list[use.resource].kind === RATE;
        const shared = use.dimension < 0 && use.pools.length > 0;
        for (let d = 0; d < (shared ? LOAD_COUNT : 1); d++) {
          const work = this.workOf(r, (c) => unitsOf(program, usage, use, c, d) * (rate ? 1 : use.hold));
          if (!(work > 0 && work < Infinity)) continue;
          const key = `${use.resource}|${shared ? d : 'own'}`;
          const known = byKey.get(key);
          byKey.set(key, {
            work: work + (known?.work ?? 0),
            head: Math.min(released + use.head, known?.head ?? Infinity),
            tail: Math.min(use.tail - use.hold + finishing, known?.tail ?? Infinity),
          });
          const capacity = found.get(key) ?? { resource: use.resource, entries: [], largestClaim: 0, longestHold: 0 };
          capacity.largestClaim = Math.max(capacity.largestClaim, largestClaimOf(program, usage, r, use));
          capacity.longestHold = Math.max(capacity.longestHold, use.hold);
          found.set(key, capacity);
        }
      }
      for (const [key, entry] of byKey) found.get(key)!.entries.push({ column, ...entry });
    });
    return [...found.values()].flatMap(({ resource, entries, largestClaim, longestHold }) => {
      const steps = this.availability.steps(resource, relaxed);
      const rate = program.facilities.list[resource].kind === RATE;
      if (!(largestClaim < Infinity)) return [];
      const lag = rate ? longestRun(steps) : 0;
      const curve = new CapacityCurve(upperSteps(program, { resource, largestClaim, longestHold }, steps, lag));
      const capacity = { curve, spare: rate ? largestClaim : 0, lag, entries };
      return isBusy(capacity, enough) ? [capacity] : [];
    });
  }

  /** Assets of all sets of pools that some trip needs, and of all pools of a mode. */
  private fleets(relaxed: RelaxedTimes, requirements: readonly number[], enough: number): Capacity[] {
    const { program, usage } = this;
    const sets = new Map<string, readonly number[]>();
    const byContext = new Map<number, Set<number>>();
    this.eachOption(relaxed, requirements, (_, option) => {
      for (const { pools } of option.trips) {
        if (pools.length === 0) continue;
        sets.set(pools.join(','), pools);
        const context = program.poolContext[pools[0]];
        if (!byContext.has(context)) byContext.set(context, new Set());
        for (const p of pools) byContext.get(context)!.add(p);
      }
    });
    for (const pools of byContext.values()) {
      const all = [...pools].sort((a, b) => a - b);
      sets.set(all.join(','), all);
    }
    return [...sets.values()].flatMap((pools) => {
      const inside = new Set(pools);
      const within = (trip: Trip) => trip.pools.length > 0 && trip.pools.every((p) => inside.has(p));
      const credit = pools.map((p) => this.costs.creditMin(p));
      const curve = new CapacityCurve(this.availability.fleetSteps(pools, credit, relaxed));
      return Array.from({ length: LOAD_COUNT }, (_, d): Capacity[] => {
        if (!(usage.largestLoad(pools, d) < Infinity)) return [];
        const entries: Entry[] = [];
        this.eachOption(relaxed, requirements, (r, option, column, released, finishing) => {
          let share = 0;
          let head = Infinity;
          let tail = Infinity;
          for (const trip of option.trips.filter(within)) {
            const cost = this.costs.ofTrip(trip, usage, d);
            share += cost.perUnit;
            head = Math.min(head, released + trip.head - cost.before);
            tail = Math.min(tail, trip.tail - cost.lane - cost.rest + finishing);
          }
          const work = share > 0 ? this.workOf(r, (c) => share * loadOf(program, c, d)) : 0;
          if (work > 0 && work < Infinity) entries.push({ column, work, head, tail });
        });
        const capacity = { curve, spare: 0, lag: 0, entries };
        return isBusy(capacity, enough) ? [capacity] : [];
      }).flat();
    });
  }

  /** Rows of one capacity for a closure: work with an early head and a late tail must fit between them, or bear overload. */
  private windows({ curve, spare, lag, entries }: Capacity, closure: number): Row[] {
    const rows: Row[] = [];
    for (const head of quantiles(entries.map((e) => e.head))) {
      for (const tail of quantiles(entries.map((e) => e.tail))) {
        const inside = entries.filter((e) => e.head >= head && e.tail >= tail);
        if (inside.length === 0) continue;
        const total = inside.reduce((sum, e) => sum + e.work, 0);
        const room = Math.max(0, curve.workBy(closure - tail + lag) - curve.workBy(head)) + spare;
        if (room >= total) continue;
        rows.push({
          columns: [...inside.map((e) => e.column), this.columns],
          values: [...inside.map((e) => e.work / total), -1],
          least: -Infinity,
          most: room / total,
        });
      }
    }
    return rows;
  }

  private sharesOf(columns: Float64Array, chosen: ReadonlySet<number>): number[][] {
    return this.usage.options.map((options, r) =>
      chosen.has(this.program.reqElement[r]) ? options.map((_, o) => columns[this.first[r] + o]) : [],
    );
  }
}

/** Whether a capacity would be busy for long if everything went there. */
function isBusy({ curve, entries }: Capacity, minutes: number): boolean {
  const first = entries.reduce((least, e) => Math.min(least, e.head), Infinity);
  const work = entries.reduce((sum, e) => sum + e.work, 0);
  return entries.length > 0 && curve.timeOf(curve.workBy(first) + work) - first > minutes;
}

/** The least value and some above it, evenly by rank. */
function quantiles(values: readonly number[]): number[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  if (sorted.length <= MOST_WINDOWS) return sorted;
  return Array.from(
    { length: MOST_WINDOWS },
    (_, i) => sorted[Math.floor((i * (sorted.length - 1)) / (MOST_WINDOWS - 1))],
  );
}
