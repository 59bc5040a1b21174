/**
 * Fields, arguments and enums with the description as first argument, so that none can be forgotten: the schema is the reference
 * manual of partner tools.
 */
import { Args, Field as NestField, registerEnumType, type ReturnTypeFunc } from '@nestjs/graphql';

/** A field that always has a value. */
export function Field(
  description: string,
  type: ReturnTypeFunc,
  options: { deprecationReason?: string; nullable?: 'items' } = {},
) {
  return NestField(type, { description, ...options });
}

/** A field that may be null. */
export function Maybe(description: string, type: ReturnTypeFunc, options: { deprecationReason?: string } = {}) {
  return NestField(type, { description, nullable: true, ...options });
}

/** An argument; `nullable` ones may be left out. */
export function Argument(
  name: string,
  description: string,
  type: ReturnTypeFunc,
  options: { nullable?: boolean } = {},
) {
  return Args(name, { type, description, nullable: options.nullable ?? false });
}

/** A name of GraphQL begins with no digit: `100km` is `_100KM`. */
const toMember = (value: string): string =>
  value
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '_')
    .replace(/^(?=\d)/, '_');

/**
 * Registers an enum whose GraphQL names are the upper case of the values of the domain (`border-crossing` is `BORDER_CROSSING`), so
 * that resolvers hand out domain values unchanged.
 */
export function describeEnum<V extends string>(
  name: string,
  description: string,
  values: Readonly<Record<V, string>>,
): object {
  const members: Record<string, string> = {};
  const valuesMap: Record<string, { description: string }> = {};
  for (const [value, text] of Object.entries<string>(values)) {
    const member = toMember(value);
    members[member] = value;
    valuesMap[member] = { description: text };
  }
  registerEnumType(members, { name, description, valuesMap });
  ENUMS.push({ name, members });
  return members;
}

const ENUMS: { readonly name: string; readonly members: Readonly<Record<string, string>> }[] = [];

/** The registered enum that has all of these values of the domain, and as few others as possible. */
export function findEnum(values: readonly string[]): object | undefined {
  const fitting = ENUMS.filter(({ members }) => {
    const known = new Set(Object.values(members));
    return values.every((value) => known.has(value));
  });
  fitting.sort((a, b) => Object.keys(a.members).length - Object.keys(b.members).length || (a.name < b.name ? -1 : 1));
  return fitting[0]?.members;
}
