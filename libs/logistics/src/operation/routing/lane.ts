/** Lanes as programs: the operations that a transport executes on a lane, and what each of them takes of a resource. */
import { DIMENSION } from '../../movement/requirement.ts';
import type { RouteLeg } from '../../network/route.ts';
import { COACH_SEATS, marchUnits, type MarchRules } from './march.ts';

/** Operation codes of a lane program. */
export const OP = Object.freeze({
  /** Take an amount of a resource. */
  claim: 0,
  /** Give it back. */
  release: 1,
  load: 2,
  unload: 3,
  /** Travel `length` metres at no more than `limit` m/h. */
  move: 4,
  /** Be served for a drawn time, booked to a cause. */
  service: 5,
  /** Wait until the permission asked for at the order is there. */
  permission: 6,
  /** Room at the destination that each consignment keeps until it leaves. */
  keep: 7,
  end: 8,
  /** The ammunition aboard leaves the place: its explosives no longer count there. */
  clear: 9,
  /** Wait until the link may be driven on; behind a claim of its path (detail 1) the path is given back meanwhile and asked for again. */
  ban: 10,
  /** Lift that is loaded waits until what it carries may be at the port of debarkation by its date. */
  setOut: 11,
  /** Change gauge in the time that the wagons of the load need. */
  exchange: 12,
  /** Come out of a depot at the pace of its outload. */
  outload: 13,
  /** Cargo goes aboard; behind a change of gauge without being loaded. */
  board: 14,
  /** What moves under its own power leaves the place: the room that it kept there is free. */
  leave: 15,
  /** Where one of the airspaces of the next claims is closed now, fly on another lane that leads around them. */
  around: 16,
  /** Take off, unless an airspace of the flight has closed while others were waited for. */
  takeOff: 17,
});

/** What an operation takes of a resource. */
export const AMOUNT = Object.freeze({
  one: 0,
  vehicles: 1,
  tonnes: 2,
  area: 3,
  pax: 4,
  marchUnits: 5,
  /**
   * These depend on more than the sums of a load: wagons of a train in a change of gauge, tonnes of fuel of an aircraft, kg of net explosive
   * quantity, one berth of those that a ship fits.
   */
  wagons: 6,
  fuel: 7,
  explosives: 8,
  berth: 9,
});

/** Wagons of a train whose own are not known (an assumption). */
export const WAGONS_OF_TRAIN = 30;

export const AMOUNT_KINDS = Object.keys(AMOUNT).length;

/** Vehicles that a load is on the road: its own, or the coaches that its persons fill; freight is as many as its lift says. */
export function vehiclesOfLoad(cargo: Int32Array, at: number): number {
  return Math.max(1, cargo[at + DIMENSION.vehicles] || Math.ceil(cargo[at + DIMENSION.pax] / COACH_SEATS));
}

/** Units of an amount kind in a cargo, which starts at `at`; one for what a load alone does not tell. */
export function amountOf(march: MarchRules, cargo: Int32Array, at: number, kind: number): number {
  switch (kind) {
    case AMOUNT.vehicles:
      return vehiclesOfLoad(cargo, at);
    case AMOUNT.tonnes:
      return Math.ceil(cargo[at + DIMENSION.massKg] / 1000);
    case AMOUNT.area:
      return cargo[at + DIMENSION.areaM2];
    case AMOUNT.pax:
      return cargo[at + DIMENSION.pax];
    case AMOUNT.wagons:
      // Freight does not say how many wagons it fills.
      return cargo[at + DIMENSION.wagonTenths] === 0
        ? WAGONS_OF_TRAIN
        : Math.ceil(cargo[at + DIMENSION.wagonTenths] / 10);
    case AMOUNT.marchUnits:
      return marchUnits(march, vehiclesOfLoad(cargo, at));
    default:
      return 1;
  }
}

export interface Operation {
  readonly code: number;
  /** Resource, distribution or -1. */
  readonly arg: number;
  /** Amount kind, or cause. */
  readonly detail: number;
  readonly lengthM: number;
  readonly limitMh: number;
  /** Place whose stream key a service draws with. */
  readonly place: number;
  readonly to: number;
  /** Resource at which a service is done, -1 where no capacity of the place limits it. */
  readonly facility: number;
}

export interface Lane {
  readonly context: number;
  /** Mode of transport, -1 inside one place. */
  readonly mode: number;
  readonly from: number;
  readonly to: number;
  /** Moves under its own power: no lift, no loading. */
  readonly organic: boolean;
  readonly lengthM: number;
  /** How the lane ends: by unloading, or in a gauge change; `none` inside one place, in a reception or out of a depot. */
  readonly change: RouteLeg['change'] | 'none';
  readonly startsInGaugeChange: boolean;
}

/** A lane while it is compiled; afterwards the operations of all lanes stand in the arrays of the program. */
export interface BookedLane extends Lane {
  readonly operations: readonly Operation[];
}
