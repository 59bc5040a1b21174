/**
 * The state of one replication: typed arrays only, made once for a program, reset or copied for each replication. A checkpoint is a copy.
 * Times are minutes, -1 = not yet. Masses are kg.
 */
import { CARGO_KINDS, DIMENSION_COUNT, READY_SHARES } from '../movement/requirement.ts';
import { CONTEXT_COUNT } from '../network/routing-graph.ts';
import type { Program } from './program.ts';

export type State = ReturnType<typeof createState>;

/** Stages of a force element. */
export const STAGE = Object.freeze({
  waiting: 0,
  notice: 1,
  moving: 2,
  inPlace: 3,
  integrated: 4,
  ready: 5,
  /** Turned round before it was in place: it never will be. */
  turned: 6,
});

/**
 * Numbers of a transport. They stand side by side in `state.transports`, because an event touches most of them and none of another transport: one line
 * of the processor's cache instead of ten.
 */
export const TRANSPORT = Object.freeze({
  lane: 0,
  pc: 1,
  /** First and last consignment aboard. */
  head: 2,
  tail: 3,
  /** Kinds of cargo aboard, one bit each. */
  kinds: 4,
  driven: 5,
  underway: 6,
  /** Group of berths or spots it is at or waits for, or berths whose pace of work limits it; -1 none. */
  berth: 7,
  /** Minutes under way on its lane, halts included and waiting not. */
  legMin: 8,
  cycleStart: 9,
  /** Sums of what is aboard, by dimension. */
  load: 10,
});
export const TRANSPORT_WIDTH = 16;

export const ASSET = Object.freeze({ unavailable: 0, idle: 1, busy: 2 });

/** Arrays of integers, which begin at zero. */
const int = (n: number) => new Int32Array(n);

/**
 * Transports at work and who asks to be let in, requirements and their consignments, lanes and their queues, lift, supply: one list, which has to be the greater
 * half of the state and below 128 fields, see {@link createState}.
 */
