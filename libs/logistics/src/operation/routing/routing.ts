/**
 * From requirements to routes: builds the routing graph of a world, the travel profile of a kind of cargo, and finds each requirement's
 * route options. Results are kept by (from, to, kind, modes, via, load class, places and airspaces to avoid), since many lines share them.
 */
import { mean } from '../../engine/distribution.ts';
import { holdsPiece, legOf, type LiftType, type Piece } from '../../lift/lift.ts';
import type { CargoKind, MovementRequirement } from '../../movement/requirement.ts';
import type { Mode, Place } from '../../network/network.ts';
import {
  CONTEXT,
  CONTEXTS,
  contextOf,
  findRoutes,
  modeOfContext,
  signatureOf,
  type Route,
  type RoutingGraph,
  type TravelProfile,
} from '../../network/route.ts';
import { findRoutesByRoadWithin } from '../../network/road-limit.ts';
import { airspacesInTheWay, linksThatMayClose } from '../compile/facilities.ts';
import { MINUTES_PER_DAY } from '../../units/time.ts';
import { COACH_SPEED_MH, DRIVING_DAY_MIN, MARCH_SPEED_MH } from './march.ts';
import { graphOfWorld } from './graph-of-world.ts';
import { gaugeChangeMinFor, whyRefused } from './gauge-change.ts';
import { RouteMemo } from './route-memo.ts';
import { typeServes } from './terminal.ts';
import type { World } from '../world.ts';

/** Allowance for waiting for lift in the choice of a route, minutes; the simulation waits as long as it really takes. */
const BOARDING_ALLOWANCE_MIN: Readonly<Record<Mode, number>> = {
  air: 720,
  sea: 2880,
  rail: 1440,
  road: 240,
  waterway: 2880,
};
const ROUTE_OPTIONS = 3;
const NOTHING_BARRED: readonly string[] = [];

export interface RouteRequest {
  readonly from: number;
  readonly to: number;
  readonly via: readonly number[];
  readonly kind: CargoKind;
  readonly modes: readonly Mode[];
  readonly mlc: number;
  readonly heightCm: number;
  /** Longest way by road at a stretch; 0 = any. */
  readonly longestRoadM?: number;
  /** Places that no route may enter, and behind them airspaces, in ascending order. */
  readonly avoid?: readonly number[];
  /** Types of lift of which no pool carries for the owner of the cargo within the run, in order of their ids. */
  readonly barred?: readonly string[];
}

/** Cargo that moves on roads by itself: vehicles on their wheels, people in coaches. */
export function movesItself(kind: CargoKind, context: number): boolean {
  return context === CONTEXT.road && (kind === 'wheeled' || kind === 'people');
}

/** Between two fixed ports cargo goes by ship, between two fixed airfields by air: that is what fixing POE and POD means. */
export function modeBetweenPorts(a: Place, b: Place, modes: readonly Mode[]): 'sea' | 'air' | undefined {
  if (a.seaport && b.seaport && modes.includes('sea')) return 'sea';
  return a.airfield && b.airfield && modes.includes('air') ? 'air' : undefined;
}

export class Routing {
  /** Everything that routes depend on. */
  readonly network: readonly unknown[];
  private readonly closedLinks: ReadonlySet<string>;
  /** Places that a condition opens or a disruption closes, and ends of links that one closes. */
  private readonly closable: ReadonlySet<number>;
  private knownGraph: RoutingGraph | undefined;
  private knownRoutes: Map<string, Route[]> | undefined;
  private readonly profiles = new Map<string, Omit<TravelProfile, 'mlc' | 'heightCm'>>();
  private readonly types: readonly LiftType[];
  private readonly placeIndex: ReadonlyMap<string, number>;
  /** Numbers of the airspaces that refuse an owner, which stand behind those of the places. */
  private readonly refusing: ReadonlyMap<string | undefined, readonly number[]>;

