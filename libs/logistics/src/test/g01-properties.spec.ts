/** G01: properties that hold in every world, on random worlds; the failing seed is in the message. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { Simulator } from '../operation/simulator.ts';
import { begin, finish, runUntil } from '../operation/simulation.ts';
import { Run } from '../operation/run.ts';
import { SERVERS, STORE } from '../engine/resource.ts';
import type { World } from '../operation/world.ts';
import { numbers } from '../testing/random-numbers.ts';
import { randomWorld } from '../testing/random-world.ts';
import { seedsFrom } from './seeds.ts';

const WORLDS = 500;
const options = { sampleMin: 1440 };
const seeds = seedsFrom(1, WORLDS);

/** Fails with the seed of the world in front. */
function forEachWorld(check: (world: World, seed: number) => void): void {
  for (const seed of seeds) {
    try {
      check(randomWorld(seed), seed);
    } catch (error) {
      throw new Error(`world ${seed}: ${(error as Error).message}`, { cause: error });
    }
  }
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const n = numbers(seed + 1_000_000);
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = n.int(0, i);
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

describe('G01 properties on random worlds', () => {
  test('G01.1 no element is ready before its critical path without capacity', () => {
    let ready = 0;
    forEachWorld((world) => {
      const simulator = new Simulator(compile(world));
      for (let replication = 0; replication < 2; replication++) {
        const outcome = simulator.replicate(7, replication, options);
        const bound = simulator.criticalPath(7, replication);
        outcome.ready.forEach((at, e) => {
          if (at < 0) return;
          ready++;
          expect(bound[e]).toBeGreaterThanOrEqual(0);
          expect(bound[e]).toBeLessThanOrEqual(at);
        });
      }
    });
    // The worlds are worth something only if most lines arrive.
    expect(ready).toBeGreaterThan(WORLDS * 3);
  });

  test('G01.2 the ledger of every element adds up to its time, without gaps: up to ready, or to the end of the run', () => {
    forEachWorld((world) => {
      const program = compile(world);
      const outcome = new Simulator(program).replicate(3, 0, options);
      program.world.elements.forEach((element, e) => {
        let at = element.epochMin;
        for (let i = outcome.chainStart[e]; i < outcome.chainStart[e + 1]; i++) {
          expect(CAUSES[outcome.chainCause[i]]).toBeDefined();
          expect(outcome.chainFrom[i]).toBe(at);
          expect(outcome.chainTo[i]).toBeGreaterThan(at);
          at = outcome.chainTo[i];
        }
        expect(at).toBe(Math.max(outcome.ready[e] < 0 ? world.endMin : outcome.ready[e], element.epochMin));
      });
    });
  });

  test('G01.3 capacity is never exceeded, stock never negative, every kilogram accounted for, at every event', () => {
    let checked = 0;
    let oversize = 0;
    forEachWorld((world) => {
      const program = compile(world);
      const run = new Run(program);
      begin(run, 5, 0, 0);
      const depot = program.world.stocks.findIndex((s) => s.id === 'depot');
      const hub = program.world.stocks.findIndex((s) => s.id === 'hub');
      const sum = (kg: Float64Array, of: (line: number) => boolean = () => true) =>
        kg.reduce((total, amount, line) => total + (of(line) ? amount : 0), 0);
      const entersAtPlace = (line: number) => program.ruleFrom[line] < 0;
      // What a resource could do at most so far: who is inside when it closes finishes.
      const most = run.bank.nominal.slice();
      let steps = 0;
      while (run.calendar.peekTime() <= program.world.endMin && steps++ < 20_000) {
        runUntil(run, run.calendar.peekTime(), 0, () => undefined);
        const { state, bank } = run;
        // Plain checks: a matcher for each of millions of comparisons would take minutes.
        for (let r = 0; r < bank.count; r++) {
          if (bank.inUseOf(r) < 0) throw new Error(`resource ${r} in use ${bank.inUseOf(r)} at ${run.now}`);
          most[r] = Math.max(most[r], bank.effective[r]);
          if (bank.kind[r] === SERVERS && bank.inUseOf(r) > Math.max(1, most[r]))
            throw new Error(`resource ${r} above capacity at ${run.now}`);
          // A claim larger than a whole store enters it when it is empty: then it is alone in there.
          if (bank.kind[r] === STORE && bank.inUseOf(r) > most[r]) oversize++;
        }
        for (let s = 0; s < program.world.stocks.length; s++) {
          const booked =
            program.world.stocks[s].amountKg +
            state.stockReceived[s] -
            state.stockIssued[s] -
            state.stockConsumed[s] -
            state.stockLost[s];
          if (state.stockLevel[s] < 0 || state.stockLevel[s] !== booked)
            throw new Error(`stock ${s} is ${state.stockLevel[s]}, booked ${booked} at ${run.now}`);
        }
        // What left the depot, or came into the world on its way, is at the hub, on its way or lost.
        const sent = state.stockIssued[depot] + sum(state.ruleSent, entersAtPlace);
        if (sent !== state.stockReceived[hub] + sum(state.ruleOnOrder) + sum(state.ruleLost))
          throw new Error(`cargo is missing at ${run.now}`);
        checked++;
      }
      finish(run);
    });
    expect(checked).toBeGreaterThan(50_000);
    expect(oversize).toBeLessThan(checked);
  });

  test('G01.4 the order of the input changes nothing: same trace hash', () => {
    forEachWorld((world, seed) => {
      const rows = Object.fromEntries(
        Object.entries(world).map(([name, list]) => [name, Array.isArray(list) ? shuffled(list, seed) : list]),
      ) as unknown as World;
      expect(new Simulator(compile(rows)).replicate(1, 0, options).hash).toBe(
        new Simulator(compile(world)).replicate(1, 0, options).hash,
      );
    });
  });

  test('G01.5 a restart from the checkpoint at D-day reaches the hash of the whole run, again and again', () => {
    forEachWorld((world) => {
      const simulator = new Simulator(compile(world));
      const whole = simulator.replicate(9, 1, options);
      const checkpoint = simulator.checkpoint(9, 1, options);
      expect(simulator.resume(checkpoint, options)).toEqual(whole);
      expect(simulator.resume(checkpoint, options)).toEqual(whole);
    });
  });

  test('G01.6 unused assets change nobody else: lift that comes after the end, and lift that stands there for cargo that nobody has', () => {
    forEachWorld((world) => {
      const { places } = world;
      const [first] = world.liftPools;
      const late = { ...first, id: 'zz-idle', availableMin: [world.endMin + 1], base: places[0].id };
      const types = world.liftTypes.map((type) => ({ ...type, id: `aa-${type.id}`, carries: ['outsized' as const] }));
      const there = types.map((type) => ({
        ...first,
        id: `aa-${type.id}`,
        type: type.id,
        availableMin: [0, 0],
        base: places[0].id,
      }));
      expect(world.requirements.some(({ kind }) => kind === 'outsized')).toBe(false);
      const a = new Simulator(compile(world)).replicate(2, 0, options);
      for (const idle of [
        { liftPools: [...world.liftPools, late] },
        { liftTypes: [...types, ...world.liftTypes], liftPools: [...there, ...world.liftPools] },
      ])
        expect(new Simulator(compile({ ...world, ...idle })).replicate(2, 0, options).ready).toEqual(a.ready);
    });
  });

  test('G01.6b a distribution without width is the value that it always draws', () => {
    const narrow = (value: number) => [
      { kind: 'uniform', min: value, max: value },
      { kind: 'triangular', min: value, mode: value, max: value },
      { kind: 'lognormal', median: Math.max(value, 1e-9), sigma: 0 },
    ];
    let changed = 0;
    const widened = (node: unknown): unknown => {
      if (typeof node !== 'object' || node === null) return node;
      if (Array.isArray(node)) return node.map(widened);
      const { kind, value } = node as { kind?: unknown; value?: unknown };
      if (kind === 'fixed' && typeof value === 'number') return narrow(value)[changed++ % 3];
      return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, widened(inner)]));
    };
    for (const seed of seeds.slice(0, 100)) {
      const world = randomWorld(seed, { deterministic: true });
      const a = new Simulator(compile(world)).replicate(2, 0, options);
      const b = new Simulator(compile(widened(world) as World)).replicate(2, 0, options);
      expect({ seed, ready: b.ready, hash: b.hash }).toEqual({ seed, ready: a.ready, hash: a.hash });
    }
    expect(changed).toBeGreaterThan(1000);
  });

  test('G01.7 a day later: shifting every date shifts every result', () => {
    forEachWorld((world) => {
      if (world.places.some((p) => p.airfield?.hours)) return;
      const shift = 1440;
      const later: World = {
        ...world,
        endMin: world.endMin + shift,
        dDayMin: world.dDayMin + shift,
        requirements: world.requirements.map((r) => ({
          ...r,
          readyToLoadMin: r.readyToLoadMin + shift,
          requiredMin: r.requiredMin! + shift,
          availableToLoadMin: r.availableToLoadMin === undefined ? undefined : r.availableToLoadMin + shift,
          earliestArrivalMin: r.earliestArrivalMin === undefined ? undefined : r.earliestArrivalMin + shift,
        })),
        elements: world.elements.map((e) => ({ ...e, earliestMin: e.earliestMin + shift })),
        conditions: world.conditions.map((c) => ({
          ...c,
          ...(c.type === 'date' ? { atMin: c.atMin + shift } : {}),
          ...(c.revokedMin === undefined ? {} : { revokedMin: c.revokedMin + shift }),
        })),
        shares: world.shares.map((s) => ({
          ...s,
          steps: s.steps.map((step) => ({ ...step, fromMin: step.fromMin + shift })),
        })),
        liftPools: world.liftPools.map((p) => ({ ...p, availableMin: p.availableMin.map((m) => m + shift) })),
        disruptions: world.disruptions.map((d) => ({ ...d, atMin: d.atMin! + shift })),
        risks: world.risks.map((r) => ({ ...r, fromMin: r.fromMin + shift, untilMin: r.untilMin + shift })),
        stocks: [],
        consumers: [],
        replenishments: [],
        deliveries: [],
      };
      const dry: World = { ...world, stocks: [], consumers: [], replenishments: [], deliveries: [] };
      const a = new Simulator(compile(dry)).replicate(4, 0, options);
      const b = new Simulator(compile(later)).replicate(4, 0, options);
      expect(Array.from(b.ready)).toEqual(Array.from(a.ready, (t) => (t < 0 ? t : t + shift)));
    });
  });
});
