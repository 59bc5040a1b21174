/**
 * The physical network: places with facilities, and links. Quantities are integers of the unit in the name; dates are minutes from CF-day.
 * Pure data; what it means is in `operation/`.
 */
import type { Distribution } from '../engine/distribution.ts';
import type { CargoKind } from '../movement/requirement.ts';

export const MODES = ['air', 'sea', 'rail', 'road', 'waterway'] as const;
export type Mode = (typeof MODES)[number];
export type Gauge = 1435 | 1520;

/** A daily quota: nominal figures are multiplied by the military share at the time, others count as they are. */
export interface DailyRate {
  readonly perDay: number;
  /** Id of a share; absent = 1. */
  readonly share?: string;
  /** The share in the direction back, where a quota holds for each direction; absent = the same. */
  readonly backShare?: string;
}

export interface Airfield {
  readonly runwayM: number;
  readonly parkingWide: number;
  readonly parkingNarrow: number;
  /** Id of a share of the spots; absent = all of them. */
  readonly parkingShare?: string;
  readonly handlingTPerDay?: number;
  /** Aviation fuel issued a day, t; absent = it does not limit. */
  readonly fuelTPerDay?: number;
  /** Opening hours of every day of the run, minutes after the hour of the day at which it begins; they may go on past its end. */
  readonly hours?: { readonly openMin: number; readonly closeMin: number };
}

/** Berths of one kind: a ship takes one of a group that it fits. */
export interface BerthGroup {
  readonly id: string;
  readonly berths: number;
  readonly maxLengthM?: number;
  readonly maxDraughtM?: number;
  /** Pace of loading and discharge at one berth, t an hour; absent = that of the port. */
  readonly workTPerHour?: number;
}

export interface Seaport {
  /** Berths in all; where there are groups, their sum. */
  readonly berths: number;
  readonly berthGroups?: readonly BerthGroup[];
  /** Id of a share of the berths; absent = all of them. */
  readonly berthShare?: string;
  /** Pace of loading and discharge at one berth, t an hour; absent = only the ship limits. */
  readonly workTPerHour?: number;
  readonly maxDraughtM?: number;
  readonly maxLengthM?: number;
  readonly stagingM2?: number;
  readonly clearanceVehiclesPerDay?: number;
}

export interface RailTerminal {
  readonly ramps: number;
  /** Id of a share of the ramps; absent = all of them. */
  readonly rampShare?: string;
  readonly gauges: readonly Gauge[];
  readonly trains?: DailyRate;
}

export interface GaugeChange {
  readonly method: string;
  /** Kinds of cargo that it takes; absent = all. */
  readonly takes?: readonly CargoKind[];
  readonly positions: number;
  /** Time one train occupies a position, minutes ... */
  readonly trainTime?: Distribution;
  /** ... or wagons a day. */
  readonly wagons?: DailyRate;
}

/** A border. Each quota holds for each direction. */
export interface Crossing {
  /** Neighbouring places from which one passes in the direction back; from all others one passes forth. Absent = one quota for all who pass. */
  readonly backFrom?: readonly string[];
  readonly rail: readonly { readonly gauge: Gauge; readonly trains: DailyRate }[];
  readonly road?: DailyRate;
  readonly clearance?: Distribution;
  /** Lead time of the permission for a requirement ... */
  readonly permission?: Distribution;
  /** ... and of those whose kind of cargo has one of its own; the first row that names a kind counts. */
  readonly permissionsByKind?: readonly { readonly kinds: readonly CargoKind[]; readonly leadTime: Distribution }[];
}

export interface Reception {
  readonly stagingM2?: number;
  readonly beds?: number;
  /** Time a consignment takes to be received, checked and moved to its lines, minutes; absent = 4 to 24 h, mostly 12. */
  readonly time?: Distribution;
}

export interface Place {
  readonly id: string;
  /** Degrees, WGS 84. */
  readonly lat: number;
  readonly lon: number;
  /** Condition that opens the place; open from the start when absent. */
  readonly opensWhen?: string;
  readonly airfield?: Airfield;
  readonly seaport?: Seaport;
  readonly rail?: RailTerminal;
  readonly gaugeChanges?: readonly GaugeChange[];
  readonly crossing?: Crossing;
  readonly reception?: Reception;
  /** Net explosive quantity that may be here at the same time between discharge and departure, kg; absent = it does not limit. */
  readonly explosivesLimitKg?: number;
}

/** The air over a country or a region, through which nobody flies while it is closed. */
export interface Airspace {
  readonly id: string;
  /** Corners in degrees, in either order around; edges are great circles. It lies within one half of the earth. */
  readonly outline: readonly { readonly lat: number; readonly lon: number }[];
  /** Condition that opens it; open from the start when absent. */
  readonly opensWhen?: string;
  /** Owners whose cargo never flies through it, whatever carries it. */
  readonly refuses?: readonly string[];
}

export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly mode: Exclude<Mode, 'air'>;
  readonly lengthM: number;
  readonly oneWay: boolean;
  readonly gauge?: Gauge;
  readonly trains?: DailyRate;
  /** The same by the hour: what it says of a day is that of an hour. */
  readonly vehiclesPerHour?: DailyRate;
  /** Speed limit, metres an hour. */
  readonly speedMh?: number;
  readonly mlc?: number;
  /** Highest piece that may pass, cm. */
  readonly maxHeightCm?: number;
  /** When nobody of a kind may set out over it: minutes of the week, from Monday 0000Z, from before until. */
  readonly bans?: readonly BanWindow[];
  /** The same once: minutes of the run, as seasons and holidays are given. */
  readonly datedBans?: readonly BanWindow[];
}

/** Whether a way takes vehicles of a bridge class; 0, or none given, does not limit. */
export const takesClass = ({ mlc = 0 }: Pick<Link, 'mlc'>, vehicle: number): boolean => mlc === 0 || vehicle <= mlc;
/** Whether a way takes pieces of a height, cm; 0, or none given, does not limit. */
export const takesHeight = ({ maxHeightCm = 0 }: Pick<Link, 'maxHeightCm'>, heightCm: number): boolean =>
  maxHeightCm === 0 || heightCm <= maxHeightCm;

export interface BanWindow {
  readonly who: 'lift' | 'columns';
  readonly fromMin: number;
  readonly untilMin: number;
}

/** Whether an airfield with these hours is open at a minute of the run. */
export function isOpenAt({ openMin, closeMin }: { openMin: number; closeMin: number }, minute: number): boolean {
  const ofDay = minute % 1440;
  return openMin < closeMin ? ofDay >= openMin && ofDay < closeMin : ofDay >= openMin || ofDay < closeMin;
}
