import type { ScenarioDocument } from './document.ts';

/** Persons of an element, by its row or its template; 0 without one. */
export function personsBook(document: ScenarioDocument): (element: string | undefined) => number {
  const templates = new Map((document.unitTemplates ?? []).map((template) => [template.id, template]));
  const elements = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
  return (element) => {
    const row = element === undefined ? undefined : elements.get(element);
    return row?.cargo?.pax ?? templates.get(row?.template ?? '')?.cargo.pax ?? 0;
  };
}
