import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { Nation } from '../nations/nation.types.ts';
import { Place } from '../places/place.types.ts';
import { LIFT_TYPES, NATIONS, PLACES, SOURCES } from '../scenarios/section.ts';
import { Source } from '../sources/source.types.ts';
import { LiftPool, LiftType } from './lift.types.ts';

@Resolver(() => LiftType)
export class LiftTypeResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: LiftType) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }
}

@Resolver(() => LiftPool)
export class LiftPoolResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: LiftPool) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }

  @ResolveField(() => LiftType, { description: 'Type of its assets.' })
  liftType(@Caller() caller: RequestContext, @Parent() { scenarioId, liftTypeKey }: LiftPool) {
    return this.rows.findByKey(caller, LIFT_TYPES, scenarioId, liftTypeKey);
  }

  @ResolveField(() => Place, { description: 'Where the assets stand at first.' })
  base(@Caller() caller: RequestContext, @Parent() { scenarioId, baseKey }: LiftPool) {
    return this.rows.findByKey(caller, PLACES, scenarioId, baseKey);
  }

  @ResolveField(() => Nation, { nullable: true, description: 'Nation; null for a multinational or commercial pool.' })
  owner(@Caller() caller: RequestContext, @Parent() { scenarioId, ownerKey }: LiftPool) {
    return this.rows.findByKey(caller, NATIONS, scenarioId, ownerKey);
  }
}
