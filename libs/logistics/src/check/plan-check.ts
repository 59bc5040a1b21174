/**
 * Plan mode: what a planner has fixed (ports, modes, or a whole route leg by leg) is checked against the network, the lift and the dates, and every
 * violation is named, where the simulation would only say that there is no route. Rules are the engine's own: what passes here can run.
 * Cost: a breadth-first search for each fixed leg.
 */
import { holdsPiece, limitsOfPiece, type LiftType } from '../lift/lift.ts';
import type { MovementRequirement } from '../movement/requirement.ts';
import type { Airspace, Mode, Place } from '../network/network.ts';
import { CONTEXT, CONTEXTS, modeOfContext } from '../network/route.ts';
import { distancesTo } from '../network/shortest-path.ts';
import { airspacesInTheWay } from '../operation/compile/facilities.ts';
import { chooseGaugeChange, whyRefused } from '../operation/routing/gauge-change.ts';
import {
  modeBetweenPorts,
  movesItself,
  Routing,
  servesStretch,
  stretchesOf,
  type RouteRequest,
} from '../operation/routing/routing.ts';
import { brokenRules } from '../operation/routing/terminal.ts';
import type { World } from '../operation/world.ts';
import { checkDates } from './date-check.ts';
import { violation, type Violation, type ViolationCode } from './violation.ts';
import { checkWay, closedAt } from './way-check.ts';

/** A whole route that a planner has fixed. A leg may name its links; else any way of its mode will do. */
export interface PlannedRoute {
  readonly requirement: string;
  readonly legs: readonly PlannedLeg[];
}

export interface PlannedLeg {
  readonly mode: Mode;
  readonly from: string;
  readonly to: string;
  readonly links?: readonly string[];
}

/** All violations of what requirements fix themselves and of the planned routes, in the order of the requirements. */
export function checkPlan(world: World, routes: readonly PlannedRoute[] = []): Violation[] {
  const checker = new PlanChecker(world);
  const planned = new Set(routes.map((route) => route.requirement));
  const found = world.requirements.flatMap((requirement) =>
    planned.has(requirement.id) ? [] : checker.checkRequirement(requirement),
  );
  return [...found, ...routes.flatMap((route) => checker.checkRoute(route)), ...checkDates(world)];
}

/** What is said of a leg where its gauge has no way from end to end, whatever may use it. */
const NO_TRACK: readonly ViolationCode[] = ['plan.gauge', 'plan.link-missing'];

class PlanChecker {
  private readonly routing: Routing;
  private readonly index: ReadonlyMap<string, number>;

  constructor(private readonly world: World) {
    this.routing = new Routing(world);
    this.index = new Map(world.places.map((place, i) => [place.id, i]));
  }

  /** What a requirement fixes by its ports and modes: nothing to say where there is a route. */
  checkRequirement(requirement: MovementRequirement): Violation[] {
    if (requirement.kind === 'self') return [];
    const stops = [requirement.from, ...requirement.via, requirement.to];
    const unknown = stops.filter((id) => !this.index.has(id));
    if (unknown.length > 0)
      return unknown.map((id) =>
        violation(requirement, 'plan.place-unknown', 'via', `${id} is no place of the network.`),
      );
    if (requirement.from === requirement.to && requirement.via.length === 0) return [];
    const [from, ...rest] = stops.map((id) => this.index.get(id)!);
    const to = rest.pop()!;
    const closures = closedAt(this.world, requirement, stops);
    if (this.hasRoute(requirement, from, to, rest)) return closures;
    const request = this.request(requirement, from, to, rest);
    // A way that is there asks for no other change of gauge: what keeps the cargo off it is the size of its pieces.
    const refused = this.routing.options(request).length > 0 ? undefined : this.routing.whyNoGaugeChange(request);
    if (refused) return [...closures, violation(requirement, 'plan.gauge-change', 'modes', sentence(refused))];
    const tooLarge = this.tooLarge(requirement, request);
    return [...closures, ...(tooLarge.length > 0 ? tooLarge : this.diagnose(requirement, stops))];
  }

