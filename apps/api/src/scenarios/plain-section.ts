/**
 * Nouns whose type in the API is made from the schema of the document: entity, type, connection and resolver in one call. References to
 * rows of another section become fields of that type; everything else stays as the document has it.
 */
import type { Type } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Entity } from 'typeorm';
import type { z } from 'zod';
import { connectionOf, type Connection } from '../graphql/connection.ts';
import { Node } from '../graphql/node.ts';
import { ScenarioThing } from '../graphql/quantities.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import { objectOf } from '../graphql/zod-types.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { OwnedThing } from '../release/owned-thing.ts';
import { RowStore } from './row-store.ts';
import { OwnedRowEntity, ScenarioRowEntity } from './scenario-row.entity.ts';
import { OWNED_TABLES, SOURCES, type AnySection } from './section.ts';
import { Source } from '../sources/source.types.ts';
import { toOwnedThing, toThing } from './thing.mapper.ts';

const SOURCE: Reference = {
  section: () => SOURCES,
  thing: () => Source,
  description: 'Where the row comes from.',
};

/** Names of the fields that every thing has by `ScenarioThing`. */
const COMMON = ['id', 'source', 'confidence', 'notional', 'note'];

export interface Reference {
  readonly section: () => AnySection;
  readonly thing: () => Type<unknown>;
  readonly description: string;
}

export interface PlainSection extends AnySection {
  readonly entity: new () => ScenarioRowEntity;
  readonly toThing: (row: ScenarioRowEntity) => object;
  readonly schema: z.ZodType;
  readonly thing: Type<unknown>;
  readonly connection: Type<Connection<unknown>>;
  readonly resolver: Type<unknown>;
}

interface PlainOptions {
  readonly table: string;
  readonly plural: string;
  /** What it is; that of the schema when absent. */
  readonly description?: string;
  readonly references?: Readonly<Record<string, Reference>>;
}

export function plainSection(type: string, schema: z.ZodType, options: PlainOptions): PlainSection {
  const { table, plural, description = schema.description, references = {} } = options;
  const isOwned = OWNED_TABLES.has(table);
  const name = `${type}Entity`;
  const entity = { [name]: isOwned ? class extends OwnedRowEntity {} : class extends ScenarioRowEntity {} }[name];
  Entity(table)(entity);
  const shape = objectOf(type, schema, 'output', {
    description,
    without: [...COMMON, ...Object.keys(references)],
    base: (isOwned ? OwnedThing : ScenarioThing) as unknown as Type<unknown>,
    implements: () => [Node as unknown as Type<unknown>],
  });
  return {
    type,
    schema,
    entity,
    toThing: (row) => ({
      ...(isOwned
        ? toOwnedThing(type, row as OwnedRowEntity<Record<string, never>>)
        : toThing(type, row as ScenarioRowEntity<Record<string, never>>)),
      ...(shape.toThing(row.body as never, row.scenarioId) as object),
      row: row.body,
    }),
    thing: shape.class,
    connection: connectionOf(() => shape.class, type, plural),
    resolver: resolverOf(type, shape.class, { source: SOURCE, ...references }),
  };
}

/** A thing together with the row that it was made from. */
interface PlainThing {
  readonly scenarioId: string;
  readonly row: Readonly<Record<string, string | readonly string[] | undefined>>;
}

function resolverOf(
  type: string,
  thing: Type<unknown>,
  references: Readonly<Record<string, Reference>>,
): Type<unknown> {
  const name = `${type}Resolver`;
  const Class = { [name]: class extends PlainResolver {} }[name];
  for (const [key, { section, thing: target, description }] of Object.entries(references)) {
    const isList = LISTS.has(key);
    const resolve = function (this: PlainResolver, caller: RequestContext, { scenarioId, row }: PlainThing) {
      const keys = row[key];
      return isList
        ? this.rows.listByKeys(caller, section() as never, scenarioId, (keys ?? []) as string[])
        : this.rows.findByKey(caller, section() as never, scenarioId, keys as string | undefined);
    };
    Object.defineProperty(Class.prototype, key, { value: resolve });
    Caller()(Class.prototype, key, 0);
    Parent()(Class.prototype, key, 1);
    ResolveField(key, () => (isList ? [target()] : target()), { nullable: !isList, description })(
      Class.prototype,
      key,
      Object.getOwnPropertyDescriptor(Class.prototype, key) as PropertyDescriptor,
    );
  }
  Resolver(() => thing)(Class);
  return Class;
}

/** Fields that name several rows. */
const LISTS = new Set(['via', 'present', 'elements', 'sectors', 'openedBy', 'instructors', 'engineers', 'refuses']);

@Resolver()
class PlainResolver {
  constructor(readonly rows: RowStore) {}
}
