/** C07: whose a line without a force element is, and what is delivered to a depot. Lorries of 10 t drive 120 km of road at 60 km/h. */
import { toWorld } from '../mapping/to-world.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { issuesOf, runOf, smallScenario } from '../testing/small-scenario.ts';

const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
type Line = NonNullable<ScenarioDocument['movements']>[number];
const line = (id: string, part: Partial<Line> = {}): Line => ({
  ...{ id, from: 'GARRISON', to: 'HUB-East', cargo: { massT: 10 }, modes: ['road'], requiredAt: cf(9) },
  ...part,
});
const document = (part: Partial<ScenarioDocument>): ScenarioDocument =>
  smallScenario({
    forceElements: [],
    liftTypes: [
      {
        ...{ id: 'lorry', name: 'Lorry', mode: 'road', carries: ['supply'], payload: { massT: 10 }, speedKmh: 60 },
        ...{ load: { fixed: 0 }, unload: { fixed: 0 } },
      },
    ],
    liftPools: [{ id: 'own', liftType: 'lorry', base: 'GARRISON', count: 1, owner: 'AA', arrangement: 'national' }],
    ...part,
  });

describe('C07 whose cargo it is', () => {
  test('C07.1 national lift serves the lines of its nation first, whatever their priority', () => {
    const readyAt = (nation: string | undefined) => {
      const { elements } = runOf(
        document({ movements: [line('first', { priority: 1 }), line('own', { priority: 90, nation })] }),
      );
      return Object.fromEntries(elements.map(({ id, ready }) => [id, ready.p50]));
    };
    const [nobody, own] = [readyAt(undefined), readyAt('AA')];
    expect(nobody['first']).toBeLessThan(nobody['own']!);
    expect(own['own']).toBe(nobody['first']);
    expect(own['first']).toBe(nobody['own']);
  });

  test('C07.2 a line is counted for its nation, and its nation is one of the coalition', () => {
    const { closures } = runOf(document({ movements: [line('a', { nation: 'BB' }), line('b')] }));
    expect(closures.filter(({ key }) => key.kind === 'nation').map(({ key, elements }) => [key.id, elements])).toEqual([
      ['BB', 1],
    ]);
    expect(issuesOf(document({ movements: [line('a', { nation: 'EE' })] }))).toEqual([
      'nation.not-participant movements.0.nation',
    ]);
    expect(issuesOf(document({ movements: [line('a', { nation: 'XX' })] }))).toEqual([
      'reference.unknown movements.0.nation',
    ]);
  });

  test('C07.3 what is delivered to a depot over the network is cargo of its owner; what a package pays for of its nation', () => {
    const stock = (id: string, owner?: string) => ({ id, place: 'HUB-East', class: 'I' as const, amountT: 9, owner });
    const { deliveries } = toWorld(
      document({
        stocks: [stock('theirs', 'BB')],
        deliveries: [{ id: 'd', stock: 'theirs', amountT: 1, at: cf(1), from: 'GARRISON' }],
        packages: [
          {
            ...{ id: 'pk', title: 'P', nation: 'AA', tranches: [{ id: 't', at: cf(2), amountMEur: 1 }] },
            deliveries: [{ stock: 'theirs', amountT: 1, tranche: 't', from: 'GARRISON' }],
          },
        ],
      }),
    );
    expect(deliveries.map(({ way }) => way?.owner)).toEqual(['BB', 'AA']);
  });
});
