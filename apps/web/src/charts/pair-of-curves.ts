/** Two closure curves on one pair of axes: the plan that is saved and the one that is tried. */
import type { ClosureCurve, RunClock } from '@muster/planning/run';
import { layoutClosure, type ClosureBox, type ClosureGeometry } from './closure.ts';
import type { Domain } from './time-axis.ts';

export interface CurvePair {
  readonly plan: ClosureGeometry;
  readonly variant: ClosureGeometry;
}

export function layoutCurves(
  clock: RunClock,
  plan: ClosureCurve,
  variant: ClosureCurve,
  domain: Domain,
  box: ClosureBox,
): CurvePair {
  // The persons of a group set the height of its axis: the larger of both gives both the same.
  const persons = Math.max(plan.persons, variant.persons);
  const layout = (curve: ClosureCurve) => layoutClosure({ clock, curve: { ...curve, persons }, domain, box });
  return { plan: layout(plan), variant: layout(variant) };
}
