import { reliefProgress } from './relief-text.ts';

test('while reliefs are tried that is said, and nothing is named; while the best are confirmed it is said beside them', () => {
  expect(reliefProgress({ kind: 'trying', done: 3, total: 12, goesOn: true })).toMatch(/3 of 12/);
  expect(reliefProgress({ kind: 'trying', done: 3, total: 12, goesOn: false })).toMatch(/Not known/);
  const row = {} as never;
  expect(reliefProgress({ kind: 'confirming', done: 1, total: 2, row })).toMatch(/confirmed: 1 of 2/);
  expect(reliefProgress({ kind: 'helps', row })).toBeNull();
});
