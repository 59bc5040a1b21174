/** A03: conditions, notice, unit streams, stocks and activities, with answers by hand. Minutes and kilograms. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import { begin, runUntil } from '../operation/simulation.ts';
import { Run } from '../operation/run.ts';
import type { World } from '../operation/world.ts';
import {
  cargo,
  EMPTY_WORLD,
  fixed,
  hours,
  link,
  liftType,
  move,
  payload,
  place,
  pool,
  worldOf,
} from '../testing/tiny-worlds.ts';

function run(world: World) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 720 });
  const index = (id: string) => program.world.elements.findIndex((element) => element.id === id);
  const chain = (id: string) => {
    const e = index(id);
    return Array.from({ length: outcome.chainStart[e + 1] - outcome.chainStart[e] }, (_, k) => {
      const i = outcome.chainStart[e] + k;
      return [CAUSES[outcome.chainCause[i]], outcome.chainTo[i] - outcome.chainFrom[i]] as [string, number];
    });
  };
  return {
    outcome,
    chain,
    ready: (id: string) => outcome.ready[index(id)],
    ordered: (id: string) => outcome.ordered[index(id)],
    program,
  };
}

const road = { places: [place('a'), place('b')], links: [link('l', 'a', 'b', 'road', 30)] };
/** 20 vehicles over 30 km: 60 min, 4 min for the serial to pass. */
const MARCH = 64;
const serial = { vehicles: 20, massKg: 200_000 };

