/** H25: what a planner who fixes modes is told of an element whose people have no way, and whose vehicles have one. */
import { prepare } from '../replication/snapshot.ts';

const hours = (n: number) => ({ fixed: n, unit: 'h' }) as const;

/** Trains for vehicles and none for people: the people of a unit that is far from every airfield have no way. */
const scenario = (element: object, part: object = {}) => ({
  format: 'muster-scenario/2',
  id: 'test',
  title: 'Test',
  clock: {
    cfDay: '2030-03-01T00:00:00Z',
    dDay: { anchor: 'CF', offset: 10 },
    end: { anchor: 'CF', offset: 60 },
  },
  places: [
    { id: 'north', name: 'North', kind: 'garrison', lat: 50, lon: 20, rail: { ramps: 1, gauges: [1435] } },
    { id: 'south', name: 'South', kind: 'hub', lat: 50, lon: 23, rail: { ramps: 1, gauges: [1435] } },
  ],
  links: [{ id: 'railway', from: 'north', to: 'south', mode: 'rail', lengthKm: 220 }],
  liftTypes: [
    {
      id: 'train',
      name: 'Train',
      mode: 'rail',
      payload: { wagons: 30 },
      carries: ['wheeled'],
      speedKmh: 22,
      load: hours(10),
      unload: hours(8),
    },
  ],
  liftPools: [{ id: 'trains', liftType: 'train', count: 1, base: 'north' }],
  forceElements: [
    {
      id: 'unit',
      name: 'Unit',
      component: 'land',
      home: 'north',
      destination: 'south',
      cargo: { pax: 100, drivers: 20, wheeled: 20, massT: 200 },
      ...element,
    },
  ],
  ...part,
});

const refused = (element: object, part: object = {}) => {
  const parsed = prepare(scenario(element, part));
  if (parsed.ok) throw new Error('The document has been accepted.');
  return parsed.issues;
};
const issues = (element: object) => refused(element).map(({ code, path }) => [code, path]);

describe('H25 fixed modes and no way', () => {
  test('H25.1 people without a way are told as such, beside what plan mode says of the modes', () => {
    expect(issues({})).toEqual([['route.none', 'forceElements.0']]);
    expect(issues({ modes: ['rail'] })).toEqual(
      expect.arrayContaining([
        ['route.none', 'forceElements.0'],
        [expect.stringMatching(/^plan\./) as string, expect.stringMatching(/^forceElements\.0/) as string],
      ]),
    );
  });

  test('H25.2 the way home is told only where it alone is missing', () => {
    const nations = [{ id: 'AA', name: 'AA', role: 'contributor', reported: 'nothing reported' }];
    const column = { nation: 'AA', tourDays: 20, cargo: { wheeled: 20, massT: 200 } };
    const found = refused(column, { nations, links: [] });
    expect(found.map(({ message }) => message)).toEqual([expect.stringMatching(/^no route for unit\/wheeled /)]);
    // One way only: who has come cannot go home.
    const links = [{ id: 'railway', from: 'north', to: 'south', mode: 'rail', lengthKm: 220, oneWay: true }];
    expect(refused(column, { nations, links }).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^no route for return:unit\/wheeled /),
    ]);
  });

  test('H25.3 tracked vehicles with nothing but a road: what they lack is lift on roads, and the sentence says so', () => {
    const road = { links: [{ id: 'road', from: 'north', to: 'south', mode: 'road', lengthKm: 220 }] };
    const messageOf = (cargo: object) => refused({ cargo }, road).map(({ message }) => message);
    expect(messageOf({ tracked: 20, massT: 600 })).toEqual([
      expect.stringMatching(/^no route for unit\/tracked .*, and no lift on roads takes tracked$/),
    ]);
    expect(prepare(scenario({ cargo: { wheeled: 20, massT: 200 } }, road))).toMatchObject({ ok: true });
  });
});
