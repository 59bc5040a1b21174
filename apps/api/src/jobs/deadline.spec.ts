import { startDeadline } from './deadline.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** As if the event loop had stood still: the clock goes on, and one tick comes late. */
function stall(ms: number): void {
  const real = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => real() + ms);
}

it('comes when its time has run', () => {
  const late = jest.fn();
  startDeadline(25_000, late);
  jest.advanceTimersByTime(24_000);
  expect(late).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1000);
  jest.advanceTimersByTime(60_000);
  expect(late).toHaveBeenCalledTimes(1);
});

it('does not count a stall of the event loop', () => {
  const late = jest.fn();
  startDeadline(25_000, late);
  stall(33_000);
  jest.advanceTimersByTime(20_000);
  expect(late).not.toHaveBeenCalled();
  jest.advanceTimersByTime(5000);
  expect(late).toHaveBeenCalledTimes(1);
  jest.restoreAllMocks();
});

it('is taken back', () => {
  const late = jest.fn();
  startDeadline(500, late)();
  jest.advanceTimersByTime(10_000);
  expect(late).not.toHaveBeenCalled();
});
