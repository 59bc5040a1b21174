import type { ElementHead, ForceElement } from '../../api/model.ts';
import { listLines, parseFilter } from './timeline-rows.ts';

const times = (p50: number | null) => ({ p10: p50, p50, p80: p50, p90: p50, share: 1 });
const result = (id: string, ready: number | null, requiredMin: number | null) =>
  ({ id, ready: times(ready), requiredMin, ledger: [] }) as unknown as ElementHead;
const element = (id: string, nation: string, component: string) =>
  [id, { id, name: id, nation, component } as ForceElement] as const;

const results = [result('A', 100, 200), result('B', null, 50), result('C', 300, 100), result('D', 10, null)];
const elements = new Map([
  element('A', 'FR', 'land'),
  element('B', 'GB', 'land'),
  element('C', 'FR', 'air'),
  element('D', 'GB', 'sea'),
]);
const order = (query: Record<string, string>) =>
  listLines(results, elements, new Map(), parseFilter(query)).map((line) =>
    line.kind === 'item' ? line.item.id : `[${line.title} ${line.count}]`,
  );

test('lateness first, never ready before late, no date last', () => expect(order({})).toEqual(['B', 'C', 'A', 'D']));
test('by required date', () => expect(order({ sort: 'required' })).toEqual(['B', 'C', 'A', 'D']));
test('by ready date', () => expect(order({ sort: 'ready' })).toEqual(['D', 'A', 'C', 'B']));
test('groups by nation keep the order inside', () =>
  expect(order({ group: 'nation' })).toEqual(['[FR 2]', 'C', 'A', '[GB 2]', 'B', 'D']));
test('groups by route gather what goes the same way', () => {
  const routes: Record<string, string> = { A: 'By sea', B: 'By land', C: 'By land', D: 'By sea' };
  const lines = listLines(results, elements, new Map(), parseFilter({ group: 'route' }), ({ id }) => routes[id]);
  expect(lines.map((line) => (line.kind === 'item' ? line.item.id : `[${line.title} ${line.count}]`))).toEqual([
    '[By land 2]',
    'B',
    'C',
    '[By sea 2]',
    'A',
    'D',
  ]);
});
test('component and text', () => {
  expect(order({ component: 'land' })).toEqual(['B', 'A']);
  expect(order({ find: 'gb' })).toEqual(['B', 'D']);
});
test('text is found word by word, in any order, without case and accents', () => {
  const named = new Map([['A', { id: 'A', name: '12e Régiment de Cuirassiers, Łódź', nation: 'FR' } as ForceElement]]);
  const finds = (find: string) => listLines(results.slice(0, 1), named, new Map(), parseFilter({ find })).length === 1;
  expect(['cuirassiers 12E', 'REGIMENT fr', 'lodz', ' ', 'régiment'].map(finds)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(finds('regiment gb')).toBe(false);
});
