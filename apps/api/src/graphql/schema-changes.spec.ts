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

/** Path and kind of the change, and why it had to be. */
const ALLOWED: Readonly<Record<string, string>> = {
  'SectorResult.inTime FIELD_TYPE_CHANGED':
    'A sector that nobody attacks has no hold time. It was told as certain to be reinforced in time, which was false; it is null now.',
  'ClosureCurve.onTime FIELD_TYPE_CHANGED':
    'A group in which nobody has a required date is on time with no probability. It was told as 1, which was false; it is null now.',
};

/** What replaces it, since when it is so, and the earliest day of its removal. */
const DEPRECATION = /^Use .+\. Deprecated (\d{4}-\d{2}-\d{2}), removed no earlier than (\d{4}-\d{2}-\d{2})\.$/;
const YEAR_MS = 365 * 86_400_000;

function isWellSaid(reason: string): boolean {
  const [, since, until] = DEPRECATION.exec(reason) ?? [];
  return since !== undefined && Date.parse(since) <= Date.now() && Date.parse(until) - Date.parse(since) >= YEAR_MS;
}

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = buildSchema(toSdl(await createSchema()));
});

it('breaks nothing of the last release', async () => {
  const released = buildSchema(readFileSync(join(import.meta.dirname, '..', '..', 'released-schema.graphql'), 'utf8'));
  const changes = await diff(released, schema);
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  const unlisted = breaking.filter(({ path, type }) => !Object.hasOwn(ALLOWED, `${path} ${type}`));
  expect(unlisted.map(({ path, type, message }) => `${path} ${type}: ${message}`)).toEqual([]);
  // What no change needs any more would let the next one through unseen.
  const found = breaking.map(({ path, type }) => `${path} ${type}`);
  expect(Object.keys(ALLOWED).filter((allowed) => !found.includes(allowed))).toEqual([]);
});

it.each([
  ['Use b. Deprecated 2026-01-01, removed no earlier than 2027-01-01.', true],
  ['Use b. Deprecated 2026-01-01, removed no earlier than 2026-06-01.', false],
  ['Use b. Deprecated 2999-01-01, removed no earlier than 3000-01-02.', false],
  ['Use b. Removed no earlier than 2027-01-01.', false],
  ['Old.', false],
])('takes %p for a deprecation: %p', (reason, isOne) => {
  expect(isWellSaid(reason)).toBe(isOne);
});

it('says of everything deprecated what replaces it and when it goes, a year at least', () => {
  const told: (readonly [string, string])[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    const parts = isEnumType(type)
      ? type.getValues()
      : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : [];
    for (const part of parts)
      for (const { name, deprecationReason } of [part, ...('args' in part ? part.args : [])])
        if (deprecationReason) told.push([`${type.name}.${part.name} ${name}`, deprecationReason]);
  }
  expect(told.filter(([, reason]) => !isWellSaid(reason))).toEqual([]);
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/api-guide.md'), 'utf8');
  expect(guide.includes('Nothing is deprecated today.')).toBe(told.length === 0);
});
