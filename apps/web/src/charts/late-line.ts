/** Why a line of the statement of requirements is not met in time: who of its elements comes too late, and what binds most of them. */
import type { Cause, ElementResult, RunClock } from '@muster/planning/run';
import { stepAt } from '../state/time.ts';

export interface LateLine {
  readonly late: readonly string[];
  /** Whether they are late at the median; where nobody is, those are named that are late in one of ten replications. */
  readonly at: 'p50' | 'p90';
  readonly of: number;
  /** The cause that binds most of the late ones, and the resource that binds most of those; null where nobody is late or nothing binds. */
  readonly cause: Cause | null;
  readonly resource: string | null;
}

interface Element extends Pick<ElementResult, 'id' | 'bindingCause' | 'bindingResource'> {
  readonly ready: Pick<ElementResult['ready'], 'p50' | 'p90'>;
}

/** @param byMin when the line is due, minutes from CF-day */
export function explainLine(elements: readonly Element[], byMin: number): LateLine {
  const lateAt = (at: 'p50' | 'p90') =>
    elements.filter(({ ready }) => {
      const minute = ready[at];
      return minute === null || minute > byMin;
    });
  const atMedian = lateAt('p50');
  const late = atMedian.length > 0 ? atMedian : lateAt('p90');
  const cause = mostFrequent(late.map(({ bindingCause }) => bindingCause));
  const bound = late.filter(({ bindingCause }) => bindingCause === cause);
  return {
    late: late.map(({ id }) => id),
    at: atMedian.length > 0 || late.length === 0 ? 'p50' : 'p90',
    of: elements.length,
    cause,
    resource: cause === null ? null : mostFrequent(bound.map(({ bindingResource }) => bindingResource)),
  };
}

/** Persons that a line asks for, and those that hold its seats at the median: the most that it ever has, and when it is due. */
export interface LinePersons {
  readonly needed: number;
  readonly most: number;
  readonly inTime: number;
}

interface PersonsOfLine {
  readonly needed: number;
  readonly employable: { readonly p50: readonly number[] };
}

/** @returns null where the line asks for none, and while it is on its way */
export function personsOf(
  persons: PersonsOfLine | null | undefined,
  clock: Pick<RunClock, 'stepMin' | 'steps'>,
  byMin: number,
): LinePersons | null {
  if (!persons) return null;
  const { p50 } = persons.employable;
  return { needed: persons.needed, most: Math.max(0, ...p50), inTime: p50[stepAt(clock, byMin)] ?? 0 };
}

/** Of equally frequent ones the first. */
function mostFrequent<T extends string>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
