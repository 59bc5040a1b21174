import { parseChosen } from './chosen.ts';

test('the runs of the address, at most four, each once; else the one on the screen', () => {
  expect(parseChosen('3,1,3,2,9,8', 5, 4)).toEqual([3, 1, 2, 9]);
  expect(parseChosen('x,-1', 5, 4)).toEqual([5]);
  expect(parseChosen(undefined, 5, 4)).toEqual([5]);
});
