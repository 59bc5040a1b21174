import { firstStocks, groupByPlace } from './stock-groups.ts';

const stock = (place: string, days: number, p50: number | null = null) => ({
  place,
  daysOfSupply: { p10: [days], p50: [days], p80: [days], p90: [days] },
  firstStockOut: { p10: p50, p50, p80: p50, p90: p50, share: p50 === null ? 0 : 1 },
});
const names = new Map([
  ['a', { name: 'Zagreb', kind: 'hub' }],
  ['b', { name: 'Aarhus', kind: 'depot' }],
]);

test('by name, who consumes first; or who runs out first', () => {
  const stocks = [stock('b', 999), stock('a', 4, 900), stock('c', 5, 100), stock('a', 6, 50)];
  const placesOf = (firstOut: boolean) => groupByPlace(stocks, names, firstOut).map(({ place }) => place);
  expect(placesOf(false)).toEqual(['c', 'a', 'b']);
  expect(placesOf(true)).toEqual(['a', 'c', 'b']);
  expect(groupByPlace(stocks, names, true)[0].stocks).toEqual([stocks[3], stocks[1]]);
  expect(stocks[1].firstStockOut.p50).toBe(900);
});

test('no more stocks than asked for, across places', () => {
  const groups = groupByPlace([stock('a', 1), stock('a', 2), stock('b', 1), stock('b', 2)], names, false);
  const { shown, left } = firstStocks(groups, 3);
  expect(shown.map(({ place, stocks }) => [place, stocks.length])).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
  expect(left).toBe(1);
  expect(firstStocks(groups, 2).shown).toHaveLength(1);
  expect(firstStocks(groups, 4)).toEqual({ shown: groups, left: 0 });
});

test('as many stocks as a document may have, each at a place of its own', () => {
  const many = Array.from({ length: 200_000 }, (_, n) => stock(`p${n}`, n % 999));
  expect(firstStocks(groupByPlace(many, undefined, false), 100).left).toBe(199_900);
});
