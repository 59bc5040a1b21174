/** The routing graph of a world: links as arcs, flights between airfields, around airspaces too, and what passing a place costs. */
import { mean } from '../../engine/distribution.ts';
import { Airspaces } from '../../network/airspace.ts';
import { geodesicM } from '../../network/geodesic.ts';
import type { Place } from '../../network/network.ts';
import { CONTEXT, CONTEXTS, contextOf, type Arc, type RoutingGraph } from '../../network/route.ts';
import { keepLatest } from '../../network/shortest-path.ts';
import { airspacesInTheWay } from '../compile/facilities.ts';
import type { World } from '../world.ts';

export function graphOfWorld(world: World, closedLinks: ReadonlySet<string>): RoutingGraph {
  const { places } = world;
  const arcsFrom = arcsOf(world, closedLinks);
  const between = (from: number, to: number) =>
    geodesicM(places[from].lat, places[from].lon, places[to].lat, places[to].lon);
  // The least that a way of this world is longer than its geodesic; small hand-drawn worlds may even be shorter.
  let least = 1;
  for (const arcs of arcsFrom) {
    for (const arc of arcs) {
      const straight = between(arc.from, arc.to);
      if (straight > 0) least = Math.min(least, arc.lengthM / straight);
    }
  }
  const remainingTo = new Map<number, Float64Array>();
  return {
    placeCount: places.length,
    arcsFrom,
    ...flightsOf(world, between),
    remainingM(goal) {
      let remaining = remainingTo.get(goal);
      if (!remaining) {
        // A geodesic by Lambert's formula is off by some metres: a tenth of a per cent keeps the estimate below the truth.
        remaining = Float64Array.from(places, (_, i) => between(i, goal) * least * 0.999);
        keepLatest(remainingTo, goal, remaining);
      }
      return remaining;
    },
    passMin: Float64Array.from({ length: places.length * CONTEXTS.length }, (_, i) =>
      passMin(places[Math.floor(i / CONTEXTS.length)], i % CONTEXTS.length),
    ),
  };
}

/** Links as arcs in the directions that they have, by place and context. */
function arcsOf({ places, links }: World, closedLinks: ReadonlySet<string>): Arc[][] {
  const indexOf = new Map(places.map((place, i) => [place.id, i]));
  const arcsFrom: Arc[][] = Array.from({ length: places.length * CONTEXTS.length }, () => []);
  links.forEach((link, i) => {
    const from = indexOf.get(link.from);
    const to = indexOf.get(link.to);
    if (from === undefined || to === undefined) throw new Error(`link ${link.id} leads to an unknown place`);
    const context = contextOf(link.mode, link.gauge ?? 1435);
    const arc = {
      ...{ context, link: i, lengthM: link.lengthM, speedMh: link.speedMh ?? Infinity, mlc: link.mlc ?? 0 },
      maxHeightCm: link.maxHeightCm ?? 0,
      mayStop: (link.bans?.length ?? 0) + (link.datedBans?.length ?? 0) > 0 || closedLinks.has(link.id),
    };
    arcsFrom[from * CONTEXTS.length + context].push({ ...arc, from, to, backwards: false });
    if (!link.oneWay) arcsFrom[to * CONTEXTS.length + context].push({ ...arc, from: to, to: from, backwards: true });
  });
  return arcsFrom;
}

/** Flights between airfields, direct and around the airspaces in the way, made when they are asked for and kept. */
function flightsOf(
  world: World,
  between: (from: number, to: number) => number,
): Pick<RoutingGraph, 'airfields' | 'airArc' | 'flightsFromM' | 'flightsToM' | 'detour' | 'airspaceCount'> {
  const { places } = world;
  const airfields = places.flatMap((place, i) => (place.airfield ? [i] : []));
  const inTheWay = airspacesInTheWay(world);
  const airspaceCount = inTheWay.length;
  const airspaces = new Airspaces(inTheWay);
  const airArcs = new Map<number, Arc>();
  const detours = new Map<number, Arc | undefined>();
  const fromM: Float64Array[] = [];
  const toM: Float64Array[] = [];
  const airArc = (from: number, to: number): Arc => {
    const key = from * places.length + to;
    const known = airArcs.get(key);
    if (known) return known;
    const arc = {
      ...{ from, to, context: CONTEXT.air, link: -1, backwards: false, lengthM: between(from, to) },
      ...{ speedMh: Infinity, mlc: 0, maxHeightCm: 0, mayStop: false },
      ...(airspaceCount > 0 && { airspaces: airspaces.crossed(places[from], places[to]) }),
    };
    airArcs.set(key, arc);
    return arc;
  };
  const detour = (from: number, to: number): Arc | undefined => {
    const key = from * places.length + to;
    if (detours.has(key)) return detours.get(key);
    const direct = airArc(from, to);
    const way = direct.airspaces?.length ? airspaces.around(places[from], places[to]) : undefined;
    const lengthM = Math.round(direct.lengthM * (way?.ratio ?? 1));
    const arc = way && { ...direct, lengthM, airspaces: way.crossed, isDetour: true };
    detours.set(key, arc);
    return arc;
  };
  return {
    airfields,
    airArc,
    flightsFromM: (from) => (fromM[from] ??= Float64Array.from(airfields, (to) => between(from, to))),
    flightsToM: (to) => (toM[to] ??= Float64Array.from(airfields, (from) => between(from, to))),
    detour,
    airspaceCount,
  };
}

/** Minutes that passing a place costs in a context, apart from its queue; Infinity where its crossing is not open to that traffic. */
export function passMin(place: Place, context: number): number {
  const { crossing } = place;
  if (!crossing || (context !== CONTEXT.road && context !== CONTEXT.rail1435 && context !== CONTEXT.rail1520)) return 0;
  const clearance = crossing.clearance ? mean(crossing.clearance) : 0;
  if (context === CONTEXT.road) return crossing.road ? clearance + 720 / crossing.road.perDay : Infinity;
  const rail = crossing.rail.find((r) => r.gauge === (context === CONTEXT.rail1520 ? 1520 : 1435));
  return rail ? clearance + 720 / rail.trains.perDay : Infinity;
}
