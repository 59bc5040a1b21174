/** Lines of the statement of requirements: needed, offered, released, in place, ready, employable over time, and the chance of being met. */
import { wilson, type ReplicationOutcome } from '@muster/logistics';
import { OPEN_MIN } from '../command/command.ts';
import type { Employment } from '../readiness/employment.ts';
import type { RequirementResult, RunClock } from '../result/result.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { cumulative, seriesOf, timesOf } from '../figures/quantiles.ts';
import type { Subject } from '../figures/subjects.ts';

/** Probability of being met by its date below which a line counts as infeasible, where it asks for nothing else. */
export const DEFAULT_CONFIDENCE = 0.5;

/** When so many of the elements are employable; -1 when it does not come to that. */
export function metAtOf(employableAt: ArrayLike<number>, members: readonly number[], count: number): number {
  const times = members
    .map((e) => employableAt[e])
    .filter((t) => t >= 0)
    .sort((a, b) => a - b);
  return count === 0 ? 0 : (times[count - 1] ?? -1);
}

export function requirementsOf(
  document: ScenarioDocument,
  subjects: readonly Subject[],
  outcomes: readonly ReplicationOutcome[],
  employments: readonly Employment[],
  clock: RunClock,
): RequirementResult[] {
  const index = new Map(subjects.map((subject) => [subject.id, subject.index]));
  const scenarioClock = new ScenarioClock(document.clock);
  return (document.requirements ?? []).map((row) => {
    const members = (row.elements ?? []).flatMap((id) => index.get(id) ?? []);
    const byMin = scenarioClock.dueMinute(row.by);
    const metAt = employments.map(({ employableAt }) => metAtOf(employableAt, members, row.count));
    const met = wilson(metAt.filter((t) => t >= 0 && t <= byMin).length, outcomes.length);
    /** Elements at each step by the minute they come and the minute they leave. */
    const count = (
      come: (replication: number) => ArrayLike<number>,
      leave: (replication: number) => ArrayLike<number>,
    ) => {
      const curves = outcomes.map((_, r) =>
        cumulative(
          clock.steps,
          clock.stepMin,
          members.map((e) => ({ atMin: come(r)[e], amount: 1, untilMin: leave(r)[e] ?? OPEN_MIN })),
        ),
      );
      return seriesOf(outcomes.length, clock.steps, (r, i) => curves[r][i]);
    };
    const left = (r: number) => employments[r].leavesAt;
    return {
      id: row.id,
      needed: row.count,
      offered: members.length,
      released: count((r) => outcomes[r].ordered, left),
      inPlace: count((r) => outcomes[r].atDestination, left),
      ready: count((r) => outcomes[r].ready, left),
      employable: count(
        (r) => employments[r].employableAt,
        (r) => employments[r].employableUntil,
      ),
      byMin,
      met,
      metAt: timesOf(metAt),
      feasible: met.value >= (row.confidenceAsked ?? DEFAULT_CONFIDENCE),
    };
  });
}
