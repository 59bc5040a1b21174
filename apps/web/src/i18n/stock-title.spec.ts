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

test('two that hold the same are told apart by whose they are, two of one owner by their ids', () => {
  const stock = (id: string, more: object) => ({ id, place: 'depot', class: 'II', ...more });
  const titles = stockTitles([
    stock('a', { item: 'components', owner: 'PL' }),
    stock('b', { item: 'components', owner: 'UA' }),
    stock('c', { owner: 'UA' }),
    stock('d', { owner: 'UA' }),
  ]);
  expect([...titles.values()]).toEqual([
    'II equipment, components, Poland',
    'II equipment, components, Ukraine',
    'II equipment, Ukraine, c',
    'II equipment, Ukraine, d',
  ]);
});
