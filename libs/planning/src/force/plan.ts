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
