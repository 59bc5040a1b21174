import { OPEN_MIN } from '../command/command.ts';
import type { Subject } from '../figures/subjects.ts';
import { comparePlans, toCurve, type Frame } from './summary.ts';
import type { Estimate } from './what-if.ts';

const DAY = 1440;
const subject = (index: number, persons: number, requiredDay: number | null): Subject => ({
  index,
  id: `e${index}`,
  persons,
  component: null,
  nation: null,
  capability: null,
  priority: 50,
  requiredMin: requiredDay === null ? null : requiredDay * DAY,
  requiredUntilMin: OPEN_MIN,
  relieves: [],
  reliefs: [],
  epochMin: 10 * DAY,
  isResponse: true,
  latestArrivalMin: null,
});
const frame = (dDay: number, shift = 0): Frame => ({
  clock: {
    cfDay: '2026-01-01T00:00:00Z',
    dDayMin: dDay * DAY,
    endMin: (dDay + 10) * DAY,
    stepMin: DAY,
    steps: dDay + 11,
  },
  subjects: [subject(0, 100, 13 + shift), subject(1, 50, null)].map((row) => ({ ...row, epochMin: dDay * DAY })),
});
const estimate = (replication: number, ...readyDays: number[]): Estimate => ({
  replication,
  hash: '',
  events: 0,
  continued: false,
  ready: Int32Array.from(readyDays, (day) => (day < 0 ? -1 : day * DAY)),
  // A day of integration.
  atDestination: Int32Array.from(readyDays, (day) => (day < 0 ? -1 : (day - 1) * DAY)),
  leavesAt: new Int32Array(readyDays.length).fill(OPEN_MIN),
  stockOutAt: Int32Array.from([replication === 0 ? DAY : -1]),
});

test('the curve of another plan is drawn with both D-days together', () => {
  const before = frame(10);
  const curve = toCurve(frame(4, -6), [estimate(0, 6, 8)], before.clock);
  expect(curve.required.slice(12, 15)).toEqual([0, 100, 100]);
  expect(curve.ready.p50.slice(11, 15)).toEqual([0, 100, 100, 150]);
  expect(curve.closure.p50).toBe(14 * DAY);
  expect(curve.closureAtDestination.p50).toBe(13 * DAY);
});

test('who goes home at the end of a tour is ready no more, and his seat is required once', () => {
  const { clock, subjects } = frame(4, -6);
  const relieved = subjects.map((row) => ({ ...row, requiredUntilMin: row.requiredMin === null ? OPEN_MIN : 9 * DAY }));
  const tour = { ...estimate(0, 6, 8), leavesAt: Int32Array.from([9 * DAY, OPEN_MIN]) };
  const curve = toCurve({ clock, subjects: relieved }, [tour], frame(10).clock);
  expect(curve.ready.p50.slice(11, 17)).toEqual([0, 100, 100, 150, 50, 50]);
  expect(curve.required.slice(12, 17)).toEqual([0, 100, 100, 0, 0]);
});

test('who is ready and not required does not stand for who is missing, on the clock of another plan either', () => {
  const { due, required } = toCurve(frame(4, -6), [estimate(0, 8, 3), estimate(1, 7, 3)], frame(10).clock);
  expect(required.slice(12, 15)).toEqual([0, 100, 100]);
  expect(due!.ready.p90.slice(12, 15)).toEqual([0, 100, 100]);
  expect(due!.ready.p10.slice(12, 15)).toEqual([0, 0, 100]);
  expect(due!.all.value.slice(12, 15)).toEqual([1, 0.5, 1]);
});

test('differences are paired; the same plan differs in nothing', () => {
  const plan = [frame(10), [estimate(0, 12, 14), estimate(1, 15, 14)]] as const;
  expect(comparePlans(plan, plan)).toEqual({
    pairs: 2,
    closureDays: { mean: 0, low: 0, high: 0 },
    lateElements: { mean: 0, low: 0, high: 0 },
    stockOuts: { mean: 0, low: 0, high: 0 },
    counts: expect.objectContaining({ stockOuts: { before: 0.5, after: 0.5 } }),
    elements: [],
  });
});

test('days, lateness and what is never ready', () => {
  const before = [frame(10), [estimate(0, 12, 14), estimate(1, 12, 14)]] as const;
  const after = [frame(10), [estimate(0, 14, 14), estimate(1, -1, 14)]] as const;
  const difference = comparePlans(before, after);
  expect(difference.lateElements.mean).toBe(1);
  expect(difference.counts.lateElements.after - difference.counts.lateElements.before).toBe(1);
  expect(difference.closureDays.mean).toBe(3);
  expect(difference.elements).toMatchObject([{ id: 'e0', days: { mean: 5 }, lateBefore: 0, lateAfter: 1 }]);
  // The days are bounded by what is never ready on either side.
  expect(difference.elements[0]).toMatchObject({ neverBefore: 0, neverAfter: 0.5 });
  expect(comparePlans(after, before).elements[0]).toMatchObject({ neverBefore: 0.5, neverAfter: 0 });
});

test('an attack on another day is compared from its own D-day', () => {
  const before = [frame(10), [estimate(0, 12, 14)]] as const;
  const after = [frame(4, -6), [estimate(0, 6, 8)]] as const;
  expect(comparePlans(before, after)).toMatchObject({ closureDays: { mean: 0 }, elements: [] });
});
