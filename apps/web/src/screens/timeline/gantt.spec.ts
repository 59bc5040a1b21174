import { labelWidthOf } from './gantt.tsx';

test('bars keep near half of a narrow window, and names get more where there is room', () => {
  expect([356, 640, 1000, 1360, 2400].map(labelWidthOf)).toEqual([200, 320, 350, 408, 420]);
});
