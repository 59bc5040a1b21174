/** What a plan violates, and how it is said. */
import type { MovementRequirement } from '../movement/requirement.ts';

export type ViolationCode =
  | 'plan.requirement-unknown'
  | 'plan.place-unknown'
  | 'plan.link-unknown'
  | 'plan.legs-broken'
  | 'plan.mode-not-allowed'
  | 'plan.no-lift'
  | 'plan.no-terminal'
  | 'plan.runway'
  | 'plan.parking'
  | 'plan.draught'
  | 'plan.berth'
  | 'plan.length'
  | 'plan.gauge'
  | 'plan.gauge-change'
  | 'plan.payload'
  | 'plan.ammunition'
  | 'plan.link-missing'
  | 'plan.one-way'
  | 'plan.mlc'
  | 'plan.height'
  | 'plan.road-limit'
  | 'plan.crossing'
  | 'plan.transit-refused'
  | 'plan.closed'
  | 'plan.date';

export interface Violation {
  readonly code: ViolationCode;
  readonly requirement: string;
  /** What of the requirement or of its planned route is violated: `via.0`, `modes`, `legs.2`, `requiredAt`. */
  readonly field: string;
  readonly message: string;
}

export const violation = (
  requirement: MovementRequirement,
  code: ViolationCode,
  field: string,
  message: string,
): Violation => ({
  code,
  requirement: requirement.id,
  field,
  message,
});
