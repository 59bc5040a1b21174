import { mayAdd, mayKeepScenario, mayReadContent, mayWrite } from './rights.ts';
import type { Principal } from './session.ts';

const as = (nation: string | null, ...roles: string[]): Principal => ({
  id: 'x',
  name: 'x',
  nation,
  nationName: nation,
  roles,
});
const planner = as('PL', 'national-planner');
const cell = as(null, 'coordination-cell');
const observer = as(null, 'observer');

test('a planner changes the rows of the own nation only', () => {
  expect(mayWrite(planner, 'contributions', 'PL')).toBe(true);
  expect(mayWrite(planner, 'contributions', 'FR')).toBe(false);
  expect(mayWrite(planner, 'places', null)).toBe(false);
});

test('the cell changes the rows of the scenario, and of no nation', () => {
  expect(mayWrite(cell, 'places', null)).toBe(true);
  expect(mayWrite(cell, 'stocks', 'PL')).toBe(false);
});

test('rows are added where one may write some', () => {
  expect(mayAdd(planner, 'contributions')).toBe(true);
  expect(mayAdd(planner, 'places')).toBe(false);
  expect(mayAdd(cell, 'places')).toBe(true);
  // A pool or a stock without an owner is the scenario's own.
  expect(mayAdd(cell, 'liftPools')).toBe(true);
  expect(mayAdd(observer, 'contributions')).toBe(false);
});

test('the scenario itself is kept by the cell', () => {
  expect([cell, planner, observer].map(mayKeepScenario)).toEqual([true, false, false]);
});

test('an auditor sees no content', () => {
  expect([planner, observer, as(null, 'auditor'), as(null, 'administrator')].map(mayReadContent)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('nothing is taken from who is not known yet', () => {
  expect(mayWrite(undefined, 'contributions', 'FR')).toBe(true);
  expect(mayAdd(undefined, 'places')).toBe(true);
  expect(mayKeepScenario(undefined)).toBe(true);
});
