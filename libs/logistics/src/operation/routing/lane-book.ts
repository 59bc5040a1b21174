/**
 * The book of lanes: a lane is one leg of a route, from a place where cargo changes vehicle to the next, compiled to a short program of operations
 * that a transport executes. Equal legs of all routes share one lane, so deployment and supply queue at the same place for the same lift.
 */
import type { Arc, Route, RouteLeg } from '../../network/route.ts';
import { CONTEXT, modeOfContext } from '../../network/route.ts';
import { MODES, type GaugeChange, type Place, type Link } from '../../network/network.ts';
import type { CargoKind } from '../../movement/requirement.ts';
import type { Distribution } from '../../engine/distribution.ts';
import { crossingFacility, findFacility, type Facilities } from '../compile/facilities.ts';
import { chooseGaugeChange } from './gauge-change.ts';
import { AMOUNT, OP, type BookedLane, type Operation } from './lane.ts';

const LAND: readonly number[] = [CONTEXT.road, CONTEXT.rail1435, CONTEXT.rail1520];

const operation = (code: number, fields: Partial<Operation> = {}): Operation => ({
  code,
  arg: -1,
  detail: 0,
  lengthM: 0,
  limitMh: 0,
  place: -1,
  to: -1,
  facility: -1,
  ...fields,
});

export interface LaneCauses {
  readonly border: number;
  readonly gaugeChange: number;
  readonly staging: number;
  readonly outload: number;
}

/** Resources of the airspaces that may be closed, by their number, and flights around them. */
export interface Sky {
  readonly airspaces: readonly number[];
  readonly around: (from: number, to: number) => Arc | undefined;
}

/** Registers lanes and the distributions of their services; equal lanes are one. */
export class LaneBook {
  readonly lanes: BookedLane[] = [];
  private readonly known = new Map<string, number>();

  constructor(
    private readonly places: readonly Place[],
    private readonly links: readonly Link[],
    private readonly facilities: Facilities,
    private readonly distribution: (d: Distribution) => number,
    private readonly causes: LaneCauses,
    /** Links that some risk names. */
    private readonly atRisk: ReadonlySet<string>,
    private readonly sky: Sky,
  ) {}

  /** Lanes of a route in order. `organic(context)` says whether the cargo moves there on its own. */
  lanesOf(route: Route, organic: (context: number) => boolean, kind: CargoKind): number[] {
    return route.legs.map((leg, i) =>
      this.laneOf(leg, organic(leg.context), i > 0 && route.legs[i - 1].change === 'gauge-change', kind),
    );
  }

