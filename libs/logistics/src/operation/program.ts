/**
 * A compiled world: the immutable typed arrays that every replication executes. Indices replace ids; lists of lists are stored as
 * (start, items) pairs. Made by `compile.ts`, read by the simulation; nothing in it changes during a run but distances that are noted when they
 * are first asked for. Plain data all of it: a thread compiles and others get the structured clone.
 */
import type { Distribution } from '../engine/distribution.ts';
import type { BerthChoice } from './transit/berth.ts';
import type { Facilities } from './compile/facilities.ts';
import type { Lane } from './routing/lane.ts';
import type { MarchRules } from './routing/march.ts';
import type { StandOrders } from './dispatch/nearest-stands.ts';
import { CARGO_KINDS } from '../movement/requirement.ts';
import type { World } from './world.ts';

/** The lift type that most assets have which carry a requirement on a lane; -1 when nothing does. */
export const liftFor = (
  { laneTypeSet, setLift, liftUsers, reqKind, reqUser }: Program,
  lane: number,
  r: number,
): number => setLift[(laneTypeSet[lane] * CARGO_KINDS.length + reqKind[r]) * liftUsers + reqUser[r]];

/** What a condition releases when it is met. */
export const RELEASES = Object.freeze({
  condition: 0,
  element: 1,
  requirement: 2,
  pool: 3,
  place: 4,
  stock: 5,
  disruption: 6,
  activity: 7,
  delivery: 8,
  readiness: 9,
  /** Takes back, or restores, a condition. */
  revocation: 10,
  restoration: 11,
  effect: 12,
  risk: 13,
});

export const CONDITION_TYPE = Object.freeze({
  date: 0,
  all: 1,
  any: 2,
  atLeast: 3,
  after: 4,
  arrived: 5,
  ready: 6,
  stock: 7,
  done: 8,
  inPlace: 9,
  fallen: 10,
});

/** A distance that nobody has asked for yet. */
export const UNKNOWN = -2;

/** Lists of integers by index: items of i are `items[start[i]] .. items[start[i + 1] - 1]`. */
export interface Lists {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Elements by which a plan is measured: those that come, not those that go home. */
export const comingElements = ({ elementReturns }: Program): number[] =>
  Array.from(elementReturns.keys()).filter((e) => elementReturns[e] < 0);

export const itemsOf = ({ start, items }: Lists, i: number): number[] =>
  Array.from(items.subarray(start[i], start[i + 1]));

export function toLists(rows: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (start[i + 1] = start[i] + row.length));
  return { start, items: Int32Array.from(rows.flat()) };
}

const INTS = new Int32Array(0);
const WORDS = new Uint32Array(0);
const BYTES = new Uint8Array(0);
const FLOATS = new Float64Array(0);
const NO_LISTS = toLists([]);

/**
 * A class, so that all programs have one hidden class, wherever they come from: code that V8 has compiled for one then serves the next. Fields begin as what they will be,
 * which V8 then knows of them; a field that was undefined first may be anything to it.
 */
export class Program {
  readonly world!: World;
  readonly facilities!: Facilities;
  readonly distributions!: readonly Distribution[];
  readonly march!: MarchRules;

