/** A22: what boards is claimed, who is held is in nobody’s way, what falls and stands again, what is told of it. Answers by hand, minutes. */
import { CapacityBound } from '../bounds/index.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { compile } from '../operation/compile.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Condition, Disruption, World } from '../operation/world.ts';
import {
  EMPTY_WORLD,
  fixed,
  hours,
  liftType,
  link,
  move,
  payload,
  place,
  pool,
  worldOf,
} from '../testing/tiny-worlds.ts';

const DAY = 1440;
const date = (id: string, atMin: number, part: { revokedMin?: number; revokedBy?: string; restoredBy?: string } = {}): Condition => ({ id, type: 'date', atMin, ...part }); // prettier-ignore

function run(world: World, seed = 1, replication = 0) {
  const program = compile(world);
  const simulator = new Simulator(program);
  const relaxed = simulator.relax(seed, replication);
  const elements = program.world.elements.map((_, e) => e);
  const { elements: bounds } = new CapacityBound(program, [{ members: elements, flow: true }]).bounds(relaxed);
  const outcome = simulator.replicate(seed, replication, { sampleMin: DAY, record: true });
  const at = (id: string) => program.world.elements.findIndex((element) => element.id === id);
  const stuck = (id: string) => {
    const last = outcome.chainStart[at(id) + 1] - 1;
    return [CAUSES[outcome.chainCause[last]], resourceName(program, outcome.chainResource[last])];
  };
  return {
    program,
    outcome,
    ready: (id: string) => outcome.ready[at(id)],
    bound: (id: string) => bounds[at(id)],
    stuck,
    at,
  };
}

describe('A22 what boards is claimed', () => {
  test('A22.1 cargo that reaches the airfield behind the aircraft passes the same handling, and the bound agrees', () => {
    // Ten aircraft are called for a tonne each; 990 t come while they approach. Handling 10 t a day.
    const line = (i: number, tonnes: number, readyToLoadMin: number) =>
      move(`m${i}`, 'a', 'b', { massKg: tonnes * 1000 }, { kind: 'supply', modes: ['air'], readyToLoadMin })
        .requirement;
    const requirements = [...Array.from({ length: 10 }, (_, i) => line(i, 1, i)), line(10, 990, 20)].map((r) => ({ ...r, element: 'e' })); // prettier-ignore
    const { element } = move('e', 'a', 'b', {});
    const airfield = (handlingTPerDay?: number) => ({ airfield: { runwayM: 3000, parkingWide: 0, parkingNarrow: 10, handlingTPerDay } }); // prettier-ignore
    const world: World = {
      ...EMPTY_WORLD,
      endMin: 400 * DAY,
      places: [
        place('a', { lat: 0, lon: 0, ...airfield(10) }),
        place('b', { lat: 0, lon: 5, ...airfield() }),
        place('c', { lat: 0, lon: -10, ...airfield() }),
      ],
      requirements,
      elements: [{ ...element, requirements: requirements.map(({ id }) => id) }],
      liftTypes: [liftType('plane', { mode: 'air', speedMh: 100_000, payload: payload({ massKg: 100_000 }) })],
      liftPools: [pool('planes', 'plane', 'c', 10)],
    };
    const { ready, bound } = run(world);
    // A thousand tonnes at ten a day, the first of them at once.
    expect(ready('e')).toBeGreaterThan(85 * DAY);
    expect(bound('e')).toBeLessThanOrEqual(ready('e'));
  });

  test('A22.2 trains that wait for a ramp are not filled by who comes later: the bound of the late unit holds', () => {
    const rail = (ramps: number) => ({ rail: { ramps, gauges: [1435] as const, trains: { perDay: 1 } } });
    const train = (id: string, tonnes: number, readyToLoadMin: number) =>
      move(id, 'a', 'b', { massKg: tonnes * 1000 }, { kind: 'supply', modes: ['rail'], readyToLoadMin });
    const world = worldOf(
      [...Array.from({ length: 10 }, (_, i) => train(`e${i}`, 1, i * DAY)), train('f', 990, 10 * DAY)],
      {
        endMin: 100 * DAY,
        places: [place('a', rail(10)), place('b', { rail: { ramps: 99, gauges: [1435] as const } })],
        links: [link('ab', 'a', 'b', 'rail', 60)],
        liftTypes: [liftType('train', { mode: 'rail', gauge: 1435, speedMh: 60_000, payload: payload({ massKg: 100_000 }) })], // prettier-ignore
        liftPools: [pool('trains', 'train', 'a', 30)],
        disruptions: [{ ...CLOSED, resource: 'a/ramps', duration: fixed(10 * DAY + 60) }],
      },
    );
    const { ready, bound } = run(world);
    expect(bound('f')).toBeLessThanOrEqual(ready('f'));
    // Ten trainloads at one a day.
    expect(ready('f')).toBeGreaterThanOrEqual(19 * DAY);
  });
});

