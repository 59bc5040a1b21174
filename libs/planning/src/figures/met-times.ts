/** When conditions were met, by id and replication: what gates, commitments and support are read from. */
import type { Program, ReplicationOutcome } from '@muster/logistics';
import { OPEN_MIN } from '../command/command.ts';
import type { QuantileTimes, Standing } from '../result/result.ts';
import { timesOf } from './quantiles.ts';
import type { Span } from './seats.ts';

export class MetTimes {
  private readonly index: ReadonlyMap<string, number>;

  constructor(
    program: Program,
    readonly outcomes: readonly ReplicationOutcome[],
  ) {
    this.index = new Map(program.world.conditions.map((condition, i) => [condition.id, i]));
  }

  /** Minute in a replication, -1 when it was not met or there is no such condition. */
  at(id: string, replication: number): number {
    const index = this.index.get(id);
    return index === undefined ? -1 : this.outcomes[replication].conditionFirstMetAt[index];
  }

  /** Every span in which it stood in a replication, in order of time; OPEN_MIN = to the end of the run. */
  spans(id: string, replication: number): Span[] {
    const index = this.index.get(id);
    if (index === undefined) return [];
    const { meetingStart, meetingFrom, meetingUntil } = this.outcomes[replication];
    return Array.from(meetingFrom.subarray(meetingStart[index], meetingStart[index + 1]), (fromMin, i) => {
      const until = meetingUntil[meetingStart[index] + i];
      return { fromMin, untilMin: until < 0 ? OPEN_MIN : until };
    });
  }

  /** How long it was due in a replication before it was begun; of what still stands in line that is to the end of the run. Null = it was not. */
  waitOf(id: string, replication: number, endMin: number): { readonly min: number; readonly isOver: boolean } | null {
    const index = this.index.get(id);
    if (index === undefined) return null;
    const outcome = this.outcomes[replication];
    const dueFrom = outcome.conditionDueFrom[index];
    // What was met once has been decided, whatever waits to be decided again.
    if (outcome.conditionInLine[index] === 1 && outcome.conditionFirstMetAt[index] < 0)
      return { min: endMin - dueFrom, isOver: false };
    const startedAt = outcome.conditionStartedAt[index];
    return startedAt < 0 ? null : { min: Math.max(0, startedAt - dueFrom), isOver: true };
  }

  times(id: string): QuantileTimes {
    return timesOf(this.outcomes.map((_, r) => this.at(id, r)));
  }

  standing(id: string): Required<Standing> {
    const spans = this.outcomes.map((_, r) => this.spans(id, r));
    const isOver = (span: Span | undefined): span is Span => span !== undefined && span.untilMin !== OPEN_MIN;
    return {
      fell: timesOf(spans.map(([first]) => (isOver(first) ? first.untilMin : -1))),
      metAgain: timesOf(spans.map(([, second]) => second?.fromMin ?? -1)),
      standsAtEnd: spans.filter((all) => all.at(-1)?.untilMin === OPEN_MIN).length / this.outcomes.length,
    };
  }
}
