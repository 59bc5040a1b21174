import { parseScenario, type ScenarioDocument } from '@muster/planning';
import { supplyUnderWay, toSupplyEntries } from './supply-under-way.ts';

const cf = (offset: number) => ({ anchor: 'CF', offset, unit: 'min' });
const document = {
  clock: { cfDay: '2026-06-01T00:00:00Z', dDay: cf(0), end: cf(9000) },
  deliveries: [
    { id: 'train', stock: 'hub', from: 'depot', at: cf(10) },
    { id: 'by date', stock: 'hub', at: cf(10) },
  ],
  replenishments: [{ id: 'rule', stock: 'front', from: 'hub' }],
  packages: [
    {
      id: 'pack',
      tranches: [{ id: 't', at: cf(15), amountMEur: 1 }],
      deliveries: [
        { stock: 'front', amountT: 7 },
        { stock: 'hub', from: 'port', amountT: 3 },
        { stock: 'hub', from: 'port', amountT: 4 },
      ],
    },
  ],
} as unknown as ScenarioDocument;
const supply = {
  line: ['train', 'delivered:pack/1', 'delivered:pack/2', 'rule', 'train'],
  atMin: [10, 20, 30, 30, 40],
  underWayT: [5, 1.5, 2, 8, 0],
  owedT: [3, 0, 0.0004, 0, 0],
  paid: ['delivered:pack/0', 'delivered:pack/1', 'delivered:pack/2'],
  paidAtMin: [39, 16, 28],
};
const at = (minute: number) =>
  supplyUnderWay(supply, document, minute).map(({ id, to, from, amount }) => `${id}: ${from} to ${to} ${amount}`);

test('each line that moves has its figures as they were last told, those of one package and stock together; what there is first', () => {
  expect(at(9).every((text) => text.endsWith(' 0'))).toBe(true);
  expect(at(39)).toEqual([
    'underWayT train: depot to hub 5',
    'owedT train: depot to hub 3',
    'dueT pack front: undefined to front 7',
    'dueT pack hub: port to hub 7',
    'underWayT pack hub: port to hub 3.5',
    'underWayT rule: hub to front 8',
    'owedT pack hub: port to hub 0',
  ]);
  expect(at(40)).toContain('underWayT train: depot to hub 0');
});

test('what a state before says has come of a package has come, also of a delivery that is still to come in part', () => {
  const begun = { ...document, initialState: { asOf: cf(18), supply: [{ id: 'pack', stock: 'hub', underWayT: 0, dueT: 5 }] } } as unknown as ScenarioDocument; // prettier-ignore
  const dueAt = (minute: number) =>
    supplyUnderWay(supply, begun, minute).find(({ id }) => id === 'dueT pack hub')?.amount;
  expect([17, 20, 30].map(dueAt)).toEqual([3, 5, 7]);
});

test('of a run that does not tell nothing is said but what a person says: the rest is estimated', () => {
  const figures = supplyUnderWay(undefined, document, 40);
  expect(figures.map(({ amount }) => amount)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(toSupplyEntries(figures.map((row) => ({ ...row, said: row.amount })))).toEqual([]);
  const typed = figures.map((row) => ({ ...row, said: row.id === 'owedT train' ? 7 : row.amount }));
  expect(toSupplyEntries(typed)).toEqual([{ id: 'train', underWayT: 0, owedT: 7 }]);
});

test('every delivery of which something can be due is said, so that nothing of it is estimated, and rules that have something under way', () => {
  const said = (minute: number) =>
    toSupplyEntries(supplyUnderWay(supply, document, minute).map((row) => ({ ...row, said: row.amount })));
  expect(said(39)).toEqual([
    { id: 'train', underWayT: 5, owedT: 3 },
    { id: 'pack', stock: 'front', underWayT: 0, dueT: 7 },
    { id: 'pack', stock: 'hub', underWayT: 3.5, dueT: 7 },
    { id: 'rule', underWayT: 8 },
  ]);
  expect(said(20)).toEqual([
    { id: 'train', underWayT: 5, owedT: 3 },
    { id: 'pack', stock: 'hub', underWayT: 1.5, dueT: 3 },
    { id: 'pack', stock: 'front', underWayT: 0, dueT: 0 },
  ]);
  // Nothing is due yet, so there is nothing to estimate.
  expect(said(9)).toEqual([]);
});

test('what is said is a state that a document may begin with', () => {
  const rows = {
    format: 'muster-scenario/2',
    id: 'x',
    title: 'X',
    clock: { cfDay: '2026-06-01T00:00:00Z', dDay: { anchor: 'CF', offset: 1 }, end: { anchor: 'CF', offset: 9 } },
    places: [{ id: 'p', name: 'P', kind: 'hub', lat: 50, lon: 20 }],
    stocks: ['hub', 'front', 'depot', 'port'].map((id) => ({ id, place: 'p', class: 'III', amountT: 1 })),
    deliveries: [{ id: 'train', stock: 'hub', from: 'depot', amountT: 9, at: { anchor: 'CF', offset: 1 } }],
  };
  const entries = toSupplyEntries(
    supplyUnderWay(supply, rows as unknown as ScenarioDocument, 39).map((row) => ({ ...row, said: row.amount })),
  );
  const parsed = parseScenario({ ...rows, initialState: { asOf: { anchor: 'CF', offset: 2 }, supply: entries } });
  expect(parsed.ok ? parsed.warnings : parsed.issues).toEqual([]);
});
