/** Of the decisions that are a nation's own, the one that most waiting is spent on. */
import type { RunSummary } from '../api/model.ts';
import { isNationalDecision } from './gate-kinds.ts';

type Gate = Pick<RunSummary['gates'][number], 'id' | 'kind'>;
type Bottleneck = Pick<RunSummary['bottlenecks'][number], 'resource' | 'shareOfWaiting'>;

/** Null when no decision of a nation is among what holds the plan back. */
export function findBindingGate<G extends Gate, B extends Bottleneck>(run: {
  readonly gates: readonly G[];
  readonly bottlenecks: readonly B[];
}): { readonly gate: G; readonly row: B } | null {
  const gates = new Map(run.gates.map((gate) => [`gate/${gate.id}`, gate]));
  let found: { gate: G; row: B } | null = null;
  for (const row of run.bottlenecks) {
    const gate = gates.get(row.resource);
    if (gate === undefined || !isNationalDecision(gate.kind)) continue;
    if (found === null || row.shareOfWaiting > found.row.shareOfWaiting) found = { gate, row };
  }
  return found;
}