const CLOSED: Disruption = {
  id: 'd',
  atMin: 0,
  permille: 0,
  duration: fixed(DAY),
  probabilityPermille: 1000,
  stockLossPermille: 0,
};

describe('A22 who is held stands in nobody’s way', () => {
  /** 300 loads of x and ten of y by twenty lorries of 10 t, an hour of road. */
  const behind = (conditions: readonly Condition[], kind: 'supply' | 'tracked' = 'supply'): World =>
    worldOf(
      [
        move('x', 'a', 'b', { massKg: 3_000_000, vehicles: kind === 'tracked' ? 300 : 0 }, { kind, modes: ['road'], priority: 10, readyToLoadMin: kind === 'tracked' ? 0 : 10 }, { releasedBy: 'gate' }),
        move('y', 'a', 'b', { massKg: 100_000 }, { kind: 'supply', modes: ['road'], priority: 50, readyToLoadMin: 2 * DAY }),
      ],
      {
        conditions,
        places: [place('a'), place('b')],
        links: [link('l', 'a', 'b', 'road', 60)],
        liftTypes: [
          liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 10_000 }), carries: ['supply'] }),
          liftType('het', { mode: 'road', speedMh: 60_000, payload: payload({ vehicles: 1 }), carries: ['tracked'] }),
        ],
        liftPools: [pool('lorries', 'lorry', 'a', 20, { availableMin: new Array(20).fill(DAY + 60) }), pool('hets', 'het', 'a', 1, { availableMin: [40 * DAY] })],
      },
    ); // prettier-ignore

  test('A22.3 300 loads of a withdrawn unit do not keep lorries from who comes after it, and go when it is restored', () => {
    const gone = run(behind([date('gate', 0, { revokedMin: DAY })]));
    expect(gone.ready('y')).toBe(2 * DAY + 60);
    expect(gone.ready('x')).toBe(-1);
    expect(gone.stuck('x')).toEqual(['hold-by-withdrawal', null]);
    const again = run(behind([date('gate', 0, { revokedMin: DAY, restoredBy: 'word' }), date('word', 5 * DAY)]));
    expect(again.ready('y')).toBe(2 * DAY + 60);
    // Fifteen rounds, of two hours and the rest at night.
    expect(again.ready('x')).toBeGreaterThan(5 * DAY + 60);
  });

  test('A22.4 300 tracked vehicles that wait for a transporter do not either', () => {
    expect(run(behind([date('gate', 0)], 'tracked')).ready('y')).toBe(2 * DAY + 60);
  });

  test('A22.5 one gate opens lift and lets the urgent go: the lift takes the urgent', () => {
    const world = worldOf(
      [
        move('low', 'a', 'b', { massKg: 10_000 }, { kind: 'supply', modes: ['road'], priority: 90 }),
        move('high', 'a', 'b', { massKg: 10_000 }, { kind: 'supply', modes: ['road'], priority: 1 }, { releasedBy: 'gate' }), // prettier-ignore
      ],
      {
        conditions: [date('gate', 100)],
        places: [place('a'), place('b')],
        links: [link('l', 'a', 'b', 'road', 60)],
        liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 10_000 }) })],
        liftPools: [pool('lorries', 'lorry', 'a', 1, { releasedBy: 'gate' })],
      },
    );
    const { ready } = run(world);
    expect(ready('high')).toBe(160);
    expect(ready('low')).toBeGreaterThan(200);
  });

  test('A22.6 who waits for its permission is home at once when it is called back', () => {
    const out = move('m', 'a', 'b', { massKg: 20_000, wagonTenths: 10 }, { kind: 'supply', modes: ['rail'] }, { releasedBy: 'order' }); // prettier-ignore
    const home = move('home', 'b', 'a', { massKg: 20_000, wagonTenths: 10 }, { kind: 'supply', modes: ['rail'], reverses: 'm' }, { releasedBy: 'leave', returns: 'm' }); // prettier-ignore
    const rail = { rail: { ramps: 9, gauges: [1435] as const } };
    const { outcome, at } = run(
      worldOf([out, home], {
        conditions: [date('order', 0), date('leave', 10 * DAY)],
        places: [place('a', rail), place('x', { crossing: { rail: [{ gauge: 1435, trains: { perDay: 99 } }], permission: fixed(60 * DAY) } }), place('b', rail)], // prettier-ignore
        links: [link('ax', 'a', 'x', 'rail', 60), link('xb', 'x', 'b', 'rail', 60)],
        liftTypes: [liftType('train', { mode: 'rail', gauge: 1435, speedMh: 60_000, payload: payload({ wagonTenths: 300 }) })], // prettier-ignore
        liftPools: [pool('trains', 'train', 'a', 1)],
      }),
    );
    expect(outcome.atDestination[at('home')]).toBe(10 * DAY);
    expect(outcome.poolTrips[0]).toBe(0);
  });
});

