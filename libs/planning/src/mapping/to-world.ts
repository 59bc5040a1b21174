/**
 * The one bridge from a scenario to the engine: nations, contributions, gates and templates in; places, lift, requirements and conditions
 * out. Dates become minutes, quantities become whole kg, m2, tenths of wagons; politics becomes conditions. Pure; the same document
 * gives the same world.
 */
import {
  MINUTES_PER_DAY,
  geodesicM,
  type Condition,
  type Activity,
  type Link,
  type MarchRules,
  type Place,
  type Revocation,
  type Share,
  type World,
} from '@muster/logistics';
import type { ConditionRow } from '../scenario/activation-section.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { LinkRow, PlaceRow } from '../scenario/network-section.ts';
import { toSeasonalBans, toWeeklyBans, weekMinuteOf } from '../scenario/driving-bans.ts';
import { toDisruption, toHoldConditions } from './attack.ts';
import { toCommitmentConditions, toRemedyConditions } from './commitments.ts';
import { toCooperation } from './cooperation.ts';
import { inVain } from './able.ts';
import { mapForces, type MappedForces } from './forces.ts';
import { toGateConditions } from './gates.ts';
import { withInitialState } from './initial-state.ts';
import { toLiftPools, toLiftType } from './lift.ts';
import { toMonitorConditions } from './monitoring.ts';
import { toOpenings } from './openings.ts';
import { inOrderOfIds } from './order-of-rows.ts';
import { centimetres, dailyRate, toDistribution } from './quantities.ts';
import { toSetStocks } from './prepositioned.ts';
import { Releases } from './releases.ts';
import { toEffects, toRisks } from './risks.ts';
import { toSupply } from './supply.ts';
import { supportOf, type Support } from './support.ts';

/** How columns march. March units of 20 to 25 vehicles in open column: ST 100-3; gaps of 2 to 5 min, a minute more for 25 vehicles: FM 55-15. */
const MARCH: MarchRules = { unitVehicles: 25, serialUnits: 3, vehiclesPerKm: 10, gapMin: 3, extraMin: 1 };

/** Way over geodesic by mode, where the link gives no length (assumptions, see factors). */
const CIRCUITY = { road: 1.25, rail: 1.3, sea: 1.1, waterway: 1.4 } as const;

export function toWorld(scenario: ScenarioDocument): World {
  const document = inOrderOfIds(withInitialState(scenario));
  const clock = new ScenarioClock(document.clock);
  const forces = mapForces(document, clock, scenario);
  const support = supportOf(document, clock);
  const supply = toSupply(document, clock, forces, support);
  const cooperation = toCooperation(document, clock, forces.able);
  const openings = toOpenings(document, forces.able);
  const releases = new Releases(document);
  const elements = forces.elements.map((element) => releases.apply(element));
  const liftPools = toLiftPools(document, clock).map((pool) => releases.apply(pool));
  const stocks = supply.stocks.map((stock) => releases.apply(stock));
  const protections = new Map(document.places.map(({ id, protection }) => [id, protection]));
  const conditions = [
    ...conditionsOf(document, clock, forces, support),
    ...cooperation.conditions,
    ...openings.conditions,
    ...releases.conditions,
  ];
  return {
    dDayMin: clock.dDayMin,
    endMin: clock.endMin,
    stocksFromMin: document.initialState && clock.minute(document.initialState.asOf),
    weekMinAtStart: weekMinuteOf(clock.cfDayMs),
    places: toPlaces(document, clock),
    links: toLinks(document, clock),
    airspaces: (document.airspaces ?? []).map(({ id, outline, opensWhen, refuses }) => ({
      ...{ id, outline, opensWhen, refuses },
    })),
    shares: (document.shares ?? []).map((share): Share => ({
      id: share.id,
      steps: share.steps.map((step) => ({ fromMin: clock.minute(step.from), permille: Math.round(step.share * 1000) })),
    })),
    efficiencies: (document.efficiencies ?? []).map(({ id, mode, least, likeliest, most }) => ({
      id,
      mode,
      permille: { kind: 'triangular', min: least * 1000, mode: likeliest * 1000, max: most * 1000 },
    })),
    march: MARCH,
    liftTypes: (document.liftTypes ?? []).map(toLiftType),
    liftPools,
    requirements: forces.requirements,
    elements,
    conditions: inVain(conditions, new Set(elements.map(({ id }) => id))),
    offices: (document.offices ?? []).map(({ id, desks }) => ({ id, desks })),
    activities: [...(document.activities ?? []).map(toActivity), ...cooperation.activities, ...forces.activities],
    ...supply,
    stocks: [...stocks, ...toSetStocks(document)],
    deliveries: [...supply.deliveries, ...cooperation.deliveries],
    effects: [...openings.effects, ...support.effects, ...toEffects(document)],
    disruptions: (document.disruptions ?? []).map((row) => toDisruption(row, clock, protections.get(row.place ?? ''))),
    risks: toRisks(document, clock),
  };
}

