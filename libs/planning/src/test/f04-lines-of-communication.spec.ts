/** F04: lines of communication for the commander: what is closed, waited at and told as what, on worlds that can be worked out by hand. */
import { element, runOf, smallScenario } from '../testing/small-scenario.ts';

const DAY = 1440;
const CF = (offset: number) => ({ anchor: 'CF' as const, offset });

describe('F04 lines of communication', () => {
  test('F04.1 a crossing at which everybody waits and nobody passes is shown, and its host is asked', () => {
    const places = smallScenario().places.map((row) =>
      row.id === 'SHORT'
        ? { ...row, kind: 'border-crossing' as const, crossing: { road: { convoysPerDay: 100 } } }
        : row,
    );
    const { commander: seen, resources } = runOf(
      smallScenario({
        places,
        links: smallScenario().links!.filter(({ id }) => !id.includes('long')),
        conditions: [{ id: 'always', type: 'date', at: CF(0) }],
        forceElements: [element('a')],
        disruptions: [
          {
            id: 'shut',
            title: 'Shut',
            kind: 'closure',
            place: 'SHORT',
            when: 'always',
            factor: 0,
            duration: { fixed: 90 },
          },
        ],
      }),
    );
    expect(resources[0]).toMatchObject({ place: 'SHORT', served: 0 });
    // Where it stands since three quarters of an hour or more after its departure on CF-day, to the end of forty days.
    expect(resources[0].meanWaitMin).toBeGreaterThan(39 * DAY);
    expect(seen.communications).toMatchObject([{ id: 'SHORT', kind: 'crossing' }]);
    expect(seen.communications[0].spans).toContainEqual({
      fromMin: 0,
      untilMin: 90 * DAY,
      state: 'closed',
      probability: 1,
    });
    expect(seen.requests).toContainEqual(expect.objectContaining({ kind: 'host-capacity', to: 'BB' }));
  });

  test('F04.2 alerts whose condition comes when their time is over are shown nowhere', () => {
    const places = smallScenario().places.map((row) =>
      row.id === 'SHORT'
        ? { ...row, kind: 'border-crossing' as const, crossing: { road: { convoysPerDay: 100 } } }
        : row,
    );
    const alert = {
      id: 'alert',
      title: 'A',
      kind: 'closure' as const,
      place: 'SHORT',
      factor: 0,
      duration: { fixed: 2 },
    };
    const spansWhen = (day: number) =>
      runOf(
        smallScenario({
          places,
          conditions: [{ id: 'tension', type: 'date', at: CF(day) }],
          forceElements: [element('a')],
          disruptions: [{ ...alert, when: 'tension', everyDays: 1, until: CF(2) }],
        }),
      ).commander.communications.flatMap(({ spans }) => spans.filter(({ state }) => state === 'at-times'));
    expect(spansWhen(1)).toMatchObject([{ fromMin: DAY, untilMin: 4 * DAY }]);
    expect(spansWhen(3)).toEqual([]);
  });

  test('F04.3 a junction that is closed is a line of communication', () => {
    const seen = runOf(
      smallScenario({
        links: smallScenario().links!.filter(({ id }) => !id.includes('long')),
        forceElements: [element('a')],
        disruptions: [{ id: 'shut', kind: 'closure', place: 'SHORT', at: CF(0), factor: 0, duration: { fixed: 3 } }],
      }),
    ).commander.communications;
    expect(seen).toMatchObject([{ id: 'SHORT', kind: 'junction' }]);
    expect(seen[0].spans).toContainEqual({ fromMin: 0, untilMin: 3 * DAY, state: 'closed', probability: 1 });
  });

  test('F04.4 a place with several facilities that are used is what it mainly is', () => {
    const airfield = { runwayM: 3000, parkingWide: 1, parkingNarrow: 1 };
    const lift = (id: string, mode: 'air' | 'sea') => ({
      ...{ id, name: id, mode, payload: { pax: 100 }, carries: ['people' as const], speedKmh: 100 },
      ...{ load: { fixed: 0 }, unload: { fixed: 0 } },
    });
    const kindsWhen = (kind: 'seaport' | 'airfield') =>
      runOf(
        smallScenario({
          places: smallScenario().places.map((row) =>
            row.id === 'SHORT' ? row : { ...row, kind, airfield, seaport: { berths: 1 } },
          ),
          links: [{ id: 'sea', from: 'GARRISON', to: 'HUB-East', mode: 'sea' }],
          liftTypes: [lift('plane', 'air'), lift('ship', 'sea')],
          liftPools: ['plane', 'ship'].map((id) => ({ id: `${id}s`, liftType: id, count: 1, base: 'GARRISON' })),
          forceElements: [element('a', { peopleModes: ['air'] }), element('b', { peopleModes: ['sea'] })],
        }),
      ).commander.communications.map(({ id, kind }) => [id, kind]);
    expect(new Map(kindsWhen('seaport') as [string, string][]).get('GARRISON')).toBe('port');
    expect(new Map(kindsWhen('airfield') as [string, string][]).get('GARRISON')).toBe('airfield');
  });
});