describe('A22 what falls and stands again', () => {
  test('A22.7 what needs two is not met when one of them falls in the minute in which the other comes', () => {
    const conditions: readonly Condition[] = [
      date('d', 10 * DAY),
      date('a', 0, { revokedBy: 'd' }),
      { id: 'b', type: 'any', of: ['d'] },
      { id: 'p', type: 'all', of: ['a', 'b'] },
    ];
    const { ready } = run(column(conditions, 'p'));
    expect(ready('m')).toBe(-1);
  });

  test('A22.8 a stock that a withdrawal and a restoration ask for is not asked for on the critical path', () => {
    const conditions: readonly Condition[] = [
      { id: 's', type: 'stock', stock: 'depot', atLeastKg: 100_000, revokedMin: DAY, restoredBy: 'r' },
      date('r', 2 * DAY),
    ];
    const { ready, bound } = run({
      ...column(conditions, 's', 2 * DAY),
      stocks: [{ id: 'depot', place: 'a', class: 'I', kind: 'supply', amountKg: 0, capacityKg: -1, reserveKg: 0 }],
      deliveries: [{ id: 'v', stock: 'depot', amountKg: 200_000, atMin: 3 * DAY, everyMin: 0, times: 1 }],
    });
    expect(ready('m')).toBeGreaterThanOrEqual(3 * DAY);
    expect(bound('m')).toBeGreaterThanOrEqual(0);
    expect(bound('m')).toBeLessThanOrEqual(ready('m'));
  });

  test('A22.9 damage that a restoration by the state of a unit begins closes the port in the bound no sooner than there', () => {
    // The ferry is away before the port closes; the bound must not close it on day 10, when the date alone would.
    const conditions: readonly Condition[] = [
      date('attack', 10 * DAY, { revokedMin: 5 * DAY, restoredBy: 'late' }),
      { id: 'late', type: 'ready', element: 'slow' },
      date('go', 12 * DAY),
    ];
    const port = { seaport: { berths: 1 } };
    const world = worldOf(
      [
        move('slow', 'c', 'd', { vehicles: 10, massKg: 100_000 }, { modes: ['road'] }, { integration: fixed(6 * DAY) }),
        move('m', 'a', 'b', { vehicles: 10, massKg: 1_000_000 }, { modes: ['sea'] }, { releasedBy: 'go' }),
      ],
      {
        conditions,
        places: [place('a', port), place('b', port), place('c'), place('d')],
        links: [link('ab', 'a', 'b', 'sea', 60), link('cd', 'c', 'd', 'road', 60)],
        liftTypes: [
          liftType('ferry', {
            mode: 'sea',
            speedMh: 30_000,
            payload: payload({ massKg: 1_000_000 }),
            unload: hours(2),
          }),
        ],
        liftPools: [pool('p', 'ferry', 'a', 1)],
        disruptions: [
          { ...CLOSED, atMin: undefined, when: 'attack', resource: 'b/berths', duration: fixed(30 * DAY) },
          // Nobody passes from c to d before day 50.
          { ...CLOSED, id: 'road', link: 'cd', duration: fixed(50 * DAY) },
        ],
      },
    );
    const { ready, bound } = run(world);
    expect(ready('m')).toBe(12 * DAY + 240);
    expect(bound('m')).toBeLessThanOrEqual(ready('m'));
  });

  test('A22.10 lift that a withdrawal sent out in vain stands nearer to the next load than the bound may assume', () => {
    const airfield = { airfield: { runwayM: 3000, parkingWide: 0, parkingNarrow: 9 } };
    const hour = 60;
    const world = worldOf(
      [
        move(
          'x',
          'a',
          'b',
          { massKg: 10_000 },
          { kind: 'supply', modes: ['air'], priority: 1 },
          { releasedBy: 'order' },
        ),
        move('y', 'a', 'b', { massKg: 20_000 }, { kind: 'supply', modes: ['air'], priority: 50, readyToLoadMin: 40 * hour }), // prettier-ignore
      ],
      {
        conditions: [date('order', 0, { revokedMin: 5 * hour })],
        places: [place('a', { lat: 0, lon: 0, ...airfield }), place('b', { lat: 0, lon: 9, ...airfield }), place('c', { lat: 0, lon: -9, ...airfield })], // prettier-ignore
        liftTypes: [liftType('plane', { mode: 'air', speedMh: 100_000, payload: payload({ massKg: 10_000 }), useRateMinPerDay: 6 * hour })], // prettier-ignore
        liftPools: [pool('planes', 'plane', 'c', 1)],
      },
    );
    const { ready, bound } = run(world);
    expect(ready('y')).toBeGreaterThan(80 * hour);
    expect(bound('y')).toBeLessThanOrEqual(ready('y'));
  });

  test('A22.11 a simulator goes on after an error as if nothing had been', () => {
    const program = compile(column([date('go', DAY)], 'go', 0, 300));
    const fresh = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
    const simulator = new Simulator(program);
    const strategy = { chooseOption: () => { throw new Error('a plan that fails'); }, queueKey: () => undefined }; // prettier-ignore
    expect(() => simulator.replicate(1, 0, { sampleMin: DAY, strategy })).toThrow('a plan that fails');
    expect(simulator.replicate(1, 0, { sampleMin: DAY }).hash).toEqual(fresh.hash);
  });
});

