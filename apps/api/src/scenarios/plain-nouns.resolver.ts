/** The pages of the nouns whose type is made from the schema of the document. */
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { PLAIN_SECTIONS } from './plain-nouns.ts';
import { RowStore } from './row-store.ts';
import { Scenario } from './scenario.types.ts';

@Resolver(() => Scenario)
export class PlainNounsResolver {
  constructor(readonly rows: RowStore) {}
}

for (const [field, section] of Object.entries(PLAIN_SECTIONS)) {
  const target = PlainNounsResolver.prototype;
  const list = function (this: PlainNounsResolver, caller: RequestContext, { uuid }: Scenario, args: PageArgs) {
    return this.rows.page(caller, section as never, uuid, toPage(args, field));
  };
  Object.defineProperty(target, field, { value: list });
  Caller()(target, field, 0);
  Parent()(target, field, 1);
  // What the compiler writes for a method that stands in a class.
  Reflect.defineMetadata('design:paramtypes', [Object, Object, PageArgs], target, field);
  Args({ type: () => PageArgs })(target, field, 2);
  ResolveField(field, () => section.connection, { description: `The ${field}, by key.` })(
    target,
    field,
    Object.getOwnPropertyDescriptor(target, field) as PropertyDescriptor,
  );
}
