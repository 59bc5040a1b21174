/**
 * What a run reports: the one shape that server, browser, command line and exports share. Plain JSON values, no classes.
 * Times are integer minutes from CF-day; `null` means "not within the run". Quantities are tonnes, persons, minutes as named.
 */
import type { Cause } from '@muster/logistics';
import type { ComposedElement } from './composition.ts';
import type { CommanderResult } from './commander.ts';
import type { Probability, ProbabilitySeries, QuantileSeries, QuantileTimes, RunClock, Standing } from './measures.ts';
import type { ShownReplication } from './shown.ts';
import type { DeliveryResult } from './supply.ts';
import type {
  ComponentCover,
  FundingYear,
  MonitorResult,
  OfficeResult,
  OpeningResult,
  ProgressResult,
  ResponseStep,
  SectorResult,
} from './support.ts';

export type { Cause };
export * from './measures.ts';
export * from './shown.ts';
export * from './support.ts';

/** What a closure curve counts: all elements, those of a component, a nation, a nation's component, a capability, or a priority. */
export interface ClosureKey {
  readonly kind: 'all' | 'component' | 'nation' | 'nation-component' | 'capability' | 'priority';
  /** For example `land`, `FR`, `FR/land`, `manoeuvre`, `10`; empty for `all`. */
  readonly id: string;
}

/** Required against ready over time. Unit: persons. (Elements of zero persons count through `elements`.) */
export interface ClosureCurve {
  readonly key: ClosureKey;
  /** Persons of all elements of the group, and their number. */
  readonly persons: number;
  readonly elements: number;
  /** Persons that the plan requires to be ready at each step. */
  readonly required: readonly number[];
  /** Persons ready, required at the step or not. */
  readonly ready: QuantileSeries;
  /** Of those that the plan requires at the step, who is ready; absent in results of older engines. */
  readonly due?: DueCurve | null;
  /** Persons at their destination (in place, not necessarily ready). Who has left after a tour no longer counts, here and above. */
  readonly inPlace: QuantileSeries;
  /** Persons ready and employable: authorised by caveats for their task, their headquarters ready. */
  readonly employable: QuantileSeries;
  /** When the last element of the group is ready: the closure. */
  readonly closure: QuantileTimes;
  /** When the last is at its port of debarkation; null in an estimate, and in results of older engines. */
  readonly closureAtPod: QuantileTimes | null;
  readonly closureAtDestination: QuantileTimes;
  /** Latest required date of the group. */
  readonly requiredMin: number | null;
  /** Probability that all are ready at their required dates; null where nobody has one. */
  readonly onTime: Probability | null;
  /** Lower bound that no schedule on this network can beat; null when the group cannot close within the run in the median replication. */
  readonly bound: ClosureBound | null;
}

/** Of the elements that the plan requires at a step; who is not required stands for nobody. */
export interface DueCurve {
  /** Persons of those that are ready, or whose seat is still held by whom they relieve, or already by their relief. */
  readonly ready: QuantileSeries;
  /** Probability that all of them are; 1 while none is required. */
  readonly all: ProbabilitySeries;
}

export interface ClosureBound {
  /** Median over the replications of the least possible closure. */
  readonly closureMin: number;
  /** What found it in most replications: "critical path", "work of one capacity", "flow over time". */
  readonly method: string;
  /** Capacity whose work decides it in most replications, for example `ROCND/berths`; null where none alone does. */
  readonly resource: string | null;
  /** Median first release of a movement of the group, from which the gap is measured; null when nothing of it moves. */
  readonly firstReleaseMin: number | null;
  /** Median of (closure - first release) / (bound - first release); 1 means that no schedule closes earlier. Null when half of the replications or more never close. */
  readonly ratio: number | null;
}

/** What the programme of several commodities proves of the whole force in one replication, the one that is shown. */
export interface CommodityBound {
  readonly replication: number;
  /** Its closure; null when it does not close within the run. */
  readonly closureMin: number | null;
  /** No schedule closes earlier with the draws of this replication. */
  readonly boundMin: number;
  /** The strongest of the other bounds, which it starts from. */
  readonly otherBoundMin: number;
  /** Closure over bound, both from the first release; null without a closure, or when nothing moves. */
  readonly ratio: number | null;
  /** False when its budget ran out: the bound holds, a later one may exist. */
  readonly finished: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly solves: number;
}

/** Mean minutes per replication of one cause on the binding chain of an element. */
export interface LedgerEntry {
  readonly cause: Cause;
  /** Resource the time was spent at, for example `ROCND/berths`; null where none. */
  readonly resource: string | null;
  readonly meanMin: number;
}

