import { ownValues } from './open-row.ts';

test("a new row of a nation is that of the planner who adds it, and a row of the scenario is nobody's", () => {
  const own = (section: string) => ownValues(section, 'FR');
  expect([own('contributions'), own('forceElements'), own('commitments')]).toEqual(Array(3).fill({ nation: 'FR' }));
  expect([own('stocks'), own('liftPools')]).toEqual(Array(2).fill({ owner: 'FR' }));
  expect(own('gates')).toEqual({ owner: 'FR', kind: 'national-approval' });
  expect([own('places'), own('movements')]).toEqual([{}, {}]);
});

test('the coordination cell has no nation to begin with', () => {
  expect(ownValues('contributions', null)).toEqual({});
});
