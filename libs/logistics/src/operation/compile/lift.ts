import { FIXED_ZERO } from '../../engine/distribution.ts';
import { streamKey } from '../../engine/random.ts';
import { trafficBits, type LiftPool, type LiftType } from '../../lift/lift.ts';
import { CARGO_KINDS, DIMENSIONS } from '../../movement/requirement.ts';
import { contextOf, type RoutingGraph } from '../../network/route.ts';
import { itemsOf, toLists, type Program } from '../program.ts';
import { distancesOf } from './lanes.ts';
import type { References } from './references.ts';

/** Longest hold where none is given, minutes: what is on its way may have come to a stop for good (an assumption). */
const LONGEST_HOLD_MIN = 14 * 1440;
/** Higher than everything. */
const NO_LIMIT_CM = 2_147_483_647;

type Approaches = Pick<Program, 'laneFrom' | 'laneContext' | 'laneApproach'>;
type CompiledLift = ReturnType<typeof compileLift>;

/** Compiles pools and their assets. */
export function compileLift(refs: References, graph: RoutingGraph, lanes: Approaches, poolTypes: readonly LiftType[]) {
  const { liftPools } = refs.world;
  const poolBase = liftPools.map((pool) => refs.find('place', pool.base, pool.id));
  const poolContext = Uint8Array.from(poolTypes, (t) => contextOf(t.mode, t.gauge ?? 1435));
  const { liftTypes } = refs.world;
  const poolType = Int32Array.from(poolTypes, (type) => liftTypes.indexOf(type));
  const poolOwner = Int32Array.from(liftPools, (p) => refs.owner(p.owner));
  const poolReservedFor = Int32Array.from(liftPools, (p, i) => (p.reservedForOwner ? poolOwner[i] : -1));
  for (const pool of liftPools) for (const quota of pool.quotas ?? []) refs.owner(quota.owner);
  const typePools: number[][] = liftTypes.map(() => []);
  poolType.forEach((type, p) => typePools[type].push(p));
  const ownerPools: number[][] = Array.from({ length: refs.ownerCount }, () => []);
  poolOwner.forEach((owner, p) => owner >= 0 && ownerPools[owner].push(p));
  return {
    poolType,
    typePools: toLists(typePools),
    ...compileStands(poolType, poolBase, liftTypes.length),
    ownerPools: toLists(ownerPools),
    poolContext,
    poolBase: Int32Array.from(poolBase),
    poolHomeM: homesOf(graph, lanes, poolBase, poolContext),
    ...compileTypes(refs, poolTypes),
    typePayload: Int32Array.from(liftTypes.flatMap(payloadOf)),
    typeRoadVehicles: Int32Array.from(liftTypes, ({ roadVehicles = 1 }) => roadVehicles),
    poolOwner,
    ...compileQuotas(refs),
    poolReservedFor,
    ...trafficOf(liftPools, typePools),
    poolOwnerFirst: Uint8Array.from(liftPools, (p) => (p.ownerFirst && p.owner !== undefined ? 1 : 0)),
    ...compileAssets(liftPools, poolBase),
  };
}

/** For whom lift is reserved, by lane, where it may wait for more of their cargo. */
export function compileReservations({ laneTypes }: Pick<Program, 'laneTypes'>, lift: CompiledLift) {
  const ownersOf = (type: number) =>
    itemsOf(lift.typePools, type)
      .filter((p) => lift.poolMinimumLoadPermille[p] > 0)
      .map((p) => lift.poolReservedFor[p])
      .filter((owner) => owner >= 0);
  const byLane = Array.from({ length: laneTypes.start.length - 1 }, (_, lane) => [
    ...new Set(itemsOf(laneTypes, lane).flatMap(ownersOf)),
  ]);
  return { laneReservedFor: toLists(byLane) };
}

/** What pools take from their types. */
function compileTypes(refs: References, poolTypes: readonly LiftType[]) {
  const typed = <T>(f: (t: LiftType) => T) => poolTypes.map(f);
  return {
    poolRoad: Uint8Array.from(typed((t) => (t.mode === 'road' ? 1 : 0))),
    poolKinds: Int32Array.from(
      typed((t) => t.carries.reduce((mask, kind) => mask | (1 << CARGO_KINDS.indexOf(kind)), 0)),
    ),
    poolPayload: Int32Array.from(poolTypes.flatMap(payloadOf)),
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
    poolMaintenanceMin: Int32Array.from(typed((t) => t.maintenance?.everyMin ?? 0)),
    poolMaintenance: Int32Array.from(typed((t) => refs.distribution(t.maintenance?.duration ?? FIXED_ZERO))),
    poolDutyMin: Int32Array.from(typed((t) => t.crew?.dutyMin ?? 0)),
    poolRestMin: Int32Array.from(typed((t) => t.crew?.restMin ?? 0)),
  };
}

/** Where the assets of pools of one type stand at first: pools of a type at one base share a stand. */
function compileStands(poolType: Int32Array, poolBase: readonly number[], types: number) {
  const stands = new Map<string, number>();
  const standPlace: number[] = [];
  const typeStands: number[][] = Array.from({ length: types }, () => []);
  const poolStand = Int32Array.from(poolBase, (base, p) => {
    const key = `${poolType[p]}|${base}`;
    let stand = stands.get(key);
    if (stand === undefined) {
      stands.set(key, (stand = standPlace.push(base) - 1));
      typeStands[poolType[p]].push(stand);
    }
    return stand;
  });
  return { typeStands: toLists(typeStands), standPlace: Int32Array.from(standPlace), poolStand };
}

/** Metres from every place to the base of each pool; those of one base in one context share the answer. */
function homesOf(
  graph: RoutingGraph,
  { laneFrom, laneContext, laneApproach }: Approaches,
  poolBase: readonly number[],
  poolContext: Uint8Array,
): Int32Array[] {
  // A base where lanes begin is as far from everywhere as they are.
  const homes = new Map(
    laneApproach.flatMap((metres, lane) =>
      metres.length === 0 ? [] : [[`${laneFrom[lane]}|${laneContext[lane]}`, metres]],
    ),
  );
  return poolBase.map((base, p) => {
    if (base < 0) return new Int32Array(0);
    const key = `${base}|${poolContext[p]}`;
    const known = homes.get(key) ?? distancesOf(graph, base, poolContext[p]);
    homes.set(key, known);
    return known;
  });
}

/** The assets of pools, one behind the other. */
function compileAssets(pools: readonly LiftPool[], poolBase: readonly number[]) {
  const assetPool: number[] = [];
  const assets = pools.map((pool, p) => pool.availableMin.map(() => assetPool.push(p) - 1));
  return {
    poolAssets: toLists(assets),
    assetPool: Int32Array.from(assetPool),
    assetAvailableMin: Int32Array.from(pools.flatMap((p) => p.availableMin)),
    assetBase: Int32Array.from(pools.flatMap((pool, p) => pool.availableMin.map(() => poolBase[p]))),
    assetKey: Uint32Array.from(pools.flatMap((p) => p.availableMin.map((_, i) => streamKey(`${p.id}#${i}`)))),
  };
}

/** What pools carry, and of each type the first pool of each choice. */
function trafficOf(pools: readonly LiftPool[], typePools: readonly (readonly number[])[]) {
  const poolTraffic = Uint8Array.from(pools, trafficBits);
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