  constructor(
    private readonly world: World,
    private readonly memo: RouteMemo = new RouteMemo(),
  ) {
    const pooled = new Set(world.liftPools.filter((p) => p.availableMin.length > 0).map((p) => p.type));
    this.types = world.liftTypes.filter((t) => pooled.has(t.id));
    const closing = world.disruptions.filter((d) => d.permille === 0 && d.everyMin === undefined);
    const closed = new Set(closing.map((d) => d.place ?? d.resource?.replace(/\/[^/]*$/, '')));
    this.closedLinks = linksThatMayClose({ disruptions: closing, effects: [], activities: [] });
    const ends = new Set(world.links.flatMap(({ id, from, to }) => (this.closedLinks.has(id) ? [from, to] : [])));
    const airspaces = airspacesInTheWay(world);
    this.placeIndex = new Map(world.places.map(({ id }, i) => [id, i]));
    const refused = new Set(airspaces.flatMap(({ refuses = [] }) => refuses));
    this.refusing = new Map(
      [...refused].map((owner) => [
        owner,
        airspaces.flatMap(({ refuses }, i) => (refuses?.includes(owner) ? [world.places.length + i] : [])),
      ]),
    );
    const closedAirspaces = new Set(closing.map((d) => d.airspace));
    const mayClose = (id: string, opensWhen: string | undefined, others: ReadonlySet<string | undefined>) =>
      opensWhen !== undefined || others.has(id);
    this.closable = new Set([
      ...world.places.flatMap(({ id, opensWhen }, i) => (mayClose(id, opensWhen, closed) || ends.has(id) ? [i] : [])),
      ...airspaces.flatMap(({ id, opensWhen }, i) =>
        mayClose(id, opensWhen, closedAirspaces) ? [world.places.length + i] : [],
      ),
    ]);
    this.network = [
      ...[world.places, world.links, airspaces, this.types],
      ...[[...this.closable], [...this.closedLinks]],
    ];
  }

  /** Made when somebody looks for a way: where all ways are known, nobody does. */
  get graph(): RoutingGraph {
    return (this.knownGraph ??= graphOfWorld(this.world, this.closedLinks));
  }

  private get routes(): Map<string, Route[]> {
    return (this.knownRoutes ??= this.memo.routesFor(this.network));
  }

  /** Numbers of the places that a requirement may not enter and of the airspaces that refuse its owner, in ascending order; unknown places are left out. */
  avoidedBy({ avoidPlaces = [], owner }: Pick<MovementRequirement, 'avoidPlaces' | 'owner'>): readonly number[] {
    const places = avoidPlaces.flatMap((id) => this.placeIndex.get(id) ?? []);
    return [...places.sort((a, b) => a - b), ...(this.refusing.get(owner) ?? [])];
  }

  /** The context of each stretch between two stops, -1 where it is free. */
  private contextsBetween(stops: readonly number[], modes: readonly Mode[]): number[] {
    const { places } = this.world;
    return stops.slice(1).map((to, i) => {
      if (i === 0 || i === stops.length - 2) return -1;
      const mode = modeBetweenPorts(places[stops[i]], places[to], modes);
      return mode === undefined ? -1 : CONTEXT[mode];
    });
  }

  /** Lift types that can carry the kind in a context, but for those that are barred. */
  typesFor(kind: CargoKind, context: number, barred: readonly string[] = NOTHING_BARRED): LiftType[] {
    return this.types.filter(
      (t) => t.carries.includes(kind) && contextOf(t.mode, t.gauge ?? 1435) === context && !barred.includes(t.id),
    );
  }

  /** The first of some stretches that no type of lift for the kind serves which meets a condition; undefined where each has one. */
  unserved<S extends Stretch>(
    kind: CargoKind,
    stretches: readonly S[],
    may: (type: LiftType, stretch: S) => boolean,
  ): S | undefined {
    const { places } = this.world;
    return stretches.find(
      (s) => !this.typesFor(kind, s.context).some((type) => servesStretch(places, s, type) && may(type, s)),
    );
  }

