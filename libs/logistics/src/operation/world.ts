/**
 * A world: everything the engine needs for a run, in logistics terms and whole minutes, with no nation and no politics in it.
 * Planning makes worlds from scenario documents; tests write them by hand.
 */
import type { Distribution } from '../engine/distribution.ts';
import type { LiftPool, LiftType } from '../lift/lift.ts';
import type { ForceElement, MovementRequirement } from '../movement/requirement.ts';
import type { Airspace, Link, Mode, Place } from '../network/network.ts';
import type { Consumer, Delivery, Replenishment, Stock } from '../supply/stock.ts';
import type { Cause } from './explanation/cause.ts';
import type { MarchRules } from './routing/march.ts';

/**
 * How a condition is taken back: at a date, or when another condition is met; and which condition, met after that, restores it. A revocation
 * that finds its restorer met already changes nothing.
 */
export interface Revocation {
  readonly revokedMin?: number;
  readonly revokedBy?: string;
  readonly restoredBy?: string;
}

/** A network of conditions; each latches when met and can be revoked, and then be restored. */
export type Condition = Revocation &
  (
    | { readonly id: string; readonly type: 'date'; readonly atMin: number }
    | { readonly id: string; readonly type: 'all' | 'any'; readonly of: readonly string[] }
    | {
        readonly id: string;
        readonly type: 'at-least';
        readonly count: number;
        readonly of: readonly string[];
      }
    | {
        readonly id: string;
        readonly type: 'after';
        readonly of: string;
        readonly duration: Distribution;
        readonly cause: Cause;
        /** Probability of never being met, thousandths. */
        readonly refusalPermille?: number;
        /** Common factor whose draw it shares, and how much (0 to 1000). */
        readonly factor?: string;
        /**
         * What shortens (negative) or lengthens the duration: thousandths added to 1000 for each condition that is met when it starts;
         * never below `leastPermille` (default 0).
         */
        readonly modifiers?: readonly { readonly condition: string; readonly permille: number }[];
        readonly leastPermille?: number;
        /** Body that has to deal with it: it waits in line for a free desk. */
        readonly office?: string;
      }
    | {
        readonly id: string;
        readonly type: 'arrived';
        readonly requirements: readonly string[];
        readonly permille: number;
        /** Met as soon as the share is under way and expected so early that what this releases comes so many minutes before it. */
        readonly ahead?: { readonly released: string; readonly minutes: number };
      }
    | { readonly id: string; readonly type: 'ready' | 'in-place'; readonly element: string }
    /** Another condition, once met, no longer is; with `underWay` only if that element then is under notice or on its way. It stays met. */
    | { readonly id: string; readonly type: 'fallen'; readonly after: string; readonly underWay?: string }
    | { readonly id: string; readonly type: 'stock'; readonly stock: string; readonly atLeastKg: number }
    /** An activity has been completed so many times. */
    | { readonly id: string; readonly type: 'done'; readonly activity: string; readonly runs: number }
  );

/** A body that deals with so many decisions at a time; the others wait in line, first come, first served. */
export interface Office {
  readonly id: string;
  readonly desks: number;
}

export interface Activity {
  readonly id: string;
  /** Row whose runs a result tells, which may have several activities, one after another; none is told of others. */
  readonly row?: string;
  readonly startsWhen?: string;
  readonly inputs: readonly { readonly stock: string; readonly amountKg: number }[];
  readonly duration: Distribution;
  readonly repeat: number;
  /** Its first run had its inputs before `stocksFromMin` of the world: it begins anew and takes nothing. */
  readonly isBegun?: boolean;
  readonly yieldPermille: number;
  readonly stocks: readonly { readonly stock: string; readonly amountKg: number }[];
  /** Capacity of a resource times a factor in thousandths, from the end of the first run on. */
  readonly capacity: readonly { readonly resource: string; readonly permille: number }[];
}

export interface Disruption {
  readonly id: string;
  /** Exactly one of the four. */
  readonly place?: string;
  readonly link?: string;
  readonly airspace?: string;
  readonly resource?: string;
  readonly atMin?: number;
  readonly when?: string;
  readonly permille: number;
  readonly duration: Distribution;
  readonly probabilityPermille: number;
  readonly stockLossPermille: number;
  /** It may happen again every so many minutes (weather by the day, alerts), each time drawn anew, up to `untilMin`. */
  readonly everyMin?: number;
  readonly untilMin?: number;
  /** Common factor (the weather of a region, the threat) by which occurrences of the same slot come together. */
  readonly factor?: string;
  /** While the condition is met it lasts only so many thousandths of the drawn time (air defence over a hub). */
  readonly eased?: { readonly when: string; readonly permille: number };
}

/**
 * What may happen to cargo on its way over a link or through the air: it is delayed, turned back to where the leg began, or lost with what
 * carries it, for good or until it is replaced from reserve at its origin. Set by the planner; no combat is computed.
 */
export interface Risk {
  readonly id: string;
  readonly modes: readonly Mode[];
  /** Links it stands for; every link, or flight, of its modes when absent. */
  readonly links?: readonly string[];
  readonly fromMin: number;
  readonly untilMin: number;
  /** Only while this condition is met. */
  readonly when?: string;
  /** Probability for each link passed, thousandths; for each 100 km of it where `per100Km`. */
  readonly permille: number;
  readonly per100Km: boolean;
  readonly effect: 'delay' | 'turn-back' | 'loss';
  /** The delay; for a loss the time until it is replaced, absent when it never is. */
  readonly duration?: Distribution;
}

/**
 * A capacity that follows a condition: times `permille` / 1000 while it is met, as it was before and after. An opening unit (a `ready`
 * condition) creates room, its withdrawal takes it away.
 */
export interface Effect {
  readonly id: string;
  readonly when: string;
  /** Exactly one of the two: every facility of a place, or one resource. */
  readonly place?: string;
  readonly resource?: string;
  readonly permille: number;
}

/**
 * How well a mode runs across the whole network: the thousandths of its nominal speed and daily quotas that there are, drawn once for each replication;
 * more than 1000 count as 1000.
 */
export interface Efficiency {
  readonly id: string;
  readonly mode: Mode;
  readonly permille: Distribution;
}

/** A share of nominal capacity that changes with time. */
export interface Share {
  readonly id: string;
  readonly steps: readonly { readonly fromMin: number; readonly permille: number }[];
}

export interface World {
  readonly dDayMin: number;
  readonly endMin: number;
  /** Stocks are as stated from this minute on, with all that damage took of them before; 0 when absent. */
  readonly stocksFromMin?: number;
  /** Minute of the week (from Monday 0000Z) at CF-day; 0 when absent. */
  readonly weekMinAtStart?: number;
  readonly places: readonly Place[];
  readonly links: readonly Link[];
  readonly airspaces?: readonly Airspace[];
  readonly shares: readonly Share[];
  /** A mode without a row runs as it nominally does. */
  readonly efficiencies?: readonly Efficiency[];
  /** Close up and in open column when absent. */
  readonly march?: MarchRules;
  readonly liftTypes: readonly LiftType[];
  readonly liftPools: readonly LiftPool[];
  readonly requirements: readonly MovementRequirement[];
  readonly elements: readonly ForceElement[];
  readonly conditions: readonly Condition[];
  readonly offices: readonly Office[];
  readonly activities: readonly Activity[];
  readonly stocks: readonly Stock[];
  readonly consumers: readonly Consumer[];
  readonly replenishments: readonly Replenishment[];
  readonly deliveries: readonly Delivery[];
  readonly disruptions: readonly Disruption[];
  readonly effects: readonly Effect[];
  readonly risks: readonly Risk[];
}
