/**
 * B8: what the bounds cost, and how near the simulation comes to them. The reference scenario for the cost, the generated world of
 * `b8-world.mjs` (docs/examples/bounds-b8.json) for the gap, measured from the first release.
 */
import { readFileSync } from 'node:fs';
import { compile, Simulator } from '../../libs/logistics/dist/index.js';
import { CapacityBound } from '../../libs/logistics/dist/bounds/index.js';
import { loadSolver, RouteProgramme } from '../../libs/logistics/dist/optimiser/index.js';
import { parseScenario, toWorld } from '../../libs/planning/dist/index.js';
import { optimiseMovements } from '../../libs/planning/dist/optimisation/index.js';
import { parisDeclaration } from '../../libs/planning/dist/reference/index.js';
import { toSnapshot } from '../../libs/planning/dist/run/index.js';
import { clock, line } from './measure.mjs';

const SEED = 1;
const B8 = new URL('../../docs/examples/bounds-b8.json', import.meta.url);

export async function benchBounds(quick) {
  const solve = await loadSolver();
  console.log('\nB8: bounds');
  const reference = new Case(parisDeclaration);
  const replications = quick ? 20 : 200;
  let startMs = clock();
  let simulatedMs = 0;
  const closures = [];
  for (let r = 0; r < replications; r++) {
    reference.bounds(r);
    if (r % 10 === 0) {
      const before = clock();
      closures.push({ r, at: reference.closure(r) });
      simulatedMs += clock() - before;
    }
  }
  const boundMs = (clock() - startMs - simulatedMs) / replications;
  line('critical path, work and flow, a replication', `${boundMs.toFixed(1)} ms`);
  line('as a share of a simulated replication', (boundMs / (simulatedMs / closures.length)).toFixed(3));
  line('200 replications on one core', `${((boundMs * 200) / 1000).toFixed(1)} s (at most 20 s are asked for)`);
  closures.sort((a, b) => a.at - b.at);
  const median = closures[Math.floor((closures.length - 1) / 2)];
  startMs = clock();
  const known = reference.bounds(median.r).closures[0];
  const programme = new RouteProgramme(reference.program, reference.bound.usage, reference.bound.availability).bound(
    solve,
    reference.simulator.relax(SEED, median.r),
    reference.members,
    known,
    median.at,
    { iterations: 50_000, solves: 12 },
  );
  line(
    'several commodities, median replication',
    `${((clock() - startMs) / 1000).toFixed(1)} s (at most 120 s are asked for)`,
  );
  line(
    'columns, rows, solves, finished',
    `${programme.columns}, ${programme.rows}, ${programme.solves}, ${programme.finished}`,
  );
  line('its bound, single-commodity bound, closure', [programme.closureMin, known, median.at].map(days).join(', '));

  const parsed = parseScenario(readFileSync(B8, 'utf8'));
  if (!parsed.ok) throw new Error(`the world of B8 does not parse: ${parsed.issues[0].message}`);
  const b8 = new Case(parsed.value);
  const ratios = Array.from({ length: quick ? 10 : 50 }, (_, r) => b8.ratio(r)).sort((a, b) => a - b);
  const middle = ratios[Math.floor((ratios.length - 1) / 2)];
  line('B8 world, rule: closure over bound, median', `${middle.toFixed(3)} (at most 1.25 is asked for)`);
  const plan = optimiseMovements(
    toSnapshot(parsed.value),
    { seed: SEED, replications: 10, evaluations: quick ? 10 : 60, goal: 'closure' },
    solve,
  );
  const price = plan.chosen === 'plan' ? plan.plan : plan.rule;
  line(`B8 world, better of plan and rule (${plan.chosen})`, `${price.ratio.toFixed(3)} (at most 1.10 is asked for)`);
  line('rule and plan on the same replications', `${plan.rule.ratio.toFixed(3)}, ${plan.plan.ratio.toFixed(3)}`);
  if (middle > 1.25 || price.ratio > 1.1) process.exitCode = 1;
}

const days = (minute) => `day ${(minute / 1440).toFixed(1)}`;

class Case {
  constructor(document) {
    this.program = compile(toWorld(document));
    this.simulator = new Simulator(this.program);
    // Who goes home is no part of a closure.
    this.members = this.program.world.elements.flatMap(({ returns }, e) => (returns === undefined ? [e] : []));
    const priorities = [...new Set(this.program.world.elements.map((e) => e.priority))];
    const groups = [
      this.members,
      ...priorities.map((p) => this.members.filter((e) => this.program.world.elements[e].priority === p)),
    ];
    this.bound = new CapacityBound(
      this.program,
      groups.map((members) => ({ members, flow: true })),
    );
  }

  bounds(replication) {
    return this.bound.bounds(this.simulator.relax(SEED, replication));
  }

  closure(replication) {
    const { ready } = this.simulator.replicate(SEED, replication, { sampleMin: 10_080 });
    return this.members.reduce((latest, e) => Math.max(latest, ready[e] < 0 ? this.program.world.endMin : ready[e]), 0);
  }

  ratio(replication) {
    const { closures, firstRelease } = this.bounds(replication);
    return (this.closure(replication) - firstRelease[0]) / (closures[0] - firstRelease[0]);
  }
}
