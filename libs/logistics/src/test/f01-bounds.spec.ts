/** F01: lower bounds. No element and no group is ready before its bound in any simulation, on random worlds; exact on worlds worked out by hand. */
import fc from 'fast-check';
import { CapacityBound, maxFlowOverTime, quickestTime, type TransitArc } from '../bounds/index.ts';
import type { GroupBounds } from '../bounds/capacity-bound.ts';
import { relieve } from '../experiment/relief.ts';
import type { LiftType } from '../lift/lift.ts';
import { compile } from '../operation/compile.ts';
import { toStrategy } from '../operation/dispatch/dispatch-strategy.ts';
import { Simulator, type RelaxedTimes } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { gatedWorld } from '../testing/gated-world.ts';
import { particularWorld } from '../testing/particular-world.ts';
import { randomPlan, withUseRates } from '../testing/random-plan.ts';
import { randomWorld } from '../testing/random-world.ts';
import { richWorld } from '../testing/rich-world.ts';
import { shuttleWorld } from '../testing/shuttle-world.ts';
import { fixed, link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';
import { seedOf, timesOf } from './seeds.ts';

const SEED = seedOf(20260106);
const options = { sampleMin: 1440 };

interface Check {
  compared: number;
  /** Bounds later than the critical path, and those that the flow found. */
  sharper: number;
  byFlow: number;
}

/** Compares bounds with what the rule and a random plan come to in two replications. */
function checkWorld(world: World, found: Check, seed: number): void {
  const program = compile(world);
  const simulator = new Simulator(program);
  const all = program.world.elements.map((_, e) => e);
  const groups = [all, ...all.map((e) => all.filter((other) => other !== e)), all.filter((e) => e % 2 === 0)];
  const bound = new CapacityBound(
    program,
    // The flow is dear: for the whole, and for one subset.
    groups.map((members, g) => ({ members, flow: g === 0 || g === groups.length - 1 })),
  );
  for (let replication = 0; replication < 2; replication++) {
    const relaxed = simulator.relax(11, replication);
    const bounds = bound.bounds(relaxed);
    for (const plan of [undefined, toStrategy(program, randomPlan(program, seed + replication))]) {
      const { ready } = simulator.replicate(11, replication, { ...options, ...(plan && { strategy: plan }) });
      compare(bounds, groups, relaxed, ready, found, `replication ${replication} by ${plan ? 'a plan' : 'the rule'}`);
    }
  }
}

function compare(
  { elements, closures, methods }: GroupBounds,
  groups: readonly (readonly number[])[],
  relaxed: RelaxedTimes,
  ready: Int32Array,
  found: Check,
  what: string,
): void {
  ready.forEach((at, e) => {
    if (at < 0) return;
    found.compared++;
    if (elements[e] < 0 || elements[e] > at) throw new Error(`element ${e}, ${what}: bound ${elements[e]} above ${at}`);
    if (elements[e] > relaxed.ready[e]) found.sharper++;
  });
  groups.forEach((members, g) => {
    if (members.some((e) => ready[e] < 0)) return;
    const closure = Math.max(0, ...members.map((e) => ready[e]));
    found.compared++;
    if (closures[g] < 0 || closures[g] > closure)
      throw new Error(`group ${g}, ${what}: bound ${closures[g]} above ${closure}`);
    if (closures[g] > Math.max(0, ...members.map((e) => elements[e]))) found.sharper++;
    if (methods[g] === 2) found.byFlow++;
  });
}

function checkWorlds(worldOfSeed: (seed: number) => World, numRuns: number): Check {
  const found: Check = { compared: 0, sharper: 0, byFlow: 0 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => checkWorld(worldOfSeed(seed), found, seed)),
    { numRuns: timesOf(numRuns), seed: SEED },
  );
  return found;
}

