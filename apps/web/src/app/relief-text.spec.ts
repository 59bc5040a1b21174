import type { Bottleneck } from '../api/model.ts';
import { makeNames } from '../api/names.ts';
import { reliefText } from './relief-text.ts';

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
