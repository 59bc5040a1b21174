/**
 * Multimodal routes: the best one of a search, and alternatives by the penalty method: places that a found route leans on cost more in the next
 * search. Cost is expected minutes without queues.
 */
import { CONTEXT, CONTEXT_COUNT, type RoutingGraph, type TravelProfile } from './routing-graph.ts';
import { search, type Route, type WayQuery } from './route-search.ts';
import { MINUTES_PER_DAY } from '../units/time.ts';

export * from './routing-graph.ts';
export { isRefusedFlight, type Route, type RouteLeg } from './route-search.ts';

/** Extra cost of a place that may be closed in the search for a way around, minutes. */
const CLOSABLE_PENALTY_MIN = 90 * 1440;
/** Extra cost of a place for the next alternative, minutes. */
const PENALTY_MIN = 4 * 1440;
/** How much slower the mode of the longest leg counts in the search for another mode. */
const SLOWED = 6;
/** An alternative is kept when it takes at most this many times the best route, plus a day. */
const WORST_RATIO = 1.6;

/** What is asked of a route, and of its alternatives. */
export interface RouteQuery extends WayQuery {
  readonly most: number;
  /** Places that may be closed for long, and airspaces behind them; where every route leans on one, a way around them is added. */
  readonly closable: ReadonlySet<number>;
}

/**
 * Routes through the stops in order, best first. Alternatives lean on other places (penalty method), on another mode than the longest
 * leg of the best route, or lead around places that may be closed. Empty when there is no route.
 */
export function findRoutes(graph: RoutingGraph, profile: TravelProfile, query: RouteQuery): Route[] {
  const routes: Route[] = [];
  const seen = new Set<string>();
  // Behind the places stand the airspaces.
  const penalty = new Float64Array(graph.placeCount + graph.airspaceCount);
  const keep = (route: Route | undefined, worst: number): Route | undefined => {
    if (!route || route.minutes > worst) return undefined;
    const signature = signatureOf(route);
    if (!seen.has(signature)) routes.push(route);
    seen.add(signature);
    return route;
  };
  const worst = () => (routes.length > 0 ? routes[0].minutes * WORST_RATIO + MINUTES_PER_DAY : Infinity);
  for (let attempt = 0; attempt < query.most; attempt++) {
    const route = keep(search(graph, profile, query, penalty), worst());
    if (!route) break;
    for (const place of criticalPlaces(graph, route, query.stops)) penalty[place] += PENALTY_MIN;
  }
  if (routes.length === 0) return routes;
  const long = longestLiftedContext(profile, routes[0]);
  if (long >= 0) {
    const speedMh = profile.speedMh.map((speed, context) => (context === long ? speed / SLOWED : speed));
    const other = search(graph, { ...profile, speedMh }, query, penalty.fill(0));
    const saved = other ? minutesSaved(other, long, speedMh[long], profile.speedMh[long]) : 0;
    keep(other && { legs: other.legs, minutes: other.minutes - saved }, worst() + 2 * MINUTES_PER_DAY);
  }
  const leansOnClosable = (route: Route) =>
    [...criticalPlaces(graph, route, query.stops)].some((place) => query.closable.has(place));
  if (query.closable.size > 0 && routes.every(leansOnClosable)) {
    penalty.fill(0);
    for (const place of query.closable) penalty[place] = CLOSABLE_PENALTY_MIN;
    keep(search(graph, profile, query, penalty), Infinity);
  }
  return routes;
}

/** Equal for routes over the same links in the same vehicles. */
export function signatureOf({ legs }: Route): string {
  return legs
    .map(
      (leg) => `${leg.context}:${leg.arcs.map((a) => `${a.from}>${a.to}/${a.link}${a.isDetour ? '~' : ''}`).join(',')}`,
    )
    .join('|');
}

/** Context of the longest leg that needs lift, -1 when there is none. */
function longestLiftedContext(profile: TravelProfile, route: Route): number {
  let context = -1;
  let most = 0;
  for (const leg of route.legs) {
    const lengthM = leg.arcs.reduce((sum, arc) => sum + arc.lengthM, 0);
    const lifted = profile.boardMin[leg.from * CONTEXT_COUNT + leg.context] > 0;
    if (!lifted || lengthM <= most || leg.context === CONTEXT.sea) continue;
    context = leg.context;
    most = lengthM;
  }
  return context;
}

/** Minutes that a route found with another speed in one context takes less with the true speed. */
export function minutesSaved(route: Route, context: number, searchedMh: number, trueMh: number): number {
  let saved = 0;
  for (const leg of route.legs) {
    if (leg.context !== context) continue;
    for (const arc of leg.arcs)
      saved +=
        (arc.lengthM * 60) / Math.min(searchedMh, arc.speedMh) - (arc.lengthM * 60) / Math.min(trueMh, arc.speedMh);
  }
  return Math.round(saved);
}

/** Places worth avoiding in an alternative: where the cargo changes vehicle, crossings on the way, ends of links with driving bans or that may close, and airspaces. */
function criticalPlaces(graph: RoutingGraph, route: Route, stops: readonly number[]): Set<number> {
  const places = new Set<number>();
  for (const leg of route.legs) {
    places.add(leg.to);
    for (const arc of leg.arcs) if (graph.passMin[arc.to * CONTEXT_COUNT + leg.context] > 0) places.add(arc.to);
  }
  for (const stop of stops) places.delete(stop);
  // Such a link may be the last one: its end counts also where it is a stop.
  for (const leg of route.legs)
    for (const arc of leg.arcs) {
      if (arc.mayStop) places.add(arc.to);
      for (const airspace of arc.airspaces ?? []) places.add(graph.placeCount + airspace);
    }
  return places;
}
