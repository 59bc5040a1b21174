/** The network as route searches see it: directed arcs in vehicle contexts, and who is travelling. */
import type { Gauge, Mode } from './network.ts';

/** What the cargo is in: nothing yet, or a vehicle of a mode; rail once for each gauge. */
export const CONTEXTS = ['none', 'road', 'rail-1435', 'rail-1520', 'sea', 'waterway', 'air'] as const;
export const CONTEXT = { none: 0, road: 1, rail1435: 2, rail1520: 3, sea: 4, waterway: 5, air: 6 } as const;
export const CONTEXT_COUNT = CONTEXTS.length;

/** Mode of a context; `none` has none. */
export function modeOfContext(context: number): Mode | undefined {
  return ([undefined, 'road', 'rail', 'rail', 'sea', 'waterway', 'air'] as const)[context];
}

export function contextOf(mode: Mode, gauge: Gauge = 1435): number {
  return mode === 'rail' ? (gauge === 1520 ? CONTEXT.rail1520 : CONTEXT.rail1435) : CONTEXT[mode];
}

/** A directed arc in one context. Air arcs have link -1. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly context: number;
  /** Index of the link, -1 for an air leg. */
  readonly link: number;
  readonly backwards: boolean;
  readonly lengthM: number;
  /** Speed limit, m/h; Infinity when none. */
  readonly speedMh: number;
  readonly mlc: number;
  /** Highest piece that may pass, cm; 0 when it does not limit. */
  readonly maxHeightCm: number;
  /** Whether something may hold up who comes to it: driving bans at some hours, damage that closes it. */
  readonly mayStop?: boolean;
  /** Airspaces that may be closed and through which a flight leads. */
  readonly airspaces?: readonly number[];
  /** A flight around airspaces, longer than the great circle. */
  readonly isDetour?: boolean;
}

/** The network as the search sees it. */
export interface RoutingGraph {
  readonly placeCount: number;
  /** Arcs that leave a place by context: entry place x CONTEXTS.length + context. */
  readonly arcsFrom: readonly (readonly Arc[])[];
  /** Airfields, and the air arc between two places. */
  readonly airfields: readonly number[];
  airArc(from: number, to: number): Arc;
  /** Metres of the flights from a place to every airfield and from every airfield to a place, in order of `airfields`; those of `airArc`. */
  flightsFromM(from: number): Float64Array;
  flightsToM(to: number): Float64Array;
  /** The same around the airspaces that may be closed; undefined where it crosses none, or there is no way around. */
  detour(from: number, to: number): Arc | undefined;
  readonly airspaceCount: number;
  /** Metres that any way from a place to the goal has at least, by place. */
  remainingM(goal: number): Float64Array;
  /** Minutes of passing through a place in a context (border formalities, headway), by place x CONTEXTS.length + context; Infinity where it cannot pass. */
  readonly passMin: Float64Array;
}

/** Who is travelling: per context the speed and the cost of getting in and out at a place; Infinity forbids. */
export interface TravelProfile {
  readonly speedMh: readonly number[];
  /** By place x CONTEXTS.length + context. */
  readonly boardMin: Float64Array;
  readonly alightMin: Float64Array;
  /** Minutes of the gauge change at a place; Infinity where there is none for the cargo. */
  readonly gaugeChangeMin: Float64Array;
  /** Backward searches by goal, filled by the first search and kept by whoever keeps the profile. */
  readonly remaining?: Map<number, Float64Array>;
  readonly mlc: number;
  readonly heightCm: number;
}
