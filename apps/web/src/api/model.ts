/** What the screens work with: rows of the scenario and sections of a run, free of connections, cursors and nullable wrappers. */
import type { RequestFault } from './client.ts';
import type {
  Bottleneck as BottleneckResult,
  ClosureCurve,
  CommodityBound,
  ComponentCover,
  ContractResult,
  ElementResult,
  FundingYear,
  MonitorResult,
  OfficeResult,
  OpeningResult,
  ProgressResult,
  Reach,
  ResponseStep,
  GateResult,
  RequirementResult,
  ResourceResult,
  RunClock,
  QuantileSeries,
  SectorResult,
  ShownElement,
  ShownReplication,
  StockResult,
  VerdictFinding,
} from '@muster/planning/run';

type Times = ElementResult['ready'];

/** What lists look at of a force element. */
export interface ElementHead extends Pick<
  ElementResult,
  'id' | 'requiredMin' | 'boundMin' | 'bindingCause' | 'bindingResource'
> {
  readonly ordered: Pick<Times, 'p50'>;
  readonly atDestination: Pick<Times, 'p50'>;
  readonly ready: Pick<Times, 'p10' | 'p50' | 'p90'>;
  /** Probability of being ready when it is required; null without a date. */
  readonly onTimeShare: number | null;
  /** For how long it is held by what binds it, mean; null where nothing does. */
  readonly bindingMin: number | null;
  readonly leaves: Pick<Times, 'share' | 'p10' | 'p50'>;
  readonly home: Pick<Times, 'p50'>;
}

/** Why one element is ready when it is. */
export type ElementDetail = Pick<
  ElementResult,
  | 'id'
  | 'requiredMin'
  | 'ordered'
  | 'atPod'
  | 'atDestination'
  | 'ready'
  | 'onTime'
  | 'latestArrivalMin'
  | 'onTimeAtPod'
  | 'ledger'
>;

/** A stock without its course. */
export interface StockHead extends Pick<StockResult, 'id' | 'place' | 'class' | 'targetDays'> {
  readonly firstStockOut: Pick<StockResult['firstStockOut'], 'share' | 'p10' | 'p50'>;
  /** Whether something is consumed of it. */
  readonly isUsed: boolean;
}

/** What the shown replication has in stock (t) and has done at a minute, and when it has decided what. */
export interface StateAtMinute extends Pick<NonNullable<ShownReplication['state']>, 'decisions'> {
  readonly stocks: readonly AmountOf[];
  readonly done: readonly AmountOf[];
}

interface AmountOf {
  readonly id: string;
  readonly amount: number;
}

type Median = Pick<StockResult['levelT'], 'p50'>;

/** A stock with its course at the median, for its lights. */
export interface StockMedian extends Pick<StockResult, 'id' | 'place' | 'class' | 'targetDays'> {
  readonly levelT: Median;
  readonly daysOfSupply: Median;
}

/** Closure of the elements of one priority, without its curve. */
export interface PriorityClosure extends Pick<ClosureCurve, 'elements' | 'requiredMin' | 'closure' | 'bound'> {
  readonly priority: number;
}

export type {
  ClosureCurve,
  ComponentCover,
  FundingYear,
  OfficeResult,
  ProgressResult,
  ResponseStep,
  GateResult,
  RequirementResult,
  ResourceResult,
  RunClock,
  QuantileSeries,
  SectorResult,
  ShownElement,
  ShownReplication,
  StockResult,
};

export interface Provenance {
  readonly source: string | null;
  readonly confidence: string | null;
  readonly notional: boolean;
}

export interface Nation extends Provenance {
  readonly id: string;
  /** In the chosen language where the scenario gives the plain English name. */
  readonly name: string;
  /** As the scenario gives it. */
  readonly givenName: string;
  readonly role: string;
  readonly reported: string;
  readonly personsMin: number | null;
  readonly personsMax: number | null;
}

export interface Place extends Provenance {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  /** Of a border crossing, the country that it leads into. */
  readonly into: string | null;
  readonly lat: number;
  readonly lon: number;
  readonly protection: string | null;
  readonly owner: string | null;
}

export interface NetworkLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly mode: string;
}

export interface ForceElement extends Provenance {
  readonly id: string;
  readonly name: string;
  readonly nation: string | null;
  readonly component: string;
  readonly capability: string | null;
  readonly parent: string | null;
  readonly sidc: string | null;
  readonly persons: number;
  /** Wheeled and tracked ones, and pieces that are named one kind after another. */
  readonly vehicles: number;
  readonly status: string | null;
  readonly home: string;
  readonly destination: string;
  readonly tourDays: number | null;
  readonly relievedBy: string | null;
}

export interface Contribution extends Provenance {
  readonly id: string;
  readonly nation: string;
  readonly title: string;
  readonly component: string;
  readonly kind: string;
  readonly status: string;
  readonly personsMin: number | null;
  readonly personsMax: number | null;
  readonly stationing: string;
  /** continue, hold or return; stay or return. */
  readonly breachPolicy: string;
  readonly withdrawalPolicy: string;
  readonly caveats: readonly Caveat[];
  readonly reported: string | null;
}

