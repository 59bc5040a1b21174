import { FIXED_ZERO, mean } from '../../engine/distribution.ts';
import { streamKey } from '../../engine/random.ts';
import { speedOnLeg, type LiftPool, type LiftType } from '../../lift/lift.ts';
import { CARGO_KINDS, DIMENSIONS, TRAFFICS, type CargoKind } from '../../movement/requirement.ts';
import { MODES } from '../../network/network.ts';
import { CONTEXT, CONTEXT_COUNT, contextOf, type RoutingGraph } from '../../network/route.ts';
import { compileBerths } from '../transit/berth.ts';
import { bansOfLanes } from '../transit/driving-ban.ts';
import { findFacility } from './facilities.ts';
import { AMOUNT, OP, type BookedLane, type Lane, type Operation } from '../routing/lane.ts';
import type { LaneBook } from '../routing/lane-book.ts';
import { COACH_SPEED_MH } from '../routing/march.ts';
import { toLists, UNKNOWN } from '../program.ts';
import { distancesTo } from '../../network/shortest-path.ts';
import { servesStretch } from '../routing/routing.ts';
import type { References } from './references.ts';

/** Longest hold where none is given, minutes: what is on its way may have come to a stop for good (an assumption). */
const LONGEST_HOLD_MIN = 14 * 1440;
const AIR = MODES.indexOf('air');
const SEA = MODES.indexOf('sea');
/** Higher than everything. */
const NO_LIMIT_CM = 2_147_483_647;

