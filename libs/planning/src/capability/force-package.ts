/**
 * The force package as an integer programme, solved by HiGHS (Huangfu and Hall 2018): which element fills which line, so that the fewest
 * places stay empty, the fewest days are lost and the fewest nations are split over a line, in one cost in days. Caveats are obeyed because an
 * element with an obstacle is no variable; an element and its reliefs hold one seat and are used once between them. Cost: exponential at worst; bounded by a number of nodes, after which the best plan so far and
 * the bound are answered.
 */
import type { ScenarioDocument } from '../scenario/document.ts';
import {
  emptyCost,
  greedyChoice,
  needsOf,
  OBSTACLES,
  plannersChoice,
  priceOf,
  shareSeat,
  SPLIT_DAYS,
  type Assignment,
  type Expectations,
  type Need,
  type Obstacle,
  type PackagePrice,
} from './matching.ts';

/** Nodes of the search tree: the budget of the solver. */
const MOST_NODES = 20_000;

export interface PackagePlan extends PackagePrice {
  readonly kind: 'planner' | 'greedy' | 'solver';
  readonly assignments: readonly Assignment[];
  /** Whether nothing is cheaper: proved, not proved within the budget, or never asked. */
  readonly proof: 'optimal' | 'stopped' | null;
  /** No choice costs less than this; of the solver only. */
  readonly bound: number | null;
}

export interface LineMatch {
  readonly id: string;
  readonly needed: number;
  /** Elements that offer the capability, and those of them that could fill the line. */
  readonly offered: number;
  readonly able: number;
  readonly obstacles: readonly { readonly obstacle: Obstacle; readonly elements: readonly string[] }[];
  /** Why places stay empty in the solver's plan, one sentence each; none when it is full. */
  readonly reasons: readonly string[];
}

export interface ForcePackage {
  readonly lines: readonly LineMatch[];
  readonly plans: readonly PackagePlan[];
}

/** What HiGHS is asked and what it answers, as far as it is used here. */
export interface Solver {
  solve(
    problem: string,
    options: Readonly<Record<string, unknown>>,
  ): {
    readonly Status: string;
    readonly ObjectiveValue: number;
    readonly Columns: Readonly<Record<string, { readonly Primal?: number }>>;
  };
}

/** HiGHS, loaded when it is first needed: two megabytes that most callers never use. */
export async function loadSolver(): Promise<Solver> {
  // The package describes its functions and not its default export.
  const { default: load } = (await import('highs')) as unknown as { readonly default: () => Promise<Solver> };
  return load();
}

export function matchForces(document: ScenarioDocument, expected: Expectations, solver: Solver): ForcePackage {
  const needs = needsOf(document, expected);
  const planned = (kind: PackagePlan['kind'], assignments: readonly Assignment[]): PackagePlan => ({
    kind,
    assignments,
    ...priceOf(needs, assignments),
    proof: null,
    bound: null,
  });
  const solved = solvePackage(needs, solver);
  const greedy = planned('greedy', greedyChoice(needs));
  return {
    lines: needs.map((need) => lineOf(need, needs, solved.assignments)),
    // Stopped early the programme may be worse than the rule: then the rule's plan is the answer.
    plans: [
      planned('planner', plannersChoice(needs)),
      greedy,
      solved.cost <= greedy.cost + 1e-6 ? solved : { ...greedy, kind: 'solver', proof: 'stopped', bound: solved.bound },
    ],
  };
}

