/** Both sides of what two have changed, as the caller may know them. */
import type { EntityManager } from 'typeorm';
import type { DocumentStore } from '../scenarios/document-store.ts';
import type { SectionName } from '../scenarios/section.ts';
import type { ScenarioHead } from '../scenarios/scenario.entity.ts';
import type { Collision, Draft } from './draft.ts';
import type { EditPolicy } from './edit-policy.ts';
import type { EditConflict } from './editing.types.ts';

/** Conflicts that one answer carries. */
const MOST_CONFLICTS = 100;

interface Editing {
  readonly manager: EntityManager;
  readonly uuid: string;
  readonly expectedVersion: number;
  readonly policy: EditPolicy;
}

export async function toConflicts(
  documents: DocumentStore,
  { manager, uuid, expectedVersion, policy }: Editing,
  draft: Draft,
): Promise<EditConflict[]> {
  const collisions = draft.collisions.slice(0, MOST_CONFLICTS);
  const versions: { version: number; author: string; at: Date }[] = await manager.query(
    'SELECT version, author, at FROM scenario_version WHERE scenario_id = $1 AND version = ANY($2)',
    [uuid, collisions.map(({ version }) => version)],
  );
  const byVersion = new Map(versions.map((version) => [version.version, version]));
  // The row as the caller may have seen it then: what was hidden from him stays so, whatever he sees of it by now.
  const findBase = async (section: SectionName, key: string): Promise<unknown> => {
    const row = await documents.findRowOfVersion(manager, uuid, expectedVersion, { section, key });
    const isTold = row !== null && (await policy.mayReadPast({ section, ...row, version: expectedVersion }));
    return isTold ? row.body : null;
  };
  // The state in the head speaks of rows that nations own.
  const findHeads = async ({ yours, theirs }: Collision) => {
    const then = await documents.findVersion(manager, uuid, expectedVersion);
    const seen = (head: unknown) => policy.headAsSeen(draft.storedWith(head as ScenarioHead));
    return {
      base: then === undefined ? null : await policy.headAsSeen(then),
      ...{ yours: await seen(yours), theirs: await seen(theirs) },
    };
  };
  const conflicts: EditConflict[] = [];
  for (const collision of collisions) {
    const { section, key, yours, theirs, version } = collision;
    const changed = byVersion.get(version);
    conflicts.push({
      ...{ section, key, expectedVersion, currentVersion: version },
      ...{ changedBy: changed?.author ?? '', changedAt: changed?.at ?? new Date(0) },
      ...(section === 'head'
        ? await findHeads(collision)
        : { base: (await findBase(section, key)) ?? null, yours, theirs }),
    });
  }
  return conflicts;
}
