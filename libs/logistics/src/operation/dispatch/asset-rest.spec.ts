/** When an asset is to hand again after a trip, trip by trip. Minutes. */
import type { LiftType } from '../../lift/lift.ts';
import { EMPTY_WORLD, fixed, liftType, payload, place, pool } from '../../testing/tiny-worlds.ts';
import { compile } from '../compile.ts';
import { Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';
import { nextTripFrom } from './asset-rest.ts';

interface Trip {
  readonly from: number;
  readonly until: number;
  /** Minutes under way; the rest of the trip it loads, waits and unloads. */
  readonly underway: number;
}
const trip = (from: number, until: number, underway = 0): Trip => ({ from, until, underway });

/** For each trip of the second of two assets: when it is to hand again, and from when until when the crew alone keeps it. */
function afterTrips(part: Partial<LiftType>, trips: readonly Trip[]): number[][] {
  const type = liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({}), ...part });
  const world = { ...EMPTY_WORLD, places: [place('a')], liftTypes: [type], liftPools: [pool('p', 'lorry', 'a', 2)] };
  const run = new Run(compile(world));
  run.begin(1, 0);
  const { state, calendar } = run;
  return trips.map(({ from, until, underway }) => {
    calendar.time = until;
    state.assetTrips[1]++;
    state.transports[TRANSPORT_WIDTH + TRANSPORT.cycleStart] = from;
    state.transports[TRANSPORT_WIDTH + TRANSPORT.underway] = underway;
    const ready = nextTripFrom(run, 1);
    return [ready, state.assetCrewRestFrom[1], state.assetCrewRestUntil[1]];
  });
}
const readyAfter = (part: Partial<LiftType>, trips: readonly Trip[]) => afterTrips(part, trips).map(([ready]) => ready);

test('without a rule it is to hand at once', () => {
  expect(afterTrips({}, [trip(100, 500, 400)])).toEqual([[500, 500, 500]]);
});

test('eight hours under way a day: from the start of a trip so long that it is no more, whole minutes', () => {
  const rate = { useRateMinPerDay: 480 };
  expect(readyAfter(rate, [trip(100, 500, 240), trip(1000, 1500, 241), trip(2000, 4000, 240)])).toEqual([
    100 + 720,
    1000 + 723,
    4000,
  ]);
});

describe('crews', () => {
  const crew = { crew: { dutyMin: 600, restMin: 500 } };

  test('they rest when their duty is over, to the minute, and begin anew', () => {
    const trips = [trip(0, 599), trip(599, 600), trip(1100, 1699), trip(1699, 1700)];
    expect(readyAfter(crew, trips)).toEqual([599, 1100, 1699, 2200]);
  });

  test('who is not called for as long as a rest has rested; a minute less is none', () => {
    expect(readyAfter(crew, [trip(0, 500), trip(1000, 1500)])).toEqual([500, 1500]);
    expect(readyAfter(crew, [trip(0, 500), trip(999, 1500)])).toEqual([500, 2000]);
    // The pause counts from the last trip, not from the first.
    expect(readyAfter(crew, [trip(0, 200), trip(300, 500), trip(800, 1000)])).toEqual([200, 500, 1500]);
  });

  test('what the crew alone costs begins when all else is over', () => {
    const both = { ...crew, useRateMinPerDay: 480 };
    expect(afterTrips(both, [trip(0, 600, 300)])).toEqual([[1100, 900, 1100]]);
    expect(afterTrips(both, [trip(0, 600, 400)])).toEqual([[1200, 1200, 1100]]);
  });
});

describe('maintenance', () => {
  test('it is due after so many minutes under way, not of duty, and counted anew', () => {
    const every = { maintenance: { everyMin: 500, duration: fixed(60) } };
    const trips = [trip(0, 900, 499), trip(900, 910, 1), trip(1000, 1900, 499), trip(2000, 2100, 100)];
    expect(readyAfter(every, trips)).toEqual([900, 970, 1900, 2160]);
  });

  test('the longest of what it waits for decides', () => {
    const part = { maintenance: { everyMin: 100, duration: fixed(60) }, useRateMinPerDay: 720 };
    expect(readyAfter(part, [trip(0, 250, 100), trip(1000, 1050, 100)])).toEqual([310, 1200]);
  });

  test('each takes its own time', () => {
    const duration = { kind: 'uniform', min: 0, max: 100_000 } as const;
    const [first, second] = readyAfter({ maintenance: { everyMin: 1, duration } }, [trip(0, 1, 1), trip(1, 1, 1)]);
    expect(second).not.toBe(first);
  });
});
