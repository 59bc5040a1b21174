import { layoutRange } from './range-bar.ts';

test('from P10 to P90, the median marked; the edge of the axis ends what goes on', () => {
  expect(layoutRange({ p10: 20, p50: 30, p90: 60 }, [0, 100], 200)).toEqual({ x: 40, width: 80, medianX: 60 });
  expect(layoutRange({ p10: 50, p50: null, p90: null }, [0, 100], 200)).toEqual({ x: 100, width: 100, medianX: null });
  expect(layoutRange({ p10: 0, p50: 0, p90: 0 }, [0, 100], 200)).toEqual({ x: 0, width: 2, medianX: 0 });
  expect(layoutRange({ p10: null, p50: null, p90: null }, [0, 100], 200)).toBeNull();
});
