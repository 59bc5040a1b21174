/** When a stock is expected to run out: of one that passes on what others use up, when these do without. */
import { itemsOf } from '../program.ts';
import type { Run } from '../run.ts';
import { settleStock } from './stock-level.ts';
import { MINUTES_PER_DAY } from '../../units/time.ts';

/**
 * Minutes until a stock has run out as things stand, Infinity where nobody uses up anything of it. What it has lasts as long as it does at the rate of all
 * that is used up of it, here and where it is ordered from here; where nothing is used up here, the first of those that order then lives on what it has.
 */
export function minutesUntilOut(run: Run, s: number): number {
  return coverMin(run, s, []);
}

function coverMin(run: Run, s: number, above: readonly number[]): number {
  const { state, program } = run;
  let rate = 0;
  for (const below of itemsOf(program.stockSupplies, s)) rate += state.stockRate[below];
  if (rate === 0) return Infinity;
  settleStock(run, s);
  const own = Math.floor((state.stockLevel[s] * MINUTES_PER_DAY) / rate);
  if (state.stockRate[s] > 0) return own;
  let first = Infinity;
  for (const rule of itemsOf(program.stockFeeds, s)) {
    const below = program.ruleStock[rule];
    if (program.ruleDelivery[rule] < 0 && below !== s && !above.includes(below))
      first = Math.min(first, coverMin(run, below, [...above, s]));
  }
  return own + first;
}
