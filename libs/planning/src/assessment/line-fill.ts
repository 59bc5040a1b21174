/**
 * How full a line of the statement of requirements is over time. A line has a seat for each element that the planner named for it. Who goes home leaves
 * the seat empty, unless a relief takes it; a relief that is named for a line has a seat of its own and takes no other.
 */
import type { ForceElementRow, RequirementRow } from '../scenario/force-section.ts';
import { OPEN_MIN } from '../command/command.ts';
import { seatOf } from '../force/plan.ts';
import type { Held, Seat, Span } from '../figures/seats.ts';

export function seatsOf(
  line: RequirementRow,
  elements: ReadonlyMap<string, ForceElementRow>,
  named: ReadonlySet<string>,
  index: ReadonlyMap<string, number>,
): Seat[] {
  return [...new Set(line.elements)].flatMap((id) => {
    // Who is not in the plan is not relieved, and relieves nobody.
    const seat = seatOf(id, elements, named).map((one) => index.get(one));
    const missing = seat.indexOf(undefined);
    const held = (missing < 0 ? seat : seat.slice(0, missing)) as number[];
    return held.length === 0 ? [] : [held];
  });
}

/** What a line asks for at once. */
interface Asked {
  readonly count: number;
  /** Of those who hold its seats, however many they are; 0 = it does not say. */
  readonly persons: number;
  readonly personsOf: (element: number) => number;
}

/** Spans in which at least so many seats are taken at once by so many persons, in order of time. */
export function filledOf(seats: readonly (readonly Held[])[], { count, persons, personsOf }: Asked): Span[] {
  if (count === 0 && persons === 0) return [{ fromMin: 0, untilMin: OPEN_MIN }];
  const steps = seats
    .flat()
    .flatMap(({ fromMin, untilMin, element }) => [
      { atMin: fromMin, change: 1, persons: personsOf(element) },
      { atMin: untilMin, change: -1, persons: -personsOf(element) },
    ])
    // Who takes over in the minute in which another one leaves leaves no gap.
    .sort((a, b) => a.atMin - b.atMin || b.change - a.change);
  const spans: Span[] = [];
  let [taken, there] = [0, 0];
  let fromMin = -1;
  for (const step of steps) {
    const { atMin } = step;
    taken += step.change;
    there += step.persons;
    const isFull = taken >= count && there >= persons;
    if (fromMin < 0 && isFull) fromMin = atMin;
    else if (fromMin >= 0 && !isFull) {
      if (atMin > fromMin) spans.push({ fromMin, untilMin: atMin });
      fromMin = -1;
    }
  }
  return fromMin < 0 ? spans : [...spans, { fromMin, untilMin: OPEN_MIN }];
}

/** The minute from which on a line is full on its date; where it is not, the first minute after its date in which it is; -1 never. */
export function metAtOf(filled: readonly Span[], byMin: number): number {
  return filled.find(({ untilMin }) => byMin < untilMin)?.fromMin ?? -1;
}

export const isFilledAt = (filled: readonly Span[], minute: number): boolean =>
  filled.some(({ fromMin, untilMin }) => fromMin <= minute && minute < untilMin);
