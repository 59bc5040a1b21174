/** The shown replication: what drives map, bars and playback. */
import type { Cause } from '@muster/logistics';

/** One stretch of an element's life in the shown replication. */
export interface Phase {
  readonly cause: Cause;
  readonly resource: string | null;
  readonly startMin: number;
  readonly endMin: number;
}

export interface ShownElement {
  readonly id: string;
  /** The binding chain, contiguous from the anchor to ready. */
  readonly chain: readonly Phase[];
  readonly orderedMin: number | null;
  readonly atPodMin: number | null;
  readonly atDestinationMin: number | null;
  readonly readyMin: number | null;
  readonly employableMin: number | null;
  /** The minute from which on it is employable no more: it leaves, or its caveats end. Absent in results of older engines. */
  readonly employableUntilMin?: number | null;
  /** The minute in which it leaves at the end of its tour. */
  readonly leavesMin: number | null;
  /** Home again; absent in results of older engines. */
  readonly homeMin?: number | null;
}

/** Movements of the shown replication in columns: entry i of each array belongs to movement i, one per asset and link or air leg. */
export interface ShownMovements {
  readonly mode: readonly ('air' | 'sea' | 'rail' | 'road' | 'waterway')[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly startMin: readonly number[];
  readonly endMin: readonly number[];
  readonly persons: readonly number[];
  readonly vehicles: readonly number[];
  readonly massT: readonly number[];
  /** Element or stock order that the cargo belongs to (the first aboard); empty for an empty asset on its way. */
  readonly of: readonly string[];
}

/**
 * Supply under way in the shown replication in columns: entry i tells of one line from a minute on, at the steps of the run; before its first entry
 * nothing of it is.
 */
export interface ShownSupply {
  /** Delivery or rule of replenishment; `delivered:<package>/<number>` of what a package pays for. */
  readonly line: readonly string[];
  readonly atMin: readonly number[];
  readonly underWayT: readonly number[];
  /** Of a delivery: due and not issued. */
  readonly owedT: readonly number[];
  /** What packages paid for and has come or set out, `delivered:<package>/<number>`, and when. Absent in results of older engines. */
  readonly paid?: readonly string[];
  readonly paidAtMin?: readonly number[];
}

/**
 * Runs of works, production, training and formations in the shown replication in columns: entry i tells since when one of a row is under way, from
 * a minute on, at the steps of the run; of two of a row and minute the later holds; before its first entry none is.
 */
export interface ShownRuns {
  readonly row: readonly string[];
  readonly atMin: readonly number[];
  /** Null = none is. */
  readonly sinceMin: readonly (number | null)[];
}

/** An amount at each step of the run: of a stock, t; of a row of support what is done, in its unit. */
export interface ShownAmount {
  readonly id: string;
  readonly amount: readonly number[];
}

/** What the shown replication has in stock, has done and has decided. */
export interface ShownState {
  readonly stocks: readonly ShownAmount[];
  readonly done: readonly ShownAmount[];
  /** Gates, remedies and commitments in columns: when each was decided and came into force for the first time; null = it was not. */
  readonly decisions: {
    readonly id: readonly string[];
    readonly decidedMin: readonly (number | null)[];
    readonly inForceMin: readonly (number | null)[];
  };
}

export interface ShownReplication {
  readonly replication: number;
  readonly hash: string;
  readonly elements: readonly ShownElement[];
  readonly movements: ShownMovements;
  /** Absent in results of older engines. */
  readonly supply?: ShownSupply;
  readonly runs?: ShownRuns;
  readonly state?: ShownState;
}
