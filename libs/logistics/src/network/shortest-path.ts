/** Shortest paths backwards from a goal (Dijkstra 1959 with a binary heap): minutes over contexts, and metres in one context. */
import { CONTEXT, CONTEXT_COUNT, type Arc, type RoutingGraph, type TravelProfile } from './routing-graph.ts';

/** In a world of many airfields a flight must bring the cargo at least this much nearer; shorter hops never pay for loading. */
const MANY_AIRFIELDS = 20;
const LEAST_FLIGHT_M = 200_000;

/** How much nearer to the goal a flight must come; anything goes where airfields are few. */
export function leastFlightM(graph: RoutingGraph): number {
  return graph.airfields.length > MANY_AIRFIELDS ? LEAST_FLIGHT_M : -Infinity;
}

/**
 * Least minutes from every place and context to the goal, by place x CONTEXTS.length + context: Dijkstra backwards, without penalties, stops
 * and load classes, so it never exceeds what a search will find.
 */
export function remainingMin(graph: RoutingGraph, profile: TravelProfile, goal: number): Float64Array {
  const known = profile.remaining?.get(goal);
  if (known) return known;
  const left = new Float64Array(graph.placeCount * CONTEXT_COUNT).fill(Infinity);
  const done = new Uint8Array(left.length);
  const into = arcsInto(graph);
  const airfields = new Set(graph.airfields);
  const straight = graph.remainingM(goal);
  const heap = new MinHeap();
  const relax = (state: number, value: number) => {
    if (value >= left[state]) return;
    left[state] = value;
    heap.push(value, state);
  };
  relax(goal * CONTEXT_COUNT + CONTEXT.none, 0);
  while (heap.size > 0) {
    const state = heap.pop();
    if (done[state]) continue;
    done[state] = 1;
    const context = state % CONTEXT_COUNT;
    const place = (state - context) / CONTEXT_COUNT;
    const value = left[state];
    if (context === CONTEXT.none) {
      for (let c = 1; c < CONTEXT_COUNT; c++)
        if (profile.speedMh[c] > 0)
          relax(place * CONTEXT_COUNT + c, value + profile.alightMin[place * CONTEXT_COUNT + c]);
      continue;
    }
    relax(place * CONTEXT_COUNT + CONTEXT.none, value + profile.boardMin[state]);
    const change = graph.gaugeChangeMin[place];
    if (context === CONTEXT.rail1435 && profile.speedMh[CONTEXT.rail1520] > 0)
      relax(place * CONTEXT_COUNT + CONTEXT.rail1520, value + change);
    if (context === CONTEXT.rail1520 && profile.speedMh[CONTEXT.rail1435] > 0)
      relax(place * CONTEXT_COUNT + CONTEXT.rail1435, value + change);
    const before = value + graph.passMin[state];
    const travel = (arc: Arc) =>
      relax(
        arc.from * CONTEXT_COUNT + context,
        before + (arc.lengthM * 60) / Math.min(profile.speedMh[context], arc.speedMh),
      );
    if (context === CONTEXT.air) {
      const nearest = leastFlightM(graph) + straight[place];
      if (airfields.has(place))
        for (const from of graph.airfields)
          if (from !== place && straight[from] >= nearest) travel(graph.airArc(from, place));
    } else for (const arc of into[state]) travel(arc);
  }
  profile.remaining?.set(goal, left);
  return left;
}

const reversed = new WeakMap<RoutingGraph, readonly (readonly Arc[])[]>();

/** Arcs that lead into a place by context, kept for the graph. */
export function arcsInto(graph: RoutingGraph): readonly (readonly Arc[])[] {
  let into = reversed.get(graph);
  if (!into) {
    const lists: Arc[][] = Array.from({ length: graph.placeCount * CONTEXT_COUNT }, () => []);
    for (const arcs of graph.arcsFrom) for (const arc of arcs) lists[arc.to * CONTEXT_COUNT + arc.context].push(arc);
    reversed.set(graph, (into = lists));
  }
  return into;
}

/** Metres from every place to the goal over arcs of one context; -1 where it cannot be reached. For the positioning of lift. */
export function distancesTo(graph: RoutingGraph, goal: number, context: number): Int32Array {
  const distance = new Float64Array(graph.placeCount).fill(Infinity);
  const done = new Uint8Array(graph.placeCount);
  const into = arcsInto(graph);
  const heap = new MinHeap();
  distance[goal] = 0;
  heap.push(0, goal);
  while (heap.size > 0) {
    const place = heap.pop();
    if (done[place]) continue;
    done[place] = 1;
    for (const arc of into[place * CONTEXT_COUNT + context]) {
      const metres = distance[place] + arc.lengthM;
      if (metres >= distance[arc.from]) continue;
      distance[arc.from] = metres;
      heap.push(metres, arc.from);
    }
  }
  return Int32Array.from(distance, (d) => (d === Infinity ? -1 : Math.min(d, 2_000_000_000)));
}

/** Binary heap of (value, item); ties leave in order of item, so that equal routes are chosen alike everywhere. */
export class MinHeap {
  private readonly values: number[] = [];
  private readonly items: number[] = [];

  get size(): number {
    return this.items.length;
  }

  private before(i: number, j: number): boolean {
    return this.values[i] < this.values[j] || (this.values[i] === this.values[j] && this.items[i] < this.items[j]);
  }

  private swap(i: number, j: number): void {
    [this.values[i], this.values[j]] = [this.values[j], this.values[i]];
    [this.items[i], this.items[j]] = [this.items[j], this.items[i]];
  }

  push(value: number, item: number): void {
    let i = this.items.push(item) - 1;
    this.values.push(value);
    for (let parent = (i - 1) >> 1; i > 0 && this.before(i, parent); parent = (i - 1) >> 1) {
      this.swap(i, parent);
      i = parent;
    }
  }

  pop(): number {
    const top = this.items[0];
    const last = this.items.length - 1;
    this.swap(0, last);
    this.items.pop();
    this.values.pop();
    for (let i = 0; ;) {
      const left = 2 * i + 1;
      if (left >= last) break;
      const child = left + 1 < last && this.before(left + 1, left) ? left + 1 : left;
      if (!this.before(child, i)) break;
      this.swap(child, i);
      i = child;
    }
    return top;
  }
}
