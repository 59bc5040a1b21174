/** What the shown replication has in stock, has done and has decided, beside who is where: a state of now is one replication, not a mixture of it and of medians. */
import type { Program, ReplicationOutcome } from '@muster/logistics';
import { curvesOf, plansOf } from '../cooperation/progress.ts';
import { MetTimes } from '../figures/met-times.ts';
import { commitmentDecisionId } from '../mapping/commitments.ts';
import type { RunClock } from '../result/result.ts';
import type { ShownState } from '../result/shown.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

export function shownStateOf(
  document: ScenarioDocument,
  program: Program,
  outcome: ReplicationOutcome,
  clock: Pick<RunClock, 'steps' | 'stepMin'>,
): ShownState {
  const met = new MetTimes(program, [outcome]);
  const at = (id: string) => met.times(id).p50;
  const { gates = [], remedies = [], commitments = [] } = document;
  const { stockLevel, samples } = outcome;
  const decisions = [
    ...[...gates, ...remedies].map(({ id }) => ({ id, decidedMin: at(id), inForceMin: at(id) })),
    ...commitments.map(({ id }) => ({ id, decidedMin: at(commitmentDecisionId(id)), inForceMin: at(id) })),
  ].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return {
    stocks: program.world.stocks.map(({ id }, s) => ({
      id,
      amount: Array.from(stockLevel.subarray(s * samples, (s + 1) * samples), (kg) => kg / 1000),
    })),
    done: plansOf(document).map((plan) => ({ id: plan.id, amount: Array.from(curvesOf(plan, met, clock)[0]) })),
    decisions: {
      id: decisions.map(({ id }) => id),
      decidedMin: decisions.map(({ decidedMin }) => decidedMin),
      inForceMin: decisions.map(({ inForceMin }) => inForceMin),
    },
  };
}
