import type { ClosureCurve } from '@muster/planning/run';
import { layoutCurves } from './pair-of-curves.ts';

const clock = { cfDay: '2026-01-01T00:00:00Z', dDayMin: 1440, endMin: 5760, stepMin: 1440, steps: 5 };
const series = (values: number[]) => ({ p10: values, p50: values, p80: values, p90: values });
const curve = (persons: number, ready: number[]) =>
  ({
    persons,
    required: [0, 0, persons, persons, persons],
    ready: series(ready),
    inPlace: series([]),
    closure: { p10: null, p50: 4320, p80: null, p90: null, share: 1 },
    bound: null,
  }) as unknown as ClosureCurve;
const box = { width: 440, height: 130, margin: { top: 10, right: 0, bottom: 20, left: 40 } };

test('both curves stand on the same axes', () => {
  const { plan, variant } = layoutCurves(
    clock,
    curve(500, [0, 0, 0, 500, 500]),
    curve(1000, [0, 500, 500, 1000, 1000]),
    [0, 5760],
    box,
  );
  expect([plan.top, variant.top]).toEqual([1000, 1000]);
  expect(plan.ready).toBe('M40,110H340V60H440');
  expect(variant.ready).toBe('M40,110H140V60H340V10H440');
});
