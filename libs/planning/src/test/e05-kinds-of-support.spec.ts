/** E05: what a support contract holds back is a matter of its kind: beds, staging, clearance, handling or trains. By paper. */
import { NEEDED_BY } from '../mapping/openings.ts';
import { toWorld } from '../mapping/to-world.ts';
import { DAY, days, island, unit } from '../testing/island.ts';
import { runOf } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

type Contract = NonNullable<ScenarioDocument['supportContracts']>[number];
const contract = (kind: Contract['kind'], leadDays: number): Contract => ({
  id: kind,
  title: kind,
  place: 'Camp',
  kind,
  leadTime: days(leadDays),
});
/** A port with beds and room for columns, opened on day 5. */
const opened = (supportContracts: Contract[], part: Partial<ScenarioDocument> = {}): ScenarioDocument =>
  island({
    places: [
      {
        ...island({}).places[0],
        kind: 'seaport',
        reception: { beds: 400, stagingM2: 9000 },
        seaport: { berths: 2, stagingM2: 5000, clearanceVehiclesPerDay: 100 },
      },
    ],
    forceElements: [unit('openers', { notice: days(5) })],
    siteOpenings: [{ id: 'open', place: 'Camp', openedBy: ['openers'] }],
    supportContracts,
    ...part,
  });
const fullDays = (supportContracts: Contract[]) => {
  const [opening] = runOf(opened(supportContracts), 1).openings;
  const day = (minute: number | null) => (minute === null ? null : minute / DAY);
  return {
    all: day(opening.full.p50),
    ...Object.fromEntries(opening.facilities!.map(({ facility, full }) => [facility, day(full.p50)])),
  };
};

describe('E05 kinds of support contracts', () => {
  test('E05.1 a late convoy contract holds columns and clearance back, no beds', () => {
    expect(fullDays([contract('convoy-support', 30), contract('accommodation', 10)])).toEqual({
      all: 30,
      beds: 10,
      reception: 30,
      staging: 5,
      clearance: 30,
    });
  });

  test('E05.2 of several that a facility needs the last counts; what needs none has all with its opening', () => {
    expect(fullDays([contract('meals', 8), contract('water', 12), contract('labour', 20)])).toEqual({
      all: 20,
      beds: 12,
      reception: 5,
      staging: 20,
      clearance: 20,
    });
    expect(fullDays([])).toEqual({ all: 5, beds: 5, reception: 5, staging: 5, clearance: 5 });
  });

  test('E05.3 it is the capacity that waits: each facility takes its last step with its own contracts', () => {
    const { effects } = toWorld(opened([contract('convoy-support', 30), contract('accommodation', 10)]));
    const last = effects!.filter(({ id }) => id.includes('/full/')).map(({ resource, when }) => [resource, when]);
    expect(Object.fromEntries(last)).toEqual({
      'Camp/beds': 'full:open/beds',
      'Camp/reception': 'full:open/reception',
      'Camp/staging': 'opened:open',
      'Camp/clearance': 'full:open/clearance',
    });
  });

  test('E05.4 beds that are open to arrivals are those of the beds', () => {
    const { commander, clock } = runOf(
      opened([contract('convoy-support', 40), contract('meals', 10)], {
        places: [
          ...opened([]).places,
          { id: 'Home', name: 'Home', kind: 'garrison', country: 'VES', lat: -12.2, lon: 77 },
        ],
        links: [{ id: 'road', from: 'Home', to: 'Camp', mode: 'road', lengthKm: 30 }],
        forceElements: [
          unit('openers', { notice: days(5) }),
          unit('guests', { home: 'Home', deployment: undefined, cargo: { pax: 20, wheeled: 2, massT: 10 } }),
        ],
      }),
      1,
    );
    const open = commander.arrivals.find(({ place }) => place === 'Camp')!.bedsOpen!;
    const on = (day: number) => open[(day * DAY) / clock.stepMin];
    expect([on(0), on(6), on(11)]).toEqual([80, 240, 400]);
  });

  test('E05.5 every kind holds something back, and every facility waits for some kind', () => {
    expect(Object.values(NEEDED_BY).every((facilities) => facilities.length > 0)).toBe(true);
    expect([...new Set(Object.values(NEEDED_BY).flat())].sort()).toEqual([
      'beds',
      'clearance',
      'handling',
      'reception',
      'staging',
      'trains',
    ]);
  });
});
