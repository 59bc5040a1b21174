/**
 * Capacity of a single-track line worked by the military, after TR0603 (Transportation Reference 06-03: rail transport in a theatre of
 * operations, planning factors and formulas). Distances in miles and speeds in miles an hour, or both in kilometres: only their quotient
 * counts. Tonnage in the unit of the train load.
 */

/** Passing tracks nearer than this to the one before are not counted, miles. */
export const LEAST_PASSING_TRACK_GAP_MILES = 5;

/** Share of the gross trailing load that is cargo. */
export const NET_LOAD_SHARE = 0.5;

/** Passing tracks that count: those at least `leastGap` beyond the last one that counts. Positions along the line, in order. */
export function usablePassingTracks(positions: readonly number[], leastGap = LEAST_PASSING_TRACK_GAP_MILES): number[] {
  const usable: number[] = [];
  for (const position of positions) {
    if (usable.length === 0 || position - usable[usable.length - 1] >= leastGap) usable.push(position);
  }
  return usable;
}

/**
 * Train density TD = (NT + 1) / 2 x 24 x S / LD: trains a day in each direction on single track, not rounded.
 * @param passingTracks number of usable passing tracks NT
 * @param speed average speed S, distance an hour
 * @param length length of the division LD
 */
export function trainDensity(passingTracks: number, speed: number, length: number): number {
  return ((passingTracks + 1) / 2) * ((24 * speed) / length);
}

/** Cargo of a train of this gross trailing load, rounded up. */
export function netTrainLoad(grossTrailingLoad: number): number {
  return Math.ceil(grossTrailingLoad * NET_LOAD_SHARE);
}

/** Net division tonnage: cargo a day in one direction; trains that carry passengers or the railway's own supply bring none. */
export function dailyTonnage(netLoad: number, trainsPerDay: number, otherTrains = 0): number {
  return netLoad * Math.max(0, trainsPerDay - otherTrains);
}
