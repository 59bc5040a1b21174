/** A14: cargo that is lost more than once, several risks on one link, and what is withdrawn and restored. Answers by hand, minutes. */
import { CAUSES } from '../operation/explanation/cause.ts';
import { compile } from '../operation/compile.ts';
import type { Program } from '../operation/program.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Condition, Office, Risk, World } from '../operation/world.ts';
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

const rail = { rail: { ramps: 99, gauges: [1435] as const } };
const train = liftType('train', {
  mode: 'rail',
  speedMh: 30_000,
  payload: payload({ wagonTenths: 300 }),
  load: hours(1),
  unload: hours(1),
});
const load = { wagonTenths: 300, massKg: 1000 };

/** a --120 km-- b by trains: load 60, 240 under way, unload 60: 360. */
const world = (part: Partial<World>, moves = [move('m', 'a', 'b', load, { modes: ['rail'] })]): World =>
  worldOf(moves, {
    places: [place('a', rail), place('b', rail)],
    links: [link('l', 'a', 'b', 'rail', 120)],
    liftTypes: [train],
    liftPools: [pool('p', 'train', 'a', 50)],
    ...part,
  });
const risk = (id: string, part: Partial<Risk>): Risk => ({
  id,
  modes: ['rail'],
  fromMin: 0,
  untilMin: 1_000_000,
  permille: 1000,
  per100Km: false,
  effect: 'delay',
  ...part,
});
const readyOf = (w: World, replications = 1): number[] => {
  const program = compile(w);
  const simulator = new Simulator(program);
  const m = program.world.elements.findIndex(({ id }) => id === 'm');
  return Array.from({ length: replications }, (_, r) => simulator.replicate(1, r, { sampleMin: 1440 }).ready[m]);
};
const indexOf = (program: Program, condition: string) =>
  program.world.conditions.findIndex(({ id }) => id === condition);
const causeOf = (w: World): [string, number] => {
  const { chainCause, chainFrom, chainTo } = new Simulator(compile(w)).replicate(1, 0, { sampleMin: 1440 });
  const last = chainCause.length - 1;
  return [CAUSES[chainCause[last]], chainTo[last] - chainFrom[last]];
};

