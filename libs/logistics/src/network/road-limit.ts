/**
 * Routes with no more than so much of the way by road at a stretch: from the barracks to the railhead and on from the last one, and not across a
 * continent. A search that knew how far it has driven would need a state for every length; instead roads are searched slower than they are, which
 * finds the ways by rail and water beside them, and what drives too far is left out. A way that needs both a detour and a long road may be missed.
 */
import { CONTEXT, findRoutes, minutesSaved, signatureOf, type Route, type RouteQuery } from './route.ts';
import type { RoutingGraph, TravelProfile } from './routing-graph.ts';

/** How much slower roads count in the second search. */
const SLOWED = 20;

/** As {@link findRoutes}, best first, none of them with more than `mostM` metres by road at a stretch. */
export function findRoutesByRoadWithin(
  mostM: number,
  graph: RoutingGraph,
  profile: TravelProfile,
  query: RouteQuery,
): Route[] {
  const trueMh = profile.speedMh[CONTEXT.road];
  const slowMh = trueMh / SLOWED;
  const speedMh = profile.speedMh.map((speed, context) => (context === CONTEXT.road ? slowMh : speed));
  const beside = findRoutes(graph, { ...profile, speedMh, remaining: new Map() }, query).map((route) => ({
    legs: route.legs,
    minutes: route.minutes - minutesSaved(route, CONTEXT.road, slowMh, trueMh),
  }));
  const seen = new Set<string>();
  return [...findRoutes(graph, profile, query), ...beside]
    .filter((route) => {
      const signature = signatureOf(route);
      return longestRoadM(route) <= mostM && !seen.has(signature) && seen.add(signature);
    })
    .sort((a, b) => a.minutes - b.minutes);
}

/** The longest stretch by road; to change the vehicle on the way makes no shorter one. */
export function longestRoadM({ legs }: Route): number {
  let longest = 0;
  let stretch = 0;
  for (const { context, arcs } of legs) {
    stretch = context === CONTEXT.road ? stretch + arcs.reduce((sum, { lengthM }) => sum + lengthM, 0) : 0;
    longest = Math.max(longest, stretch);
  }
  return longest;
}
