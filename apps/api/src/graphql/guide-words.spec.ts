/** What the documents name is there, and what the code answers is in the documents. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate, type GraphQLObjectType } from 'graphql';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const guide = read('docs', 'api-guide.md');
const schema = buildSchema(read('apps', 'api', 'schema.graphql'));

it('the guide, or the table of codes of documents, has every code that a mutation or a file is refused with', () => {
  const sources = readdirSync(join(root, 'apps', 'api', 'src'), { recursive: true, encoding: 'utf8' })
    // Commands answer whoever sits at the machine.
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.startsWith('cli'));
  const codes = new Set(
    sources.flatMap((name) =>
      [...read('apps', 'api', 'src', name).matchAll(/(?:userError|refuse|warn)\(\s*'([a-z-]+\.[a-z-]+)'/g)].map(
        ([, code]) => code,
      ),
    ),
  );
  expect(codes.size).toBeGreaterThan(30);
  const told = guide + read('docs', 'formats.md');
  // One row of the table stands for all nouns.
  expect([...codes].filter((code) => !told.includes(`\`${code}\``) && !code.endsWith('.unknown'))).toEqual([]);
});

it('what the guide says a result has is a field of it', () => {
  const [, table] = /What else a `result` has:\n\n([^]*?)\n\n/.exec(guide) ?? ['', ''];
  const names = table
    .split('\n')
    .slice(2)
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)/g)].map(([, name]) => name));
  expect(names.length).toBeGreaterThan(20);
  const fields = (schema.getType('RunResult') as GraphQLObjectType).getFields();
  expect(names.filter((name) => !(name in fields))).toEqual([]);
});

it('the queries for the first sign-in are of this schema', () => {
  const blocks = [...read('docs', 'operations.md').matchAll(/^```graphql\n([^]*?)^```$/gm)].map(([, text]) => text);
  expect(blocks.length).toBeGreaterThan(2);
  for (const text of blocks) expect(validate(schema, parse(text))).toEqual([]);
});
