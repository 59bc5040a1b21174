/** A09: crews, maintenance, hours by owner and driving bans, with answers by hand. Minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import type { LiftPool, LiftType } from '../lift/lift.ts';
import type { Link } from '../network/network.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;

function run(world: World) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  const index = (id: string) => program.world.elements.findIndex((element) => element.id === id);
  const chain = (id: string) => {
    const e = index(id);
    return Array.from({ length: outcome.chainStart[e + 1] - outcome.chainStart[e] }, (_, k) => {
      const i = outcome.chainStart[e] + k;
      const name = resourceName(program, outcome.chainResource[i]);
      return [CAUSES[outcome.chainCause[i]], outcome.chainTo[i] - outcome.chainFrom[i], name] as const;
    });
  };
  return { ready: (id: string) => outcome.ready[index(id)], chain };
}

const rail = { rail: { ramps: 9, gauges: [1435] as const } };
/** Trains that take one load 220 km in 600 min and go back in 600: loads arrive at 600, 1800, 3000 without a limit. */
const trains = (
  loads: readonly { readonly owner?: string }[],
  type: Partial<LiftType>,
  pools: readonly Partial<LiftPool>[] = [{}],
) =>
  worldOf(
    loads.map((part, i) =>
      move(`${i}`, 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'], priority: i + 1, ...part }),
    ),
    {
      places: [place('a', rail), place('b', rail)],
      links: [link('l', 'a', 'b', 'rail', 220)],
      liftTypes: [
        liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }), ...type }),
      ],
      liftPools: pools.map((part, i) => pool(`p${i}`, 'train', 'a', 1, part)),
    },
  );
const three = [{}, {}, {}];
const arrivals = (world: World) => {
  const { ready } = run(world);
  return world.elements.map(({ id }) => ready(id));
};