  private request(requirement: MovementRequirement, from: number, to: number, via: readonly number[]): RouteRequest {
    const { kind, modes, mlc = 0, heightCm = 0, longestRoadM } = requirement;
    const avoid = this.routing.avoidedBy(requirement);
    return { from, to, via, kind, modes, mlc, heightCm, longestRoadM, avoid };
  }

  private hasRoute(requirement: MovementRequirement, from: number, to: number, via: readonly number[]): boolean {
    return this.routing.optionsForPieces(this.request(requirement, from, to, via), requirement).length > 0;
  }

  /** Where there is a way but no lift on it takes a piece whole: what each type there takes. */
  private tooLarge(requirement: MovementRequirement, request: RouteRequest): Violation[] {
    const { kind } = request;
    const [route] = this.routing.options(request);
    const gap =
      route &&
      this.routing.unserved(kind, stretchesOf(route, kind), (type, { lengthM }) =>
        holdsPiece(type, requirement, lengthM),
      );
    if (!gap) return [];
    const say = (code: ViolationCode, message: string) => violation(requirement, code, 'modes', message);
    return this.routing
      .typesFor(kind, gap.context)
      .filter((type) => servesStretch(this.world.places, gap, type))
      .flatMap((type) => checkPieces(requirement, type, gap.lengthM, say));
  }

  /** Why there is no route: what every mode breaks on a stretch between fixed places that cannot be made. */
  private diagnose(requirement: MovementRequirement, stops: readonly string[]): Violation[] {
    const found: Violation[] = [];
    for (let i = 0; i + 1 < stops.length; i++) {
      const field = requirement.via.length === 0 ? 'modes' : `via.${Math.min(i, requirement.via.length - 1)}`;
      const [a, b] = [this.index.get(stops[i])!, this.index.get(stops[i + 1])!];
      const { places } = this.world;
      const isBetweenPorts = i > 0 && i + 2 < stops.length;
      const only = isBetweenPorts ? modeBetweenPorts(places[a], places[b], requirement.modes) : undefined;
      // Inland, cargo may change its mode on the way: a stretch that can be made somehow is no fault.
      if (!only && this.hasRoute(requirement, a, b, [])) continue;
      const modes = only ? [only] : requirement.modes;
      const tries = modes.map((mode) => this.checkLeg(requirement, { mode, from: stops[i], to: stops[i + 1] }, field));
      if (tries.every((list) => list.length > 0)) found.push(...tries.flat());
    }
    const joined = `No chain of the allowed modes (${requirement.modes.join(', ')}) joins ${stops.join(', ')}.`;
    return found.length > 0 ? unique(found) : [violation(requirement, 'plan.link-missing', 'modes', joined)];
  }

  checkRoute({ requirement: id, legs }: PlannedRoute): Violation[] {
    const requirement = this.world.requirements.find((row) => row.id === id);
    if (!requirement) {
      const message = `There is no requirement ${id}.`;
      return [{ code: 'plan.requirement-unknown', requirement: id, field: 'requirement', message }];
    }
    const found = legs.flatMap((leg, i) => this.checkLegOfRoute(requirement, legs, leg, i));
    const end = legs.at(-1)?.to ?? requirement.from;
    if (end !== requirement.to) {
      const message = `The route ends at ${end}, not at ${requirement.to}.`;
      found.push(violation(requirement, 'plan.legs-broken', `legs.${Math.max(0, legs.length - 1)}`, message));
    }
    return unique([
      ...found,
      ...this.stretchesTooLong(requirement, legs),
      ...closedAt(
        this.world,
        requirement,
        legs.flatMap((leg) => [leg.from, leg.to]),
        legs.flatMap((leg) => this.airspacesOf(leg).map(({ id }) => id)),
      ),
    ]);
  }

