/** Interleaved measurement: machines are shared and noisy, so what is compared takes turns in one run, and medians count. */

export const clock = () => performance.now();

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
};

/**
 * Median milliseconds by name. Each function is called once a round and returns its milliseconds, or nothing to be timed from outside; the
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
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
}

/** Stops the bench when an answer is wrong: a fast wrong answer is no answer. */
export function expectEqual(what, actual, expected, tolerance = 0) {
  if (!(Math.abs(actual - expected) <= tolerance)) throw new Error(`${what}: ${actual}, expected ${expected}`);
}

/** One line of the report: name, figure, ratio to another figure and its limit. */
export function line(name, figure, ratio, limit) {
  const against = ratio === undefined ? '' : `${ratio.toFixed(2)} x`;
  const verdict = limit === undefined ? '' : ratio <= limit ? `within ${limit}` : `above ${limit}`;
  console.log(`  ${name.padEnd(46)} ${figure.padStart(14)} ${against.padStart(9)}  ${verdict}`);
}
