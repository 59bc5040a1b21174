/**
 * How rows of a version come into the tables of their sections, with the history of each: rows that the server has made, and rows that an upload
 * adds, which wait in the database and are never rows in the server.
 *
 * Who has written a row and to whom it is released at first is told with the row, as the trigger of the table would tell it: a row that is so
 * already passes it by, anything else it sets right.
 */
import { isOwnedSection } from '@muster/planning';
import type { EntityManager } from 'typeorm';
import { toPieces } from '../jobs/pieces.ts';
import {
  byKey,
  insertChanges,
  insertPiece,
  isMany,
  type Authors,
  type Row,
  type RowChange,
  type TextOf,
} from './row-changes.ts';
import { SECTION_TABLES, type SectionName } from './section.ts';

/** A version of a scenario that is being written. */
interface Writing {
  readonly id: string;
  readonly version: number;
  /** Told how many more rows are written. */
  readonly onWritten?: (rows: number) => void;
}

/** A section of it. */
interface SectionVersion extends Writing {
  readonly section: SectionName;
}

/** Rows of an upload that wait in pieces. */
export interface StagedRows {
  readonly importId: string;
  readonly sections: readonly SectionName[];
  readonly amount: number;
}

/** Some thousands of rows: a part of a second, after which whoever waits is told. */
const PIECES_AT_ONCE = 4;

const COLUMNS = 'id, scenario_id, ordinal, key, version, body';

/** Columns of the label of a row that comes in, their values, and where these come from, once for a statement. */
function labelOf(section: SectionName, scenario: string): readonly [columns: string, values: string, from: string] {
  if (!isOwnedSection(section)) return ['', '', ''];
  return [
    ', edited_by, authors, released_version, releasable_to',
    ', writer.name, ARRAY[writer.name], $2, writer.release',
    `, (SELECT COALESCE(current_setting('muster.principal', true), '') AS name, muster_first_release(${scenario}) AS release OFFSET 0) AS writer`,
  ];
}

/** Takes over the rows of an upload, none of which is there. They go from table to table. */
export async function takeStagedRows(
  manager: EntityManager,
  { id, version, onWritten }: Writing,
  { importId, sections, amount: told }: StagedRows,
): Promise<void> {
  let taken = 0;
  for (const section of sections) {
    const pieces: { piece: number; amount: number }[] = await manager.query(
      'SELECT piece, amount FROM import_change WHERE import_id = $1 AND section = $2 ORDER BY piece',
      [importId, section],
    );
    const [columns, values, from] = labelOf(section, '$1');
    for (let at = 0; at < pieces.length; at += PIECES_AT_ONCE) {
      const some = pieces.slice(at, at + PIECES_AT_ONCE);
      const which = [id, version, importId, some.map(({ piece }) => piece)];
      await manager.query(
        `INSERT INTO ${SECTION_TABLES[section]} (${COLUMNS}${columns})
         SELECT (row ->> 1)::uuid, $1, (row ->> 4)::int, row ->> 0, $2, row -> 5${values}
         FROM import_change, jsonb_array_elements(changes::jsonb) AS row${from} WHERE import_id = $3 AND piece = ANY($4)`,
        which,
      );
      await manager.query(
        `INSERT INTO scenario_change_piece (scenario_id, version, section, first_key, last_key, has_removals, changes)
         SELECT $1, $2, section, first_key, last_key, false, changes FROM import_change WHERE import_id = $3 AND piece = ANY($4)`,
        which,
      );
      const written = some.reduce((sum, { amount }) => sum + amount, 0);
      taken += written;
      onWritten?.(written);
    }
    if (isOwnedSection(section))
      await restoreAuthors(
        manager,
        section,
        id,
        `ARRAY(SELECT key FROM ${SECTION_TABLES[section]} WHERE scenario_id = $1 AND version = $3)`,
        version,
      );
  }
  // The hash of the version is that of all of them.
  if (taken !== told) throw new Error(`${taken} of ${told} rows of upload ${importId} were there`);
}

