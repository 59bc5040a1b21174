import { disruptionsAt, toDisruption, usualMin } from './disruptions.ts';

const row = {
  key: 'dmg',
  title: null,
  kind: 'DAMAGE',
  place: { key: 'RT' },
  link: null,
  airspace: null,
  at: { minute: 1000 },
  until: null,
  duration: { distribution: 'LOGNORMAL', parameters: [2, 0.8], unit: 'D' },
  probability: 0.4,
  factor: 0.5,
  everyDays: null,
};

test('the usual length is the median, the likeliest value or the middle', () => {
  expect(usualMin(row.duration)).toBe(2880);
  expect(usualMin({ distribution: 'TRIANGULAR', parameters: [2, 6, 24], unit: 'H' })).toBe(360);
  expect(usualMin({ distribution: 'UNIFORM', parameters: [1, 3], unit: 'D' })).toBe(2880);
  expect(usualMin({ distribution: 'EMPIRICAL', parameters: [30, 1, 2, 4, 90], unit: 'H' })).toBe(240);
  expect(usualMin({ distribution: 'FIXED', parameters: [90], unit: 'MIN' })).toBe(90);
});

test('a disruption may hold from its begin to its usual or planned end', () => {
  const damage = toDisruption(row);
  const weather = toDisruption({ ...row, key: 'winter', until: { minute: 9000 }, probability: 0.1, everyDays: 1 });
  const onCondition = toDisruption({ ...row, key: 'later', at: null });
  const ids = (minute: number) => disruptionsAt([weather, damage, onCondition], minute).map(({ id }) => id);
  expect([ids(999), ids(1000), ids(3880), ids(3881), ids(9001)]).toEqual([
    [],
    ['dmg', 'winter'],
    ['dmg', 'winter'],
    ['winter'],
    [],
  ]);
});
