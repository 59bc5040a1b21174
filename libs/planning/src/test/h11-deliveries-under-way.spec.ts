/** H11: deliveries that move over the network, in documents. Lorries of 10 t drive the 120 km from the garrison to the hub at 60 km/h. */
import { checkScenarioPlan } from '../check/plan-check.ts';
import { prepare } from '../run/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { issuesOf, runOf, smallScenario } from '../testing/small-scenario.ts';

const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
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
    liftPools: [{ id: 'lorries', liftType: 'lorry', base: 'GARRISON', count: 1 }],
    stocks: [stock('hub', 'HUB-East', 0)],
    ...part,
  });
const push = { id: 'd', stock: 'hub', amountT: 10, at: cf(1), from: 'GARRISON' };

describe('H11 deliveries that move over the network', () => {
  test('H11.1 a delivery comes when lift has brought it, from a place or from a stock; without a way on its date', () => {
    const levels = (part: Partial<ScenarioDocument>) => {
      const { stocks, clock } = runOf(document(part));
      const at = (day: number) => stocks.find(({ id }) => id === 'hub')!.levelT.p50[(day * 1440) / clock.stepMin];
      return [at(1), at(1.125), at(1.5)];
    };
    expect(levels({ deliveries: [{ ...push, from: undefined }] })).toEqual([10, 10, 10]);
    // Two hours on the road.
    expect(levels({ deliveries: [push] })).toEqual([0, 10, 10]);
    // The second load waits for the lorry: there, back and there again.
    expect(levels({ deliveries: [{ ...push, amountT: 20 }] })).toEqual([0, 10, 20]);
    const depot = stock('depot', 'GARRISON', 25);
    const { stocks } = runOf(
      document({
        stocks: [depot, stock('hub', 'HUB-East', 0)],
        deliveries: [{ ...push, from: 'depot', everyDays: 2, times: 4 }],
      }),
    );
    expect(stocks.map(({ id, account }) => [id, account!.issuedT.p50, account!.receivedT.p50])).toEqual([
      ['depot', 25, 0],
      ['hub', 0, 25],
    ]);
  });

  test('H11.2 a package pays for what moves from a place, and what was due before CF-day sets out with it', () => {
    const { stocks, clock } = runOf(
      document({
        packages: [
          {
            ...{ id: 'pk', title: 'Package', nation: 'AA', tranches: [{ id: 't', at: cf(2), amountMEur: 1 }] },
            deliveries: [{ stock: 'hub', amountT: 10, tranche: 't', leadTime: { fixed: 1 }, from: 'GARRISON' }],
          },
        ],
        deliveries: [{ ...push, at: cf(-3), everyDays: 2, times: 2, amountT: 5 }],
      }),
    );
    const at = (day: number) => stocks[0].levelT.p50[(day * 1440) / clock.stepMin];
    expect([at(0), at(0.125), at(3), at(3.125)]).toEqual([0, 10, 10, 20]);
  });

  test('H11.3 where it sets out is known, of the same class, and not its own stock; what is said of a way is said of one', () => {
    const issues = (row: object) =>
      issuesOf(
        document({
          deliveries: [{ ...push, ...row }],
          stocks: [stock('hub', 'HUB-East', 0), { ...stock('food', 'GARRISON', 9), class: 'I' }],
        }),
      );
    expect(issues({})).toEqual([]);
    expect(issues({ from: 'nowhere' })).toEqual(['reference.unknown deliveries.0.from']);
    expect(issues({ from: 'hub' })).toEqual(['delivery.loop deliveries.0.from']);
    expect(issues({ from: 'food' })).toEqual(['delivery.class deliveries.0.from']);
    expect(issues({ from: undefined, priority: 3, requiredDays: 2, modes: ['road'] })).toEqual([
      'delivery.way deliveries.0.modes',
      'delivery.way deliveries.0.priority',
      'delivery.way deliveries.0.requiredDays',
    ]);
    const packed = (from: string) =>
      issuesOf(
        document({
          packages: [
            {
              id: 'pk',
              title: 'P',
              tranches: [{ id: 't', at: cf(2), amountMEur: 1 }],
              deliveries: [{ stock: 'hub', amountT: 1, tranche: 't', from }],
            },
          ],
        }),
      );
    expect(packed('nowhere')).toEqual(['reference.unknown packages.0.deliveries.0.from']);
  });

  test('H11.4 a delivery without a way is told by its row, of a package too', () => {
    const paths = (part: Partial<ScenarioDocument>) => {
      const prepared = prepare(JSON.parse(JSON.stringify(document(part))));
      return prepared.ok ? [] : prepared.issues.map(({ code, path }) => `${code} ${path}`);
    };
    expect(paths({ deliveries: [{ ...push, at: cf(-1), modes: ['rail'] }] })).toEqual(['route.none deliveries.0']);
    const deliveries = [{ stock: 'hub', amountT: 1, tranche: 't', from: 'GARRISON', modes: ['rail' as const] }];
    const packages = [{ id: 'pk', title: 'P', tranches: [{ id: 't', at: cf(2), amountMEur: 1 }], deliveries }];
    expect(paths({ packages })).toEqual(['route.none packages.0.deliveries.0']);
    expect(checkScenarioPlan(document({ packages }))).toEqual([]);
  });

  test('H11.5 what was due before CF-day and held back has come once, also in a plan that begins with a state', () => {
    const gates = [{ id: 'g', title: 'Order', kind: 'order' as const, record: [{ event: 'met' as const, at: cf(1) }] }]; // prettier-ignore
    for (const from of [undefined, 'GARRISON']) {
      const deliveries = [{ ...push, from, at: cf(-30), everyDays: 2, times: 30, releasedBy: 'g' }];
      const liftPools = [{ id: 'lorries', liftType: 'lorry', base: 'GARRISON', count: 40 }];
      const plan = { gates, deliveries, liftPools };
      const asOf = { anchor: 'CF' as const, offset: 5.5 };
      const levels = (part: Partial<ScenarioDocument>) => {
        const { stocks, clock } = runOf(document({ ...plan, ...part }));
        return (day: number) => stocks[0].levelT.p50[(day * 1440) / clock.stepMin];
      };
      const whole = levels({});
      // 15 of before CF-day with the release, then one on CF+1, CF+3 and CF+5.
      expect(whole(5.5)).toBe(180);
      const on = levels({ initialState: { asOf, stocks: [{ stock: 'hub', amountT: 180 }], supply: from ? [{ id: 'd', underWayT: 0 }] : undefined } }); // prettier-ignore
      // The last of the 30 on CF+29.
      const days = [6, 7.5, 29.5, 35];
      expect(days.map(on)).toEqual(days.map(whole));
    }
  });
});
