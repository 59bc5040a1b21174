/** What belongs to the response. Which gates do: what waits for them has its ledger counted from D-day, and may be changed without a new posture. */
import type { ScenarioDocument } from '../scenario/document.ts';
import type { ScenarioDate } from '../scenario/quantities.ts';

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

/** What may be called forward: a force element or a movement. */
interface Callable {
  readonly id: string;
  readonly releasedBy?: string;
  readonly earliest?: ScenarioDate;
}

/** Called forward after D-day: by its date, or by an order that rests on the breach. */
export const isResponse = (document: ScenarioDocument, row: Callable): boolean =>
  (row.earliest?.anchor === 'D' && row.earliest.offset >= 0) || isOrderedByBreach(document, row);

/** Whether its gate rests on the breach, or it is released by commitments and each of them does. */
export function isOrderedByBreach(document: ScenarioDocument, { id, releasedBy }: Callable): boolean {
  const gates = gatesAfterBreach(document);
  if (releasedBy !== undefined && gates.has(releasedBy)) return true;
  const remedies = new Set((document.remedies ?? []).map((remedy) => remedy.id));
  const rests = (before: string | undefined) => before !== undefined && (gates.has(before) || remedies.has(before));
  const commitments = (document.commitments ?? []).filter(({ releases }) => releases?.includes(id));
  return commitments.length > 0 && commitments.every(({ trigger, decision }) => rests(trigger) || rests(decision));
}
