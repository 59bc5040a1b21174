import { ClockStore } from './clock.ts';

const clock = { cfDay: '2026-01-01T00:00:00Z', dDayMin: 1440, endMin: 14_400, stepMin: 1440, steps: 11 };

test('a table follows within a step, not at each move, and ends where the clock rests', () => {
  jest.useFakeTimers();
  const store = new ClockStore(clock, 0);
  const seen: number[] = [];
  const leave = store.subscribeCalmly(() => seen.push(store.minute), 200);
  for (const minute of [60, 120, 360]) store.set(minute);
  expect([store.step, seen]).toEqual([0, []]);
  jest.advanceTimersByTime(200);
  expect(seen).toEqual([360]);
  store.set(1080);
  jest.advanceTimersByTime(200);
  expect(seen).toEqual([360, 1080]);
  store.set(1100);
  leave();
  jest.advanceTimersByTime(1000);
  expect(seen).toEqual([360, 1080]);
  jest.useRealTimers();
});
