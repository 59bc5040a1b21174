/**
 * A table that planners exchange: its columns, and which row of the document a line becomes. One description serves reading, writing,
 * the templates and the documentation.
 */
import type { Column } from './column.ts';
import { normalise } from './header.ts';

export type RowSection = 'contributions' | 'forceElements' | 'stocks' | 'places' | 'links' | 'movements';
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

export interface TableFormat {
  readonly id: string;
  readonly title: string;
  readonly section: RowSection;
  readonly columns: readonly Column[];
  /** What a file of this kind does not keep. */
  readonly loses: string;
  /** Field that names the nation that owns a row. */
  readonly owner?: string;
  /** Lines that are rows of another section. */
  readonly elsewhere?: Elsewhere;
  /** A line of the template that says what is meant. */
  readonly example: Readonly<Record<string, string | number>>;
}

/** Rows of another section in a table, of which it holds some. */
export interface Elsewhere {
  readonly section: RowSection;
  /** Path of the column that only they have. */
  readonly column: string;
  /** Their paths where they have others than the rows of the table have, or none. */
  readonly paths: Readonly<Record<string, string | null>>;
}

/** What names a column, without accents, spaces and units. */
export function columnsByHeading(format: TableFormat): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, aliases = [] } of format.columns)
    for (const one of [name, ...aliases]) names.set(normalise(one), name);
  return names;
}

/** Values by path as fields and groups of fields. Where there are no groups they are the row already. */
export function toDocumentRow(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  for (const path in fields) if (path.includes('.')) return toGroups(fields);
  return fields;
}

function toGroups(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(fields)) {
    const [outer, inner] = path.split('.');
    if (inner === undefined) row[outer] = value;
    else row[outer] = { ...(row[outer] as object | undefined), [inner]: value };
  }
  return row;
}

/** Places on the way of a movement (`via`), as a time-phased table cuts them: a group of fields of the file, each with its column. */
export interface Way {
  readonly poe?: string;
  readonly between?: readonly string[];
  readonly pod?: string;
}

export function toWay(via: readonly string[] = []): Way {
  const between = via.slice(1, -1);
  return {
    ...(via.length >= 2 && { poe: via[0] }),
    ...(between.length > 0 && { between }),
    ...(via.length >= 1 && { pod: via.at(-1) }),
  };
}

/** In the order in which they are passed. */
export const toVia = ({ poe, between, pod }: Way): readonly string[] => [poe ?? [], between ?? [], pod ?? []].flat();

export function toFields(format: TableFormat, row: Row): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...row, way: toWay(row['via'] as readonly string[] | undefined) };
  return Object.fromEntries(
    format.columns.map(({ name, path }) => {
      const [outer, inner] = path.split('.');
      const value = fields[outer];
      return [name, inner === undefined ? value : (value as Record<string, unknown> | undefined)?.[inner]];
    }),
  );
}
