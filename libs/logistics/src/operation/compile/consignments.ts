/**
 * Splits the cargo of a requirement into consignments: as few as every lift on the way takes whole. Vehicles are alike and are not divided: a
 * load has so many whole ones, each with its share of mass, deck area and wagons. What is not a vehicle is divided at will.
 */
import { DIMENSIONS, type Quantity } from '../../movement/requirement.ts';

/** What a vehicle brings with it; persons are counted apart. */
const OF_VEHICLE = ['massKg', 'areaM2', 'wagonTenths'] as const;

/** How many consignments the cargo makes. */
export function countConsignments(cargo: Quantity, limit: Quantity): number {
  const parts = (total: number, most: number) => (most < Infinity ? Math.ceil(total / most) : 1);
  if (cargo.vehicles === 0) return Math.max(1, ...DIMENSIONS.map((d) => parts(cargo[d], limit[d])));
  return Math.max(1, parts(cargo.pax, limit.pax), Math.ceil(cargo.vehicles / vehiclesOfLoad(cargo, limit)));
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
