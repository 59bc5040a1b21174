/** Driving bans: hours of the week in which lift, or columns under their own power, may not set out over a link. Who is on it goes on. */
import type { Link } from '../network/network.ts';
import { toLists, type Lists } from './program.ts';
import type { Run } from './run.ts';

const WEEK = 7 * 1440;

/** Windows of each link, in order and without overlap. */
export function compileBans(links: readonly Link[]): { liftBans: Lists; columnBans: Lists } {
  const of = (who: 'lift' | 'columns') =>
    toLists(links.map((link) => merged((link.bans ?? []).filter((ban) => ban.who === who))));
  return { liftBans: of('lift'), columnBans: of('columns') };
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

/** The first minute from now on in which a transport may set out over a link. */
export function allowedFrom(run: Run, link: number, isColumn: boolean): number {
  const { liftBans, columnBans, world } = run.program;
  const { start, items } = isColumn ? columnBans : liftBans;
  let at = run.now;
  // Twice at most: a ban that ends with the week may go on on Monday.
  for (let round = 0; round < 2; round++) {
    const minute = (at + (world.weekMinAtStart ?? 0)) % WEEK;
    for (let i = start[link]; i < start[link + 1]; i += 2)
      if (minute >= items[i] && minute < items[i + 1]) at += items[i + 1] - minute;
  }
  return at;
}
