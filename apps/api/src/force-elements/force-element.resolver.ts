import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { Contribution } from '../contributions/contribution.types.ts';
import { Cargo } from '../graphql/quantities.ts';
import { Nation } from '../nations/nation.types.ts';
import { Place } from '../places/place.types.ts';
import { CONTRIBUTIONS, FORCE_ELEMENTS, NATIONS, PLACES, SOURCES, UNIT_TEMPLATES } from '../scenarios/section.ts';
import { Scenario } from '../scenarios/scenario.types.ts';
import { Source } from '../sources/source.types.ts';
import { ForceElementColumnStore } from './force-element-columns.ts';
import { ForceElementColumns } from './force-element-columns.types.ts';
import { ForceElement, UnitTemplate } from './force-element.types.ts';

@Resolver(() => ForceElement)
export class ForceElementResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: ForceElement) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }

  @ResolveField(() => Nation, { nullable: true, description: 'The nation; null in worlds without nations.' })
  nation(@Caller() caller: RequestContext, @Parent() { scenarioId, nationKey }: ForceElement) {
    return this.rows.findByKey(caller, NATIONS, scenarioId, nationKey);
  }

  @ResolveField(() => Contribution, { nullable: true, description: 'The contribution that it is part of.' })
  contribution(@Caller() caller: RequestContext, @Parent() { scenarioId, contributionKey }: ForceElement) {
    return this.rows.findByKey(caller, CONTRIBUTIONS, scenarioId, contributionKey);
  }

  @ResolveField(() => ForceElement, { nullable: true, description: 'Superior element.' })
  parent(@Caller() caller: RequestContext, @Parent() { scenarioId, parentKey }: ForceElement) {
    return this.rows.findByKey(caller, FORCE_ELEMENTS, scenarioId, parentKey);
  }

  @ResolveField(() => UnitTemplate, { nullable: true, description: 'Template that gives its movement data.' })
  template(@Caller() caller: RequestContext, @Parent() { scenarioId, templateKey }: ForceElement) {
    return this.rows.findByKey(caller, UNIT_TEMPLATES, scenarioId, templateKey);
  }

  @ResolveField(() => Place, { description: 'Where it stands at first.' })
  home(@Caller() caller: RequestContext, @Parent() { scenarioId, homeKey }: ForceElement) {
    return this.rows.findByKey(caller, PLACES, scenarioId, homeKey);
  }

  @ResolveField(() => Place, { description: 'Where it is needed.' })
  destination(@Caller() caller: RequestContext, @Parent() { scenarioId, destinationKey }: ForceElement) {
    return this.rows.findByKey(caller, PLACES, scenarioId, destinationKey);
  }

  @ResolveField(() => [Place], { description: 'Places that its equipment must pass, in order.' })
  via(@Caller() caller: RequestContext, @Parent() { scenarioId, viaKeys }: ForceElement) {
    return this.rows.listByKeys(caller, PLACES, scenarioId, viaKeys);
  }

  @ResolveField(() => [Place], { description: 'Places that its people must pass, in order.' })
  peopleVia(@Caller() caller: RequestContext, @Parent() { scenarioId, peopleViaKeys }: ForceElement) {
    return this.rows.listByKeys(caller, PLACES, scenarioId, peopleViaKeys);
  }

  @ResolveField(() => [ForceElement], { description: 'Elements that must be ready first.' })
  needs(@Caller() caller: RequestContext, @Parent() { scenarioId, needsKeys }: ForceElement) {
    return this.rows.listByKeys(caller, FORCE_ELEMENTS, scenarioId, needsKeys);
  }

  @ResolveField(() => Cargo, {
    description: 'What has to be moved: the figures of the template, overridden by its own.',
  })
  async cargo(
    @Caller() caller: RequestContext,
    @Parent() { scenarioId, templateKey, ownCargo }: ForceElement,
  ): Promise<Cargo> {
    const template = await this.rows.findByKey(caller, UNIT_TEMPLATES, scenarioId, templateKey);
    return { ...template?.cargo, ...ownCargo };
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Symbol identification code of APP-6(D), its own or of its template.',
  })
  async sidc(
    @Caller() caller: RequestContext,
    @Parent() { scenarioId, templateKey, ownSidc }: ForceElement,
  ): Promise<string | null> {
    if (ownSidc !== undefined) return ownSidc;
    const template = await this.rows.findByKey(caller, UNIT_TEMPLATES, scenarioId, templateKey);
    return template?.sidc ?? null;
  }
}

@Resolver(() => Scenario)
export class ScenarioForceElementsResolver {
  constructor(private readonly columns: ForceElementColumnStore) {}

  @ResolveField(() => ForceElementColumns, {
    description: 'What lists and maps show of the force elements, as columns: all of them in one answer.',
  })
  forceElementColumns(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario) {
    return this.columns.read(caller, uuid);
  }
}

@Resolver(() => UnitTemplate)
export class UnitTemplateResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: UnitTemplate) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }
}
