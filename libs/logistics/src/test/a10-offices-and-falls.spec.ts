/** A10: offices with desks, refusals, what falls with a child and stands again, modifiers and partial arrivals. Answers by hand, minutes. */
import { CAUSES } from '../operation/explanation/cause.ts';
import { compile } from '../operation/compile.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Condition, Office, World } from '../operation/world.ts';
import { EMPTY_WORLD, fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const date = (id: string, atMin: number, part: { revokedMin?: number; restoredBy?: string } = {}): Condition => ({
  id,
  type: 'date',
  atMin,
  ...part,
});
const after = (id: string, of: string, minutes: number, part: object = {}): Condition => ({
  id,
  type: 'after',
  of,
  duration: fixed(minutes),
  cause: 'decision',
  ...part,
});

/** When each condition was met, and when its time began. */
function met(
  conditions: readonly Condition[],
  offices: readonly Office[] = [],
  part: Partial<World> = {},
  replication = 0,
) {
  const program = compile({ ...EMPTY_WORLD, offices, ...part, conditions });
  const { conditionMetAt, conditionStartedAt } = new Simulator(program).replicate(1, replication, { sampleMin: 1440 });
  const of = (list: Int32Array) => Object.fromEntries(program.world.conditions.map(({ id }, c) => [id, list[c]]));
  return { at: of(conditionMetAt), began: of(conditionStartedAt) };
}

describe('A10 offices and falls', () => {
  const office = { office: 'cell' };

  test('A10.1 two desks and three decisions: the third begins when the first desk is free', () => {
    const three = [100, 200, 300].map((minutes, i) => after(`c${i}`, 'start', minutes, office));
    const { at, began } = met([date('start', 0), ...three], [{ id: 'cell', desks: 2 }]);
    expect([at['c0'], at['c1'], at['c2']]).toEqual([100, 200, 400]);
    expect([began['c0'], began['c1'], began['c2']]).toEqual([0, 0, 100]);
  });

  test('A10.2 the line is served first come, first served, whatever the names are', () => {
    const conditions = ['d', 'b', 'c', 'a'].flatMap((id, i) => [
      date(`x${i}`, 10 * i),
      after(id, `x${i}`, 100, office),
    ]);
    const { at } = met(conditions, [{ id: 'cell', desks: 1 }]);
    expect([at['d'], at['b'], at['c'], at['a']]).toEqual([100, 200, 300, 400]);
  });

  test('A10.2a the chain of who was in line goes through the line to what made the decision due', () => {
    const column = move('m', 'a', 'b', { vehicles: 20, massKg: 200_000 }, {}, { releasedBy: 'second' });
    const program = compile(
      worldOf([column], {
        places: [place('a'), place('b')],
        links: [link('l', 'a', 'b', 'road', 30)],
        offices: [{ id: 'cell', desks: 1 }],
        conditions: [
          date('day', 0),
          after('first', 'day', 100, office),
          date('the-other-day', 40),
          after('second', 'the-other-day', 100, office),
        ],
      }),
    );
    const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
    const chain = Array.from(outcome.chainCause, (cause, i) => [
      CAUSES[cause],
      resourceName(program, outcome.chainResource[i]),
      outcome.chainTo[i] - outcome.chainFrom[i],
    ]);
    // Due at 40, in line until 100, decided at 200; the line is part of the decision, and spent at the office.
    expect(chain.slice(0, 3)).toEqual([
      ['planned-date', null, 40],
      ['decision', 'office/cell', 60],
      ['decision', 'gate/second', 100],
    ]);
  });

  test('A10.2b the chain goes through what needs all of several to the one that came last', () => {
    const column = move('m', 'a', 'b', { vehicles: 20, massKg: 200_000 }, {}, { releasedBy: 'both' });
    const program = compile(
      worldOf([column], {
        places: [place('a'), place('b')],
        links: [link('l', 'a', 'b', 'road', 30)],
        conditions: [
          date('day', 0),
          date('early', 10),
          after('decision', 'day', 100),
          { id: 'both', type: 'all', of: ['early', 'decision'] },
        ],
      }),
    );
    const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
    expect([CAUSES[outcome.chainCause[0]], outcome.chainFrom[0], outcome.chainTo[0]]).toEqual(['decision', 0, 100]);
  });

  test('A10.3 a refusal takes no time and frees the desk for the next in line', () => {
    const conditions = [
      date('start', 0),
      after('a', 'start', 100, office),
      after('b', 'start', 100, { ...office, refusalPermille: 1000 }),
      after('c', 'start', 100, office),
    ];
    const { at } = met(conditions, [{ id: 'cell', desks: 1 }]);
    expect([at['a'], at['b'], at['c']]).toEqual([100, -1, 200]);
  });

  test('A10.3a a decision whose ground came while it was withdrawn begins when it is restored, and not before its ground', () => {
    const withdrawn = { revokedMin: 10, restoredBy: 'back' };
    const ground = (atMin: number) =>
      met([date('ground', atMin), after('x', 'ground', 100, withdrawn), date('back', 80)]).at['x'];
    expect([ground(50), ground(120)]).toEqual([180, 220]);
  });

  test('A10.3b a refusal with a chance of three in ten is refused in three replications of ten', () => {
    const conditions = [date('start', 0), after('a', 'start', 100, { refusalPermille: 300 })];
    const refused = Array.from({ length: 400 }, (_, r) => met(conditions, [], {}, r).at['a']).filter((at) => at < 0);
    // 120 expected, standard deviation 9.2: four of them either way.
    expect(refused.length).toBeGreaterThan(83);
    expect(refused.length).toBeLessThan(157);
  });

  test('A10.4 a decision whose ground falls leaves its desk; the next begins at once, and it begins anew when the ground is back', () => {
    const conditions = [
      date('ground', 0, { revokedMin: 40, restoredBy: 'back' }),
      date('back', 60),
      date('start', 10),
      after('a', 'ground', 100, office),
      after('b', 'start', 100, office),
    ];
    const { at, began } = met(conditions, [{ id: 'cell', desks: 1 }]);
    // a has the desk from 0 to 40, b from 40 to 140, a again from 140.
    expect([began['b'], at['b']]).toEqual([40, 140]);
    expect([began['a'], at['a']]).toEqual([140, 240]);
  });

  test('A10.5 what falls in line never gets a desk, and what was met before its ground fell is taken back', () => {
    const line = [
      date('start', 0),
      date('ground', 1, { revokedMin: 50 }),
      after('a', 'start', 100, office),
      after('b', 'ground', 100, office),
      after('c', 'start', 100, office),
    ];
    const { at } = met(line, [{ id: 'cell', desks: 1 }]);
    expect([at['a'], at['b'], at['c']]).toEqual([100, -1, 200]);
    // Met at 100 and fallen at 150: what waits for it from 200 on never comes.
    const fallen = met([
      date('ground', 0, { revokedMin: 150 }),
      date('late', 200),
      after('m', 'ground', 100),
      { id: 'both', type: 'all', of: ['m', 'late'] },
    ]);
    expect([fallen.at['m'], fallen.at['both']]).toEqual([100, -1]);
  });

  test('A10.6 two of three: it falls when only one is left, and stands again with another', () => {
    const conditions: Condition[] = [
      date('x', 10, { revokedMin: 30 }),
      date('y', 20),
      date('z', 50),
      { id: 'two', type: 'at-least', count: 2, of: ['x', 'y', 'z'] },
      after('then', 'two', 25),
    ];
    const { at } = met(conditions);
    // Met at 20, fallen at 30 before its 25 minutes were over, met again at 50.
    expect([at['two'], at['then']]).toEqual([50, 75]);
    // Three of them: losing one of three leaves two, which is enough.
    const enough = met([date('x', 10, { revokedMin: 35 }), date('y', 20), date('z', 30), conditions[3], conditions[4]]);
    expect([enough.at['two'], enough.at['then']]).toEqual([20, 45]);
  });

  test('A10.6a a restorer that comes before any withdrawal changes nothing; after one the chain goes through it', () => {
    const early = met([date('g', 10, { revokedMin: 50, restoredBy: 'back' }), date('back', 20), after('then', 'g', 5)]);
    expect([early.at['g'], early.at['then']]).toEqual([10, 15]);
    const column = move('m', 'a', 'b', { vehicles: 20, massKg: 200_000 }, {}, { releasedBy: 'gate' });
    const program = compile(
      worldOf([column], {
        places: [place('a'), place('b')],
        links: [link('l', 'a', 'b', 'road', 30)],
        conditions: [
          date('start', 0),
          date('x', 100),
          after('back', 'start', 300),
          { id: 'gate', type: 'all', of: ['x'], revokedMin: 50, restoredBy: 'back' },
        ],
      }),
    );
    const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
    expect(CAUSES[outcome.chainCause[0]]).toBe('decision');
    expect(outcome.chainTo[0] - outcome.chainFrom[0]).toBe(300);
    expect(outcome.ready[0]).toBe(364);
  });

  test('A10.6b what was decided in the first minute was decided then, whatever is taken back and decided anew', () => {
    const conditions = [
      date('back', 200),
      date('asked', 0, { revokedMin: 100, restoredBy: 'back' }),
      after('c', 'asked', 0),
    ];
    const program = compile({ ...EMPTY_WORLD, conditions });
    const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
    const c = program.world.conditions.findIndex(({ id }) => id === 'c');
    const { conditionFirstMetAt, conditionStartedAt, conditionDueFrom, conditionMetAt } = outcome;
    expect([conditionFirstMetAt[c], conditionStartedAt[c], conditionDueFrom[c]]).toEqual([0, 0, 0]);
    expect(conditionMetAt[c]).toBe(200);
  });

  test('A10.7 modifiers add up, those count that are met when the time begins, and there is a least', () => {
    const base = [date('start', 100), date('before', 100 - 1), date('later', 101)];
    const timed = (modifiers: readonly { condition: string; permille: number }[], leastPermille?: number) =>
      met([...base, after('c', 'start', 1000, { modifiers, leastPermille })]).at['c'] - 100;
    expect(timed([])).toBe(1000);
    expect(timed([{ condition: 'before', permille: -300 }])).toBe(700);
    expect(
      timed([
        { condition: 'before', permille: -300 },
        { condition: 'start', permille: 400 },
      ]),
    ).toBe(1100);
    expect(timed([{ condition: 'later', permille: -300 }])).toBe(1000);
    expect(timed([{ condition: 'before', permille: -900 }], 500)).toBe(500);
    expect(timed([{ condition: 'before', permille: -2000 }])).toBe(0);
    // What the minute of the date brings counts, whichever of the two is looked at first.
    for (const [start, sooner] of ['ab', 'ba'])
      expect(
        met([date(start, 100), date(sooner, 100), after('0', start, 1000, { modifiers: [{ condition: sooner, permille: -300 }] })]).at['0'],
      ).toBe(800); // prettier-ignore
  });

  test('A10.8 half of three consignments are two, half of two is one', () => {
    const rail = { rail: { ramps: 9, gauges: [1435] as const } };
    const arrived = (loads: number, permille: number) => {
      const program = compile(
        worldOf([move('m', 'a', 'b', { wagonTenths: 300 * loads, massKg: loads }, { modes: ['rail'] })], {
          places: [place('a', rail), place('b', rail)],
          links: [link('l', 'a', 'b', 'rail', 220)],
          liftTypes: [liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }) })],
          liftPools: [pool('p', 'train', 'a', 1)],
          conditions: [{ id: 'c', type: 'arrived', requirements: ['m'], permille }],
        }),
      );
      return new Simulator(program).replicate(1, 0, { sampleMin: 1440 }).conditionMetAt[0];
    };
    // Arrivals at 600, 1800, 3000.
    expect([arrived(3, 500), arrived(3, 1000), arrived(3, 1)]).toEqual([1800, 3000, 600]);
    expect([arrived(2, 500), arrived(2, 501)]).toEqual([600, 1800]);
  });

  test('A10.9 decisions that share a factor are late together, others are not', () => {
    const drawn = { kind: 'uniform' as const, min: 0, max: 1000 };
    const program = compile({
      ...EMPTY_WORLD,
      conditions: [
        date('start', 0),
        ...['a', 'b'].map((id) => after(id, 'start', 0, { duration: drawn, factor: 'politics' })),
        ...['c', 'd'].map((id) => after(id, 'start', 0, { duration: drawn })),
      ],
    });
    const simulator = new Simulator(program);
    const rows = Array.from({ length: 400 }, (_, r) => simulator.replicate(1, r, { sampleMin: 1440 }).conditionMetAt);
    const index = (id: string) => program.world.conditions.findIndex((c) => c.id === id);
    const correlation = (a: string, b: string) => {
      const [x, y] = [a, b].map((id) => rows.map((row) => row[index(id)]));
      const mean = (list: readonly number[]) => list.reduce((sum, v) => sum + v, 0) / list.length;
      const [mx, my] = [mean(x), mean(y)];
      const sum = (f: (i: number) => number) => x.reduce((total, _, i) => total + f(i), 0);
      return (
        sum((i) => (x[i] - mx) * (y[i] - my)) / Math.sqrt(sum((i) => (x[i] - mx) ** 2) * sum((i) => (y[i] - my) ** 2))
      );
    };
    // A Gaussian copula of 0.6 is a rank correlation of 6 / pi x asin(0.3) = 0.58.
    expect(Math.abs(correlation('a', 'b') - 0.58)).toBeLessThan(0.1);
    expect(Math.abs(correlation('c', 'd'))).toBeLessThan(0.13);
  });
});
