import { loadSolver, type Row, type Solve } from './solver.ts';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

/** Minimises x0 under one more row. */
const under = (row: Row) =>
  solve(
    { cost: [1], upper: [5], rows: [{ columns: [0], values: [1], least: 2, most: Infinity }, row] },
    { iterations: 100 },
  );

describe('the door to the solver', () => {
  it.each<[string, Row, string]>([
    ['0 >= 1', { columns: [], values: [], least: 1, most: Infinity }, 'infeasible'],
    ['0 x0 <= -1', { columns: [0], values: [0], least: -Infinity, most: -1 }, 'infeasible'],
    ['0 = 1', { columns: [], values: [], least: 1, most: 1 }, 'infeasible'],
    ['0 = 0', { columns: [], values: [], least: 0, most: 0 }, 'optimal'],
    ['0 <= 1', { columns: [], values: [], least: -Infinity, most: 1 }, 'optimal'],
    ['x0 <= 1', { columns: [0], values: [1], least: -Infinity, most: 1 }, 'infeasible'],
  ])('a row that reads %s counts', (_, row, status) => {
    expect(under(row).status).toBe(status);
  });

  it('tells the best value', () => {
    expect(under({ columns: [0], values: [2], least: 6, most: 8 })).toMatchObject({ status: 'optimal', objective: 3 });
  });
});
