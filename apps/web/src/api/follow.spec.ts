import { askTogether, follow, SILENT_MS } from './follow.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function setUp() {
  const stream: { next: (value: number) => void; failed: () => void } = { next: () => {}, failed: () => {} };
  const told: number[] = [];
  let asked = 0;
  const end = follow<number>({
    open: (next, failed) => {
      Object.assign(stream, { next, failed });
      return () => {};
    },
    ask: () => Promise.resolve(100 + (asked += 1)),
    next: (value) => told.push(value),
  });
  return { stream, told, end, asked: () => asked };
}

test('while the stream speaks nothing is asked', async () => {
  const { stream, told, asked, end } = setUp();
  for (let second = 1; second <= 10; second += 1) {
    stream.next(second);
    await jest.advanceTimersByTimeAsync(1000);
  }
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(asked()).toBe(0);
  end();
});

test('a stream that breaks, or ends without a word, is made up for by asking', async () => {
  const broken = setUp();
  broken.stream.failed();
  await jest.advanceTimersByTimeAsync(2000);
  expect(broken.told).toEqual([101]);
  broken.end();
  const silent = setUp();
  silent.stream.next(1);
  await jest.advanceTimersByTimeAsync(SILENT_MS + 2000);
  expect(silent.told[0]).toBe(1);
  expect(silent.told).toContain(101);
  silent.end();
});

test('nothing is told after the end', async () => {
  const { stream, told, end } = setUp();
  stream.failed();
  end();
  stream.next(1);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([]);
});

test('many that are followed ask once for the list that they are rows of, and anew a while later', async () => {
  let count = 0;
  const ask = () => Promise.resolve((count += 1));
  const both = Promise.all([askTogether('list', ask), askTogether('list', ask), askTogether('other', ask)]);
  expect(await both).toEqual([1, 1, 2]);
  await jest.advanceTimersByTimeAsync(2000);
  expect(await askTogether('list', ask)).toBe(3);
});
