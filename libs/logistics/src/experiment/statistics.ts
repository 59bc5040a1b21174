/** Statistics over replications. Inputs are integers in replication order, so results are equal to the bit wherever they are computed. */

/** Nearest-rank quantile of an ascending array: the smallest value that at least a share p of the values does not exceed. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new Error('a quantile needs at least one value');
  // A product that is whole but for rounding is whole: 0.55 of 100 values are 55.
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1))];
}

const Z95 = 1.959963984540054;

/** Wilson score interval (Wilson 1927) at 95 % for `successes` of `n`. */
export function wilson(successes: number, n: number): { value: number; low: number; high: number } {
  if (n === 0) return { value: 0, low: 0, high: 1 };
  const p = successes / n;
  const z2 = Z95 * Z95;
  const centre = p + z2 / (2 * n);
  const half = Z95 * Math.sqrt((p * (1 - p) + z2 / (4 * n)) / n);
  const scale = 1 + z2 / n;
  // At the ends the interval begins exactly at 0 and ends exactly at 1; rounding would leave a trace.
  const low = successes === 0 ? 0 : Math.max(0, (centre - half) / scale);
  const high = successes === n ? 1 : Math.min(1, (centre + half) / scale);
  return { value: p, low, high };
}

/** Student's t at 95 %, two-sided, for 1 to 7 degrees of freedom: too few for the expansion below. */
const T95 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365];

/** Student's t at 95 %, two-sided (Cornish-Fisher expansion, error below 0.3 % from 8 degrees of freedom on). */
function studentT95(degrees: number): number {
  if (degrees <= T95.length) return T95[degrees - 1];
  const z3 = Z95 * Z95 * Z95;
  const z5 = z3 * Z95 * Z95;
  return Z95 + (z3 + Z95) / (4 * degrees) + (5 * z5 + 16 * z3 + 3 * Z95) / (96 * degrees * degrees);
}

/**
 * Mean and 95 % interval of paired differences (Student). One pair says nothing of the spread: its interval is all that is possible.
 * @param most no difference can be further from zero; the interval ends there at the latest
 */
export function pairedDifference(
  differences: readonly number[],
  most = Infinity,
): { mean: number; low: number; high: number } {
  const n = differences.length;
  const mean = differences.reduce((sum, d) => sum + d, 0) / Math.max(1, n);
  if (n < 2) return { mean, low: -most, high: most };
  const variance = differences.reduce((sum, d) => sum + (d - mean) * (d - mean), 0) / (n - 1);
  const half = studentT95(n - 1) * Math.sqrt(variance / n);
  return { mean, low: Math.max(-most, mean - half), high: Math.min(most, mean + half) };
}
