/**
 * Compiles a world to a program: resolves references, names resources, finds routes, splits requirements into consignments.
 * Throws `WorldError` with every unresolved reference; a validated scenario never triggers it.
 */
import { streamKey } from '../engine/random.ts';
import { FIXED_ZERO, type Distribution } from '../engine/distribution.ts';
import { CARGO_KINDS, DIMENSIONS, type MovementRequirement, type Quantity } from '../movement/requirement.ts';
import { MODES } from '../network/network.ts';
import { CONTEXT, contextOf, type Route } from '../network/route.ts';
import { geodesicM } from '../network/geodesic.ts';
import { CAUSE } from './cause.ts';
import { Facilities } from './facilities.ts';
import { LaneBook } from './lane.ts';
import { distancesTo, movesItself, Routing, typeServes } from './routing.ts';
import { CONDITION_TYPE, RELEASES, toLists, type Program } from './program.ts';
import type { World } from './world.ts';

export interface WorldProblem {
  readonly code: 'reference.unknown' | 'route.none' | 'lift.none' | 'too-large';
  /** Id of the row that has the problem. */
  readonly id: string;
  readonly message: string;
}

export class WorldError extends Error {
  constructor(readonly problems: readonly WorldProblem[]) {
    super(
      problems
        .slice(0, 5)
        .map((p) => p.message)
        .join('; '),
    );
  }
}

/** Time a consignment takes in the reception of its destination: received, checked, moved to its lines, minutes (an assumption). */
const RECEPTION: Distribution = { kind: 'triangular', min: 240, mode: 720, max: 1440 };
/** Largest serial of vehicles (three march units of 25) and of persons in coaches that marches as one consignment. */
const SERIAL_VEHICLES = 75;
const SERIAL_PAX = 450;
const MOST_CONSIGNMENTS = 1_000_000;
const MOST_SLOTS_OF_RULE = 4096;
const GAUGE_METHODS: Readonly<Record<string, readonly string[]>> = {
  wheeled: ['ramp-to-ramp'],
  tracked: ['ramp-to-ramp'],
  outsized: ['ramp-to-ramp'],
  supply: ['transload', 'bogie-exchange'],
  ammunition: ['transload'],
  fuel: ['bogie-exchange', 'transload'],
};

export function compile(world: World): Program {
  return new Compiler(canonical(world)).run();
}

/** The same world with every list in order of id, so that the order of a document decides nothing. */
function canonical(world: World): World {
  const sorted = Object.entries(world).map(([name, rows]) => [name, Array.isArray(rows) ? [...(rows as { id: string }[])].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) : rows] as const);
  return Object.fromEntries(sorted) as unknown as World;
}

class Compiler {
  private readonly problems: WorldProblem[] = [];
  private readonly facilities: Facilities;
  private readonly distributions: Distribution[] = [];
  private readonly distributionIndex = new Map<string, number>();
  private readonly placeIndex: Map<string, number>;
  private readonly conditionIndex: Map<string, number>;
  private readonly elementIndex: Map<string, number>;
  private readonly stockIndex: Map<string, number>;
  private readonly owners = new Map<string, number>();
  private readonly routing: Routing;
  private readonly book: LaneBook;
  private readonly poolsOfContext: number[][] = [];
  private readonly optionLanes: number[][] = [];
  private readonly optionMinutes: number[] = [];
  private readonly optionPodLeg: number[] = [];
  private readonly optionsOfRoutes = new Map<string, number[]>();

  constructor(private readonly world: World) {
    const indexOf = (rows: readonly { readonly id: string }[]) => new Map(rows.map((row, i) => [row.id, i]));
    this.placeIndex = indexOf(world.places);
    this.conditionIndex = indexOf(world.conditions);
    this.elementIndex = indexOf(world.elements);
    this.stockIndex = indexOf(world.stocks);
    this.facilities = new Facilities(world);
    this.routing = new Routing(world);
    this.book = new LaneBook(world.places, world.links, this.facilities, (d) => this.distribution(d), {
      border: CAUSE.border,
      gaugeChange: CAUSE['gauge-change'],
      staging: CAUSE.staging,
    });
  }

