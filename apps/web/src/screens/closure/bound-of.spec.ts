import { gapText } from './bound-of.tsx';

test('no gap has no sign, as a gap that is nearly none', () =>
  expect([1, 1.001, 1.06, 1.164].map((ratio) => gapText(ratio).replaceAll(/\s/g, ' '))).toEqual([
    '0 %',
    '< 1 %',
    '+6 %',
    '+16 %',
  ]));
