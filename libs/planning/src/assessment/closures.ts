/** Closure curves: required against ready, by component, nation, capability and priority. */
import { quantileOfSorted, resourceName, wilson, type Program, type ReplicationOutcome } from '@muster/logistics';
import { BOUND_METHODS } from '@muster/logistics/bounds';
import type { ReplicationBounds } from '../result/contract.ts';
import type { ClosureBound, ClosureCurve, ClosureKey, RunClock } from '../result/result.ts';
import type { Employment } from '../readiness/employment.ts';
import { cumulative, seriesOf, timesOf } from '../figures/quantiles.ts';
import { dueOf, requiredOf } from '../figures/due.ts';
import { groupsOf } from '../figures/groups.ts';
import type { Subject } from '../figures/subjects.ts';

export function closuresOf(
  program: Program,
  subjects: readonly Subject[],
  outcomes: readonly ReplicationOutcome[],
  employments: readonly Employment[],
  bounds: readonly ReplicationBounds[],
  clock: RunClock,
): ClosureCurve[] {
  return groupsOf(subjects).map(({ key, members }, group) =>
    closureOf(key, members, outcomes, employments, clock, (closures) => boundOf(program, group, closures, bounds)),
  );
}

function closureOf(
  key: ClosureKey,
  members: readonly Subject[],
  outcomes: readonly ReplicationOutcome[],
  employments: readonly Employment[],
  clock: RunClock,
  boundOfClosures: (closures: readonly number[]) => ClosureBound | null,
): ClosureCurve {
  const { steps, stepMin } = clock;
  const curve = (field: 'ready' | 'atDestination') =>
    outcomes.map((o, r) =>
      cumulative(
        steps,
        stepMin,
        members.map((m) => ({
          atMin: o[field][m.index],
          amount: m.persons,
          untilMin: employments[r].leavesAt[m.index],
        })),
      ),
    );
  const employable = employments.map(({ employableAt, employableUntil }) =>
    cumulative(
      steps,
      stepMin,
      members.map((m) => ({ atMin: employableAt[m.index], amount: m.persons, untilMin: employableUntil[m.index] })),
    ),
  );
  const ready = curve('ready');
  const inPlace = curve('atDestination');
  const last = (o: ReplicationOutcome, field: 'ready' | 'atDestination' | 'atPod') =>
    members.reduce((latest, m) => (latest < 0 || o[field][m.index] < 0 ? -1 : Math.max(latest, o[field][m.index])), 0);
  const dated = members.filter((m) => m.requiredMin !== null);
  const onTime = outcomes.filter((o) =>
    dated.every((m) => o.ready[m.index] >= 0 && o.ready[m.index] <= m.requiredMin!),
  ).length;
  const closures = outcomes.map((o) => last(o, 'ready'));
  return {
    key,
    persons: members.reduce((sum, m) => sum + m.persons, 0),
    elements: members.length,
    required: requiredOf(dated, clock),
    ready: seriesOf(outcomes.length, steps, (r, i) => ready[r][i]),
    due: dueOf(
      dated,
      outcomes.map((o, r) => ({ comes: o.ready, leaves: employments[r].leavesAt })),
      clock,
    ),
    inPlace: seriesOf(outcomes.length, steps, (r, i) => inPlace[r][i]),
    employable: seriesOf(outcomes.length, steps, (r, i) => employable[r][i]),
    closure: timesOf(closures),
    closureAtPod: timesOf(outcomes.map((o) => last(o, 'atPod'))),
    closureAtDestination: timesOf(outcomes.map((o) => last(o, 'atDestination'))),
    requiredMin: dated.length > 0 ? dated.reduce((latest, m) => Math.max(latest, m.requiredMin!), -Infinity) : null,
    onTime: dated.length === 0 ? null : wilson(onTime, outcomes.length),
    bound: boundOfClosures(closures),
  };
}

/** Median bound of a group, with the gap that the simulated closures leave, replication by replication. */
function boundOf(
  program: Program,
  group: number,
  closures: readonly number[],
  bounds: readonly ReplicationBounds[],
): ClosureBound | null {
  const closureMin = timesOf(bounds.map((b) => b.closures[group])).p50;
  if (closureMin === null) return null;
  const firstReleaseMin = timesOf(bounds.map((b) => b.firstRelease[group])).p50;
  const ratios = bounds.flatMap((b, r) => {
    const from = b.firstRelease[group];
    const least = b.closures[group];
    if (from < 0 || least <= from) return [];
    // Who never closes is further from the bound than everybody who does.
    return [closures[r] < 0 ? Infinity : (closures[r] - from) / (least - from)];
  });
  const ratio = ratios.length === 0 ? Infinity : quantileOfSorted(Float64Array.from(ratios).sort(), 0.5);
  const resource = mostFrequent(bounds.map((b) => b.deciding[group]));
  return {
    closureMin,
    method: BOUND_METHODS[mostFrequent(bounds.map((b) => b.methods[group]))],
    resource: resourceName(program, resource),
    firstReleaseMin,
    ratio: ratio === Infinity ? null : ratio,
  };
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, row) =>
    row[1] > best[1] || (row[1] === best[1] && row[0] < best[0]) ? row : best,
  )[0];
}
