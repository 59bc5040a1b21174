import { mean, normalCdf, normalQuantile, quantile, type Distribution } from './distribution.ts';

/** Simpson's rule; the densities are smooth on the open interval. */
function integrate(f: (x: number) => number, low: number, high: number, steps = 4000): number {
  const h = (high - low) / steps;
  let sum = f(low) + f(high);
  for (let i = 1; i < steps; i++) sum += f(low + i * h) * (i % 2 === 0 ? 2 : 4);
  return (sum * h) / 3;
}

/** Probability below x, by integrating the density over its own total, so that no normalising constant is needed. */
function probability(density: (x: number) => number, low: number, high: number, x: number): number {
  return integrate(density, low, x) / integrate(density, low, high);
}

const kinds: Record<string, Distribution> = {
  fixed: { kind: 'fixed', value: 42 },
  uniform: { kind: 'uniform', min: 3, max: 11 },
  triangular: { kind: 'triangular', min: 15, mode: 22, max: 35 },
  pert: { kind: 'pert', min: 2, mode: 6, max: 24 },
  exponential: { kind: 'exponential', mean: 90 },
  lognormal: { kind: 'lognormal', median: 2880, sigma: 0.8 },
  gamma: { kind: 'gamma', shape: 2, mean: 0.2, shift: 1 },
  'gamma of a shape below 1': { kind: 'gamma', shape: 0.5, mean: 10, shift: 0 },
  empirical: { kind: 'empirical', values: [1, 2, 2, 5, 9] },
};

const probabilities = [0.0005, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 0.9995];

describe('quantiles', () => {
  test('of the normal distribution against published values', () => {
    // Abramowitz and Stegun, Handbook of Mathematical Functions, tables 26.1 and 26.5.
    for (const [p, z] of [
      [0.5, 0],
      [0.75, 0.674489750196],
      [0.9, 1.281551565545],
      [0.975, 1.95996398454],
      [0.99, 2.326347874041],
      [0.999, 3.090232306168],
    ]) {
      // prettier-ignore
      expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(4e-9);
      expect(Math.abs(normalQuantile(1 - p) + z)).toBeLessThan(4e-9);
      expect(Math.abs(normalCdf(z) - p)).toBeLessThan(1e-11);
    }
  });

  test('of the gamma distribution against published values of chi square', () => {
    // Chi square with k degrees of freedom is gamma of shape k/2 and mean k (NIST handbook 1.3.6.7.4).
    for (const [k, p, x] of [
      [1, 0.95, 3.841],
      [2, 0.95, 5.991],
      [2, 0.99, 9.21],
      [5, 0.95, 11.07],
      [10, 0.05, 3.94],
      [10, 0.999, 29.588],
      [100, 0.95, 124.342],
    ]) {
      // prettier-ignore
      // Interpolation in 1,024 cells costs up to a thousandth of the value in the tail.
      expect(Math.abs(quantile({ kind: 'gamma', shape: k / 2, mean: k, shift: 0 }, p) / x - 1)).toBeLessThan(1e-3);
    }
  });

  test('of triangular, exponential and lognormal against their closed forms', () => {
    expect(quantile(kinds.triangular, 49 / 140)).toBeCloseTo(22, 12);
    expect(quantile(kinds.triangular, 0.5)).toBeCloseTo(35 - Math.sqrt(0.5 * 20 * 13), 12);
    expect(quantile(kinds.exponential, 0.5)).toBeCloseTo(90 * Math.LN2, 10);
    expect(quantile(kinds.lognormal, 0.5)).toBeCloseTo(2880, 5);
    expect(quantile(kinds.lognormal, 0.9)).toBeCloseTo(2880 * Math.exp(0.8 * 1.2815515655446), 3);
    expect(probabilities.map((p) => quantile(kinds.empirical, p))).toEqual([1, 1, 1, 1, 2, 2, 5, 9, 9, 9, 9]);
  });

  test('of PERT against integration of the beta density', () => {
    const a = 1 + (4 * (6 - 2)) / 22;
    const b = 6 - a;
    const density = (x: number) => x ** (a - 1) * (1 - x) ** (b - 1);
    for (const p of probabilities)
      expect(Math.abs(probability(density, 0, 1, (quantile(kinds.pert, p) - 2) / 22) - p)).toBeLessThan(2e-5);
  });

  test('of gamma against integration of its density', () => {
    const density = (x: number) => x * Math.exp(-x);
    for (const p of probabilities)
      expect(Math.abs(probability(density, 0, 60, (quantile(kinds.gamma, p) - 1) / 0.1) - p)).toBeLessThan(2e-5);
  });
});

describe.each(Object.entries(kinds))('%s', (_name, d) => {
  test('never falls as u rises, and is never NaN, negative or infinite', () => {
    let last = -Infinity;
    const wrong: number[][] = [];
    const us = [
      2 ** -33,
      1e-9,
      1e-6,
      ...Array.from({ length: 8001 }, (_, i) => (i + 0.5) / 8001.5),
      1 - 1e-6,
      1 - 2 ** -33,
    ];
    for (const u of us) {
      const x = quantile(d, u);
      // A jump between table and direct inversion would show here.
      if (!(Number.isFinite(x) && x >= 0 && x >= last - 1e-9 * Math.abs(last))) wrong.push([u, x, last]);
      last = x;
    }
    expect(wrong).toEqual([]);
  });

  test('has the mean it says', () => {
    const n = 40_000;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += quantile(d, (i + 0.5) / n);
    expect(Math.abs(sum / n / mean(d) - 1)).toBeLessThan(1e-3);
  });
});

describe('degenerate parameters', () => {
  test.each<[string, Distribution, number]>([
    ['uniform of no width', { kind: 'uniform', min: 5, max: 5 }, 5],
    ['triangular of no width', { kind: 'triangular', min: 5, mode: 5, max: 5 }, 5],
    ['PERT of no width', { kind: 'pert', min: 5, mode: 5, max: 5 }, 5],
    ['lognormal of no spread', { kind: 'lognormal', median: 5, sigma: 0 }, 5],
    ['empirical of one value', { kind: 'empirical', values: [5] }, 5],
    ['exponential of mean 0', { kind: 'exponential', mean: 0 }, 0],
  ])('%s', (_name, d, value) => {
    for (const u of [2 ** -33, 0.3, 0.7, 1 - 2 ** -33]) expect(quantile(d, u)).toBeCloseTo(value, 12);
    expect(mean(d)).toBeCloseTo(value, 12);
  });

  test('mode at an end', () => {
    expect(quantile({ kind: 'triangular', min: 1, mode: 1, max: 3 }, 0.75)).toBeCloseTo(2, 12);
    expect(quantile({ kind: 'triangular', min: 1, mode: 3, max: 3 }, 0.25)).toBeCloseTo(2, 12);
    expect(quantile({ kind: 'pert', min: 1, mode: 1, max: 3 }, 0.5)).toBeGreaterThan(1);
    expect(quantile({ kind: 'pert', min: 1, mode: 3, max: 3 }, 0.5)).toBeLessThan(3);
  });
});
