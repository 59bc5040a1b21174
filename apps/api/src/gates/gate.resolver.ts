import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { SOURCES } from '../scenarios/section.ts';
import { Source } from '../sources/source.types.ts';
import { Gate } from './gate.types.ts';

@Resolver(() => Gate)
export class GateResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: Gate) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }
}
