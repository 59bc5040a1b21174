/**
 * Movement plans: which route each consignment takes and in which order requirements go. The first plans come from the several-commodity programme, its shares
 * rounded to whole consignments; then a local search (first improvement; Aarts, Lenstra 1997) moves requirements forward and to other routes. Every
 * plan is executed by the engine, so its price is what really happens with it. A plan is chosen on the first half of the replications and
 * priced on the second, beside the rule of the dispatcher, and the better of the two is returned: never worse than the rule.
 * Budget: evaluations, each of half of the replications. The same input gives the same plan on every machine.
 */
import { drawUniform, streamKey } from '../engine/random.ts';
import { CapacityBound } from '../bounds/capacity-bound.ts';
import { RouteProgramme, type ProgrammeBound } from '../bounds/route-programme.ts';
import type { Solve } from '../bounds/solver.ts';
import { ruleKey, toStrategy, type MovementPlan } from '../operation/dispatch/dispatch-strategy.ts';
import { leastTransitMin } from '../operation/routing/least-transit.ts';
import type { ReplicationOutcome } from '../operation/outcome.ts';
import { comingElements, type Program } from '../operation/program.ts';
import { Simulator } from '../operation/simulator.ts';

export interface PlanRequest {
  readonly seed: number;
  /** Replications in all, even; half to choose, half to price. */
  readonly replications: number;
  readonly evaluations: number;
  /** What is minimised first: weighted lateness of the elements, or the closure of all. */
  readonly goal: 'lateness' | 'closure';
  /** Simplex iterations of one solve of the programme, and solves. */
  readonly iterations: number;
  readonly solves: number;
}

/** Means over replications. */
export interface PlanPrice {
  /** Days late, weighted by priority: 100 less the priority. An element that is never ready counts to the end of the run. */
  readonly lateDays: number;
  /** Closure of all elements, minutes. */
  readonly closureMin: number;
  /** Elements that are not ready within the run. */
  readonly neverReady: number;
}

export interface PlanResult {
  readonly chosen: 'plan' | 'rule';
  readonly plan: MovementPlan;
  /** Prices on the half of the replications that did not choose. */
  readonly planPrice: PlanPrice;
  readonly rulePrice: PlanPrice;
  /** Mean bound on the closure over the same replications, and mean first release: what the gap is measured from. */
  readonly boundMin: number;
  readonly firstReleaseMin: number;
  readonly evaluations: number;
  /** True when the caller stopped the search early. */
  readonly stopped: boolean;
  readonly programme: ProgrammeBound;
}

type Report = (done: number, total: number) => boolean | void;

export class MovementOptimiser {
  private readonly simulator: Simulator;
  private readonly members: readonly number[];
  private readonly bound: CapacityBound;

  constructor(
    private readonly program: Program,
    private readonly solve: Solve,
  ) {
    this.simulator = new Simulator(program);
    this.members = comingElements(program);
    this.bound = new CapacityBound(program, [{ members: this.members, flow: true }]);
  }

  /** @param report called after each solve of the programme and each evaluation; `false` stops the search with what is best so far */
  optimise(request: PlanRequest, report: Report = () => undefined): PlanResult {
    const half = Math.max(1, Math.floor(request.replications / 2));
    const training = Array.from({ length: half }, (_, i) => i);
    const pricing = Array.from({ length: half }, (_, i) => half + i);
    let stopped = false;
    const programme = this.programme(request, half, () => {
      stopped ||= report(0, request.evaluations) === false;
      return !stopped;
    });
    const rule: MovementPlan = { option: new Int32Array(0), order: new Int32Array(0) };
    let evaluations = 0;
    let best = rule;
    let bestPrice = this.price(request, rule, training);
    const attempt = (plan: MovementPlan): boolean => {
      const price = this.price(request, plan, training);
      evaluations++;
      if (report(evaluations, request.evaluations) === false) stopped = true;
      if (compare(request, price, bestPrice) >= 0) return false;
      best = plan;
      bestPrice = price;
      return true;
    };
    for (const plan of this.firstPlans(programme, request))
      if (!stopped && evaluations < request.evaluations) attempt(plan);
    const random = draws(request.seed);
    while (!stopped && evaluations < request.evaluations) attempt(this.neighbour(best, random));
    const planPrice = this.price(request, best, pricing);
    const rulePrice = this.price(request, rule, pricing);
    const bounds = pricing.map((replication) => this.bound.bounds(this.simulator.relax(request.seed, replication)));
    return {
      chosen: best !== rule && compare(request, planPrice, rulePrice) < 0 ? 'plan' : 'rule',
      plan: best,
      planPrice,
      rulePrice,
      boundMin: mean(bounds.map((b) => (b.closures[0] < 0 ? this.program.world.endMin : b.closures[0]))),
      firstReleaseMin: mean(bounds.map((b) => Math.max(0, b.firstRelease[0]))),
      evaluations,
      stopped,
      programme,
    };
  }

  /** The programme of the replication whose closure by the rule is the median of those that choose. */
  private programme(request: PlanRequest, half: number, report: () => boolean): ProgrammeBound {
    const closures = Array.from({ length: half }, (_, replication) => ({
      replication,
      at: closureOf(this.program, this.simulator.replicate(request.seed, replication, SAMPLES)),
    })).sort((a, b) => a.at - b.at || a.replication - b.replication);
    const median = closures[Math.floor((half - 1) / 2)];
    const relaxed = this.simulator.relax(request.seed, median.replication);
    const known = this.bound.bounds(relaxed).closures[0];
    return new RouteProgramme(this.program, this.bound.usage, this.bound.availability).bound(
      this.solve,
      relaxed,
      this.members,
      known < 0 ? median.at : known,
      median.at,
      { iterations: request.iterations, solves: request.solves },
      report,
    );
  }

