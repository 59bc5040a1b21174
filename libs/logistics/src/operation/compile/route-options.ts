/** The ways of requirements: route options as lanes, by lift that carries for the owner and takes the pieces whole. */
import type { Distribution } from '../../engine/distribution.ts';
import type { CargoKind, MovementRequirement } from '../../movement/requirement.ts';
import { CONTEXT, isRefusedFlight, type Arc, type Route } from '../../network/route.ts';
import { distancesTo } from '../../network/shortest-path.ts';
import { holdsPiece, limitsOfPiece, type LiftType } from '../../lift/lift.ts';
import { findFacility } from './facilities.ts';
import type { Lane } from '../routing/lane.ts';
import type { LaneBook } from '../routing/lane-book.ts';
import { COACH_SPEED_MH } from '../routing/march.ts';
import { movesItself, servesStretch, type RouteRequest, type Routing } from '../routing/routing.ts';
import { carriesFor } from './lift-to-hand.ts';
import type { References } from './references.ts';
import { atMostLongest } from '../../units/time.ts';

/** Time a consignment takes in the reception of its destination where the place says nothing, minutes (an assumption). */
const RECEPTION: Distribution = { kind: 'triangular', min: 240, mode: 720, max: 1440 };

/** Route options of requirements that ask for the same, and why there is none. */
interface FoundOptions {
  readonly options: number[];
  readonly why: string;
}

export class RouteOptions {
  readonly optionLanes: number[][] = [];
  readonly optionMinutes: number[] = [];
  readonly optionPodLeg: number[] = [];
  readonly optionPodMin: number[] = [];
  private readonly optionsOfRoutes = new Map<string, FoundOptions>();
  private readonly barred = new Map<string, readonly string[]>();

  constructor(
    private readonly refs: References,
    private readonly routing: Routing,
    private readonly book: LaneBook,
  ) {}

  /** What is asked of the routing for a requirement; undefined when it names an unknown place, which is a problem of the requirement. */
  private request(requirement: MovementRequirement): RouteRequest | undefined {
    const index = (id: string) => this.refs.find('place', id, requirement.id);
    const from = index(requirement.from);
    const to = index(requirement.to);
    const via = requirement.via.map(index);
    for (const id of requirement.avoidPlaces ?? []) index(id);
    if (from < 0 || to < 0 || via.includes(-1)) return undefined;
    return {
      from,
      to,
      via,
      kind: requirement.kind,
      modes: requirement.modes,
      mlc: requirement.mlc ?? 0,
      heightCm: requirement.heightCm ?? 0,
      longestRoadM: requirement.longestRoadM ?? 0,
      avoid: this.routing.avoidedBy(requirement),
      barred: this.barredFor(requirement),
    };
  }

  /** Types of lift that never carry a requirement: each pool of them is another's, for other traffic, without hours for it, or to hand after the end of the run. */
  private barredFor(requirement: MovementRequirement): readonly string[] {
    const { owner, traffic } = requirement;
    const key = `${traffic ?? ''}|${owner ?? ''}`;
    const known = this.barred.get(key);
    if (known) return known;
    const { liftTypes, liftPools, endMin } = this.refs.world;
    const open = new Set(liftPools.filter((pool) => carriesFor(pool, requirement, endMin)).map(({ type }) => type));
    const barred = liftTypes.map(({ id }) => id).filter((id) => !open.has(id));
    this.barred.set(key, barred);
    return barred;
  }

  /** Finds the routes goal after goal: what a search learns about a goal serves all that go there, and need not be kept longer. */
  findRoutes(requirements: readonly MovementRequirement[]): void {
    const byGoal = requirements
      .filter(
        (r) =>
          r.kind !== 'self' &&
          [r.from, r.to, ...r.via, ...(r.avoidPlaces ?? [])].every((id) => this.refs.has('place', id)),
      )
      .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
    for (const requirement of byGoal) {
      const request = this.request(requirement);
      if (request && (request.from !== request.to || request.via.length > 0)) this.routing.options(request);
    }
  }

  /** Route options of a requirement, compiled to lanes; the last lane is the reception where the destination has one. */
  options(requirement: MovementRequirement): number[] {
    const request = this.request(requirement);
    if (!request) return [];
    const { from, to, via, kind, avoid = [], barred = [] } = request;
    const key = `${from}|${to}|${via.join(',')}|${kind}|${requirement.modes.join(',')}|${requirement.mlc ?? 0}|${requirement.heightCm ?? 0}|${requirement.longestRoadM ?? 0}|${requirement.selfSpeedMh ?? 0}|${avoid.join(',')}|${barred.join(',')}`;
    let known = this.optionsOfRoutes.get(key);
    if (!known) {
      known = this.findOptions(requirement, request);
      // Where all lift there is belongs to others the cargo waits for it, and the ledger says so.
      if (known.options.length === 0 && barred.length > 0)
        known = this.findOptions(requirement, { ...request, barred: [] });
      this.optionsOfRoutes.set(key, known);
    }
    const { options, why } = known;
    if (options.length === 0)
      this.refs.problem('route.none', requirement.id, `no route for ${requirement.id} (${kind})${why}`);
    return options;
  }

