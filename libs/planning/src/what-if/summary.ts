/** What estimates add up to: the closure of the whole force, and the paired differences of two plans over the same draws. */
import { MINUTES_PER_DAY, pairedDifference, wilson } from '@muster/logistics';
import { OPEN_MIN } from '../command/command.ts';
import { dueOf, requiredOf } from '../figures/due.ts';
import { cumulative, seriesOf, timesOf } from '../figures/quantiles.ts';
import { timesApart } from '../figures/times-apart.ts';
import type { Subject } from '../figures/subjects.ts';
import type { ClosureCurve, RunClock } from '../result/result.ts';
import type { Estimate } from './what-if.ts';

/** The clock of a plan and what it reports about. */
export interface Frame {
  readonly clock: RunClock;
  readonly subjects: readonly Subject[];
}

/** Mean of paired differences with its 95 % interval. */
export interface PairedInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Closure of the whole force, on the clock of another plan with the same step.
 * @param shiftMin added to every minute, so that both D-days fall together
 */
export function toCurve({ clock, subjects }: Frame, estimates: readonly Estimate[], onto: RunClock): ClosureCurve {
  const shiftMin = onto.dDayMin - clock.dDayMin;
  const at = (minute: number) => (minute < 0 ? -1 : Math.max(0, minute + shiftMin));
  // What ends, or goes on, at the end of a run does so on the other clock as well.
  const until = (minute: number) => (minute === OPEN_MIN ? OPEN_MIN : at(minute));
  const presences = estimates.map(({ ready, leavesAt }) => ({ comes: ready.map(at), leaves: leavesAt.map(until) }));
  const dated = subjects.filter(({ requiredMin }) => requiredMin !== null);
  const due = dated.map((subject) => ({
    ...subject,
    requiredMin: at(subject.requiredMin!),
    requiredUntilMin: until(subject.requiredUntilMin),
  }));
  const curves = presences.map(({ comes, leaves }) =>
    cumulative(
      onto.steps,
      onto.stepMin,
      subjects.map(({ index, persons }) => ({ atMin: comes[index], amount: persons, untilMin: leaves[index] })),
    ),
  );
  const onTime = estimates.filter((estimate) => countLate(dated, estimate) === 0).length;
  const none = { p10: [], p50: [], p80: [], p90: [] };
  const closed = (times: (estimate: Estimate) => Int32Array) =>
    timesOf(estimates.map((estimate) => at(lastOf(subjects, times(estimate)))));
  return {
    key: { kind: 'all', id: '' },
    persons: subjects.reduce((sum, { persons }) => sum + persons, 0),
    elements: subjects.length,
    required: requiredOf(due, onto),
    ready: seriesOf(estimates.length, onto.steps, (replication, step) => curves[replication][step]),
    due: dueOf(due, presences, onto),
    inPlace: none,
    employable: none,
    closure: closed(({ ready }) => ready),
    closureAtPod: null,
    closureAtDestination: closed(({ atDestination }) => atDestination),
    requiredMin:
      dated.length === 0
        ? null
        : at(dated.reduce((latest, { requiredMin }) => Math.max(latest, requiredMin as number), -Infinity)),
    onTime: dated.length === 0 ? null : wilson(onTime, estimates.length),
    bound: null,
  };
}

/** The last of the times of some elements, -1 when one never comes. */
const lastOf = (subjects: readonly Subject[], times: Int32Array): number =>
  subjects.reduce((last, { index }) => (last < 0 || times[index] < 0 ? -1 : Math.max(last, times[index])), 0);

const isLate = ({ index, requiredMin }: Subject, { ready }: Estimate): boolean =>
  requiredMin !== null && (ready[index] < 0 || ready[index] > requiredMin);

const countLate = (subjects: readonly Subject[], estimate: Estimate): number =>
  subjects.filter((subject) => isLate(subject, estimate)).length;

export interface ElementChange {
  readonly id: string;
  /** Days later than before; what is ready in one plan only counts in the other as ready at the end of its run, at the earliest when it is in the one. */
  readonly days: PairedInterval;
  /** Share of replications in which it is late, before and after. */
  readonly lateBefore: number;
  readonly lateAfter: number;
  /** Share of replications in which it is never ready, before and after: there the end of the run stands for the day. */
  readonly neverBefore: number;
  readonly neverAfter: number;
}

