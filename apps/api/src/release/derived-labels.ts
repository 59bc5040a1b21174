/**
 * Labels of what is computed from rows: runs and background jobs. Each has the combined label of all that it was computed from. When a row is
 * narrowed later, so is everything that was computed from it, in the same transaction; a release does not widen what was computed before it,
 * for it looks forward (decision 0049). Whoever started something has it in hand and keeps seeing it.
 *
 * All of this is done in Muster's own name: who narrows a row does not see what others have computed from it.
 */
import {
  canonicalJson,
  combineLabels,
  OWNED_SECTIONS,
  withOwner,
  type Label,
  type ScenarioDocument,
} from '@muster/planning';
import type { EntityManager } from 'typeorm';
import { SECTION_TABLES } from '../scenarios/section.ts';
import { fromColumns, type LabelColumns } from './label.types.ts';
import type { Labelled } from './labelled-row.ts';

const TABLES = ['run', 'background_job'] as const;

/** Class of the advisory locks, one for each scenario. Any constant does. */
const LOCK = 41_071;

const LABEL_COLUMNS = 'level, releasable_to AS "releasableTo", caveats';

/** Until the transaction ends no label of the scenario changes. */
export const holdLabels = (manager: EntityManager, scenarioId: string): Promise<unknown> =>
  manager.query('SELECT pg_advisory_xact_lock_shared($1, hashtext($2))', [LOCK, scenarioId]);

/**
 * The label of what is computed from a document that was read a moment ago, with what its rows have been narrowed to since. The labels have to
 * be held.
 */
export async function findLabelNow(
  manager: EntityManager,
  scenarioId: string,
  document: ScenarioDocument,
  label: Label,
): Promise<Label> {
  const labels = [label];
  for (const section of OWNED_SECTIONS) {
    const keys = (document[section] as readonly { id: string }[] | undefined)?.map(({ id }) => id) ?? [];
    if (keys.length === 0) continue;
    const rows: (LabelColumns & { nation: string })[] = await manager.query(
      `SELECT DISTINCT nation, ${LABEL_COLUMNS} FROM "${SECTION_TABLES[section]}"
       WHERE scenario_id = $1 AND key = ANY($2) AND nation IS NOT NULL`,
      [scenarioId, keys],
    );
    for (const { nation, ...columns } of rows) labels.push(withOwner(fromColumns(columns), nation));
  }
  return combineLabels(labels);
}

/** Takes what was computed from a row from those whom the new label of the row does not admit. */
export async function narrowDerived(
  manager: EntityManager,
  { key, thing: { scenario, section, nation } }: Labelled,
  label: Label,
): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [LOCK, scenario]);
  const used = await listSnapshotsWith(manager, scenario, section, key);
  if (used.length === 0) return;
  const where = 'scenario_id = $1 AND snapshot_hash = ANY($2)';
  const values = [scenario, used];
  const wanted = withOwner(label, nation);
  for (const table of TABLES) {
    const before: LabelColumns[] = await manager.query(
      `SELECT DISTINCT ${LABEL_COLUMNS} FROM ${table} WHERE ${where}`,
      values,
    );
    for (const columns of before) {
      const { level, releasableTo, caveats } = combineLabels([fromColumns(columns), wanted]);
      if (canonicalJson({ level, releasableTo, caveats }) === canonicalJson(fromColumns(columns))) continue;
      await manager.query(
        `UPDATE ${table} SET level = $6, releasable_to = $7, caveats = $8
         WHERE ${where} AND level = $3 AND releasable_to IS NOT DISTINCT FROM $4 AND caveats = $5`,
        [
          ...values,
          ...[columns.level, columns.releasableTo, columns.caveats],
          ...[level, releasableTo === 'all' ? null : releasableTo, caveats],
        ],
      );
    }
  }
}

/** Documents that are parsed in one statement: a scenario with many runs takes more of them, not one that runs into its limit of time. */
const SNAPSHOTS_AT_ONCE = 50;

/** Hashes of the documents behind runs and jobs of a scenario that have a row. */
async function listSnapshotsWith(
  manager: EntityManager,
  scenario: string,
  section: string,
  key: string,
): Promise<string[]> {
  const all: { hash: string }[] = await manager.query(
    TABLES.map((table) => `SELECT snapshot_hash AS hash FROM ${table} WHERE scenario_id = $1`).join(' UNION '),
    [scenario],
  );
  const found: string[] = [];
  for (let i = 0; i < all.length; i += SNAPSHOTS_AT_ONCE) {
    const hashes = all.slice(i, i + SNAPSHOTS_AT_ONCE).map(({ hash }) => hash);
    const some: { hash: string }[] = await manager.query(
      `SELECT hash FROM run_snapshot WHERE hash = ANY($1)
         AND EXISTS (SELECT FROM json_array_elements(document -> $2::text) row WHERE row ->> 'id' = $3)`,
      [hashes, section, key],
    );
    found.push(...some.map(({ hash }) => hash));
  }
  return found;
}
