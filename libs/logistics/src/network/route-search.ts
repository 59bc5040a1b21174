/**
 * One search for the cheapest way: A* (Hart, Nilsson, Raphael 1968) over states (stage, place, vehicle context) with a binary heap. The estimate of
 * what is left is exact but for penalties and fixed stops: one backward search from the goal for each profile, kept.
 * A search costs O(A log S), S = stages x places x contexts, A = arcs; with the exact estimate it touches little more than the route.
 */
import { MinHeap } from './min-heap.ts';
import { takesClass, takesHeight } from './network.ts';
import { CONTEXT, CONTEXT_COUNT, type Arc, type RoutingGraph, type TravelProfile } from './routing-graph.ts';
import { leastFlightM, remainingMin } from './shortest-path.ts';

/** Consecutive arcs in one vehicle. `change` says how the leg ends: by unloading or in a gauge change. */
export interface RouteLeg {
  readonly context: number;
  readonly from: number;
  readonly to: number;
  readonly arcs: readonly Arc[];
  readonly change: 'unload' | 'gauge-change';
}

export interface Route {
  readonly legs: readonly RouteLeg[];
  /** Expected minutes without queues, penalties excluded. */
  readonly minutes: number;
}

/** What is asked of a way. */
export interface WayQuery {
  /** Places in order, first to last. */
  readonly stops: readonly number[];
  /** Context in which the way from stop i to stop i + 1 must be made, -1 for any: from port to port by ship. */
  readonly contexts: readonly number[];
  /** Places that no route may enter, and behind them airspaces that no flight of it may. */
  readonly avoid?: ReadonlySet<number>;
}

/** What a search writes, kept for the next one on the same graph; an entry counts in the round that is written beside it only. */
interface SearchStorage {
  readonly cost: Float64Array;
  readonly cameFrom: Int32Array;
  readonly cameBy: (Arc | null)[];
  readonly seen: Int32Array;
  readonly done: Int32Array;
  readonly heap: MinHeap;
  round: number;
}

const storages = new WeakMap<RoutingGraph, SearchStorage>();

function storageOf(graph: RoutingGraph, states: number): SearchStorage {
  let storage = storages.get(graph);
  if (!storage || storage.cost.length < states) {
    storage = {
      cost: new Float64Array(states),
      cameFrom: new Int32Array(states),
      cameBy: new Array<Arc | null>(states).fill(null),
      seen: new Int32Array(states),
      done: new Int32Array(states),
      heap: new MinHeap(),
      round: 0,
    };
    storages.set(graph, storage);
  }
  storage.round++;
  storage.heap.clear();
  return storage;
}

/**
 * The cheapest way through the stops of a query, undefined where there is none.
 *
 * @param penalty minutes more at each place, and behind the places in each airspace
 */
export function search(
  graph: RoutingGraph,
  profile: TravelProfile,
  query: WayQuery,
  penalty: Float64Array,
): Route | undefined {
  return query.stops.length < 2 ? undefined : new Search(graph, profile, query, penalty).run();
}

/** One search. States are (stage, place, context): who is in no vehicle boards one, who is in one travels, lands or changes the gauge. */
class Search {
  private readonly stages: number;
  private readonly places: number;
  private readonly storage: SearchStorage;
  private readonly avoid: ReadonlySet<number> | undefined;
  private readonly toGoal: Float64Array;
  private readonly straight: Float64Array;
  // The state that is settled.
  private state = 0;
  private context = 0;
  private place = 0;
  private stage = 0;
  private base = 0;

  constructor(
    private readonly graph: RoutingGraph,
    private readonly profile: TravelProfile,
    private readonly query: WayQuery,
    private readonly penalty: Float64Array,
  ) {
    const { stops, avoid } = query;
    this.stages = stops.length - 1;
    this.places = graph.placeCount;
    this.storage = storageOf(graph, this.stages * this.places * CONTEXT_COUNT);
    this.avoid = avoid && avoid.size > 0 ? avoid : undefined;
    const goal = stops[this.stages];
    this.toGoal = remainingMin(graph, profile, goal);
    this.straight = graph.remainingM(goal);
  }