  /**
   * Route options of a request, best first. The search asks for lift at each place alone, but a stretch needs one type for both of its ends:
   * when no option has that, it is made again for each type of the mode that fails by itself.
   */
  options(request: RouteRequest): Route[] {
    const key = `${request.from}|${request.to}|${request.via.join(',')}|${request.kind}|${request.modes.join(',')}|${request.mlc}|${request.heightCm}|${request.longestRoadM ?? 0}|${(request.avoid ?? []).join(',')}|${(request.barred ?? []).join(',')}`;
    let routes = this.routes.get(key);
    if (!routes) {
      routes = this.search(request, this.profile(request));
      const gaps = routes.map((route) => this.gapOf(route, request));
      const [gap] = gaps;
      if (gap && gaps.every((other) => other)) {
        const served = this.byOneType(request, gap.context, () => true);
        if (served.length > 0) routes = served;
      }
      this.routes.set(key, routes);
    }
    return routes;
  }

  /** Options on which every stretch in a context goes by one and the same type of those that may, and all others have a type too. */
  private byOneType(request: RouteRequest, context: number, may: (type: LiftType) => boolean): Route[] {
    const routes = this.typesFor(request.kind, context, request.barred)
      .filter(may)
      .flatMap((type) => this.search(request, this.newProfile(request, { context, type })))
      .filter((route) => this.gapOf(route, request) === undefined)
      .sort((a, b) => a.minutes - b.minutes);
    const seen = new Set<string>();
    return routes
      .filter((route) => {
        const signature = signatureOf(route);
        return !seen.has(signature) && seen.add(signature);
      })
      .slice(0, ROUTE_OPTIONS);
  }

  /** Options on which lift takes a piece of the cargo whole; where no option has that, by each type that does. */
  optionsForPieces(request: RouteRequest, piece: Piece): Route[] {
    const { kind, barred = NOTHING_BARRED } = request;
    const gapOf = (route: Route) =>
      this.unserved(
        kind,
        stretchesOf(route, kind),
        (type, { lengthM }) => !barred.includes(type.id) && holdsPiece(type, piece, lengthM),
      );
    const routes = this.options(request);
    const fit = routes.filter((route) => gapOf(route) === undefined);
    if (fit.length > 0 || routes.length === 0) return fit;
    const { context } = gapOf(routes[0])!;
    return this.byOneType(request, context, (type) => holdsPiece(type, piece, 0)).filter(
      (route) => gapOf(route) === undefined,
    );
  }

  /** Why a request has no route, where that is because no gauge change on its way takes the cargo; undefined where it is not. */
  whyNoGaugeChange(request: RouteRequest): string | undefined {
    const { places } = this.world;
    if (!request.modes.includes('rail') || !places.some(({ gaugeChanges }) => gaugeChanges?.some(({ takes }) => takes)))
      return undefined;
    const profile = this.profile(request);
    const gaugeChangeMin = Float64Array.from(places, ({ gaugeChanges = [] }, p) =>
      gaugeChanges.length > 0 ? Math.min(profile.gaugeChangeMin[p], MINUTES_PER_DAY) : Infinity,
    );
    const [route] = this.search(request, { ...profile, gaugeChangeMin, remaining: new Map() });
    const refused = route?.legs.find(
      ({ to, change }) => change === 'gauge-change' && profile.gaugeChangeMin[to] === Infinity,
    );
    return refused && whyRefused(places[refused.to], request.kind);
  }

  private gapOf(route: Route, { kind, barred = NOTHING_BARRED }: RouteRequest): Stretch | undefined {
    return this.unserved(kind, stretchesOf(route, kind), ({ id }) => !barred.includes(id));
  }

