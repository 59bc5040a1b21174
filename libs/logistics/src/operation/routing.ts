/**
 * From requirements to routes: builds the routing graph of a world, the travel profile of a kind of cargo, and finds each requirement's
 * route options. Results are kept by (from, to, kind, modes, via, load class, places to avoid), since many lines share them.
 */
import { mean } from '../engine/distribution.ts';
import { legOf, type LiftType } from '../lift/lift.ts';
import type { CargoKind } from '../movement/requirement.ts';
import { geodesicM } from '../network/geodesic.ts';
import type { Mode, Place } from '../network/network.ts';
import {
  CONTEXT,
  CONTEXTS,
  contextOf,
  findRoutes,
  modeOfContext,
  type Arc,
  type Route,
  type RoutingGraph,
  type TravelProfile,
} from '../network/route.ts';
import { keepLatest } from '../network/shortest-path.ts';
import { fitsPort } from './berth.ts';
import { gaugeChangeMinutes } from './facilities.ts';
import { COACH_SPEED_MH, DRIVING_DAY_MIN, MARCH_SPEED_MH } from './march.ts';
import { RouteMemo } from './route-memo.ts';
import type { World } from './world.ts';

/** Allowance for waiting for lift in the choice of a route, minutes; the simulation waits as long as it really takes. */
const BOARDING_ALLOWANCE_MIN: Readonly<Record<Mode, number>> = {
  air: 720,
  sea: 2880,
  rail: 1440,
  road: 240,
  waterway: 2880,
};
const ROUTE_OPTIONS = 3;

export interface RouteRequest {
  readonly from: number;
  readonly to: number;
  readonly via: readonly number[];
  readonly kind: CargoKind;
  readonly modes: readonly Mode[];
  readonly mlc: number;
  /** Places that no route may enter, in ascending order. */
  readonly avoid?: readonly number[];
}

/** Cargo that moves on roads by itself: vehicles on their wheels, people in coaches. */
export function movesItself(kind: CargoKind, context: number): boolean {
  return context === CONTEXT.road && (kind === 'wheeled' || kind === 'people');
}

export class Routing {
  readonly graph: RoutingGraph;
  /** Places that a condition opens or a disruption closes. */
  private readonly closable: ReadonlySet<number>;
  private readonly cache: Map<string, Route[]>;
  private readonly profiles = new Map<string, Omit<TravelProfile, 'mlc'>>();
  private readonly types: readonly LiftType[];

  constructor(
    private readonly world: World,
    memo: RouteMemo = new RouteMemo(),
  ) {
    const pooled = new Set(world.liftPools.filter((p) => p.availableMin.length > 0).map((p) => p.type));
    this.types = world.liftTypes.filter((t) => pooled.has(t.id));
    this.graph = buildGraph(world);
    const closed = new Set(
      world.disruptions
        .filter((d) => d.permille === 0 && d.everyMin === undefined)
        .map((d) => d.place ?? d.resource?.split('/')[0]),
    );
    this.closable = new Set(
      world.places.flatMap((place, i) => (place.opensWhen !== undefined || closed.has(place.id) ? [i] : [])),
    );
    this.cache = memo.routesFor([world.places, world.links, this.types, [...this.closable]]);
  }

  /** Between two fixed ports cargo goes by ship, between two fixed airfields by air: that is what fixing POE and POD means. */
  private contextsBetween(stops: readonly number[], modes: readonly Mode[]): number[] {
    const { places } = this.world;
    return stops.slice(1).map((to, i) => {
      if (i === 0 || i === stops.length - 2) return -1;
      const [a, b] = [places[stops[i]], places[to]];
      if (a.seaport && b.seaport && modes.includes('sea')) return CONTEXT.sea;
      return a.airfield && b.airfield && modes.includes('air') ? CONTEXT.air : -1;
    });
  }

  /** Lift types that can carry the kind in a context. */
  typesFor(kind: CargoKind, context: number): LiftType[] {
    return this.types.filter((t) => t.carries.includes(kind) && contextOf(t.mode, t.gauge ?? 1435) === context);
  }

  /** The first of some stretches that no type of lift for the kind serves which meets a condition; undefined where each has one. */
  unserved<S extends Stretch>(
    kind: CargoKind,
    stretches: readonly S[],
    may: (type: LiftType) => boolean,
  ): S | undefined {
    const { places } = this.world;
    return stretches.find(
      (s) => !this.typesFor(kind, s.context).some((type) => servesStretch(places, s, type) && may(type)),
    );
  }

