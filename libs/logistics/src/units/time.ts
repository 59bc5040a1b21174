/** Simulation time: whole minutes from CF-day. */
export const MINUTES_PER_HOUR = 60;
export const MINUTES_PER_DAY = 1440;

/** Beyond every run, minutes (1,900 years): what takes longer is reckoned to take as long, so that it is a whole number of 32 bits, also behind a date of the run. */
export const LONGEST_MIN = 1_000_000_000;
export const atMostLongest = (minutes: number): number => Math.min(LONGEST_MIN, minutes);
