/** H20: plans that begin with a state of now while supply is under way. Lorries of 10 t drive the 120 km from the garrison to the hub at 60 km/h. */
import { showReplication } from '../assessment/show-replication.ts';
import { prepare } from '../run/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { issuesOf, runOf, smallScenario } from '../testing/small-scenario.ts';

const HOUR = 60;
const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const minutes = (offset: number) => ({ anchor: 'CF' as const, offset, unit: 'min' as const });
const stock = (id: string, place: string, amountT: number, part: object = {}) => ({
  ...{ id, place, class: 'III' as const, amountT },
  ...part,
});
const document = (part: Partial<ScenarioDocument>): ScenarioDocument =>
  smallScenario({
    forceElements: [],
    liftTypes: [
      {
        ...{ id: 'lorry', name: 'Lorry', mode: 'road', carries: ['fuel'], payload: { massT: 10 }, speedKmh: 60 },
        ...{ load: { fixed: 0 }, unload: { fixed: 0 } },
      },
    ],
    liftPools: [{ id: 'lorries', liftType: 'lorry', base: 'GARRISON', count: 4 }],
    stocks: [stock('hub', 'HUB-East', 0), stock('depot', 'GARRISON', 50)],
    ...part,
  });
const push = { id: 'd', stock: 'hub', amountT: 10, at: cf(1), from: 'depot' };
const pack = (part: object = {}) => ({
  ...{ id: 'pk', title: 'Package', nation: 'AA', tranches: [{ id: 't', at: cf(1), amountMEur: 1 }] },
  deliveries: [{ stock: 'hub', amountT: 10, tranche: 't', from: 'depot', ...part }],
});
const rule = { id: 'r', stock: 'hub', from: 'depot', reorderPointT: 5, orderUpToT: 20, lotT: 1 };
/** An hour after what is due on CF+1 has set out. */
const HOUR_OUT = { asOf: minutes(1440 + HOUR) };

/** What the hub and the depot have at the end. */
function atEnd(part: Partial<ScenarioDocument>): number[] {
  const result = runOf(document(part));
  return ['hub', 'depot'].map((id) => result.stocks.find((row) => row.id === id)!.levelT.p50.at(-1)!);
}

describe('H20 what the state says is under way', () => {
  const said = (supply: object[]) => ({ ...HOUR_OUT, supply, stocks: [{ stock: 'depot', amountT: 30 }] }) as never;

  test('H20.1 of a delivery: what is under way comes and is not drawn again, what is owed is drawn, the rest has come', () => {
    const deliveries = [{ ...push, amountT: 20 }];
    const of = (underWayT: number, owedT?: number) =>
      atEnd({ deliveries, initialState: said([{ id: 'd', underWayT, owedT }]) });
    expect([of(0), of(20), of(15, 5), of(0, 20)]).toEqual([
      [0, 30],
      [20, 30],
      [20, 25],
      [20, 10],
    ]);
  });

  test('H20.2 later instalments come as they are due; how late one is counts from its own date', () => {
    const deliveries = [{ ...push, everyDays: 2, times: 3, requiredDays: 0.1 }];
    const result = runOf(document({ deliveries, initialState: said([{ id: 'd', underWayT: 4 }]) }));
    const { levelT } = result.stocks.find(({ id }) => id === 'hub')!;
    const at = (day: number) => levelT.p50[(day * 1440) / result.clock.stepMin];
    expect([at(1), at(1.25), at(3.125), at(5.125)]).toEqual([0, 4, 14, 24]);
    // Two and a half hours are allowed: of three, that under way has an hour and a half left, and needs two.
    expect(result.deliveries).toMatchObject([{ id: 'd', instalments: 3, requiredDays: 0.1, lateShare: 1 / 3 }]);
  });

  test('H20.3 of what a package pays for, by its stock', () => {
    const packages = [pack()];
    const of = (underWayT: number, owedT?: number) =>
      atEnd({ packages, initialState: said([{ id: 'pk', stock: 'hub', underWayT, owedT }]) });
    expect([of(0), of(10), of(4, 6)]).toEqual([
      [0, 30],
      [10, 30],
      [10, 24],
    ]);
  });

  test('H20.4 of a rule: what is under way counts as ordered', () => {
    const of = (underWayT: number) => atEnd({ replenishments: [rule], initialState: said([{ id: 'r', underWayT }]) });
    expect([of(0), of(8), of(3)]).toEqual([
      [20, 10],
      [8, 30],
      [20, 13],
    ]);
  });

  test('H20.5 a delivery that its withdrawn contribution carries brings nothing, under way or not', () => {
    const contributions = [
      { ...smallScenario().contributions![0], status: 'withdrawn' as const, support: { deliveries: ['d'] } },
    ];
    const part = { contributions, deliveries: [push], initialState: said([{ id: 'd', underWayT: 7 }]) };
    expect(atEnd(part)).toEqual([0, 30]);
  });
});

