/** Simulation time: whole minutes from CF-day. */
export const MINUTES_PER_HOUR = 60;
export const MINUTES_PER_DAY = 1440;
