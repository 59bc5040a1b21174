/** Shortest paths backwards from a goal (Dijkstra 1959 with a binary heap): minutes over contexts, and metres in one context. */
import { MinHeap } from './min-heap.ts';
import { CONTEXT, CONTEXT_COUNT, type RoutingGraph, type TravelProfile } from './routing-graph.ts';

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
  const { speedMh, alightMin, boardMin, gaugeChangeMin } = profile;
  const straight = graph.remainingM(goal);
  const { heap } = into;
  heap.clear();
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
        if (speedMh[c] > 0) relax(place * CONTEXT_COUNT + c, value + alightMin[place * CONTEXT_COUNT + c]);
      continue;
    }
    relax(place * CONTEXT_COUNT + CONTEXT.none, value + boardMin[state]);
    const change = gaugeChangeMin[place];
    if (context === CONTEXT.rail1435 && speedMh[CONTEXT.rail1520] > 0)
      relax(place * CONTEXT_COUNT + CONTEXT.rail1520, value + change);
    if (context === CONTEXT.rail1520 && speedMh[CONTEXT.rail1435] > 0)
      relax(place * CONTEXT_COUNT + CONTEXT.rail1435, value + change);
    const before = value + graph.passMin[state];
    const speed = speedMh[context];
    if (context === CONTEXT.air) {
      // Two flights are never shorter than one: who flies on from here has flown here directly.
      if (!into.isAirfield[place] || value !== left[place * CONTEXT_COUNT + CONTEXT.none] + alightMin[state]) continue;
      const nearest = leastFlightM(graph) + straight[place];
      const { airfields } = graph;
      const lengthM = graph.flightsToM(place);
      for (let i = 0; i < airfields.length; i++) {
        const from = airfields[i];
        if (from === place || straight[from] < nearest) continue;
        relax(from * CONTEXT_COUNT + context, before + (lengthM[i] * 60) / speed);
      }
    } else {
      for (let i = into.start[state]; i < into.start[state + 1]; i++)
        relax(
          into.from[i] * CONTEXT_COUNT + context,
          before + (into.lengthM[i] * 60) / Math.min(speed, into.speedMh[i]),
        );
    }
  }
  if (profile.remaining) keepLatest(profile.remaining, goal, left);
  return left;
}

/** Goals whose searches are kept: a large network asked about goal after goal would fill the memory. */
const KEPT_GOALS = 64;

/** Adds to a map that holds the latest entries only. */
export function keepLatest<V>(map: Map<number, V>, key: number, value: V): void {
  if (map.size >= KEPT_GOALS) map.delete(map.keys().next().value!);
  map.set(key, value);
}

/** Arcs by where they lead to, in flat arrays: those into a place in a context stand at start[place x contexts + context]. */
export interface ArcsInto {
  readonly start: Int32Array;
  readonly from: Int32Array;
  readonly lengthM: Float64Array;
  readonly speedMh: Float64Array;
  /** Whether a place has an airfield. */
  readonly isAirfield: Uint8Array;
  readonly heap: MinHeap;
}

const reversed = new WeakMap<RoutingGraph, ArcsInto>();

/** Arcs that lead into a place by context, kept for the graph. */
function arcsInto(graph: RoutingGraph): ArcsInto {
  let into = reversed.get(graph);
  if (!into) reversed.set(graph, (into = reverse(graph)));
  return into;
}

function reverse(graph: RoutingGraph): ArcsInto {
  const start = new Int32Array(graph.placeCount * CONTEXT_COUNT + 1);
  for (const arcs of graph.arcsFrom) for (const arc of arcs) start[arc.to * CONTEXT_COUNT + arc.context + 1]++;
  for (let i = 1; i < start.length; i++) start[i] += start[i - 1];
  const count = start[start.length - 1];
  const at = start.slice();
  const from = new Int32Array(count);
  const lengthM = new Float64Array(count);
  const speedMh = new Float64Array(count);
  for (const arcs of graph.arcsFrom) {
    for (const arc of arcs) {
      const i = at[arc.to * CONTEXT_COUNT + arc.context]++;
      from[i] = arc.from;
      lengthM[i] = arc.lengthM;
      speedMh[i] = arc.speedMh;
    }
  }
  const isAirfield = new Uint8Array(graph.placeCount);
  for (const place of graph.airfields) isAirfield[place] = 1;
  return { start, from, lengthM, speedMh, isAirfield, heap: new MinHeap() };
}

/** Metres from every place to the goal over arcs of one context; -1 where it cannot be reached. For the positioning of lift. */
export function distancesTo(graph: RoutingGraph, goal: number, context: number): Int32Array {
  const distance = new Float64Array(graph.placeCount).fill(Infinity);
  const done = new Uint8Array(graph.placeCount);
  const into = arcsInto(graph);
  const { heap } = into;
  heap.clear();
  distance[goal] = 0;
  heap.push(0, goal);
  while (heap.size > 0) {
    const place = heap.pop();
    if (done[place]) continue;
    done[place] = 1;
    const state = place * CONTEXT_COUNT + context;
    for (let i = into.start[state]; i < into.start[state + 1]; i++) {
      const metres = distance[place] + into.lengthM[i];
      if (metres >= distance[into.from[i]]) continue;
      distance[into.from[i]] = metres;
      heap.push(metres, into.from[i]);
    }
  }
  return Int32Array.from(distance, (d) => (d === Infinity ? -1 : Math.min(d, 2_000_000_000)));
}
