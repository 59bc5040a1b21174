import { atan, atan2, cos, exp, log, sin } from './portable-math.ts';

const view = new DataView(new ArrayBuffer(8));
/** Size of the last bit of x. */
function ulp(x: number): number {
  const a = Math.abs(x);
  if (a < 2.2250738585072014e-308) return 5e-324;
  view.setFloat64(0, a);
  view.setBigUint64(0, view.getBigUint64(0) + 1n);
  return view.getFloat64(0) - a;
}

/** Largest difference in last bits over `n` values of a range; both functions may be off by half a bit. */
function worst(
  ours: (x: number) => number,
  theirs: (x: number) => number,
  low: number,
  high: number,
  n = 50_000,
): number {
  let most = 0;
  for (let i = 0; i <= n; i++) {
    // An irrational step, so that values are not round.
    const x = low + (high - low) * ((i * 0.6180339887498949) % 1);
    const expected = theirs(x);
    const difference = Math.abs(ours(x) - expected) / ulp(expected);
    if (!(difference <= most)) most = difference;
  }
  return most;
}

describe('portable functions against the engine that runs the test, in last bits', () => {
  test.each([
    ['exp', exp, Math.exp, -1, 1],
    ['exp', exp, Math.exp, -745, 709.7],
    ['exp of a small number', exp, Math.exp, -1e-9, 1e-9],
    ['log', log, Math.log, 1e-9, 10],
    ['log of a large number', log, Math.log, 1, 1e300],
    ['log of a subnormal number', log, Math.log, 5e-324, 1e-308],
    ['log near 1', log, Math.log, 0.999, 1.001],
    ['sin', sin, Math.sin, -Math.PI / 4, Math.PI / 4],
    ['cos', cos, Math.cos, -Math.PI / 4, Math.PI / 4],
    ['atan', atan, Math.atan, -50, 50],
    ['atan of a large number', atan, Math.atan, 1e3, 1e18],
  ] as const)('%s: %p', (_name, ours, theirs, low, high) => {
    expect(worst(ours, theirs, low, high)).toBeLessThanOrEqual(1);
  });

  // Around a multiple of pi/2 a relative measure fails: there the absolute error counts.
  test.each([
    ['sin', sin, Math.sin],
    ['cos', cos, Math.cos],
  ] as const)('%s on wide angles is right to 1e-15 of the unit circle', (_name, ours, theirs) => {
    let most = 0;
    for (let i = 0; i < 50_000; i++) {
      const x = ((i * 0.6180339887498949) % 1) * 2e5 - 1e5;
      most = Math.max(most, Math.abs(ours(x) - theirs(x)));
    }
    expect(most).toBeLessThan(1e-15);
  });

  test('atan2 in all quadrants', () => {
    for (let i = 0; i < 3600; i++) {
      const [x, y] = [Math.cos((i * Math.PI) / 1800), Math.sin((i * Math.PI) / 1800)];
      expect(Math.abs(atan2(y, x) - Math.atan2(y, x))).toBeLessThanOrEqual(4.5e-16);
    }
    for (const [y, x] of [[0, 1], [0, -1], [1, 0], [-1, 0], [0, 0]]) expect(atan2(y, x)).toBe(Math.atan2(y, x)); // prettier-ignore
  });
});

describe('special values', () => {
  test('exp', () => {
    expect(exp(0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(710)).toBe(Infinity);
    expect(exp(-746)).toBe(0);
    expect(exp(-745)).toBe(Math.exp(-745));
  });

  test('log', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(NaN)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
    expect(log(5e-324)).toBe(Math.log(5e-324));
  });

  test('sin, cos and atan', () => {
    expect(sin(0)).toBe(0);
    expect(cos(0)).toBe(1);
    expect(atan(0)).toBe(0);
    expect(atan(Infinity)).toBe(Math.PI / 2);
    expect(atan(-Infinity)).toBe(-Math.PI / 2);
  });

  test('exp and log undo each other', () => {
    for (let x = -700; x <= 700; x += 0.37)
      expect(Math.abs(log(exp(x)) - x)).toBeLessThan(1e-13 * Math.max(1, Math.abs(x)));
  });
});
