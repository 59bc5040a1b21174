/** Reads rows of the sections of scenarios that the caller may see: by page, by key and by id. A row that he may not see is missing. */
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { Brackets, type EntityManager, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { Database } from '../database/database.ts';
import { visibleRows } from '../database/visible-rows.ts';
import { toConnection, type Connection, type Page } from '../graphql/connection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import type { ScenarioRowEntity } from './scenario-row.entity.ts';
import { OWNED_TABLES, type AnySection, type Section } from './section.ts';

/** Columns of the entity that must have one of the given values; undefined ones do not filter. */
export type RowFilter = Readonly<Record<string, readonly string[] | undefined>>;

interface RowKey {
  readonly scenarioId: string;
  readonly key: string;
}

const toText = ({ scenarioId, key }: RowKey): string => `${scenarioId}/${key}`;

interface SectionLoaders {
  readonly byKey: DataLoader<RowKey, ScenarioRowEntity | undefined, string>;
  readonly byId: DataLoader<string, ScenarioRowEntity | undefined>;
}

@Injectable()
export class RowStore {
  /** Loaders live as long as the request, so that nothing is read twice in it and nothing stale outlives it. */
  private readonly loaders = new WeakMap<RequestContext, Map<AnySection, SectionLoaders>>();

  constructor(private readonly database: Database) {}

  async page<E extends ScenarioRowEntity, T>(
    context: RequestContext,
    section: Section<E, T>,
    scenarioId: string,
    page: Page,
    filter: RowFilter = {},
  ): Promise<Connection<T>> {
    const select = (manager: EntityManager) =>
      applyFilter(selectVisible(manager, context, section).andWhere({ scenarioId } as ObjectLiteral), filter);
    const found = await this.database.read(context, (manager) => {
      const query = select(manager);
      // The column collates as "C": the order of bytes is the same on every server, which a cursor needs.
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
      section.toThing,
      () => this.database.read(context, (manager) => select(manager).getCount()),
    );
  }

  async findByKey<E extends ScenarioRowEntity, T>(
    context: RequestContext,
    section: Section<E, T>,
    scenarioId: string,
    key: string | null | undefined,
  ): Promise<T | null> {
    if (key === null || key === undefined) return null;
    const row = await this.loadersOf(context, section).byKey.load({ scenarioId, key });
    return row === undefined ? null : section.toThing(row as E);
  }

  async listByKeys<E extends ScenarioRowEntity, T>(
    context: RequestContext,
    section: Section<E, T>,
    scenarioId: string,
    keys: readonly string[],
  ): Promise<T[]> {
    const things = await Promise.all(keys.map((key) => this.findByKey(context, section, scenarioId, key)));
    return things.filter((thing) => thing !== null);
  }

  async findById(context: RequestContext, section: AnySection, id: string): Promise<unknown> {
    const row = await this.loadersOf(context, section).byId.load(id);
    return row === undefined ? null : section.toThing(row as never);
  }

  /** Keys and versions of all rows that the caller sees, by key: what a watcher compares two looks by. */
  async listVersions(context: RequestContext, section: AnySection, scenarioId: string): Promise<Map<string, number>> {
    const found: { key: string; version: number }[] = await this.database.read(context, (manager) =>
      selectVisible(manager, context, section)
        .andWhere({ scenarioId } as ObjectLiteral)
        .select('row.key', 'key')
        .addSelect('row.version', 'version')
        .orderBy('row.key')
        .getRawMany(),
    );
    return new Map(found.map(({ key, version }) => [key, version]));
  }

  /** What was read before a change in the same request is read anew. */
  forget(context: RequestContext): void {
    this.loaders.delete(context);
  }

  private loadersOf(context: RequestContext, section: AnySection): SectionLoaders {
    const bySection = this.loaders.get(context) ?? new Map<AnySection, SectionLoaders>();
    this.loaders.set(context, bySection);
    const known = bySection.get(section);
    if (known !== undefined) return known;
    const made: SectionLoaders = {
      byKey: new DataLoader(
        async (keys) => {
          const rows = await this.database.read(context, (manager) =>
            selectVisible(manager, context, section)
              .andWhere(
                new Brackets((some) => {
                  [...groupKeys(keys)].forEach(([scenarioId, group], i) =>
                    some.orWhere(`row.scenarioId = :scenarioId${i} AND row.key = ANY(:keys${i})`, {
                      [`scenarioId${i}`]: scenarioId,
                      [`keys${i}`]: group,
                    }),
                  );
                }),
              )
              .getMany(),
          );
          const byKey = new Map(rows.map((row) => [toText(row), row]));
          return keys.map((key) => byKey.get(toText(key)));
        },
        { cacheKeyFn: toText, maxBatchSize: 1000 },
      ),
      byId: new DataLoader(
        async (ids) => {
          const rows = await this.database.read(context, (manager) =>
            selectVisible(manager, context, section)
              .andWhere('row.id = ANY(:ids)', { ids: [...ids] })
              .getMany(),
          );
          const byId = new Map(rows.map((row) => [row.id, row]));
          return ids.map((id) => byId.get(id));
        },
        { maxBatchSize: 1000 },
      ),
    };
    bySection.set(section, made);
    return made;
  }
}

function selectVisible<E extends ScenarioRowEntity>(
  manager: EntityManager,
  { principal }: RequestContext,
  { entity }: { readonly entity: new () => E },
): SelectQueryBuilder<E> {
  const rows = manager.getRepository(entity);
  const isOwned = OWNED_TABLES.has(rows.metadata.tableName);
  const { sql, parameters } = visibleRows(principal, isOwned ? 'owned' : 'scenario-row');
  return rows.createQueryBuilder('row').where(sql, parameters);
}

function groupKeys(keys: readonly RowKey[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { scenarioId, key } of keys) {
    const group = groups.get(scenarioId);
    if (group === undefined) groups.set(scenarioId, [key]);
    else group.push(key);
  }
  return groups;
}

function applyFilter<E extends ObjectLiteral>(query: SelectQueryBuilder<E>, filter: RowFilter): SelectQueryBuilder<E> {
  for (const [column, values] of Object.entries(filter)) {
    // A NUL byte is the one character that PostgreSQL refuses in a text, so no row has it.
    if (values !== undefined && values !== null)
      query.andWhere(`row.${column} = ANY(:${column})`, {
        [column]: values.filter((value) => !value.includes('\0')),
      });
  }
  return query;
}
