import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { Nation } from '../nations/nation.types.ts';
import { Place } from '../places/place.types.ts';
import { NATIONS, PLACES, SOURCES } from '../scenarios/section.ts';
import { Source } from '../sources/source.types.ts';
import { Stock } from './stock.types.ts';

@Resolver(() => Stock)
export class StockResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: Stock) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }

  @ResolveField(() => Place, { description: 'Where it is kept.' })
  place(@Caller() caller: RequestContext, @Parent() { scenarioId, placeKey }: Stock) {
    return this.rows.findByKey(caller, PLACES, scenarioId, placeKey);
  }

  @ResolveField(() => Nation, { nullable: true, description: 'Nation that owns it.' })
  owner(@Caller() caller: RequestContext, @Parent() { scenarioId, ownerKey }: Stock) {
    return this.rows.findByKey(caller, NATIONS, scenarioId, ownerKey);
  }
}
