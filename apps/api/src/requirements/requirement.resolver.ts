import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { ForceElement } from '../force-elements/force-element.types.ts';
import { Place } from '../places/place.types.ts';
import { FORCE_ELEMENTS, PLACES, SOURCES } from '../scenarios/section.ts';
import { Source } from '../sources/source.types.ts';
import { Requirement } from './requirement.types.ts';

@Resolver(() => Requirement)
export class RequirementResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: Requirement) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }

  @ResolveField(() => Place, { nullable: true, description: 'Where it is needed.' })
  place(@Caller() caller: RequestContext, @Parent() { scenarioId, placeKey }: Requirement) {
    return this.rows.findByKey(caller, PLACES, scenarioId, placeKey);
  }

  @ResolveField(() => [ForceElement], { description: 'Elements that the planner named for the line, at most 500.' })
  elements(@Caller() caller: RequestContext, @Parent() { scenarioId, elementKeys }: Requirement) {
    return this.rows.listByKeys(caller, FORCE_ELEMENTS, scenarioId, elementKeys);
  }
}