// eslint-disable-next-line max-lines-per-function -- one field for each column of the state, and its hidden class needs them in one literal (decision 0076)
function operationOf(program: Program) {
  const { world } = program;
  const transports = program.assetPool.length + program.consignmentReq.length;
  const resources = program.facilities.list.length;
  const requirements = program.requirementCount;
  const consignments = program.consignmentReq.length;
  const lanes = program.laneFrom.length;
  const assets = program.assetPool.length;
  const pools = program.poolKinds.length;
  const places = program.placeKey.length;
  const types = world.liftTypes.length;
  const stocks = program.stockPlace.length;
  const rules = program.ruleStock.length;
  const instalments = program.instalmentStart[program.deliveryStock.length];
  return {
    /** The numbers of {@link TRANSPORT} of each. */
    transports: int(TRANSPORT_WIDTH * transports),
    /** Of work at servers that are slow: the event that ends it (-1 none), since when it goes at its pace, and the minutes at the whole pace that were left then; and who does such work. */
    workEvent: int(transports),
    workSince: int(transports),
    workLeft: new Float64Array(transports),
    workPace: new Float64Array(transports),
    slowTransports: int(transports),
    slowCount: int(1),
    /** Who asks to be let in, and where something became free, in this minute; how many of each, see `admission.ts`. */
    askingTransports: int(transports),
    admittingResources: int(resources),
    admissionCount: int(2),
    resourceAsked: new Uint8Array(resources),

    requirementPending: int(requirements),
    requirementReleasedAt: int(requirements),
    /** What released it last: 0 date, 1 notice of the element, 2 condition. */
    requirementBinding: new Uint8Array(requirements),
    requirementArrived: int(requirements),
    /** How many of its consignments are expected and have not arrived, see `expected.ts`. */
    requirementExpected: int(requirements),

    consignmentOption: int(consignments),
    consignmentLeg: int(consignments),
    /** Leg from which on it is awaited at its lanes, -1 not at all, see `awaited.ts`. */
    consignmentAwaitedFrom: int(consignments),
    consignmentNext: int(consignments),
    /** 1 while it stands in the queue of its lane. */
    consignmentQueued: new Uint8Array(consignments),
    consignmentKey: new Float64Array(consignments),
    consignmentSince: int(consignments),
    /** Last stretch of its ledger; none of supply, of which nothing is written down. */
    consignmentSegment: int(consignments),
    /** Number of the order that it fills, of supply. */
    consignmentOrder: int(consignments),
    consignmentHeld: int(consignments),
    /** Place (its resource) where its explosives count. */
    consignmentExplosives: int(consignments),
    consignmentArrivedAt: int(consignments),
    /** When it is expected there at the earliest, since it set out on its leg; -1 while that is not known. */
    consignmentExpectedAt: int(consignments),
    /** 1 once it has passed its port of debarkation: what is replaced, or goes around by another, passes again. */
    consignmentPassedPod: new Uint8Array(consignments),
    /** How often it was lost and replaced. */
    consignmentLosses: int(consignments),
    consignmentCargo: int(consignments * DIMENSION_COUNT),
    consignmentBusy: new Uint8Array(consignments),
    /** Until when it waits for a date or a permission at the start of its leg, -1 while it does not. */
    consignmentWaitsUntil: int(consignments),
    /** 1 while its element is held: it begins no further leg. */
    consignmentFrozen: new Uint8Array(consignments),
    /** Work that a frozen consignment goes on with: 0 none, else the kind of work + 1. */
    consignmentParked: new Uint8Array(consignments),

    laneHead: int(lanes),
    laneTail: int(lanes),
    /** How many of each kind of cargo stand in the queue. */
    laneKinds: int(lanes * CARGO_KINDS.length),
    /** 1 while the lane is among those that have asked for lift in this minute; these, and how many. */
    laneAsked: new Uint8Array(lanes),
    askingLanes: int(lanes),
    askingCount: int(1),
    /** What is on its way and will join the queue of the lane, by kind and dimension; whole numbers beyond 32 bits. */
    laneToCome: new Float64Array(lanes * CARGO_KINDS.length * program.traffics * DIMENSION_COUNT),
    /** The same of the owners for whom lift is reserved there, by row of the lane's list of them. */
    reservedToCome: new Float64Array(
      program.laneReservedFor.items.length * CARGO_KINDS.length * program.traffics * DIMENSION_COUNT,
    ),
    /** Lanes with a queue, context by context, in order of the key of their first; and how many of each context. */
    waitingLanes: int(lanes),
    contextWaiting: int(CONTEXT_COUNT),
    /** Minute of the hold check that is already scheduled. */
    laneHoldAt: int(lanes),

    assetState: new Uint8Array(assets),
    /** Where it last unloaded, or its base. */
    assetPlace: int(assets),
    /** When it became idle, and when it is at its base if nobody calls it. */
    assetIdleAt: int(assets),
    assetHomeAt: int(assets),
    assetTrips: int(assets),
    /** Minutes on duty of its crews since their last rest, and when the last duty ended; minutes under way since its last maintenance. */
    assetDuty: int(assets),
    assetDutyEnd: int(assets),
    assetSinceMaintenance: int(assets),
    /** When only the rest of its crews kept it after its last trip; empty when something else took longer. */
    assetCrewRestFrom: int(assets),
    assetCrewRestUntil: int(assets),
    /** Minutes that are left of each quota in its period. */
    quotaLeft: int(program.quotaPool.length),
    /** Minutes charged to each quota in all. */
    quotaUsed: new Float64Array(program.quotaPool.length),
    /** Metres and minutes that assets of each pool drive, fly or sail, the way home that has begun included. */
    poolMovedM: new Float64Array(pools),
    poolUnderWayMin: new Float64Array(pools),
    poolOpen: new Uint8Array(pools),
    /** Idle assets of the pool that are to be had. */
    poolIdle: int(pools),
    typeIdle: int(types),
    /** These by list, see `idle-lift.ts`: at home by stand, on the way home by type. */
    standHead: int(program.standPlace.length),
    standTail: int(program.standPlace.length),
    homewardHead: int(types),
    idleNext: int(assets),
    assetAtStand: new Uint8Array(assets),
    /** Airspaces stand behind the places. */
    placeOpen: new Uint8Array(places + (program.world.airspaces?.length ?? 0)),

    stockLevel: new Float64Array(stocks),
    /** 1 while it is to issue at the end of this minute. */
    stockAsked: new Uint8Array(stocks),
    /** 1 while it keeps what it has for its first line; and the minute in which it was last asked to look at that again. */
    stockHolds: new Uint8Array(stocks),
    stockWokenAt: int(stocks),
    /** What is drawn, kg a day: what consumers require, or the controlled rate where that is less (-1: not controlled). */
    stockRate: new Float64Array(stocks),
    stockRequired: new Float64Array(stocks),
    stockControl: new Float64Array(stocks),
    stockRemainder: new Float64Array(stocks),
    stockSettledAt: int(stocks),
    stockEvent: int(stocks),
    stockOutAt: int(stocks),
    /** Since when it is empty and drawn on. */
    stockDrySince: int(stocks),
    stockUnmet: new Float64Array(stocks),
    /** What consumers required and the controlled rate did not allow, kg x minutes of a day. */
    stockHeldBack: new Float64Array(stocks),
    stockIssued: new Float64Array(stocks),
    stockReceived: new Float64Array(stocks),
    stockLost: new Float64Array(stocks),
    stockConsumed: new Float64Array(stocks),
    stockMinimum: new Float64Array(stocks),
    stockOpen: new Uint8Array(stocks),
    ruleOnOrder: new Float64Array(rules),
    ruleShort: new Uint8Array(rules),
    /** What is due of a delivery and has not set out, kg. */
    ruleOwed: new Float64Array(rules),
    ruleSent: new Float64Array(rules),
    /** What was on its way when the plan began and has found no free consignment yet, kg. It counts as on order. */
    ruleWaiting: new Float64Array(rules),
    /** Instalment that an order belongs to, by supply consignment; and by instalment when it was due and had all come (-1 not yet), and kg that have. */
    orderInstalment: int(consignments - program.staticConsignments),
    instalmentAt: int(instalments),
    instalmentDoneAt: int(instalments),
    instalmentCame: new Float64Array(instalments),
    /** Last stretch of the order that completed it, -1 where none is written down. */
    instalmentSegment: int(instalments),
    ruleOrders: int(rules),
    /** Since when a rule asks, -1 when it does not. */
    ruleAskedAt: int(rules),
    /** What was lost on its way, kg. */
    ruleLost: new Float64Array(rules),
    consumerRate: new Float64Array(world.consumers.length),
    consumerActive: new Uint8Array(world.consumers.length),
    deliveryDone: int(world.deliveries.length),
    /** When the next delivery is due, Infinity after the last. */
    deliveryDueAt: new Float64Array(world.deliveries.length),
    deliveryOpen: new Uint8Array(world.deliveries.length),
  };
}