  run(): Route | undefined {
    const { stops } = this.query;
    const { cost, cameFrom, cameBy, seen, done, heap, round } = this.storage;
    const start = stops[0] * CONTEXT_COUNT + CONTEXT.none;
    seen[start] = round;
    cost[start] = 0;
    cameFrom[start] = -1;
    cameBy[start] = null;
    heap.push(0, start);
    while (heap.size > 0) {
      const state = (this.state = heap.pop());
      if (done[state] === round) continue;
      done[state] = round;
      this.context = state % CONTEXT_COUNT;
      const rest = (state - this.context) / CONTEXT_COUNT;
      this.place = rest % this.places;
      this.stage = (rest - this.place) / this.places;
      this.base = cost[state];
      const isLanded = this.context === CONTEXT.none;
      if (isLanded && this.stage === this.stages - 1 && this.place === stops[this.stages])
        return unwind(state, cameFrom, cameBy, cost, this.penalty, this.graph);
      if (isLanded) this.board();
      else this.goOn();
    }
    return undefined;
  }

  /** Whether a state is reached for less than before, and leads to the goal. */
  private isBetter(toStage: number, toPlace: number, toContext: number, value: number): boolean {
    if (!(this.toGoal[toPlace * CONTEXT_COUNT + toContext] < Infinity && value < Infinity)) return false;
    const { cost, seen, round } = this.storage;
    const to = (toStage * this.places + toPlace) * CONTEXT_COUNT + toContext;
    return seen[to] !== round || value < cost[to];
  }

  private relax(toStage: number, toPlace: number, toContext: number, arc: Arc | null, value: number): void {
    if (!this.isBetter(toStage, toPlace, toContext, value)) return;
    const { cost, cameFrom, cameBy, seen, heap, round } = this.storage;
    const to = (toStage * this.places + toPlace) * CONTEXT_COUNT + toContext;
    seen[to] = round;
    cost[to] = value;
    cameFrom[to] = this.state;
    cameBy[to] = arc;
    heap.push(value + this.toGoal[toPlace * CONTEXT_COUNT + toContext], to);
  }

  /** The mode in which the stage must be made, -1 for any. */
  private get only(): number {
    return this.query.contexts[this.stage];
  }

  private board(): void {
    const { speedMh, boardMin } = this.profile;
    const { only, stage, place, base } = this;
    for (let c = 1; c < CONTEXT_COUNT; c++) {
      if (!(speedMh[c] > 0) || (only >= 0 && only !== c)) continue;
      this.relax(stage, place, c, null, base + boardMin[place * CONTEXT_COUNT + c]);
    }
  }

  private goOn(): void {
    const { graph, place, context, only } = this;
    this.land();
    if (context === CONTEXT.rail1435 || context === CONTEXT.rail1520) this.changeGauge();
    if (only >= 0 && only !== context) return;
    if (context === CONTEXT.air) this.flyOn();
    else for (const arc of graph.arcsFrom[place * CONTEXT_COUNT + context]) this.travel(arc);
  }

  private land(): void {
    const { place, context, stage, stages, only, query } = this;
    const alight = this.profile.alightMin[place * CONTEXT_COUNT + context];
    if (!(alight < Infinity)) return;
    // A way that must be made by ship or by air ends with landing the cargo at its stop.
    const landed = stage < stages - 1 && only >= 0 && place === query.stops[stage + 1] ? stage + 1 : stage;
    this.relax(landed, place, CONTEXT.none, null, this.base + alight + this.penalty[place]);
  }

  private changeGauge(): void {
    const { speedMh, gaugeChangeMin } = this.profile;
    const { stage, place, base } = this;
    const other = this.context === CONTEXT.rail1435 ? CONTEXT.rail1520 : CONTEXT.rail1435;
    if (speedMh[other] > 0) this.relax(stage, place, other, null, base + gaugeChangeMin[place] + this.penalty[place]);
  }

  /** One hop, with the landing in it: cargo that flies on is loaded again. Nearly no flight is an improvement, and none is made to find that out. */
  private flyOn(): void {
    const { graph, place, straight, profile } = this;
    const { airfields } = graph;
    const speed = profile.speedMh[CONTEXT.air];
    const lengthM = graph.flightsFromM(place);
    const farthest = straight[place] - leastFlightM(graph);
    for (let i = 0; i < airfields.length; i++) {
      const to = airfields[i];
      if (to === place || straight[to] > farthest) continue;
      const at = to * CONTEXT_COUNT + CONTEXT.air;
      const landing = profile.alightMin[at] + graph.passMin[at];
      // The direct flight without what its airspaces cost: a way around them is longer.
      const least = this.base + (lengthM[i] * 60) / speed + landing + this.penalty[to];
      if (!this.isBetter(this.stageAfter(to), to, CONTEXT.none, least)) continue;
      this.fly(graph.airArc(place, to));
      const detour = graph.airspaceCount > 0 ? graph.detour(place, to) : undefined;
      if (detour) this.fly(detour);
    }
  }

