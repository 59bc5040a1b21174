/**
 * Random worlds in which not everything fits everywhere: heights, bridge classes, draughts, runways, ranges, changes of gauge for some cargo only,
 * permissions by kind, one-way links, seasons, shares of berths, spots and ramps, lift of an owner or for one traffic, assets that come later, legs that
 * cost payload and speed, columns with rules of their own, who moves himself, ways through and around places, supply that is under way at the start.
 */
import type { LiftPool, LiftType } from '../lift/lift.ts';
import type { MovementRequirement } from '../movement/requirement.ts';
import type { Link, Place } from '../network/network.ts';
import type { World } from '../operation/world.ts';
import { numbers } from './random-numbers.ts';
import { routable } from './random-world.ts';
import { richWorld } from './rich-world.ts';

type Numbers = ReturnType<typeof numbers>;

const KM = 1000;

export function particularWorld(seed: number): World {
  const world = richWorld(seed);
  const n = numbers(seed + 130_000_000);
  const share = world.shares[0].id;
  const ids = world.places.map(({ id }) => id);
  return routable({
    ...world,
    march: n.chance(0.7)
      ? {
          unitVehicles: n.int(5, 40),
          serialUnits: n.int(1, 4),
          vehiclesPerKm: n.int(5, 30),
          gapMin: n.int(0, 10),
          extraMin: n.int(0, 3),
        }
      : undefined,
    stocksFromMin: n.chance(0.3) ? n.int(0, 20_000) : undefined,
    places: world.places.map((row) => particularPlace(row, share, n)),
    links: world.links.map((row) => particularLink(row, n)),
    liftTypes: world.liftTypes.map((row) => particularType(row, n)),
    liftPools: world.liftPools.map((row) => particularPool(row, n)),
    requirements: world.requirements.map((row) => particularRequirement(row, ids, n)),
    elements: world.elements.map((row) => (n.chance(0.3) ? { ...row, epochMin: world.dDayMin } : row)),
    replenishments: world.replenishments.map((row) =>
      n.chance(0.5) ? { ...row, underWayKg: n.int(1000, 300_000) } : row,
    ),
  });
}

function particularPlace(row: Place, share: string, n: Numbers): Place {
  const shared = () => (n.chance(0.4) ? share : undefined);
  return {
    ...row,
    airfield: row.airfield && { ...row.airfield, runwayM: n.pick([1200, 2000, 3000]), parkingShare: shared() },
    seaport: row.seaport && { ...row.seaport, maxDraughtM: n.pick([undefined, 8, 12]), berthShare: shared() },
    rail: row.rail && { ...row.rail, rampShare: shared() },
    gaugeChanges: row.gaugeChanges?.map((change) =>
      n.chance(0.5)
        ? {
            ...change,
            takes: n.pick([
              ['wheeled', 'tracked'],
              ['supply', 'ammunition'],
            ] as const),
          }
        : change,
    ),
    crossing: row.crossing && {
      ...row.crossing,
      permissionsByKind: n.chance(0.5)
        ? [{ kinds: ['tracked', 'ammunition'], leadTime: { kind: 'uniform', min: 100, max: n.int(200, 3000) } }]
        : undefined,
    },
  };
}

const particularLink = (row: Link, n: Numbers): Link => ({
  ...row,
  oneWay: n.chance(0.1),
  mlc: n.pick([undefined, undefined, 60, 100]),
  maxHeightCm: n.pick([undefined, undefined, 300, 400]),
  datedBans:
    row.mode === 'road' && n.chance(0.3)
      ? [{ who: n.pick(['lift', 'columns'] as const), fromMin: n.int(0, 20_000), untilMin: n.int(20_001, 40_000) }]
      : undefined,
});

function particularType(row: LiftType, n: Numbers): LiftType {
  const legs = [
    { upToM: 300 * KM, payloadPermille: 1000, speedPermille: n.int(500, 1000) },
    { upToM: 1000 * KM, payloadPermille: n.int(400, 1000), speedPermille: 1000 },
  ];
  const isAir = row.mode === 'air';
  return {
    ...row,
    legs: n.chance(0.5) ? legs : undefined,
    maxHeightCm: n.pick([undefined, undefined, 350]),
    roadVehicles: row.mode === 'road' ? n.int(1, 20) : undefined,
    draughtM: row.mode === 'sea' ? n.pick([undefined, 7, 10]) : undefined,
    ...(isAir && {
      rangeM: n.pick([undefined, n.int(300, 2000) * KM]),
      minRunwayM: n.pick([1000, 1800]),
      parking: n.pick([undefined, 'wide', 'narrow'] as const),
    }),
  };
}

const particularPool = (row: LiftPool, n: Numbers): LiftPool => ({
  ...row,
  availableMin: row.availableMin.map((min) => (n.chance(0.3) ? min + n.int(0, 10_000) : min)),
  carriesOnly: n.pick([undefined, undefined, undefined, 'deployment', 'sustainment'] as const),
  reservedForOwner: row.owner !== undefined && n.chance(0.3),
});

function particularRequirement(row: MovementRequirement, places: readonly string[], n: Numbers): MovementRequirement {
  const isVehicles = row.cargo.vehicles > 0;
  const self = isVehicles && n.chance(0.1) ? ({ kind: 'self', selfSpeedMh: n.int(5, 300) * KM } as const) : undefined;
  const middle = n.pick(places);
  const way = middle === row.from || middle === row.to ? undefined : n.pick([undefined, 'via', 'around'] as const);
  return {
    ...row,
    ...self,
    heightCm: isVehicles ? n.pick([undefined, 250, 380, 420]) : undefined,
    mlc: isVehicles ? n.pick([undefined, 30, 70, 90]) : undefined,
    critical: n.chance(0.2) ? false : undefined,
    via: way === 'via' ? [middle] : row.via,
    avoidPlaces: way === 'around' ? [middle] : undefined,
  };
}
