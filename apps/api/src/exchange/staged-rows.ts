/**
 * Rows that a file adds, as the history of a version keeps them: made once, in the thread that has read the file. When the upload is applied to the
 * version that it was held against they go from table to table inside the database, and no server makes rows of them.
 */
import { randomBytes } from 'node:crypto';
import { ownerOf } from '@muster/planning';
import type { PreviewLine } from '@muster/planning/interchange';
import { toPieces } from '../jobs/pieces.ts';
import { isMany, toChangeText, type Row } from '../scenarios/row-changes.ts';

type RowSection = PreviewLine['section'];

/** Whose some of the rows are. */
export interface AddedOwner {
  readonly section: RowSection;
  readonly nation: string | null;
}

export interface StagedPiece {
  readonly section: RowSection;
  readonly firstKey: string;
  readonly lastKey: string;
  readonly amount: number;
  readonly changes: string;
}

export interface StagedAdditions {
  readonly owners: readonly AddedOwner[];
  readonly amount: number;
  readonly pieces: readonly StagedPiece[];
}

/**
 * Null where a line does more than add a row, or few do: then each is looked at by itself.
 *
 * @param lines that are taken over
 * @param nextOrdinals place of the next row of each section
 */
export function stageAdditions(
  lines: readonly PreviewLine[],
  nextOrdinals: ReadonlyMap<string, number>,
  textOf: (row: Row) => string,
): StagedAdditions | null {
  if (!isMany(lines) || lines.some(({ outcome }) => outcome !== 'added')) return null;
  const bySection = new Map<RowSection, { readonly row: Row; readonly ordinal: number }[]>();
  const owners = new Map<RowSection, Set<string | null>>();
  for (const { section, after } of lines) {
    const rows = bySection.get(section) ?? [];
    if (rows.length === 0) bySection.set(section, rows);
    rows.push({ row: after!, ordinal: (nextOrdinals.get(section) ?? 0) + rows.length });
    const nations = owners.get(section) ?? new Set();
    owners.set(section, nations.add(ownerOf(section, after!)));
  }
  const idOf = ascendingIds();
  const pieces: StagedPiece[] = [];
  for (const [section, rows] of bySection) {
    rows.sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
    for (const some of toPieces(rows))
      pieces.push({
        section,
        firstKey: some[0].row.id,
        lastKey: some[some.length - 1].row.id,
        amount: some.length,
        changes: `[${some.map(({ row, ordinal }) => toChangeText(row.id, idOf(), null, [ordinal, textOf(row)])).join(',')}]`,
      });
  }
  return {
    owners: [...owners].flatMap(([section, nations]) => [...nations].map((nation) => ({ section, nation }))),
    amount: lines.length,
    pieces,
  };
}

/** Identities (UUID, version 7) each above the one before: side by side in the index of the table, where those of chance lie all over it. */
function ascendingIds(): () => string {
  const time = Date.now().toString(16).padStart(12, '0');
  const [a, b] = [randomBytes(2), randomBytes(4)];
  const start = `${time.slice(0, 8)}-${time.slice(8)}-7${a.toString('hex').slice(1)}-${(8 + (b[0] & 3)).toString(16)}${b.toString('hex').slice(2, 5)}-${b.toString('hex').slice(5)}`;
  let count = 0;
  return () => `${start}${(count++).toString(16).padStart(9, '0')}`;
}
