/** H22: a state of now says which deliveries of a package have come or set out, and what is under way keeps the days of its own instalment. */
import { prepare, showReplication } from '../run/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { issuesOf, runOf, smallScenario } from '../testing/small-scenario.ts';

const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const stock = (id: string, place: string, amountT: number) => ({ id, place, class: 'III' as const, amountT });

/** A hub without anything and a depot of 500 t, 120 km by road between them: a lorry is there after two hours. */
const document = (part: Partial<ScenarioDocument>): ScenarioDocument =>
  smallScenario({
    forceElements: [],
    liftTypes: [
      {
        ...{ id: 'lorry', name: 'Lorry', mode: 'road', carries: ['fuel'], payload: { massT: 10 }, speedKmh: 60 },
        ...{ load: { fixed: 0 }, unload: { fixed: 0 } },
      },
    ],
    liftPools: [{ id: 'lorries', liftType: 'lorry', base: 'GARRISON', count: 40 }],
    stocks: [stock('hub', 'HUB-East', 0), stock('depot', 'GARRISON', 500)],
    ...part,
  });

/** What hub and depot have at the end. */
function atEnd(part: Partial<ScenarioDocument>): number[] {
  const { stocks } = runOf(document(part));
  return ['hub', 'depot'].map((id) => stocks.find((row) => row.id === id)!.levelT.p50.at(-1)!);
}

/** A hundred tonnes for each row, paid on CF+1, on their way after two to thirteen days, six on the average. */
const pack = (rows: number, way: object = { from: 'depot' }) => ({
  ...{ id: 'pk', title: 'Package', nation: 'AA', tranches: [{ id: 't', at: cf(1), amountMEur: 1 }] },
  deliveries: Array.from({ length: rows }, () => ({
    ...{ stock: 'hub', amountT: 100, tranche: 't', leadTime: { triangular: [2, 3, 13] as [number, number, number] } },
    ...way,
  })),
});
const said = (asOf: number, supply: object[], stocks: object[] = []) => ({ asOf: cf(asOf), supply, stocks }) as never;

describe('H22 what of a package has come or set out', () => {
  const of = (asOf: number, row: object, depotT: number, rows = 1, way?: object) =>
    atEnd({
      packages: [pack(rows, way)],
      initialState: said(
        asOf,
        [{ id: 'pk', stock: 'hub', underWayT: 0, ...row }],
        [{ stock: 'depot', amountT: depotT }],
      ),
    });

  test('H22.1 late: it is still to come though the mean of its lead time is over', () => {
    expect(of(8, { dueT: 0 }, 500)).toEqual([100, 400]);
    // Without a word it counts as come.
    expect(of(8, {}, 500)).toEqual([0, 500]);
  });

  test('H22.2 early: it is under way and does not come again, though the mean is to come', () => {
    expect(of(5, { dueT: 100, underWayT: 100 }, 400)).toEqual([100, 400]);
    expect(of(5, { dueT: 100 }, 400)).toEqual([0, 400]);
  });

  test('H22.3 of two rows to one stock the first has set out and the second is to come', () => {
    expect(of(8, { dueT: 100, underWayT: 40, owedT: 60 }, 460, 2)).toEqual([200, 300]);
  });

  test('H22.11 of one that has set out in part the rest is to come, and grams are no rest', () => {
    expect(of(8, { dueT: 150, underWayT: 50 }, 350, 2)).toEqual([100, 300]);
    const small = { ...pack(3), deliveries: pack(3).deliveries.map((row) => ({ ...row, amountT: 12.3455 })) };
    const initialState = said(8, [{ id: 'pk', stock: 'hub', underWayT: 0, dueT: 37.036 }]);
    expect(atEnd({ packages: [small], initialState })).toEqual([0, 500]);
  });

  test('H22.4 so it is with what comes in without a way', () => {
    expect(of(8, { dueT: 0 }, 500, 1, {})).toEqual([100, 500]);
    expect(of(5, { dueT: 100 }, 500, 1, {})).toEqual([0, 500]);
  });

  test('H22.5 the shown replication tells when it set out, and a plan that goes on from there brings what is left', () => {
    const prepared = prepare(JSON.parse(JSON.stringify(document({ packages: [pack(3)] }))));
    if (!prepared.ok) throw new Error('not valid');
    for (let replication = 0; replication < 5; replication++) {
      const { paid = [], paidAtMin = [] } = showReplication(prepared.value, 1, replication).supply!;
      expect([...paid].sort()).toEqual(['delivered:pk/0', 'delivered:pk/1', 'delivered:pk/2']);
      expect(paidAtMin.every((at) => at >= 3 * 1440 && at <= 14 * 1440)).toBe(true);
      const byNow = paidAtMin.filter((at) => at <= 6 * 1440).length;
      // All that has set out has arrived: the hub has it.
      const stocks = [
        { stock: 'depot', amountT: 500 - 100 * byNow },
        { stock: 'hub', amountT: 100 * byNow },
      ];
      const state = said(6.2, [{ id: 'pk', stock: 'hub', underWayT: 0, dueT: 100 * byNow }], stocks);
      expect(atEnd({ packages: [pack(3)], initialState: state })).toEqual([300, 200]);
    }
  });
});

