import { commandTreeAt, type CommandLink } from './command-tree.ts';

const commands = [
  { id: 'joint', name: 'Joint', frameworkNation: 'AA' },
  { id: 'land', name: 'Land', frameworkNation: 'BB' },
];
const elements = ['a', 'b', 'c'].map((id) => ({ id, name: `Company ${id}`, persons: 100 }));
const link = (part: Partial<CommandLink> & Pick<CommandLink, 'subordinate' | 'superior'>): CommandLink => ({
  kind: 'opcon',
  fromMin: null,
  untilMin: null,
  ...part,
});
const links = [
  link({ subordinate: 'land', superior: 'joint' }),
  link({ subordinate: 'a', superior: 'land' }),
  link({ subordinate: 'b', superior: 'land', fromMin: 100, untilMin: 200 }),
];
const at = (minute: number) => commandTreeAt(minute, commands, links, elements);
const lines = (minute: number) =>
  at(minute).tree.map((row) => `${'-'.repeat(row.depth)}${row.command?.id ?? row.element?.id} ${row.elements}`);

test('a command stands above what it commands, with all below it added up', () => {
  expect(lines(0)).toEqual(['joint 1', '-land 1', '--a 1']);
  expect(at(0).tree[0].persons).toBe(100);
  expect(at(0).national.map(({ id }) => id)).toEqual(['b', 'c']);
});

test('the tree follows the clock: under command from the transfer of authority to its end', () => {
  expect(lines(100)).toEqual(['joint 2', '-land 2', '--a 1', '--b 1']);
  expect(lines(200)).toEqual(lines(0));
});

test('who supports a command stands under it and counts where it is commanded', () => {
  const supported = [
    ...links,
    link({ subordinate: 'a', superior: 'joint', kind: 'support' }),
    link({ subordinate: 'c', superior: 'land', kind: 'support' }),
  ];
  const { tree, national } = commandTreeAt(0, commands, supported, elements);
  expect(tree.map((row) => `${row.command?.id ?? row.element?.id} ${row.kind} ${row.elements}`)).toEqual([
    'joint null 1',
    'land opcon 1',
    'a opcon 1',
    'c support 1',
    'a support 1',
  ]);
  expect(national.map(({ id }) => id)).toEqual(['b', 'c']);
});

test('commands that support each other stand once under each other', () => {
  const each = [
    link({ subordinate: 'joint', superior: 'land', kind: 'support' }),
    link({ subordinate: 'land', superior: 'joint', kind: 'support' }),
    link({ subordinate: 'a', superior: 'land' }),
  ];
  const { tree } = commandTreeAt(0, commands, each, elements);
  expect(tree.map((row) => `${row.depth} ${row.command?.id ?? row.element?.id} ${row.elements}`)).toEqual([
    '0 joint 0',
    '1 land 1',
    '0 land 1',
    '1 joint 0',
    '1 a 1',
  ]);
});
