import { scaleLinear } from 'd3';
import { bandPath, changesIn, stepPath, stepsIn } from './series.ts';

const x = scaleLinear([0, 40], [0, 400]);
const y = scaleLinear([0, 10], [100, 0]);

test('only the steps inside the domain are drawn', () => {
  expect(stepsIn(10, 5, [10, 20])).toEqual({ stepMin: 10, from: 1, to: 3 });
  expect(stepsIn(10, 5, [0, 1000])).toEqual({ stepMin: 10, from: 0, to: 5 });
});

test('a step holds until the next and equal neighbours share one stroke', () => {
  expect(stepPath([0, 0, 5, 5], { stepMin: 10, from: 0, to: 4 }, x, y)).toBe('M0,100H200V50H400');
  expect(stepPath([], { stepMin: 10, from: 0, to: 0 }, x, y)).toBe('');
});

test('a band closes over its lower edge', () => {
  expect(bandPath([0, 0, 2], [1, 5, 5], { stepMin: 10, from: 0, to: 3 }, x, y)).toBe('M0,90H100V50H300V80H200V100H0Z');
});

test('a table has the first step, each in which a curve changes, and the last', () => {
  const steps = { stepMin: 10, from: 1, to: 7 };
  expect(
    changesIn(
      [
        [9, 0, 0, 5, 5, 5, 5, 1],
        [2, 2, 2, 2, 2, 3, 3, 3],
      ],
      steps,
    ),
  ).toEqual([1, 3, 5, 6]);
  expect(changesIn([[]], { stepMin: 10, from: 0, to: 0 })).toEqual([]);
});