/** Conditions and the offices that decide them. */
function conditionsOf(program: Program) {
  const { world } = program;
  const conditions = program.conditionType.length;
  return {
    conditionState: new Uint8Array(conditions),
    /** When it was met last. */
    conditionMetAt: int(conditions),
    /** When it was met for the first time: the decision itself, whatever was withdrawn and restored since. */
    conditionFirstMetAt: int(conditions),
    conditionCount: int(conditions),
    /** When an `after` that has begun is over. */
    conditionDueAt: int(conditions),
    /** When one whose time had not begun was restored last. */
    conditionRestoredAt: int(conditions),
    /** Its last meeting in the log of meetings, -1 none. */
    conditionMeeting: int(conditions),
    /** When the duration began after which it was met first; later than what it waited for when no desk was free. */
    conditionStartedAt: int(conditions),
    /** The same of the duration that began last, whatever was met before. */
    conditionBegunAt: int(conditions),
    /** When it became due last, until it is met first: from then on it stands in line, or has a desk. */
    conditionDueFrom: int(conditions),
    /** Place in the line for a desk of its office, 0 = not in line; and the child that made it due. */
    conditionTicket: int(conditions),
    conditionDueBy: int(conditions),
    /** 1 while it has a desk of its office: set and cleared with `officeBusy`, nowhere else. */
    conditionAtDesk: new Uint8Array(conditions),
    officeBusy: int(world.offices.length),
    officeTickets: int(world.offices.length),
  };
}

