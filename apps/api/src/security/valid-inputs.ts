/** Inputs of mutations made from rows as the document has them: the way back from `toDocument` of the types of the schema. */
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** @param type of the schema that serves, whose enums know the words of the document */
export function toInput(type: GraphQLInputType, value: unknown): unknown {
  if (isNonNullType(type)) return toInput(type.ofType, value);
  if (value === undefined || value === null) return value;
  // One value stands for a list of one.
  if (isListType(type)) return (Array.isArray(value) ? value : [value]).map((item) => toInput(type.ofType, item));
  if (isEnumType(type)) return type.serialize(value);
  if (!isInputObjectType(type)) return value;
  const given = (type.name === 'ScenarioDurationInput' ? fromDuration(value) : value) as Record<string, unknown>;
  return Object.fromEntries(
    Object.values(type.getFields())
      .filter(({ name }) => given[name] !== undefined)
      .map((field) => [field.name, toInput(field.type, given[field.name])]),
  );
}

function fromDuration(value: object): object {
  const { unit, ...kinds } = value as Record<string, unknown> & { unit?: string };
  const [[distribution, parameter]] = Object.entries(kinds);
  const isNamed = typeof parameter === 'object' && !Array.isArray(parameter);
  const named = ['median', 'sigma', 'shape', 'mean', 'shift'];
  const parameters = isNamed
    ? named.map((name) => (parameter as Record<string, unknown>)[name]).filter((one) => one !== undefined)
    : [parameter].flat();
  return { distribution, parameters, ...(unit !== undefined && { unit }) };
}

export function inputTypeOf(schema: GraphQLSchema, mutation: string, ...path: readonly string[]): GraphQLInputType {
  let type = schema.getMutationType()!.getFields()[mutation].args[0].type as GraphQLInputType;
  for (const name of path) {
    const object = isNonNullType(type) ? type.ofType : type;
    if (!isInputObjectType(object)) throw new Error(`${mutation} has no ${name}`);
    type = object.getFields()[name].type;
  }
  return type;
}
