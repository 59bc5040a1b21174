/** Reads rows of the sections of scenarios that the caller may see: by page, by key and by id. A row that he may not see is missing. */
import type { Principal } from '@muster/planning';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { getMetadataArgsStorage } from 'typeorm';
import { Batches, groupBy } from '../database/batches.ts';
import { Database } from '../database/database.ts';
import { numbered, visibleRows, type Clause } from '../database/visible-rows.ts';
import { toConnection, type Connection, type Page } from '../graphql/connection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import type { ScenarioRowEntity } from './scenario-row.entity.ts';
import { OWNED_TABLES, READ_WITH_TABLES, type AnySection, type Section } from './section.ts';

/** Columns of the entity that must have one of the given values; undefined ones do not filter. */
export type RowFilter = Readonly<Record<string, readonly string[] | undefined>>;

interface RowKey {
  readonly scenarioId: string;
  readonly key: string;
}

const toText = ({ scenarioId, key }: RowKey): string => `${scenarioId}/${key}`;

/** Pages of the rows that have each of many values in a column, and how many these are. */
interface PageLoaders {
  readonly rows: DataLoader<string, readonly ScenarioRowEntity[]>;
  readonly counts: DataLoader<string, number>;
}

interface SectionLoaders {
  readonly pages: Map<string, PageLoaders>;
  readonly byKey: DataLoader<RowKey, ScenarioRowEntity | undefined, string>;
  readonly byId: DataLoader<string, ScenarioRowEntity | undefined>;
}

@Injectable()
export class RowStore {
  /** Loaders live as long as the request, so that nothing is read twice in it and nothing stale outlives it. */
  private readonly loaders = new WeakMap<RequestContext, Map<AnySection, SectionLoaders>>();

  private readonly things = new WeakMap<ScenarioRowEntity, unknown>();
  private readonly batches = new Batches();

  constructor(private readonly database: Database) {}

  async page<E extends ScenarioRowEntity, T>(
    context: RequestContext,
    section: Section<E, T>,
    scenarioId: string,
    page: Page,
    filter: RowFilter = {},
  ): Promise<Connection<T>> {
    const wanted = ['"row".scenario_id = :scenarioId', ...toConditions(filter)];
    const values = { scenarioId, ...toValues(filter) };
    // The column collates as "C": the order of bytes is the same on every server, which a cursor needs.
    const onPage = page.after === undefined ? wanted : [...wanted, '"row".key > :after'];
    const range = { after: page.after, most: page.first + 1 };
    const tail = 'ORDER BY "row".key LIMIT :most';
    const rows = await this.select<E>(context, section, onPage, { ...values, ...range }, tail);
    return toConnection(
      page,
      rows,
      (row) => row.key,
      (row) => this.thingOf(section, row),
      () => this.count(context, section, wanted, values),
    );
  }

