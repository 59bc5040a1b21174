import { wilson } from './statistics.ts';

it('gives an interval that begins at 0 without a hit and ends at 1 without a miss', () => {
  for (const n of [1, 50, 100, 300, 2000]) {
    expect(wilson(0, n).low).toBe(0);
    expect(wilson(n, n).high).toBe(1);
  }
  // Wilson (1927): 10 of 20 at 95 %.
  expect(wilson(10, 20).low).toBeCloseTo(0.2993, 4);
  expect(wilson(10, 20).high).toBeCloseTo(0.7007, 4);
});
