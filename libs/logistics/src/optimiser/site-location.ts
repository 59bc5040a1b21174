/**
 * Where to put depots and hubs: candidates serve demand points over some hours.
 *
 * p-median (Hakimi 1964): choose p sites so that the mean time to supply, weighted by demand, is least; strong formulation, x(i,j) <= y(j).
 * p-centre: the longest time to supply is least; the radius is found by bisection over the distances that occur, a set-covering feasibility for each. Who
 * has a way from no candidate is left out of it.
 * Solved by HiGHS; the budget is nodes and iterations. A solve that stops early says so and carries no claim to be the best.
 */
import type { Programme, Row, Solve } from '../bounds/solver.ts';

export interface SiteRequest {
  /** Hours from candidate j to demand point i, `hours[i][j]`; Infinity where there is no way. */
  readonly hours: readonly (readonly number[])[];
  /** Weight of each demand point: persons, or tonnes a day. */
  readonly demand: readonly number[];
  readonly sites: number;
}

export interface SiteChoice {
  /** Chosen candidates, ascending. */
  readonly sites: readonly number[];
  /** Candidate that serves each demand point, -1 when none can. */
  readonly servedBy: readonly number[];
  /** Over the demand that some site reaches; 0 where none is reached. Who is not stands in `servedBy`. */
  readonly meanHours: number;
  readonly worstHours: number;
  readonly status: 'optimal' | 'infeasible' | 'unfinished';
}

export interface SiteBudget {
  readonly iterations: number;
  readonly nodes: number;
}

/** What a demand without a way counts in the search for sites, hours: more than any way takes, so that as much as can be is reached. */
const NO_WAY_HOURS = 10_000;

export function pMedian(solve: Solve, request: SiteRequest, budget: SiteBudget): SiteChoice {
  const { hours, demand, sites } = request;
  const candidates = hours[0]?.length ?? 0;
  const total = demand.reduce((a, b) => a + b, 0) || 1;
  const cost: number[] = new Array<number>(candidates).fill(0);
  const rows: Row[] = [
    exactly(
      Array.from({ length: candidates }, (_, j) => j),
      Math.min(sites, candidates),
    ),
  ];
  hours.forEach((row, i) => {
    const columns = row.map((h, j) => {
      const column = cost.push((demand[i] * Math.min(h, NO_WAY_HOURS)) / total) - 1;
      rows.push({ columns: [column, j], values: [1, -1], least: -Infinity, most: 0 });
      return column;
    });
    rows.push(exactly(columns, 1));
  });
  const binary = Array.from({ length: candidates }, (_, j) => j);
  const solution = solve({ cost, upper: cost.map(() => 1), rows, binary }, budget);
  return toChoice(request, chosen(solution.columns, candidates), solution.status);
}

export function pCentre(solve: Solve, request: SiteRequest, budget: SiteBudget): SiteChoice {
  const { hours, demand, sites } = request;
  const candidates = hours[0]?.length ?? 0;
  const needed = hours.filter((row, i) => demand[i] > 0 && row.some((h) => h < Infinity));
  const radii = [...new Set(needed.flat().filter((h) => h < Infinity))].sort((a, b) => a - b);
  let low = 0;
  let high = radii.length;
  let best: readonly number[] | undefined;
  let unfinished = false;
  while (low < high) {
    const middle = (low + high) >> 1;
    const rows = needed.map((row) => ({
      columns: row.flatMap((h, j) => (h <= radii[middle] ? [j] : [])),
      least: 1,
      most: Infinity,
    }));
    const all = Array.from({ length: candidates }, (_, j) => j);
    const cover: Programme = {
      cost: all.map(() => 1),
      upper: all.map(() => 1),
      rows: rows.map((row) => ({ ...row, values: row.columns.map(() => 1) })),
      binary: all,
    };
    const isCoverable = rows.every((row) => row.columns.length > 0);
    const solution = isCoverable ? solve(cover, budget) : undefined;
    if (solution?.status === 'unfinished') unfinished = true;
    // A cover by more sites than there may be is none; an unfinished search counts as none and says so at the end.
    const open = solution?.status === 'optimal' ? chosen(solution.columns, candidates) : undefined;
    if (open !== undefined && open.length <= sites) {
      best = open;
      high = middle;
    } else low = middle + 1;
  }
  if (best === undefined) return toChoice(request, [], unfinished ? 'unfinished' : 'infeasible');
  return toChoice(request, fill(request, best), unfinished ? 'unfinished' : 'optimal');
}

export const exactly = (columns: number[], amount: number): Row => ({
  columns,
  values: columns.map(() => 1),
  least: amount,
  most: amount,
});
export const atMost = (columns: number[], amount: number): Row => ({
  columns,
  values: columns.map(() => 1),
  least: -Infinity,
  most: amount,
});

export const chosen = (columns: Float64Array, candidates: number): number[] =>
  Array.from({ length: candidates }, (_, j) => j).filter((j) => columns[j] > 0.5);

/** A cover may leave sites over: each goes where it shortens the mean most. */
function fill(request: SiteRequest, open: readonly number[]): number[] {
  const sites = [...open];
  const candidates = request.hours[0]?.length ?? 0;
  while (sites.length < Math.min(request.sites, candidates)) {
    let best = -1;
    let bestMean = Infinity;
    for (let j = 0; j < candidates; j++) {
      if (sites.includes(j)) continue;
      const mean = searchedMean(request, [...sites, j]);
      if (mean < bestMean) [best, bestMean] = [j, mean];
    }
    sites.push(best);
  }
  return sites;
}

function toChoice({ hours, demand }: SiteRequest, open: readonly number[], status: SiteChoice['status']): SiteChoice {
  const sites = [...open].sort((a, b) => a - b);
  const servedBy = hours.map((row) =>
    sites.reduce((best, j) => (row[j] < Infinity && (best < 0 || row[j] < row[best]) ? j : best), -1),
  );
  const reached = demand.map((amount, i) => (servedBy[i] < 0 ? 0 : amount));
  const times = servedBy.map((j, i) => (j < 0 ? 0 : hours[i][j]));
  const total = reached.reduce((a, b) => a + b, 0) || 1;
  return {
    sites,
    servedBy,
    meanHours: times.reduce((sum, h, i) => sum + h * reached[i], 0) / total,
    worstHours: times.reduce((most, h, i) => (reached[i] > 0 ? Math.max(most, h) : most), 0),
    status,
  };
}

/** The mean that sites are chosen by, whoever has no way among them. */
function searchedMean({ hours, demand }: SiteRequest, open: readonly number[]): number {
  const total = demand.reduce((a, b) => a + b, 0) || 1;
  const least = (row: readonly number[]) => open.reduce((best, j) => Math.min(best, row[j]), NO_WAY_HOURS);
  return hours.reduce((sum, row, i) => sum + least(row) * demand[i], 0) / total;
}
