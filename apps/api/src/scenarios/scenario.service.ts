/** Scenarios: found, listed, and taken apart into rows and put together again. */
import { randomUUID } from 'node:crypto';
import { contentHash, type ScenarioDocument } from '@muster/planning';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { toConnection, type Connection, type Page } from '../graphql/connection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { toRows } from './document-rows.ts';
import { findView, selectVisible, type ScenarioView } from './scenario-view.ts';
import { ScenarioEntity } from './scenario.entity.ts';
import { toScenario } from './scenario.mapper.ts';
import type { Scenario } from './scenario.types.ts';
import { SECTION_TABLES, type SectionName } from './section.ts';

const DEFAULT_MARKING = 'UNCLASSIFIED - OPEN SOURCE - FOR ANALYSIS';

@Injectable()
export class ScenarioService {
  private readonly loaders = new WeakMap<RequestContext, DataLoader<string, ScenarioEntity | undefined>>();

  constructor(private readonly database: Database) {}

  async findById(context: RequestContext, id: string): Promise<Scenario | null> {
    const row = await this.findEntity(context, id);
    return row === undefined ? null : toScenario(row);
  }

  async findEntity(context: RequestContext, id: string): Promise<ScenarioEntity | undefined> {
    let loader = this.loaders.get(context);
    if (loader === undefined) {
      loader = new DataLoader(async (ids) => {
        const rows = await this.database.read(context, (manager) =>
          selectVisible(manager, context)
            .andWhere('row.id = ANY(:ids)', { ids: [...ids] })
            .getMany(),
        );
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((wanted) => byId.get(wanted));
      });
      this.loaders.set(context, loader);
    }
    return loader.load(id);
  }

  async findByKey(context: RequestContext, key: string): Promise<Scenario | null> {
    if (key.includes('\0')) return null;
    const row = await this.database.read(context, (manager) =>
      selectVisible(manager, context).andWhere('row.key = :key', { key }).getOne(),
    );
    return row === null ? null : toScenario(row);
  }

  async list(context: RequestContext, page: Page): Promise<Connection<Scenario>> {
    const found = await this.database.read(context, (manager) => {
      const query = selectVisible(manager, context);
      if (page.after !== undefined) query.andWhere('row.key > :after', { after: page.after });
      return query
        .orderBy('row.key')
        .limit(page.first + 1)
        .getMany();
    });
    return toConnection(
      page,
      found,
      (row) => row.key,
      toScenario,
      () => this.database.read(context, (manager) => selectVisible(manager, context).getCount()),
    );
  }

  /** Stores a document that is not there yet. Undefined when its key is taken: what a planner has changed is never overwritten. */
  async load(context: RequestContext, document: ScenarioDocument): Promise<string | undefined> {
    return this.database.withContext(context, async (manager) => {
      const id = randomUUID();
      const { head, sections, rows } = toRows(document);
      const inserted: unknown[] = await manager.query(
        `INSERT INTO scenario (id, key, title, marking, version, hash, head, sections) VALUES ($1, $2, $3, $4, 1, $5, $6, $7)
         ON CONFLICT (key) DO NOTHING RETURNING id`,
        [
          id,
          document.id,
          document.title,
          document.marking ?? DEFAULT_MARKING,
          contentHash(document),
          JSON.stringify(head),
          sections,
        ],
      );
      if (inserted.length === 0) return undefined;
      for (const [section, bodies] of rows) await insertRows(manager, section, id, bodies);
      return id;
    });
  }

  /** The document as the caller may see it, put together from its rows; undefined when there is no such scenario for him. */
  async findDocument(context: RequestContext, id: string): Promise<ScenarioDocument | undefined> {
    return (await this.findView(context, id))?.document;
  }

  /** The document as the caller may see it, with the label of all that it was put together from. */
  async findView(context: RequestContext, id: string): Promise<ScenarioView | undefined> {
    return this.database.read(context, (manager) => findView(manager, context, id));
  }
}

/** One statement a section, however many rows. */
async function insertRows(
  manager: EntityManager,
  section: SectionName,
  scenarioId: string,
  bodies: readonly { id: string }[],
): Promise<void> {
  if (bodies.length === 0) return;
  await manager.query(
    `INSERT INTO ${SECTION_TABLES[section]} (id, scenario_id, ordinal, key, body)
     SELECT gen_random_uuid(), $1, ordinal - 1, body ->> 'id', body FROM unnest($2::jsonb[]) WITH ORDINALITY AS row (body, ordinal)`,
    [scenarioId, bodies.map((body) => JSON.stringify(body))],
  );
}
