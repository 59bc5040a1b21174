/** A18: elements that go home again, over the same network with the same lift. Answers by hand, minutes. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { ForceElement, MovementRequirement } from '../movement/requirement.ts';
import type { Condition, World } from '../operation/world.ts';
import { fixed, hours, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const rail = { rail: { ramps: 99, gauges: [1435] as const } };
const train = liftType('train', {
  mode: 'rail',
  speedMh: 30_000,
  payload: payload({ wagonTenths: 300 }),
  load: hours(1),
  unload: hours(1),
});
const oneTrain = { wagonTenths: 300, massKg: 1000, vehicles: 10 };

/** An element, and the one that brings it home when `leave` is met. */
function thereAndBack(what = oneTrain, part: Partial<MovementRequirement> = {}, own: Partial<ForceElement> = {}) {
  const out = move('m', 'a', 'b', what, { modes: ['rail'], ...part }, { releasedBy: 'order', ...own });
  const home = move(
    'home',
    'b',
    'a',
    what,
    { modes: out.requirement.modes, reverses: 'm' },
    { releasedBy: 'leave', returns: 'm' },
  );
  return [out, home];
}

const order: Condition = { id: 'order', type: 'date', atMin: 0 };
/** a --120 km-- b by trains: load 60, 240 under way, unload 60: 360. */
const world = (conditions: readonly Condition[], moves = thereAndBack(), part: Partial<World> = {}): World =>
  worldOf(moves, {
    places: [place('a', rail), place('b', rail)],
    links: [link('l', 'a', 'b', 'rail', 120)],
    liftTypes: [train],
    liftPools: [pool('out', 'train', 'a', 5), pool('back', 'train', 'b', 5)],
    conditions: [order, ...conditions],
    ...part,
  });

function run(w: World, replication = 0) {
  const program = compile(w);
  const outcome = new Simulator(program).replicate(1, replication, { sampleMin: 1440, record: true });
  const at = (id: string) => program.world.elements.findIndex((e) => e.id === id);
  return {
    outcome,
    ready: outcome.ready[at('m')],
    leaves: outcome.ordered[at('home')],
    home: outcome.atDestination[at('home')],
    trains: outcome.poolTrips.reduce((sum, n) => sum + n, 0),
  };
}

const tour: readonly Condition[] = [
  { id: 'here', type: 'in-place', element: 'm' },
  { id: 'leave', type: 'after', of: 'here', duration: fixed(1000), cause: 'planned-date' },
];
/** Withdrawn at a minute: who has an order goes home. */
const withdrawnAt = (atMin: number): readonly Condition[] => [
  { id: 'leave', type: 'fallen', after: 'order' },
  { id: 'never', type: 'date', atMin: 1_000_000 },
  { id: 'word', type: 'date', atMin },
];
const revoked = (part: { readonly restoredBy?: string } = {}): Condition => ({ ...order, revokedBy: 'word', ...part });
const withdrawal = (atMin: number, moves = thereAndBack(), part: Partial<World> = {}): World => ({
  ...world([], moves, part),
  conditions: [revoked(), ...withdrawnAt(atMin)],
});

