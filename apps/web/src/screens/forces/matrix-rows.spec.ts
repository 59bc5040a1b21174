import type { Composition } from '../../charts/composition.ts';
import { matrixRows } from './matrix-rows.ts';

const cell = { offered: 9, elements: 2, inPlace: 7, ready: 5, readyLow: 4, readyHigh: 6 };
const rowsOf = (composition: Partial<Composition>) =>
  matrixRows(
    {
      hasBands: true,
      columns: ['land'],
      rows: [{ nation: 'FR', cells: { land: cell }, total: cell }],
      coalition: null,
      total: { nation: '', cells: { land: cell }, total: cell },
      ...composition,
    },
    null,
    { title: (column) => column, unit: 'vehicles', nationOf: (id) => (id === 'XA' ? 'Amberia' : id) },
  );

test('what has a band says so; what was counted claims none', () => {
  expect(rowsOf({})[0].slice(-3)).toEqual(['Ready P50', 'Ready P10', 'Ready P90']);
  expect(rowsOf({})[1].slice(-4)).toEqual([7, 5, 4, 6]);
  expect(rowsOf({ hasBands: false })[0].slice(-2)).toEqual(['In place', 'Ready']);
  expect(rowsOf({ hasBands: false })[1].slice(-2)).toEqual([7, 5]);
});

test('a nation is called as the scenario calls it, an invented one too', () =>
  expect(rowsOf({ rows: [{ nation: 'XA', cells: { land: cell }, total: cell }] })[1][0]).toBe('Amberia'));
