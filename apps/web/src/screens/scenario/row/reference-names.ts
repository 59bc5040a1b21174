/** What the ids and codes in the rows of a section are called: a planner reads titles and words. Pure. */
import { optionText } from './option-text.ts';
import type { Row } from '../../../api/editing.ts';
import type { Field } from './field-kinds.ts';

/** The name of the row that a field means, or the word of its code; undefined where it is neither, or the row is not to be seen. */
export type NameOf = (field: string, value: unknown) => string | undefined;

/** @param rowsOf named rows of a section, each section asked once */
export function referenceNames(
  fields: readonly Field[],
  rowsOf: (section: string) => readonly { readonly id: string; readonly name: string }[],
): NameOf {
  const sections = new Map(
    fields.flatMap(({ name, field }) =>
      field.kind === 'text' && field.refersTo.length > 0 ? [[name, field.refersTo] as const] : [],
    ),
  );
  const coded = new Set(fields.flatMap(({ name, field }) => (field.kind === 'choice' ? name : [])));
  const names = new Map<string, ReadonlyMap<string, string>>();
  const namesIn = (section: string) => {
    const known = names.get(section) ?? new Map(rowsOf(section).map(({ id, name }) => [id, name]));
    names.set(section, known);
    return known;
  };
  return (field, value) => {
    if (typeof value !== 'string') return undefined;
    if (coded.has(field)) return optionText(value);
    for (const section of sections.get(field) ?? []) {
      const name = namesIn(section).get(value);
      if (name !== undefined) return name;
    }
    return undefined;
  };
}

/** Whether a row holds a text, lower case, in what it says or in the names of what it refers to. */
export const saysText = (row: Row, wanted: string, nameOf: NameOf): boolean =>
  JSON.stringify(row).toLowerCase().includes(wanted) ||
  Object.entries(row).some(([field, value]) => nameOf(field, value)?.toLowerCase().includes(wanted) === true);
