/** Movement plans for scenario documents: the optimiser's result in the names of the planner, as plain JSON. */
import { compile } from '@muster/logistics';
import { MovementOptimiser, type PlanPrice, type PlanRequest, type Solve } from '@muster/logistics/optimiser';
import { toWorld } from '../mapping/to-world.ts';
import type { Snapshot } from '../result/contract.ts';

export interface PlanInput {
  readonly seed: number;
  /** Replications in all; half to choose, half to price. */
  readonly replications: number;
  readonly evaluations: number;
  readonly goal: PlanRequest['goal'];
}

/** Price of the rule or the plan on the replications that did not choose. */
export interface PricedPlan extends PlanPrice {
  /** Closure over bound, both from the first release. */
  readonly ratio: number | null;
}

export interface PlannedMovement {
  /** Movement, or force element and stream: `<element>/wheeled`. */
  readonly requirement: string;
  /** Place in the order of departure, from 1; null where the rule decides. */
  readonly place: number | null;
  /** Places that the cargo changes vehicle at, and consignments that go this way. */
  readonly routes: readonly { readonly through: readonly string[]; readonly consignments: number }[];
}

export interface MovementPlanReport {
  readonly chosen: 'plan' | 'rule';
  readonly goal: PlanRequest['goal'];
  readonly evaluations: number;
  readonly stopped: boolean;
  readonly rule: PricedPlan;
  readonly plan: PricedPlan;
  readonly boundMin: number;
  readonly firstReleaseMin: number;
  /** Several-commodity programme of the median replication: its bound, and whether its budget was enough. */
  readonly programme: {
    readonly closureMin: number;
    readonly finished: boolean;
    readonly columns: number;
    readonly rows: number;
  };
  readonly movements: readonly PlannedMovement[];
}

const ITERATIONS = 50_000;
const SOLVES = 12;

export function optimiseMovements(
  snapshot: Snapshot,
  input: PlanInput,
  solve: Solve,
  report: (done: number, total: number) => boolean | void = () => undefined,
): MovementPlanReport {
  const program = compile(toWorld(snapshot.document));
  const request: PlanRequest = { ...input, iterations: ITERATIONS, solves: SOLVES };
  const result = new MovementOptimiser(program, solve).optimise(request, report);
  const { boundMin, firstReleaseMin, programme } = result;
  const priced = (price: PlanPrice): PricedPlan => ({
    ...price,
    ratio: boundMin > firstReleaseMin ? (price.closureMin - firstReleaseMin) / (boundMin - firstReleaseMin) : null,
  });
  const place = new Map(Array.from(result.plan.order, (r, i) => [r, i + 1]));
  const through = (option: number): string[] => {
    const { start, items } = program.optionLanes;
    const lanes = Array.from(items.subarray(start[option], start[option + 1]));
    const stops = lanes.map((lane) => program.laneTo[lane]);
    return [...new Set(stops)].map((p) => program.world.places[p].id);
  };
  return {
    chosen: result.chosen,
    goal: input.goal,
    evaluations: result.evaluations,
    stopped: result.stopped,
    rule: priced(result.rulePrice),
    plan: priced(result.planPrice),
    boundMin,
    firstReleaseMin,
    programme: {
      closureMin: programme.closureMin,
      finished: programme.finished,
      columns: programme.columns,
      rows: programme.rows,
    },
    movements: program.world.requirements.flatMap((requirement, r): PlannedMovement[] => {
      const counts = new Map<number, number>();
      const { start, items } = program.reqConsignments;
      for (let i = start[r]; i < start[r + 1]; i++) {
        const option = result.plan.option[items[i]] ?? -1;
        if (option >= 0) counts.set(option, (counts.get(option) ?? 0) + 1);
      }
      if (counts.size === 0 && !place.has(r)) return [];
      const routes = [...counts].map(([option, consignments]) => ({ through: through(option), consignments }));
      return [{ requirement: requirement.id, place: place.get(r) ?? null, routes }];
    }),
  };
}
