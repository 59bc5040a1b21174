import { mean } from '../../engine/distribution.ts';
import { speedOnLeg, type LiftPool, type LiftType } from '../../lift/lift.ts';
import { CARGO_KINDS, type CargoKind } from '../../movement/requirement.ts';
import { MODES } from '../../network/network.ts';
import { CONTEXT, CONTEXT_COUNT, contextOf, type RoutingGraph } from '../../network/route.ts';
import { bansOfLanes } from '../transit/driving-ban.ts';
import { permissionsOfLanes } from '../conditions/permission.ts';
import { findFacility } from './facilities.ts';
import { AMOUNT, OP, type BookedLane, type Lane, type Operation } from '../routing/lane.ts';
import type { LaneBook } from '../routing/lane-book.ts';
import { COACH_SPEED_MH } from '../routing/march.ts';
import { toLists, UNKNOWN } from '../program.ts';
import { distancesTo } from '../../network/shortest-path.ts';
import { servesStretch } from '../routing/routing.ts';
import type { LiftUsers } from './lift-users.ts';
import type { References } from './references.ts';
import { atMostLongest } from '../../units/time.ts';

const AIR = MODES.indexOf('air');
const SEA = MODES.indexOf('sea');

/** Compiles lanes to flat arrays of operations and finds the types of lift that serve each. */
export function compileLanes(
  refs: References,
  book: LaneBook,
  graph: RoutingGraph,
  poolTypes: readonly LiftType[],
  users: LiftUsers,
) {
  const { lanes } = book;
  const { liftTypes } = refs.world;
  const laneTypes = typesOfLanes(refs, lanes, new Set(poolTypes));
  const laneLeastMin = Int32Array.from(lanes, (lane, i) => {
    const fastest = lane.organic
      ? COACH_SPEED_MH
      : Math.max(1, ...laneTypes[i].map((t) => speedOnLeg(liftTypes[t], lane.lengthM)));
    return Math.floor(atMostLongest((lane.lengthM * 60) / fastest));
  });
  const operations = operationsOf(lanes);
  return {
    lanes: lanes.map(toLane),
    ...operations,
    laneClaims: toLists(
      lanes.map((l) => l.operations.flatMap((o) => (isExpected(o, l, refs) ? [o.arg, o.detail] : []))),
    ),
    ...approachesOf(lanes, graph),
    laneFrom: Int32Array.from(lanes, (l) => l.from),
    laneTo: Int32Array.from(lanes, (l) => l.to),
    laneContext: Uint8Array.from(lanes, (l) => l.context),
    laneOrganic: Uint8Array.from(lanes, (l) => (l.organic ? 1 : 0)),
    laneAir: Uint8Array.from(lanes, (l) => (l.context === CONTEXT.air ? 1 : 0)),
    laneRoad: Uint8Array.from(lanes, (l) => (l.mode === MODES.indexOf('road') ? 1 : 0)),
    laneTypes: toLists(laneTypes),
    ...servedBy(laneTypes, liftTypes.length),
    contextLanes: startsOf(
      lanes.map((l) => l.context),
      CONTEXT_COUNT,
    ),
    ...liftOfLanes(refs, lanes, laneTypes, poolTypes, users),
    laneLeastMin,
    laneBans: bansOfLanes(lanes, laneLeastMin),
    lanePermissions: permissionsOfLanes(lanes, laneLeastMin),
    laneLoadMin: Int32Array.from(lanes, (lane, i) =>
      Math.ceil(atMostLongest(Math.max(0, ...laneTypes[i].map((t) => mean(liftTypes[t].load))))),
    ),
    wideOf: wideSpotsOf(refs),
    laneFuelT: fuelOf(refs, lanes),
  };
}

/** The types of lift of some pool that can work on each lane. */
function typesOfLanes(refs: References, lanes: readonly BookedLane[], pooled: ReadonlySet<LiftType>): number[][] {
  const { places, liftTypes } = refs.world;
  const typesOfContext: number[][] = [];
  liftTypes.forEach((type, i) => {
    if (pooled.has(type)) (typesOfContext[contextOf(type.mode, type.gauge ?? 1435)] ??= []).push(i);
  });
  return lanes.map((lane) => {
    if (lane.organic) return [];
    return (typesOfContext[lane.context] ?? []).filter((t) => servesStretch(places, lane, liftTypes[t]));
  });
}

