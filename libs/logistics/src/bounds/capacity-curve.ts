/**
 * Capacity over time as a step function, and the work it can do: `workBy(t)` is the integral up to t, `timeOf(w)` its inverse. A bound needs
 * an upper envelope: each step may be stretched beyond its end, because what was admitted in it may go on. Cost: O(log steps) a question.
 */

/** Capacity from `from` (inclusive) to `to` (exclusive), minutes; units as the maker of the curve counts them. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly perMin: number;
}

export class CapacityCurve {
  /** Where a step begins, its capacity, and the work done before it. */
  private readonly at: Float64Array;
  private readonly perMin: Float64Array;
  private readonly before: Float64Array;

  constructor(steps: readonly Step[]) {
    const all = steps.filter((s) => s.to > s.from && s.perMin > 0);
    const starts: number[] = [];
    const rates: number[] = [];
    // Time before zero is counted too: what a fleet has done on its way to the first cargo.
    let end = Math.min(0, all[0]?.from ?? 0);
    for (const s of all) {
      if (s.from < end) throw new Error('steps of a capacity curve overlap');
      if (s.from > end) {
        starts.push(end);
        rates.push(0);
      }
      starts.push(s.from);
      rates.push(s.perMin);
      end = s.to;
    }
    if (end < Infinity) {
      starts.push(end);
      rates.push(0);
    }
    this.at = Float64Array.from(starts);
    this.perMin = Float64Array.from(rates);
    this.before = new Float64Array(starts.length);
    for (let i = 1; i < starts.length; i++)
      this.before[i] = this.before[i - 1] + (rates[i - 1] > 0 ? rates[i - 1] * (starts[i] - starts[i - 1]) : 0);
  }

  /** Work that can be done up to a time. */
  workBy(time: number): number {
    const i = lastAtMost(this.at, time);
    return i < 0 ? 0 : this.before[i] + (this.perMin[i] > 0 ? this.perMin[i] * (time - this.at[i]) : 0);
  }

  /** Least time by which that much work can be done; Infinity when never. */
  timeOf(work: number): number {
    if (work <= 0) return 0;
    // The last step that begins with less work done than asked for.
    let low = 0;
    let high = this.before.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.before[middle] < work) low = middle;
      else high = middle - 1;
    }
    if (this.before.length === 0 || !(this.perMin[low] > 0)) return Infinity;
    return this.at[low] + (work - this.before[low]) / this.perMin[low];
  }
}

function lastAtMost(at: Float64Array, time: number): number {
  let low = -1;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at[middle] <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Upper envelope of steps of which each goes on for `stretch(step)` minutes after its end. */
export function envelope(steps: readonly Step[], stretch: (step: Step) => number): Step[] {
  const long = steps.filter((s) => s.perMin > 0).map((s) => ({ ...s, to: s.to + stretch(s) }));
  const marks = [...new Set(long.flatMap((s) => [s.from, s.to]))].sort((a, b) => a - b);
  const result: Step[] = [];
  let first = 0;
  for (let i = 0; i + 1 < marks.length; i++) {
    const [from, to] = [marks[i], marks[i + 1]];
    while (first < long.length && long[first].to <= from) first++;
    let perMin = 0;
    for (let k = first; k < long.length && long[k].from <= from; k++)
      if (long[k].to > from) perMin = Math.max(perMin, long[k].perMin);
    const last = result[result.length - 1];
    if (last && last.to === from && last.perMin === perMin) result[result.length - 1] = { ...last, to };
    else if (perMin > 0) result.push({ from, to, perMin });
  }
  return result;
}
