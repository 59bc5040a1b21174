/** When a stock is expected to run out: of one that passes on what others use up, when these do without. */
import { MinHeap } from '../../network/min-heap.ts';
import { MINUTES_PER_DAY } from '../../units/time.ts';
import { itemsOf } from '../program.ts';
import type { Run } from '../run.ts';
import { settleStock } from './stock-level.ts';

/**
 * Minutes until a stock has run out as things stand, Infinity where nobody uses up anything of it. What it has lasts as long as it does at the rate of all
 * that is used up of it, here and where it is ordered from here; where nothing is used up here, the first of those that order then lives on what it has.
 *
 * The shortest way down from the stock to one that is used up (Dijkstra), each stock as long as what it has lasts. Cost: the stocks below, for each that
 * passes on.
 */
export function minutesUntilOut(run: Run, stock: number): number {
  const { state, program } = run;
  const reached = new Map<number, number>();
  const settled = new Set<number>();
  open.clear();
  const reach = (s: number, before: number) => {
    const rate = rateBelow(run, s);
    if (rate === 0) return;
    settleStock(run, s);
    const until = before + Math.floor((state.stockLevel[s] * MINUTES_PER_DAY) / rate);
    if (until >= (reached.get(s) ?? Infinity)) return;
    reached.set(s, until);
    open.push(until, s);
  };
  reach(stock, 0);
  while (open.size > 0) {
    const s = open.pop();
    if (settled.has(s)) continue;
    settled.add(s);
    const until = reached.get(s)!;
    if (state.stockRate[s] > 0) return until;
    for (const rule of itemsOf(program.stockFeeds, s))
      if (program.ruleDelivery[rule] < 0) reach(program.ruleStock[rule], until);
  }
  return Infinity;
}

/** Stocks that have been reached, the one that runs out first in front. */
const open = new MinHeap();

/** What is used up a day of a stock and of all that order from it, at first or second hand; deliveries come by date and are no demand. */
function rateBelow({ state, program }: Run, stock: number): number {
  const found = new Set([stock]);
  let rate = 0;
  for (const s of found) {
    rate += state.stockRate[s];
    for (const rule of itemsOf(program.stockFeeds, s))
      if (program.ruleDelivery[rule] < 0) found.add(program.ruleStock[rule]);
  }
  return rate;
}