  /** A leg that begins where the one before ends, between known places, in a mode that is allowed, with a way and lift. */
  private checkLegOfRoute(
    requirement: MovementRequirement,
    legs: readonly PlannedLeg[],
    leg: PlannedLeg,
    i: number,
  ): Violation[] {
    const found: Violation[] = [];
    const say = (code: ViolationCode, message: string) =>
      found.push(violation(requirement, code, `legs.${i}`, message));
    const at = i === 0 ? requirement.from : legs[i - 1].to;
    if (leg.from !== at) say('plan.legs-broken', `Leg ${i + 1} starts at ${leg.from}, but the cargo is at ${at}.`);
    const unknown = [leg.from, leg.to].filter((place) => !this.index.has(place));
    for (const place of unknown) say('plan.place-unknown', `${place} is no place of the network.`);
    if (!requirement.modes.includes(leg.mode))
      say(
        'plan.mode-not-allowed',
        `${requirement.id} may not go by ${leg.mode}; allowed: ${requirement.modes.join(', ')}.`,
      );
    if (unknown.length > 0) return found;
    const changes = [
      this.changeAt(requirement, legs[i - 1], leg),
      this.changeAt(requirement, leg, legs[i + 1]),
    ] as const;
    const { kind } = requirement;
    if (changes[1] && !chooseGaugeChange(changes[1], kind))
      say('plan.gauge-change', sentence(whyRefused(changes[1], kind)));
    return [...found, ...this.checkLeg(requirement, leg, `legs.${i}`, changes)];
  }

  /** Where the gauge changes between two legs by rail: a place with a gauge change, and no gauge in which both can be made. */
  private changeAt(requirement: MovementRequirement, before?: PlannedLeg, after?: PlannedLeg): Place | undefined {
    if (before?.mode !== 'rail' || after?.mode !== 'rail' || before.to !== after.from) return undefined;
    const place = this.world.places[this.index.get(after.from)!];
    if (!place.gaugeChanges?.length) return undefined;
    const isOfGauge = (leg: PlannedLeg, context: number) =>
      checkWay(this.world, requirement, leg, context, (code, message) =>
        violation(requirement, code, 'legs', message),
      ).every(({ code }) => !NO_TRACK.includes(code));
    const isPassed = [CONTEXT.rail1435, CONTEXT.rail1520].some(
      (context) => isOfGauge(before, context) && isOfGauge(after, context),
    );
    return isPassed ? undefined : place;
  }

  /** Airspaces on a flight that refuse the cargo, where it cannot go around them. */
  private refusedAirspaces(
    requirement: MovementRequirement,
    leg: PlannedLeg,
    say: (code: ViolationCode, message: string) => Violation,
  ): Violation[] {
    return this.airspacesOf(leg)
      .filter(({ refuses = [] }) => refuses.includes(requirement.owner ?? ''))
      .map(({ id }) => say('plan.transit-refused', `${requirement.id} may not fly through ${id}.`));
  }

  /** Airspaces that a flight cannot go around. */
  private airspacesOf({ mode, from, to }: PlannedLeg): Airspace[] {
    const [a, b] = [this.index.get(from), this.index.get(to)];
    if (mode !== 'air' || a === undefined || b === undefined) return [];
    const { graph } = this.routing;
    const { airspaces = [] } = graph.detour(a, b) ?? graph.airArc(a, b);
    const all = airspacesInTheWay(this.world);
    return airspaces.map((airspace) => all[airspace]);
  }

  /** A leg in one mode; by rail in either gauge, whichever has less to object to. */
  private checkLeg(
    requirement: MovementRequirement,
    leg: PlannedLeg,
    field: string,
    changes: readonly (Place | undefined)[] = [],
  ): Violation[] {
    const contexts = CONTEXTS.map((_, context) => context).filter(
      (context) => context !== CONTEXT.none && modeOfContext(context) === leg.mode,
    );
    const tries = contexts.map((context) => this.checkInContext(requirement, leg, context, field, changes));
    return tries.reduce((best, list) => (list.length < best.length ? list : best));
  }

