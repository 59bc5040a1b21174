/** C01: disruption, with answers by hand: damage, closure, repair, loss of stock, chance, and disruptions that never end. Minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSE, CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import { Run } from '../operation/run.ts';
import { begin, finish, runUntil } from '../operation/simulation.ts';
import type { Disruption, World } from '../operation/world.ts';
import { numbers } from '../testing/random-numbers.ts';
import { randomWorld } from '../testing/random-world.ts';
import { EMPTY_WORLD, fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const damage = (part: Partial<Disruption>): Disruption => ({
  id: 'd',
  permille: 0,
  duration: fixed(DAY),
  probabilityPermille: 1000,
  stockLossPermille: 0,
  atMin: 0,
  ...part,
});

/** `trains` loads on as many trains: 600 min of rail, then 300 on one of the ramps at b. */
const trains = (count: number, ramps: number, disruptions: readonly Disruption[], perDay?: number): World =>
  worldOf(
    Array.from({ length: count }, (_, i) =>
      move(`${i}`, 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'], priority: i + 1 }),
    ),
    {
      places: [place('a', { rail: { ramps: 99, gauges: [1435] } }), place('b', { rail: { ramps, gauges: [1435] } })],
      links: [link('l', 'a', 'b', 'rail', 220, perDay === undefined ? {} : { trains: { perDay } })],
      liftTypes: [
        liftType('train', {
          mode: 'rail',
          speedMh: 22_000,
          payload: payload({ wagonTenths: 300 }),
          unload: fixed(300),
        }),
      ],
      liftPools: [pool('p', 'train', 'a', count)],
      disruptions,
    },
  );

function run(world: World, replication = 0) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, replication, { sampleMin: DAY });
  const chain = (e: number) =>
    Array.from({ length: outcome.chainStart[e + 1] - outcome.chainStart[e] }, (_, k) => {
      const i = outcome.chainStart[e] + k;
      const name = resourceName(program, outcome.chainResource[i]);
      return [CAUSES[outcome.chainCause[i]], outcome.chainTo[i] - outcome.chainFrom[i], name] as const;
    });
  return { ready: Array.from(outcome.ready), chain, outcome };
}

