import type { ScenarioDocument } from './document.ts';
import type { ForceElementRow } from './force-section.ts';

/** Persons of an element: by its row, or by its template; 0 where neither says it. */
export function personsOfRows(
  document: Pick<ScenarioDocument, 'unitTemplates'>,
): (row: Pick<ForceElementRow, 'cargo' | 'template'>) => number {
  const templates = new Map((document.unitTemplates ?? []).map(({ id, cargo }) => [id, cargo.pax ?? 0]));
  return ({ cargo, template }) => cargo?.pax ?? templates.get(template ?? '') ?? 0;
}

/** The same by the id of an element; 0 without one. */
export function personsBook(document: ScenarioDocument): (element: string | undefined) => number {
  const personsOf = personsOfRows(document);
  const elements = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
  return (element) => personsOf(elements.get(element ?? '') ?? {});
}
