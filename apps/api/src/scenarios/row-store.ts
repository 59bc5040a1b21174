/** Reads rows of the sections of scenarios: by page, by key and by id. */
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { In, type EntityManager, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { Database } from '../database/database.ts';
import { toConnection, type Connection, type Page } from '../graphql/connection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import type { ScenarioRowEntity } from './scenario-row.entity.ts';
import type { AnySection, Section } from './section.ts';

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
      applyFilter(
        manager
          .getRepository(section.entity)
          .createQueryBuilder('row')
          .where({ scenarioId } as ObjectLiteral),
        filter,
      );
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

  private loadersOf(context: RequestContext, section: AnySection): SectionLoaders {
    const bySection = this.loaders.get(context) ?? new Map<AnySection, SectionLoaders>();
    this.loaders.set(context, bySection);
    const known = bySection.get(section);
    if (known !== undefined) return known;
    const entity = section.entity;
    const made: SectionLoaders = {
      byKey: new DataLoader(
        async (keys) => {
          const where = [...groupKeys(keys)].map(([scenarioId, group]) => ({ scenarioId, key: In(group) }) as never);
          const rows: ScenarioRowEntity[] = await this.database.read(context, (manager) =>
            manager.getRepository(entity).find({ where }),
          );
          const byKey = new Map(rows.map((row) => [toText(row), row]));
          return keys.map((key) => byKey.get(toText(key)));
        },
        { cacheKeyFn: toText, maxBatchSize: 1000 },
      ),
      byId: new DataLoader(
        async (ids) => {
          const rows: ScenarioRowEntity[] = await this.database.read(context, (manager) =>
            manager.getRepository(entity).find({ where: { id: In([...ids]) } as never }),
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
