/** Which force elements a scenario counts on. */
import type { ScenarioDocument } from '../scenario/document.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';

/** Elements that are in the plan: neither they nor their contributions are withdrawn. */
export function elementsOfPlan(document: ScenarioDocument): ForceElementRow[] {
  const withdrawn = withdrawnContributions(document);
  return (document.forceElements ?? []).filter(
    (row) => row.status !== 'withdrawn' && !(row.contribution !== undefined && withdrawn.has(row.contribution)),
  );
}

export const withdrawnContributions = (document: ScenarioDocument): ReadonlySet<string> =>
  new Set((document.contributions ?? []).filter((row) => row.status === 'withdrawn').map((row) => row.id));

/** Who relieves an element, and who relieves that one, in order; two that relieve each other stand in for each other once. */
export function reliefsOf(element: string, elements: ReadonlyMap<string, ForceElementRow>): string[] {
  const found: string[] = [];
  for (
    let next = elements.get(element)?.relievedBy;
    next !== undefined && next !== element && !found.includes(next);
    next = elements.get(next)?.relievedBy
  )
    found.push(next);
  return found;
}