  private problem(code: WorldProblem['code'], id: string, message: string): void {
    this.problems.push({ code, id, message });
  }

  private find(index: Map<string, number>, id: string | undefined, row: string, what: string): number {
    if (id === undefined) return -1;
    const found = index.get(id);
    if (found === undefined) this.problem('reference.unknown', row, `${row} names the unknown ${what} ${id}`);
    return found ?? -1;
  }

  private distribution(d: Distribution): number {
    const key = JSON.stringify(d);
    let index = this.distributionIndex.get(key);
    if (index === undefined) {
      index = this.distributions.push(d) - 1;
      this.distributionIndex.set(key, index);
    }
    return index;
  }

  private owner(name: string | undefined): number {
    if (name === undefined) return -1;
    let code = this.owners.get(name);
    if (code === undefined) {
      code = this.owners.size;
      this.owners.set(name, code);
    }
    return code;
  }

  run(): Program {
    const { world } = this;
    this.distribution(FIXED_ZERO);
    const typeIndex = new Map(world.liftTypes.map((t, i) => [t.id, i]));
    const poolTypes = world.liftPools.map((pool) => world.liftTypes[typeIndex.get(pool.type) ?? -1]);
    world.liftPools.forEach((pool, i) => {
      if (!poolTypes[i])
        this.problem('reference.unknown', pool.id, `${pool.id} names the unknown lift type ${pool.type}`);
    });
    if (this.problems.length > 0) throw new WorldError(this.problems);
    poolTypes.forEach((type, i) => (this.poolsOfContext[contextOf(type.mode, type.gauge ?? 1435)] ??= []).push(i));
    const movement = this.movement();
    const lanes = this.lanes(poolTypes);
    const conditions = this.conditions();
    const elements = this.elements();
    const supply = this.supply();
    const lift = this.lift(poolTypes, lanes.poolLanes);
    const places = {
      placeKey: Uint32Array.from(world.places, (p) => streamKey(p.id)),
      placeOpensWhen: Int32Array.from(world.places, (p) =>
        this.find(this.conditionIndex, p.opensWhen, p.id, 'condition'),
      ),
      placeResources: toLists(world.places.map((p) => this.facilities.atPlace.get(p.id) ?? [])),
    };
    const disruptions = this.disruptions();
    if (this.problems.length > 0) throw new WorldError(this.problems);
    return {
      world,
      facilities: this.facilities,
      distributions: this.distributions,
      ...movement,
      ...lanes,
      ...lift,
      ...conditions,
      ...elements,
      ...supply,
      ...places,
      ...disruptions,
    };
  }

