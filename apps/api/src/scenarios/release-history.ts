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
  READ_WITH,
  readWith,
  type Label,
  type Principal,
} from '@muster/planning';
import type { EntityManager } from 'typeorm';
import { CHANGES, type Row } from './row-changes.ts';
import { numbered, visibleRows } from '../database/visible-rows.ts';
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

const RELEASES = OWNED_SECTIONS.map(
  (section) =>
    `SELECT id, nation, level, releasable_to, caveats, released_version AS since FROM ${SECTION_TABLES[section]} WHERE scenario_id = $1`,
).join(' UNION ALL ');

export async function listReleases(manager: EntityManager, scenario: string): Promise<Releases> {
  const found: {
    id: string;
    nation: string | null;
    level: Label['level'];
    releasable_to: string[] | null;
    caveats: string[];
    since: number;
  }[] = await manager.query(RELEASES, [scenario]);
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
  const now = releases.get(uuid);
  const release = now !== undefined && version >= now.since ? now : null;
  return sawAs(principal, scenario, section, { body, release });
}

/** A row before or after a change: what says whose it is, and how it is released; null when it was not then. */
export interface ChangeSide {
  readonly body: object;
  readonly release: Pick<RowRelease, 'nation' | 'label'> | null;
}

export function sawAs(principal: Principal, scenario: string, section: string, { body, release }: ChangeSide): boolean {
  const nation = ownerOf(section, body);
  if (!isOwnedSection(section) || nation === null) return true;
  const label = release !== null && release.nation === nation ? release.label : OWN_NATION_LABEL;
  return may(principal, 'read', { kind: 'row', scenario, section, nation, label });
}

/** Changes of rows that are seen by the same people. */
interface AlikeChanges {
  readonly version: number;
  readonly section: string;
  readonly before: ChangeSide | null;
  readonly after: ChangeSide | null;
  readonly count: number;
}

/** Of a row all that `ownerOf` looks at. */
const OWNER = (side: string): string =>
  `jsonb_build_object('nation', ${side} -> 'nation', 'owner', ${side} -> 'owner', 'kind', ${side} -> 'kind')`;
const RELEASE = `jsonb_build_object('nation', release.nation,
  'label', jsonb_build_object('level', level, 'releasableTo', COALESCE(to_jsonb(releasable_to), '"all"'), 'caveats', caveats))`;
const SIDE = (side: string, version: string): string =>
  `CASE WHEN jsonb_typeof(${side}) = 'object' THEN jsonb_build_object('body', ${OWNER(side)},
     'release', CASE WHEN release.id IS NOT NULL AND ${version} >= since THEN ${RELEASE} END) END`;

/** Of a row that is read with another all, for it names that. */
const WHOLE = (side: string): string =>
  `CASE WHEN jsonb_typeof(${side}) = 'object' THEN jsonb_build_object('body', ${side}, 'release', NULL) END`;

/** Changes of versions, counted by what decides who sees them: a hundred thousand lines of an import are few kinds. */
export function listAlikeChanges(
  manager: EntityManager,
  scenario: string,
  versions: readonly number[],
): Promise<AlikeChanges[]> {
  return manager.query(
    `SELECT version, section, NULL::jsonb AS before, '{"body": {}, "release": null}'::jsonb AS after, count(*)::int AS count
       FROM ${CHANGES} AS changed WHERE scenario_id = $1 AND version = ANY($2) AND NOT section = ANY($3::text[] || $4::text[]) GROUP BY 1, 2
     UNION ALL
     SELECT version, section, ${WHOLE('before')}, ${WHOLE('after')}, count(*)::int
       FROM ${CHANGES} AS changed WHERE scenario_id = $1 AND version = ANY($2) AND section = ANY($4) GROUP BY 1, 2, 3, 4
     UNION ALL
     SELECT version, section, ${SIDE('before', 'version - 1')}, ${SIDE('after', 'version')}, count(*)::int
       FROM ${CHANGES} AS changed LEFT JOIN (${RELEASES}) release ON release.id = row_id
       WHERE scenario_id = $1 AND version = ANY($2) AND section = ANY($3) GROUP BY 1, 2, 3, 4`,
    [scenario, versions, OWNED_SECTIONS, Object.keys(READ_WITH)],
  );
}

/**
 * The rows of the first version, counted alike. It has no changes on record, for it brought all of them: what is there today and has not changed
 * since, and of all else what was there before its first change.
 */
export function listAlikeFirstRows(manager: EntityManager, scenario: string): Promise<AlikeChanges[]> {
  const today = Object.entries(SECTION_TABLES).map(
    ([section, table]) =>
      `SELECT '${section}' AS section, id AS row_id, key, ${isOwnedSection(section) ? OWNER('body') : section in READ_WITH ? 'body' : 'NULL'}::jsonb AS body FROM ${table} WHERE scenario_id = $1`,
  );
  return manager.query(
    `WITH earlier AS MATERIALIZED (
       SELECT DISTINCT ON (section, key) section, key, row_id, before FROM ${CHANGES} AS changed
       WHERE scenario_id = $1 AND version > 1 ORDER BY section, key, version),
     first AS (
       SELECT section, row_id, before AS body FROM earlier WHERE jsonb_typeof(before) = 'object'
       UNION ALL
       SELECT section, row_id, body FROM (${today.join(' UNION ALL ')}) now
       WHERE NOT EXISTS (SELECT FROM earlier WHERE earlier.section = now.section AND earlier.key = now.key))
     SELECT 1 AS version, section, NULL::jsonb AS before,
       CASE WHEN section = ANY($2) THEN ${SIDE('body', '1')} WHEN section = ANY($3) THEN ${WHOLE('body')} ELSE '{"body": {}, "release": null}'::jsonb END AS after, count(*)::int AS count
     FROM first LEFT JOIN (${RELEASES}) release ON release.id = row_id
     GROUP BY 1, 2, 3, 4`,
    [scenario, OWNED_SECTIONS, Object.keys(READ_WITH)],
  );
}

/** Which of these changes are of rows that are read with another one: told to who reads that one today, and to nobody once it is gone. */
export async function listNamedSeen(
  manager: EntityManager,
  principal: Principal,
  scenario: string,
  changes: readonly AlikeChanges[],
): Promise<(section: string, side: ChangeSide) => boolean> {
  const sides = changes.flatMap(({ section, before, after }) => [before, after].map((side) => ({ section, side })));
  const named = sides.flatMap(({ section, side }) => (side && readWith(section, side.body)) ?? []);
  const seen = new Set<string>();
  for (const section of new Set(named.map((one) => one.section))) {
    const keys = named.filter((one) => one.section === section).map(({ key }) => key);
    const { sql, values } = numbered(visibleRows(principal, 'owned'), [scenario, keys]);
    const rows: { key: string }[] = await manager.query(
      `SELECT key FROM ${SECTION_TABLES[section]} "row" WHERE scenario_id = $1 AND key = ANY($2) AND ${sql}`,
      values,
    );
    for (const { key } of rows) seen.add(`${section} ${key}`);
  }
  return (section, { body }) => {
    const of = readWith(section, body);
    return of === null || seen.has(`${of.section} ${of.key}`);
  };
}
