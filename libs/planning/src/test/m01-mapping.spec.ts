/** M01: what the mapping makes of hours, dates before CF-day, vehicles without a mass and an initial state, with answers by hand. Minutes. */
import { prepare, runChunk, toRunResult } from '../run/index.ts';
import { toWorld } from '../mapping/to-world.ts';
import { parseScenario } from '../parse/parse.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const cf = (offset: number) => ({ anchor: 'CF', offset }) as const;
const h = (value: number) => ({ fixed: value, unit: 'h' }) as const;
const place = (id: string, lon: number, part: object = {}) => ({
  id,
  name: id,
  kind: 'garrison',
  lat: 50,
  lon,
  ...part,
});

function document(part: object): ScenarioDocument {
  const parsed = parseScenario({
    format: 'muster-scenario/2',
    id: 'm01',
    title: 'm01',
    clock: { cfDay: '2026-06-01T00:00:00Z', dDay: cf(0), end: cf(30) },
    places: [place('a', 20)],
    links: [],
    ...part,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

function run(part: object) {
  const prepared = prepare(document(part));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues));
  return toRunResult(prepared.value, 1, 1, [runChunk(prepared.value, 1, 0, 1)]);
}

const ready = (part: object) => run(part).elements[0].ready.p50;
const level = (part: object, stock: string) => run(part).stocks.find((row) => row.id === stock)!.levelT.p50;

describe('M01 hours', () => {
  const airfield = { runwayM: 3000, parkingWide: 2, parkingNarrow: 2 };
  const flight = (cfHour: number, hours = { openMin: 480, closeMin: 1080 }) => ({
    clock: { cfDay: `2026-06-01T${cfHour}:00:00Z`, dDay: cf(0), end: cf(10) },
    places: [place('a', 20, { airfield: { ...airfield, hours } }), place('b', 25, { airfield })],
    liftTypes: [{ id: 'ac', name: 'ac', mode: 'air', payload: { massT: 20 }, carries: ['supply'], speedKmh: 600, load: h(1), unload: h(1) }], // prettier-ignore
    liftPools: [{ id: 'p', liftType: 'ac', count: 1, base: 'a' }],
    movements: [{ id: 'm', from: 'a', to: 'b', cargo: { supplyT: 10 }, modes: ['air'] }],
  });

  test('M01.1 open 0800Z to 1800Z: a run that begins at 1200Z begins open, one at 2000Z waits 12 h', () => {
    // 358.7 km at 600 km/h take 36 min, load and unload an hour each: 60 + 36 + 60.
    expect(ready(flight(12))).toBe(156);
    // Closed for 12 h first: 720 + 156.
    expect(ready(flight(20))).toBe(876);
  });

  test('M01.1a hours may go over midnight: 2000Z to 1200Z is 0600 to 2200 in Richmond', () => {
    const richmond = { openMin: 1200, closeMin: 720 };
    expect(ready(flight(22, richmond))).toBe(156);
    expect(ready(flight(12, richmond))).toBe(480 + 156);
  });

  test('M01.2 hours of the run wrap its midnight', () => {
    const hoursAt = (hour: string) =>
      toWorld(
        document({
          clock: { cfDay: `2026-06-01T${hour}:00:00Z`, dDay: cf(0), end: cf(10) },
          places: [place('a', 20, { airfield: { ...airfield, hours: { openMin: 480, closeMin: 1080 } } })],
        }),
      ).places[0].airfield!.hours;
    // 0800 is 20 h after 1200, 1800 is 6 h after it.
    expect(hoursAt('12')).toEqual({ openMin: 1200, closeMin: 360 });
    expect(hoursAt('00')).toEqual({ openMin: 480, closeMin: 1080 });
  });
});

describe('M01 cargo', () => {
  test('M01.3 vehicles without a mass are not all there with the first train', () => {
    const rail = { rail: { ramps: 9, gauges: [1435] } };
    const trains = {
      places: [place('a', 20, rail), place('b', 21, rail)],
      links: [{ id: 'l', from: 'a', to: 'b', mode: 'rail', lengthKm: 60 }],
      liftTypes: [{ id: 'train', name: 'Train', mode: 'rail', payload: { wagons: 30 }, carries: ['wheeled'], speedKmh: 60, load: h(1), unload: h(1) }], // prettier-ignore
      liftPools: [{ id: 'pool', liftType: 'train', count: 1, base: 'a' }],
      movements: [{ id: 'm', from: 'a', to: 'b', cargo: { wheeled: 60, wagons: 60 }, modes: ['rail'] }],
    };
    // Load 60, way 60, unload 60, way back 60, and the second train the same without the way back.
    expect(ready(trains)).toBe(420);
    const { requirements } = toWorld(document(trains));
    expect(requirements.map(({ cargo }) => cargo.massKg)).toEqual([600_000]);
  });

  test('M01.4 an activity that names a stock twice takes the sum', () => {
    const world = toWorld(
      document({
        stocks: [{ id: 's', place: 'a', class: 'IV', amountT: 10 }],
        activities: [
          {
            id: 'x',
            inputs: [
              { stock: 's', amountT: 6 },
              { stock: 's', amountT: 5 },
            ],
            duration: { fixed: 1 },
          },
        ],
      }),
    );
    expect(world.activities[0].inputs).toEqual([{ stock: 's', amountKg: 11_000 }]);
  });
});

describe('M01 dates before CF-day', () => {
  test('M01.5 a delivery every 7 days from CF-1 on comes on 0, 6 and 13', () => {
    const world = toWorld(
      document({
        stocks: [{ id: 's', place: 'a', class: 'I', amountT: 0 }],
        deliveries: [{ id: 'd', stock: 's', amountT: 10, at: cf(-1), everyDays: 7, times: 3 }],
      }),
    );
    expect(world.deliveries.map(({ atMin, everyMin, times, amountKg }) => [atMin / 1440, everyMin / 1440, times, amountKg])).toEqual([[0, 0, 1, 10_000], [6, 7, 2, 10_000]]); // prettier-ignore
  });

  test.each([
    [
      'until CF+21, as often as fits',
      { until: cf(21) },
      [
        [0, 0, 1],
        [6, 7, 3],
      ],
    ],
    [
      'until CF+20, which is no longer served',
      { until: cf(20) },
      [
        [0, 0, 1],
        [6, 7, 2],
      ],
    ],
    [
      'three times, or fewer',
      { until: cf(21), times: 3 },
      [
        [0, 0, 1],
        [6, 7, 2],
      ],
    ],
    ['until before it begins', { until: cf(-2) }, []],
  ] as const)('M01.15 a delivery every 7 days from CF-1 on %s', (_, ends, expected) => {
    const row = { id: 'd', stock: 's', amountT: 10, at: cf(-1), everyDays: 7, ...ends };
    const plan = document({ stocks: [{ id: 's', place: 'a', class: 'I', amountT: 0 }], deliveries: [row] });
    const came = (of: typeof plan) =>
      toWorld(of).deliveries.map(({ atMin, everyMin, times }) => [atMin / 1440, everyMin / 1440, times]);
    expect(came(plan)).toEqual(expected);
    // On CF+6 those of CF-1 and CF+6 are in the stocks.
    const now = came({ ...plan, initialState: { asOf: cf(7) } }).filter(([, , times]) => times > 0);
    expect(now.map(([day, , times]) => [day, times])).toEqual(expected.slice(1).map(([, , times]) => [13, times - 1]));
  });

  test('M01.6 required before CF-day and ready at CF-day is in time', () => {
    const result = run({
      forceElements: [{ id: 'e', name: 'e', component: 'land', capability: 'x', home: 'a', destination: 'a', deployment: 'in-place', requiredAt: cf(-1), cargo: { pax: 10 } }], // prettier-ignore
      requirements: [{ id: 'r', title: 'r', component: 'land', capability: 'x', count: 1, by: cf(-1), elements: ['e'] }], // prettier-ignore
    });
    expect([result.elements[0].onTime?.value, result.requirements[0].met.value]).toEqual([1, 1]);
  });
});

describe('M01 initial state', () => {
  test('M01.7 stocks as of CF+50 are not used up before: 100 t less 50 days of 1 t', () => {
    const stocks = {
      clock: { cfDay: '2026-06-01T00:00:00Z', dDay: cf(0), end: cf(100) },
      stocks: [
        { id: 's', place: 'a', class: 'I', amountT: 500 },
        { id: 't', place: 'a', class: 'I', amountT: 500 },
      ],
      consumers: [
        { id: 'u', stock: 's', rates: { static: 1, low: 1, medium: 1, high: 1 } },
        { id: 'v', stock: 't', steps: [{ from: cf(0), tPerDay: 1 }] },
      ],
      initialState: {
        asOf: cf(50),
        stocks: [
          { stock: 's', amountT: 100 },
          { stock: 't', amountT: 100 },
        ],
      },
    };
    for (const id of ['s', 't']) expect(level(stocks, id).at(-1)).toBe(50);
  });

  test('M01.8 nothing is ordered before CF+50', () => {
    const world = toWorld(
      document({
        clock: { cfDay: '2026-06-01T00:00:00Z', dDay: cf(0), end: cf(100) },
        stocks: [
          { id: 's', place: 'a', class: 'I', amountT: 500 },
          { id: 't', place: 'a', class: 'I', amountT: 500 },
        ],
        replenishments: [{ id: 'r', stock: 's', from: 't', reorderPointT: 50, orderUpToT: 200, lotT: 1 }],
        initialState: {
          asOf: cf(50),
          stocks: [
            { stock: 's', amountT: 10 },
            { stock: 't', amountT: 500 },
          ],
        },
      }),
    );
    const opens = world.conditions.find(({ id }) => id === world.stocks[1].releasedBy);
    expect(opens).toMatchObject({ type: 'date', atMin: 50 * 1440 });
  });
});
