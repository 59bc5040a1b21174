/**
 * Distributions by inversion: one uniform number in, one value out, with portable arithmetic only. Inversion keeps common random numbers
 * monotone: the same draw under a longer distribution gives a longer duration.
 *
 * Fixed, uniform, triangular, exponential, lognormal and empirical are closed forms. PERT and gamma use a table of 1,024 quantiles with
 * linear interpolation, made once for a shape; the outermost cells are inverted directly so that tails are right.
 */
import { exp, log } from './portable-math.ts';

/** A distribution of a non-negative quantity; parameters and values are in one unit of the caller's (minutes in the model). */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly kind: 'pert'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'lognormal'; readonly median: number; readonly sigma: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly mean: number; readonly shift: number }
  | { readonly kind: 'empirical'; readonly values: readonly number[] }
  /** Another one, so much sooner, and never below 0. */
  | { readonly kind: 'sooner'; readonly of: Distribution; readonly by: number };

export const FIXED_ZERO: Distribution = Object.freeze({ kind: 'fixed', value: 0 });

/** Value at probability u in (0, 1). */
export function quantile(d: Distribution, u: number): number {
  switch (d.kind) {
    case 'fixed':
      return d.value;
    case 'uniform':
      return d.min + (d.max - d.min) * u;
    case 'triangular':
      return triangularQuantile(d.min, d.mode, d.max, u);
    case 'pert': {
      const range = d.max - d.min;
      if (range <= 0) return d.min;
      const a = 1 + (4 * (d.mode - d.min)) / range;
      return d.min + range * tabulated(`beta:${a}`, (p) => betaQuantile(a, 6 - a, p), u);
    }
    case 'exponential':
      return -log(1 - u) * d.mean;
    case 'lognormal':
      return d.median * exp(d.sigma * normalQuantile(u));
    case 'gamma':
      return d.shift + (d.mean / d.shape) * tabulated(`gamma:${d.shape}`, (p) => gammaQuantile(d.shape, p), u);
    case 'empirical':
      return d.values[Math.min(d.values.length - 1, Math.floor(u * d.values.length))];
    case 'sooner':
      return Math.max(0, quantile(d.of, u) - d.by);
  }
}

/** The same distribution with every value multiplied by a factor; the shape of the distribution stays. */
export function scaleDistribution(d: Distribution, factor: number): Distribution {
  switch (d.kind) {
    case 'fixed':
      return { ...d, value: d.value * factor };
    case 'uniform':
      return { ...d, min: d.min * factor, max: d.max * factor };
    case 'triangular':
    case 'pert':
      return { ...d, min: d.min * factor, mode: d.mode * factor, max: d.max * factor };
    case 'exponential':
      return { ...d, mean: d.mean * factor };
    case 'lognormal':
      return { ...d, median: d.median * factor };
    case 'gamma':
      return { ...d, mean: d.mean * factor, shift: d.shift * factor };
    case 'empirical':
      return { ...d, values: d.values.map((value) => value * factor) };
    case 'sooner':
      return { ...d, of: scaleDistribution(d.of, factor), by: d.by * factor };
  }
}

/** Parts of equal probability by which the mean is worked out where there is no closed form. */
const MEAN_PARTS = 1024;

/** Expected value: exact, but of `sooner`, which is the mean of its quantiles. */
export function mean(d: Distribution): number {
  switch (d.kind) {
    case 'fixed':
      return d.value;
    case 'uniform':
      return (d.min + d.max) / 2;
    case 'triangular':
      return (d.min + d.mode + d.max) / 3;
    case 'pert':
      return (d.min + 4 * d.mode + d.max) / 6;
    case 'exponential':
      return d.mean;
    case 'lognormal':
      return d.median * exp((d.sigma * d.sigma) / 2);
    case 'gamma':
      return d.shift + d.mean;
    case 'empirical':
      return d.values.reduce((sum, v) => sum + v, 0) / d.values.length;
    case 'sooner': {
      let sum = 0;
      for (let i = 0; i < MEAN_PARTS; i++) sum += quantile(d, (i + 0.5) / MEAN_PARTS);
      return sum / MEAN_PARTS;
    }
  }
}

function triangularQuantile(min: number, mode: number, max: number, u: number): number {
  const range = max - min;
  if (range <= 0) return min;
  return u * range < mode - min
    ? min + Math.sqrt(u * range * (mode - min))
    : max - Math.sqrt((1 - u) * range * (max - mode));
}

/** Standard normal quantile: Acklam's rational approximation (relative error 1.15e-9). */
export function normalQuantile(p: number): number {
  const tail = 0.02425;
  if (p < tail || p > 1 - tail) {
    const q = Math.sqrt(-2 * log(p < tail ? p : 1 - p));
    const x =
      (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q +
        4.374664141464968) *
        q +
        2.938163982698783) /
      ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
    return p < tail ? x : -x;
  }
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.38357751867269e2) * r -
      3.066479806614716e1) *
      r +
      2.506628277459239) *
      q) /
    (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r -
      1.328068155288572e1) *
      r +
      1)
  );
}

/** Standard normal distribution function. */
export function normalCdf(z: number): number {
  const half = gammaCdf(0.5, (z * z) / 2) / 2;
  return z >= 0 ? 0.5 + half : 0.5 - half;
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function logGamma(z: number): number {
  const x = z - 1;
  let sum = 0.9999999999998099;
  for (let i = 0; i < LANCZOS.length; i++) sum += LANCZOS[i] / (x + i + 1);
  const t = x + 7.5;
  return 0.9189385332046728 + (x + 0.5) * log(t) - t + log(sum);
}

/** Regularised lower incomplete gamma P(a, x) by series (x < a + 1) or continued fraction (Numerical Recipes 6.2). */
function gammaCdf(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = exp(a * log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 500 && term > sum * 1e-16; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum * front;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 500; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 1e-15) break;
  }
  return 1 - front * h;
}

/** Regularised incomplete beta I_x(a, b) by continued fraction (Numerical Recipes 6.4). */
function betaCdf(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 1e-15) break;
  }
  return h;
}

const nonZero = (x: number): number => (Math.abs(x) < 1e-300 ? 1e-300 : x);

function bisect(cdf: (x: number) => number, low: number, high: number, p: number): number {
  let a = low;
  let b = high;
  for (let i = 0; i < 60; i++) {
    const middle = (a + b) / 2;
    if (cdf(middle) < p) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

function gammaQuantile(shape: number, p: number): number {
  let high = shape + 1;
  for (let i = 0; i < 60 && gammaCdf(shape, high) < p; i++) high *= 2;
  return bisect((x) => gammaCdf(shape, x), 0, high, p);
}

const betaQuantile = (a: number, b: number, p: number): number => bisect((x) => betaCdf(a, b, x), 0, 1, p);

const CELLS = 1024;
const MOST_TABLES = 256;
const tables = new Map<string, Float64Array>();

/** Quantile by interpolation in a table that is a pure function of its key; the cache holds at most MOST_TABLES shapes. */
function tabulated(key: string, invert: (p: number) => number, u: number): number {
  const cell = u * CELLS;
  const index = Math.floor(cell);
  if (index < 1 || index >= CELLS - 1) return invert(u);
  let table = tables.get(key);
  if (!table) {
    if (tables.size >= MOST_TABLES) tables.clear();
    table = Float64Array.from({ length: CELLS }, (_, i) => (i === 0 ? 0 : invert(i / CELLS)));
    tables.set(key, table);
  }
  return table[index] + (table[index + 1] - table[index]) * (cell - index);
}
