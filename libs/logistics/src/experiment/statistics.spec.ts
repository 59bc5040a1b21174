import { pairedDifference, quantileOfSorted, wilson } from './statistics.ts';

it('gives an interval that begins at 0 without a hit and ends at 1 without a miss', () => {
  for (const n of [1, 50, 100, 300, 2000]) {
    expect(wilson(0, n).low).toBe(0);
    expect(wilson(n, n).high).toBe(1);
  }
  // Wilson (1927): 10 of 20 at 95 %.
  expect(wilson(10, 20).low).toBeCloseTo(0.2993, 4);
  expect(wilson(10, 20).high).toBeCloseTo(0.7007, 4);
});

describe('paired differences', () => {
  // Half-width over standard error: with values -1 and 1 in equal parts the standard error is sqrt(1 / (n - 1)).
  const t = (n: number) => {
    const { low, high } = pairedDifference(Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : -1)));
    return ((high - low) / 2) * Math.sqrt(n - 1);
  };

  test.each([
    [2, 12.706],
    [4, 3.182],
    [6, 2.571],
    [8, 2.365],
    [10, 2.262],
    [30, 2.045],
  ])("the interval of %i pairs is Student's", (n, published) => {
    expect(Math.abs(t(n) / published - 1)).toBeLessThan(0.003);
  });

  test('one pair is not certain: its interval is all that is possible', () => {
    expect(pairedDifference([3])).toEqual({ mean: 3, low: -Infinity, high: Infinity });
    expect(pairedDifference([3], 30)).toEqual({ mean: 3, low: -30, high: 30 });
    expect(pairedDifference([], 30)).toEqual({ mean: 0, low: -30, high: 30 });
  });

  test('no interval goes beyond what is possible', () => {
    expect(pairedDifference([-20, 20], 30)).toEqual({ mean: 0, low: -30, high: 30 });
    expect(pairedDifference([2, 2], 30)).toEqual({ mean: 2, low: 2, high: 2 });
  });
});

test('the rank of a quantile is whole where share and number make it so', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
  for (const percent of [1, 7, 14, 28, 55, 56, 57, 80, 90, 99])
    expect(quantileOfSorted(hundred, percent / 100)).toBe(percent);
  expect(quantileOfSorted(hundred, 0.555)).toBe(56);
});