  readonly lanes!: readonly Lane[];
  readonly opStart: Int32Array = INTS;
  readonly opCode: Uint8Array = BYTES;
  readonly opArg: Int32Array = INTS;
  readonly opDetail: Uint8Array = BYTES;
  readonly opLengthM: Int32Array = INTS;
  readonly opLimitMh: Int32Array = INTS;
  readonly opPlace: Int32Array = INTS;
  readonly opTo: Int32Array = INTS;
  readonly opFacility: Int32Array = INTS;
  /** Least wagons of a consignment that goes through a change of gauge, see `paced-work.ts`. */
  readonly opLeastWagons: Int32Array = INTS;
  /** What a lane claims of resources, in order: pairs of resource and kind of amount. */
  readonly laneClaims: Lists = NO_LISTS;
  readonly laneFrom: Int32Array = INTS;
  readonly laneTo: Int32Array = INTS;
  readonly laneContext: Uint8Array = BYTES;
  readonly laneOrganic: Uint8Array = BYTES;
  readonly laneAir: Uint8Array = BYTES;
  readonly laneRoad: Uint8Array = BYTES;
  /** Least minutes under way from end to end, without loading. */
  readonly laneLeastMin: Int32Array = INTS;
  /** Mean minutes of loading on a lane, those of the slowest type that serves it. */
  readonly laneLoadMin: Int32Array = INTS;
  /** Types of lift that can work on a lane, also as bits: `typeWords` words a lane. */
  readonly laneTypes: Lists = NO_LISTS;
  readonly laneServedBy: Int32Array = INTS;
  readonly typeWords!: number;
  /** Owners for whom lift is reserved that may wait at a lane for a fuller load. */
  readonly laneReservedFor: Lists = NO_LISTS;
  /** Where the lanes of each context begin when they are counted context by context. */
  readonly contextLanes: Int32Array = INTS;
  /** Lanes on which the same types of lift can work are of one set. The type of a set for a kind of cargo of a user, see {@link liftFor}. */
  readonly laneTypeSet: Int32Array = INTS;
  readonly setLift: Int32Array = INTS;
  /** Expected minutes of one cycle of a type on a lane where it can work (load, way, unload, way back), by lane x types + type. */
  readonly laneCycleMin: Int32Array = INTS;
  /** By entry of `reqOptions`: minute before which some lift on the way is not to hand for the owner, see `compile/lift-to-hand.ts`. */
  readonly liftToHandMin: Int32Array = INTS;
  /** Traffics that lift is told apart by: one where no pool is set apart for one of them. */
  readonly traffics!: number;
  /** Users that lift is told apart by, see `compile/lift-users.ts`, and which of them each requirement is. */
  readonly liftUsers!: number;
  readonly reqUser: Int32Array = INTS;
  /** Assets of each lift type that come within the run, by type x users + who may have them. */
  readonly liftAssets: Int32Array = INTS;
  /** Part of the work of a user that falls to the lift of another, by (type x users + that other) x users + whose work. */
  readonly liftShares: Float64Array = FLOATS;
  /** Number of the (context, place) a lane starts at. */
  readonly laneStart: Int32Array = INTS;
  /** Stands near the start of a lane, see `nearest-stands.ts`. */
  readonly standOrders!: StandOrders;
  /** Metres from each place to the start of the lane in its context, -1 unreachable, {@link UNKNOWN} by air; empty for organic lanes. */
  readonly laneApproach!: readonly Int32Array[];
  /** Wide parking to use instead of the narrow one of the same place, by resource; -1 elsewhere. */
  readonly wideOf: Int32Array = INTS;
  /** Groups of berths by the resource of the first of them, shortest ships first; undefined elsewhere. */
  readonly berthGroups!: readonly (readonly BerthChoice[] | undefined)[];
  /** Pace of work at one berth, kg an hour, by resource; 0 where only the ship limits. */
  readonly resourceWorkKgPerHour: Int32Array = INTS;
  /** Fuel that an aircraft of a type takes at one end of a lane, t, by lane x types + type; empty where no airfield counts it. */
  readonly laneFuelT: Int32Array = INTS;

