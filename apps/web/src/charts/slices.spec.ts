import { sliceByWork } from './slices.ts';

test('runs of at most so much work, in order, nothing lost', () => {
  const slices = sliceByWork([3, 4, 2, 9, 1, 1], (n) => n, 7);
  expect(slices).toEqual([[3, 4], [2], [9], [1, 1]]);
  expect(sliceByWork([], () => 1, 7)).toEqual([]);
});
