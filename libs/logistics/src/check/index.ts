/** Plan mode: violations of what a planner has fixed. */
export { checkPlan, type PlannedLeg, type PlannedRoute } from './plan-check.ts';
export { type Violation, type ViolationCode } from './violation.ts';
