/**
 * For the start of a lane and a type of lift, the stands of the type from which it is reached first, nearest first, with the minutes of the
 * way. Made when first asked for and kept with the program, since neither changes in a run: the dispatcher then looks at the few near
 * stands instead of all. Only the nearest are kept, so that the memory grows with the lanes and not with lanes x stands.
 */
import { wayMin } from './positioning.ts';
import type { Program } from '../program.ts';

/** Stands kept of each type at each start. */
const KEPT = 32;

export interface StandOrder {
  /** Pairs of stand and minutes, nearest first, equally near ones in order of number. */
  readonly near: Int32Array;
  /** Whether stands that can be reached were left out. */
  readonly more: boolean;
}

/** Orders by start of lanes x types + type. */
export type StandOrders = (StandOrder | undefined)[];

export function nearestStands(program: Program, type: number, lane: number): StandOrder {
  const key = program.laneStart[lane] * program.typeStands.start.length + type;
  return (program.standOrders[key] ??= orderOf(program, type, lane));
}

function orderOf(program: Program, type: number, lane: number): StandOrder {
  const { start, items } = program.typeStands;
  const pool = program.typePools.items[program.typePools.start[type]];
  const rows: [number, number][] = [];
  for (const stand of items.subarray(start[type], start[type + 1])) {
    const minutes = wayMin(program, pool, program.standPlace[stand], lane);
    if (minutes >= 0) rows.push([stand, minutes]);
  }
  rows.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  return { near: Int32Array.from(rows.slice(0, KEPT).flat()), more: rows.length > KEPT };
}