describe('A09 limits of lift', () => {
  test('A09.1 a crew of 10 h rests 12 h after the first way; on the way back it is on duty for the next trip', () => {
    expect(arrivals(trains(three, {}))).toEqual([600, 1800, 3000]);
    // Duty of 600 reached at 600: to hand at 1320, back at a at 1920, there at 2520. Duty is then 1200, so it rests again.
    expect(arrivals(trains(three, { crew: { dutyMin: 600, restMin: 720 } }))).toEqual([600, 2520, 4440]);
  });

  test('A09.1a who waits for a train whose crew rests is told so, and only for the rest', () => {
    const { chain } = run(trains(three, { crew: { dutyMin: 600, restMin: 720 } }));
    // The train is under way until 600, rests until 1320 and comes back empty until 1920.
    expect(chain('1')).toEqual([
      ['waiting-for-lift', 600, 'lift/train'],
      ['crew-rest', 720, 'lift/train'],
      ['waiting-for-lift', 600, 'lift/train'],
      ['moving', 600, null],
    ]);
    // A wait that begins during the rest counts what is left of it: from 1000 to 1320.
    const world = trains(three, { crew: { dutyMin: 600, restMin: 720 } });
    const late = run({
      ...world,
      requirements: world.requirements.map((r, i) => (i === 1 ? { ...r, readyToLoadMin: 1000 } : r)).slice(0, 2),
      elements: world.elements.slice(0, 2),
    });
    expect(late.chain('1')).toEqual([
      ['planned-date', 1000, null],
      ['crew-rest', 320, 'lift/train'],
      ['waiting-for-lift', 600, 'lift/train'],
      ['moving', 600, null],
    ]);
  });

  test('A09.1b of a rest beside a longer maintenance nothing is the crew; of a longer rest what goes beyond the maintenance is', () => {
    const both = (maintenanceMin: number) =>
      run(
        trains(three.slice(0, 2), {
          crew: { dutyMin: 600, restMin: 720 },
          maintenance: { everyMin: 600, duration: fixed(maintenanceMin) },
        }),
      ).chain('1');
    expect(both(900)).toEqual([
      ['waiting-for-lift', 600 + 900 + 600, 'lift/train'],
      ['moving', 600, null],
    ]);
    expect(both(500)).toEqual([
      ['waiting-for-lift', 600 + 500, 'lift/train'],
      ['crew-rest', 220, 'lift/train'],
      ['waiting-for-lift', 600, 'lift/train'],
      ['moving', 600, null],
    ]);
  });

  test('A09.2 two crews change once before they rest; a long enough pause is a rest', () => {
    // After the first trip 600 of 1200, after the second 1800: then 720 of rest.
    expect(arrivals(trains(three, { crew: { dutyMin: 1200, restMin: 720 } }))).toEqual([600, 1800, 3720]);
    const late = trains(three, { crew: { dutyMin: 1200, restMin: 720 } });
    const second = { ...late.requirements[1], readyToLoadMin: 1400 };
    // It stands at home from 1200 on; called at 1400, 800 after its first duty, it has rested: 1400, 2000; 3200 without a rest in between.
    const world = { ...late, requirements: [late.requirements[0], second, late.requirements[2]] };
    expect(
      arrivals({
        ...world,
        requirements: world.requirements.map((r, i) => (i === 2 ? { ...r, readyToLoadMin: 1400 } : r)),
      }),
    ).toEqual([600, 2000, 3200]);
  });

  test('A09.2a a pause that is shorter than a rest is none, however long ago the last one was', () => {
    // 600 and 1200 on duty without a pause between are more than 1700.
    expect(arrivals(trains(three, { crew: { dutyMin: 1700, restMin: 720 } }))).toEqual([600, 1800, 3720]);
    // 600 and twice 1200 are more than 2900: the rest comes after the third.
    expect(arrivals(trains([...three, {}], { crew: { dutyMin: 2900, restMin: 720 } }))).toEqual([
      600, 1800, 3000, 4920,
    ]);
  });

  test('A09.2b what is left of a unit moves up when its first load leaves, also from behind others that stand there already', () => {
    const parts = [
      ['x1', 'x', 0],
      ['y1', 'y', 1],
      ['x2', 'x', 2],
    ] as const;
    const world = trains(three, {}, [{ availableMin: [100] }]);
    const found = run({
      ...world,
      requirements: parts.map(([id, element, readyToLoadMin], i) => ({
        ...world.requirements[i],
        ...{ id, element, readyToLoadMin, priority: 1 },
      })),
      elements: [
        { ...world.elements[0], id: 'x', priority: 1, requirements: ['x1', 'x2'] },
        { ...world.elements[1], id: 'y', priority: 1, requirements: ['y1'] },
      ],
    });
    expect([found.ready('x'), found.ready('y')]).toEqual([1900, 3100]);
  });

  test('A09.3 maintenance of a day after 15 h under way: after the second trip', () => {
    const maintenance = { everyMin: 900, duration: fixed(DAY) };
    // 600 under way, then 1800 with the way back: a day from 1800 on.
    expect(arrivals(trains(three, { maintenance }))).toEqual([600, 1800, 1800 + DAY + 1200]);
  });

  test('A09.4 hours by owner: 10 h of X carry one load; the second waits for the next period and is told so', () => {
    const loads = [{ owner: 'X' }, { owner: 'X' }];
    const once = [{ quotas: [{ owner: 'X', minutes: 600 }] }];
    expect(arrivals(trains(loads, {}, once))).toEqual([600, -1]);
    const weekly = [{ quotas: [{ owner: 'X', minutes: 600, everyMin: 7 * DAY }] }];
    const { ready, chain } = run(trains(loads, {}, weekly));
    expect([ready('0'), ready('1')]).toEqual([600, 7 * DAY + 600]);
    // The train is free at 600; from then on only hours are missing.
    expect(chain('1')).toEqual([
      ['waiting-for-lift', 600, 'lift/train'],
      ['waiting-for-lift', 7 * DAY - 600, 'quota/p0/X'],
      ['moving', 600, null],
    ]);
  });

  test('A09.5 a pool with quotas carries nothing of others; another pool of the type does', () => {
    const quotas = [{ owner: 'X', minutes: 6000 }];
    expect(arrivals(trains([{ owner: 'Y' }], {}, [{ quotas }]))).toEqual([-1]);
    expect(arrivals(trains([{}], {}, [{ quotas }]))).toEqual([-1]);
    expect(arrivals(trains([{ owner: 'Y' }, { owner: 'X' }], {}, [{ quotas }, {}]))).toEqual([600, 600]);
  });

  /** A serial of 20 vehicles, and lorries with supply, over 30 km; CF-day at midnight on Monday. */
  const road = (bans: Link['bans'], kind: 'wheeled' | 'supply', part: Partial<World> = {}) =>
    worldOf([move('m', 'a', 'b', { vehicles: kind === 'wheeled' ? 20 : 0, massKg: 20_000 }, { kind })], {
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 30, { bans })],
      liftTypes: [liftType('lorry', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 20_000 }) })],
      liftPools: [pool('p', 'lorry', 'a', 1)],
      ...part,
    });

  test('A09.6 a night ban until 0600 holds the column, not the lorry; the wait is the ban of the link', () => {
    const night = [{ who: 'columns' as const, fromMin: 0, untilMin: 360 }];
    expect(run(road(undefined, 'wheeled')).ready('m')).toBe(64);
    const { ready, chain } = run(road(night, 'wheeled'));
    expect(ready('m')).toBe(360 + 64);
    expect(chain('m')[0]).toEqual(['closed', 360, 'ban/l']);
    expect(run(road(night, 'supply')).ready('m')).toBe(60);
  });

  test('A09.6a bans that overlap are one, to the end of the later', () => {
    const of = (...spans: readonly (readonly [number, number])[]) =>
      spans.map(([fromMin, untilMin]) => ({ who: 'lift' as const, fromMin, untilMin }));
    expect(run(road(of([0, 100], [50, 200], [120, 150]), 'supply')).ready('m')).toBe(200 + 60);
    expect(run(road(of([0, 100], [100, 200], [300, 400]), 'supply')).ready('m')).toBe(200 + 60);
    expect(run(road(of([0, 100], [90, 200], [190, 300], [290, 400]), 'supply')).ready('m')).toBe(400 + 60);
  });

  test('A09.6b a ban of one date goes over into one of the week, and back; lift that comes after it is free', () => {
    const at = (fromMin: number, untilMin: number) => ({ who: 'lift' as const, fromMin, untilMin });
    const world = road([at(100, 200)], 'supply');
    const dated = (...datedBans: readonly ReturnType<typeof at>[]): World => ({
      ...world,
      links: world.links.map((link) => ({ ...link, datedBans })),
    });
    // 0 to 100 by date, to 200 by the week, to 300 by date again.
    expect(run(dated(at(-50, 100), at(200, 300))).ready('m')).toBe(300 + 60);
    expect(run(dated(at(-50, 0), at(500, 900))).ready('m')).toBe(60);
  });

  test('A09.7 a weekend that goes on on Monday: from Sunday 2200 until Monday 0600', () => {
    const bans = [
      { who: 'lift' as const, fromMin: 7 * DAY - 120, untilMin: 7 * DAY },
      { who: 'lift' as const, fromMin: 0, untilMin: 360 },
    ];
    // CF-day begins on Sunday at 2300.
    const world = road(bans, 'supply', { weekMinAtStart: 7 * DAY - 60 });
    expect(run(world).ready('m')).toBe(60 + 360 + 60);
    // On Sunday at 2100 it sets out at once, and goes on when the ban begins.
    expect(run(road(bans, 'supply', { weekMinAtStart: 7 * DAY - 180 })).ready('m')).toBe(60);
  });
});