  options(request: RouteRequest): Route[] {
    const key = `${request.from}|${request.to}|${request.via.join(',')}|${request.kind}|${request.modes.join(',')}|${request.mlc}|${(request.avoid ?? []).join(',')}`;
    let routes = this.cache.get(key);
    if (!routes) {
      const stops = [request.from, ...request.via, request.to];
      const profile = { ...this.profile(request.kind, request.modes), mlc: request.mlc };
      const contexts = this.contextsBetween(stops, request.modes);
      const avoid = new Set(request.avoid);
      routes = findRoutes(this.graph, profile, {
        stops,
        contexts,
        most: ROUTE_OPTIONS,
        closable: this.closable,
        avoid,
      }).map((route) => ({ ...route, minutes: route.minutes + this.slowerMin(route, request) }));
      this.cache.set(key, routes);
    }
    return routes;
  }

  /** Minutes that the legs of a route take longer than the search reckons, which does not know how long a leg will be: lift is slower on short legs. */
  private slowerMin(route: Route, { kind }: RouteRequest): number {
    let minutes = 0;
    for (const leg of route.legs) {
      if (movesItself(kind, leg.context)) continue;
      const types = this.typesFor(kind, leg.context);
      const legM = leg.arcs.reduce((sum, arc) => sum + arc.lengthM, 0);
      const searchedMh = Math.max(0, ...types.map(effectiveSpeed));
      const trueMh = Math.max(
        0,
        ...types.map((type) => (effectiveSpeed(type) * (legOf(type, legM)?.speedPermille ?? 1000)) / 1000),
      );
      if (trueMh === searchedMh) continue;
      for (const { lengthM, speedMh } of leg.arcs)
        minutes += lengthM * 60 * (1 / Math.min(trueMh, speedMh) - 1 / Math.min(searchedMh, speedMh));
    }
    return minutes;
  }

  /** The profile of a kind of cargo with a choice of modes, kept. */
  private profile(kind: CargoKind, modes: readonly Mode[]): Omit<TravelProfile, 'mlc'> {
    const key = `${kind}|${modes.join(',')}`;
    let profile = this.profiles.get(key);
    if (!profile) this.profiles.set(key, (profile = this.newProfile(kind, modes)));
    return profile;
  }

  private newProfile(kind: CargoKind, modes: readonly Mode[]): Omit<TravelProfile, 'mlc'> {
    const types = CONTEXTS.map((_, context) =>
      context > 0 && modes.includes(modeOfContext(context)!) ? this.typesFor(kind, context) : [],
    );
    const itself = CONTEXTS.map((_, context) => movesItself(kind, context) && modes.includes('road'));
    const speedMh = CONTEXTS.map((_, context) =>
      itself[context]
        ? (kind === 'people' ? COACH_SPEED_MH : MARCH_SPEED_MH) * (DRIVING_DAY_MIN / 1440)
        : Math.max(0, ...types[context].map(effectiveSpeed)),
    );
    const least = (context: number, part: 'load' | 'unload') => Math.min(...types[context].map((t) => mean(t[part])));
    const load = CONTEXTS.map((_, c) =>
      itself[c] ? 0 : least(c, 'load') + BOARDING_ALLOWANCE_MIN[modeOfContext(c) ?? 'road'],
    );
    const unload = CONTEXTS.map((_, c) => (itself[c] ? 0 : least(c, 'unload')));
    const { places } = this.world;
    const boardMin = new Float64Array(places.length * CONTEXTS.length).fill(Infinity);
    const alightMin = boardMin.slice();
    for (let context = 1; context < CONTEXTS.length; context++) {
      if (!(speedMh[context] > 0)) continue;
      for (let p = 0; p < places.length; p++) {
        if (!itself[context] && !servesContext(places[p], context, types[context])) continue;
        boardMin[p * CONTEXTS.length + context] = load[context];
        alightMin[p * CONTEXTS.length + context] = unload[context];
      }
    }
    return { speedMh, boardMin, alightMin, remaining: new Map() };
  }
}

/** Road lift rests at night like every column. */
function effectiveSpeed(type: LiftType): number {
  return type.mode === 'road' ? type.speedMh * (DRIVING_DAY_MIN / 1440) : type.speedMh;
}

/** Whether at least one of the types can work at the place. */
export function servesContext(place: Place, context: number, types: readonly LiftType[]): boolean {
  return types.some((type) => typeServes(place, context, type));
}

