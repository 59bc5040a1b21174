/** I02: what an assumption that is changed does to readiness, worked out by hand. */
import { rankSensitivities } from '../experiment/sensitivity.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import { hours, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const SEED = 3;

/** Five ships that load at once, sail 600 km in 20 h and find a group of berths; discharge takes a day. */
const worldWith = (berths: number) =>
  worldOf(
    [1, 2, 3, 4, 5].map((i) => move(`${i}`, 'p', 'q', { areaM2: 1000, vehicles: 40 }, { modes: ['sea'], priority: i })),
    {
      places: [
        place('p', { seaport: { berths: 9 } }),
        place('q', { seaport: { berths, berthGroups: [{ id: 'quay', berths }] } }),
      ],
      links: [link('pq', 'p', 'q', 'sea', 600)],
      liftTypes: [
        liftType('ship', {
          mode: 'sea',
          speedMh: 30_000,
          payload: payload({ areaM2: 1000 }),
          load: hours(24),
          unload: hours(24),
        }),
      ],
      liftPools: [pool('fleet', 'ship', 'p', 5)],
    },
  );
function rank(berths: number) {
  const program = compile(worldWith(berths));
  const outcomes = [0, 1].map((r) => new Simulator(program).replicate(SEED, r, { sampleMin: 1440 }));
  return rankSensitivities(program, SEED, outcomes, { replications: 2, sampleMin: 1440 });
}
const four = rank(4);
const of = (name: string, rows = four) => {
  const { lowDays, highDays } = rows.find(({ assumption }) => assumption === name)!;
  return [lowDays.mean, highDays.mean];
};
const near = (days: number) => expect.closeTo(days, 9) as unknown;

describe('I02 tornado', () => {
  test('I02.1 berths: of three a second ship waits for a day, of five none does: a day more or less for one of five ships', () =>
    expect(of('ports, airfields and ramps')).toEqual([near(0.2), near(-0.2)]));

  test('I02.2 loading and discharge half as long: half a day twice, and half a day of the ship that waits for a berth', () =>
    expect(of('loading and unloading')).toEqual([near(-1 - 0.1), near(1 + 0.1)]));

  test('I02.3 speed: 20 h become 26 h 40 min and 16 h', () =>
    expect(of('speed of lift')).toEqual([near(400 / 1440), near(-240 / 1440)]));

  test('I02.1a of one berth a quarter more is another one, and the last is not taken away: waits of 0 to 4 days become 0, 0, 1, 1, 2', () =>
    expect(of('ports, airfields and ramps', rank(1))).toEqual([0, near(-1.2)]));

  test('I02.4 what the world has not changes nothing, and the widest swing is named first', () => {
    expect([of('railways'), of('border crossings'), of('breakdowns')]).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(four[0].assumption).toBe('loading and unloading');
  });

  test('I02.5 leaves nothing in the program: a replication after it is the same to the bit', () => {
    // Ships from two bases, that of the one nearer than that of the other: who is there first is kept with the program.
    const world = worldWith(2);
    const far = {
      ...world,
      places: [...world.places, place('r', { seaport: { berths: 9 } })],
      links: [...world.links, link('rp', 'r', 'p', 'sea', 300)],
      liftPools: [pool('fleet', 'ship', 'r', 5)],
    };
    const hashOf = (program: ReturnType<typeof compile>) =>
      new Simulator(program).replicate(SEED, 0, { sampleMin: 1440 }).hash;
    const used = compile(far);
    const outcomes = [new Simulator(compile(far)).replicate(SEED, 0, { sampleMin: 1440 })];
    rankSensitivities(used, SEED, outcomes, { replications: 1, sampleMin: 1440 });
    const fresh = compile(far);
    expect(hashOf(used)).toBe(hashOf(fresh));
    expect(used.standOrders).toEqual(fresh.standOrders);
  });
});
