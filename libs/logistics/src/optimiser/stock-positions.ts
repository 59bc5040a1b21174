/**
 * Two-stage stock positioning: before the attack choose sites and the stock at each; in each scenario, with its demand, its times and its losses of stock, what
 * is there is shipped at least time, and what is missing costs a penalty. The mean over scenarios is least, or a mix of the mean and the worst. What each scenario
 * comes to is solved for the stock that was chosen, scenario by scenario: in the choice itself a scenario that weighs nothing may be shipped anyhow.
 * Amounts are shares of the demand of their scenario, so that costs are hours and no coefficient is small. Solved by HiGHS as in `site-location.ts`.
 */
import type { Row, Solve } from '../bounds/solver.ts';
import { atMost, chosen, exactly, type SiteBudget } from './site-location.ts';

export interface StockScenario {
  readonly name: string;
  readonly probability: number;
  /** Tonnes needed at each demand point. */
  readonly demandT: readonly number[];
  /** Hours from candidate j to demand point i in this scenario; Infinity where there is no way. */
  readonly hours: readonly (readonly number[])[];
  /** Share of the stock of each candidate that is still to be had. */
  readonly left: readonly number[];
}

export interface StockRequest {
  readonly sites: number;
  readonly stockT: number;
  /** Most that each candidate holds, tonnes. */
  readonly capacityT: readonly number[];
  /** What a tonne that is missing costs, as hours of delay. */
  readonly missingHours: number;
  /** 0: least mean; 1: least worst scenario; between: a mix. */
  readonly caution: number;
  readonly scenarios: readonly StockScenario[];
}

export interface StockPlan {
  /** Candidates that hold stock, ascending. */
  readonly sites: readonly number[];
  readonly stockT: readonly number[];
  /** Demand points that each candidate ships to in the first scenario. */
  readonly serves: readonly (readonly number[])[];
  /** Tonne-weighted hours by scenario, missing tonnes at their penalty, and tonnes missing. */
  readonly scenarios: readonly { readonly name: string; readonly meanHours: number; readonly missingT: number }[];
  readonly meanHours: number;
  readonly worstHours: number;
  readonly status: 'optimal' | 'infeasible' | 'unfinished';
}

/** Stock below this, in tonnes, is rounding of the solver. */
const LEAST_T = 1e-4;

export function positionStock(solve: Solve, request: StockRequest, budget: SiteBudget): StockPlan {
  const { capacityT, scenarios, caution } = request;
  const candidates = capacityT.length;
  const all = capacityT.map((_, j) => j);
  const worst = 2 * candidates;
  const cost = new Array<number>(2 * candidates + 1).fill(0);
  cost[worst] = caution;
  const held = capacityT.map((t) => Math.min(t, request.stockT));
  const upper = [...all.map(() => 1), ...held, Infinity];
  const rows: Row[] = [
    atMost(all, Math.min(request.sites, candidates)),
    atMost(
      all.map((j) => candidates + j),
      request.stockT,
    ),
    ...all.map((j): Row => ({ columns: [candidates + j, j], values: [1, -held[j]], least: -Infinity, most: 0 })),
  ];
  for (const scenario of scenarios) {
    const shipping = new Shipping(scenario, request.missingHours, cost.length);
    cost.push(...shipping.hours.map((hours) => (1 - caution) * scenario.probability * hours));
    upper.push(...shipping.hours.map(() => Infinity));
    rows.push(...shipping.demandRows);
    shipping.shipped.forEach((columns, j) =>
      rows.push({
        columns: [...columns, candidates + j],
        values: [...columns.map(() => 1), -scenario.left[j] / shipping.totalT],
        least: -Infinity,
        most: 0,
      }),
    );
    const columns = shipping.hours.map((_, k) => shipping.first + k);
    rows.push({ columns: [...columns, worst], values: [...shipping.hours, -1], least: -Infinity, most: 0 });
  }
  const solution = solve({ cost, upper, rows, binary: all }, budget);
  const open = new Set(chosen(solution.columns, candidates));
  const stockT = all.map((j) => {
    const tonnes = solution.columns[candidates + j];
    return open.has(j) && tonnes > LEAST_T ? tonnes : 0;
  });
  return report(solve, request, stockT, solution.status, budget);
}

/** What a stock comes to in every scenario. */
function report(
  solve: Solve,
  { scenarios, missingHours }: StockRequest,
  stockT: readonly number[],
  status: StockPlan['status'],
  budget: SiteBudget,
): StockPlan {
  const answers = scenarios.map((scenario) => {
    const shipping = new Shipping(scenario, missingHours, 0);
    return { shipping, ...shipping.solve(solve, stockT, budget) };
  });
  const isFinished = answers.every((answer) => answer.isFinished);
  return {
    sites: stockT.flatMap((tonnes, j) => (tonnes > 0 ? [j] : [])),
    stockT,
    serves: stockT.map((_, j) => answers[0]?.shipping.servedBy(j, answers[0].amounts) ?? []),
    scenarios: answers.map(({ meanHours, missingT }, s) => ({ name: scenarios[s].name, meanHours, missingT })),
    meanHours: answers.reduce((sum, answer, s) => sum + scenarios[s].probability * answer.meanHours, 0),
    worstHours: answers.reduce((most, answer) => Math.max(most, answer.meanHours), 0),
    status: status === 'optimal' && !isFinished ? 'unfinished' : status,
  };
}

/** The shipping of one scenario: for each demand point a column for what is missing, and one for each candidate that is near enough. */
class Shipping {
  readonly totalT: number;
  /** Hours of each column, from the number `first` on. */
  readonly hours: number[] = [];
  readonly demandRows: Row[];
  /** Columns that ship from each candidate; what is missing at each demand point. */
  readonly shipped: number[][];
  private readonly missing: number[] = [];
  private readonly points: number[] = [];

  constructor(
    private readonly scenario: StockScenario,
    missingHours: number,
    readonly first: number,
  ) {
    this.totalT = scenario.demandT.reduce((a, b) => a + b, 0) || 1;
    this.shipped = scenario.left.map(() => []);
    this.demandRows = scenario.demandT.map((tonnes, i) => {
      const columns = [this.add(missingHours, i)];
      this.missing.push(columns[0]);
      scenario.hours[i].forEach((hours, j) => {
        if (!(hours < missingHours)) return;
        const column = this.add(hours, i);
        this.shipped[j].push(column);
        columns.push(column);
      });
      return exactly(columns, tonnes / this.totalT);
    });
  }

  private add(hours: number, point: number): number {
    this.points.push(point);
    return this.first + this.hours.push(hours) - 1;
  }

  /** Ships a stock at least time; on its own, where the columns begin with 0. */
  solve(solve: Solve, stockT: readonly number[], budget: SiteBudget) {
    const rows = this.shipped.map((columns, j) => atMost(columns, (this.scenario.left[j] * stockT[j]) / this.totalT));
    const { status, columns: amounts } = solve(
      {
        cost: this.hours,
        upper: this.hours.map(() => Infinity),
        rows: [...this.demandRows, ...rows.filter((row) => row.columns.length > 0)],
      },
      budget,
    );
    return {
      amounts,
      isFinished: status === 'optimal',
      meanHours: this.hours.reduce((sum, hours, k) => sum + hours * amounts[k], 0),
      missingT: this.totalT * this.missing.reduce((sum, k) => sum + amounts[k], 0),
    };
  }

  servedBy(candidate: number, amounts: Float64Array): number[] {
    return this.shipped[candidate].filter((k) => amounts[k] * this.totalT > LEAST_T).map((k) => this.points[k]);
  }
}
