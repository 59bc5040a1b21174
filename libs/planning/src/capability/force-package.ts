/**
 * The force package as an integer programme, solved by HiGHS (Huangfu and Hall 2018): which element fills which line, so that the fewest
 * places stay empty, the fewest days are lost and the fewest nations are split over a line, in one cost in days. A first part of a line is a line like
 * all others, filled from the seats of its whole. Caveats are obeyed because an element with an obstacle is no variable; an element and its reliefs hold
 * one seat and are used once between them. Cost: exponential at worst; bounded by a number of nodes, after which the best plan so far is answered.
 */
import type { Row, Solve } from '@muster/logistics/optimiser';
import type { ScenarioDocument } from '../scenario/document.ts';
import {
  emptyCost,
  greedyChoice,
  missingPersonCost,
  needsOf,
  OBSTACLES,
  plannersChoice,
  priceOf,
  shareSeat,
  shortOf,
  SPLIT_DAYS,
  type Assignment,
  type Candidate,
  type Expectations,
  type Need,
  type Obstacle,
  type PackagePrice,
} from './matching.ts';

/** The budget of the solver: nodes of the search tree, iterations of one linear programme. */
const MOST_NODES = 20_000;
const ITERATIONS = 1_000_000;

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
  /** Persons that the line lacks in the solver's plan; 0 where it asks for none. */
  readonly shortPersons: number;
  /** Elements that offer the capability, and those of them that could fill the line. */
  readonly offered: number;
  readonly able: number;
  readonly obstacles: readonly { readonly obstacle: Obstacle; readonly elements: readonly string[] }[];
  /** Why places stay empty or persons are missing in the solver's plan, one sentence each; none when it is full. */
  readonly reasons: readonly string[];
}

export interface ForcePackage {
  readonly lines: readonly LineMatch[];
  readonly plans: readonly PackagePlan[];
}

export function matchForces(document: ScenarioDocument, expected: Expectations, solve: Solve): ForcePackage {
  const needs = needsOf(document, expected);
  const planned = (kind: PackagePlan['kind'], assignments: readonly Assignment[]): PackagePlan => ({
    kind,
    assignments,
    ...priceOf(needs, assignments),
    proof: null,
    bound: null,
  });
  const solved = solvePackage(needs, solve);
  return {
    lines: needs.map((need) => lineOf(need, needs, solved.assignments)),
    plans: [planned('planner', plannersChoice(needs)), planned('greedy', greedyChoice(needs)), solved],
  };
}

/** Stopped early the programme may be worse than the rule: then the rule's plan is the answer. */
export function solvePackage(needs: readonly Need[], solve: Solve, mostNodes = MOST_NODES): PackagePlan {
  const solved = solveProgramme(needs, solve, mostNodes);
  if (solved.proof === 'optimal') return solved;
  const assignments = greedyChoice(needs);
  const price = priceOf(needs, assignments);
  return price.cost < solved.cost - 1e-6 ? { ...solved, assignments, ...price } : solved;
}

/** Columns and rows of a programme as they are added. */
class Programme {
  readonly cost: number[] = [];
  readonly upper: number[] = [];
  readonly rows: Row[] = [];

  column(price: number, most = Infinity): number {
    this.upper.push(most);
    return this.cost.push(price) - 1;
  }

  /** Columns of the first list less those of the second. */
  row(plus: readonly number[], minus: readonly number[], least: number, most: number): void {
    this.rows.push({
      columns: [...plus, ...minus],
      values: [...plus.map(() => 1), ...minus.map(() => -1)],
      least,
      most,
    });
  }
}

function solveProgramme(needs: readonly Need[], solve: Solve, mostNodes: number): PackagePlan {
  if (needs.length === 0) return { kind: 'solver', assignments: [], ...priceOf(needs, []), proof: 'optimal', bound: 0 };
  const able = needs.map((need) => need.candidates.filter(({ obstacles }) => obstacles.length === 0));
  const programme = new Programme();
  /** Whether an element that is able fills a line. */
  const fills = able.map((candidates) => candidates.map(({ lateDays }) => programme.column(lateDays, 1)));

  needs.forEach((need, l) => {
    const empty = programme.column(emptyCost(need));
    if (need.persons === 0) programme.row([...fills[l], empty], [], need.needed, need.needed);
    else {
      // Places are filled by their number at least, and by more where persons are missing.
      programme.row([...fills[l], empty], [programme.column(SPLIT_DAYS)], need.needed, need.needed);
      programme.rows.push({
        columns: [...fills[l], programme.column(missingPersonCost(need))],
        values: [...able[l].map(({ persons }) => persons), 1],
        least: need.persons,
        most: Infinity,
      });
    }
    const nations = [...new Set(able[l].map(({ nation }) => nation))];
    const isIn = nations.map(() => programme.column(0, 1));
    able[l].forEach(({ nation }, k) => programme.row([fills[l][k]], [isIn[nations.indexOf(nation)]], -Infinity, 0));
    // The first nation of a line is free: the number of nations less one, not below nought.
    programme.row(isIn, [programme.column(SPLIT_DAYS)], -Infinity, 1);

    addPart(programme, needs, able, fills, l);
  });
  usesOf(needs, able, fills).forEach((seat) => programme.row(seat, [], -Infinity, 1));

  const solution = solve({ ...programme, binary: fills.flat() }, { iterations: ITERATIONS, nodes: mostNodes });
  const assignments = needs.flatMap((need, l) =>
    able[l].flatMap(({ element }, k) => (solution.columns[fills[l][k]] > 0.5 ? [{ line: need.id, element }] : [])),
  );
  const isOptimal = solution.status === 'optimal';
  const price = priceOf(needs, assignments);
  return {
    kind: 'solver',
    assignments,
    ...price,
    proof: isOptimal ? 'optimal' : 'stopped',
    bound: isOptimal ? price.cost : null,
  };
}

