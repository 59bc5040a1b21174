/** A04: withdrawals that hold and are lifted, and capacities that follow a condition. Answers by hand, minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Condition, World } from '../operation/world.ts';
import { fixed, hours, link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

function run(world: World) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 720 });
  const at = (id: string) => program.world.elements.findIndex((e) => e.id === id);
  const ledger = (id: string) => {
    const list: [string, number][] = [];
    for (let i = outcome.chainStart[at(id)]; i < outcome.chainStart[at(id) + 1]; i++)
      list.push([CAUSES[outcome.chainCause[i]], outcome.chainTo[i] - outcome.chainFrom[i]]);
    return list;
  };
  return { ready: (id: string) => outcome.ready[at(id)], ledger };
}

/** Breach at 300 holds what the order at 0 had released; the decision at `restoredMin` lets it go on. */
const held = (restoredMin: number): Condition[] => [
  { id: 'order', type: 'date', atMin: 0, revokedBy: 'breach', restoredBy: 'decision' },
  { id: 'breach', type: 'date', atMin: 300 },
  { id: 'decision', type: 'date', atMin: restoredMin },
];

/** 20 vehicles, three roads of 30 km in a row, one after another lane by rail so that each is a leg of its own. */
const rail = { rail: { ramps: 5, gauges: [1435] as const } };
const train = liftType('train', {
  mode: 'rail',
  speedMh: 30_000,
  payload: payload({ wagonTenths: 300 }),
  load: hours(1),
  unload: hours(1),
});

describe('A04 holds', () => {
  const notice = (restoredMin: number, noticeMin: number) =>
    run(
      worldOf(
        [
          move(
            'm',
            'a',
            'b',
            { wagonTenths: 300, massKg: 1 },
            { modes: ['rail'] },
            { releasedBy: 'order', notice: fixed(noticeMin) },
          ),
        ],
        {
          places: [place('a', rail), place('b', rail)],
          links: [link('l', 'a', 'b', 'rail', 30)],
          liftTypes: [train],
          liftPools: [pool('p', 'train', 'a', 1)],
          conditions: held(restoredMin),
        },
      ),
    );

  test('A04.1 held under notice: it leaves when the hold ends, and the hold is in its ledger', () => {
    const { ready, ledger } = notice(1000, 500);
    expect(ready('m')).toBe(1000 + 180);
    expect(ledger('m').filter(([, minutes]) => minutes > 0)).toEqual([
      ['notice', 500],
      ['hold-by-withdrawal', 500],
      ['loading', 60],
      ['moving', 60],
      ['discharge', 60],
    ]);
  });

  test('A04.2 a hold that ends before the notice does costs nothing; one that never ends, everything', () => {
    expect(notice(400, 500).ready('m')).toBe(500 + 180);
    expect(
      notice(400, 500)
        .ledger('m')
        .map(([cause]) => cause),
    ).not.toContain('hold-by-withdrawal');
    const never = notice(100_000, 500);
    expect(never.ready('m')).toBe(-1);
    expect(never.ledger('m').map(([cause]) => cause)).toEqual(['notice', 'hold-by-withdrawal']);
    expect(never.ledger('m')[0][1]).toBe(500);
  });

  test('A04.3 a decision that is there before the breach means no hold', () => {
    expect(notice(200, 500).ready('m')).toBe(500 + 180);
  });

  test('A04.4 on the way: the leg is finished, the next begins after the hold', () => {
    // By rail a-b 0 to 360 (load 60, 240 min, unload 60), then the road b-c: 20 vehicles over 30 km take 64 min.
    const world = worldOf(
      [
        move(
          'm',
          'a',
          'c',
          { vehicles: 20, wagonTenths: 300, massKg: 1 },
          { modes: ['rail', 'road'] },
          { releasedBy: 'order' },
        ),
      ],
      {
        places: [place('a', rail), place('b', rail), place('c')],
        links: [link('l', 'a', 'b', 'rail', 120), link('m', 'b', 'c', 'road', 30)],
        liftTypes: [train],
        liftPools: [pool('p', 'train', 'a', 1)],
        conditions: held(1000),
      },
    );
    expect(run(world).ready('m')).toBe(1000 + 64);
    expect(run(world).ledger('m')).toContainEqual(['hold-by-withdrawal', 640]);
    expect(run({ ...world, conditions: held(200) }).ready('m')).toBe(360 + 64);
  });

  test('A04.5 in the queue for lift: others go first, it goes on when the hold ends', () => {
    // One train. m1 loads at 0 and is away until 180, m2 waits for it and is held from 300 on: busy elsewhere until then.
    const world = worldOf(
      [
        move('m1', 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'], priority: 1 }),
        move(
          'm2',
          'a',
          'b',
          { wagonTenths: 300, massKg: 1 },
          { modes: ['rail'], priority: 2 },
          { releasedBy: 'order' },
        ),
        move('m3', 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'], priority: 3 }),
      ],
      {
        places: [place('a', rail), place('b', rail)],
        links: [link('l', 'a', 'b', 'rail', 120)],
        liftTypes: [train],
        liftPools: [pool('p', 'train', 'a', 1)],
        conditions: held(2000),
      },
    );
    // m1 0-360; back at 600; m3 instead of m2, 600-960; at 2000 the train has been at home for long.
    const { ready, ledger } = run(world);
    expect([ready('m1'), ready('m3'), ready('m2')]).toEqual([360, 960, 2360]);
    expect(ledger('m2')).toContainEqual(['hold-by-withdrawal', 1700]);
  });

  test('A04.6 a condition that fell with its child is met again with it, its drawn time begun anew', () => {
    const conditions: Condition[] = [
      ...held(1000),
      { id: 'after', type: 'after', of: 'order', duration: fixed(400), cause: 'decision' },
    ];
    const world = worldOf([move('m', 'a', 'a', { vehicles: 1, massKg: 1 }, {}, { releasedBy: 'after' })], {
      places: [place('a')],
      conditions,
    });
    expect(run(world).ready('m')).toBe(1400);
  });
});

describe('A04 effects', () => {
  test('A04.7 an opening unit doubles the ramps while it is there', () => {
    // Ten trains of 60 min loading each at one ramp; from 300 on two ramps.
    const moves = Array.from({ length: 10 }, (_, i) =>
      move(`m${i}`, 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'] }),
    );
    const one = { rail: { ramps: 1, gauges: [1435] as const } };
    const world = (effects: World['effects']) =>
      worldOf([...moves, move('opening', 'b', 'b', { vehicles: 1, massKg: 1 }, {}, { earliestMin: 300 })], {
        places: [place('a', one), place('b', { rail: { ramps: 99, gauges: [1435] as const } })],
        links: [link('l', 'a', 'b', 'rail', 30)],
        liftTypes: [{ ...train, unload: fixed(0) }],
        liftPools: [pool('p', 'train', 'a', 10)],
        conditions: [{ id: 'opened', type: 'ready', element: 'opening' }],
        effects,
      });
    const last = (w: World) => Math.max(...moves.map(({ element }) => run(w).ready(element.id)));
    expect(last(world([]))).toBe(600 + 60);
    // Five by 300, five more two at a time: 300-360, 360-420, 420-480.
    expect(last(world([{ id: 'x', when: 'opened', resource: 'a/ramps', permille: 2000 }]))).toBe(480 + 60);
    expect(last(world([{ id: 'x', when: 'opened', place: 'a', permille: 2000 }]))).toBe(480 + 60);
  });
});
