/**
 * Support contributions to the engine: deliveries, larger capacities, monitors. What a withdrawn contribution would have
 * brought is left out.
 */
import type { Condition, Effect } from '@muster/logistics';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

export interface Support {
  readonly withdrawnDeliveries: ReadonlySet<string>;
  readonly withdrawnMonitors: ReadonlySet<string>;
  readonly conditions: readonly Condition[];
  readonly effects: readonly Effect[];
}

export function supportOf(document: ScenarioDocument, clock: ScenarioClock): Support {
  const contributions = document.contributions ?? [];
  const standing = contributions.filter((row) => row.status !== 'withdrawn');
  const withdrawn = contributions.filter((row) => row.status === 'withdrawn');
  const conditions: Condition[] = [];
  const effects: Effect[] = [];
  for (const { id, support } of standing)
    (support?.capacity ?? []).forEach(({ resource, factor, from }, i) => {
      const when = `support:${id}:${i}`;
      conditions.push({ id: when, type: 'date', atMin: from === undefined ? 0 : clock.minute(from) });
      effects.push({ id: when, when, resource, permille: Math.round(factor * 1000) });
    });
  return {
    withdrawnDeliveries: new Set(withdrawn.flatMap((row) => row.support?.deliveries ?? [])),
    withdrawnMonitors: new Set(withdrawn.flatMap((row) => row.support?.monitors ?? [])),
    conditions,
    effects,
  };
}