  /** Route options of a requirement, compiled to lanes; the last lane is the reception where the destination has one. */
  private options(requirement: MovementRequirement): number[] {
    const from = this.find(this.placeIndex, requirement.from, requirement.id, 'place');
    const to = this.find(this.placeIndex, requirement.to, requirement.id, 'place');
    const via = requirement.via.map((id) => this.find(this.placeIndex, id, requirement.id, 'place'));
    if (from < 0 || to < 0 || via.includes(-1)) return [];
    const { kind } = requirement;
    const key = `${from}|${to}|${via.join(',')}|${kind}|${requirement.modes.join(',')}|${requirement.mlc ?? 0}|${requirement.selfSpeedMh ?? 0}`;
    const known = this.optionsOfRoutes.get(key);
    if (known) return known;
    const receive = (lanes: number[]) => {
      const reception =
        kind === 'self' || this.world.places[to].reception === undefined ? -1 : this.book.receptionLane(to, RECEPTION);
      return reception < 0 ? lanes : [...lanes, reception];
    };
    const options: number[] = [];
    if (kind === 'self')
      options.push(
        this.addOption(this.selfRoute(requirement, from, to), (route) => this.book.lanesOf(route, () => true, []), 0),
      );
    else if (from === to && via.length === 0)
      options.push(this.addOption({ legs: [], minutes: 0 }, () => receive([]), -1));
    else {
      for (const route of this.routing.options({
        from,
        to,
        via,
        kind,
        modes: requirement.modes,
        mlc: requirement.mlc ?? 0,
      })) {
        options.push(
          this.addOption(
            route,
            (r) => receive(this.book.lanesOf(r, (context) => movesItself(kind, context), GAUGE_METHODS[kind] ?? [])),
            podLeg(route),
          ),
        );
      }
    }
    if (options.length === 0)
      this.problem(
        'route.none',
        requirement.id,
        `no route for ${requirement.id} (${kind}) from ${requirement.from} to ${requirement.to}${requirement.via.length ? ` by ${requirement.via.join(', ')}` : ''} with the modes ${requirement.modes.join(', ')} and the lift there is`,
      );
    this.optionsOfRoutes.set(key, options);
    return options;
  }

  private addOption(route: Route, lanes: (route: Route) => number[], pod: number): number {
    this.optionLanes.push(lanes(route));
    this.optionMinutes.push(Math.round(route.minutes));
    this.optionPodLeg.push(pod);
    return this.optionLanes.length - 1;
  }

  /** The same options behind the outload of the issuing stock, where it is limited. */
  private withOutload(stockId: string, options: readonly number[]): number[] {
    const stock = this.world.stocks[this.stockIndex.get(stockId) ?? -1];
    const resource = stock ? this.facilities.find(stock.place, `outload:${stock.id}`) : -1;
    if (resource < 0) return [...options];
    const lane = this.book.outloadLane(this.placeIndex.get(stock.place)!, resource);
    return options.map((o) =>
      this.addOption({ legs: [], minutes: this.optionMinutes[o] }, () => [lane, ...this.optionLanes[o]], -1),
    );
  }

  /** Great circle for aircraft; the sea network for ships where it connects, else the great circle. */
  private selfRoute(requirement: MovementRequirement, from: number, to: number): Route {
    const sea = requirement.modes.includes('sea');
    const { places } = this.world;
    let lengthM = geodesicM(places[from].lat, places[from].lon, places[to].lat, places[to].lon);
    if (sea) {
      const bySea = distancesTo(this.routing.graph, to, CONTEXT.sea)[from];
      if (bySea > 0) lengthM = bySea;
    }
    const context = sea ? CONTEXT.sea : CONTEXT.air;
    const arc = { from, to, context, link: -1, backwards: false, lengthM, speedMh: Infinity, mlc: 0 };
    return {
      legs: lengthM > 0 ? [{ context, from, to, arcs: [arc], change: 'unload' }] : [],
      minutes: Math.round((lengthM * 60) / (requirement.selfSpeedMh ?? 1)),
    };
  }

