import { layoutTornado } from './tornado.ts';

const days = (mean: number, half = 0) => ({ mean, low: mean - half, high: mean + half });
const row = (low: number, high: number) => ({ lowDays: days(low), highDays: days(high) });

test('bars start at the middle; earlier goes left, later right, on one scale', () => {
  expect(layoutTornado([row(-4, 2), row(1, 0)], 120)).toMatchObject([
    { middleX: 60, low: { x: 0, width: 60 }, high: { x: 60, width: 30 } },
    { middleX: 60, low: { x: 60, width: 15 }, high: { x: 60, width: 0 } },
  ]);
});

test('an interval fits beside its bar, and one that holds zero is not sure', () => {
  const [{ low, high }] = layoutTornado([{ lowDays: days(-2, 1), highDays: days(1, 3) }], 80);
  expect(low).toEqual({ x: 20, width: 20, fromX: 10, toX: 30, isSure: true });
  expect(high).toEqual({ x: 40, width: 10, fromX: 20, toX: 80, isSure: false });
});

test('a swing of nothing stays small', () => expect(layoutTornado([row(-0.01, 0)], 100)[0].low.width).toBeCloseTo(5));
