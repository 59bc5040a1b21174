/**
 * A scenario as one caller may see it: rows that are not released to him are left out, and with them what cannot stand without them.
 * Runs are computed on it and totals taken over it, so that neither tells of what is hidden.
 */
import {
  combineLabels,
  isOwnedSection,
  withoutDanglingReferences,
  withoutEmptySections,
  withOwner,
  type Label,
  type ScenarioDocument,
} from '@muster/planning';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { numbered, visibleRows } from '../database/visible-rows.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { hashInPieces } from './canonical-pieces.ts';
import { fromRows } from './document-rows.ts';
import { toDocument, type StoredDocument } from './document-store.ts';
import { sawRow, type Releases } from './release-history.ts';
import { ScenarioEntity } from './scenario.entity.ts';
import { SECTION_TABLES, type SectionName } from './section.ts';

export interface ScenarioView {
  readonly document: ScenarioDocument;
  readonly version: number;
  /** The combined label of what nations own in it. */
  readonly label: Label;
  /** Of the document: it does not change with what the caller does not see. */
  readonly hash: string;
}

/** The scenarios that the caller has a role in that reads. */
export function selectVisible(
  manager: EntityManager,
  { principal }: RequestContext,
): SelectQueryBuilder<ScenarioEntity> {
  const { sql, parameters } = visibleRows(principal, 'scenario-row', '"row"', '"row".id');
  return manager.getRepository(ScenarioEntity).createQueryBuilder('row').where(sql, parameters);
}

export async function findView(
  manager: EntityManager,
  context: RequestContext,
  id: string,
): Promise<ScenarioView | undefined> {
  const scenario = await selectVisible(manager, context).andWhere('row.id = :id', { id }).getOne();
  if (scenario === null) return undefined;
  const present = scenario.sections as SectionName[];
  const { rows, label } = await listRows(manager, context, id, present);
  const document = fromRows(scenario.head, present, rows);
  const { version } = scenario;
  if (context.principal.kind === 'system') return { document, version, label, hash: scenario.hash };
  const hash = await hashInPieces(document);
  // Nothing is hidden where the hash of what is read is that of the whole.
  const whole = withoutEmptySections(hash === scenario.hash ? document : withoutDanglingReferences(document));
  return { document: whole, version, label, hash: whole === document ? hash : await hashInPieces(whole) };
}

/** A document, now or as it was in a version, as all of these may see it. */
export function asSeenBy(
  viewers: readonly RequestContext['principal'][],
  scenario: string,
  stored: StoredDocument,
  releases: Releases,
): ScenarioDocument {
  if (viewers.every(({ kind }) => kind === 'system')) return toDocument(stored);
  const { version } = stored;
  let isWhole = true;
  const seen = [...stored.rows].map(([section, rows]) => {
    const kept = [...rows].filter(([, { uuid, body }]) =>
      viewers.every((viewer) => sawRow(viewer, scenario, { section, uuid, body, version }, releases)),
    );
    isWhole &&= kept.length === rows.size;
    return [section, new Map(kept)] as const;
  });
  // What was stored was sound: nothing dangles where nothing is left out.
  return withoutEmptySections(
    isWhole ? toDocument(stored) : withoutDanglingReferences(toDocument({ ...stored, rows: new Map(seen) })),
  );
}

interface LabelledRow {
  readonly section: SectionName;
  readonly body: object;
  readonly nation: string | null;
  readonly level: Label['level'] | null;
  readonly to: string[] | null;
  readonly caveats: string[] | null;
}

/** One statement for all sections: what is read belongs to one moment even outside a repeatable read. */
async function listRows(
  manager: EntityManager,
  { principal }: RequestContext,
  scenarioId: string,
  present: readonly SectionName[],
): Promise<{ rows: Map<SectionName, object[]>; label: Label }> {
  const rows = new Map<SectionName, object[]>();
  if (present.length === 0) return { rows, label: combineLabels([]) };
  const visible = numbered(visibleRows(principal, 'owned'), [scenarioId]);
  const parts = present.map((section) =>
    isOwnedSection(section)
      ? `SELECT '${section}' AS section, ordinal, body, nation, level, releasable_to AS "to", caveats FROM ${SECTION_TABLES[section]} "row" WHERE scenario_id = $1 AND ${visible.sql}`
      : `SELECT '${section}', ordinal, body, NULL, NULL, NULL::text[], NULL::text[] FROM ${SECTION_TABLES[section]} WHERE scenario_id = $1`,
  );
  // The first part names the columns, and every parameter has to occur.
  const named = `SELECT NULL AS section, NULL::int AS ordinal, NULL::jsonb AS body, NULL AS nation, NULL AS level, NULL::text[] AS "to", NULL::text[] AS caveats WHERE FALSE`;
  const used = present.some(isOwnedSection) ? visible.values : [scenarioId];
  const found: LabelledRow[] = await manager.query(
    `${[named, ...parts].join(' UNION ALL ')} ORDER BY section, ordinal`,
    used,
  );
  const labels = new Map<string, Label>();
  for (const { section, body, nation, level, to, caveats } of found) {
    const bodies = rows.get(section);
    if (bodies === undefined) rows.set(section, [body]);
    else bodies.push(body);
    if (level === null || nation === null) continue;
    const label = withOwner({ level, releasableTo: to ?? 'all', caveats: caveats ?? [] }, nation);
    labels.set(JSON.stringify(label), label);
  }
  return { rows, label: combineLabels(labels.values()) };
}
