/** Plan mode: violations of what a planner has fixed. */
export { checkPlan, type PlannedLeg, type PlannedRoute, type Violation, type ViolationCode } from './plan-check.ts';