describe('H20 where the state says nothing of it', () => {
  test('H20.6 a delivery has come when its days are over, and is under way before that', () => {
    const of = (requiredDays: number, asOf: object, part: object = {}) =>
      atEnd({ deliveries: [{ ...push, requiredDays, ...part }], initialState: { asOf } as never })[0];
    expect([of(0.1, minutes(1440 + HOUR)), of(0.1, minutes(1440 + 3 * HOUR))]).toEqual([10, 0]);
    // Four of CF+1, 3, 5 and 7: as of CF+6 that of CF+5 is under way and that of CF+7 to come.
    expect(of(2, cf(6), { everyDays: 2, times: 4 })).toBe(20);
  });

  test('H20.7 without such days it is a day and one more for each 300 km; so is what a package pays for', () => {
    // The hub is 143 km away: a day and a half.
    const pushed = (asOf: object) => atEnd({ deliveries: [push], initialState: { asOf } as never })[0];
    const packed = (asOf: object) => atEnd({ packages: [pack()], initialState: { asOf } as never })[0];
    for (const at of [pushed, packed]) expect([at(cf(1)), at(cf(2)), at(cf(2.5))]).toEqual([10, 10, 0]);
  });

  test('H20.8 what is due at the very instant has come where it has no way, for the levels of a run have it in them', () => {
    const of = (asOf: number, part: object) =>
      atEnd({ deliveries: [{ ...push, from: undefined, ...part }], initialState: { asOf: cf(asOf) } })[0];
    expect([of(0.5, {}), of(1, {}), of(3, { everyDays: 2, times: 3 })]).toEqual([10, 0, 10]);
  });
});

test('H20.9 the shown replication tells what is under way and what is owed, by line, and a plan that begins with that loses nothing', () => {
  const part: Partial<ScenarioDocument> = {
    stocks: [stock('hub', 'HUB-East', 0), stock('depot', 'GARRISON', 15)],
    deliveries: [{ ...push, amountT: 20 }],
    clock: { ...smallScenario().clock, dDay: cf(2), end: cf(3) },
  };
  const prepared = prepare(JSON.parse(JSON.stringify(document(part))));
  if (!prepared.ok) throw new Error('not valid');
  const { supply } = showReplication(prepared.value, 1, 0);
  // Told at steps of an hour: it comes after two and a few minutes.
  expect(supply).toEqual({
    line: ['d', 'd'],
    atMin: [1440, 1440 + 3 * HOUR],
    underWayT: [15, 0],
    owedT: [5, 5],
    ...{ paid: [], paidAtMin: [] },
  });
  const initialState = {
    ...HOUR_OUT,
    stocks: [{ stock: 'depot', amountT: 0 }],
    supply: [{ id: 'd', underWayT: 15, owedT: 5 }],
  };
  expect(atEnd({ ...part, initialState })).toEqual([15, 0]);
  const more = [{ ...push, id: 'more', stock: 'depot', at: cf(2), from: undefined, amountT: 5 }];
  expect(atEnd({ ...part, deliveries: [...part.deliveries!, ...more], initialState })).toEqual([20, 0]);
});

test('H20.10 what is said is said once, of a line that is known and moves', () => {
  const issues = (supply: object[]) =>
    issuesOf(
      document({
        deliveries: [push, { ...push, id: 'still', from: undefined }],
        packages: [pack(), { ...pack({ from: undefined }), id: 'in' }],
        replenishments: [rule],
        initialState: { ...HOUR_OUT, supply } as never,
      }),
    );
  const line = (id: string, part: object = {}) => ({ id, underWayT: 1, ...part });
  expect(issues([line('d'), line('r'), line('pk', { stock: 'hub' })])).toEqual([]);
  expect(
    issues([
      ...[line('d'), line('d'), line('x'), line('pk'), line('d', { stock: 'hub' }), line('pk', { stock: 'nowhere' })],
      ...[line('still'), line('in', { stock: 'hub' }), line('pk', { stock: 'depot' }), line('r', { owedT: 1 })],
    ]),
  ).toEqual([
    'reference.unknown initialState.supply.2.id',
    'reference.unknown initialState.supply.3.id',
    'reference.unknown initialState.supply.4.id',
    'reference.unknown initialState.supply.5.stock',
    'state.no-way initialState.supply.6.id',
    'state.no-way initialState.supply.7.stock',
    'state.no-way initialState.supply.8.stock',
    'state.no-way initialState.supply.9.owedT',
    'id.duplicate initialState.supply.1.id',
  ]);
});

test('H20.11 two rows of which one is named like the part of the other that was due before CF-day are two', () => {
  const deliveries = [
    { ...push, at: cf(-1), amountT: 5 },
    { ...push, id: 'd:before', amountT: 3 },
  ];
  const result = runOf(document({ deliveries }));
  expect(result.deliveries.map(({ id, instalments }) => [id, instalments])).toEqual([
    ['d', 1],
    ['d:before', 1],
  ]);
});
