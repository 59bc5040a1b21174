/** What a run says to a commander: who is ready against what is required, who must decide by when, and where it all may break. Plain JSON. */
import type { Probability } from './measures.ts';

export interface Band {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** Ready against required on one day after D-day. */
export interface Checkpoint {
  /** For example `D+3`. */
  readonly name: string;
  readonly atMin: number;
  /** Persons required then, and persons of them that are employable; who is not required stands for nobody. */
  readonly requiredPersons: number;
  readonly employablePersons: Band;
  /** Lines of the statement of requirements that are due by then; how many are met, and the chance that all are. */
  readonly linesDue: number;
  readonly linesMet: Band;
  readonly allLines: Probability;
}

/** A decision of a nation or body, and the last day on which it still helps. */
export interface DecisionPoint {
  readonly gate: string;
  readonly owner: string | null;
  /** Median of when it is taken; null = not within the run. */
  readonly decidedMin: number | null;
  /** Taken by then, all that waits for it is ready on its day in 8 of 10 replications; null = some never are. */
  readonly allInTimeMin: number | null;
  /**
   * Elements that can be ready on their day at all, and the date by which the decision is taken early enough for all of these; null = none can. Absent in
   * results of older engines.
   */
  readonly inTime?: number;
  readonly inTimeMin?: number | null;
  /** Taken later, nothing that waits for it is ready on its day in 8 of 10 replications; null = never in time. */
  readonly lastUsefulMin: number | null;
  /** Those who wait for it; who is in time without it does not. */
  readonly elements: number;
}

/** Persons that reach a place within the next day and the next three days, at each step of the clock. */
export interface Arrivals {
  readonly place: string;
  /** A port, airfield or railhead at which nobody stays. Absent in results of older engines, which have destinations only. */
  readonly isOnTheWay?: boolean | null;
  readonly beds: number | null;
  readonly stagingM2: number | null;
  /** Beds that are open at each step, median: fewer than `beds` until the place is opened. Null without beds; absent in results of older engines. */
  readonly bedsOpen?: readonly number[] | null;
  /** Of these, the ones in which nobody lies who is being received, at each step, median. */
  readonly bedsFree?: readonly number[] | null;
  readonly next24: { readonly p50: readonly number[]; readonly p90: readonly number[] };
  readonly next72: { readonly p50: readonly number[]; readonly p90: readonly number[] };
}

/** A place or link that the force depends on, and when it is not free. */
export interface LineOfCommunication {
  readonly id: string;
  readonly kind:
    | 'crossing'
    | 'port'
    | 'airfield'
    | 'rail-terminal'
    | 'gauge-change'
    | 'junction'
    | 'railway'
    | 'road'
    | 'waterway'
    | 'sea-lane';
  readonly utilisation: number;
  /**
   * In order of time. `closed` and `reduced` by the disruptions of the scenario at their median, `at-times` from the first to the last time of what may
   * come again (alerts, weather by the day), `queue` in the shown replication.
   */
  readonly spans: readonly {
    readonly fromMin: number;
    readonly untilMin: number;
    readonly state: 'closed' | 'reduced' | 'at-times' | 'queue';
    /** That it happens, of what recurs each time; 1 for a queue. Absent in results of older engines. */
    readonly probability?: number;
  }[];
}

/** Days that elements lose by waiting for one type of lift. */
export interface LiftShortfall {
  readonly liftType: string;
  readonly assets: number;
  /** Elements that wait a day or more on average. */
  readonly elements: number;
  /** Mean over those, days. */
  readonly waitDays: number;
  readonly worst: string | null;
}

/** What the plan cannot do without. */
export interface SinglePoint {
  readonly kind: 'nation' | 'element' | 'place';
  readonly id: string;
  /** Lines that are not filled any more without it. */
  readonly lines: readonly string[];
  /** Share of the persons of the plan that depend on it. */
  readonly share: number;
}

export interface CommanderRequest {
  readonly kind: 'lift-caveat' | 'decide' | 'offer' | 'host-capacity' | 'lift' | 'hours';
  /** Nation that is asked; null = all. */
  readonly to: string | null;
  readonly subject: string;
  readonly byMin: number | null;
  /** Elements that are barred by the caveat, wait for the decision, for lift or for hours of a pool, or are to be offered; null for capacity of hosts. */
  readonly elements: number | null;
  /** Mean wait for lift or hours, or of one visit at a place; null for the other kinds. */
  readonly waitDays: number | null;
  /** The request in an English sentence. */
  readonly text: string;
}

/** Cost of movement: kilometres of the lift of each type, loaded and empty, mean of the replications, times the assumed cost of a kilometre of the type. */
export interface MovementCost {
  readonly totalEur: number;
  readonly byMode: readonly { readonly mode: string; readonly assetKm: number; readonly eur: number }[];
}

/** An element that is not employable on D-day although it is required by then. */
export interface Absence {
  readonly element: string;
  readonly reason: 'not-arrived' | 'not-ready' | 'not-employable' | 'tour-ended';
  /** Share of the replications. */
  readonly share: number;
}

/** What an assumption does to the time of readiness, in days; more is later. */
export interface Sensitivity {
  readonly assumption: string;
  /** In words: what was changed down and up. */
  readonly low: string;
  readonly high: string;
  readonly lowDays: DaysChange;
  readonly highDays: DaysChange;
}

export interface DaysChange {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface CommanderResult {
  readonly checkpoints: readonly Checkpoint[];
  readonly decisions: readonly DecisionPoint[];
  readonly arrivals: readonly Arrivals[];
  readonly communications: readonly LineOfCommunication[];
  readonly lift: readonly LiftShortfall[];
  readonly singlePoints: readonly SinglePoint[];
  readonly requests: readonly CommanderRequest[];
  readonly cost: MovementCost;
  readonly absences: readonly Absence[];
}
