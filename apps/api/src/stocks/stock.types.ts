import { Float, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';

import { ScenarioDate } from '../graphql/quantities.ts';
import { StockIssue, SupplyClass } from '../graphql/vocabulary.ts';
import { OwnedThing } from '../release/owned-thing.ts';

@ObjectType({
  description: 'The most that all consumers of a stock draw together from a date on, whatever rate they require.',
})
export class ControlledRate {
  @Field('From when.', () => ScenarioDate)
  from!: ScenarioDate;
  @Maybe('Controlled supply rate, t a day; null = not controlled from then on.', () => Float)
  tPerDay?: number;
}

@ObjectType({ description: 'A stock of one class of supply at a place.', implements: () => [Node] })
export class Stock extends OwnedThing {
  readonly placeKey!: string;
  readonly ownerKey?: string;
  @Field('Class of supply.', () => SupplyClass)
  class!: string;
  @Maybe('What it is, when it is more special than its class.', () => String)
  item?: string;
  @Field('Stock at the start, t.', () => Float)
  amountT!: number;
  @Maybe('Most the place holds, t; null = unlimited.', () => Float)
  capacityT?: number;
  @Maybe('Untouchable reserve, t.', () => Float)
  reserveT?: number;
  @Maybe('Most that is issued for transport a day, t; null = unlimited.', () => Float)
  outloadTPerDay?: number;
  @Maybe('Key of the gate or condition that opens the stock for issue.', () => String)
  releasedBy?: string;
  @Maybe('Target in days of supply.', () => Float)
  targetDays?: number;
  @Maybe('How it is divided when it is short; null = by priority.', () => StockIssue)
  issue?: string;
  @Field('Controlled supply rates in order of time.', () => [ControlledRate])
  controlledRates!: ControlledRate[];
}
export const StockConnection = connectionOf(() => Stock, 'Stock', 'stocks');
