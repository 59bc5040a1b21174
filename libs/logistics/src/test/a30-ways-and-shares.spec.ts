/** A30: airspaces that close while loads wait, what gauge changes take, shares of civil traffic. Answers by hand, minutes. */
import { CapacityBound } from '../bounds/index.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Disruption, World } from '../operation/world.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

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

/** So many ships sail 1 h each with 100 t and are worked for 10 h at b, where berths have a share over time: [from minute, thousandths]. */
function ships(count: number, berths: number, steps: readonly (readonly [number, number])[], groups = false): World {
  const port = (n: number) => ({ berths: n });
  const share = { berthShare: 'civil', ...(groups && { berthGroups: [{ id: 'g', berths }] }) };
  const moves = Array.from({ length: count }, (_, i) => move(`m${i}`, 'a', 'b', { massKg: 100_000, vehicles: 1 }));
  return worldOf(moves, {
    places: [place('a', { seaport: port(9) }), place('b', { seaport: { ...port(berths), ...share } })],
    links: [link('a-b', 'a', 'b', 'sea', 20)],
    shares: [{ id: 'civil', steps: steps.map(([fromMin, permille]) => ({ fromMin, permille })) }],
    liftTypes: [
      liftType('ship', { mode: 'sea', speedMh: 20_000, unload: fixed(600), payload: payload({ massKg: 100_000, vehicles: 1 }) }),
    ],
    liftPools: [pool('p', 'ship', 'a', count)],
  }); // prettier-ignore
}

describe('A30.2 berths, spots and ramps that are shared with civil traffic', () => {
  test.each([
    ['half of two berths let one ship in after the other', 2, [[0, 500]], [660, 1260]],
    ['half of one berth takes twice as long', 1, [[0, 500]], [1260, 2460]],
    [
      'what is left goes on at the pace of the next step',
      1,
      [
        [0, 500],
        [660, 1000],
      ],
      [960, 1560],
    ],
    [
      'of nothing they wait for the step that leaves some',
      1,
      [
        [0, 0],
        [1000, 1000],
      ],
      [1600, 2200],
    ],
    [
      'what has begun goes on as before where nothing is left',
      1,
      [
        [0, 500],
        [660, 0],
        [3000, 1000],
      ],
      [1260, 3600],
    ],
    ['a share of all changes nothing', 1, [[0, 1000]], [660, 1260]],
  ] as const)('%s', (_, berths, steps, expected) => {
    for (const groups of [false, true]) {
      const { ready, bounds } = times(ships(2, berths, steps, groups));
      expect(ready).toEqual(expected);
      ready.forEach((at, i) => expect(bounds[i]).toBeLessThanOrEqual(at));
    }
  });

  test('spots and ramps have theirs', () => {
    const shares = [
      {
        id: 'civil',
        steps: [
          { fromMin: 0, permille: 0 },
          { fromMin: 5 * DAY, permille: 1000 },
        ],
      },
    ];
    const air = flights(1, { shares });
    const places = [air.places[0], place('b', { lat: 0, lon: 22, airfield: { ...airfield, parkingShare: 'civil' } })];
    expect(times({ ...air, places }).ready).toEqual([5 * DAY]);
    const rail = worldOf([move('m', 'a', 'b', { massKg: 1000, vehicles: 1 })], {
      places: [place('a', { rail: { ramps: 1, gauges: [1435] } }), place('b', { rail: { ramps: 1, rampShare: 'civil', gauges: [1435] } })],
      links: [link('a-b', 'a', 'b', 'rail', 30)],
      shares,
      liftTypes: [liftType('train', { mode: 'rail', speedMh: 30_000, unload: fixed(60), payload: payload({ massKg: 9000, vehicles: 9 }) })],
      liftPools: [pool('p', 'train', 'a', 1)],
    }); // prettier-ignore
    expect(times(rail).ready).toEqual([5 * DAY + 60]);
  });
});