/** The same as one bit for each type. */
function servedBy(laneTypes: readonly (readonly number[])[], types: number) {
  const typeWords = Math.ceil(types / 32);
  const laneServedBy = new Int32Array(laneTypes.length * typeWords);
  laneTypes.forEach((list, lane) => {
    for (const t of list) laneServedBy[lane * typeWords + (t >> 5)] |= 1 << (t & 31);
  });
  return { laneServedBy, typeWords };
}

/** Operations of all lanes one behind the other, a column for each of their numbers. */
function operationsOf(lanes: readonly BookedLane[]) {
  const ops = lanes.flatMap((lane) => lane.operations);
  const opStart = new Int32Array(lanes.length + 1);
  lanes.forEach((lane, i) => (opStart[i + 1] = opStart[i] + lane.operations.length));
  return {
    opStart,
    opCode: Uint8Array.from(ops, (o) => o.code),
    opArg: Int32Array.from(ops, (o) => o.arg),
    opDetail: Uint8Array.from(ops, (o) => o.detail),
    opLengthM: Int32Array.from(ops, (o) => o.lengthM),
    opLimitMh: Int32Array.from(ops, (o) => o.limitMh),
    opPlace: Int32Array.from(ops, (o) => o.place),
    opTo: Int32Array.from(ops, (o) => o.to),
    opFacility: Int32Array.from(ops, (o) => o.facility),
  };
}

/** How far each place is from the beginning of each lane; lanes that begin at the same place in one context share the answer. */
function approachesOf(lanes: readonly BookedLane[], graph: RoutingGraph) {
  const starts = new Map<string, number>();
  const approach = new Map<string, Int32Array>();
  const keyOf = ({ context, from }: BookedLane) => `${context}|${from}`;
  const laneStart = Int32Array.from(lanes, (lane) => {
    const key = keyOf(lane);
    if (!starts.has(key)) starts.set(key, starts.size);
    return starts.get(key)!;
  });
  const laneApproach = lanes.map((lane) => {
    if (lane.organic) return new Int32Array(0);
    const key = keyOf(lane);
    const known = approach.get(key) ?? distancesOf(graph, lane.from, lane.context);
    approach.set(key, known);
    return known;
  });
  return { laneStart, laneApproach };
}

/** By resource of narrow spots the wide ones of the same airfield; -1 for all others. */
function wideSpotsOf({ facilities, world }: References): Int32Array {
  const wideOf = new Int32Array(facilities.list.length).fill(-1);
  for (const { id } of world.places) {
    const narrow = findFacility(facilities, id, 'parking-narrow');
    if (narrow >= 0) wideOf[narrow] = findFacility(facilities, id, 'parking-wide');
  }
  return wideOf;
}

/** Without its operations, which stand in flat arrays: every thread keeps the program. */
function toLane({ context, mode, from, to, organic, lengthM, change, startsInGaugeChange }: BookedLane): Lane {
  return { context, mode, from, to, organic, lengthM, change, startsInGaugeChange };
}

/**
 * Whether the choice of a route reckons with a claim: those that limit pace, and room for explosives, of which a place may never have enough. What
 * flies or sails by itself is in nobody's way, and may choose only how it flies around a closed airspace: it gives its spot or berth back at once.
 */
function isExpected({ code, arg, detail }: Operation, { organic, mode }: Lane, { facilities }: References): boolean {
  if (organic && (mode === AIR || mode === SEA)) return code === OP.claim && facilities.list[arg].airspace !== null;
  return code === OP.claim ? detail !== AMOUNT.berth : code === OP.keep && detail === AMOUNT.explosives;
}

/** Fuel that each type of lift takes at one end of each lane, whole tonnes; nothing where no airfield counts it. */
function fuelOf({ world }: References, lanes: readonly Lane[]): Int32Array {
  if (!world.places.some((place) => place.airfield?.fuelTPerDay !== undefined)) return new Int32Array(0);
  const types = world.liftTypes;
  return Int32Array.from({ length: lanes.length * types.length }, (_, i) => {
    const type = types[i % types.length];
    const { lengthM } = lanes[Math.floor(i / types.length)];
    return Math.ceil(((type.fuelKgPerHour ?? 0) * lengthM) / speedOnLeg(type, lengthM) / 1000);
  });
}