  private firstPlans({ shares }: ProgrammeBound, request: PlanRequest): MovementPlan[] {
    const none = new Int32Array(0);
    const routes = this.toOptions(shares);
    const order = this.orderOf(request);
    return [
      { option: routes, order: none },
      { option: none, order },
      { option: routes, order },
    ];
  }

  /** Shares rounded to whole consignments, spread evenly over the order in which they go. */
  private toOptions(shares: ProgrammeBound['shares']): Int32Array {
    const { program } = this;
    const option = new Int32Array(program.staticConsignments).fill(-1);
    shares.forEach((parts, r) => {
      const sum = parts.reduce((a, b) => a + b, 0);
      if (!(sum > 0.01) || parts.length < 2) return;
      const owed = parts.map(() => 0);
      const { start, items } = program.reqConsignments;
      for (let i = start[r]; i < start[r + 1]; i++) {
        parts.forEach((part, o) => (owed[o] += part / sum));
        const next = owed.reduce((best, value, o) => (value > owed[best] + 1e-9 ? o : best), 0);
        owed[next] -= 1;
        option[items[i]] = this.bound.usage.options[r][next].option;
      }
    });
    return option;
  }

  /** Latest start first for lateness; for the closure the longest way that is left. */
  private orderOf({ goal }: PlanRequest): Int32Array {
    const { program } = this;
    const transit = leastTransitMin(program);
    const urgency = program.world.requirements.map((_, r) => (goal === 'closure' ? -transit[r] : ruleKey(program, r)));
    return Int32Array.from(
      program.world.requirements.map((_, r) => r).sort((a, b) => urgency[a] - urgency[b] || a - b),
    );
  }

  /** One change: a requirement goes earlier or later, or some of its consignments take another route. */
  private neighbour(plan: MovementPlan, random: () => number): MovementPlan {
    const { program } = this;
    const count = program.world.requirements.length;
    const pick = (n: number) => Math.min(n - 1, Math.floor(random() * n));
    if (random() < 0.5) {
      const order = Array.from(
        plan.order.length > 0
          ? plan.order
          : program.world.requirements
              .map((_, r) => r)
              .sort((a, b) => ruleKey(program, a) - ruleKey(program, b) || a - b),
      );
      const [moved] = order.splice(pick(count), 1);
      order.splice(pick(count), 0, moved);
      return { ...plan, order: Int32Array.from(order) };
    }
    const option = plan.option.length > 0 ? plan.option.slice() : new Int32Array(program.staticConsignments).fill(-1);
    const r = pick(count);
    const { start, items } = program.reqOptions;
    const choices = start[r + 1] - start[r];
    const chosen = choices < 2 ? -1 : items[start[r] + pick(choices)];
    const pieces = program.reqConsignments;
    const part = random();
    for (let i = pieces.start[r]; i < pieces.start[r + 1]; i++) if (random() < part) option[pieces.items[i]] = chosen;
    return { ...plan, option };
  }

  private price(request: PlanRequest, plan: MovementPlan, replications: readonly number[]): PlanPrice {
    const strategy = toStrategy(this.program, plan);
    const outcomes = replications.map((replication) =>
      this.simulator.replicate(request.seed, replication, { ...SAMPLES, strategy }),
    );
    return {
      lateDays: mean(outcomes.map((o) => lateDaysOf(this.program, o))),
      closureMin: mean(outcomes.map((o) => closureOf(this.program, o))),
      neverReady: mean(outcomes.map(({ ready }) => comingElements(this.program).filter((e) => ready[e] < 0).length)),
    };
  }
}

const SAMPLES = { sampleMin: 10_080 };
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);

/** Negative when a is the better price. */
function compare({ goal }: PlanRequest, a: PlanPrice, b: PlanPrice): number {
  const byLateness = a.lateDays - b.lateDays;
  const byClosure = a.closureMin - b.closureMin;
  return a.neverReady - b.neverReady || (goal === 'closure' ? byClosure || byLateness : byLateness || byClosure);
}

const readyOf = (program: Program, at: number): number => (at < 0 ? program.world.endMin : at);

const closureOf = (program: Program, { ready }: ReplicationOutcome): number =>
  comingElements(program).reduce((latest, e) => Math.max(latest, readyOf(program, ready[e])), 0);

function lateDaysOf(program: Program, { ready }: ReplicationOutcome): number {
  let late = 0;
  let weights = 0;
  comingElements(program).forEach((e) => {
    const element = program.world.elements[e];
    const weight = Math.max(1, 100 - element.priority);
    weights += weight;
    if (element.requiredMin !== undefined)
      late += (weight * Math.max(0, readyOf(program, ready[e]) - element.requiredMin)) / 1440;
  });
  return late / Math.max(1, weights);
}

/** Draws of the search: a stream of its own, so that plans depend on the seed alone. */
function draws(seed: number): () => number {
  const stream = streamKey('movement-plan');
  let ordinal = 0;
  return () => drawUniform(seed, 0, stream, 0, ordinal++);
}