  private findOptions(requirement: MovementRequirement, request: RouteRequest): FoundOptions {
    const { from, to, via, kind, barred = [] } = request;
    if (kind === 'self') {
      const routes = this.selfRoutes(requirement, request);
      const options = routes.map((route) => this.addOption(route, (r) => this.book.lanesOf(r, () => true, kind), 0));
      return { options, why: ` from ${requirement.from} to ${requirement.to} around the airspaces that refuse it` };
    }
    if (from === to && via.length === 0)
      return { options: [this.addOption({ legs: [], minutes: 0 }, () => this.reception(to), -1)], why: '' };
    const all = this.routing.options(request).map((route) => this.optionOf(request, route));
    // The search asks for lift at each place alone; a stretch needs one type that serves both of its ends.
    const unserved = (option: number) => this.unserved(option, kind, ({ id }) => !barred.includes(id));
    const options = all.filter((option) => unserved(option) === undefined);
    const lane = options.length > 0 || all.length === 0 ? undefined : unserved(all[0]);
    const refused = all.length > 0 ? undefined : this.routing.whyNoGaugeChange(request);
    if (refused) return { options, why: `: ${refused}` };
    return {
      options,
      why: lane
        ? `: from ${this.nameOf(lane.from)} to ${this.nameOf(lane.to)} no type of lift serves both ends`
        : ` from ${requirement.from} to ${requirement.to}${requirement.via.length ? ` by ${requirement.via.join(', ')}` : ''} with the modes ${requirement.modes.join(', ')} and the lift there is${this.whyNoRoad(request)}${aroundWhat(requirement, request)}${requirement.longestRoadM ? `, by road at most ${Math.round(requirement.longestRoadM / 1000)} km at a stretch` : ''}`,
    };
  }

  /** A route of cargo as an option. */
  private optionOf({ kind, to }: RouteRequest, route: Route): number {
    const itself = (context: number) => movesItself(kind, context);
    return this.addOption(route, (r) => [...this.book.lanesOf(r, itself, kind), ...this.reception(to)], podLeg(route));
  }

  /** The lane of the reception of a place, where it has one. */
  private reception(place: number): number[] {
    const { reception } = this.refs.world.places[place];
    if (reception === undefined) return [];
    const lane = this.book.receptionLane(place, reception.time ?? RECEPTION);
    return lane < 0 ? [] : [lane];
  }

  private addOption(route: Route, lanes: (route: Route) => number[], pod: number): number {
    const list = lanes(route);
    const behindM = list.slice(pod + 1).reduce((sum, lane) => sum + this.book.lanes[lane].lengthM, 0);
    this.optionLanes.push(list);
    const minutes = Math.round(atMostLongest(route.minutes));
    this.optionMinutes.push(minutes);
    this.optionPodLeg.push(pod);
    this.optionPodMin.push(minutes - Math.floor((behindM * 60) / COACH_SPEED_MH));
    return this.optionLanes.length - 1;
  }

  /** The same options behind the outload of the issuing stock, where it is limited. */
  withOutload(stockId: string | undefined, options: readonly number[]): number[] {
    const stock = this.refs.world.stocks.find((row) => row.id === stockId);
    const resource = stock ? findFacility(this.refs.facilities, stock.place, `outload:${stock.id}`) : -1;
    if (!stock || resource < 0) return [...options];
    const lane = this.book.outloadLane(this.refs.find('place', stock.place, stock.id), resource);
    return options.map((o) =>
      this.addOption({ legs: [], minutes: this.optionMinutes[o] }, () => [lane, ...this.optionLanes[o]], -1),
    );
  }

  /**
   * For aircraft the great circle and the way around the airspaces in its way, without what leads through one that refuses it; for ships the sea
   * network where it connects, else the great circle.
   */
  private selfRoutes(requirement: MovementRequirement, { from, to, avoid }: RouteRequest): Route[] {
    const { graph } = this.routing;
    const flight = graph.airArc(from, to);
    const route = (arc: Arc): Route => ({
      legs: arc.lengthM > 0 ? [{ context: arc.context, from, to, arcs: [arc], change: 'unload' }] : [],
      minutes: Math.round((arc.lengthM * 60) / (requirement.selfSpeedMh ?? 1)),
    });
    if (!requirement.modes.includes('sea')) {
      const refused = new Set(avoid);
      const flights = [flight, graph.detour(from, to) ?? []].flat();
      return flights.filter((arc) => arc.lengthM === 0 || !isRefusedFlight(graph, arc, refused)).map(route);
    }
    const bySea = distancesTo(graph, to, CONTEXT.sea)[from];
    const lengthM = bySea > 0 ? bySea : flight.lengthM;
    return [route({ ...flight, context: CONTEXT.sea, lengthM, airspaces: [] })];
  }

