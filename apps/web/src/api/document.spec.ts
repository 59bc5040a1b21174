import type { ScenarioDocument } from '@muster/planning';
import { asComputed, withRow } from './document.ts';

const loaded = {
  document: { stocks: [{ id: 'a', amountT: 1, note: 'x' }, { id: 'b' }] } as unknown as ScenarioDocument,
  hash: 'h',
  version: 3,
};
const stocks = (...edit: Parameters<typeof withRow> extends [unknown, ...infer Rest] ? Rest : never) =>
  withRow(loaded, ...edit).document.stocks as unknown;

test('a row that was saved stands in its place, without what was emptied', () => {
  expect(stocks('stocks', { id: 'a', amountT: 2, note: null }, 'a', 4)).toEqual([{ id: 'a', amountT: 2 }, { id: 'b' }]);
  expect(stocks('stocks', { id: 'c' }, 'c', 4)).toMatchObject([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  expect(stocks('stocks', null, 'b', 4)).toMatchObject([{ id: 'a' }]);
  expect(withRow(loaded, 'gates', { id: 'g' }, 'g', 4)).toMatchObject({
    version: 4,
    document: { gates: [{ id: 'g' }] },
  });
});

test('what was computed is of today, of a version before, or of what is not to be had here', () => {
  const older = {} as ScenarioDocument;
  expect(asComputed('h', loaded, older)).toEqual({ document: loaded.document, isOf: 'today' });
  expect(asComputed('g', loaded, older)).toEqual({ document: older, isOf: 'before' });
  expect(asComputed('g', loaded, null)).toEqual({ document: loaded.document, isOf: 'another' });
});
