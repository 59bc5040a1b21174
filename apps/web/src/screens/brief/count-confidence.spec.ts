import { parisDeclaration } from '@muster/planning/reference';
import { countConfidence } from './count-confidence.ts';

test('over all sections; a row that does not say so is not counted', () => {
  const rows = (...codes: (string | undefined)[]) =>
    codes.map((confidence, index) => ({ id: String(index), confidence }));
  const document = {
    title: 'x',
    sources: [{ id: 's' }],
    places: rows('R', 'A', undefined),
    gates: rows('M', 'S', 'A', 'C'),
  };
  expect(countConfidence(document as never)).toEqual({
    sources: 1,
    count: 6,
    read: 1,
    second: 1,
    unverified: 1,
    assumed: 2,
    computed: 1,
  });
});

test('the reference scenario has sources, and says which of its inputs are assumptions', () => {
  const { sources, count, read, second, unverified, assumed, computed } = countConfidence(parisDeclaration);
  expect(sources).toBeGreaterThan(20);
  expect(read).toBeGreaterThan(0);
  expect(assumed).toBeGreaterThan(0);
  expect(read + second + unverified + assumed + computed).toBe(count);
});
