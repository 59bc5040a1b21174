/** Scalars. Ids are parsed here, so that no malformed one ever reaches the database. */
import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';

const RFC3339 = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** The engine reads the 30th of February as the 2nd of March. */
const isDay = (day: string): boolean => {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
};

function parseInstant(value: unknown): Date {
  const [, day] = (typeof value === 'string' && RFC3339.exec(value)) || [];
  if (day !== undefined && isDay(day)) return new Date(value as string);
  throw new GraphQLError('A DateTime is an RFC 3339 instant such as 2026-01-06T12:00:00Z.');
}

export const DateTime = new GraphQLScalarType({
  name: 'DateTime',
  description: 'An instant in RFC 3339, always given in UTC, for example `2026-01-06T12:00:00.000Z`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize(value) {
    return (value instanceof Date ? value : parseInstant(value)).toISOString();
  },
  parseValue: parseInstant,
  parseLiteral(node) {
    return parseInstant(node.kind === Kind.STRING ? node.value : undefined);
  },
});

export const Json = new GraphQLScalarType({
  name: 'JSON',
  description:
    'A value of the scenario document as JSON: a row, a field of a row, or a table of numbers. Its shape is in the JSON Schema of the document.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  parseValue(value) {
    return value;
  },
  parseLiteral(node, variables) {
    return valueFromASTUntyped(node, variables);
  },
});