  private movement() {
    const { world } = this;
    const rules = world.replenishments.map((rule) => this.ruleRequirement(rule.id));
    const all = [...world.requirements, ...rules];
    const options = all.map((r, i) =>
      i < world.requirements.length
        ? this.options(r)
        : this.withOutload(world.replenishments[i - world.requirements.length].from, this.options(r)),
    );
    const consignmentReq: number[] = [];
    const cargo: number[] = [];
    const consignments: number[][] = [];
    world.requirements.forEach((requirement, r) => {
      const list: number[] = [];
      const pieces = this.pieces(requirement, options[r]);
      if (consignmentReq.length + pieces > MOST_CONSIGNMENTS) {
        this.problem(
          'too-large',
          requirement.id,
          `${requirement.id} would make ${pieces} consignments; a run is limited to ${MOST_CONSIGNMENTS}`,
        );
        consignments.push(list);
        return;
      }
      for (let i = 0; i < pieces; i++) {
        list.push(consignmentReq.push(r) - 1);
        for (const dimension of DIMENSIONS) cargo.push(share(requirement.cargo[dimension], i, pieces));
      }
      consignments.push(list);
    });
    const staticConsignments = consignmentReq.length;
    const pieceKg: number[] = world.requirements.map(() => 0);
    const slots: number[][] = [];
    world.replenishments.forEach((rule, i) => {
      const r = world.requirements.length + i;
      const limit = this.payloadLimit(rules[i], options[r]);
      const piece = Math.max(1, Math.min(limit.massKg, rule.orderUpToKg || 1));
      pieceKg.push(piece);
      const count = Math.min(
        MOST_SLOTS_OF_RULE,
        2 * Math.ceil(rule.orderUpToKg / Math.min(piece, Math.max(1, rule.lotKg))) + 2,
      );
      const list: number[] = [];
      for (let s = 0; s < count; s++) {
        list.push(consignmentReq.push(r) - 1);
        cargo.push(0, 0, 0, 0, 0);
      }
      slots.push(list);
    });
    return {
      requirementCount: all.length,
      reqElement: Int32Array.from(all, (r) => this.find(this.elementIndex, r.element, r.id, 'element')),
      reqKind: Uint8Array.from(all, (r) => CARGO_KINDS.indexOf(r.kind)),
      reqPriority: Int32Array.from(all, (r) => r.priority),
      reqOwner: Int32Array.from(all, (r) => this.owner(r.owner)),
      reqReadyMin: Int32Array.from(all, (r) => r.readyToLoadMin),
      reqRequiredMin: Int32Array.from(all, (r) => r.requiredMin ?? world.endMin),
      reqSelfSpeedMh: Int32Array.from(all, (r) => r.selfSpeedMh ?? 0),
      reqKey: Uint32Array.from(all, (r) => streamKey(r.streamName ?? r.id)),
      reqOptions: toLists(options),
      reqConsignments: toLists(consignments),
      reqTotal: Int32Array.from(all.flatMap((r) => DIMENSIONS.map((d) => r.cargo[d]))),
      reqPieceKg: Int32Array.from(pieceKg),
      optionLanes: toLists(this.optionLanes),
      optionMinutes: Int32Array.from(this.optionMinutes),
      optionPodLeg: Int32Array.from(this.optionPodLeg),
      consignmentReq: Int32Array.from(consignmentReq),
      consignmentCargo: Int32Array.from(cargo),
      staticConsignments,
      ruleSlots: toLists(slots),
    };
  }

  private ruleRequirement(id: string): MovementRequirement {
    const rule = this.world.replenishments.find((r) => r.id === id)!;
    const to = this.world.stocks[this.find(this.stockIndex, rule.stock, id, 'stock')];
    const from = this.world.stocks[this.find(this.stockIndex, rule.from, id, 'stock')];
    const cargo: Quantity = { pax: 0, massKg: 0, areaM2: 0, wagonTenths: 0, vehicles: 0 };
    return {
      id,
      kind: from?.kind ?? 'supply',
      cargo,
      from: from?.place ?? '',
      to: to?.place ?? '',
      modes: rule.modes,
      via: [],
      priority: rule.priority,
      readyToLoadMin: 0,
    };
  }

