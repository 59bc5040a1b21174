/**
 * The one door to HiGHS (Huangfu, Hall 2018) in WebAssembly: linear and mixed-integer programmes as rows of a matrix. Budgets are iterations and
 * nodes, never time, so a result depends on its input alone. An unfinished solve proves nothing and says so.
 */

export interface Row {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  /** `-Infinity` or `Infinity` where the row has no bound. */
  readonly least: number;
  readonly most: number;
}

export interface Programme {
  /** Cost of each column, to be minimised. */
  readonly cost: readonly number[];
  readonly upper: readonly number[];
  readonly rows: readonly Row[];
  /** Columns that must be 0 or 1. */
  readonly binary?: readonly number[];
}

export interface Budget {
  readonly iterations: number;
  readonly nodes?: number;
}

export interface Solution {
  readonly status: 'optimal' | 'infeasible' | 'unfinished';
  /** Value of the best solution found; NaN without one. */
  readonly objective: number;
  readonly columns: Float64Array;
}

/** What is used of the package; its own types describe the CommonJS build only. */
interface Solver {
  readonly solve: (
    text: string,
    options: Readonly<Record<string, string | number | boolean>>,
  ) => { readonly Status: string; readonly ObjectiveValue: number; readonly Columns: object };
}

let loaded: Promise<Solver> | undefined;

export type Solve = (programme: Programme, budget: Budget) => Solution;

/** Loads the solver once; what comes back solves at once and on this thread. */
export async function loadSolver(): Promise<Solve> {
  // Loaded when it is first needed: most processes, and the page, never solve.
  const solver = await (loaded ??= import('highs').then((module) =>
    (module as unknown as { default: () => Promise<Solver> }).default(),
  ));
  return (programme, budget) => solve(solver, programme, budget);
}

function solve(solver: Solver, programme: Programme, budget: Budget): Solution {
  // The text has no way to write a row without columns: it is looked at here.
  if (programme.rows.some((row) => isBare(row) && (row.least > 0 || row.most < 0)))
    return { status: 'infeasible', objective: NaN, columns: new Float64Array(programme.cost.length) };
  const integer = (programme.binary?.length ?? 0) > 0;
  const options = {
    output_flag: false,
    random_seed: 1,
    simplex_iteration_limit: budget.iterations,
    ...(integer ? { mip_max_nodes: budget.nodes ?? 10_000, mip_rel_gap: 0, mip_abs_gap: 1e-9 } : {}),
  };
  const result = solver.solve(toText(programme), options);
  const columns = new Float64Array(programme.cost.length);
  const found = result.Columns as Readonly<Record<string, { readonly Primal?: number }>>;
  for (let c = 0; c < columns.length; c++) columns[c] = found[`x${c}`]?.Primal ?? 0;
  const status =
    result.Status === 'Optimal' || result.Status === 'Empty'
      ? 'optimal'
      : result.Status === 'Infeasible' || result.Status === 'Primal infeasible or unbounded'
        ? 'infeasible'
        : 'unfinished';
  const objective = Number.isFinite(result.ObjectiveValue) ? result.ObjectiveValue : NaN;
  return { status, objective, columns };
}

/** CPLEX LP format, lines short enough for every reader. */
function toText({ cost, upper, rows, binary }: Programme): string {
  const lines = ['Minimize', ' obj:'];
  lines.push(
    ...terms(
      cost.map((_, c) => c),
      cost,
      true,
    ),
    'Subject To',
  );
  rows.forEach((row, i) => {
    if (isBare(row)) return;
    const body = terms(row.columns, row.values, false);
    if (row.least === row.most) lines.push(` r${i}:`, ...body, ` = ${row.least}`);
    else {
      if (row.most < Infinity) lines.push(` u${i}:`, ...body, ` <= ${row.most}`);
      if (row.least > -Infinity) lines.push(` l${i}:`, ...body, ` >= ${row.least}`);
    }
  });
  lines.push('Bounds');
  upper.forEach((most, c) => lines.push(most < Infinity ? ` 0 <= x${c} <= ${most}` : ` x${c} >= 0`));
  if (binary && binary.length > 0) lines.push('Binary', ...binary.map((c) => ` x${c}`));
  lines.push('End');
  return lines.join('\n');
}

/** Whether a row reads 0 whatever the columns are. */
const isBare = ({ values }: Row): boolean => values.every((value) => value === 0);

function terms(columns: readonly number[], values: readonly number[], all: boolean): string[] {
  const lines: string[] = [];
  columns.forEach((c, i) => {
    const value = values[i];
    if (value === 0 && !all) return;
    lines.push(`  ${value < 0 ? '-' : '+'} ${Math.abs(value)} x${c}`);
  });
  return lines;
}