  readonly poolType: Int32Array = INTS;
  readonly poolAssets: Lists = NO_LISTS;
  readonly typePools: Lists = NO_LISTS;
  /** A stand is a base where assets of a type are at home: those of each type, the place of each, and the one of each pool. */
  readonly typeStands: Lists = NO_LISTS;
  readonly standPlace: Int32Array = INTS;
  readonly poolStand: Int32Array = INTS;
  readonly ownerPools: Lists = NO_LISTS;
  readonly poolContext: Uint8Array = BYTES;
  readonly poolKinds: Int32Array = INTS;
  readonly poolPayload: Int32Array = INTS;
  /** The same by type. */
  readonly typePayload: Int32Array = INTS;
  /** Vehicles that a full load of freight or people of a type is on the road. */
  readonly typeRoadVehicles: Int32Array = INTS;
  /** Highest piece that it takes, cm. */
  readonly poolHeightCm: Int32Array = INTS;
  readonly poolSpeedMh: Int32Array = INTS;
  readonly poolRangeM: Int32Array = INTS;
  /** Triples by pool: legs up to this many metres, thousandths of payload mass, thousandths of speed. */
  readonly poolLegs: Lists = NO_LISTS;
  readonly poolLoad: Int32Array = INTS;
  readonly poolUnload: Int32Array = INTS;
  readonly poolWide: Uint8Array = BYTES;
  readonly poolUseRateMin: Int32Array = INTS;
  readonly poolBreakdownPermille: Float64Array = FLOATS;
  readonly poolRepair: Int32Array = INTS;
  readonly poolMinimumLoadPermille: Int32Array = INTS;
  readonly poolHoldMin: Int32Array = INTS;
  readonly poolOwner: Int32Array = INTS;
  readonly poolBase: Int32Array = INTS;
  readonly poolRoad: Uint8Array = BYTES;
  /** Metres from each place to the base of the pool in its context, -1 unreachable, {@link UNKNOWN} by air. */
  readonly poolHomeM!: readonly Int32Array[];
  /** Owner that it carries for and for nobody else, -1 for all. */
  readonly poolReservedFor: Int32Array = INTS;
  /** Deployment, sustainment or both that a pool carries, one bit each; of each type the first pool of each choice. */
  readonly poolTraffic: Uint8Array = BYTES;
  readonly typeTrafficPools: Lists = NO_LISTS;
  readonly poolOwnerFirst: Uint8Array = BYTES;
  /** Quotas of pools in hours, pool by pool: those of a pool, and of each its pool, its row there, owner, minutes and period (0: the run). */
  readonly poolQuotas: Lists = NO_LISTS;
  readonly quotaPool: Int32Array = INTS;
  readonly quotaRow: Int32Array = INTS;
  readonly quotaOwner: Int32Array = INTS;
  readonly quotaMin: Int32Array = INTS;
  readonly quotaEveryMin: Int32Array = INTS;
  /** Maintenance after so many minutes under way (0: none) and its time; crews' minutes on duty before a rest (0: none) and the rest. */
  readonly poolMaintenanceMin: Int32Array = INTS;
  readonly poolMaintenance: Int32Array = INTS;
  readonly poolDutyMin: Int32Array = INTS;
  readonly poolRestMin: Int32Array = INTS;
  readonly assetPool: Int32Array = INTS;
  readonly assetAvailableMin: Int32Array = INTS;
  readonly assetBase: Int32Array = INTS;
  readonly assetKey: Uint32Array = WORDS;

  /** Requirements of the world first, then one for each line of supply: replenishment rules, then deliveries that move over the network. */
  readonly requirementCount!: number;
  readonly reqElement: Int32Array = INTS;
  readonly reqKind: Uint8Array = BYTES;
  readonly reqPriority: Int32Array = INTS;
  readonly reqOwner: Int32Array = INTS;
  /** Of deployment and sustainment the one it is, one bit. */
  readonly reqTraffic: Uint8Array = BYTES;
  readonly reqReadyMin: Int32Array = INTS;
  readonly reqRequiredMin: Int32Array = INTS;
  readonly reqSelfSpeedMh: Int32Array = INTS;
  /** 0 for what its element does not consist of. */
  readonly reqCounts: Uint8Array = BYTES;
  /** Dates before which it is not loaded for, and not at, its port of debarkation; -1 none. */
  readonly reqLoadMin: Int32Array = INTS;
  readonly reqArrivalMin: Int32Array = INTS;
  /** Latest arrival at the port of debarkation, -1 none. */
  readonly reqLatestArrivalMin: Int32Array = INTS;
  /** Height of its pieces, cm. */
  readonly reqHeightCm: Int32Array = INTS;
  readonly reqKey: Uint32Array = WORDS;
  readonly reqReleasedBy: Int32Array = INTS;
  readonly reqOptions: Lists = NO_LISTS;
  readonly reqConsignments: Lists = NO_LISTS;
  /** Largest consignment of a line of supply, kg. */
  readonly reqPieceKg: Int32Array = INTS;
  readonly optionLanes: Lists = NO_LISTS;
  readonly optionMinutes: Int32Array = INTS;
  /** Leg whose end is the port of debarkation. */
  readonly optionPodLeg: Int32Array = INTS;
  /** Expected minutes to the port of debarkation: those of the whole route less the way behind it at 60 km/h. */
  readonly optionPodMin: Int32Array = INTS;
  readonly consignmentReq: Int32Array = INTS;
  readonly consignmentCargo: Int32Array = INTS;
  readonly staticConsignments!: number;
  /** Of a consignment the one that brings it back, and of one that brings back the one that it brings; -1 none. */
  readonly consignmentHomeward: Int32Array = INTS;
  readonly consignmentOutward: Int32Array = INTS;