describe('F01 lower bounds', () => {
  test('F01.1 bound <= simulation for every element, group and replication, by rule and by plan, on 1,000 random worlds', () => {
    const { compared, sharper, byFlow } = checkWorlds(randomWorld, 1000);
    // The test is worth something only if capacity binds in many of these worlds.
    expect(compared).toBeGreaterThan(10_000);
    expect(sharper).toBeGreaterThan(compared / 20);
    expect(byFlow).toBeGreaterThan(0);
  });

  test('F01.1b the same where lift has use rates: worlds of all kinds, and 300 in which nothing but lift holds anybody up', () => {
    for (const make of [randomWorld, richWorld, particularWorld, gatedWorld])
      expect(checkWorlds((seed) => withUseRates(make(seed), seed), 60).compared).toBeGreaterThan(400);
    const { compared, sharper } = checkWorlds(shuttleWorld, 300);
    expect(compared).toBeGreaterThan(3000);
    expect(sharper).toBeGreaterThan(compared / 3);
  });

  test('F01.2 six ships on one berth, then on two: the bound is the closure', () => {
    // 1,000 min at sea, then 600 min for each ship, one after the other or two at a time.
    expect(solve(ships(1))).toEqual({ ready: 1000 + 6 * 600, bound: 1000 + 6 * 600, method: 1 });
    expect(solve(ships(2))).toEqual({ ready: 1000 + 3 * 600, bound: 1000 + 3 * 600, method: 1 });
  });

  test('F01.3 one ship that goes six times: the bound counts every way back, from its base the way there too', () => {
    const world = ships(6, 1);
    expect(solve(world)).toEqual({ ready: 6 * 1600 + 5 * 1000, bound: 6 * 1600 + 5 * 1000, method: 1 });
    const elsewhere = { ...world, liftPools: [pool('fleet', 'ship', 'b', 1)] };
    expect(solve(elsewhere)).toEqual({ ready: 6 * 2600, bound: 6 * 2600, method: 1 });
  });

  test('F01.3b a lorry that takes no persons is bounded by its tonnes all the same', () => {
    const none = solve(lorries({ massKg: 20_000, pax: 0 }));
    // Ten trips of an hour and nine back.
    expect(none).toMatchObject({ ready: 19 * 60, bound: 19 * 60 });
    expect(none).toEqual(solve(lorries({ massKg: 20_000 })));
  });

  test.each([
    [24, 'a', 19 * 60],
    // Twice, and 24 times, as long as it is under way; after the last hour nobody waits for the rest.
    [12, 'a', 2 * 60 + 8 * 4 * 60 + 2 * 60],
    [1, 'a', 24 * 60 + 8 * 48 * 60 + 2 * 60],
    [24, 'b', 20 * 60],
    [12, 'b', 9 * 4 * 60 + 2 * 60],
    [1, 'b', 9 * 48 * 60 + 2 * 60],
  ])(
    'F01.3c a lorry under way for at most %i h a day, from its base at %s: the bound counts the way back',
    (h, base, minutes) => {
      const { ready, bound } = solve(lorries({ massKg: 20_000 }, { useRateMinPerDay: h * 60 }, base));
      expect(ready).toBe(minutes);
      expect(bound).toBe(minutes);
    },
  );

  test('F01.4 eight trains over a border with four a day: seven headways, less the minutes of rounding', () => {
    const { ready, bound } = solve(trains(['x']));
    expect(ready).toBe(600 + 7 * 360 + 300);
    expect(ready - bound).toBeGreaterThanOrEqual(0);
    expect(ready - bound).toBeLessThanOrEqual(2);
  });

  test('F01.5 two crossings side by side: only the flow sees both', () => {
    const { ready, bound, method } = solve(trains(['x', 'y'], 40));
    expect(method).toBe(2);
    expect(bound).toBeLessThanOrEqual(ready);
    // Forty trains at eight a day: five days; the bound may lose a headway of each crossing and a period.
    expect(bound).toBeGreaterThan(5 * 1440 - 2 * 360);
  });

  test('F01.5b the flow does not give up: two ports or crossings hold up any number of loads, and more loads never close earlier', () => {
    for (const world of [(n: number) => trains(['x', 'y'], n), (n: number) => throughPorts(['x', 'y'], n)]) {
      let before = 0;
      for (const count of [8, 16, 17, 40, 80, 200]) {
        const { ready, bound } = solve({ ...world(count), endMin: 400 * 1440 });
        expect(bound).toBeLessThanOrEqual(ready);
        expect(bound / ready).toBeGreaterThan(count > 8 ? 0.9 : 0.8);
        expect(bound).toBeGreaterThanOrEqual(before);
        before = bound;
      }
    }
  });

  test('F01.5c loads that cannot get through within the run have no closure, and the bound says so', () => {
    const { ready, bound } = solve({ ...trains(['x', 'y'], 400), endMin: 20 * 1440 });
    expect([ready, bound]).toEqual([-1, -1]);
  });

  test('F01.6 more of a capacity never makes a bound later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), (seed, pick) => {
        const program = compile(randomWorld(seed));
        const kinds = program.facilities.list.length + program.world.liftTypes.length;
        const relieved = relieve(program, pick % kinds);
        if (!relieved) return;
        const relaxed = new Simulator(program).relax(3, 0);
        const all = [{ members: program.world.elements.map((_, e) => e), flow: true }];
        const before = new CapacityBound(program, all).bounds(relaxed);
        const after = new CapacityBound(relieved.program, all).bounds(relaxed);
        const never = (at: number) => (at < 0 ? Infinity : at);
        before.elements.forEach((at, e) => expect(never(after.elements[e])).toBeLessThanOrEqual(never(at)));
        // A capacity that no longer matters leaves the network, and its rounding with it: at most a period.
        const rounding = after.methods[0] === 2 ? 120 : 0;
        expect(never(after.closures[0])).toBeLessThanOrEqual(never(before.closures[0]) + rounding);
      }),
      { numRuns: timesOf(300), seed: SEED },
    );
  });

  test('F01.7 two disjoint paths (Ford, Fulkerson): 34 units by 10, and not earlier', () => {
    expect(maxFlowOverTime(4, N5, 0, 3, 10)).toBe(34);
    expect(quickestTime(4, N5, 0, 3, 34, 100)).toBe(10);
  });

  test('F01.8 the flow over time: the same for capacities and demand times k; not later for a place in two halves', () => {
    const arcs = fc.array(
      fc.record({ from: fc.nat(4), to: fc.nat(4), capacity: fc.nat(9), transit: fc.integer({ min: 1, max: 4 }) }),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(arcs, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 2, max: 7 }), (network, amount, k) => {
        const scaled = network.map((arc) => ({ ...arc, capacity: arc.capacity * k }));
        expect(quickestTime(5, scaled, 0, 4, amount * k, 60)).toBe(quickestTime(5, network, 0, 4, amount, 60));
        // Place 2 becomes 2 and 5, each with half of every arc that touches it: doubled capacities keep the halves whole.
        const touches = (arc: TransitArc) => arc.from === 2 || arc.to === 2;
        const doubled = network
          .filter((arc) => arc.from !== arc.to)
          .map((arc) => ({ ...arc, capacity: 2 * arc.capacity }));
        const twins = doubled.flatMap((arc) => {
          if (!touches(arc)) return [arc];
          const half = { ...arc, capacity: arc.capacity / 2 };
          return [half, { ...half, from: arc.from === 2 ? 5 : arc.from, to: arc.to === 2 ? 5 : arc.to }];
        });
        expect(quickestTime(6, twins, 0, 4, amount, 60)).toBeGreaterThanOrEqual(
          quickestTime(5, doubled, 0, 4, amount, 60),
        );
      }),
      { numRuns: timesOf(300), seed: SEED },
    );
  });
});