/** Compiles lanes to flat arrays of operations and finds the types of lift that serve each. */
export function compileLanes(refs: References, book: LaneBook, graph: RoutingGraph, poolTypes: readonly LiftType[]) {
  const { lanes } = book;
  const { places, liftTypes } = refs.world;
  const pooled = new Set(poolTypes);
  const typesOfContext: number[][] = [];
  liftTypes.forEach((type, i) => {
    if (pooled.has(type)) (typesOfContext[contextOf(type.mode, type.gauge ?? 1435)] ??= []).push(i);
  });
  const ops = lanes.flatMap((lane) => lane.operations);
  const opStart = new Int32Array(lanes.length + 1);
  lanes.forEach((lane, i) => (opStart[i + 1] = opStart[i] + lane.operations.length));
  const laneTypes = lanes.map((lane) => {
    if (lane.organic) return [];
    return (typesOfContext[lane.context] ?? []).filter((t) => servesStretch(places, lane, liftTypes[t]));
  });
  const typeWords = Math.ceil(liftTypes.length / 32);
  const laneServedBy = new Int32Array(lanes.length * typeWords);
  laneTypes.forEach((types, lane) => {
    for (const t of types) laneServedBy[lane * typeWords + (t >> 5)] |= 1 << (t & 31);
  });
  const kinds = CARGO_KINDS.length;
  const assets = new Int32Array(liftTypes.length);
  refs.world.liftPools.forEach((pool, p) => (assets[liftTypes.indexOf(poolTypes[p])] += pool.availableMin.length));
  const laneLift = Int32Array.from({ length: lanes.length * kinds }, (_, i) =>
    commonType(liftTypes, laneTypes[Math.floor(i / kinds)], assets, CARGO_KINDS[i % kinds]),
  );
  const approach = new Map<string, Int32Array>();
  const starts = new Map<string, number>();
  const laneStart = Int32Array.from(lanes, (lane) => {
    const key = `${lane.context}|${lane.from}`;
    if (!starts.has(key)) starts.set(key, starts.size);
    return starts.get(key)!;
  });
  const laneApproach = lanes.map((lane) => {
    if (lane.organic) return new Int32Array(0);
    const key = `${lane.context}|${lane.from}`;
    let distances = approach.get(key);
    if (!distances) {
      distances = distancesOf(graph, lane.from, lane.context);
      approach.set(key, distances);
    }
    return distances;
  });
  const laneLeastMin = Int32Array.from(lanes, (lane, i) => {
    const fastest = lane.organic
      ? COACH_SPEED_MH
      : Math.max(1, ...laneTypes[i].map((t) => speedOnLeg(liftTypes[t], lane.lengthM)));
    return Math.floor((lane.lengthM * 60) / fastest);
  });
  const wideOf = new Int32Array(refs.facilities.list.length).fill(-1);
  for (const place of places) {
    const narrow = findFacility(refs.facilities, place.id, 'parking-narrow');
    if (narrow >= 0) wideOf[narrow] = findFacility(refs.facilities, place.id, 'parking-wide');
  }
  return {
    lanes: lanes.map(toLane),
    opStart,
    opCode: Uint8Array.from(ops, (o) => o.code),
    opArg: Int32Array.from(ops, (o) => o.arg),
    opDetail: Uint8Array.from(ops, (o) => o.detail),
    opLengthM: Int32Array.from(ops, (o) => o.lengthM),
    opLimitMh: Int32Array.from(ops, (o) => o.limitMh),
    opPlace: Int32Array.from(ops, (o) => o.place),
    opTo: Int32Array.from(ops, (o) => o.to),
    opFacility: Int32Array.from(ops, (o) => o.facility),
    laneClaims: toLists(
      lanes.map((l) => l.operations.flatMap((o) => (isExpected(o, l, refs) ? [o.arg, o.detail] : []))),
    ),
    laneStart,
    standOrders: [],
    laneFrom: Int32Array.from(lanes, (l) => l.from),
    laneTo: Int32Array.from(lanes, (l) => l.to),
    laneContext: Uint8Array.from(lanes, (l) => l.context),
    laneOrganic: Uint8Array.from(lanes, (l) => (l.organic ? 1 : 0)),
    laneAir: Uint8Array.from(lanes, (l) => (l.context === CONTEXT.air ? 1 : 0)),
    laneRoad: Uint8Array.from(lanes, (l) => (l.mode === MODES.indexOf('road') ? 1 : 0)),
    laneTypes: toLists(laneTypes),
    laneServedBy,
    typeWords,
    contextLanes: startsOf(
      lanes.map((l) => l.context),
      CONTEXT_COUNT,
    ),
    laneLift,
    laneCycleMin: Int32Array.from(laneLift, (type, i) =>
      cycleMin(refs.world.liftTypes[type], lanes[Math.floor(i / kinds)].lengthM),
    ),
    liftAssets: Int32Array.from(refs.world.liftTypes, (type) =>
      refs.world.liftPools.reduce(
        (sum, p) => sum + (p.type === type.id ? p.availableMin.filter((at) => at <= refs.world.endMin).length : 0),
        0,
      ),
    ),
    laneLeastMin,
    laneBans: bansOfLanes(lanes, laneLeastMin),
    laneLoadMin: Int32Array.from(lanes, (lane, i) =>
      Math.ceil(Math.max(0, ...laneTypes[i].map((t) => mean(liftTypes[t].load)))),
    ),
    laneApproach,
    wideOf,
    ...compileBerths(refs),
    laneFuelT: fuelOf(refs, lanes),
  };
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
function cycleMin(type: LiftType | undefined, lengthM: number): number {
  return type ? Math.round(mean(type.load) + mean(type.unload) + (2 * lengthM * 60) / speedOnLeg(type, lengthM)) : 0;
}

/** The type that most assets have among those that carry a kind, the first by id of equals; -1 for none. */
function commonType(
  liftTypes: readonly LiftType[],
  types: readonly number[],
  assets: Int32Array,
  kind: CargoKind,
): number {
  let best = -1;
  for (const t of types) if (liftTypes[t].carries.includes(kind) && (best < 0 || assets[t] > assets[best])) best = t;
  return best;
}

/** Metres from every place to a goal; by air they are computed when they are first asked for. */
function distancesOf(graph: RoutingGraph, goal: number, context: number): Int32Array {
  return context === CONTEXT.air ? new Int32Array(graph.placeCount).fill(UNKNOWN) : distancesTo(graph, goal, context);
}

/** Where the members of each class begin when they are counted class by class. */
function startsOf(classes: ArrayLike<number>, count: number): Int32Array {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < classes.length; i++) starts[classes[i] + 1]++;
  for (let k = 0; k < count; k++) starts[k + 1] += starts[k];
  return starts;
}

