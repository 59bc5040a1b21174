/**
 * The promise to partner tools: nothing that the last release had is taken away or changed under them. `released-schema.graphql` is the
 * schema of the last release and is replaced when the next one is made. A breaking change has to stand in the list below with its reason.
 */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { createSchema, toSdl } from './print-schema.ts';

jest.setTimeout(120_000);

/** Path of the change and why it had to be. */
const ALLOWED: Readonly<Record<string, string>> = {
  'SectorResult.inTime':
    'A sector that nobody attacks has no hold time. It was told as certain to be reinforced in time, which was false; it is null now.',
};

/** What replaces it, and the earliest day of its removal. */
const DEPRECATION = /^Use .+\. Removed no earlier than (\d{4}-\d{2}-\d{2})\.$/;

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = buildSchema(toSdl(await createSchema()));
});

it('breaks nothing of the last release', async () => {
  const released = buildSchema(readFileSync(join(import.meta.dirname, '..', '..', 'released-schema.graphql'), 'utf8'));
  const changes = await diff(released, schema);
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  const unlisted = breaking.filter(({ path }) => !Object.hasOwn(ALLOWED, path ?? ''));
  expect(unlisted.map(({ path, message }) => `${path}: ${message}`)).toEqual([]);
});

it('says of everything deprecated what replaces it and when it goes', () => {
  const told: (readonly [string, string])[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    const parts = isEnumType(type)
      ? type.getValues()
      : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : [];
    for (const { name, deprecationReason } of parts)
      if (deprecationReason) told.push([`${type.name}.${name}`, deprecationReason]);
  }
  expect(told.filter(([, reason]) => !DEPRECATION.test(reason))).toEqual([]);
});
