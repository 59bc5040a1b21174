/** Reliefs: the program with a little more of one thing, everything else and all draws as they were. */
import { mean, type Distribution } from '../engine/distribution.ts';
import { SERVERS } from '../engine/resource.ts';
import { findFacility, type FacilityResource } from '../operation/compile/facilities.ts';
import { toLists, type Lists, type Program } from '../operation/program.ts';
import { nameRanges } from '../operation/resource-name.ts';
import { streamKey } from '../engine/random.ts';
import { CARGO_KINDS } from '../movement/requirement.ts';
import { MINUTES_PER_DAY } from '../units/time.ts';

/** What is tried, in the words of a result. */
export const RELIEFS = {
  server: 'one more server',
  room: 'twice the room',
  quota: 'twice the daily quota',
  asset: 'one more asset',
  hours: 'twice the hours',
  noBan: 'without the ban',
  decision: 'decided a day earlier',
  permission: 'permitted a day earlier',
  desk: 'one more desk',
} as const;

export interface Relieved {
  readonly program: Program;
  readonly relief: string;
  /** Pool that one more asset joins. */
  readonly pool?: string;
}

/** The program with a little more of one thing; undefined where nothing can be relieved. `waitedFor`: minutes waited for what each pool could have carried. */
export function relieve(program: Program, resource: number, waitedFor: readonly number[] = []): Relieved | undefined {
  const { lift, gate, quota, ban, permission, supply, office } = nameRanges(program);
  if (resource < lift) return moreCapacity(program, resource);
  if (resource < gate) return moreLift(program, program.world.liftTypes[resource - lift].id, waitedFor);
  if (resource < quota) return dayEarlier(program, resource - gate);
  if (resource < ban) return moreHours(program, resource - quota);
  if (resource < permission) return withoutBan(program, resource - ban);
  if (resource < supply) return permittedEarlier(program, resource - permission);
  return resource < office ? undefined : moreDesks(program, resource - office);
}

function moreCapacity(program: Program, resource: number): Relieved {
  const facility = program.facilities.list[resource];
  const servers = facility.kind === SERVERS;
  const capacity = servers ? facility.capacity + 1 : facility.capacity * 2;
  // One more berth of a group is one more of the port.
  const port = facility.facility.startsWith('berths:')
    ? findFacility(program.facilities, facility.place!, 'berths')
    : -1;
  const list = program.facilities.list.map((row, i) =>
    i === resource ? { ...row, capacity } : i === port ? withOneMore(row, resource - port - 1) : row,
  );
  return {
    program: { ...program, facilities: { ...program.facilities, list } },
    relief: servers
      ? RELIEFS.server
      : facility.unit === 'm2' || facility.unit === 'persons' || facility.unit === 'kg'
        ? RELIEFS.room
        : RELIEFS.quota,
  };
}

/** A port with one more berth in a group; its groups stand behind it in the list. */
const withOneMore = (port: FacilityResource, group: number): FacilityResource => ({
  ...port,
  capacity: port.capacity + 1,
  groups: port.groups?.map((berths, i) => (i === group ? berths + 1 : berths)),
});

/**
 * One more asset in the pool of a type that could have carried for most of the waiting, the largest of equals; the streams of the others keep their names,
 * so their draws stay. It is to hand with the first of them, and from the first day in a pool of which none comes within the run.
 */
function moreLift(program: Program, type: string, waitedFor: readonly number[]): Relieved | undefined {
  const { liftPools, endMin } = program.world;
  const isBetter = (p: number, best: number): boolean => {
    const more = (waitedFor[p] ?? 0) - (waitedFor[best] ?? 0);
    return more > 0 || (more === 0 && liftPools[p].availableMin.length > liftPools[best].availableMin.length);
  };
  const pool = liftPools.reduce((best, p, i) => (p.type === type && (best < 0 || isBetter(i, best)) ? i : best), -1);
  if (pool < 0) return undefined;
  const asset = program.assetPool.length;
  const rows = liftPools.map((_, p) =>
    Array.from(program.poolAssets.items.subarray(program.poolAssets.start[p], program.poolAssets.start[p + 1])),
  );
  rows[pool].push(asset);
  const { availableMin } = liftPools[pool];
  const count = availableMin.length;
  const firstMin = availableMin.reduce((least, at) => Math.min(least, at), Infinity);
  return {
    relief: RELIEFS.asset,
    pool: liftPools[pool].id,
    program: {
      ...program,
      poolAssets: toLists(rows),
      assetPool: Int32Array.from([...program.assetPool, pool]),
      assetAvailableMin: Int32Array.from([...program.assetAvailableMin, firstMin > endMin ? 0 : firstMin]),
      assetBase: Int32Array.from([...program.assetBase, program.poolBase[pool]]),
      assetKey: Uint32Array.from([...program.assetKey, streamKey(`${liftPools[pool].id}#${count}`)]),
    },
  };
}

function moreHours(program: Program, q: number): Relieved {
  const quotaMin = program.quotaMin.slice();
  quotaMin[q] *= 2;
  return { relief: RELIEFS.hours, program: { ...program, quotaMin } };
}

function withoutBan(program: Program, link: number): Relieved {
  const without = ({ start, items }: Lists) =>
    toLists(program.world.links.map((_, i) => (i === link ? [] : Array.from(items.subarray(start[i], start[i + 1])))));
  return {
    relief: RELIEFS.noBan,
    program: {
      ...program,
      liftBans: without(program.liftBans),
      columnBans: without(program.columnBans),
      liftDatedBans: without(program.liftDatedBans),
      columnDatedBans: without(program.columnDatedBans),
    },
  };
}

function dayEarlier(program: Program, condition: number): Relieved | undefined {
  const current = program.distributions[program.conditionDistribution[condition]];
  const earlier = dayShorter(current);
  if (!earlier) return undefined;
  const conditionDistribution = program.conditionDistribution.slice();
  conditionDistribution[condition] = program.distributions.length;
  return {
    relief: RELIEFS.decision,
    program: { ...program, distributions: [...program.distributions, earlier], conditionDistribution },
  };
}

function moreDesks(program: Program, office: number): Relieved {
  const offices = program.world.offices.map((row, i) => (i === office ? { ...row, desks: row.desks + 1 } : row));
  return { relief: RELIEFS.desk, program: { ...program, world: { ...program.world, offices } } };
}

/** Permissions of all kinds of cargo at a crossing a day earlier; undefined where none of them can be. */
function permittedEarlier(program: Program, place: number): Relieved | undefined {
  const placePermission = program.placePermission.slice();
  const distributions = [...program.distributions];
  const kinds = CARGO_KINDS.length;
  const earlierOf = new Map<number, number>();
  for (let i = place * kinds; i < (place + 1) * kinds; i++) {
    const current = placePermission[i];
    const earlier = current < 0 ? undefined : dayShorter(distributions[current]);
    if (earlier === undefined) continue;
    if (!earlierOf.has(current)) earlierOf.set(current, distributions.push(earlier) - 1);
    placePermission[i] = earlierOf.get(current)!;
  }
  if (earlierOf.size === 0) return undefined;
  return { relief: RELIEFS.permission, program: { ...program, distributions, placePermission } };
}

/** A day sooner by every draw; undefined where it takes no time as it is. */
const dayShorter = (d: Distribution): Distribution | undefined =>
  mean(d) > 0 ? { kind: 'sooner', of: d, by: MINUTES_PER_DAY } : undefined;
