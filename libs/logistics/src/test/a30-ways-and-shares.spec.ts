/** A30: airspaces that close while loads wait, what gauge changes take, shares of civil traffic. Answers by hand, minutes. */
import { CapacityBound } from '../bounds/index.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Disruption, World } from '../operation/world.ts';
import { fixed, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const airfield = { runwayM: 3000, parkingWide: 9, parkingNarrow: 9 };
/** A box over the equator, two degrees wide. */
const box = (id: string, west: number, south: number, north: number) => ({
  id,
  outline: [
    { lat: south, lon: west },
    { lat: south, lon: west + 2 },
    { lat: north, lon: west + 2 },
    { lat: north, lon: west },
  ],
});
const closed = (airspace: string, fromDay: number, toDay: number): Disruption => ({
  ...{ id: `d-${airspace}-${fromDay}`, airspace, atMin: fromDay * DAY, permille: 0, duration: fixed((toDay - fromDay) * DAY) },
  ...{ probabilityPermille: 1000, stockLossPermille: 0 },
}); // prettier-ignore

/** Loads of 90 people from a (0 E) to b (22 E) on the equator by one jet of 600 km/h, 111,319 m a degree. */
function flights(loads: number, part: Partial<World>, kind: 'people' | 'self' = 'people') {
  const moves = Array.from({ length: loads }, (_, i) =>
    move(`m${i}`, 'a', 'b', { pax: 90 }, { kind, modes: ['air'], selfSpeedMh: 600_000 }),
  );
  return worldOf(moves, {
    places: [place('a', { airfield, lat: 0, lon: 0 }), place('b', { airfield, lat: 0, lon: 22 })],
    liftTypes: [liftType('jet', { mode: 'air', speedMh: 600_000, payload: payload({ pax: 100 }) })],
    liftPools: [pool('p', 'jet', 'a', 1)],
    ...part,
  });
}

/** When each is ready, and its bound. */
function times(world: World) {
  const program = compile(world);
  const simulator = new Simulator(program);
  const { ready } = simulator.replicate(1, 0, { sampleMin: DAY });
  const groups = Array.from(ready, (_, i) => ({ members: [i], flow: true }));
  const { elements } = new CapacityBound(program, groups).bounds(simulator.relax(1, 0));
  return { ready: Array.from(ready), bounds: Array.from(elements) };
}

/** 22 degrees of the equator; around a box up to 2 degrees north; the way home is the way there. */
const DIRECT = 245;
const AROUND = 250;

describe('A30.1 an airspace that closes while loads wait', () => {
  test('who waits for lift when it closes is flown around it', () => {
    const world = flights(4, { airspaces: [box('box', 10, -3, 2)], disruptions: [closed('box', 0.5, 30)] });
    const { ready, bounds } = times(world);
    const second = DIRECT + 2 * DIRECT;
    // The third load is aboard at minute 980, after it has closed.
    const third = second + DIRECT + AROUND;
    expect(ready).toEqual([DIRECT, second, third, third + DIRECT + AROUND]);
    ready.forEach((at, i) => expect(bounds[i]).toBeLessThanOrEqual(at));
  });

  test('so does what flies itself, and bounds do not reckon with what one may fly around', () => {
    const world = flights(1, { airspaces: [box('box', 10, -3, 2)], disruptions: [closed('box', 0, 30)] }, 'self');
    const { ready, bounds } = times(world);
    expect(ready).toEqual([AROUND]);
    expect(bounds[0]).toBeLessThanOrEqual(AROUND);
  });

  test('of two on the way none is entered that has closed while the other was waited for', () => {
    // Both reach to where no way leads around them: one begins, the other ends the flight.
    const airspaces = [box('one', -1, -3, 3), box('two', 21, -3, 3)];
    const disruptions = [closed('one', 5, 40), closed('two', 0, 10)];
    expect(times(flights(1, { airspaces, disruptions })).ready).toEqual([40 * DAY + DIRECT]);
    expect(times(flights(1, { airspaces, disruptions }, 'self')).ready).toEqual([40 * DAY + DIRECT]);
  });

  test('what lies on the way is flown around while the end of the flight is waited for', () => {
    const airspaces = [box('box', 10, -3, 2), box('end', 21, -3, 3)];
    const disruptions = [closed('box', 0, 40), closed('end', 0, 10)];
    expect(times(flights(1, { airspaces, disruptions })).ready).toEqual([10 * DAY + AROUND]);
    // The same where it closes only when the load is aboard, and straight through where it is open by then.
    const later = [closed('box', 1, 40), closed('end', 0, 10)];
    expect(times(flights(1, { airspaces, disruptions: later })).ready).toEqual([10 * DAY + AROUND]);
    const between = [closed('box', 1, 9), closed('end', 0, 10)];
    expect(times(flights(1, { airspaces, disruptions: between })).ready).toEqual([10 * DAY + DIRECT]);
  });
});