/** A column of an hour from a to b, released by a condition. */
const column = (conditions: readonly Condition[], releasedBy: string, noticeMin = 0, vehicles = 10): World =>
  worldOf(
    [move('m', 'a', 'b', { vehicles, massKg: 100_000 }, { modes: ['road'] }, { releasedBy, notice: fixed(noticeMin) })],
    {
      conditions,
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 30)],
    },
  );

describe('A22 what is told', () => {
  test('A22.12 who waits at an airfield that is shut for the night waits for its capacity, not for its opening', () => {
    const airfield = (handlingTPerDay: number, part = {}) => ({ airfield: { runwayM: 3000, parkingWide: 0, parkingNarrow: 600, handlingTPerDay, ...part } }); // prettier-ignore
    const { stuck } = run({
      ...worldOf([move('m', 'a', 'b', { massKg: 5_000_000 }, { kind: 'supply', modes: ['air'] })], {
        places: [place('a', airfield(10, { hours: { openMin: 360, closeMin: 1080 } })), place('b', { lat: 50, lon: 25, ...airfield(10_000) })], // prettier-ignore
        liftTypes: [liftType('plane', { mode: 'air', speedMh: 700_000, payload: payload({ massKg: 10_000 }), load: hours(1), unload: hours(1) })], // prettier-ignore
        liftPools: [pool('planes', 'plane', 'a', 500)],
      }),
      endMin: 20 * DAY,
    });
    expect(stuck('m')).toEqual(['waiting-at-resource', 'a/handling']);
  });

  test('A22.13 what is lost behind its port and comes again passes the port once', () => {
    const port = { seaport: { berths: 2 } };
    const half = (id: string, readyToLoadMin: number) => ({
      ...move(id, 'a', 'b', { massKg: 500_000 }, { kind: 'supply', modes: ['sea', 'road'], via: ['p', 'q'], readyToLoadMin }).requirement,
      element: 'm',
    }); // prettier-ignore
    const { element } = move('m', 'a', 'b', {});
    const world: World = {
      ...EMPTY_WORLD,
      endMin: 300 * DAY,
      requirements: [half('first', 0), half('second', 20 * DAY)],
      elements: [{ ...element, requirements: ['first', 'second'] }],
      places: [place('a'), place('p', port), place('q', port), place('b')],
      links: [link('ap', 'a', 'p', 'road', 30), link('pq', 'p', 'q', 'sea', 60), link('qb', 'q', 'b', 'road', 30)],
      liftTypes: [
        liftType('ship', { mode: 'sea', speedMh: 30_000, payload: payload({ massKg: 500_000 }) }),
        liftType('lorry', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 500_000 }) }),
      ],
      liftPools: [pool('ships', 'ship', 'p', 1), pool('lorries', 'lorry', 'a', 1), pool('others', 'lorry', 'q', 20)],
      risks: [{ id: 'r', modes: ['road'], links: ['qb'], fromMin: 0, untilMin: 300 * DAY, permille: 500, per100Km: false, effect: 'loss', duration: fixed(2 * DAY) }], // prettier-ignore
    };
    const simulator = new Simulator(compile(world));
    // All of it is needed, and half of it comes on day 20.
    for (let replication = 0; replication < 30; replication++)
      expect(simulator.replicate(1, replication, { sampleMin: DAY }).atPod[0]).toBeGreaterThan(20 * DAY);
  });
});

