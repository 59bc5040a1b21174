import { isRed, lightOf } from './stock-light.ts';

test.each([
  [10, 5, 10, 'green'],
  [9.9, 5, 10, 'amber'],
  [5, 5, 10, 'amber'],
  [4.9, 5, 10, 'red'],
  [0, 0, 10, 'out'],
  [0, 0, 0, 'out'],
  [999, 5, 10, 'green'],
  // Nothing is consumed of it, however many days it is to last.
  [999, 5, 2500, 'green'],
  [999, 0, 10, 'none'],
  [3, 5, null, 'none'],
  [999, 5, null, 'none'],
] as const)('%d days, %d t, target %s: %s', (days, level, target, light) =>
  expect(lightOf(days, level, target)).toBe(light),
);

test('red and out are too little', () => {
  expect((['green', 'amber', 'red', 'out', 'none'] as const).filter(isRed)).toEqual(['red', 'out']);
});
