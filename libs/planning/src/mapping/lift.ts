/** Lift of a scenario to lift of the engine: types with their loads, speeds and rests, and the pools that nations hold. */
import { quantile, type CargoKind, type LiftPool, type LiftType, type Quantity } from '@muster/logistics';
import { toMinutes, type ScenarioClock } from '../scenario/clock.ts';
import { withdrawnPools } from '../force/plan.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { LiftTypeRow } from '../scenario/lift-section.ts';
import { centimetres, toDistribution, UNLIMITED } from './quantities.ts';

export function toLiftType(row: LiftTypeRow): LiftType {
  const limit = (value: number | undefined, factor: number) =>
    value === undefined ? UNLIMITED : Math.round(value * factor);
  const payload: Quantity = {
    pax: limit(row.payload.pax, 1),
    massKg: limit(row.payload.massT ?? trainLoadT(row), 1000),
    areaM2: limit(row.payload.areaM2, 1),
    wagonTenths: limit(row.payload.wagons, 10),
    vehicles: limit(row.payload.vehicles, 1),
  };
  return {
    id: row.id,
    mode: row.mode,
    payload,
    carries: row.carries.filter((kind) => takes(payload, kind)),
    speedMh: Math.round(row.speedKmh * 1000),
    legs: row.byLeg?.map((leg) => ({
      upToM: Math.round(leg.upToKm * 1000),
      payloadPermille: Math.round((leg.payloadShare ?? 1) * 1000),
      speedPermille: Math.round((leg.speedShare ?? 1) * 1000),
    })),
    rangeM: row.rangeKm === undefined ? undefined : Math.round(row.rangeKm * 1000),
    fuelKgPerHour: row.fuelKgPerHour,
    load: toDistribution(row.load),
    unload: toDistribution(row.unload),
    maxHeightCm: centimetres(row.maxHeightM),
    minRunwayM: row.minRunwayM,
    parking: row.parking,
    roadVehicles: row.roadVehicles,
    draughtM: row.draughtM,
    lengthM: row.lengthM,
    gauge: row.gauge,
    useRateMinPerDay: row.useRateHPerDay === undefined ? undefined : Math.round(row.useRateHPerDay * 60),
    maintenance: row.maintenance && {
      everyMin: Math.max(1, Math.round(row.maintenance.everyHours * 60)),
      duration: toDistribution(row.maintenance.duration),
    },
    crew: row.crew && {
      dutyMin: Math.max(1, Math.round(row.crew.dutyHours * (row.crew.perAsset ?? 1) * 60)),
      restMin: Math.max(1, Math.round(row.crew.restHours * 60)),
    },
    breakdown: row.breakdown && { perTrip: row.breakdown.perTrip, repair: toDistribution(row.breakdown.repair) },
    minimumLoadPermille: row.minimumLoadShare === undefined ? undefined : Math.round(row.minimumLoadShare * 1000),
    maximumHoldMin: row.maximumHold === undefined ? undefined : fixedMinutes(row.maximumHold),
  };
}

/** What a payload of 0 takes nothing of is not carried. */
function takes({ pax, vehicles, massKg }: Quantity, kind: CargoKind): boolean {
  if (kind === 'people') return pax !== 0;
  return massKg !== 0 && (BULK.includes(kind) || vehicles !== 0);
}
const BULK: readonly CargoKind[] = ['supply', 'ammunition', 'fuel'];

/** Net load of a four-axle wagon, t (an assumption): a train whose mass is not given carries no more than its wagons bear. */
const WAGON_T = 70;

const trainLoadT = ({ mode, payload }: LiftTypeRow): number | undefined =>
  mode === 'rail' && payload.wagons !== undefined ? payload.wagons * WAGON_T : undefined;

/** The longest hold is a rule, not a draw: a drawn one counts with its median. */
function fixedMinutes(spec: Parameters<typeof toDistribution>[0]): number {
  return Math.round(quantile(toDistribution(spec), 0.5));
}

/**
 * Pools in the plan. Of a type that they have none of, withdrawn or without assets, one asset stands there and is never to hand: what nothing else
 * carries waits for it, as for lift of others, and the ledger says for what. Without it that would have no way, and the plan no run.
 */
export function toLiftPools(document: ScenarioDocument, clock: ScenarioClock): LiftPool[] {
  const withdrawn = withdrawnPools(document);
  const all = allPools(document, clock);
  const left = all.filter(({ id }) => !withdrawn.has(id));
  const types = new Set(left.filter(({ availableMin }) => availableMin.length > 0).map(({ type }) => type));
  const neverToHand = (pool: LiftPool) => ({ ...pool, availableMin: [clock.endMin + 1] });
  return [
    ...left.filter(({ type }) => types.has(type)),
    ...all.filter(({ type }) => !types.has(type)).map(neverToHand),
  ];
}

function allPools(document: ScenarioDocument, clock: ScenarioClock): LiftPool[] {
  return (document.liftPools ?? []).map((row) => {
    const from = row.availableFrom;
    const availableMin = Array.isArray(from)
      ? from.map((date) => clock.minute(date))
      : new Array<number>(row.count).fill(from ? clock.minute(from) : 0);
    return {
      id: row.id,
      type: row.liftType,
      base: row.base,
      availableMin,
      owner: row.owner,
      reservedForOwner: row.reservedForOwner ?? false,
      carriesOnly: row.carriesOnly,
      ownerFirst: row.owner !== undefined && (row.arrangement ?? 'national') === 'national',
      releasedBy: row.releasedBy,
      quotas: row.quotas?.map((quota) => ({
        owner: quota.nation,
        minutes: Math.max(1, Math.round(quota.hours * 60)),
        everyMin: quota.everyDays === undefined ? undefined : Math.max(1, toMinutes(quota.everyDays)),
      })),
    };
  });
}
