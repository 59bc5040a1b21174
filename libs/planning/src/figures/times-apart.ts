/**
 * How far apart a time is in two replications that share their draws. What does not happen within a run counts with its end; it comes no earlier than where it
 * does happen, and where it happens in neither there is no difference. So no day of an anchor, and no end of a run, makes a gain of what never comes.
 */

/** A time by its run, counted from an anchor: null = not within the run, which ends at `end`. */
export interface WithinRun {
  readonly at: number | null;
  readonly end: number;
}

/** After minus before. */
export function timesApart(before: WithinRun, after: WithinRun): number {
  if (before.at === null && after.at === null) return 0;
  const from = before.at ?? Math.max(before.end, after.at ?? before.end);
  const to = after.at ?? Math.max(after.end, before.at ?? after.end);
  return to - from;
}
