/**
 * How the operation marches: speeds, the driving day, halts and the length of serials. The closed forms of the manuals, which specs check
 * these against, stand in `testing/march-formulas.ts`.
 */

/** Rate of march of wheeled vehicles in column, m/h (ST 100-3: 25-30 km/h), and of coaches with people (an assumption). */
export const MARCH_SPEED_MH = 30_000;
export const COACH_SPEED_MH = 60_000;
/** Driving day, minutes (planning factor: 9-10 h), after which a column rests for the remainder of the day. */
export const DRIVING_DAY_MIN = 600;
/** Halts of a march: 15 min after the first hour, 10 min every two hours after it (ST 100-3). */
const FIRST_HALT_MIN = 15;
const HALT_MIN = 10;

/** How vehicles march under their own power: in serials of march units. */
export interface MarchRules {
  /** Vehicles of a march unit: what a border crossing passes at one call. */
  readonly unitVehicles: number;
  /** March units of the largest serial that is moved as one. */
  readonly serialUnits: number;
  /** Density of a march unit on the road. */
  readonly vehiclesPerKm: number;
  /** From the tail of a march unit to the head of the next, minutes. */
  readonly gapMin: number;
  /** What control adds to the pass time for each march unit that is full, minutes. */
  readonly extraMin: number;
}

/** March units of 20 to 25 vehicles, in open column of 10 a kilometre, close up (ST 100-3). */
export const PLAIN_MARCH: MarchRules = { unitVehicles: 25, serialUnits: 3, vehiclesPerKm: 10, gapMin: 0, extraMin: 0 };

/** Minutes of halts within the first `driven` minutes of a march: short halts, and the rest that ends each driving day. */
export function haltMin(driven: number): number {
  if (driven <= 0) return 0;
  const days = Math.floor((driven - 1) / DRIVING_DAY_MIN);
  const today = driven - days * DRIVING_DAY_MIN;
  const shortHalts = today > 60 ? FIRST_HALT_MIN + Math.floor((today - 61) / 120) * HALT_MIN : 0;
  return days * (1440 - DRIVING_DAY_MIN) + shortHalts;
}

/** Persons in a coach (an assumption). */
export const COACH_SEATS = 45;

/** March units that vehicles make. */
export const marchUnits = ({ unitVehicles }: MarchRules, vehicles: number): number =>
  Math.ceil(vehicles / unitVehicles);

/** Minutes from the head to the tail of a serial passing a point at some speed; a single vehicle passes at once. */
export function serialPassMin(march: MarchRules, vehicles: number, speedMh: number): number {
  const { vehiclesPerKm, unitVehicles, gapMin, extraMin } = march;
  const gaps = (marchUnits(march, vehicles) - 1) * gapMin;
  return Math.round((vehicles * 60_000) / (vehiclesPerKm * speedMh) + gaps + (vehicles * extraMin) / unitVehicles);
}