  private laneOf(leg: RouteLeg, organic: boolean, startsInGaugeChange: boolean, kind: CargoKind): number {
    const change = leg.change === 'gauge-change' ? chooseGaugeChange(this.places[leg.to], kind) : undefined;
    const key = `${change?.method ?? ''}|${leg.context}|${organic ? 1 : 0}|${startsInGaugeChange ? 1 : 0}|${leg.change}|${leg.from}|${leg.arcs.map((a) => `${a.link}${a.isDetour ? '~' : a.backwards ? '-' : '+'}${a.to}`).join(',')}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const lane: BookedLane = {
      context: leg.context,
      mode: MODES.indexOf(modeOfContext(leg.context)!),
      from: leg.from,
      to: leg.to,
      organic,
      operations: this.program(leg, organic, startsInGaugeChange, change),
      lengthM: leg.arcs.reduce((sum, a) => sum + a.lengthM, 0),
      change: leg.change,
      startsInGaugeChange,
    };
    // Two ways of one length on which nothing differs are one: cargo of both shares its lift.
    const likeness = this.likenessOf(lane, leg);
    const index = this.known.get(likeness) ?? this.lanes.push(lane) - 1;
    this.known.set(likeness, index);
    this.known.set(key, index);
    return index;
  }

  /** What two lanes must have in common to be one: ends, length, one speed, all that is claimed or waited for on the way, and what may happen there. */
  private likenessOf({ operations, lengthM }: BookedLane, leg: RouteLeg): string {
    const claims = operations.filter(({ code }) => code !== OP.move);
    const speeds = new Set(leg.arcs.map((arc) => arc.speedMh));
    const special = speeds.size > 1 ? leg.arcs : leg.arcs.filter((arc) => this.atRisk.has(this.links[arc.link]?.id));
    return JSON.stringify([
      leg.context,
      leg.from,
      leg.to,
      leg.change,
      lengthM,
      [...speeds],
      claims,
      special.map((arc) => [arc.link, arc.to]),
    ]);
  }

  /** Lane that receives a consignment at its destination: room taken, processed, room given back. -1 when nothing there limits. */
  receptionLane(place: number, time: Distribution): number {
    const id = this.places[place].id;
    const area = findFacility(this.facilities, id, 'reception');
    const beds = findFacility(this.facilities, id, 'beds');
    if (area < 0 && beds < 0) return -1;
    const key = `reception|${place}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const room = [
      { arg: area, detail: AMOUNT.area },
      { arg: beds, detail: AMOUNT.pax },
    ].filter((r) => r.arg >= 0);
    const operations = [
      ...room.map((r) => operation(OP.claim, r)),
      operation(OP.leave),
      operation(OP.service, {
        arg: this.distribution(time),
        detail: this.causes.staging,
        place,
        facility: room[0].arg,
      }),
      ...room.map((r) => operation(OP.release, r)),
      operation(OP.end, { to: place }),
    ];
    return this.addInside(place, key, operations);
  }

