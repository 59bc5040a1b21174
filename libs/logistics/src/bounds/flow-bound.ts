/**
 * Capacity bound by flow over time (Ford, Fulkerson 1958): the cargo of a group of elements as one commodity (people in
 * persons, everything else in kilograms or in consignments) on a time-expanded network of the
 * capacities that its routes claim. Unlike the work bound it sees alternatives together: two ports and three crossings have only so much in all.
 *
 * It relaxes everything that is not capacity: any cargo may fill the need of any element, parts may travel apart, and each capacity passes as
 * much as its densest user gets through. Rounding relaxes too. Every node has a clock of its own that starts with the earliest possible arrival
 * there, so that a shortest way loses nothing; the transit between two clocks is rounded down to whole periods, capacity and the share of a period up.
 * A claim works evenly until the next may enter (a rate) or until it ends (servers, room), so the transit after it is shorter by that time.
 *
 * A closure T is possible only if a maximum flow meets the need of every element by its deadline. T starts at a bound that is known and grows period by
 * period (longer ones the further it is); the flow is kept and grows with the deadlines that open (Dinic). The last T that is impossible is the bound.
 * Cost: Dinic on capacities x periods.
 */
import { RATE } from '../engine/resource.ts';
import { CARGO_KINDS } from '../movement/requirement.ts';
import type { Program } from '../operation/program.ts';
import type { RelaxedTimes } from '../operation/simulator.ts';
import type { Availability } from './availability.ts';
import { CapacityCurve } from './capacity-curve.ts';
import { amountsOf, densest, listCapacities, type Capacity } from './flow-capacities.ts';
import { leastShare } from './machines.ts';
import { FlowNetwork } from './max-flow.ts';
import { betweenMin, type Usage, type Use } from './usage.ts';
import { DAY_RATE, longestRun, upperSteps } from './work-bound.ts';

const NONE = -1;
const TOO_LARGE = -2;
const PEOPLE = CARGO_KINDS.indexOf('people');
/** Most periods between the first release and the bound that is known, and the shortest period. */
const PERIODS = 72;
const LEAST_PERIOD_MIN = 30;
/** Most nodes of the network, most periods that are tried of one length, and how much longer the next ones are. */
const MOST_NODES = 200_000;
const MOST_GROWTH = 256;
const COARSER = 4;
/** Most periods behind the last closure that is tried: what a claim on a rate works after them counts as one. */
const MOST_SPREAD = 12;
/** Busy for less of the time than this, no capacity makes the flow worth its cost. */
const LEAST_BUSY_SHARE = 0.2;

/** From a node to a capacity or a place, in minutes after the claim at the first (or after release). */
interface Arc {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
  readonly hold: number;
}

interface Source {
  readonly requirement: number;
  readonly element: number;
  readonly amount: number;
  /** First nodes of its options. */
  readonly entries: readonly { readonly node: number; readonly minutes: number }[];
  /** Nodes it can reach, and the least minutes to each. */
  readonly reach: { readonly nodes: Int32Array; readonly minutes: Float64Array };
}

/** Capacity over time, and for how long the largest claim on a rate works. */
interface Shape {
  readonly curve: CapacityCurve;
  readonly spread: number;
}

interface Search {
  readonly chosen: ReadonlySet<number>;
  readonly sources: readonly Source[];
  readonly start: Float64Array;
  readonly period: number;
  /** Closure by the critical path; period of the first closure that is tried, and how many more. */
  readonly critical: number;
  readonly begin: number;
  readonly growth: number;
  readonly relaxed: RelaxedTimes;
}

export class FlowBound {
  private readonly capacities: Capacity[];
  private readonly nodeOf = new Map<number, number>();
  private readonly arcs: Arc[];
  private readonly sources: Source[];
  /** Node of the destination, and least amount that makes it ready, by element. */
  private readonly destination: Int32Array;
  private readonly need: Float64Array;
  private readonly nodes: number;
  /** Shapes of the replication asked for last: groups of one replication share them. */
  private shapes: Shape[] = [];
  private shapesOf: RelaxedTimes | null = null;