/** Compiles pools and their assets. */
export function compileLift(refs: References, graph: RoutingGraph, poolTypes: readonly LiftType[]) {
  const { liftPools } = refs.world;
  const poolBase = liftPools.map((pool) => refs.find('place', pool.base, pool.id));
  const homes = new Map<string, Int32Array>();
  const home = (base: number, context: number): Int32Array => {
    if (base < 0) return new Int32Array(0);
    const key = `${base}|${context}`;
    const known = homes.get(key) ?? distancesOf(graph, base, context);
    homes.set(key, known);
    return known;
  };
  const poolContext = Uint8Array.from(poolTypes, (t) => contextOf(t.mode, t.gauge ?? 1435));
  const assets: number[][] = [];
  const assetPool: number[] = [];
  liftPools.forEach((pool, p) => assets.push(pool.availableMin.map(() => assetPool.push(p) - 1)));
  const { liftTypes } = refs.world;
  const poolType = Int32Array.from(poolTypes, (type) => liftTypes.indexOf(type));
  const poolOwner = Int32Array.from(liftPools, (p) => refs.owner(p.owner));
  for (const pool of liftPools) for (const quota of pool.quotas ?? []) refs.owner(quota.owner);
  const typePools: number[][] = liftTypes.map(() => []);
  poolType.forEach((type, p) => typePools[type].push(p));
  const ownerPools: number[][] = Array.from({ length: refs.ownerCount }, () => []);
  poolOwner.forEach((owner, p) => owner >= 0 && ownerPools[owner].push(p));
  const stands = new Map<string, number>();
  const standPlace: number[] = [];
  const typeStands: number[][] = liftTypes.map(() => []);
  const poolStand = Int32Array.from(poolBase, (base, p) => {
    const key = `${poolType[p]}|${base}`;
    let stand = stands.get(key);
    if (stand === undefined) {
      stands.set(key, (stand = standPlace.push(base) - 1));
      typeStands[poolType[p]].push(stand);
    }
    return stand;
  });
  const typed = <T>(f: (t: LiftType) => T) => poolTypes.map(f);
  return {
    poolType,
    poolAssets: toLists(assets),
    typePools: toLists(typePools),
    typeStands: toLists(typeStands),
    standPlace: Int32Array.from(standPlace),
    poolStand,
    ownerPools: toLists(ownerPools),
    poolContext,
    poolBase: Int32Array.from(poolBase),
    poolRoad: Uint8Array.from(typed((t) => (t.mode === 'road' ? 1 : 0))),
    poolHomeM: poolBase.map((base, p) => home(base, poolContext[p])),
    poolKinds: Int32Array.from(
      typed((t) => t.carries.reduce((mask, kind) => mask | (1 << CARGO_KINDS.indexOf(kind)), 0)),
    ),
    poolPayload: Int32Array.from(poolTypes.flatMap(payloadOf)),
    typePayload: Int32Array.from(liftTypes.flatMap(payloadOf)),
    typeRoadVehicles: Int32Array.from(liftTypes, ({ roadVehicles = 1 }) => roadVehicles),
    poolHeightCm: Int32Array.from(typed((t) => t.maxHeightCm ?? NO_LIMIT_CM)),
    poolSpeedMh: Int32Array.from(typed((t) => t.speedMh)),
    poolLegs: toLists(
      typed((t) => (t.legs ?? []).flatMap((leg) => [leg.upToM, leg.payloadPermille, leg.speedPermille])),
    ),
    poolRangeM: Int32Array.from(typed((t) => t.rangeM ?? 0)),
    poolLoad: Int32Array.from(typed((t) => refs.distribution(t.load))),
    poolUnload: Int32Array.from(typed((t) => refs.distribution(t.unload))),
    poolWide: Uint8Array.from(typed((t) => (t.parking === 'wide' ? 1 : 0))),
    poolUseRateMin: Int32Array.from(typed((t) => t.useRateMinPerDay ?? 0)),
    poolBreakdownPermille: Float64Array.from(typed((t) => (t.breakdown?.perTrip ?? 0) * 1000)),
    poolRepair: Int32Array.from(typed((t) => refs.distribution(t.breakdown?.repair ?? FIXED_ZERO))),
    poolMinimumLoadPermille: Int32Array.from(typed((t) => t.minimumLoadPermille ?? 0)),
    poolHoldMin: Int32Array.from(typed((t) => t.maximumHoldMin ?? LONGEST_HOLD_MIN)),
    poolOwner,
    ...compileQuotas(refs),
    poolMaintenanceMin: Int32Array.from(typed((t) => t.maintenance?.everyMin ?? 0)),
    poolMaintenance: Int32Array.from(typed((t) => refs.distribution(t.maintenance?.duration ?? FIXED_ZERO))),
    poolDutyMin: Int32Array.from(typed((t) => t.crew?.dutyMin ?? 0)),
    poolRestMin: Int32Array.from(typed((t) => t.crew?.restMin ?? 0)),
    poolReserved: Uint8Array.from(liftPools, (p) => (p.reservedForOwner ? 1 : 0)),
    ...trafficOf(liftPools, typePools),
    poolOwnerFirst: Uint8Array.from(liftPools, (p) => (p.ownerFirst && p.owner !== undefined ? 1 : 0)),
    assetPool: Int32Array.from(assetPool),
    assetAvailableMin: Int32Array.from(liftPools.flatMap((p) => p.availableMin)),
    assetBase: Int32Array.from(liftPools.flatMap((pool, p) => pool.availableMin.map(() => poolBase[p]))),
    assetKey: Uint32Array.from(liftPools.flatMap((p) => p.availableMin.map((_, i) => streamKey(`${p.id}#${i}`)))),
  };
}