  /** The smallest payload on any leg of any option, by dimension: what one consignment may be so that every lift takes it whole. */
  private payloadLimit(requirement: MovementRequirement, options: readonly number[]): Quantity {
    const limit: Record<string, number> = {
      pax: Infinity,
      massKg: Infinity,
      areaM2: Infinity,
      wagonTenths: Infinity,
      vehicles: Infinity,
    };
    for (const option of options) {
      for (const laneIndex of this.optionLanes[option]) {
        const lane = this.book.lanes[laneIndex];
        if (lane.change === 'reception' || requirement.kind === 'self') continue;
        if (lane.organic) {
          limit.vehicles = Math.min(limit.vehicles, SERIAL_VEHICLES);
          limit.pax = Math.min(limit.pax, SERIAL_PAX);
          continue;
        }
        const types = this.routing
          .typesFor(requirement.kind, lane.context)
          .filter(
            (t) =>
              typeServes(this.world.places[lane.from], lane.context, t) &&
              typeServes(this.world.places[lane.to], lane.change === 'gauge-change' ? CONTEXT.none : lane.context, t),
          );
        for (const type of types)
          for (const d of DIMENSIONS) if (type.payload[d] > 0) limit[d] = Math.min(limit[d], type.payload[d]);
      }
    }
    return limit as unknown as Quantity;
  }

  private pieces(requirement: MovementRequirement, options: readonly number[]): number {
    const limit = this.payloadLimit(requirement, options);
    let pieces = 1;
    for (const d of DIMENSIONS)
      if (limit[d] < Infinity) pieces = Math.max(pieces, Math.ceil(requirement.cargo[d] / limit[d]));
    return pieces;
  }

  private lanes(poolTypes: readonly World['liftTypes'][number][]) {
    const { lanes } = this.book;
    const { places } = this.world;
    const ops = lanes.flatMap((lane) => lane.operations);
    const opStart = new Int32Array(lanes.length + 1);
    lanes.forEach((lane, i) => (opStart[i + 1] = opStart[i] + lane.operations.length));
    const lanePools = lanes.map((lane) => {
      if (lane.organic) return [];
      const pools = this.poolsOfContext[lane.context] ?? [];
      const end = lane.change === 'gauge-change' ? CONTEXT.none : lane.context;
      const begin = lane.startsInGaugeChange ? CONTEXT.none : lane.context;
      return pools.filter(
        (p) => typeServes(places[lane.from], begin, poolTypes[p]) && typeServes(places[lane.to], end, poolTypes[p]),
      );
    });
    const poolLanes: number[][] = poolTypes.map(() => []);
    lanePools.forEach((pools, lane) => pools.forEach((p) => poolLanes[p].push(lane)));
    const approach = new Map<string, Int32Array>();
    const laneApproach = lanes.map((lane) => {
      if (lane.organic || lane.context === CONTEXT.air) return new Int32Array(0);
      const key = `${lane.context}|${lane.from}`;
      let distances = approach.get(key);
      if (!distances) {
        distances = distancesTo(this.routing.graph, lane.from, lane.context);
        approach.set(key, distances);
      }
      return distances;
    });
    const wideOf = new Int32Array(this.facilities.list.length).fill(-1);
    for (const place of places) {
      const narrow = this.facilities.find(place.id, 'parking-narrow');
      if (narrow >= 0) wideOf[narrow] = this.facilities.find(place.id, 'parking-wide');
    }
    return {
      lanes,
      opStart,
      opCode: Uint8Array.from(ops, (o) => o.code),
      opArg: Int32Array.from(ops, (o) => o.arg),
      opDetail: Uint8Array.from(ops, (o) => o.detail),
      opLengthM: Int32Array.from(ops, (o) => o.lengthM),
      opLimitMh: Int32Array.from(ops, (o) => o.limitMh),
      opPlace: Int32Array.from(ops, (o) => o.place),
      opTo: Int32Array.from(ops, (o) => o.to),
      laneFrom: Int32Array.from(lanes, (l) => l.from),
      laneTo: Int32Array.from(lanes, (l) => l.to),
      laneOrganic: Uint8Array.from(lanes, (l) => (l.organic ? 1 : 0)),
      laneAir: Uint8Array.from(lanes, (l) => (l.context === CONTEXT.air ? 1 : 0)),
      laneRoad: Uint8Array.from(lanes, (l) => (l.mode === MODES.indexOf('road') ? 1 : 0)),
      lanePools: toLists(lanePools),
      laneLift: Int32Array.from(lanePools, (pools) => this.commonType(pools, poolTypes)),
      laneApproach,
      wideOf,
      poolLanes: toLists(poolLanes),
    };
  }

