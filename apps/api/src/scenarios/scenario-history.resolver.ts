import { Args, ID, InputType, Int, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Argument, Field, Maybe } from '../graphql/field.ts';
import { findUuid } from '../graphql/node.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { ScenarioHistory } from './scenario-history.ts';
import {
  ReleasedSection,
  ScenarioChanged,
  ScenarioDifferenceConnection,
  ScenarioVersion,
  ScenarioVersionConnection,
} from './scenario-version.types.ts';
import { ScenarioService } from './scenario.service.ts';
import { Scenario } from './scenario.types.ts';

@InputType({ description: 'A scenario, as it is or as it was.' })
export class ScenarioVersionInput {
  @Field('The scenario.', () => ID)
  scenarioId!: string;
  @Maybe('The version; the newest one when absent.', () => Int)
  version?: number | null;
}

@Resolver(() => Scenario)
export class ScenarioHistoryResolver {
  constructor(
    private readonly history: ScenarioHistory,
    private readonly scenarios: ScenarioService,
  ) {}

  @ResolveField(() => ScenarioVersionConnection, { description: 'Its versions, newest first.' })
  versions(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.history.list(caller, uuid, toPage(args, 'versions'));
  }

  @ResolveField(() => Scenario, { nullable: true, description: 'The scenario that this one was forked from.' })
  parent(@Caller() caller: RequestContext, @Parent() { parentUuid }: Scenario) {
    return parentUuid === null ? null : this.scenarios.findById(caller, parentUuid);
  }

  @ResolveField(() => [ReleasedSection], {
    description: 'What a nation, the cell or an observer would see of what you see, section by section.',
  })
  released(
    @Caller() caller: RequestContext,
    @Parent() { uuid }: Scenario,
    @Argument(
      'recipient',
      'Key of a nation of the scenario, `@cell` or `@observer`; another is refused as `recipient.unknown`.',
      () => String,
    )
    recipient: string,
  ) {
    return this.history.listReleased(caller, uuid, recipient);
  }

  @Query(() => ScenarioDifferenceConnection, {
    name: 'scenarioDifference',
    nullable: true,
    description:
      'How two scenarios or two versions of one differ, in the order of the document; null when one of them is not there.',
  })
  difference(
    @Caller() caller: RequestContext,
    @Argument('from', 'The earlier one.', () => ScenarioVersionInput) from: ScenarioVersionInput,
    @Argument('to', 'The later one.', () => ScenarioVersionInput) to: ScenarioVersionInput,
    @Args() args: PageArgs,
  ) {
    const [earlier, later] = [findUuid(from.scenarioId, 'Scenario'), findUuid(to.scenarioId, 'Scenario')];
    const page = toPage(args, 'differences');
    if (earlier === undefined || later === undefined) return null;
    return this.history.compare(
      caller,
      { scenarioId: earlier, version: from.version },
      { scenarioId: later, version: to.version },
      page,
    );
  }

  @Subscription(() => ScenarioChanged, {
    name: 'scenarioChanged',
    description:
      'Each new version of a scenario, and each release that shows you more or less of it, from now on. What follows within a moment may come as one.',
    resolve: (changed: ScenarioChanged) => changed,
  })
  changed(@Caller() caller: RequestContext, @Argument('scenarioId', 'The scenario.', () => ID) scenarioId: string) {
    return this.history.watch(caller, findUuid(scenarioId, 'Scenario'));
  }
}

@Resolver(() => ScenarioChanged)
export class ScenarioChangedResolver {
  constructor(private readonly history: ScenarioHistory) {}

  @ResolveField(() => ScenarioVersion, {
    nullable: true,
    description: 'The newest version; null when the scenario was deleted.',
  })
  version(@Caller() caller: RequestContext, @Parent() { scenario }: ScenarioChanged) {
    return scenario && this.history.findLatest(caller, scenario.uuid);
  }
}

@Resolver(() => ScenarioVersion)
export class ScenarioVersionResolver {
  constructor(private readonly history: ScenarioHistory) {}

  @ResolveField(() => String, { description: 'SHA-256 of the document of this version as you see it.' })
  hash(@Caller() caller: RequestContext, @Parent() version: ScenarioVersion) {
    return this.history.hashOf(caller, version);
  }
}