const N5: readonly TransitArc[] = [
  { from: 0, to: 1, capacity: 3, transit: 1 },
  { from: 1, to: 3, capacity: 3, transit: 1 },
  { from: 0, to: 2, capacity: 2, transit: 2 },
  { from: 2, to: 3, capacity: 2, transit: 3 },
];

/** Closure of a world with one answer, its bound and what found it. */
function solve(world: World): { ready: number; bound: number; method: number } {
  const program = compile(world);
  const simulator = new Simulator(program);
  const all = [{ members: program.world.elements.map((_, e) => e), flow: true }];
  const { closures, methods } = new CapacityBound(program, all).bounds(simulator.relax(1, 0));
  const ready = Math.max(...simulator.replicate(1, 0, options).ready);
  return { ready, bound: closures[0], method: methods[0] };
}

/** Ten lorry loads over 40 km at 40 km/h by one lorry. */
const lorries = (part: Parameters<typeof payload>[0], type: Partial<LiftType> = {}, base = 'a'): World =>
  worldOf([move('m', 'a', 'b', { massKg: 200_000 }, { kind: 'supply', modes: ['road'] })], {
    endMin: 400 * 1440,
    places: [place('a'), place('b')],
    links: [link('l', 'a', 'b', 'road', 40)],
    liftTypes: [liftType('lorry', { mode: 'road', speedMh: 40_000, payload: payload(part), ...type })],
    liftPools: [pool('p', 'lorry', base, 1)],
  });