export interface PlanDifference {
  readonly pairs: number;
  /** Days from D-day to the closure of the whole force; what closes in one plan only counts in the other as closed at the end of its run. */
  readonly closureDays: PairedInterval;
  readonly lateElements: PairedInterval;
  /** Stocks that run out. */
  readonly stockOuts: PairedInterval;
  /** Means of both counts, before and after. */
  readonly counts: Readonly<Record<'lateElements' | 'stockOuts', { readonly before: number; readonly after: number }>>;
  /** Elements that change, largest first. */
  readonly elements: readonly ElementChange[];
}

/** After minus before, replication by replication; both lists hold the same replications in the same order. */
export function comparePlans(
  [before, first]: readonly [Frame, readonly Estimate[]],
  [after, second]: readonly [Frame, readonly Estimate[]],
): PlanDifference {
  const pairs = Math.min(first.length, second.length);
  const paired = (most: number, value: (r: number) => number) =>
    pairedDifference(
      Array.from({ length: pairs }, (_, replication) => value(replication)),
      most,
    );
  const mostDays = (before.clock.endMin + after.clock.endMin) / MINUTES_PER_DAY;
  const mostElements = Math.max(before.subjects.length, after.subjects.length);
  const mostStocks = Math.max(0, ...[...first, ...second].map(({ stockOutAt }) => stockOutAt.length));
  // Dates before D-day are counted from CF-day, so that an attack on another day does not seem to move them.
  const within = ({ clock }: Frame, minute: number, from: number) => ({
    at: minute < 0 ? null : (minute - from) / MINUTES_PER_DAY,
    end: (clock.endMin - from) / MINUTES_PER_DAY,
  });
  const day = (frame: Frame, { epochMin, index }: Subject, { ready }: Estimate) =>
    within(frame, ready[index], epochMin >= frame.clock.dDayMin ? frame.clock.dDayMin : 0);
  const closureDay = (frame: Frame, { ready }: Estimate) =>
    within(frame, lastOf(frame.subjects, ready), frame.clock.dDayMin);
  const outs = ({ stockOutAt }: Estimate) => stockOutAt.reduce((sum, minute) => sum + (minute >= 0 ? 1 : 0), 0);
  const share = (estimates: readonly Estimate[], holds: (estimate: Estimate) => boolean) =>
    estimates.slice(0, pairs).filter(holds).length / Math.max(1, pairs);
  const late = (subject: Subject, estimates: readonly Estimate[]) => share(estimates, (one) => isLate(subject, one));
  const never = ({ index }: Subject, estimates: readonly Estimate[]) =>
    share(estimates, ({ ready }) => ready[index] < 0);
  const others = new Map(after.subjects.map((subject) => [subject.id, subject]));
  const elements = before.subjects.flatMap((subject): ElementChange[] => {
    const other = others.get(subject.id);
    if (other === undefined) return [];
    const days = paired(mostDays, (r) => timesApart(day(before, subject, first[r]), day(after, other, second[r])));
    const [lateBefore, lateAfter] = [late(subject, first), late(other, second)];
    const [neverBefore, neverAfter] = [never(subject, first), never(other, second)];
    return days.mean === 0 && lateBefore === lateAfter
      ? []
      : [{ id: subject.id, days, lateBefore, lateAfter, neverBefore, neverAfter }];
  });
  const mean = (value: (r: number) => number) =>
    Array.from({ length: pairs }, (_, r) => value(r)).reduce((sum, count) => sum + count, 0) / Math.max(1, pairs);
  elements.sort((a, b) => Math.abs(b.days.mean) - Math.abs(a.days.mean) || (a.id < b.id ? -1 : 1));
  return {
    pairs,
    closureDays: paired(mostDays, (r) => timesApart(closureDay(before, first[r]), closureDay(after, second[r]))),
    lateElements: paired(
      mostElements,
      (r) => countLate(after.subjects, second[r]) - countLate(before.subjects, first[r]),
    ),
    stockOuts: paired(mostStocks, (r) => outs(second[r]) - outs(first[r])),
    counts: {
      lateElements: {
        before: mean((r) => countLate(before.subjects, first[r])),
        after: mean((r) => countLate(after.subjects, second[r])),
      },
      stockOuts: { before: mean((r) => outs(first[r])), after: mean((r) => outs(second[r])) },
    },
    elements,
  };
}
