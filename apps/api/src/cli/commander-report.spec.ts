import { percent } from './commander-report.ts';

it('writes what happens once in a thousand as little, and not as never, and what misses once as no certainty', () =>
  expect([0, 0.001, 0.01, 0.5, 0.996, 1].map(percent)).toEqual(['0 %', '<1 %', '1 %', '50 %', '>99 %', '100 %']));
