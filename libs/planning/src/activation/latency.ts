/** How long a breach takes to be detected and to be attributed, by kind of breach: what the gates of these kinds take instead of a duration of their own. */
import type { GateRow } from '../scenario/activation-section.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { LatencyRow } from '../scenario/monitoring-section.ts';

/** The latency of gates of a kind with the breach of the scenario; undefined where the gate's own duration stands. */
export function latencyOf(document: ScenarioDocument, kind: GateRow['kind']): LatencyRow | undefined {
  const { attack } = document;
  if (attack === undefined || (kind !== 'detection' && kind !== 'attribution')) return undefined;
  return (document.latencies ?? []).find((row) => row.process === kind && row.breach === attack.breach);
}
