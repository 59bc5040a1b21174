/** Which force elements, and which lift, a scenario counts on. */
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

/** Pools of lift that a withdrawn contribution would have brought. */
export function withdrawnPools(document: ScenarioDocument): ReadonlySet<string> {
  const withdrawn = withdrawnContributions(document);
  return new Set(
    (document.contributions ?? []).flatMap(({ id, support }) => (withdrawn.has(id) ? (support?.liftPools ?? []) : [])),
  );
}

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

/** Elements that the planner named for some line of the requirements. */
export const namedForLines = (document: ScenarioDocument): ReadonlySet<string> =>
  new Set((document.requirements ?? []).flatMap((line) => line.elements ?? []));

/** Who hold one seat one after another: an element, then its reliefs, up to one that is named for a line and so has a seat of its own. */
export function seatOf(
  element: string,
  elements: ReadonlyMap<string, ForceElementRow>,
  named: ReadonlySet<string>,
): string[] {
  const reliefs = reliefsOf(element, elements);
  const own = reliefs.findIndex((relief) => named.has(relief));
  return [element, ...(own < 0 ? reliefs : reliefs.slice(0, own))];
}