/** Of a line that is a part of another: who fills it holds a seat of that. */
function addPart(
  programme: Programme,
  needs: readonly Need[],
  able: readonly (readonly Candidate[])[],
  fills: readonly (readonly number[])[],
  l: number,
): void {
  const need = needs[l];
  if (need.partOf === null) return;
  // The part is due first: who fills it holds a seat of the whole, which a relief of it may hold by then. One seat is held by one.
  const whole = needs.findIndex(({ id }) => id === need.partOf);
  const holders = able[whole].map((): number[] => []);
  able[l].forEach((candidate, k) => {
    const seats = able[whole].flatMap(({ element }, w) => {
      if (element !== candidate.element && !candidate.reliefs.includes(element)) return [];
      const holds = programme.column(0, 1);
      holders[w].push(holds);
      return [holds];
    });
    programme.row([fills[l][k]], seats, 0, 0);
  });
  holders.forEach((own, w) => programme.row(own, [fills[whole][w]], -Infinity, 0));
}

/** Columns of which one is 1 at most: who hold a seat one after another are used once between them, in all lines that are no part of another. */
function usesOf(
  needs: readonly Need[],
  able: readonly (readonly Candidate[])[],
  fills: readonly (readonly number[])[],
): number[][] {
  const uses = new Map<string, { readonly columns: number[]; readonly reliefs: readonly string[] }>();
  needs.forEach(({ partOf }, l) => {
    if (partOf !== null) return;
    able[l].forEach(({ element, reliefs }, k) => {
      const use = uses.get(element) ?? { columns: [], reliefs };
      use.columns.push(fills[l][k]);
      uses.set(element, use);
    });
  });
  return [...uses.values()]
    .map(({ columns, reliefs }) => [...columns, ...reliefs.flatMap((relief) => uses.get(relief)?.columns ?? [])])
    .filter((seat) => seat.length > 1);
}

function lineOf(need: Need, needs: readonly Need[], assignments: readonly Assignment[]): LineMatch {
  const able = need.candidates.filter(({ obstacles }) => obstacles.length === 0);
  const obstacles = OBSTACLES.map((obstacle) => ({
    obstacle,
    elements: need.candidates.filter((row) => row.obstacles.includes(obstacle)).map(({ element }) => element),
  })).filter(({ elements }) => elements.length > 0);
  const members = assignments.flatMap(({ line, element }) =>
    line === need.id ? need.candidates.filter((one) => one.element === element) : [],
  );
  const missing = Math.max(0, need.needed - members.length);
  const shortPersons = shortOf(need, members);
  const reasons: string[] = [];
  if (missing > 0) reasons.push(`${missing} of ${need.needed} places stay empty.`);
  if (shortPersons > 0) reasons.push(`${shortPersons} of ${need.persons} persons are missing.`);
  if (reasons.length > 0) {
    if (need.candidates.length === 0) reasons.push('Nobody offers the capability.');
    else if (able.length < need.needed)
      reasons.push(`${able.length} of ${need.candidates.length} that offer it could fill it.`);
    for (const { obstacle, elements } of obstacles) reasons.push(`${elements.length} ${WORDS[obstacle]}.`);
    reasons.push(...usedOf(need, able, needs, assignments));
  }
  return { id: need.id, needed: need.needed, shortPersons, offered: need.candidates.length, able: able.length, obstacles, reasons }; // prettier-ignore
}

/** Who could fill a line and fills none of its places: used for other lines, or bound to who is used. */
function usedOf(
  need: Need,
  able: readonly Candidate[],
  needs: readonly Need[],
  assignments: readonly Assignment[],
): string[] {
  const wholeOf = (id: string | null): string | null => {
    const partOf = needs.find((other) => other.id === id)?.partOf ?? null;
    return partOf === null ? id : wholeOf(partOf);
  };
  const elsewhere = able.flatMap(({ element }) => {
    const row = assignments.find((one) => one.element === element && wholeOf(one.line) !== wholeOf(need.id));
    return row === undefined ? [] : [row.line];
  });
  const also = needs.find(({ id }) => elsewhere.includes(id));
  const chosen = new Set(assignments.map(({ element }) => element));
  const bound = able.filter(
    (one) =>
      !chosen.has(one.element) &&
      needs.some(({ candidates }) => candidates.some((other) => chosen.has(other.element) && shareSeat(one, other))),
  );
  const sentences: string[] = [];
  if (elsewhere.length > 0)
    sentences.push(`${elsewhere.length} are used for other lines${also ? `, such as ${also.id}` : ''}.`);
  if (bound.length > 0) sentences.push(`${bound.length} relieve who is used, or are relieved by them.`);
  return sentences;
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
  command: 'ready with no headquarters that may lead it',
  never: 'not ready within the run',
};
