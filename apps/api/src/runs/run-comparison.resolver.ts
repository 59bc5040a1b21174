import { compareRuns, type ComparableRun } from '@muster/planning/run';
import { ID, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { OTHERS_MOST } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { findUuid } from '../graphql/node.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import { ClockAnchor } from '../graphql/vocabulary.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { ResultStore } from './result-store.ts';
import { RunComparison } from './run-comparison.types.ts';
import { RunService } from './run.service.ts';
import type { Run } from './run.types.ts';

@Resolver(() => RunComparison)
export class RunComparisonResolver {
  constructor(
    private readonly runs: RunService,
    private readonly results: ResultStore,
  ) {}

  @Query(() => [RunComparison], {
    name: 'runCompare',
    description: `Runs against a base run, pair by pair of replications. At most ${OTHERS_MOST} others.`,
  })
  async compare(
    @Caller() caller: RequestContext,
    @Argument('base', 'The run to compare with.', () => ID) base: string,
    @Argument('others', 'The runs to compare.', () => [ID]) others: string[],
    @Argument('anchor', 'The day that times are counted from.', () => ClockAnchor) anchor: 'CF' | 'D' | 'UTC',
  ): Promise<RunComparison[]> {
    if (anchor === 'UTC') {
      const message = 'Times are compared from CF-day or D-day.';
      throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
    }
    const before = await this.read(caller, base);
    const compared: RunComparison[] = [];
    for (const id of others) {
      const after = await this.read(caller, id);
      const { times, onlyInBase, onlyInOther, ...rest } = compareRuns(before.result, after.result, anchor);
      compared.push({
        run: after.run,
        ...rest,
        times: times.map(({ id: key, ...time }) => ({ ...time, key })),
        onlyInBase: [...onlyInBase],
        onlyInOther: [...onlyInOther],
      });
    }
    return compared;
  }

  private async read(caller: RequestContext, id: string): Promise<{ run: Run; result: ComparableRun }> {
    const uuid = findUuid(id, 'Run');
    const run = uuid === undefined ? null : await this.runs.findById(caller, uuid);
    if (run === null) throw new GraphQLError('There is no such run.', { extensions: { code: 'run.unknown' } });
    const result = await this.results.findComparable(caller, run.uuid);
    if (result === undefined) {
      const message = `Run ${run.number} has no result by replication: it is not far enough, or its details were removed.`;
      throw new GraphQLError(message, { extensions: { code: 'run.not-comparable' } });
    }
    return { run, result };
  }
}