  readonly elementRequirements: Lists = NO_LISTS;
  /** By element and share of readiness what must have arrived: persons, kg. */
  readonly elementNeeded: Float64Array = FLOATS;
  readonly elementKey: Uint32Array = WORDS;
  readonly elementNotice: Int32Array = INTS;
  readonly elementMarryUp: Int32Array = INTS;
  readonly elementIntegration: Int32Array = INTS;
  readonly elementReadyWhen: Int32Array = INTS;
  readonly elementReleasedBy: Int32Array = INTS;
  /** The element that it brings home, -1 none. */
  readonly elementReturns: Int32Array = INTS;

  readonly conditionType: Uint8Array = BYTES;
  readonly conditionNeeds: Int32Array = INTS;
  readonly conditionChildren: Lists = NO_LISTS;
  readonly conditionReleases: Lists = NO_LISTS;
  readonly conditionKey: Uint32Array = WORDS;
  readonly conditionDistribution: Int32Array = INTS;
  readonly conditionCause: Uint8Array = BYTES;
  readonly conditionRefusalPermille: Int32Array = INTS;
  readonly conditionFactorKey: Uint32Array = WORDS;
  /** Pairs of condition and thousandths that change the duration of an `after`. */
  readonly conditionModifiers: Lists = NO_LISTS;
  readonly conditionLeastPermille: Int32Array = INTS;
  /** Office of an `after`, -1 for none; and the conditions that each office deals with. */
  readonly conditionOffice: Int32Array = INTS;
  readonly officeConditions: Lists = NO_LISTS;
  /** Condition that restores it once it has been revoked, -1 none. */
  readonly conditionRestorer: Int32Array = INTS;
  /** Requirements that an `arrived` condition counts. */
  readonly conditionRequirements: Lists = NO_LISTS;
  /** Minutes by which it looks ahead of their arrival, -1 not at all. */
  readonly conditionAheadMin: Int32Array = INTS;
  /** Conditions that watch a requirement, an element, a stock, an activity. */
  readonly watchRequirement: Lists = NO_LISTS;
  readonly watchElement: Lists = NO_LISTS;
  readonly watchInPlace: Lists = NO_LISTS;
  readonly watchStock: Lists = NO_LISTS;
  readonly watchActivity: Lists = NO_LISTS;
  /** Conditions that are met when a condition falls; and of these the element that must be under way, -1 none. */
  readonly watchFall: Lists = NO_LISTS;
  readonly conditionUnderWay: Int32Array = INTS;

  readonly placeKey: Uint32Array = WORDS;
  readonly placeResources: Lists = NO_LISTS;
  /** Lead time of the permission to cross, by place x kinds of cargo + kind; -1 where nobody asks. */
  readonly placePermission: Int32Array = INTS;

  readonly stockPlace: Int32Array = INTS;
  /** Of a stock the replenishment rules that fill it, all lines of supply that do, and those that it issues for. */
  readonly stockRules: Lists = NO_LISTS;
  readonly stockOrders: Lists = NO_LISTS;
  readonly stockFeeds: Lists = NO_LISTS;
  /** By line of supply: where it goes, the stock that it is taken from (-1: it comes into the world at a place), its delivery (-1: a rule), its consignments. */
  readonly ruleStock: Int32Array = INTS;
  readonly ruleFrom: Int32Array = INTS;
  readonly ruleDelivery: Int32Array = INTS;
  readonly ruleSlots: Lists = NO_LISTS;
  /** 1 for lines of supply whose orders are written down in the ledger: somebody waits for what they bring. */
  readonly ruleWritten: Uint8Array = BYTES;
  /** Conditions that release a stock and a delivery, -1 none. */
  readonly stockReleasedBy: Int32Array = INTS;
  readonly deliveryReleasedBy: Int32Array = INTS;

