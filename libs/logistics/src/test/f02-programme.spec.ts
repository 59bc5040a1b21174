/** F02: the several-commodity programme and movement plans, on random worlds. */
import { CapacityBound } from '../bounds/index.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import {
  loadSolver,
  MovementOptimiser,
  RouteProgramme,
  toStrategy,
  type PlanRequest,
  type Solve,
} from '../optimiser/index.ts';
import { randomWorld } from '../testing/random-world.ts';
import { seedsFrom } from './seeds.ts';

const BUDGET = { iterations: 20_000, solves: 12 };
const options = { sampleMin: 10_080 };
let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

function prepare(seed: number) {
  const program = compile(randomWorld(seed));
  const simulator = new Simulator(program);
  const members = program.world.elements.map((_, e) => e);
  const bound = new CapacityBound(program, [{ members, flow: true }]);
  const relaxed = simulator.relax(3, 0);
  return { program, simulator, members, bound, relaxed, known: bound.bounds(relaxed).closures[0] };
}

describe('F02 programme and plans', () => {
  test('F02.1 bound of the programme <= simulation, and not below the bounds it starts from, on 150 random worlds', () => {
    let compared = 0;
    let sharper = 0;
    for (const seed of seedsFrom(2001, 150)) {
      const { program, simulator, members, bound, relaxed, known } = prepare(seed);
      const { ready } = simulator.replicate(3, 0, options);
      if (known < 0 || ready.some((at) => at < 0)) continue;
      const closure = ready.reduce((latest, at) => Math.max(latest, at), 0);
      const found = new RouteProgramme(program, bound.usage, bound.availability).bound(
        solve,
        relaxed,
        members,
        known,
        closure,
        BUDGET,
      );
      if (found.closureMin > closure) throw new Error(`world ${seed}: bound ${found.closureMin} above ${closure}`);
      expect(found.closureMin).toBeGreaterThanOrEqual(known);
      expect(found.finished).toBe(true);
      compared++;
      if (found.closureMin > known + 60) sharper++;
    }
    expect(compared).toBeGreaterThan(50);
    expect(sharper).toBeGreaterThan(0);
  });

  test('F02.2 a solve without iterations proves nothing: the bound stays what was known', () => {
    for (const seed of seedsFrom(1, 10)) {
      const { program, members, bound, relaxed, known } = prepare(seed);
      if (known < 0) continue;
      const programme = new RouteProgramme(program, bound.usage, bound.availability);
      const found = programme.bound(solve, relaxed, members, known, known + 50_000, { iterations: 0, solves: 12 });
      expect(found.closureMin === known || found.finished).toBe(true);
    }
  });

  test('F02.3 a plan is never worse than the rule, its price is what the engine gives, and the same input gives the same plan', () => {
    let better = 0;
    for (const seed of seedsFrom(1, 12)) {
      const program = compile(randomWorld(seed));
      const request: PlanRequest = { seed: 5, replications: 4, evaluations: 12, goal: 'closure', ...BUDGET };
      const result = new MovementOptimiser(program, solve).optimise(request);
      expect(result.evaluations).toBeLessThanOrEqual(12);
      if (result.chosen === 'plan') {
        better++;
        expect(result.planPrice.neverReady).toBeLessThanOrEqual(result.rulePrice.neverReady);
      }
      const strategy = toStrategy(program, result.plan);
      const closures = [2, 3].map((replication) =>
        new Simulator(program)
          .replicate(5, replication, { ...options, strategy })
          .ready.reduce((latest, at) => Math.max(latest, at < 0 ? program.world.endMin : at), 0),
      );
      expect(result.planPrice.closureMin).toBe((closures[0] + closures[1]) / 2);
      expect(new MovementOptimiser(program, solve).optimise(request)).toEqual(result);
    }
    expect(better).toBeGreaterThan(0);
  });

  test('F02.4 the caller may stop: the best so far comes back and says so', () => {
    const program = compile(randomWorld(4));
    const request: PlanRequest = { seed: 5, replications: 4, evaluations: 50, goal: 'lateness', ...BUDGET };
    const result = new MovementOptimiser(program, solve).optimise(request, (done) => done < 2);
    expect(result.stopped).toBe(true);
    expect(result.evaluations).toBe(2);
  });

  test('F02.5 an empty plan is the rule: same trace hash', () => {
    const program = compile(randomWorld(9));
    const plan = { option: new Int32Array(0), order: new Int32Array(0) };
    const simulator = new Simulator(program);
    const planned = simulator.replicate(1, 0, { ...options, strategy: toStrategy(program, plan) });
    expect(planned.hash).toBe(simulator.replicate(1, 0, options).hash);
  });
});
