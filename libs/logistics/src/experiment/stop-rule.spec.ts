import { drawUniform } from '../engine/random.ts';
import { BATCH_ENDS, enough, estimate, nextBatchEnd, type Measure } from './stop-rule.ts';

const draws = (n: number, stream: number) =>
  Array.from({ length: n }, (_, i) => drawUniform(7, i, stream, 0, 0) * 1000);

describe('stop rule', () => {
  test('is looked at only at batch ends', () => {
    const same = (n: number) => new Array<number>(n).fill(3);
    expect(enough(same(49), { kind: 'mean' }, 1)).toBe(false);
    expect(enough(same(50), { kind: 'mean' }, 1)).toBe(true);
    expect(enough(same(51), { kind: 'mean' }, 1)).toBe(false);
    expect(nextBatchEnd(0, 1000)).toBe(50);
    expect(nextBatchEnd(50, 1000)).toBe(100);
    expect(nextBatchEnd(800, 1000)).toBe(1000);
    expect(nextBatchEnd(20, 30)).toBe(30);
  });

  test('half-widths shrink with the square root of the replications', () => {
    const half = (n: number) => {
      const { low, high } = estimate(draws(n, 1), { kind: 'mean' });
      return (high - low) / 2;
    };
    expect(half(100) / half(6400)).toBeGreaterThan(6);
    expect(half(100) / half(6400)).toBeLessThan(10);
  });

  // Uniform on (0, 1000): mean 500, P(value <= 300) 0.3, quantile at p 1000 p.
  const cases: [Measure, number][] = [
    [{ kind: 'mean' }, 500],
    [{ kind: 'probability', threshold: 300 }, 0.3],
    [{ kind: 'quantile', p: 0.5 }, 500],
    [{ kind: 'quantile', p: 0.9 }, 900],
  ];
  test.each(cases)('the interval of %j holds the truth in about 95 of 100 experiments', (measure, truth) => {
    let inside = 0;
    for (let experiment = 0; experiment < 400; experiment++) {
      const { low, high } = estimate(draws(100, 1000 + experiment), measure);
      if (low <= truth && truth <= high) inside++;
    }
    expect(inside / 400).toBeGreaterThan(0.92);
    expect(inside / 400).toBeLessThanOrEqual(1);
  });

  test('an extreme quantile is not known yet while no value bounds it on one side', () => {
    const same = (n: number) => new Array<number>(n).fill(3);
    // P90: 45 + 4.2 of 50 values asks for the 51st; of 100 for the 97th. P99: even of 200 the 202nd; of 400 the 400th + 1.
    expect([50, 100].map((n) => enough(same(n), { kind: 'quantile', p: 0.9 }, 1))).toEqual([false, true]);
    expect([50, 200, 800].map((n) => enough(same(n), { kind: 'quantile', p: 0.99 }, 1))).toEqual([false, false, true]);
    expect([50, 100].map((n) => enough(same(n), { kind: 'quantile', p: 0.1 }, 1))).toEqual([false, true]);
  });

  test('an interval of fewer values than its ranks ask for ends at the extremes', () => {
    expect(estimate([5], { kind: 'quantile', p: 0.9 })).toEqual({ value: 5, low: 5, high: 5 });
    expect(BATCH_ENDS).toEqual([...BATCH_ENDS].sort((a, b) => a - b));
  });
});
