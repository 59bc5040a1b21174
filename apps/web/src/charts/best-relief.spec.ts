import type { Bottleneck } from '../api/model.ts';
import { findBestRelief } from './best-relief.ts';

const row = (resource: string, gained: readonly [mean: number, low: number, high: number] | null, more = {}) =>
  ({
    resource,
    relief: 'one more server',
    shareOfWaiting: 0.1,
    daysGained: gained && { mean: gained[0], low: gained[1], high: gained[2], replications: 20 },
    confirmed: false,
    stage: 'TRIED',
    ...more,
  }) as Bottleneck;

const complete = { state: 'done', stage: { name: 'COMPLETE', done: 0, total: 0 } } as const;

test('while reliefs are tried none is named, however good the first looks', () => {
  const stage = { name: 'RELIEFS', done: 1, total: 12 } as const;
  const bottlenecks = [row('port/berths', [5, 4, 6]), row('lift/ship', null)];
  expect(findBestRelief({ state: 'running', stage, bottlenecks })).toEqual({
    kind: 'trying',
    done: 1,
    total: 12,
    goesOn: true,
  });
  expect(findBestRelief({ state: 'cancelled', stage, bottlenecks })).toMatchObject({ kind: 'trying', goesOn: false });
});

test('a relief whose interval holds zero does not help for sure, however large its mean', () => {
  const bottlenecks = [row('port/berths', [3, -0.1, 6.1]), row('lift/ship', [0, -0.1, 0.1])];
  expect(findBestRelief({ ...complete, bottlenecks })).toMatchObject({
    kind: 'nothing-sure',
    tried: 2,
    row: { resource: 'port/berths' },
  });
});

test('of the sure ones a confirmed one goes first, then the one with most days', () => {
  const bottlenecks = [
    row('unsure', [9, -1, 19], { confirmed: true }),
    row('tried', [4, 3, 5]),
    row('small', [1, 0.5, 1.5], { confirmed: true }),
    row('large', [2, 1, 3], { confirmed: true }),
  ];
  expect(findBestRelief({ ...complete, bottlenecks })).toMatchObject({ kind: 'helps', row: { resource: 'large' } });
});

test('the best is named while it is confirmed, with how far that is', () => {
  const stage = { name: 'CONFIRMATION', done: 1, total: 3 } as const;
  expect(findBestRelief({ state: 'running', stage, bottlenecks: [row('port/berths', [2, 1, 3])] })).toMatchObject({
    kind: 'confirming',
    done: 1,
    total: 3,
  });
});

test('before anything is tried the place with most waiting is named as no more than that', () => {
  const stage = { name: 'REPLICATIONS', done: 20, total: 200 } as const;
  const bottlenecks = [row('some', null), row('most', null, { shareOfWaiting: 0.4 })];
  expect(findBestRelief({ state: 'running', stage, bottlenecks })).toMatchObject({
    kind: 'suspected',
    row: { resource: 'most' },
  });
  expect(findBestRelief({ ...complete, bottlenecks: [] })).toEqual({ kind: 'none' });
});
