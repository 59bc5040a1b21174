/** Where everything that moves in the shown replication is at a minute: along the great circle of its leg, at even speed. */
import { geoInterpolate } from 'd3';
import type { ShownMovements } from '@muster/planning/run';

export type Position = readonly [lon: number, lat: number];

export interface Mover {
  readonly index: number;
  readonly at: Position;
  /** Part of the leg behind it, 0 to 1. */
  readonly done: number;
}

/** More than this many at once are one smear on a map of Europe; the heaviest are drawn, and the panel beside the map says so. */
export const MOST_MOVERS = 3000;

/** Legs sorted by start, so that a scrub looks only at legs that may be under way. */
export interface MovementIndex {
  readonly order: Int32Array;
  readonly starts: Float64Array;
  readonly longestMin: number;
}

export function indexMovements(movements: Pick<ShownMovements, 'startMin' | 'endMin'>): MovementIndex {
  const { startMin, endMin } = movements;
  const order = Int32Array.from(startMin, (_, index) => index).sort((a, b) => startMin[a] - startMin[b] || a - b);
  let longestMin = 0;
  for (let index = 0; index < startMin.length; index += 1)
    longestMin = Math.max(longestMin, endMin[index] - startMin[index]);
  return { order, starts: Float64Array.from(order, (index) => startMin[index]), longestMin };
}

/** Indices of the legs under way: start <= minute < end. Cost: a binary search and the legs of the longest duration before it. */
export function underWay(movements: Pick<ShownMovements, 'endMin'>, index: MovementIndex, minute: number): number[] {
  const found: number[] = [];
  for (let at = firstAfter(index.starts, minute) - 1; at >= 0; at -= 1) {
    if (index.starts[at] < minute - index.longestMin) break;
    if (movements.endMin[index.order[at]] > minute) found.push(index.order[at]);
  }
  return found;
}

function firstAfter(sorted: Float64Array, minute: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where only some can be shown: by mass, then by persons. */
export const heaviestFirst = (
  { massT, persons }: Pick<ShownMovements, 'massT' | 'persons'>,
  legs: readonly number[],
): number[] => [...legs].sort((a, b) => massT[b] - massT[a] || persons[b] - persons[a] || a - b);

const NONE_HIDDEN: ReadonlySet<string> = new Set();

/** @param hidden modes that take no place of those that are shown */
export function locateMovers(
  movements: ShownMovements,
  index: MovementIndex,
  places: ReadonlyMap<string, Position>,
  minute: number,
  hidden: ReadonlySet<string> = NONE_HIDDEN,
  most = MOST_MOVERS,
): Mover[] {
  const movers: Mover[] = [];
  const found = underWay(movements, index, minute).filter((leg) => !hidden.has(movements.mode[leg]));
  const legs = found.length > most ? heaviestFirst(movements, found) : found;
  for (const leg of legs) {
    if (movers.length >= most) break;
    const from = places.get(movements.from[leg]);
    const to = places.get(movements.to[leg]);
    if (from === undefined || to === undefined) continue;
    const done = (minute - movements.startMin[leg]) / Math.max(1, movements.endMin[leg] - movements.startMin[leg]);
    movers.push({ index: leg, at: geoInterpolate([...from], [...to])(done), done });
  }
  return movers;
}

export interface FlowTotals {
  readonly mode: string;
  readonly assets: number;
  readonly persons: number;
  readonly vehicles: number;
  readonly massT: number;
}

const MODES = ['air', 'sea', 'rail', 'road', 'waterway'];

/** What is under way, by mode. */
export function sumFlows(movements: ShownMovements, legs: readonly number[]): FlowTotals[] {
  return MODES.map((mode) => {
    const own = legs.filter((leg) => movements.mode[leg] === mode);
    const sum = (column: readonly number[]) => own.reduce((total, leg) => total + column[leg], 0);
    return {
      mode,
      assets: own.length,
      persons: sum(movements.persons),
      vehicles: sum(movements.vehicles),
      massT: sum(movements.massT),
    };
  }).filter(({ assets }) => assets > 0);
}