export function solvePackage(needs: readonly Need[], solver: Solver, mostNodes = MOST_NODES): PackagePlan {
  const able = needs.map((need) => need.candidates.filter(({ obstacles }) => obstacles.length === 0));
  const indexOf = new Map(needs.map((need, l) => [need.id, l]));
  const variable = (l: number, k: number) => `x${l}_${k}`;
  const cost: string[] = [];
  const rows: string[] = [];
  const binary: string[] = [];
  const used = new Map<string, string[]>();
  const reliefs = new Map<string, readonly string[]>();
  needs.forEach((need, l) => {
    const nations = [...new Set(able[l].map(({ nation }) => nation))];
    cost.push(`${emptyCost(need)} u${l}`);
    rows.push([...able[l].map((_, k) => variable(l, k)), `u${l}`].join(' + ') + ` = ${need.needed}`);
    const whole = need.partOf === null ? undefined : indexOf.get(need.partOf);
    able[l].forEach((candidate, k) => {
      binary.push(variable(l, k));
      if (whole !== undefined) {
        // The part is due first: its seat is one of the whole, which a relief may hold by then.
        const seat = able[whole].flatMap(({ element }, w) =>
          element === candidate.element || candidate.reliefs.includes(element) ? [variable(whole, w)] : [],
        );
        rows.push([variable(l, k), ...seat].join(' - ') + (seat.length === 0 ? ' = 0' : ' <= 0'));
        const others = able[l].flatMap(({ element }, o) =>
          candidate.reliefs.includes(element) ? [variable(l, o)] : [],
        );
        if (others.length > 0) rows.push(`${[variable(l, k), ...others].join(' + ')} <= 1`);
        return;
      }
      used.set(candidate.element, [...(used.get(candidate.element) ?? []), variable(l, k)]);
      reliefs.set(candidate.element, candidate.reliefs);
      if (candidate.lateDays > 0) cost.push(`${candidate.lateDays} ${variable(l, k)}`);
      rows.push(`${variable(l, k)} - n${l}_${nations.indexOf(candidate.nation)} <= 0`);
    });
    if (need.partOf !== null || nations.length === 0) return;
    // The first nation of a line is free: the number of nations less one, not below nought.
    cost.push(`${SPLIT_DAYS} s${l}`);
    rows.push(`${nations.map((_, n) => `n${l}_${n}`).join(' + ')} - s${l} <= 1`);
    nations.forEach((_, n) => binary.push(`n${l}_${n}`));
  });
  // Who hold a seat one after another are used once between them.
  for (const [element, own] of used) {
    const seat = [...own, ...reliefs.get(element)!.flatMap((relief) => used.get(relief) ?? [])];
    if (seat.length > 1) rows.push(`${seat.join(' + ')} <= 1`);
  }
  if (needs.length === 0) return { kind: 'solver', assignments: [], ...priceOf(needs, []), proof: 'optimal', bound: 0 };
  const problem = `Minimize\n obj: ${cost.join('\n + ')}\nSubject To\n${rows.map((row, i) => ` c${i}: ${row}`).join('\n')}\nBinary\n ${binary.join('\n ')}\nEnd\n`;
  const answer = solver.solve(problem, {
    mip_max_nodes: mostNodes,
    mip_rel_gap: 0,
    random_seed: 1,
    output_flag: false,
  });
  const assignments = needs.flatMap((need, l) =>
    able[l].flatMap(({ element }, k) =>
      (answer.Columns[variable(l, k)]?.Primal ?? 0) > 0.5 ? [{ line: need.id, element }] : [],
    ),
  );
  const optimal = answer.Status === 'Optimal';
  const price = priceOf(needs, assignments);
  return {
    kind: 'solver',
    assignments,
    ...price,
    proof: optimal ? 'optimal' : 'stopped',
    bound: optimal ? price.cost : null,
  };
}

function lineOf(need: Need, needs: readonly Need[], assignments: readonly Assignment[]): LineMatch {
  const able = need.candidates.filter(({ obstacles }) => obstacles.length === 0);
  const obstacles = OBSTACLES.map((obstacle) => ({
    obstacle,
    elements: need.candidates.filter((row) => row.obstacles.includes(obstacle)).map(({ element }) => element),
  })).filter(({ elements }) => elements.length > 0);
  const missing = need.needed - assignments.filter(({ line }) => line === need.id).length;
  const reasons: string[] = [];
  if (missing > 0) {
    const elsewhere = able.filter(({ element }) =>
      assignments.some((row) => row.element === element && row.line !== need.id && row.line !== need.partOf),
    );
    const chosen = new Set(assignments.map(({ element }) => element));
    const bound = able.filter(
      (one) =>
        !chosen.has(one.element) &&
        needs.some(({ candidates }) => candidates.some((other) => chosen.has(other.element) && shareSeat(one, other))),
    );
    const also = needs.find(({ id }) =>
      elsewhere.some(({ element }) => assignments.some((row) => row.line === id && row.element === element)),
    );
    reasons.push(`${missing} of ${need.needed} places stay empty.`);
    if (need.candidates.length === 0) reasons.push('Nobody offers the capability.');
    else if (able.length < need.needed)
      reasons.push(`${able.length} of ${need.candidates.length} that offer it could fill it.`);
    for (const { obstacle, elements } of obstacles) reasons.push(`${elements.length} ${WORDS[obstacle]}.`);
    if (elsewhere.length > 0)
      reasons.push(`${elsewhere.length} are used for other lines${also ? `, such as ${also.id}` : ''}.`);
    if (bound.length > 0) reasons.push(`${bound.length} relieve who is used, or are relieved by them.`);
  }
  return {
    id: need.id,
    needed: need.needed,
    offered: need.candidates.length,
    able: able.length,
    obstacles,
    reasons,
  };
}

const WORDS: Readonly<Record<Obstacle, string>> = {
  withdrawn: 'withdrawn',
  component: 'of another component',
  place: 'meant for another place',
  stationing: 'barred from the place by a caveat',
  task: 'barred from the task by a caveat',
  partner: 'barred by a caveat from serving under the nation that leads',
  until: 'available only until an earlier day',
  gone: 'ordered home by then',
  never: 'not ready within the run',
};