  constructor(
    private readonly program: Program,
    usage: Usage,
    private readonly availability: Availability,
    /** What the commodity is counted in, a measure of a load, and whether it is people or everything else. */
    private readonly measure: number,
    private readonly people: boolean,
  ) {
    const isCounted = (r: number) =>
      program.reqElement[r] >= 0 && (program.reqKind[r] === PEOPLE) === people && usage.options[r].length > 0;
    this.capacities = listCapacities(program, usage, measure, isCounted);
    this.capacities.forEach((capacity, i) => this.nodeOf.set(capacity.resource, i));
    const places = new Map<number, number>();
    const scattered = new Set<number>();
    const nodeOfPlace = (place: number) => {
      let node = places.get(place);
      if (node === undefined) places.set(place, (node = this.capacities.length + places.size));
      return node;
    };
    const elements = program.world.elements.length;
    this.destination = new Int32Array(elements).fill(NONE);
    const index = new Map(program.world.places.map((p, i) => [p.id, i]));
    const arcs = new Map<string, Arc>();
    this.sources = program.world.requirements.flatMap((requirement, r) => {
      const element = program.reqElement[r];
      if (!isCounted(r)) return [];
      const place = nodeOfPlace(index.get(requirement.to)!);
      if (this.destination[element] >= 0 && this.destination[element] !== place) scattered.add(element);
      this.destination[element] = place;
      return [this.sourceOf(usage, r, place, arcs)];
    });
    // The need of an element whose parts go to different places is not split: it is left to the other bounds.
    for (const element of scattered) this.destination[element] = NONE;
    this.arcs = [...arcs.values()];
    this.nodes = this.capacities.length + places.size;
    this.need = Float64Array.from({ length: elements }, (_, e) =>
      Math.floor(leastShare(program, e, (r) => (isCounted(r) ? amountsOf(program, r, measure) : undefined))),
    );
  }

  private sourceOf(usage: Usage, r: number, place: number, arcs: Map<string, Arc>): Source {
    const entries = new Map<number, number>();
    const reach = new Map<number, number>();
    const least = (map: Map<number, number>, node: number, minutes: number) =>
      map.set(node, Math.min(map.get(node) ?? Infinity, minutes));
    for (const option of usage.options[r]) {
      const uses = option.uses.filter(
        (use) => this.nodeOf.has(use.resource) && densest(this.program, usage, r, use, this.measure) < Infinity,
      );
      let before: Use | undefined;
      for (const use of uses) {
        const node = this.nodeOf.get(use.resource)!;
        least(reach, node, use.head);
        if (before)
          this.addArc(arcs, this.nodeOf.get(before.resource)!, node, betweenMin(option, before, use), before.hold);
        else least(entries, node, use.head);
        before = use;
      }
      least(reach, place, option.minutes);
      if (before) this.addArc(arcs, this.nodeOf.get(before.resource)!, place, before.tail, before.hold);
      else least(entries, place, option.minutes);
    }
    const amount = amountsOf(this.program, r, this.measure).reduce((sum, mass) => sum + mass, 0);
    return {
      requirement: r,
      element: this.program.reqElement[r],
      amount,
      entries: Array.from(entries, ([node, minutes]) => ({ node, minutes })),
      reach: { nodes: Int32Array.from(reach.keys()), minutes: Float64Array.from(reach.values()) },
    };
  }

  /** Of parallel arcs the quickest, with the longest hold before it: both relax. */
  private addArc(arcs: Map<string, Arc>, from: number, to: number, minutes: number, hold: number): void {
    const key = `${from}|${to}`;
    const known = arcs.get(key);
    const { kind } = this.program.facilities.list[this.capacities[from].resource];
    const after = kind === RATE ? 0 : hold;
    // The fluid ends with the hold, so what is left of the way counts from there.
    const left = minutes - after;
    if (!known || left < known.minutes - known.hold) arcs.set(key, { from, to, minutes, hold: after });
  }

