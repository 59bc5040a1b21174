import { Kind, parse, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import { selectedFields } from './selection.ts';

function selectedIn(query: string): readonly string[] {
  const { definitions } = parse(query);
  const fragments = definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION);
  const [operation] = definitions as readonly OperationDefinitionNode[];
  return [
    ...selectedFields({
      fieldNodes: operation.selectionSet.selections as readonly FieldNode[],
      fragments: Object.fromEntries(fragments.map((one) => [one.name.value, one])),
    }),
  ];
}

test.each([
  ['{ a { b c { d } } }', ['b', 'c']],
  ['{ a { ... { b } ...more } } fragment more on A { c ...most } fragment most on A { d }', ['b', 'c', 'd']],
  ['{ a { other: b c @skip(if: true) } a { d } }', ['b', 'c', 'd']],
  ['{ a }', []],
])('%s asks for %j', (query, fields) => expect(selectedIn(query)).toEqual(fields));
