/**
 * Road marches in closed form: road space and pass time of a column (ST 100-3; FM 55-15 for gaps and extra time). The event model moves
 * serials one by one; these check it.
 */

/** Extra time allowed for control: one minute for every 25 vehicles. */
export const VEHICLES_PER_EXTRA_MINUTE = 25;

/** Length of road that a column takes, km, gaps in distance left out. */
export function roadSpaceKm(vehicles: number, densityPerKm: number): number {
  return vehicles / densityPerKm;
}

/**
 * Time from the head of a column to its tail passing a point, minutes.
 * @param gapsMin sum of the time gaps between march units, serials and columns
 */
export function passTimeMin(vehicles: number, densityPerKm: number, speedKmH: number, gapsMin = 0): number {
  return (roadSpaceKm(vehicles, densityPerKm) / speedKmH) * 60 + gapsMin;
}

/** Extra time of a column, minutes: to be added to its pass time where control is difficult. */
export function extraTimeMin(vehicles: number): number {
  return vehicles / VEHICLES_PER_EXTRA_MINUTE;
}
