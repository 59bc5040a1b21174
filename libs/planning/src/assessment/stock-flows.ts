/** What came to stocks and what left them, over time: what has come is written down, what has gone is what is missing from it. */
import type { Program, ReplicationOutcome } from '@muster/logistics';
import { seriesOf } from '../figures/quantiles.ts';
import type { RunClock, StockFlow } from '../result/result.ts';

export function stockFlowsOf(
  program: Program,
  outcomes: readonly ReplicationOutcome[],
  { steps, stepMin }: RunClock,
): StockFlow[] {
  return program.world.stocks.map(({ id, amountKg }, s) => {
    const received = outcomes.map((outcome) => receivedKg(outcome, s, steps, stepMin));
    const level = ({ stockLevel, samples }: ReplicationOutcome, step: number) =>
      stockLevel[s * samples + Math.min(step, samples - 1)];
    return {
      id,
      receivedT: seriesOf(outcomes.length, steps, (r, step) => received[r][step] / 1000),
      goneT: seriesOf(
        outcomes.length,
        steps,
        (r, step) => (amountKg + received[r][step] - level(outcomes[r], step)) / 1000,
      ),
    };
  });
}

/** The sample of a minute is taken when all that the minute brings has come. */
function receivedKg(
  { receiptStart, receiptAt, receiptKg }: ReplicationOutcome,
  stock: number,
  steps: number,
  stepMin: number,
): Float64Array {
  const total = new Float64Array(steps);
  for (let i = receiptStart[stock]; i < receiptStart[stock + 1]; i++) {
    const step = Math.ceil(receiptAt[i] / stepMin);
    if (step < steps) total[step] += receiptKg[i];
  }
  for (let step = 1; step < steps; step++) total[step] += total[step - 1];
  return total;
}
