import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { SOURCES } from '../scenarios/section.ts';
import { Factor, Source } from './source.types.ts';

@Resolver(() => Factor)
export class FactorResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: Factor) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }
}