describe('C01 disruption', () => {
  test('C01.0 supply that waited for something closed changes nothing in what is written of others', () => {
    // One train an hour leaves for b: the second of two waits an hour. To c the line is closed until minute 20, for two trains with supply.
    const world = trains(2, 9, [damage({ resource: 'm/path', duration: fixed(20) })], 24);
    const stock = { class: 'I' as const, kind: 'supply' as const, capacityKg: -1, reserveKg: 0 };
    const { ready, chain } = run({
      ...world,
      places: [...world.places, place('c', { rail: { ramps: 9, gauges: [1435] } })],
      links: [...world.links, link('m', 'a', 'c', 'rail', 220, { trains: { perDay: 14_400 } })],
      liftTypes: [{ ...world.liftTypes[0], payload: payload({ wagonTenths: 300, massKg: 400_000 }) }],
      liftPools: [pool('p', 'train', 'a', 4)],
      stocks: [
        { ...stock, id: 'depot', place: 'a', amountKg: 800_000 },
        { ...stock, id: 'hub', place: 'c', amountKg: 0 },
      ],
      replenishments: [
        {
          ...{ id: 'r', stock: 'hub', from: 'depot', reorderPointKg: 0, orderUpToKg: 800_000, lotKg: 1000 },
          ...{ priority: 50, modes: ['rail' as const] },
        },
      ],
    });
    expect(ready).toEqual([900, 960]);
    expect(chain(1)).toEqual([
      ['waiting-at-resource', 60, 'l/path'],
      ['moving', 600, null],
      ['discharge', 300, null],
    ]);
  });

  test('C01.1 closed while a train is worked: it finishes, the next waits for the repair and is told so', () => {
    const { ready, chain } = run(trains(2, 1, [damage({ resource: 'b/ramps', atMin: 700, duration: fixed(1000) })]));
    // The first is on the ramp from 600 to 900; the ramp is there again at 1700.
    expect(ready).toEqual([900, 2000]);
    // It came at 600 and waited 100 for the first, then 1000 for the repair.
    const waits = chain(1).filter(([, , name]) => name === 'b/ramps');
    expect(waits.reduce((sum, [, minutes]) => sum + minutes, 0)).toBe(1100);
    expect(waits).toContainEqual(['closed', 1000, 'b/ramps']);
  });

  test('C01.2 half of four ramps: two trains at a time until the repair', () => {
    expect(run(trains(4, 4, [])).ready).toEqual([900, 900, 900, 900]);
    expect(run(trains(4, 4, [damage({ place: 'b', permille: 500, duration: fixed(5000) })])).ready).toEqual([
      900, 900, 1200, 1200,
    ]);
    // A repair in the middle of the first two lets the others in at once.
    expect(run(trains(4, 4, [damage({ place: 'b', permille: 500, duration: fixed(700) })])).ready).toEqual([
      900, 900, 1000, 1000,
    ]);
  });

  test('C01.3 a line of four trains a day at half its rate lets one through in 12 h; two kinds of damage multiply', () => {
    const half = damage({ link: 'l', permille: 500, duration: fixed(9 * DAY) });
    expect(run(trains(3, 9, [], 4)).ready).toEqual([900, 900 + 360, 900 + 720]);
    expect(run(trains(3, 9, [half], 4)).ready).toEqual([900, 900 + 720, 900 + 1440]);
    expect(run(trains(2, 9, [half, { ...half, id: 'e' }], 4)).ready).toEqual([900, 900 + 1440]);
  });

  test('C01.3b damage to few servers slows them: of what is not closed one works on, at its part of the pace', () => {
    const on = (permille: number, ramps = 1, more: readonly Disruption[] = []) =>
      run(trains(1, ramps, [damage({ place: 'b', permille, duration: fixed(30 * DAY) }), ...more]));
    expect(on(1000).ready).toEqual([900]);
    // 300 min at nine tenths of the pace are 334, at half of it 600.
    expect(on(900).ready).toEqual([600 + 334]);
    expect(on(500).ready).toEqual([600 + 600]);
    expect(on(500).chain(0)).toContainEqual(['discharge', 600, 'b/ramps']);
    expect(on(0).ready).toEqual([30 * DAY + 300]);
    // Of two ramps two blows of 0.7 leave 0.98; of three half leaves one and a half, which is one at its whole pace.
    const again = damage({ id: 'e', place: 'b', permille: 700, duration: fixed(30 * DAY) });
    expect(on(700, 2, [again]).ready).toEqual([600 + 307]);
    expect(on(500, 3).ready).toEqual([900]);
  });

  test('C01.3c work at a slow server goes on at the new pace when it changes: short damage is no worse than a closing as long', () => {
    const on = (...rows: readonly Partial<Disruption>[]) =>
      run(
        trains(
          1,
          1,
          rows.map((row, i) => damage({ id: `d${i}`, place: 'b', ...row })),
        ),
      ).ready[0];
    const day = fixed(600 + DAY);
    // Closed for a day from its coming: 300 min after it. At a twentieth 72 min of the work are done then, at a thousandth 1.44.
    expect(on({ permille: 0, duration: day })).toBe(600 + DAY + 300);
    expect(on({ permille: 50, duration: day })).toBe(600 + DAY + 228);
    expect(on({ permille: 1, duration: day })).toBe(600 + DAY + 299);
    // At half of the pace 50 min of it are done after 100; at a quarter in the 200 after that 50 more; the rest at half again.
    const half = { permille: 500, duration: fixed(30 * DAY) };
    expect(on(half, { permille: 500, atMin: 700, duration: fixed(200) })).toBe(600 + 100 + 200 + 400);
    // What closes under it lets it end at its pace.
    expect(on(half, { permille: 0, atMin: 700, duration: fixed(200) })).toBe(600 + 600);
    // What recurs for an hour costs half of that hour.
    const hour = { permille: 500, atMin: 600, duration: fixed(60), everyMin: 100 * DAY };
    expect(on(hour)).toBe(600 + 330);
  });

  test('C01.3d the work of a run that is cut and goes on from a checkpoint is the same', () => {
    const program = compile(trains(3, 1, [damage({ place: 'b', permille: 50, duration: fixed(600 + DAY) })]));
    const whole = new Run(program);
    begin(whole, 1, 0, 0);
    runUntil(whole, 1000, 0, () => undefined);
    const cut = new Run(program);
    cut.copyFrom(whole);
    for (const one of [whole, cut]) {
      runUntil(one, 60 * DAY, 0, () => undefined);
      expect(Array.from(one.state.elementReadyAt)).toEqual([2268, 2568, 2868]);
    }
  });

  test('C01.4 a strike on a depot takes a share of what is there then, once, and the books say so', () => {
    const world: World = {
      ...EMPTY_WORLD,
      endMin: 10 * DAY,
      places: [place('a')],
      stocks: [{ id: 's', place: 'a', class: 'I', kind: 'supply', amountKg: 100_000, capacityKg: -1, reserveKg: 0 }],
      consumers: [{ id: 'c', stock: 's', steps: [{ fromMin: 0, kgPerDay: 10_000 }] }],
      disruptions: [damage({ place: 'a', permille: 1000, atMin: 2 * DAY, stockLossPermille: 250 })],
    };
    const program = compile(world);
    const one = new Run(program);
    begin(one, 1, 0, 0);
    runUntil(one, 4 * DAY, 0, () => undefined);
    // 80 t on day 2, a quarter lost, 20 t more used by day 4.
    expect(one.state.stockLost[0]).toBe(20_000);
    finish(one);
    expect(one.state.stockConsumed[0] + one.state.stockLost[0] + one.state.stockLevel[0]).toBe(100_000);
    expect(run(world).outcome.stockOutAt[0]).toBe(8 * DAY);
  });

  test('C01.5 a chance of 0.3 happens in 0.3 of 2,000 replications (99 % interval), and its time is drawn anew each time', () => {
    const world = trains(1, 1, [
      damage({ resource: 'b/ramps', probabilityPermille: 300, duration: { kind: 'uniform', min: 700, max: 2000 } }),
    ]);
    const simulator = new Simulator(compile(world));
    const ready = Array.from({ length: 2000 }, (_, r) => simulator.replicate(3, r, { sampleMin: DAY }).ready[0]);
    const hit = ready.filter((at) => at > 900);
    expect(Math.abs(hit.length / 2000 - 0.3)).toBeLessThan(2.576 * Math.sqrt((0.3 * 0.7) / 2000));
    expect(new Set(hit).size).toBeGreaterThan(hit.length / 2);
    for (const at of hit) expect(at >= 1000 && at <= 2300).toBe(true);
  });

  test('C01.6 a disruption that never ends: the run does, and the line is told what it waits for', () => {
    const { ready, outcome, chain } = run(trains(2, 1, [damage({ resource: 'b/ramps', duration: fixed(1e9) })]));
    expect(ready).toEqual([-1, -1]);
    expect(chain(0)).toEqual([
      ['moving', 600, null],
      ['closed', 60 * DAY - 600, 'b/ramps'],
    ]);
    expect(outcome.resourceServed.reduce((sum, n) => sum + n, 0)).toBeLessThan(10);
  });

  test('C01.6b damage of before CF-day: what is left of its time, its own slots, and no stock of CF-day', () => {
    const at = (part: Partial<Disruption>, readyToLoadMin = 0) => {
      const world = trains(1, 1, [damage({ place: 'b', ...part })]);
      return run({ ...world, requirements: world.requirements.map((row) => ({ ...row, readyToLoadMin })) }).ready[0];
    };
    expect(at({ atMin: -30 * DAY, duration: fixed(20 * DAY) })).toBe(900);
    expect(at({ atMin: -10 * DAY, duration: fixed(20 * DAY) })).toBe(10 * DAY + 300);
    // Each week for a day from three days before on: on day 4, not on day 0 and 7; a slot that began half a day before is half over.
    const weekly = { atMin: -3 * DAY, everyMin: 7 * DAY, duration: fixed(DAY) };
    expect(at(weekly)).toBe(900);
    expect(at(weekly, 4 * DAY)).toBe(5 * DAY + 300);
    expect(at(weekly, 7 * DAY)).toBe(7 * DAY + 900);
    expect(at({ ...weekly, atMin: -14.5 * DAY, duration: fixed(DAY + 300) })).toBe(DAY / 2 + 300 + 300);
    const stored: World = {
      ...EMPTY_WORLD,
      places: [place('a')],
      stocks: [{ id: 's', place: 'a', class: 'I', kind: 'supply', amountKg: 100_000, capacityKg: -1, reserveKg: 0 }],
      disruptions: [damage({ place: 'a', atMin: -30 * DAY, duration: fixed(60 * DAY), stockLossPermille: 500 })],
    };
    expect(run(stored).outcome.stockLeastKg[0]).toBe(100_000);
  });

  test('C01.7 10,000 random disruptions: every consignment has arrived, is lost, waits or is under way, and every line has a reason', () => {
    let disruptions = 0;
    const causes = new Set<string>();
    for (let seed = 1; disruptions < 10_000; seed++) {
      const n = numbers(seed + 5_000_000);
      const base = randomWorld(seed);
      const world: World = {
        ...base,
        disruptions: Array.from({ length: 60 }, (_, i) =>
          damage({
            id: `x${i}`,
            ...(base.links.length > 0 && n.chance(0.3)
              ? { link: n.pick(base.links).id }
              : { place: n.pick(base.places).id }),
            atMin: n.int(0, 60_000),
            permille: n.pick([0, 0, 250, 500]),
            duration: { kind: 'exponential', mean: n.int(10, 20_000) },
            probabilityPermille: n.pick([300, 1000]),
            stockLossPermille: n.pick([0, 200, 1000]),
            everyMin: n.chance(0.1) ? n.int(500, 5000) : undefined,
          }),
        ),
      };
      disruptions += world.disruptions.length;
      const program = compile(world);
      const one = new Run(program);
      begin(one, 1, 0, 0);
      runUntil(one, program.world.endMin, 0, () => undefined);
      finish(one);
      const { state, segments, bank } = one;
      for (let c = 0; c < program.staticConsignments; c++) {
        const r = program.consignmentReq[c];
        if (state.consignmentArrivedAt[c] >= 0 || state.requirementReleasedAt[r] < 0) continue;
        const last = state.consignmentSegment[c];
        if (last < 0) {
          if (state.consignmentOption[c] >= 0)
            throw new Error(`world ${seed}: consignment ${c} set out without a trace`);
          continue;
        }
        causes.add(CAUSES[segments.cause[last]]);
        const atResource = bank.waitingAt[c + one.assets] >= 0;
        if (atResource && segments.cause[last] !== CAUSE['waiting-at-resource'])
          throw new Error(
            `world ${seed}: consignment ${c} waits at a resource and says ${CAUSES[segments.cause[last]]}`,
          );
      }
      for (let r = 0; r < bank.count; r++) if (bank.inUseOf(r) < 0) throw new Error(`world ${seed}: resource ${r}`);
      program.world.stocks.forEach((stock, s) => {
        const booked =
          stock.amountKg + state.stockReceived[s] - state.stockIssued[s] - state.stockConsumed[s] - state.stockLost[s];
        if (booked !== state.stockLevel[s] || booked < 0)
          throw new Error(`world ${seed}: ${stock.id} is ${state.stockLevel[s]}, booked ${booked}`);
      });
    }
    expect(causes).toContain('waiting-at-resource');
    expect(causes).toContain('waiting-for-lift');
  });
});