/** Six shiploads over 500 km at 30 km/h, 600 min to discharge each. */
const ships = (berths: number, count = 6): World =>
  worldOf([move('m', 'a', 'b', { areaM2: 6000, massKg: 6_000_000 }, { modes: ['sea'] })], {
    places: [place('a', { seaport: { berths: 10 } }), place('b', { seaport: { berths } })],
    links: [link('ab', 'a', 'b', 'sea', 500)],
    liftTypes: [
      liftType('ship', {
        mode: 'sea',
        speedMh: 30_000,
        payload: payload({ areaM2: 1000 }),
        load: fixed(0),
        unload: fixed(600),
      }),
    ],
    liftPools: [pool('fleet', 'ship', 'a', count)],
  });

/** Shiploads that take a day to discharge at ports of one berth each, then 100 km of rail from there. */
const throughPorts = (ports: readonly string[], count: number): World =>
  worldOf([move('m', 'a', 'z', { areaM2: 1000 * count, massKg: 1_000_000 * count }, { modes: ['sea', 'rail'] })], {
    places: [
      place('a', { seaport: { berths: 999 } }),
      ...ports.map((id) => place(id, { seaport: { berths: 1 }, rail: { ramps: 99, gauges: [1435] } })),
      place('z', { rail: { ramps: 99, gauges: [1435] } }),
    ],
    links: ports.flatMap((id) => [link(`a${id}`, 'a', id, 'sea', 500), link(`${id}z`, id, 'z', 'rail', 100)]),
    liftTypes: [
      liftType('ship', {
        mode: 'sea',
        speedMh: 30_000,
        payload: payload({ areaM2: 1000 }),
        load: fixed(0),
        unload: fixed(1440),
      }),
      liftType('train', {
        mode: 'rail',
        gauge: 1435,
        speedMh: 20_000,
        payload: payload({ areaM2: 1000 }),
        load: fixed(0),
        unload: fixed(0),
      }),
    ],
    liftPools: [pool('fleet', 'ship', 'a', count), ...ports.map((id) => pool(`t${id}`, 'train', id, count))],
  });

/** Trainloads from a to c over one crossing or two of four trains a day, 200 km before and 100 km behind it at 20 km/h. */
const trains = (crossings: readonly string[], count = 8): World =>
  worldOf(
    [
      move(
        'm',
        'a',
        'c',
        { vehicles: 20 * count, massKg: 400_000 * count, wagonTenths: 300 * count },
        { modes: ['rail'] },
      ),
    ],
    {
      places: [
        place('a', { rail: { ramps: 99, gauges: [1435] } }),
        ...crossings.map((id) => place(id, { crossing: { rail: [{ gauge: 1435 as const, trains: { perDay: 4 } }] } })),
        place('c', { rail: { ramps: 99, gauges: [1435] } }),
      ],
      links: crossings.flatMap((id) => [link(`a${id}`, 'a', id, 'rail', 200), link(`${id}c`, id, 'c', 'rail', 100)]),
      liftTypes: [
        liftType('train', {
          mode: 'rail',
          gauge: 1435,
          speedMh: 20_000,
          payload: payload({ wagonTenths: 300 }),
          load: fixed(0),
          unload: fixed(0),
        }),
      ],
      liftPools: [pool('trains', 'train', 'a', count)],
    },
  );