describe('A14 losses', () => {
  test('A14.1 what replaces a loss has luck of its own: half is lost once, a quarter twice', () => {
    const w = world({ risks: [risk('r', { permille: 500, effect: 'loss', duration: fixed(1440) })] });
    const ready = readyOf(w, 2000);
    // Each loss costs 60 + 240 and the day until it is replaced. Deviations: 22.4 of 1,000, 19.4 of 500; twenty losses never happen in 2,000.
    const lost = ready.map((at) => (at - 360) / 1740);
    expect(Math.abs(lost.filter((k) => k === 0).length - 1000)).toBeLessThan(4 * 22.4);
    expect(Math.abs(lost.filter((k) => k === 1).length - 500)).toBeLessThan(4 * 19.4);
    expect(lost.every((k) => Number.isInteger(k) && k >= 0 && k < 20)).toBe(true);
  });

  test('A14.2 a movement more changes nobody else’s time until replacement', () => {
    const risks = [risk('r', { effect: 'loss', untilMin: 200, duration: { kind: 'exponential', mean: 5000 } })];
    const own = move('m', 'a', 'b', load, { modes: ['rail'] });
    const alone = readyOf(world({ risks }, [own]), 20);
    // By its name it comes first in every list.
    const other = move('a-other', 'b', 'a', { wagonTenths: 900, massKg: 3000 }, { modes: ['rail'] });
    expect(readyOf(world({ risks }, [own, other]), 20)).toEqual(alone);
    expect(new Set(alone).size).toBeGreaterThan(15);
  });

  test('A14.3 every risk is drawn: a loss beats a turn-back, that beats delays, and delays add up, whatever the names are', () => {
    const delays = [risk('a', { duration: fixed(100) }), risk('c', { duration: fixed(30) })];
    const back = risk('b', { effect: 'turn-back' });
    const loss = risk('z', { effect: 'loss' });
    expect(readyOf(world({ risks: delays }))).toEqual([360 + 130]);
    // Back the 240 and there again.
    expect(readyOf(world({ risks: [...delays, back] }))).toEqual([360 + 480]);
    expect(readyOf(world({ risks: [...delays, back, loss] }))).toEqual([-1]);
    // Of two losses the later replacement counts: lost at 300, replaced 500 later when the risk is over.
    const losses = [500, 200].map((minutes, i) =>
      risk(`l${i}`, { effect: 'loss', untilMin: 300, duration: fixed(minutes) }),
    );
    expect(readyOf(world({ risks: losses }))).toEqual([300 + 500 + 360]);
  });

  test('A14.12 turned back on each of two links it drives twice what it has driven of the leg; what it waits for in between does not count', () => {
    const back = (part: Partial<World> = {}): World =>
      world({
        places: [place('a', rail), place('x'), place('b', rail)],
        links: [link('l1', 'a', 'x', 'rail', 300), link('l2', 'x', 'b', 'rail', 300)],
        risks: [risk('r', { effect: 'turn-back' })],
        ...part,
      });
    // Ten hours, back and there again, ten hours more, back and there again from the beginning: 80 in all.
    expect(readyOf(back())).toEqual([60 + 600 + 1200 + 600 + 2400 + 60]);
    const closed = {
      ...{ id: 'd', link: 'l2', atMin: 0, permille: 0, duration: fixed(5000) },
      ...{ probabilityPermille: 1000, stockLossPermille: 0 },
    };
    expect(readyOf(back({ disruptions: [closed] }))).toEqual([5000 + 600 + 2400 + 60]);
  });

  test('A14.4 per 100 km is to come through every one of them: 300 km at 0.4 happen in 1 - 0.6 x 0.6 x 0.6 = 0.784', () => {
    const risks = [risk('r', { permille: 400, per100Km: true, effect: 'loss' })];
    const one = world({ risks, links: [link('l', 'a', 'b', 'rail', 300)] });
    const three = world({
      risks,
      places: [place('a', rail), place('x'), place('y'), place('b', rail)],
      links: [link('l1', 'a', 'x', 'rail', 100), link('l2', 'x', 'y', 'rail', 100), link('l3', 'y', 'b', 'rail', 100)],
    });
    // 2,000 draws: deviation 18.4.
    for (const w of [one, three])
      expect(Math.abs(readyOf(w, 2000).filter((at) => at < 0).length - 1568)).toBeLessThan(4 * 18.4);
  });
});

