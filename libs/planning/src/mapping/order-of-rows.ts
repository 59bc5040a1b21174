/** Rows of every section in order of their ids, so that the order of a document decides nothing behind it: not even which of two equal causes is named. */
import type { ScenarioDocument } from '../scenario/document.ts';

export function inOrderOfIds(document: ScenarioDocument): ScenarioDocument {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const sections = Object.entries(document).map(
    ([name, rows]) =>
      [name, Array.isArray(rows) ? [...(rows as { readonly id: string }[])].sort(byId) : (rows as unknown)] as const,
  );
  return Object.fromEntries(sections) as unknown as ScenarioDocument;
}
