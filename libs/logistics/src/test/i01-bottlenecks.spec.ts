/** I01: what relieving a bottleneck gains, worked out by hand, and confirmed on replications that did not choose it. */
import { rankBottlenecks } from '../experiment/bottlenecks.ts';
import { relieve } from '../experiment/relief.ts';
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
        pool: 'p',
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

  test('I01.1b the asset joins the pool that carries for those who wait, not the largest, and none behind a gate that stays shut', () => {
    const base = world(fixed(0));
    const program = compile({
      ...base,
      requirements: base.requirements.map((row) => ({ ...row, owner: 'GB' })),
      liftPools: [
        pool('fr', 'train', 'a', 10, { owner: 'FR', reservedForOwner: true }),
        pool('gb', 'train', 'a', 1, { owner: 'GB' }),
        pool('shut', 'train', 'a', 5, { owner: 'GB', releasedBy: 'never' }),
      ],
      conditions: [{ id: 'never', type: 'date', atMin: 1_000_000 }],
    });
    const outcome = new Simulator(program).replicate(SEED, 0, { sampleMin: 1440 });
    expect(Array.from(outcome.ready)).toEqual([600, 1800, 3000]);
    const [row] = rankBottlenecks(program, SEED, [outcome], { ...options, freshReplications: 0 });
    expect([row.resource, row.pool]).toEqual(['lift/train', 'gb']);
    expect(row.daysGained!.mean).toBeCloseTo(800 / 1440, 9);
  });

  test('I01.1e a pool of 200,000 gets one more, to hand with the first of them', () => {
    const program = compile({ ...world(fixed(0)), liftPools: [pool('p', 'train', 'a', 200_000)] });
    const more = relieve(program, program.facilities.list.length)!.program;
    expect([more.assetPool.length, more.assetAvailableMin.at(-1)]).toEqual([200_001, 0]);
  });

  test('I01.1f where none comes within the run one more is there from the first day', () => {
    const base = world(fixed(0));
    const [trains] = base.liftPools;
    const never = { ...trains, availableMin: [base.endMin + 1] };
    const program = compile({ ...base, liftPools: [never] });
    const outcome = new Simulator(program).replicate(SEED, 0, { sampleMin: 1440 });
    expect(Array.from(outcome.ready)).toEqual([-1, -1, -1]);
    const [row] = rankBottlenecks(program, SEED, [outcome], { ...options, freshReplications: 0 });
    expect([row.resource, row.pool]).toEqual(['lift/train', 'p']);
    // Ready at 600, 1800 and 3000, and at the end of the run before.
    expect(row.daysGained!.mean).toBeCloseTo((base.endMin - 1800) / 1440, 9);
  });

  test('I01.1d nor a larger one that cannot come to the load', () => {
    const base = world(fixed(0));
    const program = compile({
      ...base,
      places: [...base.places, place('z', rail)],
      liftPools: [pool('far', 'train', 'z', 10), pool('near', 'train', 'a', 1)],
    });
    const outcome = new Simulator(program).replicate(SEED, 0, { sampleMin: 1440 });
    const [row] = rankBottlenecks(program, SEED, [outcome], { ...options, freshReplications: 0 });
    expect([row.resource, row.pool]).toEqual(['lift/train', 'near']);
    expect(row.daysGained!.mean).toBeCloseTo(800 / 1440, 9);
  });

  test('I01.1c work whose length is a capacity is a bottleneck: a change of gauge by wagons a day, an outload, a damaged ramp', () => {
    // 30 wagons at 10 a day are three days, at 20 a day half of that; the train of the other gauge stands at c.
    const wide = { rail: { ramps: 9, gauges: [1520] as const } };
    const changing = compile({
      ...worldOf([move('m', 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'] })], {}),
      places: [
        place('a', rail),
        place('c', { gaugeChanges: [{ method: 'transload', positions: 1, wagons: { perDay: 10 } }] }),
        place('b', wide),
      ],
      links: [link('l', 'a', 'c', 'rail', 220, { gauge: 1435 }), link('m', 'c', 'b', 'rail', 220, { gauge: 1520 })],
      liftTypes: [1435, 1520].map((gauge) =>
        liftType(`${gauge}`, {
          mode: 'rail',
          speedMh: 22_000,
          payload: payload({ wagonTenths: 300 }),
          gauge: gauge as 1435,
        }),
      ),
      liftPools: [pool('p', '1435', 'a', 1), pool('q', '1520', 'c', 1)],
    });
    const first = (program: ReturnType<typeof compile>) => {
      const outcome = new Simulator(program).replicate(SEED, 0, { sampleMin: 1440 });
      return rankBottlenecks(program, SEED, [outcome], { ...options, freshReplications: 0 })[0];
    };
    expect(first(changing)).toMatchObject({ resource: 'c/gauge-change:transload', relief: 'twice the daily quota' });
    expect(first(changing).daysGained!.mean).toBeCloseTo(1.5, 9);
    // Half of one ramp discharges in twice the 1,000 min; one more makes it a whole one.
    const half = { id: 'd', resource: 'b/ramps', atMin: 0, permille: 500, duration: fixed(1e6), probabilityPermille: 1000, stockLossPermille: 0 }; // prettier-ignore
    const slow = world(fixed(1000));
    const damaged = compile({ ...slow, ...worldOf([move('m', 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'] })], slow), places: [place('a', rail), place('b', { rail: { ramps: 1, gauges: [1435] } })], disruptions: [half] }); // prettier-ignore
    expect(first(damaged)).toMatchObject({ resource: 'b/ramps', relief: 'one more server', shareOfWaiting: 1 });
    expect(first(damaged).daysGained!.mean).toBeCloseTo(1000 / 1440, 9);
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
