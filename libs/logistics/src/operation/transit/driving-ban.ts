/**
 * Driving bans: hours of the week, of every week or of dates of the run, in which lift, or columns under their own power, may not set out over a
 * link. Who is on it goes on.
 */
import type { BanWindow, Link } from '../../network/network.ts';
import { OP, type BookedLane } from '../routing/lane.ts';
import { toLists, type Lists, type Program } from '../program.ts';

const WEEK = 7 * 1440;

/** Windows of each link, in order and without overlap. */
export function compileBans(links: readonly Link[]) {
  const of = (field: 'bans' | 'datedBans', who: BanWindow['who']) =>
    toLists(links.map((link) => merged((link[field] ?? []).filter((ban) => ban.who === who))));
  return {
    liftBans: of('bans', 'lift'),
    columnBans: of('bans', 'columns'),
    liftDatedBans: of('datedBans', 'lift'),
    columnDatedBans: of('datedBans', 'columns'),
  };
}

function merged(windows: readonly { readonly fromMin: number; readonly untilMin: number }[]): number[] {
  const pairs: number[] = [];
  for (const { fromMin, untilMin } of [...windows].sort((a, b) => a.fromMin - b.fromMin || a.untilMin - b.untilMin)) {
    if (pairs.length > 0 && fromMin <= pairs[pairs.length - 1])
      pairs[pairs.length - 1] = Math.max(pairs[pairs.length - 1], untilMin);
    else pairs.push(fromMin, untilMin);
  }
  return pairs;
}

/** Bans on the way of each lane: pairs of link and least minutes before it. */
export function bansOfLanes(lanes: readonly BookedLane[], leastMin: Int32Array): Lists {
  return toLists(
    lanes.map((lane, i) => {
      const pairs: number[] = [];
      let beforeM = 0;
      for (const { code, arg, detail, lengthM } of lane.operations) {
        if (code === OP.ban && detail === 0) pairs.push(arg, Math.floor((leastMin[i] * beforeM) / lane.lengthM));
        beforeM += lengthM;
      }
      return pairs;
    }),
  );
}

/** Minutes for which bans hold up who sets out on a lane at a minute and comes to each as early as can be. */
export function heldUpMin(program: Program, lane: number, from: number): number {
  const { start, items } = program.laneBans;
  let at = from;
  for (let i = start[lane]; i < start[lane + 1]; i += 2) {
    const there = at + items[i + 1];
    at += allowedFrom(program, items[i], program.laneOrganic[lane] === 1, there) - there;
  }
  return at - from;
}

/** The first minute from `now` on in which a transport may set out over a link. */
export function allowedFrom(program: Program, link: number, isColumn: boolean, now: number): number {
  const { start, items } = isColumn ? program.columnDatedBans : program.liftDatedBans;
  let at = allowedInWeek(program, link, isColumn, now);
  // A ban of a season may begin when one of the week ends, and the other way round; those of the season lie in order.
  for (let i = start[link]; i < start[link + 1] && items[i] <= at; i += 2)
    if (at < items[i + 1]) at = allowedInWeek(program, link, isColumn, items[i + 1]);
  return at;
}

function allowedInWeek(program: Program, link: number, isColumn: boolean, now: number): number {
  const { liftBans, columnBans, world } = program;
  const { start, items } = isColumn ? columnBans : liftBans;
  let at = now;
  // Twice at most: a ban that ends with the week may go on on Monday.
  for (let round = 0; round < 2; round++) {
    const minute = (at + (world.weekMinAtStart ?? 0)) % WEEK;
    for (let i = start[link]; i < start[link + 1]; i += 2)
      if (minute >= items[i] && minute < items[i + 1]) at += items[i + 1] - minute;
  }
  return at;
}
