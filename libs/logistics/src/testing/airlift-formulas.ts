/**
 * Airlift in closed form, after AFPAM 10-1403 (Air Mobility Planning Factors). To check the
 * event model with. The queuing efficiency of 0.85 belongs to these formulas only: the event model lets queues form, and bounds never use it.
 * Hours, kilometres, and payloads in any one unit.
 */

export const QUEUING_EFFICIENCY = 0.85;

/** Missions needed: the larger of what cargo and what passengers need, rounded up. A payload of 0 carries none of its kind. */
export function missionsNeeded(cargo: number, cargoPayload: number, pax = 0, paxPayload = 0): number {
  const needed = (amount: number, payload: number) =>
    amount <= 0 ? 0 : payload > 0 ? Math.ceil(amount / payload) : Infinity;
  return Math.max(needed(cargo, cargoPayload), needed(pax, paxPayload));
}

/** Round-trip flying time: every leg at its block speed, out and back. */
export function roundTripFlyingTimeH(legs: readonly { readonly km: number; readonly blockSpeedKmH: number }[]): number {
  return legs.reduce((sum, leg) => sum + leg.km / leg.blockSpeedKmH, 0);
}

/** Cycle time: round-trip flying time and the ground times of a round trip. */
export function cycleTimeH(flyingTimeH: number, groundTimesH: readonly number[]): number {
  return groundTimesH.reduce((sum, ground) => sum + ground, flyingTimeH);
}

/** Sorties a day that an airfield passes: positions x hours / ground time x efficiency. */
export function stationSortiesPerDay(
  positions: number,
  hoursPerDay: number,
  groundTimeH: number,
  efficiency = QUEUING_EFFICIENCY,
): number {
  // prettier-ignore
  return ((positions * hoursPerDay) / groundTimeH) * efficiency;
}

/** Sorties a day that a fleet can fly by its cycle time. */
export function fleetSortiesPerDay(aircraft: number, hoursPerDay: number, cycleH: number): number {
  return (aircraft * hoursPerDay) / cycleH;
}

/** Sorties a day that a fleet can fly by its use rate, flying hours per aircraft and day. */
export function useRateSortiesPerDay(aircraft: number, useRateH: number, flyingTimeH: number): number {
  return (aircraft * useRateH) / flyingTimeH;
}

/** Airfield throughput a day: MOG x payload x (operating hours / ground time) x efficiency. */
export function airfieldThroughputPerDay(
  mog: number,
  payload: number,
  hoursPerDay: number,
  groundTimeH: number,
  efficiency = QUEUING_EFFICIENCY,
): number {
  // prettier-ignore
  return payload * stationSortiesPerDay(mog, hoursPerDay, groundTimeH, efficiency);
}

/** Closure: arrival of the first mission and the rest at the daily rate, days. */
export function closureDays(firstArrivalDays: number, missions: number, sortiesPerDay: number): number {
  return firstArrivalDays + missions / sortiesPerDay;
}

/** Aircraft that are mission capable out of a fleet, each independently: mean and standard deviation (binomial). */
export function missionCapable(aircraft: number, rate: number): { readonly mean: number; readonly deviation: number } {
  return { mean: aircraft * rate, deviation: Math.sqrt(aircraft * rate * (1 - rate)) };
}
