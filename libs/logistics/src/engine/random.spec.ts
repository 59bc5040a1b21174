import { drawUniform, streamKey, threefry2x32 } from './random.ts';

const hex = (word: number) => word.toString(16).padStart(8, '0');

describe('threefry2x32', () => {
  // Known-answer vectors of Random123 (kat_vectors, threefry2x32 20 rounds): counter, key, output.
  test.each([
    [0, 0, 0, 0, '6b200159', '99ba4efe'],
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, '1cb996fc', 'bb002be7'],
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 'c4923a9c', '483df7a0'],
  ])('counter %p %p key %p %p', (counter0, counter1, key0, key1, out0, out1) => {
    const out = new Uint32Array(2);
    threefry2x32(key0, key1, counter0, counter1, out);
    expect([hex(out[0]), hex(out[1])]).toEqual([out0, out1]);
  });
});

describe('drawUniform', () => {
  test('lies strictly between 0 and 1, with mean 1/2 and variance 1/12', () => {
    let sum = 0;
    let squares = 0;
    const n = 100_000;
    for (let i = 0; i < n; i++) {
      const u = drawUniform(7, i % 10, streamKey('a'), 3, Math.floor(i / 10));
      if (!(u > 0 && u < 1)) throw new Error(`draw ${i} is ${u}`);
      sum += u;
      squares += u * u;
    }
    // Four standard errors.
    expect(Math.abs(sum / n - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(squares / n - (sum / n) ** 2 - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
  });

  test('stands in the middle of its cell: the first word of the known vector, and a half', () => {
    expect(drawUniform(0, 0, 0, 0, 0) * 2 ** 32).toBe(0x6b200159 + 0.5);
  });

  test('seed, replication, stream, purpose and ordinal each give another number', () => {
    const draws = new Set<number>();
    for (let i = 0; i < 50; i++) {
      draws.add(drawUniform(i + 1, 0, 1, 0, 0));
      draws.add(drawUniform(0, i + 1, 1, 0, 0));
      draws.add(drawUniform(0, 0, i + 2, 0, 0));
      draws.add(drawUniform(0, 0, 1, i + 1, 0));
      draws.add(drawUniform(0, 0, 1, 0, i + 1));
    }
    expect(draws.size).toBe(250);
  });

  test('neighbouring replications are not correlated', () => {
    const n = 20_000;
    let product = 0;
    for (let i = 0; i < n; i++) product += (drawUniform(1, 0, i, 0, 0) - 0.5) * (drawUniform(1, 1, i, 0, 0) - 0.5);
    expect(Math.abs(product / n)).toBeLessThan(4 * (1 / 12 / Math.sqrt(n)));
  });
});

test('streamKey: similar names differ and none collides in 20,000', () => {
  const keys = new Set(Array.from({ length: 20_000 }, (_, i) => streamKey(`element-${i}/wheeled`)));
  expect(keys.size).toBe(20_000);
});