/** What pools carry of {@link TRAFFICS}, one bit each, and of each type the first pool of each choice. */
function trafficOf(pools: readonly LiftPool[], typePools: readonly (readonly number[])[]) {
  const poolTraffic = Uint8Array.from(pools, ({ carriesOnly }) =>
    carriesOnly === undefined ? 2 ** TRAFFICS.length - 1 : 1 << TRAFFICS.indexOf(carriesOnly),
  );
  const firstOfEach = (list: readonly number[]) =>
    list.filter((p) => list.find((other) => poolTraffic[other] === poolTraffic[p]) === p);
  return { poolTraffic, typeTrafficPools: toLists(typePools.map(firstOfEach)) };
}

/** Payload by dimension; what is beyond 32 bits is more than is ever aboard, see `loading.ts`. */
const payloadOf = ({ payload }: LiftType): number[] => DIMENSIONS.map((d) => Math.min(payload[d], 2_147_483_647));

function compileQuotas(refs: References) {
  const rows = refs.world.liftPools.flatMap((pool, p) =>
    (pool.quotas ?? []).map((quota, row) => ({ ...quota, p, row })),
  );
  const lists: number[][] = refs.world.liftPools.map(() => []);
  rows.forEach(({ p }, q) => lists[p].push(q));
  return {
    poolQuotas: toLists(lists),
    quotaPool: Int32Array.from(rows, ({ p }) => p),
    quotaRow: Int32Array.from(rows, ({ row }) => row),
    quotaOwner: Int32Array.from(rows, ({ owner }) => refs.owner(owner)),
    quotaMin: Int32Array.from(rows, ({ minutes }) => minutes),
    quotaEveryMin: Int32Array.from(rows, ({ everyMin }) => everyMin ?? 0),
  };
}
