import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { ForceElementConnection } from '../force-elements/force-element.types.ts';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Nation } from '../nations/nation.types.ts';
import { FORCE_ELEMENTS, NATIONS, SOURCES } from '../scenarios/section.ts';
import { Source } from '../sources/source.types.ts';
import { Contribution } from './contribution.types.ts';

@Resolver(() => Contribution)
export class ContributionResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: Contribution) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }

  @ResolveField(() => Nation, { nullable: true, description: 'The nation.' })
  nation(@Caller() caller: RequestContext, @Parent() { scenarioId, nationKey }: Contribution) {
    return this.rows.findByKey(caller, NATIONS, scenarioId, nationKey);
  }

  @ResolveField(() => ForceElementConnection, { description: 'Its force elements, by key.' })
  forceElements(@Caller() caller: RequestContext, @Parent() { scenarioId, key }: Contribution, @Args() args: PageArgs) {
    return this.rows.page(caller, FORCE_ELEMENTS, scenarioId, toPage(args), { contribution: [key] });
  }
}