describe('A18 the way home', () => {
  test('A18.1 after a tour it goes home with a train of its own: in place at 360, ordered 1000 later, home 360 later', () => {
    const { ready, leaves, home, trains } = run(world(tour));
    expect([ready, leaves, home, trains]).toEqual([360, 1360, 1720, 2]);
  });

  test('A18.2 withdrawn in place it goes home; what is restored afterwards brings nobody back', () => {
    const later: Condition = { id: 'again', type: 'date', atMin: 900 };
    const w = withdrawal(500);
    expect(run(w)).toMatchObject({ ready: 360, leaves: 500, home: 860 });
    const restored: World = {
      ...w,
      conditions: [...w.conditions.filter(({ id }) => id !== 'order'), later, revoked({ restoredBy: 'again' })],
    };
    expect(run(restored)).toMatchObject({ ready: 360, leaves: 500, home: 860 });
  });

  test('A18.3 under notice it never leaves and is home at once', () => {
    expect(run(withdrawal(500, thereAndBack(oneTrain, {}, { notice: fixed(1000) })))).toMatchObject({
      ready: -1,
      leaves: 500,
      home: 500,
      trains: 0,
    });
  });

  test('A18.4 on the train it ends its leg, comes to nothing, and goes home from there', () => {
    expect(run(withdrawal(200))).toMatchObject({ ready: -1, leaves: 200, home: 360 + 360 });
    const trains = { ...oneTrain };
    // a --120-- x --120-- b: the train goes through, so the leg ends at b after 60 + 480 + 60.
    const through = {
      places: [place('a', rail), place('x', rail), place('b', rail)],
      links: [link('l1', 'a', 'x', 'rail', 120), link('l2', 'x', 'b', 'rail', 120)],
    };
    expect(run(withdrawal(200, thereAndBack(trains), through))).toMatchObject({ ready: -1, home: 600 + 600 });
  });

  test('A18.5 between two legs it turns round where it stands', () => {
    // By train to x, from there by lorry: 60 + 240 + 60 to x, where it stops.
    const lorry = liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 1000 }) });
    const supply: Partial<MovementRequirement> = { kind: 'supply', modes: ['rail', 'road'] };
    const [out, home] = thereAndBack({ wagonTenths: 300, massKg: 1000, vehicles: 0 }, supply);
    const moves = [
      out,
      { ...home, requirement: { ...home.requirement, kind: 'supply' as const, modes: ['rail', 'road'] as const } },
    ];
    const part = {
      places: [place('a', rail), place('x', rail), place('b')],
      links: [link('l1', 'a', 'x', 'rail', 120), link('l2', 'x', 'b', 'road', 600)],
      liftTypes: [train, lorry],
      liftPools: [pool('t', 'train', 'a', 2), pool('tx', 'train', 'x', 2), pool('lorries', 'lorry', 'x', 2)],
    };
    const straight = run({ ...world(tour, moves, part) });
    // 600 minutes of driving, with five halts of 55 in all.
    expect(straight.ready).toBe(360 + 655);
    // Withdrawn on the train: down at x at 360, up again and home by 720.
    expect(run(withdrawal(200, moves, part))).toMatchObject({ ready: -1, leaves: 200, home: 720 });
    // Withdrawn on the lorry: to b by 1015, and all the way back.
    expect(run(withdrawal(500, moves, part))).toMatchObject({ ready: -1, leaves: 500, home: 1015 + 655 + 360 });
  });

  test('A18.6 what waits for lift at home is home at once, what is under way comes back: nothing returns that had not come', () => {
    // Two trainloads and one train: the second waits at a.
    const moves = thereAndBack({ wagonTenths: 600, massKg: 2000, vehicles: 20 });
    const one = { liftPools: [pool('out', 'train', 'a', 1)] };
    const { ready, home, outcome } = run(withdrawal(200, moves, one));
    expect([ready, home]).toEqual([-1, 720]);
    const carried = outcome.movements!.vehicles.reduce((sum, n) => sum + n, 0);
    // Ten there and ten back.
    expect(carried).toBe(20);
  });

  test('A18.7 only who is under way is called back where that is the policy', () => {
    const w = (atMin: number): World => ({
      ...withdrawal(atMin),
      conditions: [
        revoked(),
        { id: 'leave', type: 'fallen', after: 'order', underWay: 'm' },
        { id: 'word', type: 'date', atMin },
      ],
    });
    expect(run(w(200))).toMatchObject({ ready: -1, leaves: 200, home: 720 });
    expect(run(w(500))).toMatchObject({ ready: 360, leaves: -1, home: -1 });
  });

  test('A18.8 who goes home draws no more from the stock', () => {
    const stock = {
      id: 's',
      place: 'b',
      class: 'I',
      kind: 'supply' as const,
      amountKg: 100_000,
      capacityKg: -1,
      reserveKg: 0,
    };
    const consumer = { id: 'c', stock: 's', element: 'm', steps: [{ fromMin: 0, kgPerDay: 1440 }] };
    const drawn = run(world(tour, thereAndBack(), { stocks: [stock], consumers: [consumer] })).outcome;
    // One kg a minute from 360 to 1360.
    expect(drawn.stockLeastKg[0]).toBe(100_000 - 1000);
  });

  test('A18.9 a world with a way home has the same bound: the critical path of who comes', () => {
    const program = compile(world(tour));
    const m = program.world.elements.findIndex(({ id }) => id === 'm');
    expect(new Simulator(program).criticalPath(1, 0)[m]).toBe(360);
  });
});
