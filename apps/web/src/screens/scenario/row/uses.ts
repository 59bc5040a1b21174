/** Where a row of the document is used: every other row, or part of the document, that names it. */
import { listReferences, type ScenarioDocument } from '@muster/planning';

export interface Use {
  readonly section: string;
  /** Null where it is no row, in the state of now for instance. */
  readonly id: string | null;
  readonly name: string;
  readonly field: string;
}

type Named = Readonly<Record<string, unknown>> & { readonly id: string };

/** One for each field of a row, however often the row is named in it. */
export function usesOf(document: ScenarioDocument, section: string, id: string): readonly Use[] {
  const names = new Map<string, string>();
  for (const [other, rows] of Object.entries(document))
    if (Array.isArray(rows))
      for (const row of rows as readonly Named[])
        names.set(`${other} ${row.id}`, String(row['name'] ?? row['title'] ?? row.id));
  const uses = new Map<string, Use>();
  for (const at of listReferences(document, section, id)) {
    const [field = ''] = at.path;
    const name = names.get(`${at.section} ${at.id}`) ?? '';
    uses.set(`${at.section} ${at.id} ${field}`, { section: at.section, id: at.id, name, field });
  }
  return [...uses.values()];
}
