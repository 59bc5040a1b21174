/**
 * A table that planners exchange: its columns, and which row of the document a line becomes. One description serves reading, writing,
 * the templates and the documentation.
 */
import type { Column } from './column.ts';
import { normalise } from './sheet.ts';

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
  /** A line of the template that says what is meant. */
  readonly example: Readonly<Record<string, string | number>>;
}

/** What names a column, without accents, spaces and units. */
export function columnsByHeading(format: TableFormat): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, aliases = [] } of format.columns)
    for (const one of [name, ...aliases]) names.set(normalise(one), name);
  return names;
}

/** Ports of the time-phased table, and what lies between them, stand in the document as places on the way. */
export function toDocumentRow(format: TableFormat, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(fields)) {
    if (WAY.includes(path)) continue;
    const [outer, inner] = path.split('.');
    if (inner === undefined) row[outer] = value;
    else row[outer] = { ...(row[outer] as object | undefined), [inner]: value };
  }
  if (format.id === 'time-phased' && WAY.some((path) => path in fields)) {
    const via = WAY.flatMap((path) => fields[path] ?? []);
    row['via'] = via.length > 0 ? via : null;
  }
  return row;
}

/** In the order in which they are passed. */
const WAY = ['poe', 'between', 'pod'];

export function toFields(format: TableFormat, row: Row): Record<string, unknown> {
  const via = (row['via'] ?? []) as readonly string[];
  const between = via.slice(1, -1);
  const way: Record<string, unknown> =
    format.id === 'time-phased'
      ? {
          poe: via.length >= 2 ? via[0] : undefined,
          between: between.length > 0 ? between : undefined,
          pod: via.at(-1),
        }
      : {};
  return Object.fromEntries(
    format.columns.map(({ name, path }) => {
      const [outer, inner] = path.split('.');
      const value = path in way ? way[path] : row[outer];
      return [name, inner === undefined ? value : (value as Record<string, unknown> | undefined)?.[inner]];
    }),
  );
}