  /** Lane that takes cargo out of a depot at the pace of its outload. */
  outloadLane(place: number, resource: number): number {
    const key = `outload|${resource}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const operations = [
      operation(OP.claim, { arg: resource, detail: AMOUNT.tonnes }),
      operation(OP.outload, { arg: resource, detail: this.causes.outload, place }),
      operation(OP.end, { to: place }),
    ];
    return this.addInside(place, key, operations);
  }

  /** A lane that leads nowhere: what is done with cargo inside one place. */
  private addInside(place: number, key: string, operations: readonly Operation[]): number {
    const index = this.lanes.length;
    this.lanes.push({
      context: CONTEXT.none,
      mode: -1,
      from: place,
      to: place,
      organic: true,
      operations,
      lengthM: 0,
      change: 'none',
      startsInGaugeChange: false,
    });
    this.known.set(key, index);
    return index;
  }

  private program(
    leg: RouteLeg,
    organic: boolean,
    startsInGaugeChange: boolean,
    change: GaugeChange | undefined,
  ): Operation[] {
    const ops: Operation[] = [];
    const from = this.places[leg.from];
    if (organic) {
      if (leg.context === CONTEXT.road) this.leavePort(from, ops);
      ops.push(operation(OP.leave));
    }
    // What comes later waits for other lift: what is claimed from here on is claimed for all that is aboard.
    if (!organic) ops.push(operation(OP.board));
    if (!organic && !startsInGaugeChange) {
      const terminal = this.terminal(from, leg.context);
      for (const r of terminal) ops.push(operation(OP.claim, r));
      ops.push(operation(OP.load));
      for (const r of terminal) if (r.held) ops.push(operation(OP.release, r));
      const explosives = findFacility(this.facilities, from.id, 'explosives');
      if (explosives >= 0) ops.push(operation(OP.clear, { arg: explosives }));
      ops.push(operation(OP.setOut));
      if (leg.context !== CONTEXT.sea && leg.context !== CONTEXT.waterway) this.leavePort(from, ops);
    }
    for (const arc of leg.arcs) this.travel(arc, leg, organic, ops);
    const to = this.places[leg.to];
    if (change) this.gaugeChange(to, leg.to, change, ops);
    else if (!organic) {
      // Ammunition waits outside until the place may hold it, so that it occupies nothing that others need to leave.
      const explosives = findFacility(this.facilities, to.id, 'explosives');
      if (explosives >= 0) ops.push(operation(OP.keep, { arg: explosives, detail: AMOUNT.explosives }));
      const terminal = this.terminal(to, leg.context);
      for (const r of terminal) ops.push(operation(OP.claim, r));
      if (leg.context === CONTEXT.sea || leg.context === CONTEXT.waterway) {
        const staging = findFacility(this.facilities, to.id, 'staging');
        if (staging >= 0) ops.push(operation(OP.keep, { arg: staging, detail: AMOUNT.area }));
      }
      ops.push(operation(OP.unload));
      for (const r of terminal) if (r.held) ops.push(operation(OP.release, r));
    } else this.berth(to, leg.context, ops);
    ops.push(operation(OP.end, { to: leg.to }));
    return ops;
  }

  /**
   * Aircraft land and ships moor where they are based: they need a spot or berth to come in by, which is not to be had while the place is closed.
   * They give it back at once, for where they stand afterwards is no spot of the lift.
   */
  private berth(to: Place, context: number, ops: Operation[]): void {
    const name = context === CONTEXT.air ? 'parking-narrow' : context === CONTEXT.sea ? 'berths' : undefined;
    const arg = name === undefined ? -1 : findFacility(this.facilities, to.id, name);
    if (arg < 0) return;
    ops.push(operation(OP.claim, { arg, detail: AMOUNT.one }), operation(OP.release, { arg, detail: AMOUNT.one }));
  }

  /** Vehicles that leave a port by land pass its gate. */
  private leavePort(from: Place, ops: Operation[]): void {
    const clearance = findFacility(this.facilities, from.id, 'clearance');
    if (clearance >= 0) ops.push(operation(OP.claim, { arg: clearance, detail: AMOUNT.vehicles }));
  }

  /** Resources of loading and unloading at a place: those held while working, and rates that are only passed. */
  private terminal(place: Place, context: number): { arg: number; detail: number; held: boolean }[] {
    const find = (facility: string) => findFacility(this.facilities, place.id, facility);
    if (context === CONTEXT.air) {
      return [
        { arg: find('parking-narrow'), detail: AMOUNT.one, held: true },
        { arg: find('handling'), detail: AMOUNT.tonnes, held: false },
        { arg: find('fuel'), detail: AMOUNT.fuel, held: false },
      ].filter((r) => r.arg >= 0);
    }
    if (context === CONTEXT.sea || context === CONTEXT.waterway)
      return [
        // Of several groups the transport chooses; the berths in all are what routes and bounds reckon with.
        ...(place.seaport?.berthGroups ?? [])
          .slice(0, 1)
          .map((group) => ({ arg: find(`berths:${group.id}`), detail: AMOUNT.berth, held: true })),
        { arg: find('berths'), detail: AMOUNT.one, held: true },
      ].filter((r) => r.arg >= 0);
    if (context === CONTEXT.rail1435 || context === CONTEXT.rail1520) {
      return [
        { arg: find('trains'), detail: AMOUNT.one, held: false },
        { arg: find('ramps'), detail: AMOUNT.one, held: true },
      ].filter((r) => r.arg >= 0);
    }
    return [];
  }

  private travel(arc: RouteLeg['arcs'][number], leg: RouteLeg, organic: boolean, ops: Operation[]): void {
    if (arc.link >= 0) {
      const link = this.links[arc.link];
      const who = organic ? 'columns' : 'lift';
      const banned = [...(link.bans ?? []), ...(link.datedBans ?? [])].some((ban) => ban.who === who);
      if (banned) ops.push(operation(OP.ban, { arg: arc.link }));
      const path = this.facilities.index.get(`${link.id}/${arc.backwards ? 'path-back' : 'path'}`);
      if (path !== undefined)
        ops.push(operation(OP.claim, { arg: path, detail: link.mode === 'road' ? AMOUNT.vehicles : AMOUNT.one }));
      // Whoever has waited for the path may have waited into a ban.
      if (banned && path !== undefined) ops.push(operation(OP.ban, { arg: arc.link, detail: 1 }));
    }
    this.fly(arc, organic, ops);
    ops.push(
      operation(OP.move, {
        arg: arc.link,
        lengthM: arc.lengthM,
        limitMh: arc.speedMh === Infinity ? 0 : arc.speedMh,
        place: arc.from,
        to: arc.to,
      }),
    );
    const place = this.places[arc.to];
    const passage = findFacility(this.facilities, place.id, 'passage');
    if (passage >= 0) ops.push(operation(OP.claim, { arg: passage, detail: AMOUNT.one }));
    const crossing = place.crossing;
    if (!crossing || !LAND.includes(leg.context)) return;
    const quota = leg.context === CONTEXT.road ? 'road' : leg.context === CONTEXT.rail1520 ? 'rail-1520' : 'rail-1435';
    const resource = findFacility(this.facilities, place.id, crossingFacility(place, quota, this.places[arc.from].id));
    if (crossing.permission || crossing.permissionsByKind) ops.push(operation(OP.permission, { place: arc.to }));
    const detail = leg.context === CONTEXT.road ? AMOUNT.marchUnits : AMOUNT.one;
    if (resource >= 0) ops.push(operation(OP.claim, { arg: resource, detail }));
    if (crossing.clearance)
      ops.push(
        operation(OP.service, {
          arg: this.distribution(crossing.clearance),
          detail: this.causes.border,
          place: arc.to,
          facility: resource,
        }),
      );
  }

  /**
   * Nobody takes off for a flight through what is closed. Airspaces in which it begins or ends are waited for; then it leads around what else is closed.
   * The lane around is the same up to there, so that a transport goes on at the same operation of it.
   */
  private fly(arc: RouteLeg['arcs'][number], organic: boolean, ops: Operation[]): void {
    const { airspaces = [] } = arc;
    const way = airspaces.length > 0 && !arc.isDetour ? this.sky.around(arc.from, arc.to) : undefined;
    const onTheWay = way ? airspaces.filter((airspace) => !way.airspaces?.includes(airspace)) : [];
    const enter = (airspace: number) =>
      ops.push(operation(OP.claim, { arg: this.sky.airspaces[airspace], detail: AMOUNT.one }));
    const first = ops.length;
    for (const airspace of airspaces) if (!onTheWay.includes(airspace)) enter(airspace);
    if (way) {
      const leg: RouteLeg = { context: CONTEXT.air, from: arc.from, to: arc.to, arcs: [way], change: 'unload' };
      ops.push(operation(OP.around, { arg: this.laneOf(leg, organic, false, 'people'), detail: onTheWay.length }));
    }
    onTheWay.forEach(enter);
    if (airspaces.length > 1) ops.push(operation(OP.takeOff, { detail: ops.length - first }));
  }

  /** A quota of wagons a day admits trains at its pace, and each train takes as long itself. */
  private gaugeChange(place: Place, index: number, change: GaugeChange, ops: Operation[]): void {
    const resource = findFacility(this.facilities, place.id, `gauge-change:${change.method}`);
    if (change.trainTime === undefined) {
      ops.push(operation(OP.claim, { arg: resource, detail: AMOUNT.wagons }));
      ops.push(operation(OP.exchange, { arg: resource, detail: this.causes.gaugeChange, place: index }));
      return;
    }
    const time = this.distribution(change.trainTime);
    ops.push(operation(OP.claim, { arg: resource, detail: AMOUNT.one }));
    ops.push(operation(OP.service, { arg: time, detail: this.causes.gaugeChange, place: index, facility: resource }));
    ops.push(operation(OP.release, { arg: resource, detail: AMOUNT.one }));
  }
}
