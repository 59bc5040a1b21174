/** Whatever can be written can be read: a tool that reads a row and adds a copy of it has all of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
} from 'graphql';
import { NOUNS } from '../editing/nouns.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));

/** Told under another name, or in another form. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'Factor.value': 'numbers and text',
};
/** Their forms differ on purpose, and say the same. */
const QUANTITIES = ['ScenarioDateInput', 'ScenarioDurationInput'];

function listMissing(input: GraphQLInputObjectType, output: GraphQLObjectType, path: string): string[] {
  return Object.values(input.getFields()).flatMap(({ name, type }) => {
    const at = `${path}.${name}`;
    // A row has its identifier as `key`.
    const field = output.getFields()[name === 'id' && 'key' in output.getFields() ? 'key' : name];
    if (field === undefined) return at in ELSEWHERE ? [] : [at];
    const [inner, outer] = [getNamedType(type), getNamedType(field.type)];
    if (!isInputObjectType(inner) || QUANTITIES.includes(inner.name)) return [];
    if (!isObjectType(outer)) return [at];
    // A list that may be long is read by page.
    const item = outer.getFields()['nodes'] === undefined ? outer : getNamedType(outer.getFields()['nodes'].type);
    return listMissing(inner, item as GraphQLObjectType, at);
  });
}

const typeOf = <T>(name: string, is: (type: unknown) => boolean): T => {
  const type = schema.getType(name);
  if (!is(type)) throw new Error(`there is no ${name}`);
  return type as T;
};

const compare = (input: string, output: string): string[] =>
  listMissing(typeOf(input, isInputObjectType), typeOf(output, isObjectType), output);

it.each(NOUNS.map(({ section }) => section.type))('%s', (type) => {
  expect(compare(`${type}Input`, type)).toEqual([]);
});

it('the attack and the state that a plan begins with', () => {
  expect(compare('AttackPatchInput', 'Attack')).toEqual([]);
  expect(compare('InitialStateInput', 'InitialState')).toEqual([]);
});
