/** How much the lift of each pool was used, and what the movement costs. */
import { MINUTES_PER_DAY, quantileOfSorted, type Program, type ReplicationOutcome } from '@muster/logistics';
import type { MovementCost } from '../result/commander.ts';
import type { LiftUse } from '../result/result.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

/** Every pool, in the order of the world; those that nobody called too. */
export function liftUseOf(program: Program, outcomes: readonly ReplicationOutcome[]): LiftUse[] {
  const { world } = program;
  const useRate = new Map(world.liftTypes.map(({ id, useRateMinPerDay }) => [id, useRateMinPerDay ?? MINUTES_PER_DAY]));
  const mean = (of: (o: ReplicationOutcome) => number) => outcomes.reduce((sum, o) => sum + of(o), 0) / outcomes.length;
  return world.liftPools.map((pool, p): LiftUse => {
    const inRun = pool.availableMin.filter((from) => from <= world.endMin);
    const toHand = inRun.reduce((sum, from) => sum + world.endMin - Math.max(0, from), 0);
    const most = (toHand * useRate.get(pool.type)!) / MINUTES_PER_DAY;
    const hours = Float64Array.from(outcomes, (o) => o.poolUnderWayMin[p] / 60).sort();
    return {
      id: pool.id,
      liftType: pool.type,
      assets: inRun.length,
      trips: mean((o) => o.poolTrips[p]),
      km: mean((o) => o.poolMovedM[p] / 1000),
      hoursUnderWay: { p50: quantileOfSorted(hours, 0.5), p90: quantileOfSorted(hours, 0.9) },
      useShare: most === 0 ? 0 : Math.min(1, mean((o) => o.poolUnderWayMin[p]) / most),
      quotas: quotasOf(program, p).map(({ quota, owner, minutes, everyMin }) => ({
        nation: owner,
        givenH: (minutes * (everyMin === undefined ? 1 : Math.ceil(world.endMin / everyMin))) / 60,
        usedH: mean((o) => o.quotaUsedMin[quota] / 60),
      })),
    };
  });
}

/** Quotas of a pool, with their numbers in the program. */
function quotasOf({ world, poolQuotas }: Program, p: number) {
  const numbers = poolQuotas.items.subarray(poolQuotas.start[p], poolQuotas.start[p + 1]);
  return (world.liftPools[p].quotas ?? []).map((row, i) => ({ ...row, quota: numbers[i] }));
}

/** Kilometres of each pool, loaded and empty, at the price of its type. What moves itself is no lift and costs nothing here. */
export function costOf({ liftTypes = [] }: ScenarioDocument, lift: readonly LiftUse[]): MovementCost {
  const types = new Map(liftTypes.map((type) => [type.id, type]));
  const modes = new Map<string, { km: number; eur: number }>();
  for (const { liftType, km } of lift) {
    if (km === 0) continue;
    const { mode, costPerKm = 0 } = types.get(liftType)!;
    const own = modes.get(mode) ?? { km: 0, eur: 0 };
    modes.set(mode, { km: own.km + km, eur: own.eur + km * costPerKm });
  }
  const byMode = [...modes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([mode, { km, eur }]) => ({ mode, assetKm: Math.round(km), eur: Math.round(eur) }));
  return { totalEur: byMode.reduce((sum, { eur }) => sum + eur, 0), byMode };
}