  private commonType(pools: readonly number[], poolTypes: readonly World['liftTypes'][number][]): number {
    const assets = new Map<string, number>();
    for (const p of pools)
      assets.set(poolTypes[p].id, (assets.get(poolTypes[p].id) ?? 0) + this.world.liftPools[p].availableMin.length);
    const [best] = [...assets].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return best ? this.world.liftTypes.findIndex((t) => t.id === best[0]) : -1;
  }

  private lift(poolTypes: readonly World['liftTypes'][number][], _lanes: unknown) {
    const { liftPools } = this.world;
    const assets: number[][] = [];
    const assetPool: number[] = [];
    liftPools.forEach((pool, p) => assets.push(pool.availableMin.map(() => assetPool.push(p) - 1)));
    const typed = <T>(f: (t: World['liftTypes'][number]) => T) => poolTypes.map(f);
    return {
      poolAssets: toLists(assets),
      poolKinds: Int32Array.from(
        typed((t) => t.carries.reduce((mask, kind) => mask | (1 << CARGO_KINDS.indexOf(kind)), 0)),
      ),
      poolPayload: Int32Array.from(typed((t) => DIMENSIONS.map((d) => t.payload[d])).flat()),
      poolSpeedMh: Int32Array.from(typed((t) => t.speedMh)),
      poolRangeM: Int32Array.from(typed((t) => t.rangeM ?? 0)),
      poolLoad: Int32Array.from(typed((t) => this.distribution(t.load))),
      poolUnload: Int32Array.from(typed((t) => this.distribution(t.unload))),
      poolWide: Uint8Array.from(typed((t) => (t.parking === 'wide' ? 1 : 0))),
      poolUseRateMin: Int32Array.from(typed((t) => t.useRateMinPerDay ?? 0)),
      poolBreakdownPermille: Int32Array.from(typed((t) => Math.round((t.breakdown?.perTrip ?? 0) * 1000))),
      poolRepair: Int32Array.from(typed((t) => this.distribution(t.breakdown?.repair ?? FIXED_ZERO))),
      poolMinimumLoadPermille: Int32Array.from(typed((t) => t.minimumLoadPermille ?? 0)),
      poolHoldMin: Int32Array.from(typed((t) => t.maximumHoldMin ?? 0)),
      poolOwner: Int32Array.from(liftPools, (p) => this.owner(p.owner)),
      poolReserved: Uint8Array.from(liftPools, (p) => (p.reservedForOwner ? 1 : 0)),
      assetPool: Int32Array.from(assetPool),
      assetAvailableMin: Int32Array.from(liftPools.flatMap((p) => p.availableMin)),
      assetBase: Int32Array.from(
        liftPools.flatMap((p) => p.availableMin.map(() => this.find(this.placeIndex, p.base, p.id, 'place'))),
      ),
      assetKey: Uint32Array.from(liftPools.flatMap((p) => p.availableMin.map((_, i) => streamKey(`${p.id}#${i}`)))),
    };
  }