/** Force elements. */
function elementsOf(program: Program) {
  const elements = program.elementKey.length;
  return {
    elementStage: new Uint8Array(elements),
    elementPending: int(elements),
    elementOrderedByDate: new Uint8Array(elements),
    elementOrderAt: int(elements),
    elementNoticeEnd: int(elements),
    /** When the notice is over, held or not. */
    elementNoticeDueAt: int(elements),
    /** 1 while a withdrawal holds it, and when the last hold ended. */
    elementHeld: new Uint8Array(elements),
    elementHeldUntil: int(elements),
    elementPodAt: int(elements),
    /** Where and when those of its people that readiness asks for had passed a port of debarkation. */
    elementPeoplePod: int(elements),
    elementPeoplePodAt: int(elements),
    elementDestinationAt: int(elements),
    elementMarriedAt: int(elements),
    elementIntegratedAt: int(elements),
    elementReadyAt: int(elements),
    /** By element and share of readiness what has passed the port of debarkation, and what has arrived: persons, kg. */
    elementAtPod: new Float64Array(READY_SHARES.length * elements),
    elementArrived: new Float64Array(READY_SHARES.length * elements),
    elementBinding: int(elements),
    /** 1 once lift has been sent for some of it. */
    elementOpened: new Uint8Array(elements),
  };
}

/** What changes capacity, and what of it there is. */
function capacityOf(program: Program) {
  const { world } = program;
  const stocks = program.stockPlace.length;
  const resources = program.facilities.list.length;
  const places = program.placeKey.length;
  return {
    effectActive: new Uint8Array(world.effects.length),
    /** How many occurrences last at the moment. */
    disruptionActive: int(world.disruptions.length),
    riskActive: new Uint8Array(world.risks.length),
    /** 1 once the condition it waits for has been met: a restoration does not begin it again. */
    disruptionBegun: new Uint8Array(world.disruptions.length),
    disruptionRuns: int(world.disruptions.length),
    sharePermille: int(world.shares.length),
    activityPending: int(world.activities.length),
    activityRuns: int(world.activities.length),
    activityBusy: new Uint8Array(world.activities.length),
    /** Its last run in the log of stretches, -1 none; and of each stock its last receipt, -1 none. */
    activityRun: int(world.activities.length),
    /** When the run that is under way began. */
    activitySince: int(world.activities.length),
    stockReceipt: int(stocks),

    /** Thousandths of the nominal speed at which each context runs. */
    contextPermille: int(CONTEXT_COUNT),
    resourceFactor: new Float64Array(resources),
    /** Effective capacity but for what passes in hours: opening hours and what recurs. Route choices look at this. */
    resourceOutlook: new Float64Array(resources),
    resourceWakeAt: new Float64Array(resources),
    /** Units that consignments on their way claim here, passed or not: what a route choice expects in the queue. */
    resourceExpected: new Float64Array(resources),
    /** Asset minutes that consignments on their way will need, by lift type. */
    liftExpected: new Float64Array(world.liftTypes.length * program.liftUsers),
    placeHoursOpen: new Uint8Array(places),
  };
}

/**
 * In parts: V8 gives every object of a literal with 128 fields or more, or of several spread ones, a hidden class of its own, and then throws all compiled code
 * away when the state of another run comes. Where the first part is not the greater one it makes a dictionary of the whole (hidden-class.spec.ts).
 */
export function createState(program: Program) {
  return Object.assign(operationOf(program), conditionsOf(program), elementsOf(program), capacityOf(program));
}

export function copyState(to: State, from: State): void {
  for (const field of Object.keys(from) as (keyof State)[]) to[field].set(from[field]);
}
