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
  /** Version of the scenario in which its contents changed last. */
  readonly version: number;
  readonly thing: RowThing & { readonly nation: string };
}

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

/** @throws Error for a type that no nation owns rows of */
export function sectionOf(type: string): SectionName {
  const place = TABLE_OF.get(type);
  if (place === undefined) throw new Error(`no nation owns a ${type}`);
  return place.section as SectionName;
}

interface FoundRow {
  readonly scenario_id: string;
  readonly key: string;
  readonly version: number;
  readonly nation: string | null;
  readonly level: PolicyLabel['level'];
  readonly releasable_to: string[] | null;
  readonly caveats: string[];
  readonly authors: string[];
}

/**
 * A row of some nation that the caller sees; undefined for everything else. One of his own nation is locked: neither its contents nor its
 * label change until the transaction ends.
 */
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
  const select = `SELECT scenario_id, key, version, nation, level, releasable_to, caveats, authors FROM "${place.table}" "row" WHERE id = $1 AND ${sql}`;
  let [row]: (FoundRow | undefined)[] = await manager.query(select, values);
  // Row security lets nobody lock what he may not change.
  if (row !== undefined && row.nation !== null && row.nation === principal.nation)
    [row] = await manager.query(`${select} FOR UPDATE`, values);
  if (row === undefined || row.nation === null) return undefined;
  return {
    type: reference.type,
    table: place.table,
    id: reference.uuid,
    key: row.key,
    version: row.version,
    thing: {
      kind: 'row',
      scenario: row.scenario_id,
      section: place.section as SectionName,
      nation: row.nation,
      label: { level: row.level, releasableTo: row.releasable_to ?? 'all', caveats: row.caveats },
      // The database notes the kind before the id.
      authors: [...row.authors.map((author) => author.replace(/^\w+:/, '')), ...authors],
    },
  };
}
