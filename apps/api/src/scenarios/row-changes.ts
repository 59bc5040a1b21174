/**
 * What each version changed, row by row. A few changes are rows of their own. Many changes of one version stand in pieces, each with the keys
 * that it reaches from and to: a hundred thousand rows of an import would otherwise be a hundred thousand entries of two indexes.
 */
import type { EntityManager } from 'typeorm';
import { PIECE } from '../jobs/pieces.ts';
import type { SectionName } from './section.ts';

export interface Row {
  readonly id: string;
}

export interface RowChange {
  readonly section: SectionName;
  readonly key: string;
  readonly uuid: string;
  readonly before: { readonly ordinal: number; readonly body: Row } | null;
  readonly after: { readonly ordinal: number; readonly body: Row } | null;
}

/** Who wrote the rows that are taken away, by key. */
export type Authors = ReadonlyMap<string, readonly string[]>;

/** Changes of one section in one version, from which on they are kept in pieces. */
const MANY = PIECE;

/** The text of a row as JSON; it has no line break, so that many can be joined by it. */
export type TextOf = (row: Row) => string;

const COLUMNS = 'scenario_id, version, section';

/** All changes, as a table: with the range of keys to look in, so that one key is not looked for in every piece. */
export const CHANGES = `(
  SELECT ${COLUMNS}, key, row_id, ordinal_before, before, ordinal_after, after, authors,
    key AS first_key, key AS last_key, after IS NULL AS has_removals FROM scenario_change
  UNION ALL
  SELECT ${COLUMNS}, (change ->> 0) COLLATE "C", (change ->> 1)::uuid, (change ->> 2)::int, NULLIF(change -> 3, 'null'), (change ->> 4)::int,
    NULLIF(change -> 5, 'null'), CASE WHEN jsonb_typeof(change -> 6) = 'array' THEN ARRAY(SELECT jsonb_array_elements_text(change -> 6)) END,
    first_key, last_key, has_removals FROM scenario_change_piece, jsonb_array_elements(changes::jsonb) AS change)`;

export const isMany = (changes: readonly unknown[]): boolean => changes.length >= MANY;

/** In the order in which pieces are cut, which is that of the keys. */
export const byKey = (changes: readonly RowChange[]): RowChange[] =>
  [...changes].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));

/**
 * A change as its piece has it.
 *
 * @param before place and text of the row, or null
 * @param wrote who wrote a row that is gone
 */
export function toChangeText(
  key: string,
  uuid: string,
  before: readonly [ordinal: number, text: string] | null,
  after: readonly [ordinal: number, text: string] | null,
  wrote?: readonly string[],
): string {
  const side = (one: typeof after) => (one === null ? 'null,null' : `${one[0]},${one[1]}`);
  const told = wrote === undefined ? '' : `,${JSON.stringify(wrote)}`;
  return `[${JSON.stringify(key)},"${uuid}",${side(before)},${side(after)}${told}]`;
}

/** A piece of many changes of one section, in the order of their keys. */
export async function insertPiece(
  manager: EntityManager,
  id: string,
  version: number,
  changes: readonly RowChange[],
  authors: Authors,
  textOf: TextOf,
): Promise<void> {
  const side = (one: RowChange['after']) => one && ([one.ordinal, textOf(one.body)] as const);
  const texts = changes.map(({ key, uuid, before, after }) =>
    toChangeText(key, uuid, side(before), side(after), authors.get(key)),
  );
  await manager.query(
    `INSERT INTO scenario_change_piece (${COLUMNS}, first_key, last_key, has_removals, changes) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[id, version, changes[0].section, changes[0].key, changes[changes.length - 1].key],
      changes.some(({ after }) => after === null),
      `[${texts.join(',')}]`,
    ],
  );
}

/** A few changes of one section. */
export async function insertChanges(
  manager: EntityManager,
  id: string,
  version: number,
  changes: readonly RowChange[],
  authors: Authors,
): Promise<void> {
  const column = (of: (change: RowChange) => unknown) => changes.map(of);
  const json = (body: Row | undefined) => (body === undefined ? null : JSON.stringify(body));
  await manager.query(
    `INSERT INTO scenario_change (${COLUMNS}, key, row_id, ordinal_before, before, ordinal_after, after, authors)
     SELECT $1, $2, section, key, row_id, ordinal_before, before, ordinal_after, after,
       CASE WHEN authors IS NOT NULL THEN ARRAY(SELECT jsonb_array_elements_text(authors)) END
     FROM unnest($3::text[], $4::text[], $5::uuid[], $6::int[], $7::jsonb[], $8::int[], $9::jsonb[], $10::jsonb[])
       AS row (section, key, row_id, ordinal_before, before, ordinal_after, after, authors)`,
    [
      id,
      version,
      column(({ section }) => section),
      column(({ key }) => key),
      column(({ uuid }) => uuid),
      column(({ before }) => before?.ordinal ?? null),
      column(({ before }) => json(before?.body)),
      column(({ after }) => after?.ordinal ?? null),
      column(({ after }) => json(after?.body)),
      column(({ key }) => {
        const wrote = authors.get(key);
        return wrote === undefined ? null : JSON.stringify(wrote);
      }),
    ],
  );
}
