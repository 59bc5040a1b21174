/** What keeps a row from being sent, found before the server is asked. */
import type { SchemaNode } from '../../../api/editing-input.ts';
import type { UserError } from '../../../api/editing.ts';
import { FOUND_HERE } from '../../../api/issue-text.ts';
import { t } from '../../../i18n/text.ts';
import { fieldsOf, findMissing, findUnread } from './field-kinds.ts';
import { fieldTitle } from './titles.ts';

/** A field by its title, a row within a row by its number. */
const partTitle = (part: string): string => (/^\d+$/.test(part) ? String(Number(part) + 1) : fieldTitle(part));

const foundHere = (path: readonly string[], message: string): UserError => ({
  code: FOUND_HERE,
  path: [...path],
  message,
});

/** @param row as it would be saved */
export function findRowFaults(schema: SchemaNode, row: Readonly<Record<string, unknown>>): readonly UserError[] {
  const fields = fieldsOf(schema);
  const titleOf = (path: readonly string[]) => path.map(partTitle).join(', ');
  return [
    ...findMissing(fields, row).map((path) => foundHere(path, t('{field} needs a value.', { field: titleOf(path) }))),
    ...findUnread(fields, row).map((path) =>
      foundHere(path, t('{field} cannot be read as it is typed.', { field: titleOf(path) })),
    ),
  ];
}
