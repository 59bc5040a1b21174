/** F03: the several-commodity bound on worlds with all that limits lift and places, and with gates, by rule and by any plan. */
import { CapacityBound } from '../bounds/index.ts';
import { compile } from '../operation/compile.ts';
import { comingElements } from '../operation/program.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { loadSolver, RouteProgramme, toStrategy, type Solve } from '../optimiser/index.ts';
import { gatedWorld } from '../testing/gated-world.ts';
import { randomPlan, withUseRates } from '../testing/random-plan.ts';
import { richWorld } from '../testing/rich-world.ts';
import { seedsFrom } from './seeds.ts';

const SEED = 9;
const BUDGET = { iterations: 20_000, solves: 8 };
const sampleMin = 10_080;
let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

/** How many closures were held against the bound; throws where one is earlier. */
function compare(world: World, seed: number): number {
  const program = compile(world);
  const members = comingElements(program);
  const simulator = new Simulator(program);
  const capacity = new CapacityBound(program, [{ members, flow: true }]);
  const strategies = [undefined, toStrategy(program, randomPlan(program, seed))];
  let compared = 0;
  for (const replication of [0, 1]) {
    const closures = strategies.flatMap((strategy) => {
      const { ready } = simulator.replicate(SEED, replication, { sampleMin, strategy });
      return members.some((e) => ready[e] < 0) ? [] : [members.reduce((latest, e) => Math.max(latest, ready[e]), 0)];
    });
    if (closures.length === 0 || members.length === 0) continue;
    const relaxed = simulator.relax(SEED, replication);
    const [known] = capacity.bounds(relaxed).closures;
    // Sought far above the closures: what is proved rests on no schedule.
    const found = new RouteProgramme(program, capacity.usage, capacity.availability).bound(
      ...([solve, relaxed, members, known, 2 * Math.max(...closures), BUDGET] as const),
    );
    for (const closure of closures)
      if (found.closureMin > closure)
        throw new Error(
          `world ${seed}, replication ${replication}: bound ${found.closureMin} above closure ${closure}`,
        );
    compared += closures.length;
  }
  return compared;
}

function usedWorld(seed: number): World {
  return withUseRates(richWorld(seed), seed);
}

describe('F03 several commodities', () => {
  test.each([
    ['rich worlds', richWorld],
    ['rich worlds with use rates', usedWorld],
    ['gated worlds', gatedWorld],
  ])('F03.1 no closure is earlier than the bound: %s', (_, draw) => {
    let compared = 0;
    for (const seed of seedsFrom(61_001, 60)) compared += compare(draw(seed), seed);
    expect(compared).toBeGreaterThan(40);
  });
});
