/** What the time of a gate follows instead of a duration of its own: the kind of breach, for gates of kind detection and attribution, or what has happened. */
import type { GateRow } from '../scenario/activation-section.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { LatencyRow } from '../scenario/monitoring-section.ts';

type Timing = Pick<ScenarioDocument, 'attack' | 'latencies'>;

/** Seeing a breach and naming who did it take their time by the kind of breach. */
export const isTimedByBreach = ({ kind }: Pick<GateRow, 'kind'>): boolean =>
  kind === 'detection' || kind === 'attribution';

/** The latency of gates of a kind with the breach of the scenario; undefined where the gate's own duration stands. */
export function latencyOf(document: Timing, kind: GateRow['kind']): LatencyRow | undefined {
  const { attack } = document;
  if (attack === undefined || !isTimedByBreach({ kind })) return undefined;
  return (document.latencies ?? []).find((row) => row.process === kind && row.breach === attack.breach);
}

/** Why the duration of a gate counts for nothing: it has a record, or a latency stands in its place; null = it counts. */
export function timedBy(
  document: Timing & Pick<ScenarioDocument, 'initialState'>,
  gate: GateRow,
): 'record' | LatencyRow | null {
  if (gate.record !== undefined || document.initialState?.gates?.some((row) => row.gate === gate.id)) return 'record';
  return latencyOf(document, gate.kind) ?? null;
}
