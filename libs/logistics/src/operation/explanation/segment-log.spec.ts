import { SegmentLog } from './segment-log.ts';

/** Entry i has numbers of its own in every field, so that a field lost or mixed up shows. */
function filled(entries: number): SegmentLog {
  const log = new SegmentLog();
  for (let i = 0; i < entries; i++)
    if (log.add(i % 20, 7 * i, 3 * i, i - 1) !== i) throw new Error(`entry ${i} has another number`);
  return log;
}

function expectFilled(log: SegmentLog, entries: number): void {
  expect(log.length).toBe(entries);
  const wrong = Array.from({ length: entries }, (_, i) => i).filter(
    (i) => log.cause[i] !== i % 20 || log.resource[i] !== 7 * i || log.start[i] !== 3 * i || log.previous[i] !== i - 1,
  );
  expect(wrong).toEqual([]);
}

describe('log of where time went', () => {
  test('grows as often as needed and keeps every entry', () => {
    for (const entries of [1, 4096, 4097, 20_000]) expectFilled(filled(entries), entries);
  });

  test('a copy holds the same entries, shorter or longer than what it held before', () => {
    const copy = new SegmentLog();
    for (const entries of [10_000, 12, 4096, 9000]) {
      copy.copyFrom(filled(entries));
      expectFilled(copy, entries);
    }
  });

  test('a copy is independent of the original', () => {
    const original = filled(5);
    const copy = new SegmentLog();
    copy.copyFrom(original);
    original.add(1, 2, 3, 4);
    original.cause[0] = 19;
    expectFilled(copy, 5);
  });

  test('cleared it begins anew', () => {
    const log = filled(6000);
    log.clear();
    expect(log.length).toBe(0);
    expect(log.add(0, 0, 0, -1)).toBe(0);
    expectFilled(log, 1);
  });
});
