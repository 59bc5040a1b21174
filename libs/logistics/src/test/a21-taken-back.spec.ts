/** A21: what a withdrawal takes back of what waits, and what a restoration gives again. Answers by hand, minutes. */
import { CAUSES } from '../operation/explanation/cause.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Activity, Condition, World } from '../operation/world.ts';
import { EMPTY_WORLD, fixed, hours, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts'; // prettier-ignore

/** When each condition was met last. */
function met(part: Partial<World>): Record<string, number> {
  const program = compile({ ...EMPTY_WORLD, ...part });
  const { conditionMetAt } = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
  return Object.fromEntries(program.world.conditions.map(({ id }, c) => [id, conditionMetAt[c]]));
}

describe('A21 activities', () => {
  const course = (part: Partial<Activity> = {}): Activity => ({
    id: 'course',
    startsWhen: 'instructors',
    inputs: [],
    duration: fixed(40),
    repeat: 4,
    yieldPermille: 1000,
    stocks: [],
    capacity: [],
    ...part,
  });
  const conditions = (back: number): Condition[] => [
    { id: 'instructors', type: 'date', atMin: 0, revokedMin: 50, restoredBy: 'back' },
    { id: 'back', type: 'date', atMin: back },
    ...[1, 2, 3, 4].map((runs): Condition => ({ id: `course${runs}`, type: 'done', activity: 'course', runs })),
  ];
  const coursesOf = (part: Partial<World>) => {
    const at = met(part);
    return [1, 2, 3, 4].map((runs) => at[`course${runs}`]);
  };

  test('A21.1 the course in progress is finished, the next one waits until the instructors are there again', () => {
    expect(coursesOf({ conditions: conditions(200), activities: [course()] })).toEqual([40, 80, 240, 280]);
    expect(coursesOf({ conditions: conditions(100_000), activities: [course()] })).toEqual([40, 80, -1, -1]);
    // Back before the course ends: it goes on as if nothing had been.
    expect(coursesOf({ conditions: conditions(70), activities: [course()] })).toEqual([40, 80, 120, 160]);
  });

  test('A21.2 who waited for inputs does not begin without its condition when they come', () => {
    const part: Partial<World> = {
      places: [place('a')],
      stocks: [{ id: 's', place: 'a', class: 'IV', kind: 'supply', amountKg: 0, capacityKg: -1, reserveKg: 0 }],
      deliveries: [{ id: 'd', stock: 's', amountKg: 4000, atMin: 100, everyMin: 1, times: 1 }],
      activities: [course({ inputs: [{ stock: 's', amountKg: 1000 }] })],
    };
    expect(coursesOf({ ...part, conditions: conditions(300) })).toEqual([340, 380, 420, 460]);
    expect(coursesOf({ ...part, conditions: conditions(100_000) })).toEqual([-1, -1, -1, -1]);
  });

  test('A21.3 how often it was completed counts again when it is restored, whenever that was', () => {
    const counts = (id: string, runs: number): Condition => ({
      id,
      type: 'done',
      activity: 'course',
      runs,
      revokedMin: 60,
      restoredBy: 'back',
    });
    const at = met({
      conditions: [{ id: 'back', type: 'date', atMin: 130 }, ...[1, 3, 4].map((runs) => counts(`done${runs}`, runs))],
      activities: [course({ startsWhen: undefined })],
    });
    // Completed at 40, met and withdrawn; at 120, while withdrawn; at 160, after it.
    expect(at).toMatchObject({ done1: 130, done3: 130, done4: 160 });
  });
});

describe('A21 falls', () => {
  test('A21.4 a fall that was seen, or came while it was withdrawn, counts again when that is restored', () => {
    const fallen = (id: string, after: string, revokedMin: number): Condition => ({
      id,
      type: 'fallen',
      after,
      revokedMin,
      restoredBy: 'back',
    });
    const at = met({
      conditions: [
        { id: 'truce', type: 'date', atMin: 10, revokedMin: 100 },
        { id: 'back', type: 'date', atMin: 500 },
        fallen('seen', 'truce', 200),
        fallen('meanwhile', 'truce', 50),
        fallen('never', 'back', 50),
      ],
    });
    expect(at).toMatchObject({ seen: 500, meanwhile: 500, never: -1 });
  });
});

describe('A21 lift that has been called', () => {
  const rail = { rail: { ramps: 1, gauges: [1435] as const } };
  const trainload = { wagonTenths: 300, massKg: 1000 };
  const train = liftType('train', {
    mode: 'rail',
    speedMh: 30_000,
    payload: payload({ wagonTenths: 600 }),
    load: hours(1),
    unload: hours(1),
  });
  const held = (back: number): Condition[] => [
    { id: 'order', type: 'date', atMin: 0, revokedMin: 100, restoredBy: 'back' },
    { id: 'back', type: 'date', atMin: back },
  ];
  const first = move('m', 'a', 'b', trainload, { modes: ['rail'], priority: 1 }, { releasedBy: 'order' });
  /** h --120 km-- a --120 km-- b: the one train is called at 0 and at a at 240; load 60, 240 under way, unload 60. */
  const world = (back: number, part: Partial<World> = {}, moves = [first]): World =>
    worldOf(moves, {
      places: [place('h'), place('a', rail), place('b', rail)],
      links: [link('n', 'h', 'a', 'rail', 120), link('l', 'a', 'b', 'rail', 120)],
      liftTypes: [train],
      liftPools: [pool('p', 'train', 'h', 1)],
      conditions: held(back),
      ...part,
    });
  const run = (w: World) => {
    const program = compile(w);
    const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
    const at = (id: string) => program.world.elements.findIndex((e) => e.id === id);
    return {
      ready: (id: string) => outcome.ready[at(id)],
      home: (id: string) => outcome.atDestination[at(id)],
      trips: outcome.poolTrips[0],
      chain: Array.from({ length: outcome.chainStart[at('m') + 1] - outcome.chainStart[at('m')] }, (_, i) => {
        const k = outcome.chainStart[at('m')] + i;
        return [CAUSES[outcome.chainCause[k]], outcome.chainTo[k] - outcome.chainFrom[k]];
      }),
    };
  };

  test('A21.5 finds held cargo and does not load it; restored before the train is there, nothing is lost', () => {
    expect(run(world(150)).ready('m')).toBe(240 + 360);
    expect(run(world(150)).trips).toBe(1);
    // Not loaded at 240, the train is at home at 480, called again at 1000, at a at 1240.
    const later = run(world(1000));
    expect(later.ready('m')).toBe(1240 + 360);
    expect(later.trips).toBe(2);
    expect(later.chain).toEqual([
      ['waiting-for-lift', 240],
      ['hold-by-withdrawal', 760],
      ['waiting-for-lift', 240],
      ['loading', 60],
      ['moving', 240],
      ['discharge', 60],
    ]);
    expect(run(world(100_000)).ready('m')).toBe(-1);
  });

  test('A21.6 takes others instead, or goes with those who are not held', () => {
    // A second trainload for the whole train, less urgent: the train is there for the first, and carries this one.
    const instead = move('n', 'a', 'b', { wagonTenths: 600, massKg: 1000 }, { modes: ['rail'], priority: 2 });
    const swapped = run(world(1000, {}, [first, instead]));
    expect(swapped.ready('n')).toBe(240 + 360);
    expect(swapped.trips).toBe(2);
    const beside = move('n', 'a', 'b', trainload, { modes: ['rail'], priority: 2 });
    expect(run(world(100_000, {}, [first, beside])).ready('n')).toBe(240 + 360);
    expect(run(world(100_000, {}, [first, beside])).ready('m')).toBe(-1);
  });

  test('A21.7 leaves the ramp that it had taken to the next', () => {
    // Two trains, one from a itself whose cargo is ready when the other is at the ramp.
    const own = move('n', 'a', 'b', { wagonTenths: 600, massKg: 1000 }, { modes: ['rail'], readyToLoadMin: 241 });
    const pools = [pool('p', 'train', 'h', 1), pool('q', 'train', 'a', 1, { availableMin: [241] })];
    expect(run(world(100_000, { liftPools: pools }, [first, own])).ready('n')).toBe(241 + 360);
  });

  test('A21.8 behind a change of gauge it goes aboard without loading, and is left behind the same', () => {
    // a --1435-- g --1520-- b; at g at 300, 60 in the change of gauge; the broad train is called then and there 240 later.
    const change = { gaugeChanges: [{ method: 'bogie-exchange' as const, positions: 1, trainTime: fixed(60) }] };
    const broad = { rail: { ramps: 1, gauges: [1520] as const } };
    const w = (back: number): World => ({
      ...world(back),
      places: [place('a', rail), place('g', change), place('b', broad), place('h', broad)],
      links: [
        link('l', 'a', 'g', 'rail', 120, { gauge: 1435 }),
        link('k', 'g', 'b', 'rail', 120, { gauge: 1520 }),
        link('n', 'h', 'g', 'rail', 120, { gauge: 1520 }),
      ],
      liftTypes: [
        { ...train, gauge: 1435 },
        { ...train, id: 'wide', gauge: 1520 },
      ],
      liftPools: [pool('p', 'train', 'a', 1), pool('q', 'wide', 'h', 1)],
      conditions: [
        { id: 'order', type: 'date', atMin: 0, revokedMin: 400, restoredBy: 'back' },
        { id: 'back', type: 'date', atMin: back },
      ],
    });
    // 60 + 240 + 60 = 360 in the change; the broad train at 600, at b at 840, unloaded at 900.
    expect(run(w(500)).ready('m')).toBe(900);
    // Left at 600; the train is back at h at 840, called at 1000, at g at 1240.
    expect(run(w(1000)).ready('m')).toBe(1240 + 300);
  });

  test('A21.9 finds cargo at home that has been called back meanwhile: it was home at once', () => {
    const home = move(
      'home',
      'b',
      'a',
      trainload,
      { modes: ['rail'], reverses: 'm' },
      { releasedBy: 'leave', returns: 'm' },
    );
    const conditions: Condition[] = [
      { id: 'order', type: 'date', atMin: 0, revokedMin: 100 },
      { id: 'leave', type: 'fallen', after: 'order' },
    ];
    const back = run(world(0, { conditions }, [first, home]));
    expect([back.ready('m'), back.home('home'), back.trips]).toEqual([-1, 100, 1]);
  });
});

describe('A21 conditions', () => {
  test('A21.10 what is withdrawn in the minute in which it is met opens nothing that rests on it', () => {
    // One date meets `approval` and its withdrawal; the order rests on the approval.
    const at = met({
      conditions: [
        { id: 'day', type: 'date', atMin: 100 },
        { id: 'a-veto', type: 'any', of: ['day'] },
        { id: 'approval', type: 'any', of: ['day'], revokedBy: 'a-veto' },
        { id: 'order', type: 'all', of: ['approval'] },
      ],
    });
    expect([at['a-veto'], at['order']]).toEqual([100, -1]);
  });

  test('A21.11 the critical path counts a condition on runs or stocks as met, also when it is restored', () => {
    const last = move('m', 'a', 'a', {}, {}, { readyWhen: 'made' });
    const world = worldOf([last], {
      places: [place('a')],
      conditions: [
        { id: 'made', type: 'done', activity: 'work', runs: 1, revokedMin: 0, restoredBy: 'again' },
        { id: 'again', type: 'date', atMin: 500 },
      ],
      activities: [
        { id: 'work', inputs: [], duration: fixed(90), repeat: 1, yieldPermille: 1000, stocks: [], capacity: [] },
      ],
    });
    const simulator = new Simulator(compile(world));
    expect(simulator.replicate(1, 0, { sampleMin: 1440 }).ready[0]).toBe(500);
    expect(simulator.criticalPath(1, 0)[0]).toBe(500);
  });
});
