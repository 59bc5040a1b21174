/** Which gates belong to the response: what waits for them has its ledger counted from D-day, and may be changed without a new posture. */
import type { ScenarioDocument } from '../scenario/document.ts';

const known = new WeakMap<ScenarioDocument, ReadonlySet<string>>();

/** Gates that cannot be met before D-day: the breach, those that open at D-day or later, and those that rest on too many of them. */
export function gatesAfterBreach(document: ScenarioDocument): ReadonlySet<string> {
  let gates = known.get(document);
  if (gates === undefined) known.set(document, (gates = findGates(document)));
  return gates;
}

function findGates({ gates = [] }: ScenarioDocument): ReadonlySet<string> {
  const after = new Set<string>();
  // As often as there are gates: each pass settles at least one, or none is left.
  for (let pass = 0, before = -1; pass <= gates.length && after.size !== before; pass++) {
    before = after.size;
    for (const { id, kind, opensAt, requires = [], requiresCount } of gates) {
      const later = requires.filter((need) => after.has(need)).length;
      const tooMany = requires.length - later < (requiresCount ?? requires.length);
      if (kind === 'breach' || (opensAt?.anchor === 'D' && opensAt.offset >= 0) || (later > 0 && tooMany))
        after.add(id);
    }
  }
  return after;
}