  private checkInContext(
    requirement: MovementRequirement,
    leg: PlannedLeg,
    context: number,
    field: string,
    changes: readonly (Place | undefined)[],
  ): Violation[] {
    const say = (code: ViolationCode, message: string) => violation(requirement, code, field, message);
    const way = [
      ...checkWay(this.world, requirement, leg, context, say),
      ...this.refusedAirspaces(requirement, leg, say),
      ...(context === CONTEXT.road ? this.roadTooLong(requirement, [leg], say) : []),
    ];
    if (movesItself(requirement.kind, context)) return way;
    const types = this.routing.typesFor(requirement.kind, context);
    if (types.length === 0) {
      const gauge = context === CONTEXT.rail1520 ? ' of 1520 mm' : context === CONTEXT.rail1435 ? ' of 1435 mm' : '';
      return [
        requirement.kind === 'ammunition'
          ? say('plan.ammunition', `No ${leg.mode} lift${gauge} carries ammunition.`)
          : say('plan.no-lift', `No pool of ${leg.mode} lift${gauge} carries ${requirement.kind}.`),
        ...way,
      ];
    }
    // In a gauge change nothing is loaded or unloaded.
    const places = [leg.from, leg.to]
      .map((id) => this.world.places[this.index.get(id)!])
      .filter((place) => !changes.includes(place));
    const lengthM = this.lengthOf(leg, context);
    // The type that fits best is the one a planner would choose: its objections count.
    const objections = types.map((type) => [
      ...places.flatMap((place) =>
        brokenRules(place, context, type).map(({ code, fault }) => say(`plan.${code}`, fault(place, type))),
      ),
      ...checkPieces(requirement, type, lengthM, say),
    ]);
    return [...objections.reduce((best, list) => (list.length < best.length ? list : best)), ...way];
  }

  /** Legs by road one behind the other; to change the vehicle between them makes no shorter stretch. */
  private stretchesTooLong(requirement: MovementRequirement, legs: readonly PlannedLeg[]): Violation[] {
    const isRoad = ({ mode, from, to }: PlannedLeg) => mode === 'road' && this.index.has(from) && this.index.has(to);
    return legs.flatMap((leg, i) => {
      if (!isRoad(leg) || (legs[i + 1] && isRoad(legs[i + 1]))) return [];
      const first = legs.slice(0, i).findLastIndex((before) => !isRoad(before)) + 1;
      const say = (code: ViolationCode, message: string) => violation(requirement, code, `legs.${first}`, message);
      // One leg alone is told with what else is wrong with it.
      return first === i ? [] : this.roadTooLong(requirement, legs.slice(first, i + 1), say);
    });
  }

  private roadTooLong(
    { id, longestRoadM = Infinity }: MovementRequirement,
    legs: readonly PlannedLeg[],
    say: (code: ViolationCode, message: string) => Violation,
  ): Violation[] {
    const lengthM = legs.reduce((sum, leg) => sum + this.lengthOf(leg, CONTEXT.road), 0);
    if (lengthM <= longestRoadM) return [];
    const km = (metres: number) => Math.round(metres / 1000);
    const { from } = legs[0];
    const { to } = legs.at(-1)!;
    return [
      say(
        'plan.road-limit',
        `From ${from} to ${to} it is ${km(lengthM)} km by road; ${id} goes ${km(longestRoadM)} km at a stretch.`,
      ),
    ];
  }

  /** Length of a leg: of the links that it names, else of the shortest way; 0 where there is none. */
  private lengthOf({ from, to, links = [] }: PlannedLeg, context: number): number {
    const { graph } = this.routing;
    const [a, b] = [this.index.get(from)!, this.index.get(to)!];
    if (links.length > 0)
      return this.world.links.reduce((sum, link) => (links.includes(link.id) ? sum + link.lengthM : sum), 0);
    if (context === CONTEXT.air) return graph.airArc(a, b).lengthM;
    return Math.max(0, distancesTo(graph, b, context)[a]);
  }
}

/** What keeps a piece of the cargo, a vehicle on average, from an asset on a leg. */
function checkPieces(
  requirement: MovementRequirement,
  type: LiftType,
  lengthM: number,
  say: (code: ViolationCode, message: string) => Violation,
): Violation[] {
  return limitsOfPiece(type, requirement, lengthM).map(({ of, limit, piece }) =>
    say('plan.payload', `A vehicle has ${piece} of ${of}; ${type.id} takes ${limit}.`),
  );
}

/** What is wrong as a sentence. */
const sentence = (what: string): string => `${what[0].toUpperCase()}${what.slice(1)}.`;

function unique(list: readonly Violation[]): Violation[] {
  const seen = new Set<string>();
  return list.filter((v) => !seen.has(v.code + v.message) && seen.add(v.code + v.message));
}
