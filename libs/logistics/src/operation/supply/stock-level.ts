/** The level of a stock between events: piecewise linear, brought up to date when somebody asks. */
import type { Run } from '../run.ts';
import { MINUTES_PER_DAY } from '../../units/time.ts';

/** Brings a stock up to now: consumption since it was last looked at, whole kilograms, the remainder carried on. */
export function settleStock(run: Run, s: number): void {
  const { state } = run;
  const span = run.now - state.stockSettledAt[s];
  state.stockSettledAt[s] = run.now;
  if (span <= 0) return;
  state.stockHeldBack[s] += (state.stockRequired[s] - state.stockRate[s]) * span;
  const total = state.stockRate[s] * span + state.stockRemainder[s];
  const wanted = Math.floor(total / MINUTES_PER_DAY);
  state.stockRemainder[s] = total - wanted * MINUTES_PER_DAY;
  const used = Math.min(wanted, state.stockLevel[s]);
  state.stockLevel[s] -= used;
  state.stockConsumed[s] += used;
  state.stockUnmet[s] += wanted - used;
  if (state.stockLevel[s] < state.stockMinimum[s]) state.stockMinimum[s] = state.stockLevel[s];
}
