import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMarkdown, parsePieces, type Block } from './markdown.ts';

test('headings, paragraphs, lists, tables and code', () => {
  const text = [
    '# Title',
    '',
    'One line',
    'and another.',
    '- first',
    '- second,',
    '  goes on',
    '',
    '1. one',
    '',
    '| a | b |',
    '| --- | ---: |',
    '| `x|y` | 2 \\| 3 |',
    '',
    '```sh',
    'npm start',
    '```',
  ].join('\n');
  expect(parseMarkdown(text)).toEqual([
    { kind: 'heading', level: 1, text: 'Title' },
    { kind: 'paragraph', text: 'One line and another.' },
    { kind: 'list', isOrdered: false, items: ['first', 'second, goes on'] },
    { kind: 'list', isOrdered: true, items: ['one'] },
    { kind: 'table', head: ['a', 'b'], rows: [['`x|y`', '2 | 3']] },
    { kind: 'code', text: 'npm start' },
  ]);
});

test('strong, code and links within a line', () => {
  expect(parsePieces('See **this**, `that` and [the model](model.md).')).toEqual([
    { text: 'See ', style: 'plain' },
    { text: 'this', style: 'strong' },
    { text: ', ', style: 'plain' },
    { text: 'that', style: 'code' },
    { text: ' and ', style: 'plain' },
    { text: 'the model', style: 'plain' },
    { text: '.', style: 'plain' },
  ]);
});

const textsOf = (block: Block): readonly string[] =>
  block.kind === 'table' ? [...block.head, ...block.rows.flat()] : block.kind === 'list' ? block.items : [block.text];
const words = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

test.each(['model.md', 'planning-model.md'])(
  'nothing of docs/%s is lost, and every row has the cells of its head',
  (name) => {
    const text = readFileSync(join(import.meta.dirname, '../../../../../docs', name), 'utf8');
    const blocks = parseMarkdown(text);
    expect(words(blocks.flatMap(textsOf).join(''))).toBe(words(text));
    for (const block of blocks)
      if (block.kind === 'table') expect(block.rows.filter((row) => row.length !== block.head.length)).toEqual([]);
  },
);
