import { layoutSparkline } from './sparkline.ts';

test('an area down to the base line, and its highest value', () => {
  expect(layoutSparkline([0, 2, 4, 0], 60, [0, 240], 100, 11)).toEqual({
    area: 'M0,11H25V6H50V1H75V11H100V11H0Z',
    most: 4,
  });
});

test('nothing over nothing', () => {
  expect(layoutSparkline([], 60, [0, 240], 100, 11)).toEqual({ area: '', most: 0 });
});
