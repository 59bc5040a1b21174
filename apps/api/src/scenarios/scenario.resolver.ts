/** Scenarios and the pages of everything in them. */
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ContributionConnection } from '../contributions/contribution.types.ts';
import { ForceElementConnection, UnitTemplateConnection } from '../force-elements/force-element.types.ts';
import { GateConnection } from '../gates/gate.types.ts';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { findUuid } from '../graphql/node.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import { Component, PlaceKind, SupplyClass, TransportMode } from '../graphql/vocabulary.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { LiftPoolConnection, LiftTypeConnection } from '../lift/lift.types.ts';
import { LinkConnection } from '../links/link.types.ts';
import { NationConnection } from '../nations/nation.types.ts';
import { PlaceConnection } from '../places/place.types.ts';
import { RequirementConnection } from '../requirements/requirement.types.ts';
import { FactorConnection, SourceConnection } from '../sources/source.types.ts';
import { StockConnection } from '../stocks/stock.types.ts';
import { RowStore } from './row-store.ts';
import { ScenarioService } from './scenario.service.ts';
import { Scenario, ScenarioConnection } from './scenario.types.ts';
import * as sections from './section.ts';

@Resolver(() => Scenario)
export class ScenarioResolver {
  constructor(
    private readonly scenarios: ScenarioService,
    private readonly rows: RowStore,
  ) {}

  @Query(() => ScenarioConnection, { name: 'scenarios', description: 'The scenarios, by key.' })
  list(@Caller() caller: RequestContext, @Args() args: PageArgs) {
    return this.scenarios.list(caller, toPage(args, 'scenarios'));
  }

  @Query(() => Scenario, {
    name: 'scenario',
    nullable: true,
    description: 'One scenario, by id or by key; null when there is none.',
  })
  async find(
    @Caller() caller: RequestContext,
    @Argument('id', 'Its id.', () => ID, { nullable: true }) id?: string,
    @Argument('key', 'Its key, for example `paris-declaration`; used when no id is given.', () => String, {
      nullable: true,
    })
    key?: string,
  ) {
    if (id) {
      const uuid = findUuid(id, 'Scenario');
      return uuid === undefined ? null : this.scenarios.findById(caller, uuid);
    }
    return key ? this.scenarios.findByKey(caller, key) : null;
  }

  @ResolveField(() => SourceConnection, { description: 'The sources that rows name, by key.' })
  sources(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.rows.page(caller, sections.SOURCES, uuid, toPage(args, 'sources'));
  }

  @ResolveField(() => FactorConnection, { description: 'The planning factors, by key.' })
  factors(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.rows.page(caller, sections.FACTORS, uuid, toPage(args, 'factors'));
  }

  @ResolveField(() => NationConnection, { description: 'The nations, by key.' })
  nations(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.rows.page(caller, sections.NATIONS, uuid, toPage(args, 'nations'));
  }

  @ResolveField(() => ContributionConnection, { description: 'What the nations bring, by key.' })
  contributions(
    @Caller() caller: RequestContext,
    @Parent() { uuid }: Scenario,
    @Args() args: PageArgs,
    @Argument('nations', 'Only those of these nations.', () => [String], { nullable: true }) nations?: string[],
  ) {
    return this.rows.page(caller, sections.CONTRIBUTIONS, uuid, toPage(args, 'contributions'), { nation: nations });
  }

  @ResolveField(() => ForceElementConnection, { description: 'The force elements, by key.' })
  forceElements(
    @Caller() caller: RequestContext,
    @Parent() { uuid }: Scenario,
    @Args() args: PageArgs,
    @Argument('nations', 'Only those of these nations.', () => [String], { nullable: true }) nations?: string[],
    @Argument('components', 'Only those of these components.', () => [Component], { nullable: true })
    components?: string[],
  ) {
    return this.rows.page(caller, sections.FORCE_ELEMENTS, uuid, toPage(args, 'force-elements'), {
      nation: nations,
      component: components,
    });
  }

  @ResolveField(() => UnitTemplateConnection, { description: 'The unit templates, by key.' })
  unitTemplates(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.rows.page(caller, sections.UNIT_TEMPLATES, uuid, toPage(args, 'unit-templates'));
  }

  @ResolveField(() => RequirementConnection, { description: 'The statement of requirements, by key.' })
  requirements(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.rows.page(caller, sections.REQUIREMENTS, uuid, toPage(args, 'requirements'));
  }

  @ResolveField(() => PlaceConnection, {
    description: 'The places, by key: airfields, seaports, crossings, hubs, depots and others.',
  })
  places(
    @Caller() caller: RequestContext,
    @Parent() { uuid }: Scenario,
    @Args() args: PageArgs,
    @Argument('kinds', 'Only those of these kinds.', () => [PlaceKind], { nullable: true }) kinds?: string[],
  ) {
    return this.rows.page(caller, sections.PLACES, uuid, toPage(args, 'places'), { kind: kinds });
  }

  @ResolveField(() => LinkConnection, { description: 'The links, by key.' })
  links(
    @Caller() caller: RequestContext,
    @Parent() { uuid }: Scenario,
    @Args() args: PageArgs,
    @Argument('modes', 'Only those of these modes.', () => [TransportMode], { nullable: true }) modes?: string[],
  ) {
    return this.rows.page(caller, sections.LINKS, uuid, toPage(args, 'links'), { mode: modes });
  }

  @ResolveField(() => LiftTypeConnection, { description: 'The types of lift, by key.' })
  liftTypes(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.rows.page(caller, sections.LIFT_TYPES, uuid, toPage(args, 'lift-types'));
  }

  @ResolveField(() => LiftPoolConnection, { description: 'The lift pools, by key.' })
  liftPools(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.rows.page(caller, sections.LIFT_POOLS, uuid, toPage(args, 'lift-pools'));
  }

  @ResolveField(() => GateConnection, { description: 'The political gates, by key.' })
  gates(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.rows.page(caller, sections.GATES, uuid, toPage(args, 'gates'));
  }

  @ResolveField(() => StockConnection, { description: 'The stocks, by key.' })
  stocks(
    @Caller() caller: RequestContext,
    @Parent() { uuid }: Scenario,
    @Args() args: PageArgs,
    @Argument('places', 'Only those at places with these keys.', () => [String], { nullable: true }) places?: string[],
    @Argument('classes', 'Only those of these classes of supply.', () => [SupplyClass], { nullable: true })
    classes?: string[],
  ) {
    return this.rows.page(caller, sections.STOCKS, uuid, toPage(args, 'stocks'), { place: places, class: classes });
  }
}
