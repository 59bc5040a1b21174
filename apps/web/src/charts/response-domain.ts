import type { RunClock } from '@muster/planning/run';
import type { ResponseStep } from '../api/model.ts';
import { DAY_MIN } from '../state/time.ts';
import type { Domain } from './time-axis.ts';

/** Days of the response that are drawn when everything is decided sooner. */
const LEAST_DAYS = 14;

/** From the day before the attack to the day after the last step is in force, or falls. */
export function responseDomain(
  steps: readonly Pick<ResponseStep, 'inForce' | 'fell'>[],
  { dDayMin, endMin }: Pick<RunClock, 'dDayMin' | 'endMin'>,
): Domain {
  const last = Math.max(
    dDayMin + LEAST_DAYS * DAY_MIN,
    ...steps.flatMap(({ inForce, fell }) => [inForce.p90 ?? inForce.p50 ?? 0, fell?.p50 ?? 0]),
  );
  return [dDayMin - DAY_MIN, Math.min(endMin, last + DAY_MIN)];
}