  /** The rows that have a value in a column; of many things at once in one statement, for example the elements of each contribution of a page. */
  async pageOf<E extends ScenarioRowEntity, T>(
    context: RequestContext,
    section: Section<E, T>,
    scenarioId: string,
    [column, value]: readonly [column: string, value: string],
    page: Page,
  ): Promise<Connection<T>> {
    const { pages } = this.loadersOf(context, section);
    const name = JSON.stringify([scenarioId, column, page.first, page.after]);
    const loaders = pages.get(name) ?? this.pageLoaders(context, section, scenarioId, column, page);
    pages.set(name, loaders);
    return toConnection(
      page,
      await loaders.rows.load(value),
      (row) => row.key,
      (row) => this.thingOf(section, row as E),
      () => loaders.counts.load(value),
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
    return row === undefined ? null : this.thingOf(section, row as E);
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
    return row === undefined ? null : this.thingOf(section as Section<ScenarioRowEntity, unknown>, row);
  }

  /** Keys and versions of all rows that the caller sees, by key: what a watcher compares two looks by. */
  async listVersions(context: RequestContext, section: AnySection, scenarioId: string): Promise<Map<string, number>> {
    const wanted = ['"row".scenario_id = :scenarioId'];
    const { sql, values } = this.toStatement(context, section, wanted, { scenarioId });
    const found = await this.database.select<{ key: string; version: number }>(
      context,
      `SELECT "row".key, "row".version ${sql} ORDER BY "row".key`,
      values,
    );
    return new Map(found.map(({ key, version }) => [key, version]));
  }

  /** Some fields, as text, of those of many rows that the caller sees, by key: no row is read as a whole where little of each is looked at. */
  async listFields<F extends string>(
    context: RequestContext,
    section: AnySection,
    scenarioId: string,
    keys: readonly string[],
    fields: readonly F[],
  ): Promise<ReadonlyMap<string, Readonly<Record<F, string | null>>>> {
    const columns = fields.map((field) => `, "row".body ->> '${field}' AS "${field}"`).join('');
    type Found = Record<F, string | null> & Pick<ScenarioRowEntity, 'scenarioId' | 'key'>;
    const name = JSON.stringify([tableOf(section), ...fields]);
    const found = await this.batches.load(context, name, JSON.stringify([scenarioId, keys]), async (asked) => {
      const wanted = asked.map((one) => [one, toRowKeys(one)] as const);
      const { condition, parameters } = anyOf(wanted.flatMap(([, rowKeys]) => rowKeys));
      const { sql, values } = this.toStatement(context, section, [condition], parameters);
      const rows: Found[] = await this.database.read(context, (manager) =>
        manager.query(`SELECT "row".scenario_id AS "scenarioId", "row".key${columns} ${sql}`, values),
      );
      const byScenario = groupBy(rows, (row) => row.scenarioId);
      const byKey = (of: string) => new Map(byScenario.get(of)?.map((row) => [row.key, row]));
      return new Map(wanted.map(([one, [first]]) => [one, byKey(first?.scenarioId ?? '')]));
    });
    return found ?? new Map();
  }

  /**
   * Expressions of all rows of a section that the caller sees, as columns in the order of their keys. They are taken out of the
   * rows before these are put together: whole they are too many for that.
   */
  async columns<C extends string>(
    context: RequestContext,
    section: AnySection,
    scenarioId: string,
    expressions: Readonly<Record<C, string>>,
  ): Promise<Readonly<Record<C, readonly unknown[]>>> {
    const names = Object.keys(expressions) as C[];
    const items = names.map((name) => `${expressions[name]} AS "${name}"`).join(', ');
    const columns = names
      .map((name) => `'${name}', COALESCE(json_agg("${name}" ORDER BY of), CAST('[]' AS json))`)
      .join(', ');
    const { sql, values } = this.toStatement(
      context,
      section,
      ['"row".scenario_id = :scenarioId'],
      { scenarioId },
      '',
      (from) =>
        `WITH item AS MATERIALIZED (SELECT "row".key AS of, ${items} ${from}) SELECT json_build_object(${columns}) AS columns FROM item`,
    );
    const [found]: { columns: Readonly<Record<C, readonly unknown[]>> }[] = await this.database.read(
      context,
      (manager) => manager.query(sql, values),
    );
    return found.columns;
  }

  /** What was read before a change in the same request is read anew. */
  forget(context: RequestContext): void {
    this.loaders.delete(context);
  }

  /** A row that many refer to, or that is kept, is mapped once: a page of a hundred elements asks for the same nation a hundred times. */
  private thingOf<E extends ScenarioRowEntity, T>(section: Section<E, T>, row: E): T {
    let thing = this.things.get(row) as T | undefined;
    if (thing === undefined) {
      thing = section.toThing(row);
      this.things.set(row, thing);
    }
    return thing;
  }

  private loadersOf(context: RequestContext, section: AnySection): SectionLoaders {
    const bySection = this.loaders.get(context) ?? new Map<AnySection, SectionLoaders>();
    this.loaders.set(context, bySection);
    const known = bySection.get(section);
    if (known !== undefined) return known;
    const made: SectionLoaders = {
      pages: new Map(),
      byKey: new DataLoader(
        async (keys) => {
          const { condition, parameters } = anyOf(keys);
          const rows = await this.select(context, section, [condition], parameters);
          const byKey = new Map(rows.map((row) => [toText(row), row]));
          return keys.map((key) => byKey.get(toText(key)));
        },
        { cacheKeyFn: toText, maxBatchSize: 1000 },
      ),
      byId: new DataLoader(
        async (ids) => {
          const rows = await this.select(context, section, ['"row".id = ANY(:ids)'], { ids });
          const byId = new Map(rows.map((row) => [row.id, row]));
          return ids.map((id) => byId.get(id));
        },
        { maxBatchSize: 1000 },
      ),
    };
    bySection.set(section, made);
    return made;
  }

  private pageLoaders(
    context: RequestContext,
    section: AnySection,
    scenarioId: string,
    column: string,
    { first, after }: Page,
  ): PageLoaders {
    const wanted = ['"row".scenario_id = :scenarioId', `"row".${column} = wanted.value`];
    const onPage = after === undefined ? wanted : [...wanted, '"row".key > :after'];
    const load = <R extends { of: string }>(
      columns: string,
      conditions: readonly string[],
      values: readonly string[],
      tail = '',
    ): Promise<readonly R[]> => {
      const parameters = { scenarioId, after, most: first + 1, wanted: values };
      const each = this.toStatement(
        context,
        section,
        conditions,
        parameters,
        tail,
        (from) =>
          `SELECT wanted.value AS "of", found.* FROM unnest(CAST(:wanted AS text[])) wanted (value) CROSS JOIN LATERAL (SELECT ${columns} ${from}) found`,
      );
      return this.database.select<R>(context, each.sql, each.values);
    };
    return {
      rows: new DataLoader(
        async (values) => {
          const tail = 'ORDER BY "row".key LIMIT :most';
          const rows = await load<ScenarioRowEntity & { of: string }>(columnsOf(section), onPage, values, tail);
          const byValue = groupBy(rows, ({ of }) => of);
          return values.map((value) => byValue.get(value) ?? []);
        },
        { maxBatchSize: 1000 },
      ),
      counts: new DataLoader(
        async (values) => {
          const rows = await load<{ of: string; count: number }>('count(*)::int AS count', wanted, values);
          const byValue = new Map(rows.map(({ of, count }) => [of, count]));
          return values.map((value) => byValue.get(value) ?? 0);
        },
        { maxBatchSize: 1000 },
      ),
    };
  }

  /** Rows that the caller sees and that meet all conditions. By hand: a page is what is asked for most, and is here twice as fast. */
  private select<E extends ScenarioRowEntity>(
    context: RequestContext,
    section: AnySection,
    conditions: readonly string[],
    parameters: Readonly<Record<string, unknown>>,
    tail = '',
  ): Promise<readonly E[]> {
    const { sql, values } = this.toStatement(context, section, conditions, parameters, tail);
    return this.database.select<E>(context, `SELECT ${columnsOf(section)} ${sql}`, values);
  }

  private async count(
    context: RequestContext,
    section: AnySection,
    conditions: readonly string[],
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<number> {
    const { sql, values } = this.toStatement(context, section, conditions, parameters);
    const [{ count }] = await this.database.select<{ count: number }>(
      context,
      `SELECT count(*)::int AS count ${sql}`,
      values,
    );
    return count;
  }

  private toStatement(
    { principal }: RequestContext,
    section: AnySection,
    conditions: readonly string[],
    parameters: Readonly<Record<string, unknown>>,
    tail = '',
    around = (from: string): string => from,
  ): { readonly sql: string; readonly values: unknown[] } {
    const visible = visibleRows(principal, isOwned(section) ? 'owned' : 'scenario-row');
    const named = (READ_WITH_TABLES.get(tableOf(section)) ?? []).map((of) => visibleWith(principal, of));
    const where = [visible, ...named].map(({ sql }) => sql).concat(conditions);
    const sql = around(`FROM "${tableOf(section)}" "row" WHERE ${where.join(' AND ')} ${tail}`);
    const ofCaller = Object.assign({}, ...[visible, ...named].map((clause) => clause.parameters)) as object;
    return numbered({ sql, parameters: { ...ofCaller, ...parameters } }, []);
  }
}

/** What a field names is seen, or it names nothing. */
function visibleWith(principal: Principal, [field, table]: readonly [string, string]): Clause {
  const { sql, parameters } = visibleRows(principal, 'owned', '"named"');
  const there = `SELECT FROM "${table}" "named" WHERE "named".scenario_id = "row".scenario_id AND "named".key = "row".body ->> '${field}'`;
  return { sql: `("row".body ->> '${field}' IS NULL OR EXISTS (${there} AND ${sql}))`, parameters };
}

const COLUMNS = `"row".id, "row".scenario_id AS "scenarioId", "row".ordinal, "row".key, "row".version, "row".body`;
const LABEL_COLUMNS = `"row".level, "row".releasable_to AS "releasableTo", "row".caveats`;

const tables = new Map<AnySection['entity'], string>();

function tableOf({ entity }: AnySection): string {
  const known = tables.get(entity);
  if (known !== undefined) return known;
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name;
  if (table === undefined) throw new Error(`${entity.name} has no table`);
  tables.set(entity, table);
  return table;
}

const isOwned = (section: AnySection): boolean => OWNED_TABLES.has(tableOf(section));

const columnsOf = (section: AnySection): string => (isOwned(section) ? `${COLUMNS}, ${LABEL_COLUMNS}` : COLUMNS);

/** What `listFields` is asked for, as one text. */
const toRowKeys = (asked: string): RowKey[] => {
  const [scenarioId, keys] = JSON.parse(asked) as [string, string[]];
  return keys.map((key) => ({ scenarioId, key }));
};

/** A row with one of the keys. */
function anyOf(keys: readonly RowKey[]): { readonly condition: string; readonly parameters: Record<string, unknown> } {
  const groups = [...groupKeys(keys)];
  const some = groups.map((_, i) => `("row".scenario_id = :of${i} AND "row".key = ANY(:keys${i}))`);
  const parameters = Object.fromEntries(
    groups.flatMap(([scenarioId, group], i) => [
      [`of${i}`, scenarioId],
      [`keys${i}`, group],
    ]),
  );
  return { condition: some.length === 0 ? 'FALSE' : `(${some.join(' OR ')})`, parameters };
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

function toConditions(filter: RowFilter): string[] {
  return Object.entries(filter).flatMap(([column, values]) =>
    values === undefined || values === null ? [] : [`"row".${column} = ANY(:${column})`],
  );
}

/** A NUL byte is the one character that PostgreSQL refuses in a text, so no row has it. */
const toValues = (filter: RowFilter): Record<string, string[] | undefined> =>
  Object.fromEntries(
    Object.entries(filter).map(([column, values]) => [column, values?.filter((value) => !value.includes('\0'))]),
  );
