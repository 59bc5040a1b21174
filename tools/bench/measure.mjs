/** Interleaved measurement: machines are shared and noisy, so what is compared takes turns in one run, and medians count. */

export const clock = () => performance.now();

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
};

/** The value that a share of all does not exceed. */
export const quantile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
};

/**
 * Median and least milliseconds by name: on a busy machine the least ones are the steadier measure. Each function is called once a round and returns its milliseconds, or nothing to be timed from outside; the
 * first `warm` rounds do not count.
 *
 * @param {Record<string, (round: number) => number | void>} functions
 */
export function interleaved(functions, rounds, warm) {
  const times = Object.fromEntries(Object.keys(functions).map((name) => [name, []]));
  for (let round = 0; round < rounds + warm; round++) {
    for (const [name, run] of Object.entries(functions)) {
      const start = clock();
      const own = run(round);
      const ms = own ?? clock() - start;
      if (round >= warm) times[name].push(ms);
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, values]) => [name, { ms: median(values), least: Math.min(...values) }]),
  );
}

/** Stops the bench when an answer is wrong: a fast wrong answer is no answer. */
export function expectEqual(what, actual, expected, tolerance = 0) {
  if (!(Math.abs(actual - expected) <= tolerance)) throw new Error(`${what}: ${actual}, expected ${expected}`);
}

/** One line of the report: name and figure. */
export function line(name, figure) {
  console.log(`  ${name.padEnd(46)} ${figure.padStart(14)}`);
}

/** One line of the report: name, figure, and the ratio to a yardstick, of medians and of least times, with its limit. */
export function lineAgainst(name, figure, measured, yardstick, limit) {
  const ratio = measured.ms / yardstick.ms;
  const least = measured.least / yardstick.least;
  const verdict = ratio <= limit ? `within ${limit}` : `above ${limit}`;
  console.log(
    `  ${name.padEnd(46)} ${figure.padStart(14)} ${ratio.toFixed(2).padStart(6)} x  (least ${least.toFixed(2)} x)  ${verdict}`,
  );
}

/** The faster of two measurements. */
export const fastest = (a, b) => (a.ms < b.ms ? a : b);
