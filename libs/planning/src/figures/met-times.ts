/** When conditions were met, by id and replication: what gates, commitments and support are read from. */
import type { Program, ReplicationOutcome } from '@muster/logistics';
import type { QuantileTimes } from '../result/result.ts';
import { timesOf } from './quantiles.ts';

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

  startedAt(id: string, replication: number): number {
    const index = this.index.get(id);
    return index === undefined ? -1 : this.outcomes[replication].conditionStartedAt[index];
  }

  times(id: string): QuantileTimes {
    return timesOf(this.outcomes.map((_, r) => this.at(id, r)));
  }
}
