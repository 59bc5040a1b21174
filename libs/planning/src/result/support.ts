/** What a result says of the ceasefire, of the response to a breach and of the support of the armed forces. */
import type { MonitorRow } from '../scenario/monitoring-section.ts';
import type { SiteOpeningRow, SupportContractRow } from '../scenario/posture-section.ts';
import type { Reach } from '../scenario/watch.ts';
import type { Probability, QuantileSeries, QuantileTimes, Standing } from './measures.ts';

export type { Reach };

/** Hold time of a sector against the force that is to reinforce it: an assumption compared with the simulation. */
export interface SectorResult {
  readonly id: string;
  readonly name: string;
  readonly holdUntil: QuantileTimes;
  /** Probability that the force required behind the sector is ready before the hold time ends; null where the sector is not attacked. */
  readonly inTime: Probability | null;
  /** The same for each line of requirements that the sector names; empty where it is not attacked. */
  readonly requirements: readonly { readonly id: string; readonly inTime: Probability }[];
  /** Share of the sector that is watched, 0 to 1. */
  readonly coverage: QuantileSeries;
  /** When the breach is seen there; null where the sector is not attacked or nothing is said of latencies. */
  readonly detected: QuantileTimes | null;
  /** Days by which works and formations that were complete at the attack lengthen the hold time. */
  readonly holdGainDays: { readonly p10: number; readonly p50: number; readonly p90: number };
}

/** Who watches the ceasefire: what it adds to the coverage of its sectors. */
export interface MonitorResult {
  readonly id: string;
  readonly title: string;
  readonly nation: string | null;
  readonly kind: MonitorRow['kind'];
  readonly sectors: readonly string[];
  /** Share that it adds to each of its sectors once it watches, 0 to 1, and what that follows from. */
  readonly share: number;
  readonly reach: Reach | null;
  readonly watchesFrom: QuantileTimes;
}

/** One thing that is decided after a breach, and whether it goes on to be in force. */
export interface ResponseStep extends Standing {
  readonly id: string;
  readonly kind: 'gate' | 'remedy' | 'commitment';
  readonly title: string;
  /** Kind of gate or commitment, rung of the ladder. */
  readonly subject: string;
  /** Nation, body or office that decides. */
  readonly owner: string | null;
  readonly decided: QuantileTimes;
  /** After its lead time. */
  readonly inForce: QuantileTimes;
  /** Rows that it releases or triggers. */
  readonly releases: number;
}

/** How far one row of support is. */
export interface ProgressResult {
  readonly id: string;
  readonly title: string;
  readonly kind: 'package' | 'production' | 'training' | 'formation' | 'fortification';
  /** Tonnes delivered of a package, million EUR paid where it delivers nothing. */
  readonly unit: 't' | 'million-eur' | 'persons' | 'formations' | 'km';
  readonly planned: number;
  readonly done: QuantileSeries;
  readonly complete: QuantileTimes;
}

/** Funding of one calendar year against the need, million EUR. */
export interface FundingYear {
  readonly year: number;
  readonly needMEur: number;
  readonly plannedMEur: number;
  readonly paidMEur: { readonly p10: number; readonly p50: number; readonly p90: number };
}

type Facility = NonNullable<SiteOpeningRow['facilities']>[number];

/** Opening of a place: how much of its capacity is there when. */
export interface OpeningResult {
  readonly id: string;
  readonly place: string;
  /** Elements that open it. */
  readonly openedBy: readonly string[];
  /** Share of its capacity before it is opened, once it is, and with every support contract in force. */
  readonly bareShare: number;
  readonly openedShare: number;
  readonly fullShare: number;
  readonly opened: QuantileTimes;
  /** Opened, and with every support contract in force. */
  readonly full: QuantileTimes;
  /** The same of each facility, with the contracts that it needs; absent in results of older engines. */
  readonly facilities?: readonly { readonly facility: Facility; readonly full: QuantileTimes }[];
  readonly contracts: readonly ContractResult[];
}

/** A support contract of a place that is opened. */
export interface ContractResult {
  readonly id: string;
  readonly title: string;
  readonly kind: SupportContractRow['kind'];
  /** Host that provides it. */
  readonly nation: string | null;
  readonly inForce: QuantileTimes;
}

export interface OfficeResult {
  readonly id: string;
  readonly title: string;
  readonly desks: number;
  /** Decisions dealt with, mean. */
  readonly decisions: number;
  /** Decisions that still stand in line at the end of the run, mean; absent in results of older engines. */
  readonly waiting?: number | null;
  /** Time in line, of those that wait at the end too: until then. */
  readonly meanWaitMin: number;
  readonly longestWaitMin: { readonly p50: number; readonly p90: number };
}

/** One of the five components of the declaration. */
export interface ComponentCover {
  readonly id: 'monitoring' | 'armed-forces' | 'multinational-force' | 'commitments' | 'cooperation';
  /** What is counted, in words. */
  readonly measure: string;
  /** Rows that it is the mean of. */
  readonly parts: number;
  /** 0 to 1. */
  readonly cover: QuantileSeries;
}