  private conditions() {
    const { world } = this;
    const n = world.conditions.length;
    const reference = (id: string, row: string) => this.find(this.conditionIndex, id, row, 'condition');
    const requirementIndex = new Map(world.requirements.map((r, i) => [r.id, i]));
    const watchRequirement: number[][] = world.requirements.map(() => []);
    const watchElement: number[][] = world.elements.map(() => []);
    const watchStock: number[][] = world.stocks.map(() => []);
    const children = world.conditions.map((c, i) => {
      if (c.type === 'arrived')
        for (const id of c.requirements) watchRequirement[this.find(requirementIndex, id, c.id, 'movement')]?.push(i);
      if (c.type === 'ready') watchElement[this.find(this.elementIndex, c.element, c.id, 'element')]?.push(i);
      if (c.type === 'stock') watchStock[this.find(this.stockIndex, c.stock, c.id, 'stock')]?.push(i);
      if (c.type === 'after') return [reference(c.of, c.id)].filter((x) => x >= 0);
      return 'of' in c ? c.of.map((id) => reference(id, c.id)).filter((x) => x >= 0) : [];
    });
    const releases: number[][] = Array.from({ length: n }, () => []);
    const release = (id: string | undefined, kind: number, index: number, row: string) => {
      const c = this.find(this.conditionIndex, id, row, 'condition');
      if (c >= 0) releases[c].push(kind, index);
    };
    children.forEach((list, i) => list.forEach((c) => releases[c].push(RELEASES.condition, i)));
    world.elements.forEach((e, i) => {
      release(e.releasedBy, RELEASES.element, i, e.id);
      release(e.readyWhen, RELEASES.readiness, i, e.id);
    });
    world.requirements.forEach((r, i) => release(r.releasedBy, RELEASES.requirement, i, r.id));
    world.liftPools.forEach((p, i) => release(p.releasedBy, RELEASES.pool, i, p.id));
    world.places.forEach((p, i) => release(p.opensWhen, RELEASES.place, i, p.id));
    world.stocks.forEach((s, i) => release(s.releasedBy, RELEASES.stock, i, s.id));
    world.disruptions.forEach((d, i) => release(d.when, RELEASES.disruption, i, d.id));
    world.activities.forEach((a, i) => release(a.startsWhen, RELEASES.activity, i, a.id));
    world.deliveries.forEach((d, i) => release(d.releasedBy, RELEASES.delivery, i, d.id));
    const needs = (i: number): number => {
      const c = world.conditions[i];
      return c.type === 'all' ? children[i].length : c.type === 'at-least' ? c.count : 1;
    };
    const type = (t: World['conditions'][number]['type']) =>
      ({
        date: CONDITION_TYPE.date,
        all: CONDITION_TYPE.all,
        any: CONDITION_TYPE.any,
        'at-least': CONDITION_TYPE.atLeast,
        after: CONDITION_TYPE.after,
        arrived: CONDITION_TYPE.arrived,
        ready: CONDITION_TYPE.ready,
        stock: CONDITION_TYPE.stock,
      })[t];
    const after = world.conditions.map((c) => (c.type === 'after' ? c : undefined));
    return {
      conditionType: Uint8Array.from(world.conditions, (c) => type(c.type)),
      conditionNeeds: Int32Array.from(world.conditions, (_, i) => needs(i)),
      conditionChildren: toLists(children),
      conditionReleases: toLists(releases),
      conditionKey: Uint32Array.from(world.conditions, (c) => streamKey(c.id)),
      conditionDistribution: Int32Array.from(after, (c) => (c ? this.distribution(c.duration) : 0)),
      conditionCause: Uint8Array.from(after, (c) => (c ? CAUSE[c.cause] : 0)),
      conditionRefusalPermille: Int32Array.from(after, (c) => c?.refusalPermille ?? 0),
      conditionFactorKey: Uint32Array.from(after, (c) => (c?.factor ? streamKey(c.factor) : 0)),
      watchRequirement: toLists(watchRequirement),
      watchElement: toLists(watchElement),
      watchStock: toLists(watchStock),
    };
  }

