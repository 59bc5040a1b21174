/**
 * Movement requirements and force elements as the engine sees them. A requirement moves one kind of cargo; an element is ready when the
 * set shares of its requirements have arrived, are married up and integrated. The engine knows no nation: `owner` is only a label that
 * reserved lift is matched with.
 */
import type { Distribution } from '../engine/distribution.ts';
import type { Mode } from '../network/network.ts';

export const CARGO_KINDS = [
  'people',
  'wheeled',
  'tracked',
  'outsized',
  'supply',
  'ammunition',
  'fuel',
  'self',
] as const;
export type CargoKind = (typeof CARGO_KINDS)[number];

/**
 * What readiness asks a share of: persons by number, by mass all else together, and of that vehicles and what moves itself once more by
 * themselves: no freight stands in for missing vehicles, nor ground equipment for aircraft.
 */
export const READY_SHARES = ['people', 'equipment', 'vehicles', 'self'] as const;

/** The shares that each kind of cargo counts for, besides the persons that travel with it: numbers of {@link READY_SHARES}, in the order of the kinds. */
export const SHARES_OF_KIND: readonly (readonly number[])[] = CARGO_KINDS.map((kind) =>
  sharesOf(kind).map((share) => READY_SHARES.indexOf(share)),
);

function sharesOf(kind: CargoKind): readonly (typeof READY_SHARES)[number][] {
  if (kind === 'people') return ['people'];
  if (kind === 'self') return ['equipment', 'self'];
  return kind === 'wheeled' || kind === 'tracked' || kind === 'outsized' ? ['equipment', 'vehicles'] : ['equipment'];
}

/** Amounts that load and capacity are measured in, all integers: persons, kg, m2, tenths of a rail wagon, vehicles. */
export interface Quantity {
  readonly pax: number;
  readonly massKg: number;
  readonly areaM2: number;
  readonly wagonTenths: number;
  readonly vehicles: number;
}

export const DIMENSIONS = ['pax', 'massKg', 'areaM2', 'wagonTenths', 'vehicles'] as const;

/** Numbers of the dimensions in typed arrays that hold one row of them for each consignment, pool or lane. */
export const DIMENSION_COUNT = DIMENSIONS.length;
export const DIMENSION = Object.freeze(Object.fromEntries(DIMENSIONS.map((name, i) => [name, i]))) as Readonly<
  Record<(typeof DIMENSIONS)[number], number>
>;

/** What is moved to its place, and what supplies it there: orders of stocks and deliveries to them. */
export const TRAFFICS = ['deployment', 'sustainment'] as const;
export type Traffic = (typeof TRAFFICS)[number];

/** A bit for each traffic, all of them together. */
export const BOTH_TRAFFICS = (1 << TRAFFICS.length) - 1;

export interface MovementRequirement {
  readonly id: string;
  /** Name its random draws hang on; the id when absent. Kept on rename. */
  readonly streamName?: string;
  readonly kind: CargoKind;
  readonly cargo: Quantity;
  readonly from: string;
  readonly to: string;
  readonly modes: readonly Mode[];
  /** Places to pass, in order. */
  readonly via: readonly string[];
  /** Places that no route may enter; self-deploying elements, which go by the great circle, do not look at it. */
  readonly avoidPlaces?: readonly string[];
  /** Longest way by road at a stretch, metres; any when absent. */
  readonly longestRoadM?: number;
  /** 1 is first. */
  readonly priority: number;
  readonly owner?: string;
  /** Deployment when absent. */
  readonly traffic?: Traffic;
  readonly releasedBy?: string;
  /**
   * The requirement whose cargo it brings back: the same consignments, each of which sets out when its own has come, or from where that one has
   * been stopped. What never set out is back at once.
   */
  readonly reverses?: string;
  /** False for what an element needs on the way but does not consist of: it is ordered with it and does not count for its readiness. */
  readonly counts?: boolean;
  /** False for equipment without which its element is ready. */
  readonly critical?: boolean;
  /** Available-to-load at the port of embarkation: not loaded for its leg to the port of debarkation before this minute. */
  readonly availableToLoadMin?: number;
  /** Earliest arrival at the port of debarkation: does not set out for it before it could be there then. */
  readonly earliestArrivalMin?: number;
  /** Latest arrival at the port of debarkation: sets how urgent it is, as the required date does. */
  readonly latestArrivalMin?: number;
  /** Ready-to-load date, minutes. */
  readonly readyToLoadMin: number;
  /** Required at destination, minutes; what its element is required for counts when absent. */
  readonly requiredMin?: number;
  readonly element?: string;
  /** Speed of a self-deploying element, metres an hour. */
  readonly selfSpeedMh?: number;
  /** Heaviest military load class. */
  readonly mlc?: number;
  /** Height of its highest piece, cm. */
  readonly heightCm?: number;
}

export interface ForceElement {
  readonly id: string;
  readonly streamName?: string;
  readonly priority: number;
  /** Condition that gives the order to deploy; ordered at `earliestMin` when absent. */
  readonly releasedBy?: string;
  readonly earliestMin: number;
  /** Where its ledger begins: CF-day (0) or D-day. */
  readonly epochMin: number;
  /** Order to ready to leave, minutes. */
  readonly notice: Distribution;
  /** Complete and ready date, minutes. */
  readonly requiredMin?: number;
  /** Share of the persons, and of each other of {@link READY_SHARES}, that must have arrived, thousandths; what moves itself counts whole. */
  readonly readyPaxPermille: number;
  readonly readyEquipmentPermille: number;
  readonly marryUp: Distribution;
  readonly integration: Distribution;
  /** Condition that must hold before it is declared ready (enabling elements). */
  readonly readyWhen?: string;
  readonly requirements: readonly string[];
  /** The element that it brings home: its order turns that one round, and nothing is measured by when it is there. */
  readonly returns?: string;
}