  private search(request: RouteRequest, profile: Omit<TravelProfile, 'mlc' | 'heightCm'>): Route[] {
    const stops = [request.from, ...request.via, request.to];
    const contexts = this.contextsBetween(stops, request.modes);
    const { mlc, heightCm, longestRoadM = 0 } = request;
    const limited = { ...profile, mlc, heightCm };
    const { closable } = this;
    const query = { stops, contexts, most: ROUTE_OPTIONS, closable, avoid: new Set(request.avoid) };
    const found =
      longestRoadM > 0
        ? findRoutesByRoadWithin(longestRoadM, this.graph, limited, query)
        : findRoutes(this.graph, limited, query);
    const routes = found.map((route) => ({ ...route, minutes: route.minutes + this.slowerMin(route, request) }));
    // A fixed port is where cargo changes vehicle: a ship from elsewhere that only calls there is no way by it, unless there is no other.
    const ports = stops.filter((_, i) => contexts[i - 1] >= 0 || contexts[i] >= 0);
    const changing = routes.filter(({ legs }) => ports.every((port) => legs.some(({ from, to }) => from === port || to === port))); // prettier-ignore
    return changing.length > 0 ? changing : routes;
  }

  /** Minutes that the legs of a route take longer than the search reckons, which does not know how long a leg will be: lift is slower on short legs. */
  private slowerMin(route: Route, { kind, barred }: RouteRequest): number {
    let minutes = 0;
    for (const leg of route.legs) {
      if (movesItself(kind, leg.context)) continue;
      const types = this.typesFor(kind, leg.context, barred);
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

  /** The profile of a kind of cargo with a choice of modes and of lift, kept. */
  private profile(request: RouteRequest): Omit<TravelProfile, 'mlc' | 'heightCm'> {
    const { kind, modes, barred = NOTHING_BARRED } = request;
    const key = `${kind}|${modes.join(',')}|${barred.join(',')}`;
    let profile = this.profiles.get(key);
    if (!profile) this.profiles.set(key, (profile = this.newProfile(request)));
    return profile;
  }

  /** @param only the one type that serves a context, where it alone is looked at */
  private newProfile(
    { kind, modes, barred }: RouteRequest,
    only?: { readonly context: number; readonly type: LiftType },
  ): Omit<TravelProfile, 'mlc' | 'heightCm'> {
    const types = CONTEXTS.map((_, context) => {
      if (context === CONTEXT.none || !modes.includes(modeOfContext(context)!)) return [];
      return only?.context === context ? [only.type] : this.typesFor(kind, context, barred);
    });
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
        if (!itself[context] && !types[context].some((type) => typeServes(places[p], context, type))) continue;
        boardMin[p * CONTEXTS.length + context] = load[context];
        alightMin[p * CONTEXTS.length + context] = unload[context];
      }
    }
    const gaugeChangeMin = Float64Array.from(places, (place) => gaugeChangeMinFor(place, kind));
    return { speedMh, boardMin, alightMin, gaugeChangeMin, remaining: new Map() };
  }
}

/** Road lift rests at night like every column. */
function effectiveSpeed(type: LiftType): number {
  return type.mode === 'road' ? type.speedMh * (DRIVING_DAY_MIN / 1440) : type.speedMh;
}

/** A stretch that cargo goes in one vehicle: where it begins and ends, and whether that is in a gauge change, where nothing is loaded or unloaded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly context: number;
  readonly startsInGaugeChange: boolean;
  readonly change: string;
  readonly lengthM: number;
}

/** Stretches of a route that cargo of a kind goes by lift. */
export function stretchesOf({ legs }: Route, kind: CargoKind): Stretch[] {
  return legs
    .map((leg, i) => ({
      ...leg,
      startsInGaugeChange: i > 0 && legs[i - 1].change === 'gauge-change',
      lengthM: leg.arcs.reduce((sum, arc) => sum + arc.lengthM, 0),
    }))
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
