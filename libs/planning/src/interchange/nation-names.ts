/** Nations by what a spreadsheet calls them: a planner who reads "Poland" on the page writes "Poland", and means PL. */
import { normalise } from './header.ts';
import type { ImportedRow } from './imported.ts';

const FIELDS = ['nation', 'owner'] as const;

/** The rows with the id of each nation that stands there by its name, or by its id in other letters; a name that two nations have stays. */
export function withNationIds(
  rows: readonly ImportedRow[],
  nations: readonly { readonly id: string; readonly name: string }[],
): readonly ImportedRow[] {
  const ids = new Set(nations.map(({ id }) => id));
  const called = new Map<string, string | undefined>();
  for (const { id, name } of nations)
    for (const word of new Set([normalise(name), normalise(id)])) called.set(word, called.has(word) ? undefined : id);
  return rows.map((row) => {
    let { fields } = row;
    for (const field of FIELDS) {
      const told = fields[field];
      if (typeof told !== 'string' || ids.has(told)) continue;
      const id = called.get(normalise(told));
      if (id !== undefined) fields = { ...fields, [field]: id };
    }
    return fields === row.fields ? row : { ...row, fields };
  });
}
