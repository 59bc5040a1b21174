/**
 * What of the history of a scenario somebody may see. A release shows what was released and what becomes of it, never what was there before:
 * each row of a nation keeps the version since which its contents are released. A body in history belongs to the row with its identity, not
 * to whoever has its key today, and what is gone has no label any more: it is for its nation alone.
 */
import {
  isOwnedSection,
  may,
  OWN_NATION_LABEL,
  OWNED_SECTIONS,
  ownerOf,
  type Label,
  type Principal,
} from '@muster/planning';
import type { EntityManager } from 'typeorm';
import type { Row } from './document-store.ts';
import { SECTION_TABLES } from './section.ts';

/** How a row that is there today is released. */
export interface RowRelease {
  readonly nation: string | null;
  readonly label: Label;
  /** Version since which its contents are released. */
  readonly since: number;
}

/** By identity of the row. */
export type Releases = ReadonlyMap<string, RowRelease>;

/** A row as it was in some version. */
export interface PastRow {
  readonly section: string;
  readonly uuid: string;
  readonly body: Row;
  readonly version: number;
}

export async function listReleases(manager: EntityManager, scenario: string): Promise<Releases> {
  const found: {
    id: string;
    nation: string | null;
    level: Label['level'];
    releasable_to: string[] | null;
    caveats: string[];
    since: number;
  }[] = await manager.query(
    OWNED_SECTIONS.map(
      (section) =>
        `SELECT id, nation, level, releasable_to, caveats, released_version AS since FROM ${SECTION_TABLES[section]} WHERE scenario_id = $1`,
    ).join(' UNION ALL '),
    [scenario],
  );
  return new Map(
    found.map(({ id, nation, level, releasable_to, caveats, since }) => [
      id,
      { nation, since, label: { level, releasableTo: releasable_to ?? 'all', caveats } },
    ]),
  );
}

export function sawRow(
  principal: Principal,
  scenario: string,
  { section, uuid, body, version }: PastRow,
  releases: Releases,
): boolean {
  const nation = ownerOf(section, body);
  if (!isOwnedSection(section) || nation === null) return true;
  const now = releases.get(uuid);
  const label = now !== undefined && now.nation === nation && version >= now.since ? now.label : OWN_NATION_LABEL;
  return may(principal, 'read', { kind: 'row', scenario, section, nation, label });
}
