import { stockTitles } from './stock-title.ts';

test('a second stock of a class at a place is told from the first, by what it holds or whose it is', () => {
  const stock = (id: string, more: object) => ({ id, place: 'depot', class: 'I', ...more });
  const titles = stockTitles([
    stock('a', { item: 'for the supported force', owner: 'RO' }),
    stock('b', { owner: 'RO' }),
    stock('c', {}),
    stock('d', { class: 'III', item: 'diesel' }),
    stock('e', { place: 'hub', item: 'rations' }),
  ]);
  expect([...titles.values()]).toEqual([
    'I food, for the supported force',
    'I food, Romania',
    'I food, c',
    'III fuel',
    'I food',
  ]);
});
