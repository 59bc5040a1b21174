/** A row of a nation as the policy looks at it: found by its id in the API, when the caller sees it. */
import type { Label as PolicyLabel, RowThing } from '@muster/planning';
import type { EntityManager } from 'typeorm';
import { numbered, visibleRows } from '../database/visible-rows.ts';
import { findReference } from '../graphql/node.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { ALL_SECTIONS } from '../scenarios/all-sections.ts';
import { OWNED_TABLES, SECTION_TABLES, type SectionName } from '../scenarios/section.ts';

/** A row of a nation with what the policy asks about it. */
export interface Labelled {
  readonly type: string;
  readonly table: string;
  readonly id: string;
  /** Its id in the document. */
  readonly key: string;
  readonly thing: RowThing & { readonly nation: string };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A cursor over ids; null from the beginning. */
export const toUuidOrNull = (after: string | undefined): string | null =>
  after !== undefined && UUID.test(after) ? after : null;

/** `force_element` is `ForceElement` in the API. */
export const toTypeName = (table: string): string =>
  table.replaceAll(/(^|_)([a-z])/g, (_, _before, letter: string) => letter.toUpperCase());

const TABLE_OF: ReadonlyMap<string, { table: string; section: string }> = new Map(
  ALL_SECTIONS.flatMap(({ type }) => {
    const found = Object.entries(SECTION_TABLES).find(([, table]) => toTypeName(table) === type);
    return found !== undefined && OWNED_TABLES.has(found[1])
      ? [[type, { section: found[0], table: found[1] }] as const]
      : [];
  }),
);

/** A row of some nation that the caller sees, locked; undefined for everything else. */
export async function findLabelled(
  manager: EntityManager,
  { principal }: RequestContext,
  globalId: string,
  authors: readonly string[] = [],
): Promise<Labelled | undefined> {
  const reference = findReference(globalId);
  const place = reference && TABLE_OF.get(reference.type);
  if (reference === undefined || place === undefined) return undefined;
  const { sql, values } = numbered(visibleRows(principal, 'owned'), [reference.uuid]);
  const [row]: {
    scenario_id: string;
    key: string;
    nation: string | null;
    level: PolicyLabel['level'];
    releasable_to: string[] | null;
    caveats: string[];
    edited_by: string;
  }[] = await manager.query(
    `SELECT scenario_id, key, nation, level, releasable_to, caveats, edited_by FROM "${place.table}" "row" WHERE id = $1 AND ${sql}`,
    values,
  );
  if (row === undefined || row.nation === null) return undefined;
  return {
    type: reference.type,
    table: place.table,
    id: reference.uuid,
    key: row.key,
    thing: {
      kind: 'row',
      scenario: row.scenario_id,
      section: place.section as SectionName,
      nation: row.nation,
      label: { level: row.level, releasableTo: row.releasable_to ?? 'all', caveats: row.caveats },
      // The database notes the kind before the id.
      authors: [row.edited_by.replace(/^\w+:/, ''), ...authors],
    },
  };
}
