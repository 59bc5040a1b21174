import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWNED_SECTIONS } from '@muster/planning';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { createSchema, toSdl } from './print-schema.ts';

// Real servers and threads on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(120_000);

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await createSchema();
});

/** Everything of a type that has no description. */
function listUndescribed(type: GraphQLNamedType): string[] {
  const missing = type.description ? [] : [type.name];
  if (isEnumType(type))
    for (const value of type.getValues()) if (!value.description) missing.push(`${type.name}.${value.name}`);
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields()))
      if (!field.description) missing.push(`${type.name}.${field.name}`);
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      if (!field.description) missing.push(`${type.name}.${field.name}`);
      for (const argument of field.args)
        if (!argument.description) missing.push(`${type.name}.${field.name}(${argument.name})`);
    }
  }
  return missing;
}

const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** What is described by its own name. */
function listRepeated(type: GraphQLNamedType): string[] {
  const repeats = ({ name, description }: { name: string; description?: string | null }) =>
    lettersOf(description ?? '') === lettersOf(name.replace(/(Patch)?Input$/, ''));
  const parts = isEnumType(type)
    ? type.getValues()
    : isObjectType(type) || isInputObjectType(type)
      ? Object.values(type.getFields())
      : [];
  return [...(repeats(type) ? [type.name] : []), ...parts.filter(repeats).map(({ name }) => `${type.name}.${name}`)];
}

const isOurs = (type: GraphQLNamedType): boolean =>
  !type.name.startsWith('__') &&
  !isSpecifiedScalarType(type) &&
  !['Query', 'Mutation', 'Subscription'].includes(type.name);

describe('the schema', () => {
  it('describes every type, field, argument and enum value', () => {
    const types = Object.values(schema.getTypeMap());
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
      type ? listUndescribed(type).filter((name) => name !== type.name) : [],
    );
    expect([...types.filter(isOurs).flatMap(listUndescribed), ...roots]).toEqual([]);
  });

  it('describes nothing by its own name', () => {
    expect(Object.values(schema.getTypeMap()).filter(isOurs).flatMap(listRepeated)).toEqual([]);
  });

  it('is printed in schema.graphql as it is: run "npm run generate" when this fails', () => {
    expect(toSdl(schema)).toBe(readFileSync(join(import.meta.dirname, '..', '..', 'schema.graphql'), 'utf8'));
  });

  it('tells of every row that a nation may own who may see it', () => {
    const lists = (schema.getType('Scenario') as GraphQLObjectType).getFields();
    const labels = OWNED_SECTIONS.map((section) => {
      const connection = getNamedType(lists[section].type) as GraphQLObjectType;
      const thing = getNamedType(connection.getFields()['nodes'].type) as GraphQLObjectType;
      return [section, String(thing.getFields()['label']?.type)];
    });
    expect(labels).toEqual(OWNED_SECTIONS.map((section) => [section, 'Label!']));
  });

  it('gives every mutation one input and a payload with user errors', () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      expect(field.args.map(({ name }) => name)).toEqual(['input']);
      const payload = schema.getType(String(field.type).replace('!', ''));
      expect(isObjectType(payload) && String(payload.getFields()['userErrors']?.type)).toBe('[UserError!]!');
    }
  });
});
