/** F02: what a commander reads of ways and lift, on worlds that can be worked out by hand. */
import type { ScenarioDocument } from '../scenario/document.ts';
import { element, runOf, smallScenario } from '../testing/small-scenario.ts';

const DAY = 1440;
const CF = (offset: number) => ({ anchor: 'CF' as const, offset });

/** One lorry at the garrison for loads of ten tonnes: half a day to load and to unload, three hours each way of 120 km. */
const oneLorry = (count: number): Partial<ScenarioDocument> => ({
  forceElements: ['a', 'b', 'c'].map((id) =>
    element(id, { modes: ['road'], peopleModes: undefined, cargo: { massT: 10 } }),
  ),
  liftTypes: [
    {
      id: 'lorry',
      name: 'Lorry',
      mode: 'road',
      payload: { massT: 10 },
      carries: ['supply'],
      speedKmh: 40,
      load: { fixed: 12, unit: 'h' },
      unload: { fixed: 12, unit: 'h' },
      costPerKm: 2,
    },
  ],
  liftPools: [{ id: 'lorries', liftType: 'lorry', count, base: 'GARRISON' }],
});
const commanderOf = (part: Partial<ScenarioDocument>) => runOf(smallScenario(part)).commander;

describe('F02 lift', () => {
  test('F02.1 three loads and one lorry: the second waits for its way there and back, the third twice as long', () => {
    const result = runOf(smallScenario(oneLorry(1)));
    const [a, b, c] = result.elements.map(({ ready }) => ready.p50!);
    // What the lorry needs from one load to the next.
    const cycleMin = b - a;
    expect(c - b).toBe(cycleMin);
    // Half a day of work at each end, three hours each way and a halt of a quarter of an hour.
    expect(cycleMin).toBe(2 * (12 * 60 + 3 * 60 + 15));
    expect(result.commander.lift).toEqual([
      { liftType: 'lorry', assets: 1, elements: 2, waitDays: (1.5 * cycleMin) / DAY, worst: 'c' },
    ]);
    expect(result.commander.requests).toMatchObject([
      { kind: 'lift', to: null, subject: 'lorry', elements: 2, waitDays: (1.5 * cycleMin) / DAY },
    ]);
    expect(commanderOf(oneLorry(3)).lift).toEqual([]);
  });

  test('F02.2 three ways of 120 km there and back at 2 EUR a km: 720 km are 1,440 EUR', () => {
    expect(commanderOf(oneLorry(1)).cost).toEqual({
      totalEur: 1440,
      byMode: [{ mode: 'road', assetKm: 720, eur: 1440 }],
    });
    // Dear lorries that nobody calls cost nothing.
    const { liftTypes, liftPools } = oneLorry(1);
    const dear = { ...liftTypes![0], id: 'dear', carries: ['outsized' as const], costPerKm: 6 };
    const mixed = commanderOf({
      ...oneLorry(1),
      liftTypes: [...liftTypes!, dear],
      liftPools: [...liftPools!, { id: 'dears', liftType: 'dear', count: 3, base: 'GARRISON' }],
    });
    expect(mixed.cost).toEqual(commanderOf(oneLorry(1)).cost);
  });
});

describe('F02 single points', () => {
  test('F02.3 an element of a small share without which one line has fewer than it needs is one; one that can be spared is not', () => {
    const line = (id: string, count: number, elements: string[]) => ({
      id,
      title: id,
      component: 'land' as const,
      capability: 'manoeuvre',
      count,
      by: CF(9),
      elements,
    });
    const { singlePoints } = commanderOf({
      forceElements: [
        element('small', { cargo: { pax: 10 } }),
        element('one', { cargo: { pax: 1000 } }),
        element('other', { cargo: { pax: 1000 } }),
      ],
      requirements: [line('alone', 1, ['small']), line('either', 1, ['one', 'other'])],
    });
    expect(singlePoints.filter(({ kind }) => kind === 'element')).toEqual([
      { kind: 'element', id: 'small', lines: ['alone'], share: 10 / 2010 },
    ]);
  });
});

describe('F02 places', () => {
  test('F02.4 a crossing that names the country behind it and none of its own asks that country for capacity', () => {
    const shut: Partial<ScenarioDocument> = {
      links: smallScenario().links!.filter(({ id }) => !id.includes('long')),
      conditions: [{ id: 'always', type: 'date', at: CF(0) }],
      disruptions: [
        { id: 'shut', title: 'S', kind: 'closure', place: 'SHORT', when: 'always', factor: 0, duration: { fixed: 90 } },
      ],
    };
    const asked = (country: string | undefined) => {
      const places = smallScenario().places.map((row) =>
        row.id === 'SHORT'
          ? {
              ...row,
              country,
              kind: 'border-crossing' as const,
              crossing: { into: 'DD', road: { convoysPerDay: 100 } },
            }
          : row,
      );
      return commanderOf({ ...shut, places }).requests.map(({ kind, to }) => [kind, to]);
    };
    expect(asked(undefined)).toEqual([['host-capacity', 'DD']]);
    expect(asked('BB')).toEqual([['host-capacity', 'BB']]);
  });
});