describe('A22 withdrawn and restored, as it is told', () => {
  const chain = (conditions: readonly Condition[], releasedBy: string, earliestMin = 0) => {
    const world = column(conditions, releasedBy);
    const { outcome } = run({ ...world, elements: world.elements.map((e) => ({ ...e, earliestMin })) });
    return Array.from({ length: outcome.chainStart[1] }, (_, i) => [
      CAUSES[outcome.chainCause[i]],
      outcome.chainFrom[i],
      outcome.chainTo[i],
    ]);
  };

  test('A22.14 a gate of day 5, withdrawn on day 6 and restored by a date on day 40, has been held for 34 days', () => {
    const conditions = [date('g', 5 * DAY, { revokedMin: 6 * DAY, restoredBy: 'r' }), date('r', 40 * DAY)];
    expect(chain(conditions, 'g', 7 * DAY).slice(0, 2)).toEqual([
      ['planned-date', 0, 6 * DAY],
      ['hold-by-withdrawal', 6 * DAY, 40 * DAY],
    ]);
  });

  test('A22.15 a decision of ten days that was withdrawn before it began, and restored on day 20, took ten days', () => {
    const conditions: readonly Condition[] = [
      date('request', 5 * DAY),
      { id: 'g', type: 'after', of: 'request', duration: fixed(10 * DAY), cause: 'decision', revokedMin: 2 * DAY, restoredBy: 'r' }, // prettier-ignore
      date('r', 20 * DAY),
    ];
    expect(chain(conditions, 'g').slice(0, 3)).toEqual([
      ['planned-date', 0, 5 * DAY],
      ['hold-by-withdrawal', 5 * DAY, 20 * DAY],
      ['decision', 20 * DAY, 30 * DAY],
    ]);
  });
});

describe('A22 ways that differ in what may happen on them', () => {
  test('A22.16 a risk of every link tells one long link from two short ones', () => {
    const column = (id: string, avoidPlaces: readonly string[]) =>
      move(id, 'a', 'b', { vehicles: 10, massKg: 100_000 }, { modes: ['road'], via: id === 'x' ? ['x'] : [], avoidPlaces }); // prettier-ignore
    const program = compile(
      worldOf([column('straight', ['x']), column('x', [])], {
        places: ['a', 'b', 'x'].map((id) => place(id)),
        links: [link('ab', 'a', 'b', 'road', 60), link('ax', 'a', 'x', 'road', 30), link('xb', 'x', 'b', 'road', 30)],
        risks: [{ id: 'r', modes: ['road'], fromMin: 0, untilMin: DAY, permille: 100, per100Km: false, effect: 'delay', duration: fixed(DAY) }], // prettier-ignore
      }),
    );
    const simulator = new Simulator(program);
    const struck = [0, 0];
    for (let replication = 0; replication < 400; replication++)
      simulator.replicate(1, replication, { sampleMin: DAY }).ready.forEach((at, e) => (struck[e] += at > DAY ? 1 : 0));
    // One link in ten, and one of two: 40 and 76 of 400, each within three standard errors.
    expect(program.world.elements.map(({ id }) => id)).toEqual(['straight', 'x']);
    expect(Math.abs(struck[0] - 40)).toBeLessThan(18);
    expect(Math.abs(struck[1] - 76)).toBeLessThan(24);
  });
});
