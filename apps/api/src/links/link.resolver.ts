import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { Place } from '../places/place.types.ts';
import { PLACES, SOURCES } from '../scenarios/section.ts';
import { Source } from '../sources/source.types.ts';
import { Link } from './link.types.ts';

@Resolver(() => Link)
export class LinkResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: Link) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }

  @ResolveField(() => Place, { description: 'One end.' })
  from(@Caller() caller: RequestContext, @Parent() { scenarioId, fromKey }: Link) {
    return this.rows.findByKey(caller, PLACES, scenarioId, fromKey);
  }

  @ResolveField(() => Place, { description: 'The other end.' })
  to(@Caller() caller: RequestContext, @Parent() { scenarioId, toKey }: Link) {
    return this.rows.findByKey(caller, PLACES, scenarioId, toKey);
  }
}