describe('A09 breakdown', () => {
  test('A09.9 a train that breaks down before it leaves is repaired first, and the ledger says so', () => {
    const { ready, chain } = run(trains([{}], { breakdown: { perTrip: 1, repair: fixed(1000) } }));
    expect(ready('0')).toBe(1000 + 600);
    expect(chain('0')).toContainEqual(['breakdown', 1000, null]);
    // Before every trip: it is back at 2200.
    expect(arrivals(trains([{}, {}], { breakdown: { perTrip: 1, repair: fixed(1000) } }))).toEqual([1600, 2200 + 1600]);
  });

  test('A09.10 a chance of less than one in a thousand is a chance', () => {
    const thousand = { wagonTenths: 300_000, massKg: 1000 };
    const { requirements, elements } = worldOf([move('0', 'a', 'b', thousand, { modes: ['rail'] })], {});
    const world = trains([], { breakdown: { perTrip: 0.0004, repair: fixed(90 * DAY) } });
    const program = compile({ ...world, requirements, elements, links: [link('l', 'a', 'b', 'rail', 1)] });
    const simulator = new Simulator(program);
    const late = Array.from({ length: 20 }, (_, r) => simulator.replicate(1, r, { sampleMin: DAY }).ready[0] < 0);
    // A thousand trips: two of three replications have none.
    const broken = late.filter(Boolean).length;
    expect(broken).toBeGreaterThan(2);
    expect(broken).toBeLessThan(15);
  });
});
