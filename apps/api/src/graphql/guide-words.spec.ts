/** What the documents name is there, and what the code answers is in the documents. */
import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate, type GraphQLObjectType } from 'graphql';
import { MOST_FILES } from '../exchange/imports.controller.ts';
import { MOST_STREAMS, MOST_UNDER_WAY } from '../http/request-gate.ts';
import { LISTS_MOST, PAGE_DEFAULT, PAGE_MOST } from './connection.ts';
import { LIMITS } from './limits.ts';
import { MOST_OPERATIONS_A_SOCKET, MOST_SOCKETS } from './sockets.ts';

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

describe('the limits that are told are those of the code', () => {
  const number = (value: number): string => value.toLocaleString('en');
  const [kib, seconds] = [`${LIMITS.bodyBytes / 1024} KiB`, `${LIMITS.requestMs / 1000} s`];
  const page = `1 to ${PAGE_MOST}`;
  const lists = Object.values(LISTS_MOST).map((list) => list!.most);
  const FIGURES: readonly [document: string, row: string, figures: readonly string[]][] = [
    ['api-guide.md', 'depth', [`${LIMITS.depth} fields`]],
    ['api-guide.md', 'fields', [number(LIMITS.fields)]],
    ['api-guide.md', 'tokens', [number(LIMITS.tokens)]],
    ['api-guide.md', 'nesting', [`${LIMITS.nesting} brackets`]],
    ['api-guide.md', 'aliases', [String(LIMITS.aliases)]],
    ['api-guide.md', 'directives', [String(LIMITS.directives)]],
    ['api-guide.md', 'cost', [number(LIMITS.cost), `${PAGE_DEFAULT} when absent`]],
    ['api-guide.md', 'body', [kib]],
    ['api-guide.md', 'time', [seconds]],
    ['api-guide.md', '`first`', [page, `${PAGE_DEFAULT} when absent`, ...lists.map((most) => `\` ${most}`)]],
    ['api-guide.md', 'at once', [`${MOST_UNDER_WAY} requests`, `${MOST_STREAMS} streams`, `${MOST_FILES} uploads`]],
    ['api-guide.md', 'WebSocket', [`${MOST_SOCKETS} connections`, `${MOST_OPERATIONS_A_SOCKET} operations`]],
    ['security.md', 'depth', [`${LIMITS.depth} fields`]],
    ['security.md', 'tokens', [number(LIMITS.tokens)]],
    ['security.md', 'fields and fragments', [number(LIMITS.fields)]],
    ['security.md', 'nesting', [`${LIMITS.nesting} brackets`]],
    ['security.md', 'aliases', [String(LIMITS.aliases)]],
    ['security.md', 'directives', [String(LIMITS.directives)]],
    ['security.md', 'cost', [number(LIMITS.cost)]],
    ['security.md', 'page', [page, ...lists.map((most) => `; ${most}`)]],
    ['security.md', 'body', [kib]],
    ['security.md', 'time of a request', [seconds]],
    ['security.md', 'requests under way', [[MOST_UNDER_WAY, MOST_STREAMS, MOST_FILES].join('; ')]],
    ['security.md', 'sockets', [String(MOST_SOCKETS), `; ${MOST_OPERATIONS_A_SOCKET}`]],
  ];

  it.each(FIGURES)('%s: %s', (document, row, figures) => {
    const [, limits] = read('docs', document).split('\n## Limits\n');
    const cells = limits
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .find(([, name]) => name?.startsWith(row));
    for (const figure of figures) expect(cells?.[2]).toContain(figure);
  });
});

it('the queries for the first sign-in are of this schema', () => {
  const blocks = [...read('docs', 'operations.md').matchAll(/^```graphql\n([^]*?)^```$/gm)].map(([, text]) => text);
  expect(blocks.length).toBeGreaterThan(2);
  for (const text of blocks) expect(validate(schema, parse(text))).toEqual([]);
});
