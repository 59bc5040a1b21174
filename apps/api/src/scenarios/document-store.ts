/** The tables of a scenario: its document taken apart into rows, every version of it, and what each change did. */
import { randomUUID } from 'node:crypto';
import { isOwnedSection, OWNED_SECTIONS, type Label, type ScenarioDocument } from '@muster/planning';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '../identity/request-context.ts';
import { fromRows } from './document-rows.ts';
import { forEachInPieces } from '../jobs/pieces.ts';
import { CHANGES, type Row, type RowChange } from './row-changes.ts';
import { takeStagedRows, writeSection, type StagedRows } from './row-writes.ts';
import { ScenarioEntity, type ScenarioHead } from './scenario.entity.ts';
import { SECTION_TABLES, type SectionName } from './section.ts';

export type { Row, RowChange };

/** Channel on which every new version is told, with the id of the scenario. */
export const SCENARIO_CHANNEL = 'muster_scenario';

/** A row as it stands in its table. */
export interface StoredRow {
  /** Identity of the row in the API; the id in the document is the key. */
  readonly uuid: string;
  readonly ordinal: number;
  /** Version of the scenario in which the row changed last. */
  readonly version: number;
  readonly body: Row;
}

export interface StoredDocument {
  readonly version: number;
  /** Version in which the head changed last. */
  readonly headVersion: number;
  readonly head: ScenarioHead;
  /** Sections that the document has, empty ones included. */
  readonly sections: readonly SectionName[];
  readonly rows: ReadonlyMap<SectionName, ReadonlyMap<string, StoredRow>>;
}

export interface NewVersion {
  readonly version: number;
  readonly hash: string;
  readonly head: ScenarioHead;
  readonly sections: readonly SectionName[];
  /** Name of the mutation that made it. */
  readonly intent: string;
  readonly undoes?: number;
  readonly changes: readonly RowChange[];
  /** Rows that come in beside them, and wait in the database. */
  readonly staged?: StagedRows;
  /** Told how many more rows are written. */
  readonly onWritten?: (rows: number) => void;
}

/** Who made a change, as history shows it. */
export const toAuthor = ({ principal }: RequestContext): string => `${principal.kind}:${principal.id}`;

const READ_ALL = `${[
  `SELECT 'head' AS section, id, head_version AS ordinal, key, version, jsonb_build_object('head', head, 'sections', sections) AS body FROM scenario WHERE id = $1`,
  ...Object.entries(SECTION_TABLES).map(
    ([section, table]) =>
      `SELECT '${section}' AS section, id, ordinal, key, version, body FROM ${table} WHERE scenario_id = $1`,
  ),
].join(' UNION ALL ')} ORDER BY section, ordinal`;

interface FoundRow {
  readonly section: SectionName | 'head';
  readonly id: string;
  readonly ordinal: number;
  readonly key: string;
  readonly version: number;
  readonly body: Row;
}

interface FoundChange {
  readonly section: SectionName;
  readonly key: string;
  readonly row_id: string;
  readonly ordinal_before: number | null;
  readonly before: Row | null;
  readonly ordinal_after: number | null;
  readonly after: Row | null;
}

@Injectable()
export class DocumentStore {
  /** The scenario, held until the transaction ends: changes of one scenario happen one after another. */
  async lock(manager: EntityManager, id: string): Promise<ScenarioEntity | null> {
    await manager.query('SELECT 1 FROM scenario WHERE id = $1 FOR UPDATE', [id]);
    return manager.findOne(ScenarioEntity, { where: { id } });
  }

  /** Head and all rows. One statement: what is read belongs to one moment, also where every statement sees another one. */
  async find(manager: EntityManager, id: string): Promise<StoredDocument | undefined> {
    const found: FoundRow[] = await manager.query(READ_ALL, [id]);
    const scenario = found.find(({ section }) => section === 'head');
    if (scenario === undefined) return undefined;
    const { head, sections } = scenario.body as unknown as Pick<StoredDocument, 'head' | 'sections'>;
    const rows = new Map<SectionName, Map<string, StoredRow>>();
    for (const section of sections) rows.set(section, new Map());
    await forEachInPieces(found, ({ section, id: uuid, ordinal, key, version, body }) => {
      if (section !== 'head') rows.get(section)?.set(key, { uuid, ordinal, version, body });
    });
    return { version: scenario.version, headVersion: scenario.ordinal, head, sections, rows };
  }

