import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@muster/planning';
import { rowSchemas, toInput, type SchemaNode } from './editing-input.ts';
import { toName, toWord } from './words.ts';

const generated = readFileSync(join(__dirname, 'generated/graphql-env.d.ts'), 'utf8');
const names = new Set(
  [...generated.matchAll(/enumValues: ([^;]+);/g)].flatMap(([, list = '']) => list.match(/\w+/g) ?? []),
);

function closedWords(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'enum' in node && Array.isArray(node.enum) ? node.enum : [];
  return [...own.filter((word) => typeof word === 'string'), ...Object.values(node).flatMap(closedWords)];
}

test('every closed word of the document is a name of the API, and comes back from it', () => {
  const words = [...new Set(closedWords(toJsonSchema()))];
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter((word) => !names.has(toName(word)))).toEqual([]);
  expect(words.filter((word) => toWord(toName(word)) !== word.toLowerCase())).toEqual([]);
});

test('a risk for each 100 km can be saved', () => {
  const { risks } = rowSchemas(toJsonSchema() as SchemaNode);
  expect(toInput({ per: '100km', effect: 'turn-back' }, risks)).toEqual({ per: '_100KM', effect: 'TURN_BACK' });
});
