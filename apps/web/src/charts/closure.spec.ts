import { boundOf, closureLeft, layoutClosure, readyShareAt } from './closure.ts';
import type { ClosureCurve } from '@muster/planning/run';

const clock = { cfDay: '2026-01-01T00:00:00Z', dDayMin: 1440, endMin: 5760, stepMin: 1440, steps: 5 };
const series = (p10: number[], p50: number[], p90: number[]) => ({ p10, p50, p80: p90, p90 });
const times = (p50: number | null) => ({ p10: null, p50, p80: null, p90: null, share: 1 });
const curve: ClosureCurve = {
  key: { kind: 'all', id: '' },
  persons: 1000,
  elements: 2,
  required: [0, 0, 500, 1000, 1000],
  ready: series([0, 0, 0, 500, 500], [0, 0, 500, 500, 1000], [0, 500, 500, 1000, 1000]),
  // An element of 500 persons that is due and late, one that is ready and not due before the last days.
  due: {
    ready: series([0, 0, 0, 500, 500], [0, 0, 0, 500, 1000], [0, 0, 500, 1000, 1000]),
    all: { value: [1, 1, 0.3, 0.4, 0.5], low: [0.7, 0.7, 0.1, 0.2, 0.2], high: [1, 1, 0.6, 0.7, 0.8] },
  },
  inPlace: series([0, 0, 0, 0, 0], [0, 500, 500, 1000, 1000], [0, 0, 0, 0, 0]),
  employable: series([0, 0, 0, 0, 0], [0, 0, 500, 500, 500], [0, 0, 0, 0, 0]),
  closure: times(4320),
  closureAtPod: null,
  closureAtDestination: times(2880),
  requiredMin: 4320,
  onTime: { value: 0.5, low: 0.3, high: 0.7 },
  bound: { closureMin: 2880, method: 'critical path', resource: null, firstReleaseMin: 0, ratio: 1.2 },
};
const box = { width: 440, height: 130, margin: { top: 10, right: 0, bottom: 20, left: 40 } };

test('exact places of lines, band, marks and ticks', () => {
  const geometry = layoutClosure({ clock, curve, domain: [0, 5760], box });
  expect(geometry.plot).toEqual({ x: 40, y: 10, width: 400, height: 100 });
  expect(geometry.required).toBe('M40,110H240V60H340V10H440');
  expect(geometry.ready).toBe('M40,110H240V60H440V10H440');
  expect(geometry.band).toBe('M40,110H140V60H340V10H440V60H340V110H40Z');
  expect(geometry).toMatchObject({
    dDayX: 140,
    bound: { x: 240, minute: 2880 },
    closure: { x: 340, low: 340, high: 440 },
    top: 1000,
  });
  expect(geometry.yTicks.map(({ y, value }) => [y, value])).toEqual([
    [110, 0],
    [60, 500],
    [10, 1000],
  ]);
  expect(geometry.xTicks.map(({ x, label }) => [x, label])).toEqual([
    [40, 'D−1'],
    [140, 'D'],
    [240, 'D+1'],
    [340, 'D+2'],
    [440, 'D+3'],
  ]);
});

test('the axis stands where its labels have room, and what is drawn over the chart knows where', () => {
  const large = { ...curve, persons: 120_000 };
  const geometry = layoutClosure({ clock, curve: large, domain: [0, 5760], box });
  expect(geometry.plot).toEqual({ x: 50, y: 10, width: 390, height: 100 });
  expect([closureLeft(large, box), closureLeft(curve, box)]).toEqual([50, 40]);
});

test('marks outside the view are left out; a spread that reaches into it is drawn to its edges', () => {
  const closed = { ...curve, closure: { p10: 2880, p50: 4320, p80: 4330, p90: 4340, share: 1 } };
  const at = (from: number, to: number) => layoutClosure({ clock, curve: closed, domain: [from, to], box });
  expect(at(4400, 5760)).toMatchObject({ dDayX: null, bound: null, closure: null });
  expect(at(3600, 4480).closure).toMatchObject({ low: 40, x: expect.any(Number) });
  expect(at(1440, 3840).closure).toEqual({ x: null, low: 280, high: 440 });
});

test('a difference of closures is a least one where one of the two does not always close, and open where neither does', () => {
  expect([boundOf(1, 1), boundOf(0.6, 1), boundOf(1, 0.6), boundOf(0.6, 0.7)]).toEqual([
    null,
    'least',
    'least',
    'about',
  ]);
});

test('an empty group draws without a fault', () => {
  const none = series([0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]);
  const empty = { ...curve, persons: 0, required: [0, 0, 0, 0, 0], ready: none, inPlace: none };
  expect(layoutClosure({ clock, curve: empty, domain: [0, 5760], box }).ready).toBe('M40,110H440');
});

test('share and chance are of those that are required, not of all that are ready', () => {
  expect(readyShareAt(curve, 1)).toMatchObject({ required: 0, share: null, chance: null });
  expect(curve.ready.p50[2]).toBe(curve.required[2]);
  expect(readyShareAt(curve, 2)).toEqual({
    required: 500,
    ready: { p10: 0, p50: 0, p90: 500 },
    share: { p10: 0, p50: 0, p90: 1 },
    chance: { value: 0.3, low: 0.1, high: 0.6 },
  });
  expect(readyShareAt(curve, 3)).toMatchObject({ share: { p10: 0.5, p50: 0.5, p90: 1 }, chance: { value: 0.4 } });
});

test('a run of an earlier version says no share, for it would be of the wrong persons', () => {
  expect(readyShareAt({ required: curve.required, due: null }, 3)).toEqual({
    required: 1000,
    ready: null,
    share: null,
    chance: null,
  });
});
