/** H23: a state of now is of one replication: what it has in stock, on its way and still to come is all that there is. */
import { prepare, showReplication } from '../run/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { runOf, smallScenario } from '../testing/small-scenario.ts';

const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const stock = (id: string, place: string, amountT: number) => ({ id, place, class: 'III' as const, amountT });
const INSTANT = 6;

/** A hub without anything and a depot of 500 t; five packages of 60 t each set out after two to thirteen days, each by itself, and lorries need two hours. */
const document = (part: Partial<ScenarioDocument> = {}): ScenarioDocument =>
  smallScenario({
    forceElements: [],
    liftTypes: [
      {
        ...{ id: 'lorry', name: 'Lorry', mode: 'road', carries: ['fuel'], payload: { massT: 10 }, speedKmh: 60 },
        ...{ load: { fixed: 0 }, unload: { fixed: 0 } },
      },
    ],
    liftPools: [{ id: 'lorries', liftType: 'lorry', base: 'GARRISON', count: 2 }],
    stocks: [stock('hub', 'HUB-East', 0), stock('depot', 'GARRISON', 500)],
    gates: [
      {
        id: 'vote',
        kind: 'national-approval',
        title: 'Vote',
        opensAt: cf(1),
        duration: { uniform: [1, 9], unit: 'd' },
      },
    ],
    packages: Array.from({ length: 5 }, (_, i) => ({
      ...{ id: `pk-${i}`, title: 'Package', nation: 'AA', tranches: [{ id: 't', at: cf(1), amountMEur: 1 }] },
      deliveries: [
        {
          ...{ stock: 'hub', amountT: 60, tranche: 't', from: 'depot' },
          leadTime: { triangular: [2, 3, 13] as [number, number, number] },
        },
      ],
    })),
    ...part,
  });

const prepared = () => {
  const made = prepare(JSON.parse(JSON.stringify(document())));
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  return made.value;
};

describe('H23 the shown replication tells its own stocks, what is done and what is decided', () => {
  const { clock } = runOf(document());
  const step = (INSTANT * 1440) / clock.stepMin;

  test.each([0, 1, 2, 3, 4])('H23.1 replication %i: stock and what is on its way are all there is', (replication) => {
    const { state, supply } = showReplication(prepared(), 1, replication);
    const amount = (id: string) => state!.stocks.find((row) => row.id === id)!.amount[step];
    const now = new Map<string, number>();
    supply!.line.forEach((line, i) => {
      if (supply!.atMin[i] <= INSTANT * 1440) now.set(line, supply!.underWayT[i]);
    });
    const underWayT = [...now.values()].reduce((sum, t) => sum + t, 0);
    expect(amount('hub') + amount('depot') + underWayT).toBeCloseTo(500, 6);
    const paid = supply!.paidAtMin!.filter((at) => at <= INSTANT * 1440).length;
    expect(state!.done.reduce((sum, row) => sum + row.amount[step], 0)).toBe(60 * paid);
    // A plan that goes on from there brings what is left, once.
    const said = Array.from({ length: 5 }, (_, i) => {
      const isPaid = supply!.paid!.some(
        (id, k) => id === `delivered:pk-${i}/0` && supply!.paidAtMin![k] <= INSTANT * 1440,
      );
      const line = { id: `pk-${i}`, stock: 'hub', underWayT: now.get(`delivered:pk-${i}/0`) ?? 0 };
      return { ...line, dueT: isPaid ? 60 : 0 };
    });
    const stocks = ['hub', 'depot'].map((id) => ({ stock: id, amountT: amount(id) }));
    const on = runOf(document({ initialState: { asOf: cf(INSTANT), stocks, supply: said } }));
    expect(on.stocks.map(({ id, levelT }) => [id, levelT.p50.at(-1)])).toEqual([
      ['depot', 200],
      ['hub', 300],
    ]);
  });

  test('H23.2 a decision is that of the replication, and not the median', () => {
    const found = [0, 1, 2, 3, 4].map((replication) => {
      const { decisions } = showReplication(prepared(), 1, replication).state!;
      return decisions.inForceMin[decisions.id.indexOf('vote')];
    });
    const { perReplication } = runOf(document(), 5);
    expect(perReplication.gates.find(({ id }) => id === 'vote')!.met).toEqual(found);
    expect(new Set(found).size).toBe(5);
  });
});