  /** All rows as they were in a version: those of today with all later changes taken back. Undefined when there is no such version. */
  async findVersion(manager: EntityManager, id: string, version: number): Promise<StoredDocument | undefined> {
    const [found]: { head: ScenarioHead; sections: SectionName[] }[] = await manager.query(
      'SELECT head, sections FROM scenario_version WHERE scenario_id = $1 AND version = $2',
      [id, version],
    );
    const latest = await this.find(manager, id);
    if (found === undefined || latest === undefined) return undefined;
    const then = new Map([...latest.rows].map(([section, byKey]) => [section, new Map(byKey)]));
    for (const section of found.sections) if (!then.has(section)) then.set(section, new Map());
    const later: FoundChange[] = await manager.query(
      `SELECT DISTINCT ON (section, key) section, key, row_id, ordinal_before, before FROM ${CHANGES} AS changed
       WHERE scenario_id = $1 AND version > $2 ORDER BY section, key, version`,
      [id, version],
    );
    for (const { section, key, row_id, ordinal_before, before } of later) {
      if (before === null) then.get(section)?.delete(key);
      else then.get(section)?.set(key, { uuid: row_id, ordinal: ordinal_before ?? 0, version, body: before });
    }
    return { ...latest, ...found, version, rows: then };
  }

  /** One row as it was in a version; null when it was not there. */
  async findRowOfVersion(
    manager: EntityManager,
    id: string,
    version: number,
    { section, key }: Pick<RowChange, 'section' | 'key'>,
  ): Promise<Pick<StoredRow, 'uuid' | 'body'> | null> {
    const [row]: { uuid: string; body: Row | null }[] = await manager.query(
      `(SELECT row_id AS uuid, before AS body FROM ${CHANGES} AS changed
         WHERE scenario_id = $1 AND section = $3 AND key = $4 AND $4 BETWEEN first_key AND last_key AND version > $2 ORDER BY version LIMIT 1)
       UNION ALL (SELECT id, body FROM ${SECTION_TABLES[section]} WHERE scenario_id = $1 AND key = $4) LIMIT 1`,
      [id, version, section, key],
    );
    return row === undefined || row.body === null ? null : { uuid: row.uuid, body: row.body };
  }

  /** The version that took a row away which is not there, and the row as it was last. */
  async findRemoval(
    manager: EntityManager,
    id: string,
    { section, key }: Pick<RowChange, 'section' | 'key'>,
  ): Promise<Pick<StoredRow, 'version' | 'uuid' | 'body'> | undefined> {
    const [found]: { version: number; uuid: string; body: Row }[] = await manager.query(
      `SELECT version, row_id AS uuid, before AS body FROM ${CHANGES} AS changed
       WHERE scenario_id = $1 AND section = $2 AND key = $3 AND $3 BETWEEN first_key AND last_key AND has_removals AND after IS NULL
       ORDER BY version DESC LIMIT 1`,
      [id, section, key],
    );
    return found;
  }

  /** Labels of rows that nations own, by key; rows of the scenario itself have none. */
  async findLabels(
    manager: EntityManager,
    id: string,
    section: SectionName,
    keys: readonly string[],
  ): Promise<Map<string, Label>> {
    if (!isOwnedSection(section) || keys.length === 0) return new Map();
    const found: { key: string; level: Label['level']; releasable_to: string[] | null; caveats: string[] }[] =
      await manager.query(
        `SELECT key, level, releasable_to, caveats FROM ${SECTION_TABLES[section]} WHERE scenario_id = $1 AND key = ANY($2)`,
        [id, keys],
      );
    return new Map(
      found.map(({ key, level, releasable_to, caveats }) => [
        key,
        { level, releasableTo: releasable_to ?? 'all', caveats },
      ]),
    );
  }

