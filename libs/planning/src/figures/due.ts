/** The force that is due: of the elements that the plan requires at a step, who is ready. Each element counts for its own seat only. */
import { wilson } from '@muster/logistics';
import type { DueCurve, RunClock } from '../result/result.ts';
import { cumulative, seriesOf } from './quantiles.ts';
import type { Span } from './seats.ts';
import type { Subject } from './subjects.ts';

type Steps = Pick<RunClock, 'steps' | 'stepMin'>;

/** Minutes of one replication by index of the element. */
export interface Presence {
  /** -1 = never. */
  readonly comes: ArrayLike<number>;
  readonly leaves: ArrayLike<number>;
}

/** Persons that the plan requires at each step. */
export const requiredOf = (dated: readonly Subject[], clock: Steps): number[] =>
  Array.from(requiredAt(dated, clock, ({ persons }) => persons));

const requiredAt = (dated: readonly Subject[], { steps, stepMin }: Steps, amount: (subject: Subject) => number) =>
  cumulative(
    steps,
    stepMin,
    dated.map((subject) => ({
      atMin: subject.requiredMin!,
      amount: amount(subject),
      untilMin: subject.requiredUntilMin,
    })),
  );

/** @param dated elements with a required date, and no others */
export function dueOf(
  dated: readonly Subject[],
  replications: readonly Presence[],
  { steps, stepMin }: Steps,
): DueCurve {
  const due = requiredAt(dated, { steps, stepMin }, () => 1);
  const curves = replications.map((presence) => {
    const held = dated.flatMap((subject) =>
      heldOf(subject, presence).map((span) => ({ ...span, persons: subject.persons })),
    );
    const add = (amount: (persons: number) => number) =>
      cumulative(
        steps,
        stepMin,
        held.map(({ fromMin, untilMin, persons }) => ({ atMin: fromMin, amount: amount(persons), untilMin })),
      );
    return { persons: add((persons) => persons), elements: add(() => 1) };
  });
  const all = Array.from(due, (count, step) =>
    wilson(curves.filter(({ elements }) => elements[step] === count).length, replications.length),
  );
  return {
    ready: seriesOf(replications.length, steps, (replication, step) => curves[replication].persons[step]),
    all: {
      value: all.map(({ value }) => shortened(value)),
      low: all.map(({ low }) => shortened(low)),
      high: all.map(({ high }) => shortened(high)),
    },
  };
}

/** Four digits: there is a value for each step of each group, and all are kept with the run. */
const shortened = (share: number): number => Math.round(share * 10_000) / 10_000;

/**
 * When the seat of an element is held while it is required: by itself, by one whom it relieves and who is still there, or by a relief that is there
 * before its own date, for which it may have gone home.
 */
export function heldOf(
  { index, relieves, reliefs, requiredMin, requiredUntilMin }: Subject,
  { comes, leaves }: Presence,
): Span[] {
  if (requiredMin === null) return [];
  const spans = [index, ...relieves, ...reliefs]
    .filter((e) => comes[e] >= 0)
    .map((e) => ({
      fromMin: Math.max(comes[e], requiredMin),
      untilMin: Math.min(leaves[e], requiredUntilMin),
    }))
    .filter(({ fromMin, untilMin }) => fromMin < untilMin)
    .sort((a, b) => a.fromMin - b.fromMin);
  const held: Span[] = [];
  for (const span of spans) {
    const last = held.at(-1);
    if (last === undefined || span.fromMin > last.untilMin) held.push(span);
    else held[held.length - 1] = { ...last, untilMin: Math.max(last.untilMin, span.untilMin) };
  }
  return held;
}