/** What is decided, watched, held and in place. */
function conditionsOf(
  document: ScenarioDocument,
  clock: ScenarioClock,
  forces: MappedForces,
  support: Support,
): Condition[] {
  return [
    ...toGateConditions(document, clock),
    ...toMonitorConditions(document, clock, forces.able, support.withdrawnMonitors),
    ...toRemedyConditions(document, clock),
    ...toCommitmentConditions(document, clock),
    ...toConditions(document, clock, forces),
    ...toHoldConditions(document, clock),
    ...forces.conditions,
    ...toPresence(document, forces),
    ...support.conditions,
  ];
}

function toPlaces(document: ScenarioDocument, clock: ScenarioClock): Place[] {
  const neighbours = backNeighbours(document);
  return document.places.map((row) => toPlace(row, clock, neighbours.get(row.id)));
}

/**
 * Neighbours of each crossing from which one passes it in the direction back: those in the country that it leads into, or, where the row does
 * not say, those at which a link ends that begins at the crossing.
 */
function backNeighbours({ places, links = [] }: ScenarioDocument): Map<string, string[]> {
  const rows = new Map(places.map((place) => [place.id, place]));
  const around = new Map(places.filter(({ crossing }) => crossing).map(({ id }) => [id, { to: new Set<string>(), from: new Set<string>() }])); // prettier-ignore
  for (const { from, to } of links) {
    around.get(from)?.to.add(to);
    around.get(to)?.from.add(from);
  }
  return new Map(
    [...around].map(([id, { to, from }]) => {
      const into = rows.get(id)!.crossing!.into;
      const back =
        into === undefined
          ? [...to].filter((place) => !from.has(place))
          : [...new Set([...to, ...from])].filter((place) => rows.get(place)?.country === into);
      return [id, back.sort()];
    }),
  );
}

function toPlace(row: PlaceRow, clock: ScenarioClock, backFrom: readonly string[] | undefined): Place {
  return {
    id: row.id,
    lat: row.lat,
    lon: row.lon,
    opensWhen: row.opensWhen,
    airfield: row.airfield && { ...row.airfield, hours: row.airfield.hours && hoursOfRun(row.airfield.hours, clock) },
    seaport: row.seaport,
    rail: row.rail && {
      ramps: row.rail.ramps,
      rampShare: row.rail.rampShare,
      gauges: row.rail.gauges,
      trains: row.rail.trainsPerDay === undefined ? undefined : dailyRate(row.rail.trainsPerDay, row.rail),
    },
    // Without a position there is no gauge change, as without a berth there is no port.
    gaugeChanges: row.gaugeChange?.filter(isWorked).map((change) => ({
      method: change.method,
      takes: change.takes,
      positions: change.positions ?? 1,
      trainTime: change.trainTime && toDistribution(change.trainTime),
      wagons: change.wagonsPerDay === undefined ? undefined : dailyRate(change.wagonsPerDay, change),
    })),
    crossing: row.crossing && {
      backFrom,
      rail: (row.crossing.rail ?? []).map((rail) => ({
        gauge: rail.gauge,
        trains: dailyRate(rail.trainsPerDay, rail),
      })),
      road: row.crossing.road && dailyRate(row.crossing.road.convoysPerDay, row.crossing.road),
      clearance: row.crossing.clearance && toDistribution(row.crossing.clearance),
      permission: row.crossing.permission && toDistribution(row.crossing.permission),
      permissionsByKind: row.crossing.permissionsByCargo?.map(({ cargo, leadTime }) => ({
        kinds: cargo,
        leadTime: toDistribution(leadTime),
      })),
    },
    reception: row.reception,
    explosivesLimitKg: row.explosivesLimitKg,
  };
}

const isWorked = ({ positions, wagonsPerDay }: NonNullable<PlaceRow['gaugeChange']>[number]): boolean =>
  positions !== 0 || wagonsPerDay !== undefined;

/** Hours of a day that begins at 0000Z as hours of the days of the run, which begin with CF-day; open all day is no hours. */
function hoursOfRun(
  { openMin, closeMin }: { readonly openMin: number; readonly closeMin: number },
  clock: ScenarioClock,
): { openMin: number; closeMin: number } | undefined {
  if (closeMin - openMin >= MINUTES_PER_DAY) return undefined;
  const shifted = (minute: number) =>
    (minute + MINUTES_PER_DAY - (weekMinuteOf(clock.cfDayMs) % MINUTES_PER_DAY)) % MINUTES_PER_DAY;
  return { openMin: shifted(openMin), closeMin: shifted(closeMin) };
}

