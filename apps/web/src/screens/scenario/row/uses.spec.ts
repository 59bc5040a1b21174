import type { ScenarioDocument } from '@muster/planning';
import { usesOf } from './uses.ts';

test('uses are counted past any list, and those of the state of now among them', () => {
  const stocks = Array.from({ length: 306 }, (_, n) => ({ id: `s${n}`, place: 'p', owner: 'UA' }));
  const document = {
    nations: [{ id: 'UA', name: 'Ukraine' }],
    places: [{ id: 'p', name: 'P', country: 'UA' }],
    stocks,
    replenishments: [{ id: 'r', stock: 's1', from: 's1' }],
    initialState: { asOf: {}, stocks: [{ stock: 's1', amountT: 1 }] },
  } as unknown as ScenarioDocument;
  expect(usesOf(document, 'nations', 'UA')).toHaveLength(306);
  expect(usesOf(document, 'stocks', 's1')).toEqual([
    { section: 'replenishments', id: 'r', name: 'r', field: 'stock' },
    { section: 'replenishments', id: 'r', name: 'r', field: 'from' },
    { section: 'initialState', id: null, name: '', field: 'stocks' },
  ]);
});
