/** I01: what relieving a bottleneck gains, worked out by hand, and confirmed on replications that did not choose it. */
import { rankBottlenecks } from '../experiment/bottlenecks.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Distribution } from '../engine/distribution.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const SEED = 5;
const options = { candidates: 12, replications: 4, sampleMin: 1440, confirmed: 3, freshReplications: 30 };
const rail = { rail: { ramps: 9, gauges: [1435] as const } };

/** Three loads and one train: 600 min there, 600 back. */
const world = (unload: Distribution) =>
  worldOf(
    [1, 2, 3].map((i) => move(`${i}`, 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'], priority: i })),
    {
      places: [place('a', rail), place('b', rail)],
      links: [link('l', 'a', 'b', 'rail', 220)],
      liftTypes: [liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }), unload })],
      liftPools: [pool('p', 'train', 'a', 1)],
    },
  );

function ranked(unload: Distribution, part: Partial<typeof options> = {}) {
  const program = compile(world(unload));
  const simulator = new Simulator(program);
  const outcomes = Array.from({ length: 6 }, (_, r) => simulator.replicate(SEED, r, { sampleMin: 1440 }));
  return { simulator, found: rankBottlenecks(program, SEED, outcomes, { ...options, ...part }) };
}

describe('I01 bottlenecks', () => {
  test('I01.1 one more train: 600, 1800, 3000 become 600, 600, 1800, which is 800 min an element', () => {
    const gained = 800 / 1440;
    expect(ranked(fixed(0)).found).toEqual([
      {
        resource: 'lift/train',
        relief: 'one more asset',
        shareOfWaiting: 1,
        daysGained: {
          mean: expect.closeTo(gained, 9),
          low: expect.closeTo(gained, 9),
          high: expect.closeTo(gained, 9),
          replications: 30,
        },
        confirmed: true,
      },
    ]);
  });

  test('I01.2 the confirmation counts the replications that no relief was tried on: the fifth and sixth of the run, and eight new ones', () => {
    const unload: Distribution = { kind: 'uniform', min: 100, max: 2000 };
    const { simulator, found } = ranked(unload, { freshReplications: 10 });
    const two = { ...world(unload), liftPools: [pool('p', 'train', 'a', 2)] };
    const relieved = new Simulator(compile(two));
    let minutes = 0;
    for (let r = 4; r < 14; r++) {
      const before = simulator.replicate(SEED, r, { sampleMin: 1440 }).ready;
      const after = relieved.replicate(SEED, r, { sampleMin: 1440 }).ready;
      before.forEach((at, e) => (minutes += at - after[e]));
    }
    expect(found[0].daysGained!.mean).toBeCloseTo(minutes / 30 / 1440, 9);
    expect(found[0].daysGained!.replications).toBe(10);
    expect(found[0].daysGained!.low).toBeLessThan(found[0].daysGained!.high);
  });

  test('I01.3 without fresh replications the first estimate stays, and says that it is one', () => {
    const [best] = ranked(fixed(0), { freshReplications: 0 }).found;
    expect([best.confirmed, best.daysGained!.replications]).toEqual([false, 4]);
  });

  test.each<Distribution>([
    fixed(20 * 1440),
    { kind: 'lognormal', median: 20 * 1440, sigma: 0.2 },
    { kind: 'gamma', shape: 9, mean: 15 * 1440, shift: 5 * 1440 },
    { kind: 'empirical', values: [18 * 1440, 22 * 1440] },
  ])(
    'I01.4 a permission to cross is named by its crossing; a day earlier it gains that day, for every kind of cargo and draw: %j',
    (permission) => {
      const permissionsByKind = [{ kinds: ['ammunition' as const], leadTime: permission }];
      const program = compile(
        worldOf(
          (['wheeled', 'ammunition'] as const).map((kind) =>
            move(kind, 'a', 'c', { wagonTenths: 300, massKg: 1 }, { kind, modes: ['rail'] }),
          ),
          {
            places: [
              place('a', rail),
              place('b', {
                crossing: { rail: [{ gauge: 1435 as const, trains: { perDay: 1440 } }], permission, permissionsByKind },
              }),
              place('c', rail),
            ],
            links: [link('ab', 'a', 'b', 'rail', 100), link('bc', 'b', 'c', 'rail', 100)],
            liftTypes: [liftType('train', { mode: 'rail', speedMh: 20_000, payload: payload({ wagonTenths: 300 }) })],
            liftPools: [pool('p', 'train', 'a', 2)],
          },
        ),
      );
      const simulator = new Simulator(program);
      const outcomes = [simulator.replicate(SEED, 0, { sampleMin: 1440 })];
      const [best] = rankBottlenecks(program, SEED, outcomes, { ...options, replications: 1, freshReplications: 1 });
      expect(best).toMatchObject({
        resource: 'permission/b',
        relief: 'permitted a day earlier',
        daysGained: { mean: 1 },
      });
    },
  );
});
