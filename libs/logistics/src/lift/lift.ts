/** Lift types and pools. Payload dimensions are integers; -1 means that the dimension does not limit. */
import type { Distribution } from '../engine/distribution.ts';
import type { CargoKind, Quantity } from '../movement/requirement.ts';
import type { Gauge, Mode } from '../network/network.ts';

export interface LiftType {
  readonly id: string;
  readonly mode: Mode;
  readonly payload: Quantity;
  readonly carries: readonly CargoKind[];
  /** Block speed, metres an hour. */
  readonly speedMh: number;
  readonly rangeM?: number;
  /** Minutes. */
  readonly load: Distribution;
  readonly unload: Distribution;
  readonly minRunwayM?: number;
  readonly parking?: 'wide' | 'narrow';
  readonly draughtM?: number;
  readonly lengthM?: number;
  readonly gauge?: Gauge;
  /** Most minutes under way per asset and day over a cycle. */
  readonly useRateMinPerDay?: number;
  readonly breakdown?: { readonly perTrip: number; readonly repair: Distribution };
  /** An asset is called forward for at least this share of its payload, in thousandths ... */
  readonly minimumLoadPermille?: number;
  /** ... unless the first cargo has waited this many minutes. */
  readonly maximumHoldMin?: number;
}

export interface LiftPool {
  readonly id: string;
  readonly type: string;
  readonly base: string;
  /** Minute from which each asset is to hand; its length is the number of assets. */
  readonly availableMin: readonly number[];
  readonly owner?: string;
  readonly reservedForOwner: boolean;
  readonly releasedBy?: string;
}