export interface ElementResult {
  readonly id: string;
  readonly ordered: QuantileTimes;
  readonly atPod: QuantileTimes;
  readonly atDestination: QuantileTimes;
  readonly ready: QuantileTimes;
  /** Median of the least readiness that any schedule allows; null when it is not within the run. */
  readonly boundMin: number | null;
  /** Ready, authorised by its caveats for its task, its headquarters ready. */
  readonly employable: QuantileTimes;
  /** When it is ordered home; share 0 where it stays. */
  readonly leaves: QuantileTimes;
  /** When it is home again; absent in results of older engines. */
  readonly home?: QuantileTimes | null;
  readonly requiredMin: number | null;
  /** Probability of being ready by the required date; null without one. */
  readonly onTime: Probability | null;
  /** Latest arrival at the port of debarkation (LAD), and the probability of being there by then; absent in results of older engines. */
  readonly latestArrivalMin?: number | null;
  readonly onTimeAtPod?: Probability | null;
  /** From the anchor of the element (CF-day or D-day) to ready along the binding chain, largest first. Sums to the mean exactly. */
  readonly ledger: readonly LedgerEntry[];
  /** The largest part of the ledger that somebody can shorten (waiting, deciding) when it is at least a day, else the largest part. */
  readonly bindingCause: Cause | null;
  readonly bindingResource: string | null;
  /**
   * What binds its release, the slowest on its chain or the one that is not met: a gate, remedy or commitment, `detection:<sector>`, `caveat:<element>` (a
   * caveat on its stationing), `breach-policy:<contribution>`.
   */
  readonly bindingGate: string | null;
}

export interface GateResult extends Standing {
  readonly id: string;
  /** The decision: when it was met for the first time, whatever was withdrawn and restored since. */
  readonly met: QuantileTimes;
}

export interface ResourceResult {
  /** `<place>/<facility>` or `<link>/path`. */
  readonly id: string;
  readonly place: string | null;
  readonly link: string | null;
  readonly facility: string;
  readonly unit: 'servers' | 'per-day' | 'm2' | 'persons' | 't-per-day' | 'kg';
  readonly capacity: number;
  /** Share of capacity used over the run, mean over replications. */
  readonly utilisation: number;
  readonly served: number;
  /** Mean wait of one visit, minutes; who stands in line at the end has waited so far. */
  readonly meanWaitMin: number;
  readonly longestQueue: { readonly p50: number; readonly p90: number };
  /** Queue length in the shown replication at each step; empty when it never queued. */
  readonly queue: readonly number[];
}

/** The middle and the high side of an amount over the replications. */
export interface Amount {
  readonly p50: number;
  readonly p90: number;
}

/**
 * What became of every tonne of a stock by the end of the run: in each replication level = amount at the start + received - issued - consumed - lost (what did
 * not fit, and what was struck). Beside it what is on its way to it at the end, and what was lost on its way.
 */
export interface StockAccount {
  readonly receivedT: Amount;
  readonly issuedT: Amount;
  readonly consumedT: Amount;
  readonly lostT: Amount;
  readonly onTheWayT: Amount;
  readonly lostOnTheWayT: Amount;
}

/** Use of one pool of lift over the run. Means of the replications where nothing else is said. */
export interface LiftUse {
  readonly id: string;
  readonly liftType: string;
  /** Those that come within the run. */
  readonly assets: number;
  readonly trips: number;
  /** Kilometres of its assets, with cargo, on their way to it and on their way home. */
  readonly km: number;
  /** Driving, flying or sailing; rests and fuel stops are none. */
  readonly hoursUnderWay: { readonly p50: number; readonly p90: number };
  /** Of the hours that its use rate allows from when each asset is to hand to the end of the run. */
  readonly useShare: number;
  readonly quotas: readonly { readonly nation: string; readonly givenH: number; readonly usedH: number }[];
}

/** Days of supply that are written where nothing is consumed. */
export const NO_CONSUMPTION_DAYS = 999;

export interface StockResult {
  readonly id: string;
  readonly place: string;
  readonly class: string;
  readonly levelT: QuantileSeries;
  /** Days of supply at the consumption of the moment; 999 where nothing is consumed. */
  readonly daysOfSupply: QuantileSeries;
  readonly firstStockOut: QuantileTimes;
  readonly unmetT: { readonly p50: number; readonly p90: number };
  /** The least level at any time, not only at the steps of the clock; absent in results of older engines. */
  readonly leastT?: { readonly p10: number; readonly p50: number } | null;
  /** What consumers required and a controlled supply rate did not allow; absent in results of older engines. */
  readonly heldBackT?: { readonly p50: number; readonly p90: number } | null;
  /** Absent in results of older engines. */
  readonly account?: StockAccount | null;
  readonly targetDays: number | null;
  /** First step at which fewer than half of the target days are left; null without a target. Absent, as the next, in results of older engines. */
  readonly firstRed?: QuantileTimes | null;
  /** When it is open for issue to other stocks; null where nothing holds it. */
  readonly opensAt?: QuantileTimes | null;
}

/** What comes to a stock and goes from it, added up from the beginning of the run. Level = level at the beginning + received - gone. */
export interface StockFlow {
  readonly id: string;
  /** From other stocks, deliveries and production, what did not fit included, as in the account. */
  readonly receivedT: QuantileSeries;
  /** All that has left it: of the account what was issued, consumed and lost together. */
  readonly goneT: QuantileSeries;
}

