import { missedShare, shortShare } from './fill-heat.ts';

test('a line is short of what is missing once it is due, and not before', () => {
  expect([shortShare(1, 4, true), shortShare(1, 4, false), shortShare(5, 4, true), shortShare(0, 0, true)]).toEqual([
    0.75, 0, 0, 0,
  ]);
});

test('a line that will be missed stands out before it is due, one that is met as asked does not', () => {
  expect([missedShare(0, null), missedShare(0.5, null), missedShare(0.6, 0.8), missedShare(0.9, 0.8)]).toEqual([
    1, 0, 0.4, 0,
  ]);
});
