/** The force elements of a result: all of them as columns, and one by its key. */
import { Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Argument } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import { selectedFields } from '../graphql/selection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { ELEMENT_COLUMNS, ElementResultStore } from './element-results.ts';
import { ElementColumns, ElementResult } from './result-closure.types.ts';
import { RunResult } from './run.types.ts';

@Resolver(() => RunResult)
export class RunElementsResolver {
  constructor(private readonly results: ElementResultStore) {}

  @ResolveField(() => ElementColumns, {
    description:
      'What lists look at of force elements and movement lines, as columns: all of them in one answer, however many a file has brought.',
  })
  elementColumns(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult, @Info() info: GraphQLResolveInfo) {
    const asked = selectedFields(info);
    const names = ELEMENT_COLUMNS.filter((name) => asked.has(name));
    return this.results.columns(caller, runUuid, names);
  }

  @ResolveField(() => ElementResult, {
    nullable: true,
    description: 'What the run says of one force element or movement line; null where it has none of that key.',
  })
  async element(
    @Caller() caller: RequestContext,
    @Parent() { runUuid, scenarioId }: RunResult,
    @Argument('key', 'Key of the force element or movement line.', () => String) key: string,
  ) {
    const found = await this.results.find(caller, runUuid, key);
    if (found === undefined) return null;
    const { id, ...body } = found;
    return { ...body, key: id, scenarioId };
  }
}
