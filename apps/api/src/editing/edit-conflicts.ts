/** Both sides of what two have changed, as the caller may know them. */
import type { EntityManager } from 'typeorm';
import type { DocumentStore } from '../scenarios/document-store.ts';
import type { SectionName } from '../scenarios/section.ts';
import type { Collision } from './draft.ts';
import type { EditPolicy } from './edit-policy.ts';
import type { EditConflict } from './editing.types.ts';

/** Conflicts that one answer carries. */
const MOST_CONFLICTS = 100;

export async function toConflicts(
  documents: DocumentStore,
  manager: EntityManager,
  uuid: string,
  expectedVersion: number,
  collisions: readonly Collision[],
  policy: EditPolicy,
): Promise<EditConflict[]> {
  const versions: { version: number; author: string; at: Date; head: unknown }[] = await manager.query(
    'SELECT version, author, at, head FROM scenario_version WHERE scenario_id = $1 AND version = ANY($2)',
    [uuid, [expectedVersion, ...collisions.map(({ version }) => version)]],
  );
  const byVersion = new Map(versions.map((version) => [version.version, version]));
  const conflicts: EditConflict[] = [];
  for (const { section, key, yours, theirs, version } of collisions.slice(0, MOST_CONFLICTS)) {
    // The row as the caller may have seen it then: what was hidden from him stays so, whatever he sees of it by now.
    const findBase = async (of: SectionName): Promise<unknown> => {
      const row = await documents.findRowOfVersion(manager, uuid, expectedVersion, { section: of, key });
      const isTold = row !== null && (await policy.mayReadPast({ section: of, ...row, version: expectedVersion }));
      return isTold ? row.body : null;
    };
    const base = section === 'head' ? byVersion.get(expectedVersion)?.head : await findBase(section);
    const changed = byVersion.get(version);
    conflicts.push({
      section,
      key,
      expectedVersion,
      currentVersion: version,
      changedBy: changed?.author ?? '',
      changedAt: changed?.at ?? new Date(0),
      base: base ?? null,
      yours,
      theirs,
    });
  }
  return conflicts;
}
