/** What needs the solver: the several-commodity programme, movement plans, site location. Loaded only where it is used. */
export { loadSolver, type Budget, type Programme, type Row, type Solution, type Solve } from '../bounds/solver.ts';
export { RouteProgramme, type ProgrammeBound, type ProgrammeBudget } from '../bounds/route-programme.ts';
export { MovementOptimiser, type PlanPrice, type PlanRequest, type PlanResult } from './movement-plan.ts';
export { toStrategy, type DispatchStrategy, type MovementPlan } from '../operation/dispatch/dispatch-strategy.ts';
export { pCentre, pMedian, type SiteBudget, type SiteChoice, type SiteRequest } from './site-location.ts';
export { positionStock, type StockPlan, type StockRequest, type StockScenario } from './stock-positions.ts';
export { roadHours } from './road-hours.ts';
