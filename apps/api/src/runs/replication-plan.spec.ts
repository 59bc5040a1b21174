import { countLeading, findPicture, planFirst, planRest } from './replication-plan.ts';

const covers = (ranges: readonly { from: number; to: number }[], from: number, to: number) => {
  let at = from;
  for (const range of ranges) {
    expect(range.from).toBe(at);
    expect(range.to).toBeGreaterThan(at);
    at = range.to;
  }
  expect(at).toBe(to);
};

describe('the plan of a run', () => {
  it('begins with small chunks, so that every thread has work', () => {
    expect(planFirst(200)).toHaveLength(10);
    covers(planFirst(200), 0, 20);
    covers(planFirst(3), 0, 3);
    expect(planFirst(1)).toEqual([{ from: 0, to: 1 }]);
  });

  it.each([1, 40, 90, 333, 999, 1000, 60_000])('covers the rest without gaps when a replication takes %i ms', (ms) => {
    for (const asked of [21, 100, 200, 2000]) {
      const rest = planRest(20, asked, ms);
      covers(rest, 20, asked);
      // A picture is never held up by a chunk that reaches beyond it.
      for (const { from, to } of rest)
        for (const picture of [100, 500]) expect(from < picture && to > picture).toBe(false);
      for (const { from, to } of rest) expect((to - from) * ms).toBeLessThanOrEqual(Math.max(1000, ms));
    }
  });

  it('has nothing to add to a short run', () => {
    expect(planRest(5, 5, 100)).toEqual([]);
  });

  it('counts what is done without a gap', () => {
    expect(countLeading([])).toBe(0);
    expect(countLeading([{ from: 2, to: 4 }])).toBe(0);
    expect(
      countLeading([
        { from: 2, to: 4 },
        { from: 0, to: 2 },
        { from: 6, to: 8 },
      ]),
    ).toBe(4);
  });

  it('draws each picture once, whatever order the chunks come in', () => {
    expect(findPicture(0, 18, 200)).toBeUndefined();
    expect(findPicture(18, 20, 200)).toBe(20);
    expect(findPicture(20, 40, 200)).toBeUndefined();
    expect(findPicture(10, 150, 600)).toBe(100);
    expect(findPicture(150, 200, 200)).toBe(200);
    expect(findPicture(200, 200, 200)).toBeUndefined();
    expect(findPicture(0, 5, 5)).toBe(5);
  });
});