  /**
   * Rows of a copy are released to those whom the same contents are released to where they were copied from. What is not released there, or
   * is there no more, is for its own nation, whoever made the copy.
   */
  async copyLabels(manager: EntityManager, { version, rows }: StoredDocument, to: string): Promise<void> {
    for (const section of OWNED_SECTIONS) {
      const table = SECTION_TABLES[section];
      await manager.query(
        `UPDATE ${table} SET level = 'open', releasable_to = '{}', caveats = '{}' WHERE scenario_id = $1`,
        [to],
      );
      await manager.query(
        `UPDATE ${table} AS copy SET level = origin.level, releasable_to = origin.releasable_to, caveats = origin.caveats, authors = origin.authors
         FROM ${table} AS origin, unnest($3::uuid[], $4::text[]) AS row (uuid, key)
         WHERE copy.scenario_id = $1 AND copy.key = row.key AND origin.id = row.uuid
           AND origin.nation IS NOT DISTINCT FROM copy.nation AND origin.released_version <= $2`,
        [to, version, ...toColumns(rows.get(section))],
      );
    }
  }

  async listChanges(manager: EntityManager, id: string, version: number): Promise<RowChange[]> {
    const found: FoundChange[] = await manager.query(
      `SELECT section, key, row_id, ordinal_before, before, ordinal_after, after FROM ${CHANGES} AS changed
       WHERE scenario_id = $1 AND version = $2 ORDER BY section, key`,
      [id, version],
    );
    return found.map((row) => ({
      section: row.section,
      key: row.key,
      uuid: row.row_id,
      before: row.before && { ordinal: row.ordinal_before ?? 0, body: row.before },
      after: row.after && { ordinal: row.ordinal_after ?? 0, body: row.after },
    }));
  }

  /** Writes rows, version and history. The scenario row itself is the caller's. */
  async write(
    manager: EntityManager,
    context: RequestContext,
    id: string,
    { version, hash, head, sections, intent, undoes, changes, staged, onWritten }: NewVersion,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO scenario_version (scenario_id, version, hash, head, sections, intent, undoes, changes, author, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[
          id,
          version,
          hash,
          JSON.stringify(head),
          sections,
          intent,
          undoes ?? null,
          changes.length + (staged?.amount ?? 0),
        ],
        ...[toAuthor(context), context.requestId],
      ],
    );
    for (const [section, ofSection] of groupBySection(changes))
      await writeSection(manager, { id, version, section, onWritten }, ofSection);
    if (staged !== undefined) await takeStagedRows(manager, { id, version, onWritten }, staged);
    await manager.query('SELECT pg_notify($1, $2)', [SCENARIO_CHANNEL, id]);
  }
}

export function toDocument({ head, sections, rows }: StoredDocument): ScenarioDocument {
  return fromRows(head, sections, new Map(sections.map((section) => [section, inOrder(rows.get(section))])));
}

/** Rows of a document that is not stored yet. */
export function toNewRows(rows: ReadonlyMap<SectionName, readonly Row[]>): RowChange[] {
  return [...rows].flatMap(([section, bodies]) =>
    bodies.map((body, ordinal) => ({
      section,
      key: body.id,
      uuid: randomUUID(),
      before: null,
      after: { ordinal, body },
    })),
  );
}

export function inOrder(rows: ReadonlyMap<string, StoredRow> | undefined): Row[] {
  return [...(rows?.values() ?? [])].sort((a, b) => a.ordinal - b.ordinal).map(({ body }) => body);
}

/** Identities and keys. */
const toColumns = (rows: ReadonlyMap<string, StoredRow> = new Map()): [string[], string[]] => [
  [...rows.values()].map(({ uuid }) => uuid),
  [...rows.keys()],
];

function groupBySection(changes: readonly RowChange[]): Map<SectionName, RowChange[]> {
  const groups = new Map<SectionName, RowChange[]>();
  for (const change of changes) {
    const group = groups.get(change.section);
    if (group === undefined) groups.set(change.section, [change]);
    else group.push(change);
  }
  return groups;
}