  private elements() {
    const { world } = this;
    const requirementIndex = new Map(world.requirements.map((r, i) => [r.id, i]));
    const lists = world.elements.map((e) =>
      e.requirements.map((id) => this.find(requirementIndex, id, e.id, 'movement')).filter((r) => r >= 0),
    );
    const sum = (list: readonly number[], f: (r: MovementRequirement) => number) =>
      list.reduce((total, r) => total + f(world.requirements[r]), 0);
    return {
      elementRequirements: toLists(lists),
      elementPaxNeeded: Int32Array.from(world.elements, (e, i) =>
        Math.ceil((sum(lists[i], (r) => r.cargo.pax) * e.readyPaxPermille) / 1000),
      ),
      elementEquipmentNeeded: Float64Array.from(world.elements, (e, i) =>
        Math.ceil((sum(lists[i], (r) => (r.kind === 'people' ? 0 : r.cargo.massKg)) * e.readyEquipmentPermille) / 1000),
      ),
      elementKey: Uint32Array.from(world.elements, (e) => streamKey(e.streamName ?? e.id)),
      elementNotice: Int32Array.from(world.elements, (e) => this.distribution(e.notice)),
      elementMarryUp: Int32Array.from(world.elements, (e) => this.distribution(e.marryUp)),
      elementIntegration: Int32Array.from(world.elements, (e) => this.distribution(e.integration)),
      elementReadyWhen: Int32Array.from(world.elements, (e) =>
        this.find(this.conditionIndex, e.readyWhen, e.id, 'condition'),
      ),
      elementReleasedBy: Int32Array.from(world.elements, (e) =>
        this.find(this.conditionIndex, e.releasedBy, e.id, 'condition'),
      ),
    };
  }

  private supply() {
    const { world } = this;
    const rules: number[][] = world.stocks.map(() => []);
    const feeds: number[][] = world.stocks.map(() => []);
    const ruleStock = world.replenishments.map((r) => this.find(this.stockIndex, r.stock, r.id, 'stock'));
    const ruleFrom = world.replenishments.map((r) => this.find(this.stockIndex, r.from, r.id, 'stock'));
    ruleStock.forEach((s, i) => rules[s]?.push(i));
    ruleFrom.forEach((s, i) => feeds[s]?.push(i));
    // A source that is short serves its rules by priority, then in order of the document.
    for (const list of feeds)
      list.sort((a, b) => world.replenishments[a].priority - world.replenishments[b].priority || a - b);
    return {
      stockPlace: Int32Array.from(world.stocks, (s) => this.find(this.placeIndex, s.place, s.id, 'place')),
      stockOutload: Int32Array.from(world.stocks, (s) => this.facilities.find(s.place, `outload:${s.id}`)),
      stockReleasedBy: Int32Array.from(world.stocks, (s) =>
        this.find(this.conditionIndex, s.releasedBy, s.id, 'condition'),
      ),
      stockRules: toLists(rules),
      stockFeeds: toLists(feeds),
      ruleStock: Int32Array.from(ruleStock),
      ruleFrom: Int32Array.from(ruleFrom),
    };
  }

  private disruptions() {
    const { world, facilities } = this;
    const lists = world.disruptions.map((d) => {
      if (d.place !== undefined) return facilities.atPlace.get(d.place) ?? [];
      if (d.link !== undefined) return facilities.onLink.get(d.link) ?? [];
      return [this.find(facilities.index, d.resource, d.id, 'resource')].filter((r) => r >= 0);
    });
    const byResource: number[][] = facilities.list.map(() => []);
    lists.forEach((list, i) => list.forEach((r) => byResource[r].push(i)));
    for (const a of world.activities)
      for (const change of a.capacity) this.find(facilities.index, change.resource, a.id, 'resource');
    return {
      disruptionDuration: Int32Array.from(world.disruptions, (d) => this.distribution(d.duration)),
      activityDuration: Int32Array.from(world.activities, (a) => this.distribution(a.duration)),
      disruptionResources: toLists(lists),
      resourceDisruptions: toLists(byResource),
    };
  }
}

/** Part i of n of a whole amount; the parts sum to it exactly. */
function share(total: number, i: number, n: number): number {
  return Math.floor((total * (i + 1)) / n) - Math.floor((total * i) / n);
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
