/** H28: a contribution is withdrawn with the only lift that carries something: the plan runs, is infeasible, and says what it lacks. */
import type { ScenarioDocument } from '../scenario/document.ts';
import { element, issuesOf, runOf, smallScenario } from '../testing/small-scenario.ts';

const DAY = 1440;
type Status = 'confirmed' | 'withdrawn';

const ship = (id: string) => ({
  ...{ id, name: id, mode: 'sea' as const, carries: ['fuel' as const, 'people' as const] },
  ...{ payload: { massT: 10, pax: 100 }, speedKmh: 60, load: { fixed: 0 }, unload: { fixed: 0 } },
});

/** Two ships that BB brings, and what they alone carry over 120 km, two hours: 100 persons, and 10 t of fuel from a depot of 50. */
const plan = (status: Status, part: Partial<ScenarioDocument> = {}): ScenarioDocument => {
  const { contributions = [], places } = smallScenario();
  const port = { seaport: { berths: 1 } };
  return smallScenario({
    places: places.map((row) => (['GARRISON', 'HUB-East'].includes(row.id) ? { ...row, ...port } : row)),
    links: [{ id: 'lane', from: 'GARRISON', to: 'HUB-East', mode: 'sea', lengthKm: 120 }],
    contributions: [
      ...contributions,
      {
        ...{ id: 'lift', nation: 'BB', title: 'Ships', component: 'joint', kind: 'lift', stationing: 'none', status },
        support: { liftPools: ['ships'] },
      },
    ],
    liftTypes: [ship('ship')],
    liftPools: [{ id: 'ships', liftType: 'ship', base: 'GARRISON', count: 2, owner: 'BB' }],
    forceElements: [element('a', { peopleModes: ['sea'] })],
    stocks: [
      { id: 'hub', place: 'HUB-East', class: 'III', amountT: 0 },
      { id: 'depot', place: 'GARRISON', class: 'III', amountT: 50 },
    ],
    deliveries: [
      { id: 'd', stock: 'hub', amountT: 10, from: 'depot', modes: ['sea'], at: { anchor: 'CF', offset: 1 } },
    ],
    ...part,
  });
};

describe('H28 lift that left the plan', () => {
  test('H28.1 what it alone carries waits for it, and the result says for what', () => {
    const before = runOf(plan('confirmed'));
    expect(before.elements[0].ready.p50).toBe(120);
    expect(before.stocks.map(({ levelT }) => levelT.p50.at(-1))).toEqual([40, 10]);
    const { verdict, elements, stocks, lift, commander } = runOf(plan('withdrawn'));
    expect(verdict.reasons).toEqual(['a is never ready within the run: waiting-for-lift at lift/ship.']);
    expect(elements[0].ledger).toMatchObject([{ cause: 'waiting-for-lift', resource: 'lift/ship', meanMin: 40 * DAY }]);
    // What is to go is out of the depot, and waits on the quay.
    expect(stocks.map(({ levelT }) => levelT.p50.at(-1))).toEqual([40, 0]);
    expect(lift.map(({ id, assets, useShare }) => [id, assets, useShare])).toEqual([['ships', 0, 0]]);
    expect(commander.lift).toMatchObject([{ liftType: 'ship', assets: 0, elements: 1 }]);
  });

  test('H28.2 the document says so before it is run: the last of a type, and supply that nothing carries', () => {
    const fault = ['supply.no-lift deliveries.0.modes', 'contribution.last-lift contributions.1.support.liftPools.0'];
    expect(issuesOf(plan('confirmed'))).toEqual([]);
    expect(issuesOf(plan('withdrawn'))).toEqual(fault);
    // Another pool of the type stays: nothing is missing but what was there of this one.
    const { liftPools = [] } = plan('withdrawn');
    const more = { liftPools: [...liftPools, { ...liftPools[0], id: 'more', count: 1 }] };
    expect(issuesOf(plan('withdrawn', more))).toEqual([]);
    expect(runOf(plan('withdrawn', more)).lift.map(({ id, assets }) => [id, assets])).toEqual([['more', 1]]);
  });

  test('H28.3 who has another way takes it, however many of what left there were', () => {
    const boat = { ...ship('boat'), speedKmh: 30 };
    const { liftPools = [] } = plan('withdrawn');
    const both: Partial<ScenarioDocument> = {
      liftTypes: [ship('ship'), boat],
      liftPools: [
        { ...liftPools[0], count: 50 },
        { id: 'boats', liftType: 'boat', base: 'GARRISON', count: 2 },
      ],
    };
    const { verdict, elements } = runOf(plan('withdrawn', both));
    expect([verdict.reasons, elements[0].ready.p50]).toEqual([[], 240]);
  });

  test('H28.4 it is the same with a pool that a hypothesis leaves nothing of', () => {
    const hypotheses = [{ id: 'none', kind: 'lift' as const, pool: 'ships', more: -2 }];
    const { verdict, lift } = runOf(plan('confirmed', { hypotheses }));
    expect(verdict.reasons).toEqual(['a is never ready within the run: waiting-for-lift at lift/ship.']);
    expect(lift.map(({ assets }) => assets)).toEqual([0]);
    // A row that says so is told, as it may be a slip.
    const none = { liftPools: [{ ...plan('confirmed').liftPools![0], count: 0 }] };
    expect(issuesOf(plan('confirmed', none))).toEqual(['pool.none liftPools.0.count']);
    expect(runOf(plan('confirmed', none)).verdict.reasons).toEqual(verdict.reasons);
  });
});
