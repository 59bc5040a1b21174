/** How a result tells a time, a quantity, a probability, and the clock that all of it stands on. */

/** Quantiles over replications. A value is null when the quantile lies beyond the end of the run (the event did not happen often enough). */
export interface QuantileTimes {
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p80: number | null;
  readonly p90: number | null;
  /** Share of replications in which it happened at all, 0 to 1. */
  readonly share: number;
}

/** Quantiles of a quantity at each step of the clock; arrays have `clock.steps` entries. */
export interface QuantileSeries {
  readonly p10: readonly number[];
  readonly p50: readonly number[];
  readonly p80: readonly number[];
  readonly p90: readonly number[];
}

/** A probability with its 95 % Wilson interval. */
export interface Probability {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A probability at each step of the clock. */
export interface ProbabilitySeries {
  readonly value: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface RunClock {
  /** CF-day, UTC instant in RFC 3339. */
  readonly cfDay: string;
  readonly dDayMin: number;
  readonly endMin: number;
  /** Width of a step of every series; step i is the state at minute i * stepMin. */
  readonly stepMin: number;
  readonly steps: number;
}

/** Whether what was met went on to stand; absent in results of older engines. */
export interface Standing {
  /** When it fell for the first time (it was withdrawn, or what it rests on was), and when it was met again after that. */
  readonly fell?: QuantileTimes | null;
  readonly metAgain?: QuantileTimes | null;
  /** Share of the replications in which it stands at the end of the run. */
  readonly standsAtEnd?: number | null;
}
