import { Args, ID, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { ForceElementConnection } from '../force-elements/force-element.types.ts';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { findUuid } from '../graphql/node.ts';
import { Nation } from '../nations/nation.types.ts';
import { FORCE_ELEMENTS, NATIONS, SOURCES } from '../scenarios/section.ts';
import { Source } from '../sources/source.types.ts';
import { ContributionWatch } from './contribution-watch.ts';
import { Contribution, ContributionsChanged } from './contribution.types.ts';

@Resolver(() => Contribution)
export class ContributionResolver {
  constructor(
    private readonly rows: RowStore,
    private readonly watcher: ContributionWatch,
  ) {}

  @Subscription(() => ContributionsChanged, {
    name: 'contributionChanged',
    description:
      'What becomes of the contributions that you see, from now on: changed, released to you, removed or withdrawn from you.',
    resolve: (changed: ContributionsChanged) => changed,
  })
  changed(@Caller() caller: RequestContext, @Argument('scenarioId', 'The scenario.', () => ID) scenarioId: string) {
    return this.watcher.watch(caller, findUuid(scenarioId, 'Scenario'));
  }

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
    return this.rows.pageOf(caller, FORCE_ELEMENTS, scenarioId, ['contribution', key], toPage(args, 'force-elements'));
  }
}