  /**
   * Least minute at which all members can be ready, not before `known`; -1 when never within the run. Periods are counted from the critical path and
   * not from `known`, so that a change of capacity does not move them.
   */
  bound(members: readonly number[], known: number, relaxed: RelaxedTimes): number {
    const chosen = new Set(
      members.filter((e) => this.destination[e] >= 0 && this.need[e] > 0 && relaxed.ready[e] >= 0),
    );
    const sources = this.sources.filter(
      (s) => chosen.has(s.element) && relaxed.released[s.requirement] >= 0 && s.amount > 0,
    );
    const first = sources.reduce((least, s) => Math.min(least, relaxed.released[s.requirement]), Infinity);
    if (!this.mayBind(sources, known - first)) return known;
    const start = this.clocks(sources, relaxed);
    const critical = members.reduce((latest, e) => Math.max(latest, relaxed.ready[e]), 0);
    const { endMin } = this.program.world;
    let proved = known;
    let period = Math.max(LEAST_PERIOD_MIN, Math.ceil((critical - first) / PERIODS));
    // A closure far behind the critical path is looked for in longer periods: the network stays as large, and what is lost as small beside the closure.
    for (; period <= COARSER * (endMin - first); period *= COARSER) {
      const begin = Math.max(0, Math.ceil((proved - critical) / period));
      for (let growth = 4; growth <= MOST_GROWTH; growth *= 4) {
        const found = this.search({ chosen, sources, start, period, critical, begin, growth, relaxed });
        if (found === TOO_LARGE) break;
        // None of the closures that were tried is possible.
        proved = Math.max(proved, found === NONE ? critical + (begin + growth) * period + 1 : found);
        if (proved > endMin) return NONE;
        if (found !== NONE) return proved;
      }
    }
    return proved;
  }

  /** Whether some capacity would be busy for a good part of the time there is, if everything went that may go there. A filter, not a bound. */
  private mayBind(sources: readonly Source[], minutes: number): boolean {
    const amount = new Float64Array(this.capacities.length);
    for (const source of sources)
      for (const node of source.reach.nodes) if (node < amount.length) amount[node] += source.amount;
    return this.capacities.some(({ resource, perUnit }, n) => {
      const { kind, capacity } = this.program.facilities.list[resource];
      const units = amount[n] / perUnit;
      return (kind === RATE ? (units * DAY_RATE) / capacity : units / capacity) > LEAST_BUSY_SHARE * minutes;
    });
  }

  /** Earliest arrival at every node that the sources can reach, minutes. */
  private clocks(sources: readonly Source[], relaxed: RelaxedTimes): Float64Array {
    const start = new Float64Array(this.nodes).fill(Infinity);
    for (const { requirement, reach } of sources)
      reach.nodes.forEach((node, i) => {
        start[node] = Math.min(start[node], relaxed.released[requirement] + reach.minutes[i]);
      });
    return start;
  }

  /** What a capacity can do over time. */
  private shapeOf(capacity: Capacity, relaxed: RelaxedTimes): Shape {
    const steps = this.availability.steps(capacity.resource, relaxed);
    if (this.program.facilities.list[capacity.resource].kind !== RATE)
      return { curve: new CapacityCurve(upperSteps(this.program, capacity, steps, 0)), spread: 0 };
    const lag = longestRun(steps);
    const slowest = steps.reduce((least, s) => Math.min(least, s.perMin), Infinity);
    const spread = (capacity.largestClaim * DAY_RATE) / slowest + lag;
    return { curve: new CapacityCurve(upperSteps(this.program, capacity, steps, lag)), spread };
  }

