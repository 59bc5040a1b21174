/** The stocks of a result: their courses, those of one with what flows, and all of them as columns. */
import { Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { STOCKS_MOST } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import { selectedFields } from '../graphql/selection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { Place } from '../places/place.types.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { NATIONS, PLACES, STOCKS } from '../scenarios/section.ts';
import { Stock } from '../stocks/stock.types.ts';
import { StockColumns, StockFlow, StockResult } from './result-supply.types.ts';
import { RunResult } from './run.types.ts';
import { STOCK_COLUMNS, StockResultStore } from './stock-results.ts';

@Resolver(() => RunResult)
export class RunStocksResolver {
  constructor(private readonly results: StockResultStore) {}

  @ResolveField(() => [StockResult], {
    description:
      'Course of the stocks. Where they are many, ask first what tells them apart (`stockColumns`), and then for the series of those that are looked at.',
  })
  async stocks(
    @Caller() caller: RequestContext,
    @Parent() { runUuid, scenarioId }: RunResult,
    @Info() info: GraphQLResolveInfo,
    @Argument('keys', `Only these, at most ${STOCKS_MOST}; all when absent.`, () => [String], { nullable: true })
    keys?: string[],
  ) {
    const asked = {
      isUsed: selectedFields(info).has('isUsed'),
      quantiles: { levelT: selectedFields(info, 'levelT'), daysOfSupply: selectedFields(info, 'daysOfSupply') },
    };
    const found = await this.results.list(caller, runUuid, asked, keys);
    return found.map(({ id, place, ...body }) => ({ ...body, key: id, scenarioId, placeKey: place }));
  }

  @ResolveField(() => StockColumns, {
    description: 'What tells the stocks apart, as columns: all of them in one answer, however many a file has brought.',
  })
  async stockColumns(
    @Caller() caller: RequestContext,
    @Parent() { runUuid, scenarioId }: RunResult,
    @Info() info: GraphQLResolveInfo,
  ) {
    const asked = selectedFields(info);
    // What the scenario says is found by the keys.
    const names = STOCK_COLUMNS.filter((name) => name === 'key' || asked.has(name));
    const { place, ...columns } = await this.results.columns(caller, runUuid, names);
    return { ...columns, scenarioId, placeKeys: place ?? [] };
  }

  @ResolveField(() => StockFlow, {
    nullable: true,
    description:
      'What one stock received and what left it, over time; null where there is no such stock, and in runs of earlier versions.',
  })
  async stockFlow(
    @Caller() caller: RequestContext,
    @Parent() { runUuid }: RunResult,
    @Argument('key', 'Key of the stock.', () => String) key: string,
  ) {
    const found = await this.results.findFlow(caller, runUuid, key);
    return found === undefined ? null : { key: found.id, receivedT: found.receivedT, goneT: found.goneT };
  }
}

/** What the scenario says of them as the caller sees it: what is hidden from him is not there. */
@Resolver(() => StockColumns)
export class StockColumnsResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => [String], {
    nullable: 'items',
    description: 'Keys of the places; null where the place is not there any more.',
  })
  async place(@Caller() caller: RequestContext, @Parent() { scenarioId, placeKeys }: StockColumns) {
    const seen = await this.rows.listFields(caller, PLACES, scenarioId, [...new Set(placeKeys)], []);
    return placeKeys.map((key) => (seen.has(key) ? key : null));
  }

  @ResolveField(() => [String], { nullable: 'items', description: 'What they hold, where the scenario says it.' })
  async item(@Caller() caller: RequestContext, @Parent() columns: StockColumns) {
    const found = await this.rowsOf(caller, columns);
    return columns.key.map((key) => found.get(key)?.item ?? null);
  }

  @ResolveField(() => [String], { nullable: 'items', description: 'Keys of the nations that own them.' })
  async owner(@Caller() caller: RequestContext, @Parent() columns: StockColumns) {
    const found = await this.rowsOf(caller, columns);
    const owners = columns.key.map((key) => found.get(key)?.owner ?? null);
    const named = [...new Set(owners)].filter((owner) => owner !== null);
    const seen = await this.rows.listFields(caller, NATIONS, columns.scenarioId, named, []);
    return owners.map((owner) => (owner !== null && seen.has(owner) ? owner : null));
  }

  /** One reading for both. */
  private rowsOf(caller: RequestContext, { scenarioId, key }: StockColumns) {
    return this.rows.listFields(caller, STOCKS, scenarioId, key, ['item', 'owner']);
  }
}

@Resolver(() => StockResult)
export class StockResultResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Place, { nullable: true, description: 'Where it is kept.' })
  place(@Caller() caller: RequestContext, @Parent() { scenarioId, placeKey }: StockResult) {
    return this.rows.findByKey(caller, PLACES, scenarioId, placeKey);
  }

  @ResolveField(() => Stock, { nullable: true, description: 'The stock as the scenario gives it.' })
  stock(@Caller() caller: RequestContext, @Parent() { scenarioId, key }: StockResult) {
    return this.rows.findByKey(caller, STOCKS, scenarioId, key);
  }
}