export interface RequirementResult {
  readonly id: string;
  readonly needed: number;
  /** Elements named for the line. */
  readonly offered: number;
  /** Elements ordered, in place, ready, and ready and employable at each step. */
  readonly released: QuantileSeries;
  readonly inPlace: QuantileSeries;
  readonly ready: QuantileSeries;
  readonly employable: QuantileSeries;
  /** Persons asked for, and those of who is employable at each step; null where the line asks for none, absent in results of older engines. */
  readonly persons?: { readonly needed: number; readonly employable: QuantileSeries } | null;
  readonly byMin: number;
  /** As many elements and persons as needed are employable. */
  readonly met: Probability;
  readonly metAt: QuantileTimes;
  readonly feasible: boolean;
}

/** What holds elements back, and one relief of it, tried by re-running with the same draws. */
export interface Bottleneck {
  readonly resource: string;
  /** For example "one more server", "twice the daily quota", "one more asset"; empty where nothing can be relieved. */
  readonly relief: string;
  /** Pool that one more asset joins: of its type the one that carries for most of those who wait; null for other reliefs, absent in results of older engines. */
  readonly pool?: string | null;
  /** Share of all waiting on binding chains that is spent here. */
  readonly shareOfWaiting: number;
  /** Days by which the elements that are late in some replication are ready earlier on average, with its 95 % interval; null when it was not re-run. */
  readonly daysGained: {
    readonly mean: number;
    readonly low: number;
    readonly high: number;
    readonly replications: number;
  } | null;
  /** True when the days gained come from fresh replications, which had no part in ranking; absent in results of older engines. */
  readonly confirmed?: boolean | null;
}

/**
 * What every replication gave, in replication order: for comparing runs and for asking anew. Minutes from CF-day, null = not within the run.
 */
export interface PerReplication {
  /** Trace hash of each replication. */
  readonly hashes: readonly string[];
  /** Elements and movement lines of each closure curve. */
  readonly groups: readonly { readonly key: ClosureKey; readonly members: readonly string[] }[];
  readonly elements: readonly {
    readonly id: string;
    readonly atPod: readonly (number | null)[];
    readonly atDestination: readonly (number | null)[];
    readonly ready: readonly (number | null)[];
  }[];
  readonly gates: readonly { readonly id: string; readonly met: readonly (number | null)[] }[];
  readonly requirements: readonly { readonly id: string; readonly met: readonly (number | null)[] }[];
}

/** Why a plan cannot be carried out: a code and what it speaks of; the words are the reader's. */
export interface VerdictFinding {
  readonly code:
    | 'requirement-not-met'
    | 'element-never-ready'
    | 'element-not-on-time'
    | 'element-seldom-ready'
    | 'stock-always-empty';
  /** Id of the requirement, of the force element or of the stock. */
  readonly subject: string;
  /** Of being met, or ready, by its date; 0 for a stock. */
  readonly probability: number;
  /** What binds an element that is never ready; null for the other codes. */
  readonly cause: Cause | null;
  readonly resource: string | null;
}

export interface Verdict {
  readonly feasible: boolean;
  /** Requirements first; a limited number. */
  readonly findings: readonly VerdictFinding[];
  /** Findings beyond those that are named. */
  readonly unnamed: number;
  /** The same in English sentences. */
  readonly reasons: readonly string[];
}

export interface RunResult {
  readonly engineVersion: string;
  readonly scenario: { readonly id: string; readonly title: string; readonly snapshotHash: string };
  readonly marking: string;
  readonly seed: number;
  readonly asked: number;
  readonly replications: number;
  readonly partial: boolean;
  /** Hash over the trace hashes of all replications in order. */
  readonly hash: string;
  readonly clock: RunClock;
  readonly closures: readonly ClosureCurve[];
  readonly elements: readonly ElementResult[];
  readonly gates: readonly GateResult[];
  readonly resources: readonly ResourceResult[];
  /** Of every pool; absent in results of older engines. */
  readonly lift: readonly LiftUse[];
  readonly stocks: readonly StockResult[];
  readonly stockFlows: readonly StockFlow[];
  /** Those that move over the network; absent in results of older engines. */
  readonly deliveries: readonly DeliveryResult[];
  readonly requirements: readonly RequirementResult[];
  readonly sectors: readonly SectorResult[];
  readonly monitors: readonly MonitorResult[];
  readonly response: readonly ResponseStep[];
  readonly progress: readonly ProgressResult[];
  readonly funding: readonly FundingYear[];
  readonly offices: readonly OfficeResult[];
  readonly openings: readonly OpeningResult[];
  readonly components: readonly ComponentCover[];
  readonly bottlenecks: readonly Bottleneck[];
  readonly perReplication: PerReplication;
  readonly shown: ShownReplication;
  readonly verdict: Verdict;
  /** What the composition of the force counts. */
  readonly composed: readonly ComposedElement[];
  /** What a commander reads. */
  readonly commander: CommanderResult;
  /** Found after the last replication; absent before, and in results of older engines. */
  readonly commodityBound?: CommodityBound | null;
}