function toLinks(document: ScenarioDocument, clock: ScenarioClock): Link[] {
  // Most roads of a country have the same bans.
  const seasonal = new Map<string, Link['datedBans']>();
  const datedBansOf = (bans: NonNullable<LinkRow['bans']>) => {
    const key = JSON.stringify(bans);
    if (!seasonal.has(key)) seasonal.set(key, toSeasonalBans(bans, clock));
    return seasonal.get(key);
  };
  const places = new Map(document.places.map((place) => [place.id, place]));
  return (document.links ?? []).map((row) => {
    const from = places.get(row.from)!;
    const to = places.get(row.to)!;
    const lengthM =
      row.lengthKm !== undefined
        ? Math.round(row.lengthKm * 1000)
        : Math.round(geodesicM(from.lat, from.lon, to.lat, to.lon) * (row.circuity ?? CIRCUITY[row.mode]));
    return {
      id: row.id,
      from: row.from,
      to: row.to,
      mode: row.mode,
      lengthM: Math.max(1, lengthM),
      oneWay: row.oneWay ?? false,
      gauge: row.mode === 'rail' ? (row.gauge ?? 1435) : undefined,
      trains: row.trainsPerDay === undefined ? undefined : dailyRate(row.trainsPerDay, row),
      vehiclesPerHour: row.vehiclesPerHour === undefined ? undefined : dailyRate(row.vehiclesPerHour, row),
      speedMh: row.speedKmh === undefined ? undefined : Math.round(row.speedKmh * 1000),
      mlc: row.mlc,
      maxHeightCm: centimetres(row.maxHeightM),
      bans: row.bans && toWeeklyBans(row.bans),
      datedBans: row.bans && datedBansOf(row.bans),
    };
  });
}

function toConditions(document: ScenarioDocument, clock: ScenarioClock, { requirementsOf }: MappedForces): Condition[] {
  return (document.conditions ?? []).map((row): Condition => ({
    ...plainCondition(row, clock, requirementsOf),
    ...revocationOf(row, clock),
  }));
}

function revocationOf(row: ConditionRow, clock: ScenarioClock): Revocation {
  return {
    revokedMin: row.revokedAt && clock.minute(row.revokedAt),
    revokedBy: row.revokedBy,
    restoredBy: row.restoredBy,
  };
}

function plainCondition(
  row: ConditionRow,
  clock: ScenarioClock,
  requirementsOf: ReadonlyMap<string, readonly string[]>,
): Condition {
  switch (row.type) {
    case 'date':
      return { id: row.id, type: 'date', atMin: clock.minute(row.at) };
    case 'after':
      return {
        id: row.id,
        type: 'after',
        of: row.condition,
        duration: toDistribution(row.duration),
        cause: row.cause ?? 'gate',
      };
    case 'arrived':
      // Who moves nothing, such as what is put in place by hand, has arrived when it is in place.
      if (requirementsOf.get(row.movement)?.length === 0)
        return { id: row.id, type: 'in-place', element: row.movement };
      return {
        id: row.id,
        type: 'arrived',
        requirements: requirementsOf.get(row.movement) ?? [],
        permille: Math.round(row.share * 1000),
      };
    case 'ready':
      return { id: row.id, type: 'ready', element: row.element };
    case 'stock':
      return { id: row.id, type: 'stock', stock: row.stock, atLeastKg: Math.round(row.atLeastT * 1000) };
    default:
      return row;
  }
}

const presenceId = (activity: string): string => `presence:${activity}`;

/** An activity starts when its gate is met and the elements it needs are ready. */
function toPresence(document: ScenarioDocument, { able }: MappedForces): Condition[] {
  return (document.activities ?? []).flatMap((activity): Condition[] => {
    if (!activity.present || activity.present.length === 0) return [];
    const ready = activity.present.map((element) =>
      able.conditionsOf(`${presenceId(activity.id)}:${element}`, element),
    );
    return [
      ...ready.flatMap(({ conditions }) => conditions),
      {
        id: presenceId(activity.id),
        type: 'all',
        of: [...ready.flatMap(({ of }) => of), ...(activity.startsWhen ? [activity.startsWhen] : [])],
      },
    ];
  });
}

/** An activity that names a stock twice takes the sum of it. */
function sumByStock(rows: readonly { readonly stock: string; readonly amountT: number }[]): Activity['inputs'] {
  const sums = new Map<string, number>();
  for (const { stock, amountT } of rows) sums.set(stock, (sums.get(stock) ?? 0) + Math.round(amountT * 1000));
  return [...sums].map(([stock, amountKg]) => ({ stock, amountKg }));
}

function toActivity(row: NonNullable<ScenarioDocument['activities']>[number]): Activity {
  return {
    id: row.id,
    startsWhen: row.present && row.present.length > 0 ? presenceId(row.id) : row.startsWhen,
    inputs: sumByStock(row.inputs ?? []),
    duration: toDistribution(row.duration),
    repeat: row.repeat ?? 1,
    yieldPermille: Math.round((row.yield ?? 1) * 1000),
    stocks: (row.outputs?.stocks ?? []).map((output) => ({
      stock: output.stock,
      amountKg: Math.round(output.amountT * 1000),
    })),
    capacity: (row.outputs?.capacity ?? []).map((change) => ({
      resource: change.resource,
      permille: Math.round(change.factor * 1000),
    })),
  };
}
