import {
  compareStockOut,
  daysCurve,
  layoutStock,
  layoutStrip,
  amountCurve,
  lightSpans,
  nextRed,
  valueAt,
  worstFirst,
} from './supply.ts';

const flat = (values: number[]) => ({ p10: values, p50: values, p80: values, p90: values });
const clock = { stepMin: 10, steps: 4 };

test('equal lights join into one rectangle', () => {
  const stock = { daysOfSupply: flat([12, 11, 4, 4]), levelT: flat([9, 9, 9, 9]), targetDays: 10 };
  expect(layoutStrip(stock, clock, [0, 40], 400)).toEqual([
    { x: 0, width: 200, light: 'green', fromStep: 0 },
    { x: 200, width: 200, light: 'red', fromStep: 2 },
  ]);
  expect(layoutStrip(stock, clock, [15, 25], 100).map(({ x, width }) => [x, width])).toEqual([
    [0, 50],
    [50, 50],
  ]);
});

test('the first to run out comes first, what never runs out last', () => {
  const out = (p10: number | null, p50: number | null, share: number) => ({
    firstStockOut: { p10, p50, p80: null, p90: null, share },
  });
  const sorted = [out(null, null, 0), out(null, null, 0.05), out(5, null, 0.2), out(9, 40, 1), out(20, 30, 0.6)];
  expect([...sorted].sort(compareStockOut)).toEqual([...sorted].reverse());
});

test('the axis of days ends at twice the target and higher values stay on it', () => {
  const curve = daysCurve({ daysOfSupply: flat([999, 5, 0, 0]), targetDays: 10 });
  expect(curve.top).toBe(20);
  const geometry = layoutStock(curve, clock, [0, 40], { width: 400, height: 100 });
  expect(geometry).toMatchObject({ middle: 'M0,0H100V75H200V100H400', targetY: 50 });
});

test('the axis of a curve has round values, also where its top is none', () => {
  const { ticks } = layoutStock(amountCurve(flat([0, 5290])), clock, [0, 20], { width: 400, height: 100 });
  expect(ticks.map(({ value }) => value)).toEqual([0, 2000, 4000]);
  expect(ticks[2].y).toBeCloseTo(100 * (1 - 4000 / 5290));
});

test('999 days are no use; 999 tonnes and more are a stock', () => {
  const stock = { daysOfSupply: flat([999, 40]), levelT: flat([1200, 999]), targetDays: 10 };
  expect([0, 1, 2].map((step) => valueAt(daysCurve(stock), step))).toEqual([
    null,
    { low: 40, middle: 40, high: 40 },
    null,
  ]);
  expect([0, 1].map((step) => valueAt(amountCurve(stock.levelT), step)?.middle)).toEqual([1200, 999]);
});

test('which stock of a place is red next, and when', () => {
  const stock = (name: 'I' | 'III', ...days: number[]) => ({
    class: name,
    daysOfSupply: flat(days),
    levelT: flat([9, 9, 9, 9]),
    targetDays: 10,
  });
  const [food, fuel] = [stock('I', 12, 12, 4, 4), stock('III', 4, 4, 12, 4)];
  expect(nextRed([food, fuel], 0)).toEqual({ class: 'I', step: 2 });
  expect(nextRed([food, fuel], 2)).toEqual({ class: 'III', step: 3 });
  expect(nextRed([stock('I', 12, 12, 12, 12)], 0)).toBeNull();
});

test('lights as spans: what the strip draws, with the days from and until which each holds', () => {
  const stock = { daysOfSupply: flat([12, 11, 4, 4]), levelT: flat([9, 9, 9, 0]), targetDays: 10 };
  expect(lightSpans(stock, clock, [0, 40])).toEqual([
    { light: 'green', fromStep: 0, toStep: 2 },
    { light: 'red', fromStep: 2, toStep: 3 },
    { light: 'out', fromStep: 3, toStep: 4 },
  ]);
});

test('of two stocks of a class at a place the worse one comes first, whichever stands first in the scenario', () => {
  const stock = (days: number, targetDays: number | null) => ({
    daysOfSupply: flat([days]),
    levelT: flat([9]),
    targetDays,
  });
  const [none, green, amber, red, redder] = [stock(1, null), stock(40, 30), stock(20, 30), stock(9, 30), stock(3, 30)];
  expect(worstFirst([none, green, amber, red, redder], 0)).toEqual([redder, red, amber, green, none]);
});