  /** Tries closures period by period from `begin` on; the first minute not shown to be impossible, NONE when all are, or TOO_LARGE a network. */
  // eslint-disable-next-line max-lines-per-function -- one search over periods, whose numbers all of its steps share
  private search({ chosen, sources, start, period, critical, begin, growth, relaxed }: Search): number {
    const latest = critical + (begin + growth) * period;
    if (this.shapesOf !== relaxed) this.shapes = this.capacities.map((capacity) => this.shapeOf(capacity, relaxed));
    this.shapesOf = relaxed;
    const { shapes } = this;
    const periods = Array.from(start, (at, n) =>
      at < Infinity
        ? Math.max(1, Math.floor((latest - at) / period + Math.min(MOST_SPREAD, (shapes[n]?.spread ?? 0) / period)) + 1)
        : 0,
    );
    // Nodes: each capacity has one copy before and one behind in every period, each place one.
    if (periods.reduce((sum, n) => sum + n, 0) > MOST_NODES) return TOO_LARGE;
    const offset = new Int32Array(this.nodes);
    let count = 0;
    for (let n = 0; n < this.nodes; n++) {
      offset[n] = count;
      count += periods[n] * (n < this.capacities.length ? 2 : 1);
    }
    const entrance = (node: number, k: number) => offset[node] + k;
    const supplies = merge(sources, ({ requirement, entries }) =>
      entries.flatMap(({ node, minutes }) => {
        const k = Math.floor((relaxed.released[requirement] + minutes - start[node]) / period);
        return k < periods[node] ? [entrance(node, k)] : [];
      }),
    );
    const supplyNode = count;
    const elementNode = new Map([...chosen].map((e, i) => [e, supplyNode + supplies.length + i]));
    const source = supplyNode + supplies.length + chosen.size;
    const sink = source + 1;
    const network = new FlowNetwork(sink + 1, 4 * count);
    const exit = (node: number, k: number) => offset[node] + (node < this.capacities.length ? periods[node] : 0) + k;
    this.capacities.forEach((capacity, n) => {
      const { curve, spread } = shapes[n];
      for (let k = 0; k < periods[n]; k++) {
        const from = start[n] + k * period;
        // The last period holds all that a slow claim may still be at work after it.
        const to = k + 1 < periods[n] ? from + period : Math.max(from + period, latest + spread);
        const amount = Math.ceil((curve.workBy(to) - curve.workBy(from)) * capacity.perUnit);
        if (amount > 0) network.addArc(entrance(n, k), exit(n, k), amount);
        if (k + 1 < periods[n]) network.addArc(entrance(n, k), entrance(n, k + 1), Infinity);
      }
    });
    for (let n = this.capacities.length; n < this.nodes; n++)
      for (let k = 0; k + 1 < periods[n]; k++) network.addArc(entrance(n, k), entrance(n, k + 1), Infinity);
    for (const arc of this.arcs) {
      if (periods[arc.from] === 0 || periods[arc.to] === 0) continue;
      const shift = Math.floor(
        (arc.minutes - arc.hold - shapes[arc.from].spread + start[arc.from] - start[arc.to]) / period,
      );
      for (let k = 0; k < periods[arc.from]; k++) {
        const to = Math.max(0, k + shift);
        if (to < periods[arc.to]) network.addArc(exit(arc.from, k), entrance(arc.to, to), Infinity);
      }
    }
    supplies.forEach(({ amount, entries }, i) => {
      network.addArc(source, supplyNode + i, amount);
      for (const entry of entries) network.addArc(supplyNode + i, entry, Infinity);
    });
    let needed = 0;
    for (const e of chosen) {
      network.addArc(elementNode.get(e)!, sink, this.need[e]);
      needed += this.need[e];
    }
    // What each later closure lets through beside those before it: an element may arrive a period later.
    const openings = Array.from({ length: growth + 1 }, (): number[] => []);
    for (const e of chosen) {
      const place = this.destination[e];
      const integration = relaxed.integrated[e] - relaxed.destination[e];
      let opened = NONE;
      openings.forEach((arcs, i) => {
        const deadline = critical + (begin + i) * period - integration;
        const k = Math.min(periods[place] - 1, Math.floor((deadline - start[place]) / period));
        if (k <= opened) return;
        opened = k;
        arcs.push(network.addArc(entrance(place, k), elementNode.get(e)!, 0));
      });
    }
    let met = 0;
    for (let i = 0; i <= growth; i++) {
      for (const arc of openings[i]) network.raise(arc, Infinity);
      if (openings[i].length > 0) met += network.augment(source, sink);
      // Not possible by the closure before this one: the bound is the first minute after it.
      if (met >= needed) return i === 0 ? 0 : critical + (begin + i - 1) * period + 1;
    }
    return NONE;
  }
}

/** Sources that enter the network at the same nodes are one: what flows is one commodity. */
function merge(
  sources: readonly Source[],
  entriesOf: (source: Source) => readonly number[],
): { amount: number; readonly entries: readonly number[] }[] {
  const merged = new Map<string, { amount: number; readonly entries: readonly number[] }>();
  for (const source of sources) {
    const entries = entriesOf(source);
    const key = entries.join();
    const known = merged.get(key);
    if (known) known.amount += source.amount;
    else merged.set(key, { amount: source.amount, entries });
  }
  return [...merged.values()];
}