  /** Types of lift that take cargo of a requirement over a lane, from its beginning to its end; those of others where there is nothing else. */
  typesOn(laneIndex: number, requirement: MovementRequirement): LiftType[] {
    const lane = this.book.lanes[laneIndex];
    const { places } = this.refs.world;
    const types = this.routing
      .typesFor(requirement.kind, lane.context)
      .filter((type) => servesStretch(places, lane, type));
    const barred = this.barredFor(requirement);
    const own = types.filter(({ id }) => !barred.includes(id));
    return own.length > 0 ? own : types;
  }

  /** The first lane of an option that no type serves which meets a condition; undefined where each has one. */
  private unserved(option: number, kind: CargoKind, may: (type: LiftType, lane: Lane) => boolean): Lane | undefined {
    if (kind === 'self') return undefined;
    const lanes = this.optionLanes[option].map((lane) => this.book.lanes[lane]).filter((lane) => !lane.organic);
    return this.routing.unserved(kind, lanes, may);
  }

  /** Options by lift that a piece of the cargo fits whole; a problem when there is none. */
  fitting(requirement: MovementRequirement, options: number[]): number[] {
    const barred = this.barredFor(requirement);
    const tooSmall = (option: number) =>
      this.unserved(option, requirement.kind, (type, lane) => holdsPiece(type, requirement, lane.lengthM));
    const whole = options.filter((option) => tooSmall(option) === undefined);
    const own = whole.filter(
      (option) =>
        this.unserved(
          option,
          requirement.kind,
          (type, lane) => !barred.includes(type.id) && holdsPiece(type, requirement, lane.lengthM),
        ) === undefined,
    );
    // What only lift of others takes whole waits for it.
    const fit = own.length > 0 ? own : whole;
    const lane = fit.length > 0 || options.length === 0 ? undefined : tooSmall(options[0]);
    const request = lane && this.request(requirement);
    if (lane && request) {
      const byOwn = this.routing.optionsForPieces(request, requirement);
      const others = byOwn.length > 0 ? byOwn : this.routing.optionsForPieces({ ...request, barred: [] }, requirement);
      if (others.length > 0) return others.map((route) => this.optionOf(request, route));
      const { cargo, kind } = requirement;
      const { vehicles, massKg, areaM2 } = cargo;
      const tonnes = (massKg / vehicles / 1000).toFixed(1);
      const { places } = this.refs.world;
      const why = this.routing
        .typesFor(kind, lane.context)
        .filter((type) => servesStretch(places, lane, type))
        .map(
          (type) =>
            `${type.id} takes ${limitsOfPiece(type, requirement, lane.lengthM)
              .map(({ of, limit }) => `${limit} of ${of}`)
              .join(' and ')}`,
        );
      this.refs.problem(
        'route.none',
        requirement.id,
        `no lift takes a piece of ${requirement.id} (${tonnes} t and ${Math.round(areaM2 / vehicles)} m2 on average) whole from ${this.nameOf(lane.from)} to ${this.nameOf(lane.to)}: ${why.join('; ')}`,
      );
    }
    return fit;
  }

  /** What does not move by itself needs lift on roads, which is easily forgotten of tracked vehicles and freight. */
  private whyNoRoad({ kind, modes }: RouteRequest): string {
    const byLiftOnly = modes.includes('road') && !movesItself(kind, CONTEXT.road);
    return byLiftOnly && this.routing.typesFor(kind, CONTEXT.road).length === 0
      ? `, and no lift on roads takes ${kind}`
      : '';
  }

  private nameOf(place: number): string {
    return this.refs.world.places[place].id;
  }
}

function aroundWhat({ avoidPlaces = [] }: MovementRequirement, { avoid = [] }: RouteRequest): string {
  const counted = (count: number, word: string) => (count > 0 ? [`${count} ${word}${count === 1 ? '' : 's'}`] : []);
  const around = [...counted(avoidPlaces.length, 'place'), ...counted(avoid.length - avoidPlaces.length, 'airspace')];
  return around.length > 0 ? `, around ${around.join(' and ')} that it may not enter` : '';
}

/** The port of debarkation ends the last air, sea or waterway leg, else the last rail leg, else the last leg. */
function podLeg(route: Route): number {
  for (const contexts of [
    [CONTEXT.air, CONTEXT.sea, CONTEXT.waterway],
    [CONTEXT.rail1435, CONTEXT.rail1520],
  ]) {
    for (let i = route.legs.length - 1; i >= 0; i--)
      if ((contexts as readonly number[]).includes(route.legs[i].context)) return i;
  }
  return route.legs.length - 1;
}