/** Rows of a section, and their history. */
export async function writeSection(
  manager: EntityManager,
  { id, version, section, onWritten }: SectionVersion,
  changes: readonly RowChange[],
): Promise<void> {
  const gone = changes.filter(({ after }) => after === null).map(({ key }) => key);
  const authors = await deleteRows(manager, section, id, gone);
  const isInPieces = isMany(changes);
  for (const piece of toPieces(isInPieces ? byKey(changes) : changes)) {
    // Each text goes into the row and into the history of it.
    const texts = new Map<Row, string>();
    const textOf = (row: Row): string => {
      const text = texts.get(row) ?? JSON.stringify(row);
      texts.set(row, text);
      return text;
    };
    await writeRows(manager, { id, version, section }, piece, textOf);
    // The first version is what later changes are taken back to; it needs no history of its own.
    if (version > 1 && isInPieces) await insertPiece(manager, id, version, piece, authors, textOf);
    else if (version > 1) await insertChanges(manager, id, version, piece, authors);
    onWritten?.(piece.length);
  }
  // Nothing is older than the first version.
  const added = changes.flatMap(({ before, key }) => (before === null ? [key] : []));
  if (version > 1 && added.length > 0 && isOwnedSection(section))
    await restoreAuthors(manager, section, id, '$3', added);
}

/** @returns who wrote them */
async function deleteRows(manager: EntityManager, section: SectionName, id: string, keys: string[]): Promise<Authors> {
  if (keys.length === 0) return new Map();
  const statement = `DELETE FROM ${SECTION_TABLES[section]} WHERE scenario_id = $1 AND key = ANY($2)`;
  if (!isOwnedSection(section)) {
    await manager.query(statement, [id, keys]);
    return new Map();
  }
  const [removed]: [{ key: string; authors: string[] }[], number] = await manager.query(
    `${statement} RETURNING key, authors`,
    [id, keys],
  );
  return new Map(removed.map(({ key, authors }) => [key, authors]));
}

/**
 * Who wrote a row before it was taken away wrote it when it is back.
 *
 * @param keys of the rows that came in, an expression of `value`
 */
async function restoreAuthors(
  manager: EntityManager,
  section: SectionName,
  id: string,
  keys: string,
  value: unknown,
): Promise<void> {
  await manager.query(
    `UPDATE ${SECTION_TABLES[section]} AS row SET authors = ARRAY(SELECT unnest(row.authors) UNION SELECT unnest(past.authors))
     FROM muster_past_authors($1, $2, ${keys}) AS past WHERE row.scenario_id = $1 AND row.key = past.key`,
    [id, section, value],
  );
}

async function writeRows(
  manager: EntityManager,
  { id, version, section }: SectionVersion,
  changes: readonly RowChange[],
  textOf: TextOf,
): Promise<void> {
  const [columns, values, from] = labelOf(section, '$1');
  const write = async (rows: readonly RowChange[], conflict: string): Promise<void> => {
    const kept = rows.flatMap(({ uuid, after }) => (after === null ? [] : [{ uuid, ...after }]));
    if (kept.length === 0) return;
    // Identities and numbers need no quotes in an array, and JSON text has no line breaks: nothing is escaped on the way.
    await manager.query(
      `INSERT INTO ${SECTION_TABLES[section]} (${COLUMNS}${columns})
       SELECT uuid, $1, ordinal, body ->> 'id', $2, body${values}
       FROM unnest($3::uuid[], $4::int[], string_to_array($5, E'\\n')::jsonb[]) AS row (uuid, ordinal, body)${from} ${conflict}`,
      [
        ...[id, version, `{${kept.map(({ uuid }) => uuid).join(',')}}`],
        `{${kept.map(({ ordinal }) => ordinal).join(',')}}`,
        kept.map(({ body }) => textOf(body)).join('\n'),
      ],
    );
  };
  // A row that comes in stands over none: looking for one costs a sixth of bringing it in.
  await write(
    changes.filter(({ before }) => before === null),
    '',
  );
  await write(
    changes.filter(({ before }) => before !== null),
    `ON CONFLICT (scenario_id, key) DO UPDATE SET ordinal = excluded.ordinal, version = excluded.version, body = excluded.body`,
  );
}
