/**
 * Cheapest route by Bellman-Ford over an explicit list of moves between states; an oracle for the search of `network/route.ts`. A state is
 * (stage, place, context), and one context more for having landed: who has landed gets off before anything else.
 */
import { CONTEXT, CONTEXTS, type RouteQuery, type RoutingGraph, type TravelProfile } from '../network/route.ts';

const C = CONTEXTS.length;
const LANDED = C;
const STATES = C + 1;

interface Move {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

/** Minutes of the cheapest route, Infinity when there is none. Penalties and alternatives are no concern of the oracle. */
export function cheapestMinutes(graph: RoutingGraph, profile: TravelProfile, query: RouteQuery): number {
  const stages = query.stops.length - 1;
  const at = (stage: number, place: number, context: number) => (stage * graph.placeCount + place) * STATES + context;
  const moves: Move[] = [];
  for (let stage = 0; stage < stages; stage++)
    for (let place = 0; place < graph.placeCount; place++) addMoves(graph, profile, query, stage, place, at, moves);
  const cost = new Float64Array(stages * graph.placeCount * STATES).fill(Infinity);
  cost[at(0, query.stops[0], CONTEXT.none)] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (const { from, to, minutes } of moves) {
      if (cost[from] + minutes < cost[to]) {
        cost[to] = cost[from] + minutes;
        changed = true;
      }
    }
  }
  return cost[at(stages - 1, query.stops[stages], CONTEXT.none)];
}

function addMoves(
  graph: RoutingGraph,
  profile: TravelProfile,
  { stops, contexts }: RouteQuery,
  stage: number,
  place: number,
  at: (stage: number, place: number, context: number) => number,
  moves: Move[],
): void {
  const add = (from: number, to: number, minutes: number) => {
    if (minutes < Infinity) moves.push({ from, to, minutes });
  };
  const allowed = (context: number) => contexts[stage] < 0 || contexts[stage] === context;
  const isStop = (to: number) => stage < stops.length - 2 && to === stops[stage + 1];
  // A way that must be made in one mode ends with unloading at its stop; else passing the stop is enough.
  const isForced = contexts[stage] >= 0;
  const none = at(stage, place, CONTEXT.none);
  add(at(stage, place, LANDED), none, profile.alightMin[place * C + CONTEXT.air]);
  for (let context = 1; context < C; context++) {
    const here = at(stage, place, context);
    if (profile.speedMh[context] > 0 && allowed(context)) add(none, here, profile.boardMin[place * C + context]);
    const landed = isForced && isStop(place) ? at(stage + 1, place, CONTEXT.none) : none;
    add(here, landed, profile.alightMin[place * C + context]);
    const isRail = context === CONTEXT.rail1435 || context === CONTEXT.rail1520;
    const other = context === CONTEXT.rail1435 ? CONTEXT.rail1520 : CONTEXT.rail1435;
    if (isRail && profile.speedMh[other] > 0) add(here, at(stage, place, other), profile.gaugeChangeMin[place]);
    if (!allowed(context) || !(profile.speedMh[context] > 0)) continue;
    const isAir = context === CONTEXT.air;
    const arcs = isAir
      ? graph.airfields
          .filter((to) => to !== place)
          .flatMap((to) => [graph.airArc(place, to), graph.detour(place, to) ?? []].flat())
      : graph.arcsFrom[place * C + context];
    for (const arc of arcs) {
      if (arc.mlc > 0 && profile.mlc > arc.mlc) continue;
      if (arc.maxHeightCm > 0 && profile.heightCm > arc.maxHeightCm) continue;
      const minutes = (arc.lengthM * 60) / Math.min(profile.speedMh[context], arc.speedMh);
      const isThere = isStop(arc.to) && (isAir || !isForced);
      const to = at(isThere ? stage + 1 : stage, arc.to, isAir ? LANDED : context);
      add(here, to, minutes + graph.passMin[arc.to * C + context]);
    }
  }
}