describe('A14 withdrawn and restored', () => {
  const gate: Condition = { id: 'g', type: 'date', atMin: 10, revokedMin: 1000, restoredBy: 'back' };
  const back: Condition = { id: 'back', type: 'date', atMin: 5000 };
  const conditions = [gate, back];

  test('A14.5 the decision and the restoration are told apart, and no bound is later than the run', () => {
    const pools = [pool('p', 'train', 'a', 1, { releasedBy: 'g' })];
    for (const part of [
      { liftPools: pools },
      { places: [{ ...place('a', rail), opensWhen: 'g' }, place('b', rail)] },
    ]) {
      const program = compile(world({ conditions, ...part }));
      const simulator = new Simulator(program);
      const g = indexOf(program, 'g');
      const outcome = simulator.replicate(1, 0, { sampleMin: 1440 });
      expect([outcome.conditionFirstMetAt[g], outcome.conditionMetAt[g]]).toEqual([10, 5000]);
      expect(outcome.ready[0]).toBe(10 + 360);
      // What opens at 10 is open at 10 for the bound of capacity too.
      expect(simulator.relax(1, 0).met[g]).toBe(10);
    }
  });

  test('A14.13 a risk is there while its condition holds: not before, not after it is withdrawn, and again when it is restored', () => {
    const risks = [risk('r', { when: 'g', duration: fixed(100) })];
    const late: Condition = { id: 'g', type: 'date', atMin: 400, revokedMin: 1000, restoredBy: 'back' };
    const from = (readyToLoadMin: number) =>
      readyOf(world({ risks, conditions: [late, back] }, [move('m', 'a', 'b', load, { modes: ['rail'], readyToLoadMin })])); // prettier-ignore
    expect([0, 500, 2000, 6000].map((at) => from(at)[0] - at - 360)).toEqual([0, 100, 0, 100]);
  });

  test('A14.6 what recurs behind a gate goes on in its slots; a restoration begins no second chain', () => {
    // Slots at 10 + 1,440 k; a second chain would close a at 5,000 + 1,440 k, so from 9,320 to 9,420.
    const disruptions: World['disruptions'] = [
      {
        id: 'd',
        place: 'a',
        when: 'g',
        everyMin: 1440,
        permille: 0,
        duration: fixed(100),
        probabilityPermille: 1000,
        stockLossPermille: 0,
      },
    ];
    const at = (readyToLoadMin: number) =>
      readyOf(world({ conditions, disruptions }, [move('m', 'a', 'b', load, { modes: ['rail'], readyToLoadMin })]))[0];
    expect(at(9330)).toBe(9330 + 360);
    // Slot 6 from 8,650 to 8,750.
    expect(at(8660)).toBe(8750 + 360);
  });

  test('A14.7 an element that is in place integrates, whatever is held behind it', () => {
    // Two trainloads by one train: the first is at b at 360 and is enough. The hold at 130 stops the second; integration outlasts the run.
    const held = move('m', 'a', 'b', { wagonTenths: 600, massKg: 2000 }, { modes: ['rail'] }, {
      releasedBy: 'h',
      readyEquipmentPermille: 500,
      integration: fixed(100_000),
    }); // prettier-ignore
    const w = world(
      { conditions: [{ id: 'h', type: 'date', atMin: 0, revokedMin: 130 }], liftPools: [pool('p', 'train', 'a', 1)] },
      [held],
    );
    expect(causeOf(w)[0]).toBe('integration');
  });

  test('A14.8 what counts only from after the end has no negative time', () => {
    const late = move('m', 'a', 'b', load, { modes: ['rail'], readyToLoadMin: 100_000 }, { epochMin: 100_000 });
    expect(causeOf(world({}, [late]))[1]).toBe(0);
    // Ordered only after the end: it waits for its date, not for a gate.
    const ordered = move('m', 'a', 'b', load, { modes: ['rail'] }, { earliestMin: 100_000 });
    expect(causeOf(world({}, [ordered]))).toEqual(['planned-date', 86_400]);
  });

  test('A14.9 a condition that is named twice counts once', () => {
    const twice = (of: string[]): Condition => ({ id: 'c', type: 'at-least', count: 2, of });
    const program = compile({
      ...EMPTY_WORLD,
      conditions: [
        { id: 'g0', type: 'date', atMin: 0 },
        { id: 'g1', type: 'date', atMin: 500 },
        twice(['g0', 'g0', 'g1']),
      ],
    });
    expect(new Simulator(program).replicate(1, 0, { sampleMin: 1440 }).conditionMetAt[indexOf(program, 'c')]).toBe(500);
  });
});

describe('A14 desks', () => {
  const date = (id: string, atMin: number): Condition => ({ id, type: 'date', atMin });
  const after = (id: string, of: string, minutes: number, part: object = {}): Condition => ({
    id,
    type: 'after',
    of,
    duration: fixed(minutes),
    cause: 'decision',
    office: 'o',
    ...part,
  });
  const met = (conditions: Condition[], offices: Office[]) => {
    const program = compile({ ...EMPTY_WORLD, conditions, offices });
    const { conditionMetAt } = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
    return Object.fromEntries(program.world.conditions.map(({ id }, c) => [id, conditionMetAt[c]]));
  };

  test('A14.10 a ground that falls in the minute in which the decision is due leaves the desk to the next', () => {
    const at = met(
      [{ id: 'ground', type: 'date', atMin: 0, revokedMin: 100 }, date('start', 10), after('a', 'ground', 100), after('b', 'start', 100)],
      [{ id: 'o', desks: 1 }],
    ); // prettier-ignore
    expect([at['a'], at['b']]).toEqual([-1, 200]);
  });

  test('A14.11 withdrawn in line it loses its place; restored it takes a desk, and nobody who leaves another begins it anew', () => {
    const at = met(
      [
        date('start', 0),
        date('later', 100),
        date('w', 200),
        date('r', 600),
        after('p', 'start', 500),
        after('q', 'start', 800),
        after('c', 'later', 1000, { revokedBy: 'w', restoredBy: 'r' }),
      ],
      [{ id: 'o', desks: 2 }],
    );
    // In line from 100, withdrawn at 200, a desk is free from 500 on, restored at 600; at 800 the other desk is free.
    expect([at['p'], at['q'], at['c']]).toEqual([500, 800, 1600]);
  });
});
