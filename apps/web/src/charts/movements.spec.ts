import type { ShownMovements } from '@muster/planning/run';
import { indexMovements, locateMovers, sumFlows, underWay } from './movements.ts';

const movements: ShownMovements = {
  mode: ['rail', 'air', 'rail'],
  from: ['A', 'A', 'B'],
  to: ['B', 'C', 'A'],
  startMin: [100, 0, 150],
  endMin: [200, 1000, 160],
  persons: [10, 200, 0],
  vehicles: [40, 0, 0],
  massT: [900, 20, 0],
  of: ['E1', 'E2', ''],
};
const places = new Map<string, [number, number]>([
  ['A', [0, 0]],
  ['B', [10, 0]],
  ['C', [0, 90]],
]);
const index = indexMovements(movements);

test('a leg is under way from its start until before its end', () => {
  expect(underWay(movements, index, 99)).toEqual([1]);
  expect(underWay(movements, index, 100).sort()).toEqual([0, 1]);
  expect(underWay(movements, index, 159).sort()).toEqual([0, 1, 2]);
  expect(underWay(movements, index, 200)).toEqual([1]);
  expect(underWay(movements, index, 1000)).toEqual([]);
});

test('position along the great circle', () => {
  const movers = locateMovers(movements, index, places, 150).sort((a, b) => a.index - b.index);
  expect(movers[0].at[0]).toBeCloseTo(5, 9);
  expect(movers[0]).toMatchObject({ index: 0, done: 0.5 });
  expect(movers[1].at[1]).toBeCloseTo(13.5, 9);
});

test('of too many the heaviest are drawn', () => {
  expect(locateMovers(movements, index, places, 155, new Set(), 1).map(({ index: leg }) => leg)).toEqual([0]);
  expect(locateMovers(movements, index, places, 155, new Set(), 2).map(({ index: leg }) => leg)).toEqual([0, 1]);
});

test('a mode that is hidden takes no place of those that are shown', () => {
  expect(locateMovers(movements, index, places, 155, new Set(['rail']), 1).map(({ index: leg }) => leg)).toEqual([1]);
});

test('an unknown place is left out rather than drawn at the origin', () => {
  expect(locateMovers(movements, index, new Map(), 150)).toEqual([]);
});

test('totals by mode', () => {
  expect(sumFlows(movements, [0, 1, 2])).toEqual([
    { mode: 'air', assets: 1, persons: 200, vehicles: 0, massT: 20 },
    { mode: 'rail', assets: 2, persons: 10, vehicles: 40, massT: 900 },
  ]);
});
