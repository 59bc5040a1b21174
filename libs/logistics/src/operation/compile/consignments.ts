/**
 * Splits the cargo of a requirement into consignments that every lift on the way takes whole, as few as fill every lift well: aircraft for three and for four
 * vehicles get loads of one, or the larger would fly with three. Vehicles are alike and are not divided: a load has so many whole ones, each with its
 * share of mass, deck area and wagons. What is not a vehicle is divided at will.
 */
import { DIMENSIONS, type Quantity } from '../../movement/requirement.ts';

/** What a vehicle brings with it; persons are counted apart. */
const OF_VEHICLE = ['massKg', 'areaM2', 'wagonTenths'] as const;

/** Lift that takes so much more than cargo without a gap would is well filled; and how much finer than the smallest lift cargo is cut for it (assumptions). */
const WELL_FILLED = 1.1;
const FINEST = 4;
/** Cargo of more consignments than this is not cut finer: the last load matters little. */
const MOST_CUT_FINER = 20_000;

/**
 * How many consignments the cargo makes.
 * @param limit what one consignment may be at the most
 * @param lifts what one load of each type of lift on the way may be
 */
export function countConsignments(cargo: Quantity, limit: Quantity, lifts: readonly Quantity[]): number {
  const fewest = leastLoads(cargo, limit);
  if (fewest * FINEST > MOST_CUT_FINER) return fewest;
  const needed = lifts.map((lift) => leastLoads(cargo, lift));
  let best = fewest;
  let bestExcess = Infinity;
  for (const count of finerCounts(cargo, fewest)) {
    const excess = lifts.reduce((worst, lift, k) => Math.max(worst, excessOf(cargo, count, lift, needed[k])), 1);
    if (excess < bestExcess) {
      best = count;
      bestExcess = excess;
    }
    if (excess <= WELL_FILLED) break;
  }
  return best;
}

/** Loads of a kind of lift when the cargo is packed without a gap. */
function leastLoads(cargo: Quantity, limit: Quantity): number {
  const parts = (total: number, most: number) => (most < Infinity ? Math.ceil(total / most) : 1);
  if (cargo.vehicles === 0) return Math.max(1, ...DIMENSIONS.map((d) => parts(cargo[d], limit[d])));
  return Math.max(1, parts(cargo.pax, limit.pax), Math.ceil(cargo.vehicles / vehiclesOfLoad(cargo, limit)));
}

/** How much more of a kind of lift cargo takes for being cut into so many consignments: by whole loads, or by the room that is left in each. */
function excessOf(cargo: Quantity, count: number, lift: Quantity, needed: number): number {
  const { vehicles } = cargo;
  const largest = Math.ceil(vehicles / count);
  let together = count;
  let whole = vehicles > 0 ? vehiclesOfLoad(cargo, lift) / vehicles : 1;
  for (const d of DIMENSIONS) {
    if (cargo[d] === 0 || lift[d] === Infinity) continue;
    const part = d === 'pax' || vehicles === 0 ? Math.ceil(cargo[d] / count) : roundedUp(cargo[d], largest, vehicles);
    together = Math.min(together, Math.floor(lift[d] / part));
    if (vehicles === 0) whole = Math.min(whole, lift[d] / cargo[d]);
  }
  return Math.min(
    Math.ceil(count / Math.max(1, together)) / needed,
    (Math.min(1, whole) * count) / Math.max(1, together),
  );
}

/** Counts to try, the fewest first: by one vehicle less in each consignment, else by a sixteenth more consignments. */
function finerCounts({ vehicles, ...amounts }: Quantity, fewest: number): number[] {
  const units = vehicles > 0 ? vehicles : Math.max(amounts.pax, amounts.massKg, 1);
  const most = Math.min(units, fewest * FINEST);
  const counts = new Set([fewest]);
  if (vehicles > 0)
    for (let size = Math.ceil(vehicles / fewest); size >= vehicles / most; size--)
      counts.add(Math.max(fewest, Math.ceil(vehicles / size)));
  else for (let k = 1; k <= 16 * (FINEST - 1); k++) counts.add(Math.min(most, Math.ceil(fewest * (1 + k / 16))));
  return [...counts];
}

/** Consignment i of n; together they are the whole exactly. */
export function consignmentOf(cargo: Quantity, i: number, n: number): Quantity {
  const part = (total: number) => upTo(total, i + 1, n) - upTo(total, i, n);
  const { vehicles } = cargo;
  if (vehicles === 0)
    return {
      pax: part(cargo.pax),
      massKg: part(cargo.massKg),
      areaM2: part(cargo.areaM2),
      wagonTenths: part(cargo.wagonTenths),
      vehicles: 0,
    };
  const first = upTo(vehicles, i, n);
  const last = upTo(vehicles, i + 1, n);
  const withVehicles = (total: number) => upTo(total, last, vehicles) - upTo(total, first, vehicles);
  return {
    pax: part(cargo.pax),
    massKg: withVehicles(cargo.massKg),
    areaM2: withVehicles(cargo.areaM2),
    wagonTenths: withVehicles(cargo.wagonTenths),
    vehicles: last - first,
  };
}

/** Most whole vehicles in one load, at least one: that one vehicle fits is asked for before. */
function vehiclesOfLoad(cargo: Quantity, limit: Quantity): number {
  let most = Math.min(cargo.vehicles, limit.vehicles);
  for (const d of OF_VEHICLE) {
    if (cargo[d] === 0 || limit[d] === Infinity) continue;
    most = Math.min(most, Math.floor(limit[d] / (cargo[d] / cargo.vehicles)));
    // The quotient may be off by a rounding, and some of equal vehicles have a unit more.
    while (most > 1 && roundedUp(cargo[d], most, cargo.vehicles) > limit[d]) most--;
  }
  return Math.max(1, most);
}

/** floor(total x part / whole) in whole numbers that stay exact. */
function upTo(total: number, part: number, whole: number): number {
  const each = Math.floor(total / whole);
  return each * part + Math.floor(((total - each * whole) * part) / whole);
}

/** The most that so many of equal parts have of a whole. */
function roundedUp(total: number, part: number, whole: number): number {
  const each = Math.floor(total / whole);
  return each * part + Math.ceil(((total - each * whole) * part) / whole);
}
