import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Nation } from '../nations/nation.types.ts';
import { NATIONS, SOURCES, STOCKS } from '../scenarios/section.ts';
import { Source } from '../sources/source.types.ts';
import { StockConnection } from '../stocks/stock.types.ts';
import { Place } from './place.types.ts';

@Resolver(() => Place)
export class PlaceResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: Place) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }

  @ResolveField(() => Nation, { nullable: true, description: 'Nation that owns or runs it.' })
  owner(@Caller() caller: RequestContext, @Parent() { scenarioId, ownerKey }: Place) {
    return this.rows.findByKey(caller, NATIONS, scenarioId, ownerKey);
  }

  @ResolveField(() => StockConnection, { description: 'Stocks kept there, by key.' })
  stocks(@Caller() caller: RequestContext, @Parent() { scenarioId, key }: Place, @Args() args: PageArgs) {
    return this.rows.pageOf(caller, STOCKS, scenarioId, ['place', key], toPage(args, 'stocks'));
  }
}
