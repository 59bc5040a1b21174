/** Where a row of the document is used: every other row that holds its id in one of its fields. */
import type { ScenarioDocument } from '@muster/planning';

export interface Use {
  readonly section: string;
  readonly id: string;
  readonly name: string;
  readonly field: string;
}

const MOST_USES = 200;

export function usesOf(document: ScenarioDocument, id: string): readonly Use[] {
  const uses: Use[] = [];
  for (const [section, rows] of Object.entries(document)) {
    if (!Array.isArray(rows)) continue;
    for (const row of rows as readonly (Readonly<Record<string, unknown>> & { readonly id: string })[]) {
      for (const [field, value] of Object.entries(row)) {
        if (field === 'id' || !holds(value, id)) continue;
        uses.push({ section, id: row.id, name: String(row['name'] ?? row['title'] ?? row.id), field });
        if (uses.length >= MOST_USES) return uses;
      }
    }
  }
  return uses;
}

function holds(value: unknown, id: string): boolean {
  if (typeof value === 'string') return value === id || value.startsWith(`${id}/`);
  if (Array.isArray(value)) return value.some((item) => holds(item, id));
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => holds(inner, id));
}
