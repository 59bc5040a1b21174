/** By what contributions of intelligence multiply the time of a gate; several multiply each other. */
import type { ScenarioDocument } from '../scenario/document.ts';

/** Factor by gate; a gate that nothing shortens has none. */
export function gateFactors({ contributions = [] }: ScenarioDocument): ReadonlyMap<string, number> {
  const factors = new Map<string, number>();
  for (const { support, status } of contributions)
    if (status !== 'withdrawn')
      for (const { gate, factor } of support?.shortens ?? []) factors.set(gate, (factors.get(gate) ?? 1) * factor);
  return factors;
}