  /** The stage of who has arrived at a place. */
  private stageAfter(place: number): number {
    return this.stage < this.stages - 1 && place === this.query.stops[this.stage + 1] ? this.stage + 1 : this.stage;
  }

  private travel(arc: Arc): void {
    const { profile, context, stage, penalty } = this;
    if (!takesClass(arc, profile.mlc) || !takesHeight(arc, profile.heightCm)) return;
    if (this.avoid?.has(arc.to)) return;
    const pass = this.graph.passMin[arc.to * CONTEXT_COUNT + context];
    if (pass === Infinity) return;
    const speed = Math.min(profile.speedMh[context], arc.speedMh);
    const extra = pass > 0 || arc.mayStop ? penalty[arc.to] : 0;
    const passed = this.only < 0 ? this.stageAfter(arc.to) : stage;
    this.relax(passed, arc.to, context, arc, this.base + (arc.lengthM * 60) / speed + pass + extra);
  }

  private fly(arc: Arc): void {
    const { profile, graph, penalty } = this;
    if (this.avoid && (this.avoid.has(arc.to) || isRefusedFlight(graph, arc, this.avoid))) return;
    const at = arc.to * CONTEXT_COUNT + CONTEXT.air;
    const landing = profile.alightMin[at] + graph.passMin[at];
    if (landing === Infinity) return;
    const minutes = (arc.lengthM * 60) / Math.min(profile.speedMh[CONTEXT.air], arc.speedMh);
    const extra = penalty[arc.to] + airspacePenalty(graph, arc, penalty);
    this.relax(this.stageAfter(arc.to), arc.to, CONTEXT.none, arc, this.base + minutes + landing + extra);
  }
}

/** Whether a flight leads through an airspace that is to be avoided. */
export function isRefusedFlight(
  { placeCount }: Pick<RoutingGraph, 'placeCount'>,
  { airspaces = [] }: Pick<Arc, 'airspaces'>,
  avoid: ReadonlySet<number>,
): boolean {
  return airspaces.some((airspace) => avoid.has(placeCount + airspace));
}

/** Extra cost of the airspaces that a flight leads through. */
function airspacePenalty({ placeCount }: RoutingGraph, { airspaces = [] }: Arc, penalty: Float64Array): number {
  let extra = 0;
  for (const airspace of airspaces) extra += penalty[placeCount + airspace];
  return extra;
}

function unwind(
  found: number,
  cameFrom: Int32Array,
  cameBy: (Arc | null)[],
  cost: Float64Array,
  penalty: Float64Array,
  graph: RoutingGraph,
): Route {
  const states: number[] = [];
  for (let state = found; state >= 0; state = cameFrom[state]) states.push(state);
  states.reverse();
  const legs: RouteLeg[] = [];
  let arcs: Arc[] = [];
  let minutes = cost[found];
  const contextOfState = (state: number) => state % CONTEXT_COUNT;
  const placeOf = (state: number) => ((state - contextOfState(state)) / CONTEXT_COUNT) % graph.placeCount;
  for (let i = 1; i < states.length; i++) {
    const state = states[i];
    const arc = cameBy[state];
    const context = contextOfState(state);
    const before = contextOfState(states[i - 1]);
    const place = placeOf(state);
    if (arc && context === CONTEXT.none) {
      minutes -= penalty[place] + airspacePenalty(graph, arc, penalty);
      legs.push({ context: arc.context, from: arc.from, to: place, arcs: [arc], change: 'unload' });
    } else if (arc) {
      arcs.push(arc);
      if (arc.mayStop || graph.passMin[arc.to * CONTEXT_COUNT + context] > 0) minutes -= penalty[arc.to];
    } else if (before !== CONTEXT.none) {
      minutes -= penalty[place];
      if (arcs.length > 0)
        legs.push({
          context: before,
          from: arcs[0].from,
          to: place,
          arcs,
          change: context === CONTEXT.none ? 'unload' : 'gauge-change',
        });
      arcs = [];
    }
  }
  return { legs, minutes: Math.round(minutes) };
}
