/** Lines of the statement of requirements: needed, offered, released, in place, ready, employable over time, and the chance of being met. */
import { wilson, type ReplicationOutcome } from '@muster/logistics';
import { namedForLines } from '../force/plan.ts';
import type { Employment } from '../readiness/employment.ts';
import type { RequirementResult, RunClock } from '../result/result.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { RequirementRow } from '../scenario/force-section.ts';
import { cumulative, seriesOf, timesOf } from '../figures/quantiles.ts';
import type { Subject } from '../figures/subjects.ts';
import { takenOf, type Seat, type Span } from '../figures/seats.ts';
import { filledOf, metAtOf, seatsOf } from './line-fill.ts';

/** Probability of being met by its date below which a line counts as infeasible, where it asks for nothing else. */
export const DEFAULT_CONFIDENCE = 0.5;

/** When each line is full, by the employable elements of each replication. */
export class LineFill {
  private readonly seats: ReadonlyMap<string, readonly Seat[]>;
  private readonly persons: ReadonlyMap<number, number>;

  constructor(
    private readonly document: ScenarioDocument,
    subjects: readonly Subject[],
    private readonly employments: readonly Employment[],
  ) {
    this.persons = new Map(subjects.map((subject) => [subject.index, subject.persons]));
    const index = new Map(subjects.map((subject) => [subject.id, subject.index]));
    const elements = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
    const named = namedForLines(document);
    this.seats = new Map((document.requirements ?? []).map((line) => [line.id, seatsOf(line, elements, named, index)]));
  }

  seatsOf(line: string): readonly Seat[] {
    return this.seats.get(line) ?? [];
  }

  readonly personsOf = (element: number): number => this.persons.get(element) ?? 0;

  /** Spans in which a line is full, by replication. */
  filled(line: RequirementRow): readonly (readonly Span[])[] {
    return this.employments.map(({ employableAt, employableUntil }) =>
      filledOf(
        this.seatsOf(line.id).map((seat) => takenOf(seat, employableAt, employableUntil)),
        { count: line.count, persons: line.persons ?? 0, personsOf: this.personsOf },
      ),
    );
  }

  /** When a line is met, by replication; -1 = not within the run. */
  metAt(line: RequirementRow): readonly number[] {
    const byMin = new ScenarioClock(this.document.clock).dueMinute(line.by);
    return this.filled(line).map((spans) => metAtOf(spans, byMin));
  }
}

export function requirementsOf(
  document: ScenarioDocument,
  lines: LineFill,
  outcomes: readonly ReplicationOutcome[],
  employments: readonly Employment[],
  clock: RunClock,
): RequirementResult[] {
  const scenarioClock = new ScenarioClock(document.clock);
  return (document.requirements ?? []).map((row) => {
    const seats = lines.seatsOf(row.id);
    const byMin = scenarioClock.dueMinute(row.by);
    const metAt = lines.metAt(row);
    const met = wilson(metAt.filter((t) => t >= 0 && t <= byMin).length, outcomes.length);
    /** Seats taken at each step, or persons in them, by the minute elements come and the minute they leave. */
    const count = (
      come: (replication: number) => ArrayLike<number>,
      leave: (replication: number) => ArrayLike<number>,
      amountOf = (_element: number) => 1,
    ) => {
      const curves = outcomes.map((_, r) =>
        cumulative(
          clock.steps,
          clock.stepMin,
          seats.flatMap((seat) =>
            takenOf(seat, come(r), leave(r)).map(({ fromMin, untilMin, element }) => ({
              atMin: fromMin,
              amount: amountOf(element),
              untilMin,
            })),
          ),
        ),
      );
      return seriesOf(outcomes.length, clock.steps, (r, i) => curves[r][i]);
    };
    const left = (r: number) => employments[r].leavesAt;
    const employableAt = (r: number) => employments[r].employableAt;
    const employableUntil = (r: number) => employments[r].employableUntil;
    return {
      id: row.id,
      needed: row.count,
      offered: seats.length,
      released: count((r) => outcomes[r].ordered, left),
      inPlace: count((r) => outcomes[r].atDestination, left),
      ready: count((r) => outcomes[r].ready, left),
      employable: count(employableAt, employableUntil),
      persons:
        row.persons === undefined
          ? null
          : { needed: row.persons, employable: count(employableAt, employableUntil, lines.personsOf) },
      byMin,
      met,
      metAt: timesOf(metAt),
      feasible: met.value >= (row.confidenceAsked ?? DEFAULT_CONFIDENCE),
    };
  });
}
