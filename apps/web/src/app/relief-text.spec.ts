import type { Bottleneck } from '../api/model.ts';
import { makeNames } from '../api/names.ts';
import { reliefProgress, reliefText } from './relief-text.ts';

const row = (relief: string, pool?: string | null): Bottleneck => ({
  resource: 'lift/train',
  relief,
  pool,
  shareOfWaiting: 1,
  daysGained: null,
  stage: null,
});

test('one more asset says which pool it joins; other reliefs and older results have none', () => {
  const names = makeNames(undefined, new Map(), []);
  expect(reliefText(row('one more asset', 'lp-gb'), names)).toBe('one more asset, lp-gb');
  expect(reliefText(row('one more server', null), names)).toBe('one more server');
  expect(reliefText(row('one more asset'), names)).toBe('one more asset');
});

test('while reliefs are tried that is said, and nothing is named; while the best are confirmed it is said beside them', () => {
  expect(reliefProgress({ kind: 'trying', done: 3, total: 12, goesOn: true })).toMatch(/3 of 12/);
  expect(reliefProgress({ kind: 'trying', done: 3, total: 12, goesOn: false })).toMatch(/Not known/);
  const row = {} as never;
  expect(reliefProgress({ kind: 'confirming', done: 1, total: 2, row })).toMatch(/confirmed: 1 of 2/);
  expect(reliefProgress({ kind: 'helps', row })).toBeNull();
});
