import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import {
  InitialState,
  pageOfState,
  StateElementConnection,
  StateGateConnection,
  StateResponseConnection,
  StateStockConnection,
  StateSupplyConnection,
  StateSupportConnection,
} from './initial-state.types.ts';
import { ScenarioService } from './scenario.service.ts';
import { Scenario } from './scenario.types.ts';
import { toDate } from './thing.mapper.ts';

@Resolver(() => Scenario)
export class ScenarioStateResolver {
  constructor(private readonly scenarios: ScenarioService) {}

  @ResolveField(() => InitialState, {
    nullable: true,
    description: 'The state that the plan begins with; null where the posture is simulated from CF-day.',
  })
  async initialState(
    @Caller() caller: RequestContext,
    @Parent() { uuid, asOfMin }: Scenario,
  ): Promise<InitialState | null> {
    if (asOfMin === null) return null;
    // What is said of rows that are hidden is not in the view.
    const stored = (await this.scenarios.findDocument(caller, uuid))?.initialState;
    return stored === undefined ? null : { scenarioId: uuid, stored, asOf: toDate(stored.asOf, uuid) };
  }
}

@Resolver(() => InitialState)
export class InitialStateResolver {
  @ResolveField(() => StateElementConnection, {
    description:
      'Elements that are at their destination, ready there or gone, and movements that have arrived, by key.',
  })
  elements(@Parent() state: InitialState, @Args() args: PageArgs) {
    return pageOfState(state, 'elements', toPage(args, 'state-elements'));
  }

  @ResolveField(() => StateSupportConnection, {
    description: 'What is done of works, production, training and formations, by key.',
  })
  support(@Parent() state: InitialState, @Args() args: PageArgs) {
    return pageOfState(state, 'support', toPage(args, 'state-support'));
  }

  @ResolveField(() => StateStockConnection, { description: 'Stocks as they are then, by key.' })
  stocks(@Parent() state: InitialState, @Args() args: PageArgs) {
    return pageOfState(state, 'stocks', toPage(args, 'state-stocks'));
  }

  @ResolveField(() => StateSupplyConnection, { description: 'Supply that is under way then, by key.' })
  supply(@Parent() state: InitialState, @Args() args: PageArgs) {
    return pageOfState(state, 'supply', toPage(args, 'state-supply'));
  }

  @ResolveField(() => StateGateConnection, { description: 'What has happened to gates until then, by key.' })
  gates(@Parent() state: InitialState, @Args() args: PageArgs) {
    return pageOfState(state, 'gates', toPage(args, 'state-gates'));
  }
  @ResolveField(() => StateResponseConnection, {
    description: 'What has become of remedies and commitments until then, by key.',
  })
  response(@Parent() state: InitialState, @Args() args: PageArgs) {
    return pageOfState(state, 'response', toPage(args, 'state-response'));
  }
}
