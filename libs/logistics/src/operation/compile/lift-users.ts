/**
 * Who shares lift with whom when a choice of route reckons with the lift. A user is the cargo of one traffic, where pools are set apart by traffic, of
 * one owner, where lift is reserved for him; owners for whom nothing is reserved are one user together.
 */
import { trafficBits, type LiftPool } from '../../lift/lift.ts';
import { BOTH_TRAFFICS, TRAFFICS } from '../../movement/requirement.ts';
import type { References } from './references.ts';

/** Traffics by their bits, and the number of an owner; -1 for all for whom nothing is reserved. */
interface LiftUser {
  readonly owner: number;
  readonly traffic: number;
}

export class LiftUsers {
  readonly list: readonly LiftUser[];
  readonly traffics: number;
  readonly reqUser: Int32Array;
  private readonly pools: readonly LiftPool[];
  /** By user and pool. */
  private readonly mayUse: readonly (readonly boolean[])[];

  constructor(refs: References, reqOwner: Int32Array, reqTraffic: Uint8Array) {
    this.pools = refs.world.liftPools;
    // Who has no cargo needs no columns.
    const withCargo = new Set(reqOwner);
    const reserved = this.pools.flatMap((p) => (p.reservedForOwner ? [refs.owner(p.owner)] : []));
    const named = [...new Set(reserved)].filter((owner) => owner >= 0 && withCargo.has(owner)).sort((a, b) => a - b);
    const owners = [-1, ...named];
    const isApart = this.pools.some(({ carriesOnly }) => carriesOnly !== undefined);
    const traffics = isApart ? TRAFFICS.map((_, i) => 1 << i) : [BOTH_TRAFFICS];
    this.traffics = traffics.length;
    this.list = owners.flatMap((owner) => traffics.map((traffic) => ({ owner, traffic })));
    const isFree = (pool: LiftPool) => !pool.reservedForOwner || pool.owner === undefined;
    this.mayUse = this.list.map(({ owner, traffic }) =>
      this.pools.map(
        (p) => (trafficBits(p) & traffic) !== 0 && (isFree(p) || (owner >= 0 && refs.owner(p.owner) === owner)),
      ),
    );
    this.reqUser = Int32Array.from(
      reqOwner,
      (owner, r) => Math.max(0, owners.indexOf(owner)) * this.traffics + (isApart ? reqTraffic[r] - 1 : 0),
    );
  }

  /** Assets of each type, as many as count of a pool, that two users may both have; with himself all that he may have. By type, user and user. */
  assets(types: number, poolType: readonly number[], countOf: (pool: LiftPool) => number): Int32Array {
    const users = this.list.length;
    const assets = new Int32Array(types * users * users);
    this.pools.forEach((pool, p) => {
      const count = countOf(pool);
      for (let one = 0; one < users; one++)
        for (let other = 0; other < users; other++)
          if (this.mayUse[one][p] && this.mayUse[other][p])
            assets[(poolType[p] * users + one) * users + other] += count;
    });
    return assets;
  }

  /** What of the work of each user falls to the lift that another may have, as it is spread over all that the first may have. By type, user, and whose work. */
  shares(assets: Int32Array): Float64Array {
    const users = this.list.length;
    return Float64Array.from(assets, (both, i) => {
      const whose = i % users;
      const user = Math.floor(i / users) % users;
      if (whose === user) return 1;
      const theirs = assets[(Math.floor(i / users / users) * users + whose) * users + whose];
      return both === 0 ? 0 : both / theirs;
    });
  }
}