/** A limit that a nation sets. */
export interface Caveat {
  readonly kind: string;
  readonly rule: string;
  readonly values: readonly string[];
  readonly text: string | null;
  readonly until: { readonly minute: number } | null;
}

export interface ScenarioHead {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly summary: string | null;
  readonly marking: string;
}

/** A bottleneck, and how much is known of it so far; null in older runs. */
export interface Bottleneck extends BottleneckResult {
  readonly stage: 'SUSPECTED' | 'TRIED' | 'CONFIRMING' | 'CONFIRMED' | null;
}

/** How far the result of a run has come. */
export interface RunStage {
  readonly name: 'REPLICATIONS' | 'RELIEFS' | 'CONFIRMATION' | 'COMPLETE';
  readonly done: number;
  readonly total: number;
}

export type RunState = 'queued' | 'running' | 'done' | 'cancelled' | 'failed';

export interface RunHead {
  readonly id: string;
  /** Counts the runs of the installation. */
  readonly number: number;
  readonly state: RunState;
  readonly seed: number;
  /** On whose view of the scenario it was computed. */
  readonly viewOf: string;
  /** Version of the scenario that it was computed of; null in runs of before versions were kept. */
  readonly scenarioVersion: number | null;
  readonly asked: number;
  readonly done: number;
  readonly partial: boolean;
  readonly stage: RunStage;
  readonly createdAt: string | null;
  readonly finishedAt: string | null;
  readonly engineVersion: string | null;
  readonly snapshotHash: string | null;
  readonly message: string | null;
  /** True when the details of its result were removed to save room. */
  readonly isTrimmed: boolean;
  readonly replay: Replay | null;
}

/** What a run says of the one that it repeats. */
export interface Replay {
  readonly of: number;
  readonly isSameEngine: boolean;
  /** Null until it has ended. */
  readonly isSameHash: boolean | null;
}

/** Without the series, which the composition loads apart. */
export interface RequirementLine extends Omit<RequirementResult, 'released' | 'inPlace' | 'ready' | 'employable'> {
  readonly title: string;
  /** Probability of being met that is asked for; null when the scenario holds the line no more. */
  readonly confidenceAsked: number | null;
}

/** What every screen needs at once: small, loaded first. */
export interface RunSummary extends RunHead {
  /** Of the result. */
  readonly hash: string;
  readonly clock: RunClock;
  readonly marking: string;
  readonly closures: readonly ClosureCurve[];
  /** Null until it is found, and in results of earlier engines. */
  readonly commodityBound: CommodityBound | null;
  readonly bottlenecks: readonly Bottleneck[];
  readonly requirements: readonly RequirementLine[];
  readonly gates: readonly (GateResult & {
    readonly title: string;
    readonly kind: string;
    readonly owner: string | null;
  })[];
  readonly verdict: {
    readonly feasible: boolean;
    /** Null in results of earlier engines. */
    readonly findings: readonly VerdictFinding[] | null;
    readonly unnamed: number;
  };
}

/** A sector as a run saw it; what runs of earlier versions do not have is null. */
export interface SectorLine extends Omit<SectorResult, 'coverage' | 'holdGainDays'> {
  readonly coverage: SectorResult['coverage'] | null;
  readonly holdGainDays: SectorResult['holdGainDays'] | null;
}

/** Who watches; kind and unit as words. */
export interface MonitorLine extends Omit<MonitorResult, 'kind' | 'reach'> {
  readonly kind: string;
  readonly reach: (Omit<Reach, 'unit'> & { readonly unit: string }) | null;
}

/** Opening of a place; kinds of contracts as words. */
export interface OpeningLine extends Omit<OpeningResult, 'facilities' | 'contracts'> {
  readonly facilities: readonly { readonly facility: string; readonly full: OpeningResult['full'] }[];
  readonly contracts: readonly (Omit<ContractResult, 'kind'> & { readonly kind: string })[];
}

/** Gates and commitments, support of the armed forces and what they cover. */
export interface Posture {
  readonly response: readonly ResponseStep[];
  readonly support: readonly ProgressResult[];
  readonly funding: readonly FundingYear[];
  readonly offices: readonly OfficeResult[];
  readonly openings: readonly OpeningLine[];
  readonly components: readonly Omit<ComponentCover, 'measure'>[];
  readonly sectors: readonly SectorLine[];
  readonly monitors: readonly MonitorLine[];
}

/** A value that is on its way, there, or failed; data of before a failure stays. */
export interface Loadable<T> {
  readonly data: T | undefined;
  readonly error: string | null;
  /** Why it is not there; absent while nothing went wrong. */
  readonly fault?: RequestFault;
  readonly loading: boolean;
  /** Asks again at once; there after a failure. */
  readonly retry?: () => void;
}
