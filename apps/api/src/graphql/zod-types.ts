/**
 * GraphQL types made from the zod schemas of the scenario document, so that a noun is defined once: the same schema gives the TypeScript
 * type, the validator, the JSON Schema, the input of its mutations and, for nouns without a type written by hand, the output.
 *
 * Dates, durations and enums have the form that the read side gives them; what cannot be said in GraphQL (a table with free keys, a value of
 * several types) is JSON. Optional fields that are null count as absent.
 */
import {
  cargoSchema,
  caveatSchema,
  dateSchema,
  durationSchema,
  idSchema,
  type DurationSpec,
  type ScenarioDate as DocumentDate,
} from '@muster/planning';
import type { Type } from '@nestjs/common';
import { Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { z } from 'zod';
import { toDate, toDuration } from '../scenarios/thing.mapper.ts';
import { DESCRIPTIONS, TYPE_DESCRIPTIONS } from './document-vocabulary.ts';
import { describeEnum, Field, findEnum, Maybe } from './field.ts';
import { Cargo, ScenarioDate, ScenarioDateInput, ScenarioDuration, ScenarioDurationInput } from './quantities.ts';
import { Json } from './scalars.ts';

type Value = never;
type Direction = 'input' | 'output';
type TypeFunction = () => object;

/** How the values of one schema travel: as which type, and how they are turned into values of the document and back. */
interface Shape {
  /** Undefined for a list, whose items have a type. */
  readonly type: TypeFunction;
  readonly toDocument: (value: Value) => unknown;
  readonly toThing: (value: Value, scenarioId: string) => unknown;
}

/** What this file reads of a schema. */
interface Schema {
  readonly def: {
    readonly type: string;
    readonly innerType?: Schema;
    readonly element?: Schema;
    readonly options?: readonly Schema[];
    readonly discriminator?: string;
    readonly values?: readonly unknown[];
  };
  readonly description?: string;
  readonly isInt?: boolean;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly options?: readonly string[];
}

const same = (value: Value): unknown => value;
const plain = (type: TypeFunction): Shape => ({ type, toDocument: same, toThing: same });

/** Types of schemas that have a name of their own, each made once. */
const made = new Map<string, { readonly def: object; readonly shape: ObjectShape }>();

const isSame = (schema: Schema, known: z.ZodType): boolean => schema.def === (known as unknown as Schema).def;

function unwrap(schema: Schema): { readonly schema: Schema; readonly isOptional: boolean; readonly text?: string } {
  let inner = schema;
  let isOptional = false;
  let text = schema.description;
  while (['optional', 'nullable', 'default', 'readonly'].includes(inner.def.type) && inner.def.innerType) {
    isOptional = true;
    inner = inner.def.innerType;
    text ??= inner.description;
  }
  return { schema: inner, isOptional, text };
}

function toShape(schema: Schema, name: string, direction: Direction): Shape {
  const written = direction === 'output' ? WRITTEN.get(schema.def) : undefined;
  if (written !== undefined) return plain(() => written);
  if (isSame(schema, dateSchema)) return DATE[direction];
  if (isSame(schema, durationSchema)) return DURATION[direction];
  switch (schema.def.type) {
    case 'string':
      return plain(() => String);
    case 'boolean':
      return plain(() => Boolean);
    case 'number':
      return plain(() => (schema.isInt === true ? Int : Float));
    case 'enum':
      return toEnum(schema.options ?? [], name);
    case 'literal':
      return literal(schema.def.values ?? [], name);
    case 'array':
      return list(toShape(unwrap(schema.def.element as Schema).schema, name, direction));
    case 'object':
      return objectOf(name, schema, direction);
    case 'union':
      return union(schema, name, direction);
    default:
      return plain(() => Json);
  }
}

function literal(values: readonly unknown[], name: string): Shape {
  if (typeof values[0] === 'number') return plain(() => Int);
  return toEnum(values as string[], name);
}

function toEnum(values: readonly string[], name: string): Shape {
  const members =
    findEnum(values) ??
    describeEnum(
      name,
      `${toWords(name)}.`,
      Object.fromEntries(values.map((value) => [value, `${toWords(value)}.`])) as Record<string, string>,
    );
  return plain(() => members);
}

function list(item: Shape): Shape {
  return {
    type: () => [item.type()],
    toDocument: (values: Value) => (values as Value[]).map((value) => item.toDocument(value)),
    toThing: (values: Value, scenarioId) => (values as Value[]).map((value) => item.toThing(value, scenarioId)),
  };
}

/** One value or a list of such travels as a list; numbers as numbers; rows told apart by a field as one type with the fields of all. */
function union(schema: Schema, name: string, direction: Direction): Shape {
  const options = schema.def.options ?? [];
  if (options.every((option) => option.def.type === 'literal'))
    return literal(
      options.flatMap((option) => option.def.values ?? []),
      name,
    );
  if (options.every((option) => option.def.type === 'object')) return objectOf(name, merge(schema), direction);
  const [one, many] = options;
  if (options.length === 2 && many.def.type === 'array' && many.def.element?.def === one.def) {
    const shape = list(toShape(one, name, direction));
    return {
      ...shape,
      toDocument: (values: Value) => {
        const items = shape.toDocument(values) as unknown[];
        return items.length === 1 ? items[0] : items;
      },
      toThing: (value: Value, scenarioId) =>
        shape.toThing((Array.isArray(value) ? value : [value]) as Value, scenarioId),
    };
  }
  return plain(() => Json);
}

function merge(schema: Schema): Schema {
  const shape: Record<string, Schema> = {};
  const options = schema.def.options ?? [];
  for (const option of options) {
    for (const [key, field] of Object.entries(option.shape ?? {})) {
      const isEverywhere = options.every((other) => other.shape?.[key] !== undefined);
      shape[key] ??= isEverywhere || field.def.type === 'optional' ? field : optional(field);
    }
  }
  const discriminator = schema.def.discriminator;
  if (discriminator !== undefined) {
    const values = options.flatMap((option) => option.shape?.[discriminator]?.def.values ?? []);
    shape[discriminator] = { def: { type: 'literal', values }, description: 'Kind; says which other fields count.' };
  }
  return { def: schema.def, description: schema.description, shape };
}

const optional = (innerType: Schema): Schema => ({ def: { type: 'optional', innerType } });

const DATE: Record<Direction, Shape> = {
  input: { type: () => ScenarioDateInput, toDocument: fromDateInput, toThing: same },
  output: {
    type: () => ScenarioDate,
    toDocument: same,
    toThing: (date: Value, scenarioId) => toDate(date as DocumentDate, scenarioId),
  },
};

const DURATION: Record<Direction, Shape> = {
  input: { type: () => ScenarioDurationInput, toDocument: fromDurationInput, toThing: same },
  output: {
    type: () => ScenarioDuration,
    toDocument: same,
    toThing: (spec: Value) => toDuration(spec as DurationSpec),
  },
};

/** Shapes that make no sense pass as they are: the validation of the document says what is wrong with them. */
export function fromDateInput({ anchor, offset, unit, at }: ScenarioDateInput): unknown {
  if (anchor === 'UTC') return withoutAbsent({ anchor, offset, at: at?.toISOString() });
  return withoutAbsent({ anchor, offset, unit, at: at?.toISOString() });
}

export function fromDurationInput({ distribution, parameters, unit }: ScenarioDurationInput): unknown {
  const [first, second, third] = parameters;
  const isSingle = parameters.length === 1;
  const parameter: unknown = {
    fixed: isSingle ? first : parameters,
    exponential: isSingle ? first : parameters,
    lognormal: parameters.length <= 2 ? { median: first, sigma: second } : parameters,
    gamma: parameters.length <= 3 ? withoutAbsent({ shape: first, mean: second, shift: third }) : parameters,
  }[distribution];
  return withoutAbsent({ [distribution]: parameter ?? parameters, unit });
}

const withoutAbsent = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

/** The GraphQL type of an object and the way of its values. */
export interface ObjectShape extends Shape {
  readonly class: Type<unknown>;
}

interface ObjectOptions {
  readonly description?: string;
  /** All fields may be left out, and null says that a field is to be taken away. */
  readonly isPartial?: boolean;
  readonly without?: readonly string[];
  /** Fields that may be left out although the document must have them: the mutation fills them in. */
  readonly filled?: readonly string[];
  /** What the names of types inside begin with; the name of the type itself when absent. */
  readonly stem?: string;
  /** Class to extend, for output types. */
  readonly base?: Type<unknown>;
  readonly implements?: () => Type<unknown>[];
}

export function objectOf(
  name: string,
  schema: unknown,
  direction: Direction,
  options: ObjectOptions = {},
): ObjectShape {
  const source = schema as Schema;
  const typeName = direction === 'input' && !name.endsWith('Input') ? `${name}Input` : name;
  const known = made.get(`${direction} ${typeName}`);
  if (known !== undefined) {
    if (known.def !== source.def) throw new Error(`two schemas would both become the GraphQL type ${typeName}`);
    return known.shape;
  }
  const {
    description = source.description ?? TYPE_DESCRIPTIONS[name] ?? `${toWords(name)}.`,
    isPartial = false,
    stem = name,
  } = options;
  const Class = { [typeName]: class extends (options.base ?? Object) {} }[typeName] as Type<unknown>;
  const fields: [string, Shape][] = [];
  for (const [key, field] of Object.entries(fieldsOf(source))) {
    if (options.without?.includes(key) === true) continue;
    const { schema: inner, isOptional, text } = unwrap(field);
    const shape = toShape(inner, nameOf(inner) ?? `${stem}${key[0].toUpperCase()}${key.slice(1)}`, direction);
    fields.push([key, shape]);
    const decorate = isOptional || isPartial || options.filled?.includes(key) === true ? Maybe : Field;
    decorate(describe(key, text), shape.type)(Class.prototype as object, key);
  }
  if (direction === 'input') InputType(typeName, { description })(Class);
  else ObjectType(typeName, { description, implements: options.implements })(Class);
  const shape: ObjectShape = {
    class: Class,
    type: () => Class,
    toDocument: (value: Value) => convert(fields, value, (field, item) => field.toDocument(item), isPartial),
    toThing: (value: Value, scenarioId) =>
      convert(fields, value, (field, item) => field.toThing(item, scenarioId), false),
  };
  made.set(`${direction} ${typeName}`, { def: source.def, shape });
  return shape;
}

/** What a schema that stands everywhere says of itself tells less than the name of the field. */
const GENERIC = new Set([idSchema, dateSchema, durationSchema].map(({ description }) => description));

function describe(key: string, text: string | undefined): string {
  const own = GENERIC.has(text) ? undefined : text;
  return own ?? DESCRIPTIONS[key] ?? text ?? `${toWords(key)}.`;
}

function fieldsOf(schema: Schema): Readonly<Record<string, Schema>> {
  return schema.shape ?? merge(schema).shape ?? {};
}

function convert(
  fields: readonly [string, Shape][],
  value: Record<string, Value>,
  by: (shape: Shape, item: Value) => unknown,
  keepsNull: boolean,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, shape] of fields) {
    const item: unknown = value[key];
    if (item === undefined || (item === null && !keepsNull)) continue;
    result[key] = item === null ? null : by(shape, item as Value);
  }
  return result;
}

const defOf = (schema: z.ZodType): object => (schema as unknown as Schema).def;

/** Schemas that stand in several rows and have one type, and those of them whose output type is written by hand. */
const NAMES = new Map<object, string>([
  [defOf(cargoSchema), 'Cargo'],
  [defOf(caveatSchema), 'Caveat'],
]);
const WRITTEN = new Map<object, Type<unknown>>([[defOf(cargoSchema), Cargo]]);

/** The name of an item counts for lists of it too. */
function nameOf(schema: Schema): string | undefined {
  const item = schema.def.type === 'array' ? unwrap(schema.def.element as Schema).schema : schema;
  return NAMES.get(item.def);
}

/** `readyPaxShare` and `rail-terminal` as a reader's words. */
function toWords(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
