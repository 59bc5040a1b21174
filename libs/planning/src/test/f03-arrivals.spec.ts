/** F03: who comes where, at ports on the way too, and which beds are free. Answers by hand. */
import { element, runOf, smallScenario } from '../testing/small-scenario.ts';

const DAY = 1440;
const HOUR = 60;
const hours = (n: number) => ({ fixed: n, unit: 'h' }) as const;
const GAUGE = { ramps: 2, gauges: [1435 as const] };

/** GARRISON --rail 220 km, 22 km/h-- RAILHEAD --road 30 km-- HUB. A train loads 10 h and unloads 8 h: 28 h to the railhead. */
const byTrain = (elements: readonly string[], beds = 300) =>
  runOf(
    smallScenario({
      places: [
        { id: 'GARRISON', name: 'Garrison', kind: 'garrison', country: 'AA', lat: 50, lon: 20, rail: GAUGE },
        { id: 'RAILHEAD', name: 'Railhead', kind: 'rail-terminal', country: 'CC', lat: 50, lon: 23, rail: GAUGE },
        { id: 'HUB', name: 'Hub', kind: 'hub', country: 'DD', lat: 49.8, lon: 23.2, reception: { beds } },
      ],
      links: [
        { id: 'railway', from: 'GARRISON', to: 'RAILHEAD', mode: 'rail', lengthKm: 220 },
        { id: 'road', from: 'RAILHEAD', to: 'HUB', mode: 'road', lengthKm: 30 },
      ],
      liftTypes: [
        {
          id: 'train',
          name: 'Train',
          mode: 'rail',
          payload: { wagons: 100 },
          carries: ['people'],
          speedKmh: 22,
          load: hours(10),
          unload: hours(8),
        },
      ],
      liftPools: [{ id: 'trains', liftType: 'train', count: 5, base: 'GARRISON' }],
      forceElements: elements.map((id) => element(id, { destination: 'HUB', peopleModes: ['rail', 'road'] })),
    }),
  );

describe('F03 arrivals', () => {
  test('F03.1 a railhead on the way has a row of its own, at the minute at which the people are off the train', () => {
    const { commander, clock } = byTrain(['a', 'b']);
    const step = (hour: number) => (hour * HOUR) / clock.stepMin;
    const [hub, railhead] = commander.arrivals;
    expect([hub, railhead].map(({ place, isOnTheWay, beds }) => [place, isOnTheWay, beds])).toEqual([
      ['HUB', false, 300],
      ['RAILHEAD', true, null],
    ]);
    // Off the train 28 h after the order on CF-day.
    const { p50 } = railhead.next24;
    const last = Math.ceil(step(28)) - 1;
    expect([p50[0], p50[Math.ceil(step(4))], p50[last], p50[last + 1]]).toEqual([0, 200, 200, 0]);
    expect(railhead.next72.p90[0]).toBe(200);
    expect(railhead.bedsFree).toBeNull();
  });

  test('F03.2 who is being received lies in a bed: of 300 beds 200 are free for those who come next, and all when he is in his lines', () => {
    const { commander, clock, elements } = byTrain(['a']);
    const { bedsOpen, bedsFree } = commander.arrivals[0];
    const there = elements[0].atDestination.p50!;
    const free = (minute: number) => bedsFree![Math.floor(minute / clock.stepMin)];
    expect(new Set(bedsOpen)).toEqual(new Set([300]));
    // Half an hour by coach from the railhead; four hours at the least in the reception.
    expect(there).toBeGreaterThan(32 * HOUR);
    expect([free(28 * HOUR), free(there - 1), free(there + DAY)]).toEqual([300, 200, 300]);
  });
});