  readonly placeStocks: Lists = NO_LISTS;
  /** Place of each resource, places + airspace for those of airspaces, -1 for links. */
  readonly resourcePlace: Int32Array = INTS;
  /** 1 for what works only in the opening hours of its airfield. */
  readonly resourceKeepsHours: Uint8Array = BYTES;
  readonly shareResources: Lists = NO_LISTS;

  readonly consumerStock: Int32Array = INTS;
  /** Consumers that begin when an element is in place. */
  readonly elementConsumers: Lists = NO_LISTS;
  readonly deliveryStock: Int32Array = INTS;
  /** Line of supply that moves a delivery, -1 none. */
  readonly deliveryRule: Int32Array = INTS;
  /** Numbers of the instalments of each delivery that moves over the network: instalmentStart[d] to instalmentStart[d + 1]. */
  readonly instalmentStart: Int32Array = INTS;
  readonly activityKey: Uint32Array = WORDS;
  readonly activityInputs: Lists = NO_LISTS;
  readonly activityStartsWhen: Int32Array = INTS;
  readonly activityOutputs: Lists = NO_LISTS;
  /** Activities that take from a stock. */
  readonly stockActivities: Lists = NO_LISTS;
  /** Activities and deliveries that bring to a stock. */
  readonly stockMakers: Lists = NO_LISTS;
  readonly stockDeliveries: Lists = NO_LISTS;

  /** Closed minutes of the week by link, merged: pairs of from and until, first for lift, then for columns under their own power. */
  readonly liftBans: Lists = NO_LISTS;
  readonly columnBans: Lists = NO_LISTS;
  /** The same in minutes of the run, for bans that do not return every week. */
  readonly liftDatedBans: Lists = NO_LISTS;
  readonly columnDatedBans: Lists = NO_LISTS;
  /** Bans on the way of each lane: pairs of link and least minutes before it. */
  readonly laneBans: Lists = NO_LISTS;
  /** Permissions on the way: pairs of operation and least minutes before it. */
  readonly lanePermissions: Lists = NO_LISTS;
  /** Risks on each link; those of flights stand behind the last link. */
  readonly linkRisks: Lists = NO_LISTS;
  /** Chance that each strikes on its link, 0 to 1; -1 for flights, whose length it depends on. */
  readonly linkRiskChance: Float64Array = FLOATS;
  readonly linkKey: Uint32Array = WORDS;
  readonly riskKey: Uint32Array = WORDS;
  readonly riskDuration: Int32Array = INTS;
  readonly disruptionKey: Uint32Array = WORDS;
  readonly disruptionPlace: Int32Array = INTS;
  readonly disruptionDuration: Int32Array = INTS;
  readonly activityDuration: Int32Array = INTS;
  readonly disruptionResources: Lists = NO_LISTS;
  readonly resourceDisruptions: Lists = NO_LISTS;
  /** Product of everything that can raise the capacity of each resource, at whatever time. */
  readonly resourceRaised: Float64Array = FLOATS;
  /** Condition under which a disruption lasts shorter, -1 none. */
  readonly disruptionEasedBy: Int32Array = INTS;
  readonly disruptionFactorKey: Uint32Array = WORDS;
  readonly effectResources: Lists = NO_LISTS;
  readonly resourceEffects: Lists = NO_LISTS;

  /** How well modes run: of each row its draw, the contexts of its mode, and the quotas of its mode. */
  readonly efficiencyKey: Uint32Array = WORDS;
  readonly efficiencyDistribution: Int32Array = INTS;
  readonly efficiencyContexts: Lists = NO_LISTS;
  readonly efficiencyResources: Lists = NO_LISTS;

  constructor(parts: Program) {
    Object.assign(this, parts);
  }
}