/** Whether a type can load and unload at a place: facility, runway, draught, length, gauge. */
export function typeServes(place: Place, context: number, type: LiftType): boolean {
  switch (context) {
    case CONTEXT.air:
      return (
        place.airfield !== undefined &&
        place.airfield.runwayM >= (type.minRunwayM ?? 0) &&
        (type.parking === 'wide'
          ? place.airfield.parkingWide > 0
          : place.airfield.parkingNarrow + place.airfield.parkingWide > 0)
      );
    case CONTEXT.sea:
    case CONTEXT.waterway:
      return place.seaport !== undefined && place.seaport.berths > 0 && fitsPort(place.seaport, type);
    case CONTEXT.rail1435:
      return place.rail !== undefined && place.rail.ramps > 0 && place.rail.gauges.includes(1435);
    case CONTEXT.rail1520:
      return place.rail !== undefined && place.rail.ramps > 0 && place.rail.gauges.includes(1520);
    default:
      return true;
  }
}

/** A stretch that cargo goes in one vehicle: where it begins and ends, and whether that is in a gauge change, where nothing is loaded or unloaded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly context: number;
  readonly startsInGaugeChange: boolean;
  readonly change: string;
}

/** Stretches of a route that cargo of a kind goes by lift. */
export function stretchesOf({ legs }: Route, kind: CargoKind): Stretch[] {
  return legs
    .map((leg, i) => ({ ...leg, startsInGaugeChange: i > 0 && legs[i - 1].change === 'gauge-change' }))
    .filter((leg) => !movesItself(kind, leg.context));
}

/** Whether one and the same type can work at both ends of a stretch. */
export function servesStretch(places: readonly Place[], stretch: Stretch, type: LiftType): boolean {
  const { from, to, context, startsInGaugeChange, change } = stretch;
  return (
    typeServes(places[from], startsInGaugeChange ? CONTEXT.none : context, type) &&
    typeServes(places[to], change === 'gauge-change' ? CONTEXT.none : context, type)
  );
}

function buildGraph(world: World): RoutingGraph {
  const indexOf = new Map(world.places.map((place, i) => [place.id, i]));
  const arcsFrom: Arc[][] = Array.from({ length: world.places.length * CONTEXTS.length }, () => []);
  world.links.forEach((link, i) => {
    const from = indexOf.get(link.from);
    const to = indexOf.get(link.to);
    if (from === undefined || to === undefined) throw new Error(`link ${link.id} leads to an unknown place`);
    const context = contextOf(link.mode, link.gauge ?? 1435);
    const arc = {
      ...{ context, link: i, lengthM: link.lengthM, speedMh: link.speedMh ?? Infinity, mlc: link.mlc ?? 0 },
      banned: (link.bans?.length ?? 0) + (link.datedBans?.length ?? 0) > 0,
    };
    arcsFrom[from * CONTEXTS.length + context].push({ ...arc, from, to, backwards: false });
    if (!link.oneWay) arcsFrom[to * CONTEXTS.length + context].push({ ...arc, from: to, to: from, backwards: true });
  });
  const places = world.places;
  const airArcs: (Arc | undefined)[][] = [];
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
    airfields: places.flatMap((place, i) => (place.airfield ? [i] : [])),
    airArc(from, to) {
      const row = (airArcs[from] ??= new Array<Arc | undefined>(places.length).fill(undefined));
      return (row[to] ??= {
        from,
        to,
        context: CONTEXT.air,
        link: -1,
        backwards: false,
        lengthM: between(from, to),
        speedMh: Infinity,
        mlc: 0,
        banned: false,
      });
    },
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
    gaugeChangeMin: Float64Array.from(places, (p) =>
      Math.min(Infinity, ...(p.gaugeChanges ?? []).map((c) => gaugeChangeMinutes(c))),
    ),
  };
}

/** Minutes that passing a place costs in a context, apart from its queue. */
function passMin(place: Place, context: number): number {
  const { crossing } = place;
  if (!crossing || (context !== CONTEXT.road && context !== CONTEXT.rail1435 && context !== CONTEXT.rail1520)) return 0;
  const clearance = crossing.clearance ? mean(crossing.clearance) : 0;
  if (context === CONTEXT.road) return crossing.road ? clearance + 720 / crossing.road.perDay : Infinity;
  const rail = crossing.rail.find((r) => r.gauge === (context === CONTEXT.rail1520 ? 1520 : 1435));
  return rail ? clearance + 720 / rail.trains.perDay : Infinity;
}
