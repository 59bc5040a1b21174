/** Offers against the statement of requirements, and the force package by solver. Brings HiGHS, which is loaded when it is first used. */
export { loadSolver, type Solve } from '@muster/logistics/optimiser';
export * from '../capability/matching.ts';
export * from '../capability/force-package.ts';
export { CapabilityTree } from '../capability/tree.ts';
