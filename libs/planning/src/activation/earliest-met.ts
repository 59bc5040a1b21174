/**
 * The earliest minute at which each gate can be met: what it requires, its opening date, and the least that its decision takes; its date when it has
 * been met.
 * In topological order (Kahn 1962), linear in gates and what they require. A circle of gates, which is told elsewhere, is
 * cut at its first one.
 */
import type { GateRow } from '../scenario/activation-section.ts';
import { toMinutes, type ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { DurationSpec } from '../scenario/quantities.ts';
import { gateFactors } from './gate-factors.ts';
import { latencyOf } from './latency.ts';

/** Not before this minute; a breach without a date opens on D-day. */
export const opensMin = ({ kind, opensAt }: GateRow, clock: ScenarioClock): number | undefined =>
  opensAt ? clock.minute(opensAt) : kind === 'breach' ? clock.dDayMin : undefined;

export function earliestMet(document: ScenarioDocument, clock: ScenarioClock): ReadonlyMap<string, number> {
  const gates = document.gates ?? [];
  const factors = gateFactors(document);
  const ids = new Set(gates.map(({ id }) => id));
  const waiting = new Map<string, number>();
  const leaning = new Map<string, GateRow[]>(gates.map(({ id }) => [id, []]));
  for (const gate of gates) {
    const before = (gate.requires ?? []).filter((id) => ids.has(id));
    waiting.set(gate.id, before.length);
    for (const id of before) leaning.get(id)!.push(gate);
  }
  const found = new Map<string, number>();
  const settle = (first: GateRow) => {
    const order = [first];
    for (const gate of order) {
      const required = (gate.requires ?? []).map((id) => found.get(id) ?? 0).sort((a, b) => a - b);
      const after = required[(gate.requiresCount ?? required.length) - 1] ?? 0;
      const opens = opensMin(gate, clock) ?? 0;
      const takes = Math.floor(leastTime(document, gate) * (factors.get(gate.id) ?? 1));
      const met = gate.record?.find(({ event }) => event === 'met');
      found.set(gate.id, met ? Math.max(0, clock.minute(met.at)) : Math.max(0, after, opens) + takes);
      for (const next of leaning.get(gate.id)!) {
        waiting.set(next.id, waiting.get(next.id)! - 1);
        if (waiting.get(next.id) === 0 && !found.has(next.id)) order.push(next);
      }
    }
  };
  for (const gate of gates) if (waiting.get(gate.id) === 0 && !found.has(gate.id)) settle(gate);
  for (const gate of gates) if (!found.has(gate.id)) settle(gate);
  return found;
}

/** Where detection and attribution take the time of the kind of breach, the least is that under full coverage. */
function leastTime(document: ScenarioDocument, gate: GateRow): number {
  const latency = latencyOf(document, gate.kind);
  return latency === undefined ? leastMin(gate.duration) : leastMin(latency.duration) * (1 - latency.coverageShortens);
}

function leastMin(spec: DurationSpec | undefined): number {
  if (spec === undefined) return 0;
  const least =
    'fixed' in spec
      ? spec.fixed
      : 'uniform' in spec
        ? spec.uniform[0]
        : 'triangular' in spec
          ? spec.triangular[0]
          : 'pert' in spec
            ? spec.pert[0]
            : 'gamma' in spec
              ? (spec.gamma.shift ?? 0)
              : 'empirical' in spec
                ? Math.min(...spec.empirical)
                : 0;
  return toMinutes(least, spec.unit);
}