/** Expected minutes of a full cycle over a way of `lengthM`. */
function cycleMin(type: LiftType, lengthM: number): number {
  return Math.round(
    atMostLongest(mean(type.load) + mean(type.unload) + (2 * lengthM * 60) / speedOnLeg(type, lengthM)),
  );
}

/** The lift that is reckoned with on each lane before anybody is called for. */
function liftOfLanes(
  { world: { liftTypes, endMin } }: References,
  lanes: readonly BookedLane[],
  laneTypes: readonly (readonly number[])[],
  poolTypes: readonly LiftType[],
  users: LiftUsers,
) {
  const columns = users.list.length;
  // All of a pool of which some comes within the run: no date but that decides anything here.
  const countOf = ({ availableMin }: LiftPool) => (availableMin.some((at) => at <= endMin) ? availableMin.length : 0);
  const ofUser = ownAssets(users.assets(liftTypes.length, indicesOf(poolTypes, liftTypes), countOf), columns);
  const sets = new Map<string, { readonly number: number; readonly types: readonly number[] }>();
  const laneTypeSet = Int32Array.from(laneTypes, (types) => {
    const key = types.join(' ');
    if (!sets.has(key)) sets.set(key, { number: sets.size, types });
    return sets.get(key)!.number;
  });
  const setLift = [...sets.values()].flatMap(({ types }) =>
    CARGO_KINDS.flatMap((kind) =>
      users.list.map((_, user) => commonType(liftTypes, types, (type) => ofUser[type * columns + user], kind)),
    ),
  );
  const laneCycleMin = new Int32Array(lanes.length * liftTypes.length);
  laneTypes.forEach((types, lane) => {
    for (const type of types)
      laneCycleMin[lane * liftTypes.length + type] = cycleMin(liftTypes[type], lanes[lane].lengthM);
  });
  return { laneTypeSet, setLift: Int32Array.from(setLift), laneCycleMin };
}

/** Who shares lift with whom, and how much of it there is within the run. */
export function compileSharedLift({ world }: References, poolTypes: readonly LiftType[], users: LiftUsers) {
  const { liftTypes, endMin } = world;
  const columns = users.list.length;
  const countOf = ({ availableMin }: LiftPool) => availableMin.filter((at) => at <= endMin).length;
  const inRun = users.assets(liftTypes.length, indicesOf(poolTypes, liftTypes), countOf);
  return {
    liftUsers: columns,
    traffics: users.traffics,
    reqUser: users.reqUser,
    liftAssets: ownAssets(inRun, columns),
    liftShares: users.shares(inRun),
  };
}

const indicesOf = (types: readonly LiftType[], all: readonly LiftType[]): number[] =>
  types.map((type) => all.indexOf(type));

/** What each user may have of each type, from what two may both have. */
const ownAssets = (assets: Int32Array, users: number): Int32Array =>
  Int32Array.from({ length: assets.length / users }, (_, i) => assets[i * users + (i % users)]);

/** The type of which there are most assets among those that carry a kind, the first by id of equals; -1 for none. */
function commonType(
  liftTypes: readonly LiftType[],
  types: readonly number[],
  countOf: (type: number) => number,
  kind: CargoKind,
): number {
  let best = -1;
  let most = -1;
  for (const t of types) {
    const count = countOf(t);
    if (!liftTypes[t].carries.includes(kind) || count <= most) continue;
    best = t;
    most = count;
  }
  return best;
}

/** Metres from every place to a goal; by air they are computed when they are first asked for. */
export function distancesOf(graph: RoutingGraph, goal: number, context: number): Int32Array {
  return context === CONTEXT.air ? new Int32Array(graph.placeCount).fill(UNKNOWN) : distancesTo(graph, goal, context);
}

/** Where the members of each class begin when they are counted class by class. */
function startsOf(classes: ArrayLike<number>, count: number): Int32Array {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < classes.length; i++) starts[classes[i] + 1]++;
  for (let k = 0; k < count; k++) starts[k + 1] += starts[k];
  return starts;
}