describe('H22 instalments that are under way', () => {
  const daily = {
    id: 'd',
    stock: 'hub',
    amountT: 10,
    at: cf(1),
    everyDays: 1,
    times: 4,
    from: 'depot',
    requiredDays: 4.05,
  };
  const result = (row: object, part: object = {}) =>
    runOf(document({ deliveries: [{ ...daily, ...part }], initialState: said(5, [{ id: 'd', ...row }]) }))
      .deliveries[0];

  test('H22.6 each has the days that are left of its own', () => {
    // The first has 72 minutes left of its 4.05 days, and needs two hours; the others have a day or more.
    expect(result({ underWayT: 40 })).toMatchObject({ instalments: 4, requiredDays: 4.05, lateShare: 1 / 4 });
    expect(result({ underWayT: 30 })).toMatchObject({ instalments: 3, requiredDays: 4.05, lateShare: 0 });
  });

  test('H22.7 one that is under way in part and owed in part is one', () => {
    const one = { everyDays: undefined, times: undefined, amountT: 40, requiredDays: 5 };
    expect(result({ underWayT: 25, owedT: 15 }, one)).toMatchObject({ instalments: 1, requiredDays: 5, lateShare: 0 });
  });

  test('H22.8 what is owed is of the last: it is drawn from its source, what is under way is not', () => {
    const state = said(5, [{ id: 'd', underWayT: 15, owedT: 10 }], [{ stock: 'depot', amountT: 480 }]);
    expect(atEnd({ deliveries: [daily], initialState: state })).toEqual([25, 470]);
  });
});

test('H22.9 more under way than was due is warned of, and comes all the same', () => {
  const later = { id: 'd', stock: 'hub', amountT: 10, at: cf(10), from: 'depot' };
  const state = (supply: object[]) => said(5, supply);
  const issues = (supply: object[]) =>
    issuesOf(document({ deliveries: [later], packages: [pack(1)], initialState: state(supply) }));
  expect(issues([{ id: 'd', underWayT: 1000 }])).toEqual(['state.not-due initialState.supply.0.underWayT']);
  expect(atEnd({ deliveries: [later], initialState: state([{ id: 'd', underWayT: 1000 }]) })).toEqual([1010, 490]);
  const row = { id: 'pk', stock: 'hub' };
  expect(issues([{ ...row, underWayT: 100 }])).toEqual([]);
  expect(issues([{ ...row, underWayT: 60, owedT: 50 }])).toEqual(['state.not-due initialState.supply.0.underWayT']);
  expect(issues([{ ...row, underWayT: 0, dueT: 101 }])).toEqual(['state.not-due initialState.supply.0.dueT']);
  expect(issues([{ ...row, underWayT: 50, dueT: 40 }])).toEqual(['state.not-due initialState.supply.0.underWayT']);
  expect(issues([{ id: 'd', underWayT: 0, dueT: 5 }])).toEqual(['state.no-way initialState.supply.0.dueT']);
});

test('H22.10 deliveries and rules share one set of names, by which the state speaks of them', () => {
  const deliveries = [{ id: 'x', stock: 'hub', amountT: 10, at: cf(10) }];
  const replenishments = [{ id: 'x', stock: 'hub', from: 'depot', reorderPointT: 5, orderUpToT: 20, lotT: 1 }];
  expect(issuesOf(document({ deliveries, replenishments }))).toEqual(['id.duplicate replenishments.0.id']);
});
