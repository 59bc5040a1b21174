import { layoutRange } from './range-bar.ts';

test('from P10 to P90, the median marked; the edge of the axis ends what goes on', () => {
  expect(layoutRange({ p10: 20, p50: 30, p90: 60 }, [0, 100], 200)).toEqual({
    x: 40,
    width: 80,
    medianX: 60,
    beyond: null,
  });
  expect(layoutRange({ p10: 50, p50: null, p90: null }, [0, 100], 200)).toEqual({
    x: 100,
    width: 100,
    medianX: null,
    beyond: null,
  });
  expect(layoutRange({ p10: 0, p50: 0, p90: 0 }, [0, 100], 200)).toEqual({ x: 0, width: 2, medianX: 0, beyond: null });
  expect(layoutRange({ p10: null, p50: null, p90: null }, [0, 100], 200)).toBeNull();
});

test('what lies wholly beyond the axis has no bar and no median at its edge, only the side', () => {
  expect(layoutRange({ p10: 110, p50: 120, p90: 130 }, [0, 100], 200)).toMatchObject({
    width: 0,
    medianX: null,
    beyond: 'right',
  });
  expect(layoutRange({ p10: 10, p50: 20, p90: 30 }, [50, 100], 200)).toMatchObject({
    width: 0,
    medianX: null,
    beyond: 'left',
  });
  expect(layoutRange({ p10: 90, p50: 120, p90: 130 }, [0, 100], 200)).toMatchObject({
    x: 180,
    medianX: null,
    beyond: null,
  });
  // A scenario whose D-day is at the ceasefire.
  expect(layoutRange({ p10: 9, p50: 9, p90: 9 }, [0, 0], 200)).toMatchObject({ width: 0, beyond: 'right' });
});
