import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { ContributionConnection } from '../contributions/contribution.types.ts';
import { ForceElementConnection } from '../force-elements/force-element.types.ts';
import { Gate } from '../gates/gate.types.ts';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { CONTRIBUTIONS, FORCE_ELEMENTS, GATES, SOURCES } from '../scenarios/section.ts';
import { Source } from '../sources/source.types.ts';
import { Nation } from './nation.types.ts';

@Resolver(() => Nation)
export class NationResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: Nation) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }

  @ResolveField(() => Gate, { nullable: true, description: 'Gate of the national approval.' })
  approvalGate(@Caller() caller: RequestContext, @Parent() { scenarioId, approvalGateKey }: Nation) {
    return this.rows.findByKey(caller, GATES, scenarioId, approvalGateKey);
  }

  @ResolveField(() => ContributionConnection, { description: 'What the nation brings, by key.' })
  contributions(@Caller() caller: RequestContext, @Parent() { scenarioId, key }: Nation, @Args() args: PageArgs) {
    return this.rows.pageOf(caller, CONTRIBUTIONS, scenarioId, ['nation', key], toPage(args, 'contributions'));
  }

  @ResolveField(() => ForceElementConnection, { description: 'Its force elements, by key.' })
  forceElements(@Caller() caller: RequestContext, @Parent() { scenarioId, key }: Nation, @Args() args: PageArgs) {
    return this.rows.pageOf(caller, FORCE_ELEMENTS, scenarioId, ['nation', key], toPage(args, 'force-elements'));
  }
}
