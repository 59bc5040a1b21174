/** What is optimised: movement plans and sites. Needs the solver, so it is loaded only where it is used. */
export { loadSolver, type Solve } from '@muster/logistics/optimiser';
export { boundCommodities } from './commodity-bound.ts';
export * from './movement-plan.ts';
export * from './site-location.ts';
