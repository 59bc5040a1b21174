import { layoutTornado } from './tornado.ts';

const row = (low: number, high: number) => ({ lowDays: { mean: low }, highDays: { mean: high } });

test('bars start at the middle; earlier goes left, later right, on one scale', () => {
  expect(layoutTornado([row(-4, 2), row(1, 0)], 120)).toEqual([
    { middleX: 60, low: { x: 0, width: 60 }, high: { x: 60, width: 30 } },
    { middleX: 60, low: { x: 60, width: 15 }, high: { x: 60, width: 0 } },
  ]);
});

test('a swing of nothing stays small', () => expect(layoutTornado([row(-0.01, 0)], 100)[0].low.width).toBe(5));