describe('A03 conditions and supply', () => {
  test('A03.1 gate after gate, then notice, march, marry-up and integration: the chain names each', () => {
    const world = worldOf(
      [
        move(
          'm',
          'a',
          'b',
          serial,
          {},
          { releasedBy: 'decision', notice: fixed(1000), marryUp: fixed(200), integration: fixed(300) },
        ),
      ],
      {
        ...road,
        conditions: [
          { id: 'breach', type: 'date', atMin: 100 },
          { id: 'detected', type: 'after', of: 'breach', duration: fixed(50), cause: 'detection' },
          { id: 'decision', type: 'after', of: 'detected', duration: fixed(400), cause: 'decision' },
        ],
      },
    );
    const { chain, ordered, ready } = run(world);
    expect(ordered('m')).toBe(550);
    expect(ready('m')).toBe(550 + 1000 + MARCH + 500);
    expect(chain('m')).toEqual([
      ['planned-date', 100],
      ['detection', 50],
      ['decision', 400],
      ['notice', 1000],
      ['moving', 64],
      ['marry-up', 200],
      ['integration', 300],
    ]);
  });

  test('A03.2 all, any and two of three are met by the last, the first and the second', () => {
    const dates = [10, 20, 30].map((atMin, i) => ({ id: `d${i}`, type: 'date' as const, atMin }));
    const of = dates.map((d) => d.id);
    const world: World = {
      ...EMPTY_WORLD,
      conditions: [
        ...dates,
        { id: 'all', type: 'all', of },
        { id: 'any', type: 'any', of },
        { id: 'two', type: 'at-least', count: 2, of },
      ],
    };
    const { outcome, program } = run(world);
    const metAt = (id: string) => outcome.conditionMetAt[program.world.conditions.findIndex((c) => c.id === id)];
    expect([metAt('all'), metAt('any'), metAt('two')]).toEqual([30, 10, 20]);
  });

  test('A03.3 a withdrawal before the order freezes the element; after it has left, it goes on', () => {
    const withdrawn = (revokedMin: number) =>
      worldOf([move('m', 'a', 'b', serial, {}, { releasedBy: 'gate', notice: fixed(500) })], {
        ...road,
        conditions: [{ id: 'gate', type: 'date', atMin: 100, revokedMin }],
      });
    expect(run(withdrawn(50)).ready('m')).toBe(-1);
    expect(run(withdrawn(300)).ready('m')).toBe(-1);
    expect(run(withdrawn(601)).ready('m')).toBe(600 + MARCH);
  });

  test('A03.4 an enabling element must be ready first; the chain goes through it', () => {
    const world = worldOf(
      [
        move('m', 'a', 'b', serial, {}, { readyWhen: 'needs' }),
        move('enabler', 'a', 'b', serial, {}, { notice: fixed(2000) }),
      ],
      { ...road, conditions: [{ id: 'needs', type: 'ready', element: 'enabler' }] },
    );
    const { ready, chain } = run(world);
    expect(ready('enabler')).toBe(2000 + MARCH);
    expect(ready('m')).toBe(ready('enabler'));
    expect(chain('m')).toEqual(chain('enabler'));
  });

  test('A03.5 people are called forward when half of the equipment has arrived', () => {
    const [people, equipment] = [
      move('u/people', 'a', 'b', { pax: 100, massKg: 12_000 }, { kind: 'people', releasedBy: 'half' }),
      move('u/wheeled', 'a', 'b', { vehicles: 150, massKg: 1_500_000 }),
    ];
    const world: World = {
      ...worldOf([], {
        ...road,
        conditions: [{ id: 'half', type: 'arrived', requirements: ['u/wheeled'], permille: 500 }],
      }),
      requirements: [
        { ...people.requirement, element: 'u' },
        { ...equipment.requirement, element: 'u' },
      ],
      elements: [{ ...equipment.element, id: 'u', requirements: ['u/people', 'u/wheeled'] }],
    };
    const { outcome, program } = run(world);
    // Two serials of 75 vehicles set out at once: 60 min and 15 min to pass; coaches do 30 km in 30 min.
    expect(outcome.ready[program.world.elements.findIndex((e) => e.id === 'u')]).toBe(75 + 30);
  });

  test('A03.6 (S3) depot 1,200 t, use 100 t a day, 60 t a day from day 5: 700 t on day 5, empty on day 22.5', () => {
    const world: World = {
      ...EMPTY_WORLD,
      places: [place('d')],
      stocks: [{ id: 's', place: 'd', class: 'III', kind: 'fuel', amountKg: 1_200_000, capacityKg: -1, reserveKg: 0 }],
      // Resupply as a smaller draw on the stock from day 5 on.
      consumers: [
        {
          id: 'c',
          stock: 's',
          steps: [
            { fromMin: 0, kgPerDay: 100_000 },
            { fromMin: 5 * 1440, kgPerDay: 40_000 },
          ],
        },
      ],
    };
    const { outcome } = run(world);
    expect(outcome.stockLevel[10]).toBe(700_000);
    // 700 t at 40 t a day is 17.5 days.
    expect(outcome.stockOutAt[0]).toBe(22.5 * 1440);
  });

  test('A03.7 a hub orders when it falls to its reorder point, and a lorry brings the order', () => {
    const world: World = {
      ...EMPTY_WORLD,
      ...road,
      liftTypes: [
        liftType('lorry', {
          mode: 'road',
          speedMh: 30_000,
          payload: payload({ massKg: 50_000 }),
          load: hours(1),
          unload: hours(1),
        }),
      ],
      liftPools: [pool('lorries', 'lorry', 'a', 1)],
      stocks: [
        { id: 'depot', place: 'a', class: 'I', kind: 'supply', amountKg: 1_000_000, capacityKg: -1, reserveKg: 0 },
        { id: 'hub', place: 'b', class: 'I', kind: 'supply', amountKg: 60_000, capacityKg: -1, reserveKg: 0 },
      ],
      consumers: [{ id: 'c', stock: 'hub', steps: [{ fromMin: 0, kgPerDay: 14_400 }] }],
      replenishments: [
        {
          id: 'r',
          stock: 'hub',
          from: 'depot',
          reorderPointKg: 30_000,
          orderUpToKg: 70_000,
          lotKg: 1000,
          priority: 1,
          modes: ['road'],
        },
      ],
    };
    const run = new Run(compile(world));
    begin(run, 1, 0, 0);
    // 10 kg a minute: 30 t are gone after 3,000 min; 40 t are ordered.
    runUntil(run, 2999, 0, () => undefined);
    expect(run.state.ruleOnOrder[0]).toBe(0);
    runUntil(run, 3000, 0, () => undefined);
    expect(run.state.ruleOnOrder[0]).toBe(40_000);
    expect(run.state.stockLevel[run.program.world.stocks.findIndex((s) => s.id === 'depot')]).toBe(960_000);
    // 1 h load, 1 h drive, 1 h unload.
    runUntil(run, 3179, 0, () => undefined);
    expect(run.state.ruleOnOrder[0]).toBe(40_000);
    runUntil(run, 3180, 0, () => undefined);
    expect(run.state.ruleOnOrder[0]).toBe(0);
    expect(run.state.stockReceived[run.program.world.stocks.findIndex((s) => s.id === 'hub')]).toBe(40_000);
  });

  test('A03.8 an activity takes its inputs, lasts, and yields what is good', () => {
    const world: World = {
      ...EMPTY_WORLD,
      places: [place('d', { seaport: { berths: 1 } })],
      stocks: [
        { id: 'in', place: 'd', class: 'IV', kind: 'supply', amountKg: 25_000, capacityKg: -1, reserveKg: 0 },
        { id: 'out', place: 'd', class: 'II', kind: 'supply', amountKg: 0, capacityKg: -1, reserveKg: 0 },
      ],
      activities: [
        {
          id: 'works',
          inputs: [{ stock: 'in', amountKg: 10_000 }],
          duration: fixed(600),
          repeat: 5,
          yieldPermille: 900,
          stocks: [{ stock: 'out', amountKg: 1000 }],
          capacity: [{ resource: 'd/berths', permille: 2000 }],
        },
      ],
    };
    const run = new Run(compile(world));
    begin(run, 1, 0, 0);
    runUntil(run, 10_000, 0, () => undefined);
    const stock = (id: string) => run.state.stockLevel[run.program.world.stocks.findIndex((s) => s.id === id)];
    // Inputs are enough for two runs of the five.
    expect(stock('in')).toBe(5000);
    expect(stock('out')).toBe(1800);
    expect(run.bank.effective[0]).toBe(2);
  });

  test('A03.9 first priority first, whatever the order of the lines; one train for two loads', () => {
    const rail = { rail: { ramps: 2, gauges: [1435] as const } };
    const load = cargo({ vehicles: 20, massKg: 400_000, wagonTenths: 300 });
    const world = worldOf(
      [
        move('late', 'a', 'b', load, { priority: 9, modes: ['rail'] }),
        move('soon', 'a', 'b', load, { priority: 1, modes: ['rail'] }),
      ],
      {
        places: [place('a', rail), place('b', rail)],
        links: [link('l', 'a', 'b', 'rail', 100)],
        liftTypes: [
          liftType('train', {
            mode: 'rail',
            speedMh: 20_000,
            payload: payload({ wagonTenths: 300 }),
            load: hours(1),
            unload: hours(1),
          }),
        ],
        // The train comes when both loads are waiting.
        liftPools: [pool('p', 'train', 'a', 1, { availableMin: [500] })],
      },
    );
    const { ready } = run(world);
    expect(ready('soon')).toBe(500 + 7 * 60);
    expect(ready('late')).toBe(500 + 7 * 60 + 5 * 60 + 7 * 60);
  });

  test('A03.10 a delivery released at the very minute it is due comes once; released later, it comes then, and goes on', () => {
    const world = (atMin: number, opens: number): World => ({
      ...EMPTY_WORLD,
      places: [place('d')],
      conditions: [{ id: 'open', type: 'date', atMin: opens }],
      stocks: [{ id: 's', place: 'd', class: 'I', kind: 'supply', amountKg: 0, capacityKg: -1, reserveKg: 0 }],
      deliveries: [{ id: 'x', stock: 's', amountKg: 100, atMin, everyMin: 1000, times: 3, releasedBy: 'open' }],
    });
    const level = (w: World, until: number) => {
      const run = new Run(compile(w));
      begin(run, 1, 0, 0);
      runUntil(run, until, 0, () => undefined);
      return run.state.stockLevel[0];
    };
    expect(level(world(0, 0), 999)).toBe(100);
    expect(level(world(0, 0), 5000)).toBe(300);
    expect(level(world(500, 700), 699)).toBe(0);
    expect(level(world(500, 700), 700)).toBe(100);
    expect(level(world(500, 700), 1700)).toBe(200);
  });

  test('A03.11 what cannot be carried by the lift of most assets waits for the lift that carries it', () => {
    const lorry = { mode: 'road' as const, speedMh: 30_000, load: hours(1), unload: hours(1) };
    const world = worldOf(
      [move('m', 'a', 'b', { vehicles: 40, massKg: 1_600_000 }, { kind: 'tracked', modes: ['road'] })],
      {
        ...road,
        liftTypes: [
          liftType('truck', { ...lorry, carries: ['supply'], payload: payload({ massKg: 300_000 }) }),
          liftType('het', { ...lorry, carries: ['tracked'], payload: payload({ vehicles: 20 }) }),
        ],
        liftPools: [pool('trucks', 'truck', 'a', 9), pool('hets', 'het', 'a', 1)],
      },
    );
    const program = compile(world);
    const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 720 });
    const waits = Array.from(outcome.chainCause)
      .map((cause, i) => ({ cause: CAUSES[cause], at: resourceName(program, outcome.chainResource[i]) }))
      .filter((entry) => entry.cause === 'waiting-for-lift');
    expect(waits).toEqual([{ cause: 'waiting-for-lift', at: 'lift/het' }]);
  });

  test('A03.12 what is met when a decision starts shortens or lengthens it, down to a floor', () => {
    const world = (permille: number, leastPermille?: number): World => ({
      ...EMPTY_WORLD,
      conditions: [
        { id: 'breach', type: 'date', atMin: 100 },
        { id: 'covered', type: 'date', atMin: 50 },
        { id: 'too-late', type: 'date', atMin: 101 },
        {
          id: 'detected',
          type: 'after',
          of: 'breach',
          duration: fixed(1000),
          cause: 'detection',
          leastPermille,
          modifiers: [
            { condition: 'covered', permille },
            { condition: 'too-late', permille: 5000 },
          ],
        },
      ],
    });
    const detectedAt = (w: World) => {
      const { outcome, program } = run(w);
      return outcome.conditionMetAt[program.world.conditions.findIndex((c) => c.id === 'detected')];
    };
    expect(detectedAt(world(0))).toBe(1100);
    expect(detectedAt(world(-600))).toBe(100 + 400);
    expect(detectedAt(world(250))).toBe(100 + 1250);
    expect(detectedAt(world(-1500))).toBe(100);
    expect(detectedAt(world(-1500, 200))).toBe(100 + 200);
  });

  test('A03.13 an office with one desk deals with decisions one after another, first come, first served', () => {
    const due = [0, 10, 20].map((atMin, i) => ({ id: `due${i}`, type: 'date' as const, atMin }));
    const decisions = [300, 200, 100].map((minutes, i) => ({
      id: `decision${i}`,
      type: 'after' as const,
      of: `due${i}`,
      duration: fixed(minutes),
      cause: 'decision' as const,
      office: 'cell',
      // The second is withdrawn while it stands in line: it takes no desk.
      revokedMin: i === 1 ? 50 : undefined,
    }));
    const metAt = (desks: number) => {
      const { outcome, program } = run({
        ...EMPTY_WORLD,
        conditions: [...due, ...decisions],
        offices: [{ id: 'cell', desks }],
      });
      return decisions.map((d) => outcome.conditionMetAt[program.world.conditions.findIndex((c) => c.id === d.id)]);
    };
    expect(metAt(1)).toEqual([300, -1, 400]);
    expect(metAt(3)).toEqual([300, -1, 120]);
  });

  test('A03.14 a condition counts the runs of an activity', () => {
    const { outcome, program } = run({
      ...EMPTY_WORLD,
      activities: [
        { id: 'course', inputs: [], duration: hours(24), repeat: 4, yieldPermille: 1000, stocks: [], capacity: [] },
      ],
      conditions: [1, 3, 5].map((runs) => ({ id: `done${runs}`, type: 'done' as const, activity: 'course', runs })),
    });
    const metAt = (id: string) => outcome.conditionMetAt[program.world.conditions.findIndex((c) => c.id === id)];
    expect(['done1', 'done3', 'done5'].map(metAt)).toEqual([1440, 3 * 1440, -1]);
  });
});
