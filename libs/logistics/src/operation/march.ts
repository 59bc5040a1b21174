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
/** Vehicles a kilometre in open column (ST 100-3); with the rate of march it gives the pass time of a serial. */
const DENSITY_PER_KM = 10;

/** Minutes of halts within the first `driven` minutes of a march: short halts, and the rest that ends each driving day. */
export function haltMin(driven: number): number {
  if (driven <= 0) return 0;
  const days = Math.floor((driven - 1) / DRIVING_DAY_MIN);
  const today = driven - days * DRIVING_DAY_MIN;
  const shortHalts = today > 60 ? FIRST_HALT_MIN + Math.floor((today - 61) / 120) * HALT_MIN : 0;
  return days * (1440 - DRIVING_DAY_MIN) + shortHalts;
}

/** Vehicles of a march unit: what a border crossing passes at one call (ST 100-3: march units of 20 to 25 vehicles). */
export const MARCH_UNIT_VEHICLES = 25;

/** Persons in a coach (an assumption). */
export const COACH_SEATS = 45;

/** Minutes from the head to the tail of a serial passing a point at some speed; a single vehicle passes at once. */
export function serialPassMin(vehicles: number, speedMh: number): number {
  return Math.round((vehicles * 60_000) / (DENSITY_PER_KM * speedMh));
}
