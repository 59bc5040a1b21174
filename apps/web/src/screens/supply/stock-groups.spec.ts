import { firstPages, groupByPlace } from './stock-groups.ts';

const stock = (place: string, isUsed: boolean, p50: number | null = null) => ({
  place,
  isUsed,
  firstStockOut: { p10: p50, p50, p80: p50, p90: p50, share: p50 === null ? 0 : 1 },
});
const names = new Map([
  ['a', { name: 'Zagreb', kind: 'hub' }],
  ['b', { name: 'Aarhus', kind: 'depot' }],
]);

test('by name, who consumes first; or who runs out first', () => {
  const stocks = [stock('b', false), stock('a', true, 900), stock('c', true, 100), stock('a', true, 50)];
  const placesOf = (firstOut: boolean) => groupByPlace(stocks, names, firstOut).map(({ place }) => place);
  expect(placesOf(false)).toEqual(['c', 'a', 'b']);
  expect(placesOf(true)).toEqual(['a', 'c', 'b']);
  expect(groupByPlace(stocks, names, true)[0].stocks).toEqual([stocks[3], stocks[1]]);
  expect(stocks[1].firstStockOut.p50).toBe(900);
});

test('no more stocks than asked for, page by page, across places', () => {
  const groups = groupByPlace([stock('a', true), stock('a', true), stock('b', true), stock('b', true)], names, false);
  const told = (count: number, size: number) => {
    const { pages, left } = firstPages(groups, count, size);
    return { pages: pages.map((page) => page.map(({ place, stocks }) => `${place} ${stocks.length}`)), left };
  };
  expect(told(1, 3)).toEqual({ pages: [['b 2', 'a 1']], left: 1 });
  expect(told(1, 2)).toEqual({ pages: [['b 2']], left: 2 });
  expect(told(2, 3)).toEqual({ pages: [['b 2', 'a 1'], ['a 1']], left: 0 });
  expect(told(9, 1)).toEqual({ pages: [['b 1'], ['b 1'], ['a 1'], ['a 1']], left: 0 });
  expect(firstPages(groups, 1, 4)).toEqual({ pages: [groups], left: 0 });
});

test('as many stocks as a document may have, each at a place of its own', () => {
  const many = Array.from({ length: 200_000 }, (_, n) => stock(`p${n}`, n % 2 === 0));
  expect(firstPages(groupByPlace(many, undefined, false), 1, 100).left).toBe(199_900);
});
